import { type Fields, formatItem } from '../sidecar/format';
import type { AnyItem, EntryId, Sidecar } from '../sidecar/model';
import type { QuotedText } from '../sidecar/quoted';
import type { Changes, TextChange } from '../text/changes';
import { commonText } from '../text/commonEnds';
import { textHash } from '../text/hash';
import { LineMap } from '../text/lines';
import type { Span } from '../text/span';
import { CodePoints } from '../text/units';
import { anchorAll, type OffsetsOf } from './anchor';

/** What an entry spoke of when it was last there. */
export interface Was {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** How far into the deleted text it stood; without it nobody knows how it went, and no edit brings it back. */
  readonly depth?: number;
  /** Whether nothing else stood before it, or behind it. */
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
}

/**
 * Where an entry of the sidecar stands, in UTF-16 code units. With `was` its text has been changed: the entry is
 * stale, and the span is what has become of its text, empty when it is gone.
 */
export interface Place extends Span {
  readonly was?: Was;
}

export type Places = ReadonlyMap<AnyItem, Place>;

/** Code units around a text by which it is known again when an edit has been taken back. */
const AROUND = 64;

/**
 * The places of all entries in a text, which the sidecar quotes as `quoted`. What is known from the same text before stays. Offsets that belong to this text,
 * as the hash tells, are right; others must be found again by what they quote.
 */
export function placesIn(sidecar: Sidecar, text: string, quoted: QuotedText, known?: Places): Places {
  const before = known && byIdentity(known);
  const places = new Map<AnyItem, Place>();
  let fits: OffsetsOf | undefined;
  const lines = lazily(() => new LineMap(text));
  for (const section of ['spans', 'lines'] as const) {
    const items: AnyItem[] = [...sidecar[section]];
    const missing = items.some((item) => !before?.has(identity(item)) || isGuess(item, before));
    if (missing) {
      fits ??= offsetsOf(sidecar, quoted.text);
      items.sort((a, b) => a.record.start - b.record.start || a.record.end - b.record.end);
      const quotes = items.map(({ record }) => record);
      anchorAll(quotes, quoted.text, quoted.codePoints, fits).forEach(({ state, span: at }, n) => {
        const item = items[n]!;
        const span = { start: quoted.toArticle(at.start), end: quoted.toArticle(at.end) };
        const place = state === 'found' ? wholeLine(item, span, lines) : undefined;
        const { before = '', after = '', text: was } = item.record;
        const end = state === 'lost' ? span.start : span.end;
        places.set(item, place ?? { ...span, end, was: { text: was, before, after } });
      });
    }
    for (const item of items) {
      const place = before && knownOf(item, before);
      // Who has written the sidecar for this very text knows better.
      const knowsBetter = place && fits === 'this text' && isGuess(item, before) && !places.get(item)?.was;
      if (place && !knowsBetter) places.set(item, place);
    }
  }
  return known ? withGone(places, known) : places;
}

/** Whether an entry was not found in the text, and nobody has seen how its text went. */
function isGuess(item: AnyItem, known: ReadonlyMap<string, Place>): boolean {
  const was = known.get(identity(item))?.was;
  return was !== undefined && was.depth === undefined && !item.record.stale;
}

/** So many entries that are no longer in the sidecar are followed. */
const GONE = 5000;

/** Undo brings entries back that a decision has taken away, and in the meantime their text may have moved. */
function withGone(places: Map<AnyItem, Place>, known: Places): Places {
  const names = new Set<string>();
  for (const item of places.keys()) names.add(identity(item)).add(decision(item));
  // An entry whose offsets alone are others is not gone.
  const gone = [...known].filter(([item]) => !names.has(identity(item)) && !names.has(decision(item)));
  for (const [item, place] of gone.slice(-GONE)) places.set(item, place);
  return places;
}

/** What an entry says, wherever it stands and whatever stands around it. */
const decision = remembered(({ fields }) =>
  formatItem({ ...fields, start: 0, end: 0, before: '', after: '' }),
);

function byIdentity(places: Places): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const [item, place] of places) {
    found.set(identity(item), place);
    // Saving an article writes into its sidecar that it is stale, which is not news.
    if (place.was) found.set(name(item), place);
  }
  return found;
}

function knownOf(item: AnyItem, known: ReadonlyMap<string, Place>): Place | undefined {
  return known.get(identity(item)) ?? (item.record.stale ? known.get(name(item)) : undefined);
}

const name = ({ section, id, record }: AnyItem) => `${section} ${id} ${record.text}`;

/** The places, but of entries that are known already those that are known. */
export function placesKept(places: Places, known: Places): Places {
  const before = byIdentity(known);
  const kept = new Map([...places].map(([item, place]) => [item, knownOf(item, before) ?? place]));
  return withGone(kept, known);
}

/** The places in the same text with other line ends. */
export function withLineEnds(places: Places, from: string, to: string): Places {
  if (from === to) return places;
  const [old, now] = [new LineMap(from), new LineMap(to)];
  const moved = (offset: number) => now.offsetAt(old.positionAt(offset));
  return new Map(
    [...places].map(([item, place]) => [
      item,
      { ...place, start: moved(place.start), end: moved(place.end) },
    ]),
  );
}

