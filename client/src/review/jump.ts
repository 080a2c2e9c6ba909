import type { WireSpan } from '../../../server/src/protocol';
import { comparePoints, type Place, type Point, touches } from './spans';
import { sureness } from './walk';

/** In the order in which fingers find them. */
const LETTERS = 'asdfghjklqwertyuiopzxcvbnm';
const SIGNS = `${LETTERS}1234567890`;
/** Those that mean nothing else with Alt, nor with Shift and Alt: with these a mark's letter makes the first reading. */
export const MARKS = [...LETTERS].filter((letter) => !'abdfnryz'.includes(letter));
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const WORD_HERE = /^[\p{L}\p{M}\p{N}]+/u;
const NAMED = /^[\p{Lu}\p{Lt}\p{N}]/u;
const NUMBER = /^\p{N}/u;
/** A number as years, days and times are written. */
const DATED = /^(?:\d{4}(?!\d|[.,]\d)|\d{1,2}[/:h-]\d)/;
/** What stands inside names and numbers: `Lê Minh`, `6/9`, `2.024`. */
const JOINT = /^(?:\s*|[/.,:-])$/;
const SENTENCE = /^\s*$|[.!?:…][”")]?\s+$/;
/** So much of what stands before a word tells whether a sentence begins there; in UTF-16 code units. */
const BEFORE = 16;
/** A word of capitals. */
const ABBREVIATION = /^[\p{Lu}\p{N}]{2,}(?!\p{L})/u;
/** Two words that begin with capitals. */
const NAMES = /^[\p{L}\p{M}\p{N}]+\s+[\p{Lu}\p{Lt}]/u;

/**
 * How often what is not tagged is nothing to tag, as counted in `corpus/dev` and real articles. The recognizer passes over few
 * names, and hardly over those of more words: most of what is to be mended are suggestions that are not sure.
 */
const UNTAGGED = { date: 0.9, short: 0.95, name: 0.97, names: 0.985, first: 0.996, number: 0.998 };

/** The confidence that is told is rounded; only what a person has decided is sure. */
const ALMOST = 0.9999;
const START: Point = { line: 0, character: 0 };

/** Letters and where they stand. */
export type Marks = ReadonlyMap<string, Point>;

/** A line of the article, and what of it can be seen, in UTF-16 code units; all of it where nothing is said. */
interface Line {
  readonly n: number;
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
}

/**
 * Where one may want to go: annotations, names and numbers that are none, one word for several that stand together, and
 * the beginnings of lines. In their order; linear.
 */
export function targetsIn(lines: readonly Line[], spans: readonly WireSpan[]): Point[] {
  const points: Point[] = [];
  let next = 0;
  for (const line of lines) {
    const { text } = line;
    let isRun = false;
    let last: number | undefined;
    for (const { word, point } of wordsOf(line)) {
      const { character: index } = point;
      while (next < spans.length && comparePoints(spans[next]!.range.end, point) <= 0) next++;
      const span = spans[next];
      const isNamed = NAMED.test(word);
      const goesOn = isRun && JOINT.test(text.slice(last, index));
      if (span && touches(span.range, point)) {
        // The first word of an annotation, which may begin with another sign.
        const [before] = points.slice(-1);
        if (!before || comparePoints(before, span.range.start) < 0) points.push(point);
        isRun = false;
      } else {
        if (last === undefined || (isNamed && !goesOn)) points.push(point);
        isRun = isNamed;
      }
      last = index + word.length;
    }
  }
  return points;
}

/** Every word and number, for those who want to go where nothing is a name. */
export function wordsIn(lines: readonly Line[]): Point[] {
  return lines.flatMap((line) => [...wordsOf(line)].map(({ point }) => point));
}

/** The word that begins at a point of its line. */
export function wordAt(point: Point, text: string): Place {
  const [word = ''] = WORD_HERE.exec(text.slice(point.character)) ?? [];
  return { start: point, end: { ...point, character: point.character + word.length } };
}

/** A place that reaches to a word: what stands before it begins there, what stands behind it ends there; inside it the nearer end moves. */
export function reaching({ start, end }: Place, word: Place): Place {
  if (comparePoints(word.start, start) < 0) return { start: word.start, end };
  if (comparePoints(word.end, end) > 0) return { start, end: word.end };
  const isNearEnd = far(word.end, end) < far(start, word.start);
  return isNearEnd ? { start, end: word.end } : { start: word.start, end };
}

/** How far a point is behind another; any line is farther than all of one. */
const far = (from: Point, to: Point) => 1e6 * (to.line - from.line) + to.character - from.character;

/** The words of a line that can be seen. */
function* wordsOf({
  n,
  text,
  start = 0,
  end,
}: Line): Iterable<{ readonly word: string; readonly point: Point }> {
  for (const { 0: word, index } of text.slice(start, end).matchAll(WORD))
    yield { word, point: { line: n, character: start + index } };
}

/**
 * A code of letters and digits for each place. Where there are more places than these, as many have one sign as can have;
 * there a person most likely wants to go: names that are no annotation, and the least sure annotations. The others have
 * two, and those that two are not enough for have none.
 *
 * @param from where a person who reads from top to bottom is
 */
export function codesFor(
  targets: readonly Point[],
  spans: readonly WireSpan[],
  lines: readonly Line[],
  from: Point = START,
): string[] {
  if (targets.length <= SIGNS.length) return [...SIGNS].slice(0, targets.length);
  return codesIn(ranked(targets, spans, lines, from).map(({ n }) => n));
}

/**
 * A code for each word of a line: one sign for those that are nearest to where somebody is.
 *
 * @param words in their order
 */
export function codesAround(words: readonly Point[], at: Point): string[] {
  const behind = words.findIndex((word) => comparePoints(word, at) > 0);
  const here = (behind < 0 ? words.length : behind) - 1;
  return codesIn(words.map((_, n) => n).sort((a, b) => Math.abs(a - here) - Math.abs(b - here)));
}

/** @param order numbers of places, those first that are to have one sign; @returns codes in the order of the numbers */
function codesIn(order: readonly number[]): string[] {
  const count = order.length;
  // A sign that begins codes of two makes room for so many more.
  const begins = Math.max(0, Math.ceil((count - SIGNS.length) / (SIGNS.length - 1)));
  const alone = Math.max(0, SIGNS.length - begins);
  const [short, firsts] = [[...SIGNS].slice(0, alone), [...SIGNS].slice(alone)];
  const codes = [...short, ...firsts.flatMap((first) => [...SIGNS].map((second) => first + second))];
  const result: string[] = Array(count).fill('');
  order.forEach((n, at) => {
    result[n] = codes[at] ?? '';
  });
  return result;
}

/**
 * A letter for each of the places where a person who reads on most likely has something to mend: what is sure, and what
 * they have been at, has none. A place keeps its letter as long as it has one.
 *
 * @param before the letters that are on the screen
 */
export function marksFor(
  targets: readonly Point[],
  spans: readonly WireSpan[],
  lines: readonly Line[],
  from: Point,
  before: Marks,
): Marks {
  const places = ranked(targets, spans, lines, from)
    .filter(({ rank }) => rank < 1)
    .slice(0, MARKS.length)
    .map(({ n }) => targets[n]!);
  const isAt = (point: Point) => (other: Point) => comparePoints(point, other) === 0;
  const kept = [...before].filter(([, point]) => places.some(isAt(point)));
  const free = MARKS.filter((letter) => kept.every(([other]) => other !== letter));
  const added = places
    .filter((point) => !kept.some(([, other]) => isAt(point)(other)))
    .map((point, n): [string, Point] => [free[n]!, point]);
  return new Map([...kept, ...added]);
}

/**
 * The likeliest to be gone to first; what stands before `from` a person has read.
 *
 * @param targets in their order, as annotations are
 */
function ranked(
  targets: readonly Point[],
  spans: readonly WireSpan[],
  lines: readonly Line[],
  from: Point,
): { readonly n: number; readonly rank: number }[] {
  const texts = new Map(lines.map(({ n, text }) => [n, text]));
  let next = 0;
  return targets
    .map((target, n) => {
      while (next < spans.length && comparePoints(spans[next]!.range.end, target) <= 0) next++;
      const first = spans[next];
      const span = first && isIn(first.range, target) ? first : undefined;
      const sure = surenessAt(target, span, texts.get(target.line) ?? '');
      return { n, rank: sure + (comparePoints(target, from) < 0 ? 1 : 0) };
    })
    .sort((a, b) => a.rank - b.rank || a.n - b.n);
}

/** From 0 to 1: how sure it is that nobody wants to go there. */
function surenessAt({ character }: Point, span: WireSpan | undefined, line: string): number {
  if (span) return isDecided(span) ? 1 : Math.min(sureness(span), ALMOST);
  const [before, after] = [line.slice(Math.max(0, character - BEFORE), character), line.slice(character)];
  if (!NAMED.test(after)) return 1;
  if (NUMBER.test(after)) return DATED.test(after) ? UNTAGGED.date : UNTAGGED.number;
  // Sentences begin with capitals.
  if (SENTENCE.test(before)) return UNTAGGED.first;
  return NAMES.test(after) ? UNTAGGED.names : ABBREVIATION.test(after) ? UNTAGGED.short : UNTAGGED.name;
}

const isDecided = ({ status, bulk }: WireSpan) => status === 'accepted' && !bulk;
const isIn = ({ start, end }: Place, point: Point) =>
  comparePoints(start, point) <= 0 && comparePoints(point, end) < 0;
