import { commonText } from './commonEnds';
import { comparable } from './comparable';
import { ownCopy } from './ownCopy';
import type { Span } from './span';
import { lowerBound } from './units';

/** A change of a text: what stood at the span, in UTF-16 code units, gives way to `text`. */
export interface TextChange extends Span {
  readonly text: string;
  /** Found by comparing two texts, and it may have been another: of several equal pieces nobody knows which has gone. */
  readonly guessed?: true;
}

/** What a change that only spells anew (normal form, blanks, line ends) makes of an offset of the text before. */
type Respelling = (offset: number, isEnd: boolean) => number;

function respelling({ start, text }: TextChange, old: string): Respelling | undefined {
  const [before, after] = [comparable(old), comparable(text)];
  if (old === '' || before.text !== after.text) return undefined;
  return (offset, isEnd) => {
    const index = before.indexOf(offset - start);
    return start + (isEnd ? after.endOf(index) : after.startOf(index));
  };
}

/** Changes of one text that do not touch each other, all with offsets of the text before, in order. */
export class Changes {
  /** For each change by how much those before it move what follows them. */
  readonly #shifts: readonly number[];
  readonly #respellings = new Map<number, Respelling | false>();

  constructor(readonly list: readonly TextChange[]) {
    let shift = 0;
    this.#shifts = [
      0,
      ...list.map(({ start, end, text }) => {
        shift += text.length - (end - start);
        return shift;
      }),
    ];
  }

  /** By how much the changes before this one move it; for the number of changes, by how much all of them do. */
  shift(index: number): number {
    return this.#shifts[index]!;
  }

  /** Set where a change only spells anew; `old` is the text before. */
  respelling(index: number, old: string): Respelling | undefined {
    const known = this.#respellings.get(index);
    if (known !== undefined) return known || undefined;
    const change = this.list[index]!;
    const found = change.guessed ? undefined : respelling(change, old.slice(change.start, change.end));
    this.#respellings.set(index, found ?? false);
    return found;
  }

  /** The first change that ends at or behind an offset. */
  from(offset: number): number {
    return lowerBound(this.list, ({ end }) => end >= offset);
  }

  /**
   * Where an offset of the text before is now that lies inside no change but one that only spells anew. What is
   * inserted at a start stands before it, and at an end behind it.
   */
  map(offset: number, isEnd: boolean, old: string): number {
    let index = this.from(offset);
    for (; index < this.list.length; index++) {
      const { start, end } = this.list[index]!;
      const isBefore = end <= offset && !(isEnd && start === end && end === offset);
      if (isBefore) continue;
      if (start < offset) return this.respelling(index, old)!(offset, isEnd) + this.shift(index);
      break;
    }
    return offset + this.shift(index);
  }

  /** What takes these changes back. */
  inverse(old: string): Changes {
    return new Changes(
      this.list.map(({ start, end, text }, n) => {
        const at = start + this.shift(n);
        return { start: at, end: at + text.length, text: ownCopy(old.slice(start, end)) };
      }),
    );
  }

  apply(text: string): string {
    const pieces: string[] = [];
    let done = 0;
    for (const change of this.list) {
      pieces.push(text.slice(done, change.start), change.text);
      done = change.end;
    }
    pieces.push(text.slice(done));
    return pieces.join('');
  }
}

/**
 * What has changed from one text to another, where nobody says. Lines that are the only ones of their kind in
 * both show what belongs together; between them what is the same at both ends has stayed. Where it cannot be
 * told which of several equal pieces has gone or come, all of them are changed.
 */
export function changesBetween(before: string, after: string): Changes {
  const changes: TextChange[] = [];
  const pairs: Pair[] = [...commonLines(before, after), { old: before.length, now: after.length, length: 0 }];
  let [old, now] = [0, 0];
  for (const pair of pairs) {
    const change = difference(before.slice(old, pair.old), after.slice(now, pair.now));
    if (change) changes.push({ ...change, start: change.start + old, end: change.end + old });
    if (pair.text !== undefined)
      changes.push({ start: pair.old, end: pair.old + pair.length, text: pair.text });
    [old, now] = [pair.old + pair.length, pair.now + (pair.text?.length ?? pair.length)];
  }
  return new Changes(changes);
}

