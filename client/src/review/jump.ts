import type { WireSpan } from '../../../server/src/protocol';
import { comparePoints, type Point, touches } from './spans';

/** In the order in which fingers find them. */
const LETTERS = 'asdfghjklqwertyuiopzxcvbnm';
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const NAMED = /^[\p{Lu}\p{Lt}\p{N}]/u;

/** A line of the article. */
interface Line {
  readonly n: number;
  readonly text: string;
}

/**
 * Where one may want to go: annotations, names and numbers that are none, one word for several that stand together, and
 * the beginnings of lines. In their order; linear.
 */
export function targetsIn(lines: readonly Line[], spans: readonly WireSpan[]): Point[] {
  const points: Point[] = [];
  let next = 0;
  for (const { n, text } of lines) {
    let isRun = false;
    let last = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const point = { line: n, character: index };
      while (next < spans.length && comparePoints(spans[next]!.range.end, point) <= 0) next++;
      const span = spans[next];
      const isNamed = NAMED.test(word);
      const goesOn = isRun && /^\s*$/.test(text.slice(last, index));
      if (span && touches(span.range, point)) {
        if (comparePoints(span.range.start, point) === 0) points.push(point);
        isRun = false;
      } else {
        if (last === 0 || (isNamed && !goesOn)) points.push(point);
        isRun = isNamed;
      }
      last = index + word.length;
    }
  }
  return points;
}

/** A code of letters for each of so many places, all of the same length. */
export function codesFor(count: number): string[] {
  const codes = [...LETTERS];
  if (count <= codes.length) return codes.slice(0, count);
  return codes.flatMap((first) => codes.map((second) => first + second)).slice(0, count);
}
