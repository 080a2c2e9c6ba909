import type { DateResolution } from '../types';

/** For rules of which nothing is known. */
const MEAN = 0.94;

/** What an unknown year or day leaves of the confidence in the value. */
const UNRESOLVED = 0.6;

/**
 * Probability that the span is a date expression of the article and its value right, 0 to 1.
 * @param known share of such expressions that were right, as far as the language knows its rule
 */
export function confidenceOf(known: number = MEAN, how: DateResolution['how']): number {
  return how === 'unresolved' ? known * UNRESOLVED : known;
}
