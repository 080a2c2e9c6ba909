import type { WireSpan } from '../../../server/src/protocol';
import { comparePoints, type Point, touches } from './spans';
import { sureness } from './walk';

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

/** How many of the letters are whole codes where two letters are needed for the others. */
const SHORT = 13;

/**
 * A code of letters for each place. Where there are many, those that a person most likely wants to go to have one letter:
 * names that are no annotation, and the least sure annotations; the others have two.
 */
export function codesFor(
  targets: readonly Point[],
  spans: readonly WireSpan[],
  lines: readonly Line[],
): string[] {
  if (targets.length <= LETTERS.length) return [...LETTERS].slice(0, targets.length);
  const rank = targets.map((target) => surenessAt(target, spans, lines));
  const wanted = targets.map((_, n) => n).sort((a, b) => rank[a]! - rank[b]! || a - b);
  const [short, firsts] = [[...LETTERS].slice(0, SHORT), [...LETTERS].slice(SHORT)];
  const codes = [...short, ...firsts.flatMap((first) => [...LETTERS].map((second) => first + second))];
  const result = targets.map(() => '');
  wanted.forEach((n, at) => {
    result[n] = codes[at] ?? '';
  });
  return result;
}

/** From 0 to 1: how sure it is that nobody wants to go there. */
function surenessAt(target: Point, spans: readonly WireSpan[], lines: readonly Line[]): number {
  const span = spans.find(({ range }) => comparePoints(range.start, target) === 0);
  if (span) return sureness(span);
  const before = lines.find(({ n }) => n === target.line)?.text.slice(0, target.character) ?? '';
  // Sentences begin with capitals.
  return /^\s*$|[.!?:…]["”)]?\s+$/.test(before) ? 0.99 : 0.5;
}