function offsetsOf({ header }: Sidecar, text: string): OffsetsOf {
  if (header.sha256 === undefined) return 'unknown';
  return header.sha256 === textHash(text) ? 'this text' : 'another text';
}

/** Two entries with one identity say the same of the same place. */
const identity = remembered(({ record }) => {
  const { start, end, text, before, after, stale } = record;
  return JSON.stringify([start, end, text, before, after, stale]);
});

/** What entries say, with their names. They are read again with every decision, and most say what they said before. */
function remembered(said: (item: AnyItem) => string): (item: AnyItem) => string {
  const known = new WeakMap<Fields, { readonly id: EntryId; readonly text: string }>();
  return (item) => {
    const { section, id, fields } = item;
    let found = known.get(fields);
    if (found?.id !== id) {
      found = { id, text: `${section} ${id} ${said(item)}` };
      known.set(fields, found);
    }
    return found.text;
  };
}

/** A mark is one of a whole line; its quote has only the beginning of a long one. */
function wholeLine(item: AnyItem, span: Span, lines: () => LineMap): Span | undefined {
  if (item.section === 'spans') return span;
  const map = lines();
  const line = map.span(map.lineAt(span.start));
  const { start, end, text } = item.record;
  const isCut = end - start > new CodePoints(text).length;
  return span.start === line.start && (isCut ? span.end <= line.end : span.end === line.end)
    ? line
    : undefined;
}

/**
 * The places after changes of the text. They follow the text itself:
 *
 * | the change | a name or date | the mark of a line |
 * | --- | --- | --- |
 * | before or behind it | moves with its text | moves with its text |
 * | an insertion at its edge | stays as it is | grows, but not over line ends |
 * | inside it | is stale | stays |
 * | over its edge, or all of it | is stale | stays on what is left of the line; stale when nothing is |
 * | a line end inside it | is stale | is stale |
 * | its text is again there with what stood around it | comes back | comes back |
 * | its line is moved in one go | moves along | moves along |
 */
export function follow(places: Places, changes: Changes, old: string, now: string): Places {
  if (changes.list.length === 0) return places;
  const moves = movesIn(changes, old);
  const result = new Map<AnyItem, Place>();
  for (const [item, place] of places) result.set(item, followOne(item, place, changes, moves, old, now));
  return result;
}

function followOne(
  item: AnyItem,
  place: Place,
  changes: Changes,
  moves: readonly Move[],
  old: string,
  now: string,
): Place {
  const isLine = item.section === 'lines';
  let { start, end } = place;
  let broken = false;
  /** Nothing of it is left. */
  let isGone = false;
  const { list } = changes;
  // A pace more than touches it, for what stands around a text that may come back.
  const first = changes.from(place.start);
  let next = first;
  while (next < list.length && list[next]!.start <= place.end) next++;
  for (let n = next - 1; n >= first; n--) {
    const change = list[n]!;
    const inside = change.start < place.end && change.end > place.start;
    if (!inside) {
      if (!absorbs(change, place, isLine)) {
        if (change.end <= place.start) [start, end] = [start + growth(change), end + growth(change)];
        continue;
      }
      end += change.text.length;
      continue;
    }
    const respelt = changes.respelling(n, old);
    if (respelt) {
      end = place.end <= change.end ? respelt(place.end, true) : end + growth(change);
      if (place.start > change.start) start = respelt(place.start, false);
      continue;
    }
    broken = true;
    isGone ||= change.start <= place.start && change.end >= place.end;
    [start, end] = cut({ start, end }, change, place);
  }
  const shift = changes.shift(first);
  const span = { start: start + shift, end: end + shift };
  const moved = broken || place.was ? moveOf(place, moves) : undefined;
  if (moved) return place.was ? { ...moved, was: place.was } : moved;
  const was =
    place.was ??
    (broken && (isGone || !survives(span, now, isLine)) ? wasAt(old, place, list[first]!) : undefined);
  if (!was) return span;
  // Lines that are moved here are others.
  if (moves.length > 0) return { ...span, was };
  return comesBack(was, place, span, changes, first, next, old, now, isLine) ?? { ...span, was };
}

const growth = ({ start, end, text }: TextChange) => text.length - (end - start);
const LINE_END = /[\r\n]/;
const BLANK = /\s/;

/** Whether what is typed at an edge belongs to the place: to a line, and to a word that is being corrected. */
function absorbs({ start, end, text }: TextChange, place: Place, isLine: boolean): boolean {
  if (start !== end || (start !== place.start && start !== place.end)) return false;
  return isLine ? !LINE_END.test(text) : place.was !== undefined && !BLANK.test(text);
}

/** What a change leaves of a span; `whole` is the span before all changes, whose offsets the change has. */
function cut(span: Span, change: TextChange, whole: Span): [number, number] {
  const { start, end } = change;
  if (start < whole.start && end > whole.end) return [start + change.text.length, start + change.text.length];
  if (start < whole.start) return [start + change.text.length, span.end + growth(change)];
  if (end > whole.end) return [span.start, start];
  return [span.start, span.end + growth(change)];
}

