import { documentOf } from '../../core/formats/document';
import type { ExportChoices } from '../../core/formats/export';
import type { Format } from '../../core/formats/model';
import { type SplitItem, type SplitSettings, signatureOf, split } from '../../core/formats/split';
import type { Found } from '../find';
import { loadArticle, type Recognize, type Source } from '../load';

/** What must be known of the whole corpus before the first article is written. */
export interface ExportPlan {
  /** All labels, sorted; empty when the format does not ask for them. */
  readonly labels: readonly string[];
  /** The part of each article. */
  partOf(name: string): string;
  readonly parts: readonly string[];
}

const WHOLE = 'dateline';

/** Reads the corpus once when its labels or its splits are asked for; keeps a few numbers of each article. */
export async function planExport(
  found: readonly Found[],
  context: Source & {
    readonly format: Format;
    readonly choices: ExportChoices;
    readonly splits?: SplitSettings;
    readonly recognize: Recognize | undefined;
    readonly signal?: AbortSignal;
    readonly progress?: (done: number) => void;
  },
): Promise<ExportPlan> {
  const { format, choices, splits, recognize, slices } = context;
  if (!splits && !format.labelsFirst) return { labels: [], partOf: () => WHOLE, parts: [WHOLE] };
  const labels = new Set<string>();
  const items: SplitItem[] = [];
  for (const [n, each] of found.entries()) {
    context.signal?.throwIfAborted();
    const loaded = await loadArticle(each, context, recognize);
    await slices.turn();
    if (!('fault' in loaded)) {
      const { spans, text } = documentOf(each.name, loaded.article, choices, () => undefined);
      const counts = new Map<string, number>();
      for (const { label } of spans) counts.set(label, (counts.get(label) ?? 0) + 1);
      for (const label of counts.keys()) labels.add(label);
      if (splits) items.push({ name: each.name, labels: counts, signature: signatureOf(text) });
    }
    context.progress?.(n + 1);
  }
  const sorted = [...labels].sort();
  if (!splits) return { labels: sorted, partOf: () => WHOLE, parts: [WHOLE] };
  const parts = split(items, splits);
  return {
    labels: sorted,
    partOf: (name) => parts.get(name) ?? splits.parts[0]![0],
    parts: splits.parts.map(([name]) => name),
  };
}
