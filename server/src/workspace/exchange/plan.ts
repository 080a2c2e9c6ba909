import { DATE } from '../../core/annotation/model';
import { documentOf } from '../../core/formats/document';
import type { ExportChoices } from '../../core/formats/export';
import type { Format } from '../../core/formats/model';
import { type SplitItem, type SplitSettings, signatureOf, split } from '../../core/formats/split';
import type { Found } from '../find';
import { type Batch, loadArticles, type Source } from '../load';
import type { Projects } from '../projects';

/** What must be known of the whole corpus before the first article is written. */
export interface ExportPlan {
  /** All labels, in the order of `labelOrder`; empty when the format does not ask for them. */
  readonly labels: readonly string[];
  /** The part of each article. */
  partOf(name: string): string;
  readonly parts: readonly string[];
}

const WHOLE = 'dateline';

/** Adds the labels of the project that governs an article. */
export async function declaredBy({ uri }: Found, projects: Projects, declared: Set<string>): Promise<void> {
  const { project } = await projects.of(uri);
  for (const { name } of project.labels) declared.add(name);
}

/**
 * Labels in the order of the project, dates behind them, then those that no project declares. It does not
 * depend on what occurs, so that numbers of labels are the same in every export of a project.
 */
export function labelOrder(declared: ReadonlySet<string>, occurring: Iterable<string>): string[] {
  const known = new Set([...declared, DATE]);
  return [...known, ...[...new Set(occurring)].filter((label) => !known.has(label)).sort()];
}

/** Reads the corpus once when its labels or its splits are asked for; keeps a few numbers of each article. */
export async function planExport(
  found: readonly Found[],
  context: Source & {
    readonly format: Format;
    readonly choices: ExportChoices;
    readonly splits?: SplitSettings;
    readonly batch: Batch;
    readonly signal?: AbortSignal;
    readonly progress?: (done: number) => void;
  },
): Promise<ExportPlan> {
  const { format, choices, splits, batch, slices } = context;
  if (!splits && !format.labelsFirst) return { labels: [], partOf: () => WHOLE, parts: [WHOLE] };
  const labels = new Set<string>();
  const declared = new Set<string>();
  const items: SplitItem[] = [];
  let done = 0;
  for await (const { each, loaded } of loadArticles(found, context, batch)) {
    context.signal?.throwIfAborted();
    await slices.turn();
    await declaredBy(each, context.projects, declared);
    if (!('fault' in loaded)) {
      const document = documentOf(each.name, loaded.article, choices, () => undefined);
      const { spans, text } = (await slices.run(document))!;
      const counts = new Map<string, number>();
      for (const { label } of spans) counts.set(label, (counts.get(label) ?? 0) + 1);
      for (const label of counts.keys()) labels.add(label);
      if (splits) items.push({ name: each.name, labels: counts, signature: signatureOf(text) });
    }
    context.progress?.(++done);
  }
  const ordered = labelOrder(declared, labels);
  if (!splits) return { labels: ordered, partOf: () => WHOLE, parts: [WHOLE] };
  const parts = split(items, splits);
  return {
    labels: ordered,
    partOf: (name) => parts.get(name) ?? splits.parts[0]![0],
    parts: splits.parts.map(([name]) => name),
  };
}
