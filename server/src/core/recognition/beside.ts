import { overlaps, type Span } from '../text/span';
import { findDateExpressions, shiftExpression } from './dates/find';
import type { DateGrammar } from './dates/grammar';
import { type ResolveContext, resolveDates } from './dates/resolve';
import { calibrate } from './names/calibration';
import { findNames } from './names/label';
import type { Decided, NameResources } from './names/types';
import type { DateSuggestion, EntitySuggestion } from './types';

/**
 * The names of a paragraph that are likeliest where what is decided stands for certain, as far as they take the place of what
 * was suggested before. Linear in the paragraph.
 *
 * @param lost what was suggested and is no more
 */
export function namesBeside(
  paragraph: string,
  lost: readonly Span[],
  decided: readonly Decided[],
  resources: NameResources,
): EntitySuggestion[] {
  const { names } = findNames(paragraph, resources, undefined, decided);
  const isMeant = (span: Span) =>
    lost.some((one) => overlaps(one, span)) && !decided.some((one) => overlaps(one, span));
  return names.filter(isMeant).map(({ start, end, label, probability, surface, entry, evidence }) => ({
    start,
    end,
    label,
    confidence: calibrate(probability, resources.model.calibration),
    canonical: entry?.canonical ?? surface,
    ...(entry ? { facts: entry } : {}),
    evidence,
    adapted: {},
  }));
}

/** The dates that are written in what decisions have left of what was suggested. */
export function datesBeside(
  text: string,
  lost: readonly Span[],
  decided: readonly Span[],
  grammar: DateGrammar,
  context: ResolveContext,
): DateSuggestion[] {
  return lost
    .flatMap((one) => without(one, decided))
    .flatMap(({ start, end }) => {
      const found = findDateExpressions(text.slice(start, end), grammar);
      return resolveDates(
        found.map((one) => shiftExpression(one, start)),
        context,
      );
    });
}

/** The parts of a place that none of the others takes; these by position. */
function without(place: Span, others: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let { start } = place;
  for (const other of others) {
    if (!overlaps(other, place)) continue;
    if (other.start > start) parts.push({ start, end: other.start });
    start = Math.max(start, other.end);
  }
  if (start < place.end) parts.push({ start, end: place.end });
  return parts;
}
