import type { Article } from '../core/annotation/article';
import type { Recognizer } from '../core/recognition/recognizer';
import { readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import {
  decidedArticle,
  type Found,
  faultOf,
  type LoadFault,
  loadArticle,
  type Projects,
  sidecarPath,
} from './articles';
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
  const file = await readText(path);
  if (file.kind !== 'text') return faultOf(path, file);
  const sidecar = await readText(sidecarPath(path));
  if (sidecar.kind !== 'text' && sidecar.kind !== 'missing') return faultOf(sidecarPath(path), sidecar);
  const { project } = await projects.of(path);
  const decisions = sidecar.kind === 'text' ? readSidecar(sidecar.text) : undefined;
  return { article: decidedArticle(file.text, decisions, { lang: project.language }) };
}