/** The one change between two texts, as wide as it can have been. */
function difference(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const whole = { start: 0, end: before.length, text: after };
  if (respelling(whole, before)) return isReordered(before, after) ? { ...whole, guessed: true } : whole;
  const { head } = commonText(before, after);
  const tail = commonTail(before, after);
  const least = Math.min(before.length, after.length);
  // Where the ends overlap what lies in both of them may have been the one or the other.
  const isVague = head + tail > least;
  const [from, behind] = isVague ? [least - tail, least - head] : [head, tail];
  const change = { start: from, end: before.length - behind, text: after.slice(from, after.length - behind) };
  if (!LINE_END.test(change.text + before.slice(change.start, change.end))) return change;
  const [start, rest] = withCopies(before, after, from, behind);
  return { start, end: before.length - rest, text: after.slice(start, after.length - rest), guessed: true };
}

/**
 * Lines next to a change that read like one in it may have been that one: what has not changed begins before and
 * behind them. Given and returned is how much of both texts is the same at their ends.
 */
function withCopies(before: string, after: string, head: number, tail: number): [number, number] {
  const changed = new Set(
    [before, after].flatMap((text) => {
      const end = endOfLine(text, text.length - tail);
      return (text.slice(startOfLine(text, head), end).match(BODY) ?? []).map(bodyKey);
    }),
  );
  let [start, end] = [head, before.length - tail];
  for (let at = startOfLine(before, head) - 1; at >= 0; ) {
    const from = startOfLine(before, at);
    const key = bodyKey(before.slice(from, at));
    if (key !== '' && !changed.has(key)) break;
    if (key !== '') start = from;
    at = from - 1;
  }
  for (let at = endOfLine(before, end) + 1; at < before.length; ) {
    const to = endOfLine(before, at);
    const key = bodyKey(before.slice(at, to));
    if (key !== '' && !changed.has(key)) break;
    if (key !== '') end = to;
    at = to + 1;
  }
  return [start, before.length - end];
}

const bodyKey = (line: string) => comparable(line).text.trim();

function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && !LINE_END.test(text[start - 1]!)) start--;
  return start;
}

function endOfLine(text: string, at: number): number {
  const length = text.slice(at).search(LINE_END);
  return length < 0 ? text.length : at + length;
}

/** Whether what looks like lines that are spelt anew are lines that have changed places. */
function isReordered(before: string, after: string): boolean {
  const [olds, news] = [before.match(LINE) ?? [], after.match(LINE) ?? []];
  const gone = new Set(olds.filter((line, n) => line !== news[n]));
  return news.every((line, n) => line === olds[n] || gone.has(line));
}

function commonTail(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return tail;
}

interface Pair {
  readonly old: number;
  readonly now: number;
  readonly length: number;
  /** The line as it is now, where it is spelt in another way. */
  readonly text?: string;
}

const LINE_END = /[\r\n]/;
/** What a line has but its end. */
const BODY = /[^\r\n]+/g;
const LINE = /[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g;

/** Lines that stand once in each text, as far as they are in the same order. */
function commonLines(before: string, after: string): Pair[] {
  const olds = onlyLines(before);
  const news = onlyLines(after);
  const pairs: Pair[] = [];
  for (const [line, old] of olds) {
    const now = news.get(line);
    if (!old || !now || line.trim() === '') continue;
    const pair = { old: old.at, now: now.at, length: old.line.length };
    pairs.push(old.line === now.line ? pair : { ...pair, text: now.line });
  }
  return ascending(pairs);
}

/** The lines, without their ends, by what is compared of them; undefined for those that stand more than once. */
function onlyLines(text: string): Map<string, { readonly at: number; readonly line: string } | undefined> {
  const places = new Map<string, { at: number; line: string } | undefined>();
  for (const { 0: line, index } of text.matchAll(BODY)) {
    const key = comparable(line).text;
    places.set(key, places.has(key) ? undefined : { at: index, line });
  }
  return places;
}

/** The longest series of pairs that is in order in both texts; given in the order of the old one. */
function ascending(pairs: readonly Pair[]): Pair[] {
  /** The last pair of the best series of each length, and for each pair the one before it. */
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(({ now }, n) => {
    const length = lowerBound(ends, (end) => pairs[end]!.now >= now);
    previous[n] = length > 0 ? ends[length - 1]! : -1;
    ends[length] = n;
  });
  const series: Pair[] = [];
  for (let n = ends.at(-1) ?? -1; n >= 0; n = previous[n]!) series.push(pairs[n]!);
  return series.reverse();
}
