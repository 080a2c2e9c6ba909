import { type Article, articleOf } from '../core/annotation/article';
import { detectLanguage } from '../core/recognition/language';
import type { Recognizer } from '../core/recognition/recognizer';
import { readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import { type Found, type LoadFault, loadArticle, type Projects, sidecarPath } from './articles';
import { readText } from './files';

/** An article to export, and what in its sidecar could not be understood. */
export interface Source {
  readonly article: Article;
  readonly faults: readonly LoadFault[];
}

/**
 * Reads an article for an export. Decisions need no recognizer, which makes their export fast and its
 * result independent of the recognizer's version.
 */
export async function sourceOf(
  found: Found,
  recognizer: Recognizer | undefined,
  projects: Projects,
): Promise<Source | LoadFault> {
  const loaded = recognizer ? await loadArticle(found, recognizer, projects) : await plain(found, projects);
  if ('fault' in loaded) return loaded;
  const { sidecar } = loaded.article.annotations;
  const lines = sidecar && sidecar.problems.length > 0 ? new LineMap(sidecar.source) : undefined;
  const faults = (sidecar?.problems ?? []).map(({ code, detail, source }): LoadFault => {
    const line = lines!.lineAt(source.start) + 1;
    return { path: sidecarPath(found.path), line, fault: { reason: 'sidecar', code, detail } };
  });
  return { article: loaded.article, faults };
}

async function plain({ path }: Found, projects: Projects): Promise<{ article: Article } | LoadFault> {
  const text = await textOf(path);
  if (typeof text === 'object') return text;
  if (text === undefined) return { path, fault: { reason: 'missing' } };
  const source = await textOf(sidecarPath(path));
  if (typeof source === 'object') return source;
  const sidecar = source === undefined ? undefined : readSidecar(source);
  const { project } = await projects.of(path);
  const published = sidecar?.header.published;
  const recognition = {
    lang: project.language ?? detectLanguage(text),
    ...(published === undefined ? {} : { published: { value: published, source: 'sidecar' as const } }),
    entities: [],
    dates: [],
    lines: [],
  };
  return { article: articleOf(text, recognition, sidecar) };
}

async function textOf(path: string): Promise<string | undefined | LoadFault> {
  const file = await readText(path);
  if (file.kind === 'text') return file.text;
  if (file.kind === 'missing') return undefined;
  if (file.kind === 'not-text') return { path, fault: file.fault };
  return { path, fault: { reason: 'failed', message: file.message } };
}
