import type { Span } from '../../text/span';
import { spanTags } from './tags';
import type { NameResources } from './types';
import { createView } from './view';

/** A name that may stand at a place. */
export interface NameReading extends Span {
  readonly label: string;
  /** That it stands there with these borders and this label, by the model alone. */
  readonly probability: number;
}

/** Tokens that a reading may begin before the place, and end behind it. */
const REACH = 8;
/** Tokens of the longest reading, where the place itself is no longer. */
const LONGEST = 16;
/** What is less likely than this is no reading. */
const LEAST = 1e-8;

/**
 * The names that may stand at a place of a paragraph, the likeliest first, whether or not they go together. A place of no
 * length is that of the word there. Linear in the paragraph.
 */
export function readNames(
  paragraph: string,
  { start, end }: Span,
  { model, gazetteer }: NameResources,
): NameReading[] {
  const view = createView(paragraph, gazetteer);
  const { tokens, length } = view;
  const first = tokens.findIndex((token) => token.end > start || (start === end && token.end === start));
  if (first < 0) return [];
  let last = first;
  while (last + 1 < length && tokens[last + 1]!.start < end) last++;
  const lattice = model.score(view);
  lattice.forwardBackward();
  const longest = Math.max(LONGEST, last - first + 1);
  const readings: NameReading[] = [];
  for (let from = Math.max(0, first - REACH); from <= last; from++) {
    const most = Math.min(length, last + 1 + REACH, from + longest);
    for (let to = Math.max(first + 1, from + 1); to <= most; to++)
      for (const [n, label] of model.tags.labels.entries()) {
        const probability = lattice.pathProbability(spanTags(from, to, n), from, to);
        if (probability < LEAST) continue;
        readings.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end, label, probability });
      }
  }
  return readings.sort((a, b) => b.probability - a.probability);
}