/** Marks stay with what is left of their line. */
function survives({ start, end }: Span, now: string, isLine: boolean): boolean {
  const text = now.slice(start, end);
  return isLine && text.trim() !== '' && !LINE_END.test(text);
}

function wasAt(old: string, { start, end }: Span, change: TextChange): Was {
  return {
    text: old.slice(start, end),
    before: old.slice(Math.max(0, start - AROUND), start),
    after: old.slice(end, end + AROUND),
    isFirst: start < AROUND,
    isLast: old.length - end < AROUND,
    ...(change.guessed ? {} : { depth: Math.max(0, start - change.start) }),
  };
}

/**
 * The place of a text that an edit has brought back, with all that stood around it, where something of it was left
 * or where it went: the same elsewhere is another.
 *
 * @param place where it was before the changes, in the text before
 * @param span the same in the text as it is now
 */
function comesBack(
  was: Was,
  place: Span,
  span: Span,
  changes: Changes,
  first: number,
  next: number,
  old: string,
  now: string,
  isLine: boolean,
): Place | undefined {
  if (was.depth === undefined) return undefined;
  const { length } = was.text;
  const found = new Set<number>();
  const { list } = changes;
  for (let n = Math.max(0, first - 1); n < Math.min(list.length, next + 1); n++) {
    const change = list[n]!;
    // What is spelt anew was there before, and so was what a change puts back as it found it.
    if (change.guessed || length === 0 || changes.respelling(n, old)) continue;
    const whole = change.start + changes.shift(n);
    const isHere = change.start <= place.end && change.end >= place.start;
    const takeIf = (at: number) => {
      const touches = isHere || (at <= span.end && at + length >= span.start);
      if (touches && stands(was, now, at, isLine)) found.add(at);
    };
    const { head, tail } = commonText(old.slice(change.start, change.end), change.text);
    const [from, to] = [whole + head, whole + change.text.length - tail];
    // What was typed may be what was missing around it.
    const nearest = Math.max(0, span.start - length);
    const here = to > from ? now.slice(nearest, span.end + length) : '';
    for (let n = here.indexOf(was.text); n >= 0; n = here.indexOf(was.text, n + 1)) {
      const at = nearest + n;
      if (from < at + length + was.after.length && to > at - was.before.length) takeIf(at);
    }
    // What was typed must be a part of it, or what was deleted have stood inside: its equal beside it is another.
    const least = Math.max(0, from - length + 1, span.start - length - AROUND);
    const most = Math.min(to > from ? to - 1 : from - 1, span.end + length + AROUND);
    const field = now.slice(least, Math.max(least, most + length));
    for (let at = field.indexOf(was.text); at >= 0; at = field.indexOf(was.text, at + 1)) takeIf(least + at);
    const back = whole + was.depth;
    const isNew = back < to && back + length > from && back + length <= whole + change.text.length;
    if (isNew) takeIf(back);
  }
  const [start] = found;
  return found.size === 1 ? { start: start!, end: start! + length } : undefined;
}

function stands(was: Was, now: string, at: number, isLine: boolean): boolean {
  const { text, before, after, isFirst, isLast } = was;
  if ((isFirst && at !== before.length) || (isLast && at + text.length + after.length !== now.length))
    return false;
  if (text === '' || !now.startsWith(text, at)) return false;
  if (isLine && !(isLineEdge(now[at - 1]) && isLineEdge(now[at + text.length]))) return false;
  return now.slice(0, at).endsWith(before) && now.startsWith(after, at + text.length);
}

const isLineEdge = (character: string | undefined) => character === undefined || LINE_END.test(character);

/** Lines that one edit takes away and puts in elsewhere, as editors do when lines are moved. */
interface Move {
  /** Where the text of the lines began in the old text, and begins in the new one. */
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

const EDGES = /^[\r\n]*|[\r\n]*$/g;

function movesIn(changes: Changes, old: string): Move[] {
  const { list } = changes;
  if (list.length !== 2) return [];
  const [a, b] = list as [TextChange, TextChange];
  return [
    [a, b],
    [b, a],
  ].flatMap(([gone, come]) => {
    const taken = old.slice(gone!.start, gone!.end);
    const lines = taken.replace(EDGES, '');
    if (gone!.text !== '' || come!.start !== come!.end || !LINE_END.test(taken)) return [];
    if (lines.trim() === '' || come!.text.replace(EDGES, '') !== lines) return [];
    const at = come!.start + changes.shift(list.indexOf(come!)) + come!.text.indexOf(lines);
    return [{ from: gone!.start + taken.indexOf(lines), to: at, length: lines.length }];
  });
}

function moveOf({ start, end }: Span, moves: readonly Move[]): Place | undefined {
  const move = moves.find(({ from, length }) => from <= start && end <= from + length);
  return move && { start: start - move.from + move.to, end: end - move.from + move.to };
}

function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
