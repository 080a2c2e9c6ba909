import type { WireSpan } from '../../../server/src/protocol';
import { comparePoints, type Point, touches } from './spans';
import { sureness } from './walk';

/** In the order in which fingers find them. */
const SIGNS = 'asdfghjklqwertyuiopzxcvbnm1234567890';
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

/** Every word and number, for those who want to go where nothing is a name. */
export function wordsIn(lines: readonly Line[]): Point[] {
  return lines.flatMap(({ n, text }) =>
    [...text.matchAll(WORD)].map(({ index }) => ({ line: n, character: index })),
  );
}

/**
 * A code of letters and digits for each place. Where there are more places than these, as many have one sign as can have;
 * there a person most likely wants to go: names that are no annotation, and the least sure annotations. The others have
 * two, and those that two are not enough for have none.
 */
export function codesFor(
  targets: readonly Point[],
  spans: readonly WireSpan[],
  lines: readonly Line[],
): string[] {
  const count = targets.length;
  if (count <= SIGNS.length) return [...SIGNS].slice(0, count);
  const rank = targets.map((target) => surenessAt(target, spans, lines));
  const wanted = targets.map((_, n) => n).sort((a, b) => rank[a]! - rank[b]! || a - b);
  // A sign that begins codes of two makes room for so many more.
  const begins = Math.ceil((count - SIGNS.length) / (SIGNS.length - 1));
  const alone = Math.max(0, SIGNS.length - begins);
  const [short, firsts] = [[...SIGNS].slice(0, alone), [...SIGNS].slice(alone)];
  const codes = [...short, ...firsts.flatMap((first) => [...SIGNS].map((second) => first + second))];
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
  const text = lines.find(({ n }) => n === target.line)?.text ?? '';
  const before = text.slice(0, target.character);
  if (!NAMED.test(text.slice(target.character))) return 1;
  // Sentences begin with capitals.
  return /^\s*$|[.!?:…]["”)]?\s+$/.test(before) ? 0.99 : 0.5;
}
