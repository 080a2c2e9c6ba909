import type { Article } from '../core/annotation/article';
import type { Recognizer } from '../core/recognition/recognizer';
import { sidecarOf } from '../core/sidecar/name';
import { LineMap } from '../core/text/lines';
import type { Projects } from '../workspace/projects';
import { type Found, type LoadFault, loadArticle, loadDecided } from './articles';

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
  const loaded = recognizer
    ? await loadArticle(found, recognizer, projects)
    : await loadDecided(found, projects);
  if ('fault' in loaded) return loaded;
  const { sidecar } = loaded.article.annotations;
  const lines = sidecar && sidecar.problems.length > 0 ? new LineMap(sidecar.source) : undefined;
  const faults = (sidecar?.problems ?? []).map(({ code, detail, source }): LoadFault => {
    const line = lines!.lineAt(source.start) + 1;
    return { path: sidecarOf(found.path), line, fault: { reason: 'sidecar', code, detail } };
  });
  return { article: loaded.article, faults };
}
