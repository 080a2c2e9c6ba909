import type { Seen, WireSpan } from '../../../server/src/protocol';

/** Plain values only: what stands in this folder beside `mode.ts` and `view.ts` knows no editor. */
export type Place = WireSpan['range'];
export type Point = Place['start'];

export function comparePoints(a: Point, b: Point): number {
  return a.line - b.line || a.character - b.character;
}

/** By start; of two that begin together the longer one first, as the server sends them. */
export function comparePlaces(a: Place, b: Place): number {
  return comparePoints(a.start, b.start) || comparePoints(b.end, a.end);
}

export function isSamePlace(a: Place, b: Place): boolean {
  return comparePlaces(a, b) === 0;
}

export function overlaps(a: Place, b: Place): boolean {
  return comparePoints(a.start, b.end) < 0 && comparePoints(b.start, a.end) < 0;
}

/** Whether a point lies in a place, its end included, so that the cursor may stand behind a name. */
export function touches({ start, end }: Place, point: Point): boolean {
  return comparePoints(start, point) <= 0 && comparePoints(point, end) <= 0;
}

/** What a person sees of an annotation when they decide on it. */
export function seenOf({ range, label, value }: WireSpan): Seen {
  return { range, label, ...(value === undefined ? {} : { value }) };
}

export function isSeenIn(spans: readonly WireSpan[], seen: Seen | WireSpan): boolean {
  return spans.some(
    ({ range, label, value }) =>
      isSamePlace(range, seen.range) &&
      label === seen.label &&
      (seen.value === undefined || value === seen.value),
  );
}
