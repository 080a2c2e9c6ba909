import { hashText } from '../recognition/names/hash';
import { type Fields, formatItem } from '../sidecar/format';
import type { AnyItem, EntryId, Sidecar } from '../sidecar/model';
import { type QuotedText, quotedText } from '../sidecar/quoted';
import { Changes, changesBetween, type TextChange } from '../text/changes';
import { comparable } from '../text/comparable';
import { textHash } from '../text/hash';
import { LineMap } from '../text/lines';
import { type Span, spanKey } from '../text/span';
import { eachInSteps, runToEnd, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { type Anchor, anchorSteps, type OffsetsOf } from './anchor';
import { textThen } from './then';

/** What an entry spoke of when it was last there. */
export interface Was {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Where an entry of the sidecar stands, in UTF-16 code units. With `was` its text has been changed: the entry is
 * stale, and the span is what has become of its text, empty when it is gone.
 */
export interface Place extends Span {
  readonly was?: Was;
  /** What edits have made of its text; without it nobody knows how it went, and no edit brings it back. */
  readonly gap?: Gap;
}

/** A part of the text that edits have put in place of another one, of which the text of an entry was a part. */
interface Gap extends Span {
  /** From where to where the text of the entry goes, with what has been put into it. */
  readonly whole: Span;
  /** What stood there when the entry was whole; undefined where what may stand there again is another. */
  readonly old?: string | undefined;
  /** Of the whole text, as it was then, and where the entry stood in it. */
  readonly sum: string;
  readonly at: Span;
  /** Where in `old` the entry begins and ends; undefined where it does so outside. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** What an edit that reached beyond the gap has found: where that text stands again, so does the place. */
  readonly before?: Layer | undefined;
}

interface Layer {
  readonly place: Place;
  readonly sum: string;
  /** What stood from where to the end of the wider gap. */
  readonly text: string;
  readonly start: number;
  /** How many lie behind it. */
  readonly depth: number;
  /** It was spelt anew in between: what is read again tells the rest of its text only if all is as it was. */
  readonly isAnew?: boolean;
}

/** The places of entries, as a map of them has. */
export interface Places extends Iterable<readonly [AnyItem, Place]> {
  get(item: AnyItem): Place | undefined;
  keys(): Iterable<AnyItem>;
}

/** Code units around a text that tell where it was when it went. */
const AROUND = 64;
/** So many edits that reach farther and farther can be taken back one after the other. */
const LAYERS = 16;
/** So many blanks beside a gap are looked at. */
const BLANKS = 256;
/** Up to so many code units a part of a text is copied, as it keeps all of the text in memory otherwise. */
const COPIED = 4096;

/**
 * The places of all entries in a text, which the sidecar quotes as `quoted`. What is known from the same text before stays. Offsets that belong to this text,
 * as the hash tells, are right; others must be found again by what they quote.
 *
 * @param isNews whether the sidecar says anything that was not known of it: then what was not found before may be
 * @param isFollowed whether the edits of the text were seen: they tell more than the text that the sidecar was written for
 */
export function placesIn(
  sidecar: Sidecar,
  text: string,
  quoted: QuotedText,
  known?: Places,
  isNews = true,
  isFollowed = known !== undefined,
): Places {
  return runToEnd(placesSteps(sidecar, text, quoted, known, isNews, isFollowed));
}

/** The same in steps. */
export function* placesSteps(
  sidecar: Sidecar,
  text: string,
  quoted: QuotedText,
  known?: Places,
  isNews = true,
  isFollowed = known !== undefined,
): Steps<Places> {
  const before = known && byIdentity(known);
  if (before) yield;
  const places = new Map<AnyItem, Place>();
  let fits: OffsetsOf | undefined;
  let then: Places | undefined;
  const lines = lazily(() => new LineMap(text));
  for (const section of ['spans', 'lines'] as const) {
    const items: AnyItem[] = [...sidecar[section]];
    const missing = items.some((item) => !before?.has(identity(item)) || isGuess(item, before));
    if (missing) {
      fits ??= offsetsOf(sidecar, quoted.text);
      items.sort((a, b) => a.record.start - b.record.start || a.record.end - b.record.end);
      const quotes = items.map(({ record }) => record);
      const anchors = yield* anchorSteps(quotes, quoted.text, quoted.codePoints, fits);
      const isMissing = !isFollowed && fits === 'another text' && anchors.some(isLost(items));
      if (isMissing) then ??= yield* placesThen(sidecar, quoted);
      const others = new Set(
        anchors.flatMap(({ state, span }) => (state === 'found' ? [spanKey(span)] : [])),
      );
      yield* eachInSteps(anchors.entries(), ([n, { state, span: at }]) => {
        const item = items[n]!;
        const spanOf = (one: Span) => ({
          start: quoted.toArticle(one.start),
          end: quoted.toArticle(one.end),
        });
        const span = spanOf(at);
        const followed = state === 'found' || item.record.stale ? undefined : then?.get(item);
        const isKnown =
          followed && !followed.was && !others.has(spanKey(followed)) && reads(item, followed, quoted.text);
        const place =
          state === 'found' || isKnown
            ? wholeLine(item, isKnown ? spanOf(followed) : span, lines)
            : undefined;
        const { before = '', after = '', text: was } = item.record;
        const end = state === 'lost' ? span.start : span.end;
        places.set(item, place ?? { ...span, end, was: { text: was, before, after } });
      });
    }
    yield* eachInSteps(before ? items : [], (item) => {
      const place = knownOf(item, before!);
      // Who has written the sidecar for this very text knows better.
      const knowsBetter =
        isNews && place && fits === 'this text' && isGuess(item, before!) && !places.get(item)?.was;
      if (place && !knowsBetter) places.set(item, place);
    });
  }
  return known ? withGone(places, known) : places;
}

const isLost =
  (items: readonly AnyItem[]) =>
  ({ state }: Anchor, n: number): boolean =>
    state !== 'found' && !items[n]!.record.stale;

/** Whether what an entry quotes stands there: of a line that is another now nobody has seen how it became so. */
function reads({ record }: AnyItem, { start, end }: Span, text: string): boolean {
  const isCut = record.end - record.start > new CodePoints(record.text).length;
  const [there, quote] = [comparable(text.slice(start, end)).text, comparable(record.text).text];
  return isCut ? there.startsWith(quote) : there === quote;
}

/** Where entries have come from the text that their sidecar was written for, where that can be known; in the text as it is quoted. */
function* placesThen(sidecar: Sidecar, now: QuotedText): Steps<Places> {
  const old = yield* textThen(sidecar, now);
  if (old === undefined) return new Map();
  const places = yield* placesSteps(sidecar, old, quotedText(old, sidecar.header.version));
  return follow(places, changesBetween(old, now.text), old, now.text);
}

/** Whether an entry was not found in the text, and nobody has seen how its text went. */
function isGuess(item: AnyItem, known: ReadonlyMap<string, Place>): boolean {
  const place = known.get(identity(item));
  return place !== undefined && isUnknown(place) && !item.record.stale;
}

/** Whether nobody knows where the text of an entry has gone. */
export const isUnknown = ({ was, gap }: Place) => was !== undefined && gap === undefined;

/** So many entries that are no longer in the sidecar are followed. */
const GONE = 5000;

/** Undo brings entries back that a decision has taken away, and in the meantime their text may have moved. */
function withGone(places: Map<AnyItem, Place>, known: Places): Places {
  const names = new Set<string>();
  for (const item of places.keys()) names.add(identity(item)).add(decision(item));
  const anew = decidedAnew(known.keys());
  const passed = new Set<string>();
  // An entry whose offsets alone are others is not gone, but where something else was said of it in between.
  const isGone = (item: AnyItem) => {
    const isLatest = !passed.has(idOf(item));
    passed.add(idOf(item));
    if (names.has(identity(item))) return false;
    return !names.has(decision(item)) || (!isLatest && anew.has(idOf(item)));
  };
  const gone = [...known].filter(([item]) => isGone(item));
  // What has gone last comes first.
  for (const [item, place] of gone.slice(0, GONE)) places.set(item, place);
  return places;
}

/** The entries of which more than one thing was said. */
function decidedAnew(items: Iterable<AnyItem>): ReadonlySet<string> {
  const said = new Map<string, string>();
  const anew = new Set<string>();
  for (const item of items) {
    const other = said.get(idOf(item));
    if (other === undefined) said.set(idOf(item), decision(item));
    else if (other !== decision(item)) anew.add(idOf(item));
  }
  return anew;
}

const idOf = ({ section, id }: AnyItem) => `${section} ${id}`;

/** What an entry says, wherever it stands and whatever stands around it. */
const decision = saidBy(({ fields }) => formatItem({ ...fields, start: 0, end: 0, before: '', after: '' }));

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
const identity = saidBy(({ record }) => {
  const { start, end, text, before, after, stale } = record;
  return JSON.stringify([start, end, text, before, after, stale]);
});

/** What entries say, with their names. They are read again with every decision, and most say what they said before. */
function saidBy(said: (item: AnyItem) => string): (item: AnyItem) => string {
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
 * | takes all of that back | comes back | comes back |
 * | its line is moved in one go | moves along | moves along |
 */
export function follow(places: Places, changes: Changes, old: string, now: string): Places {
  if (changes.list.length === 0) return places;
  const sumNow = lazily(() => sumOf(now));
  // Clients send what was done in turn together, from the end of the text to its beginning.
  const sumFrom = remembered((first: number) => sumOf(new Changes(changes.list.slice(first)).apply(old)));
  const isOnly = remembered((text: string) => now.indexOf(text) === now.lastIndexOf(text));
  const lines = lazily(() => new LineMap(now));
  const copies = lazily(() => repeatedLines(now, lines()));
  const isCopy = ({ start }: Span) => copies().has(lineText(now, lines(), lines().lineAt(start)));
  const edit: Edit = {
    changes,
    moves: movesIn(changes, old),
    old,
    now,
    sum: lazily(() => sumOf(old)),
    isAll: (was) => was.startsWith(`${now.length} `) && sumNow() === was,
    isAgain: (text, was, first, place) =>
      text === '' ||
      sumNow() === was ||
      (first > 0 && sumFrom(first) === was) ||
      (isOnly(text) && !(place && LINE_END.test(text) && isCopy(place))),
  };
  return PackedPlaces.of(places).moved(changes, (item, place) => followOne(item, place, edit));
}

/**
 * Places as numbers side by side. Of an edit nearly all entries stand before or behind it, and those are not made anew
 * one by one.
 */
class PackedPlaces implements Places {
  /** The entry behind the one that was asked for last; most ask for them in turn. */
  #next = 0;

  private constructor(
    readonly items: readonly AnyItem[],
    /** Where in `items` they are. */
    readonly indices: ReadonlyMap<AnyItem, number>,
    /** Start and end of each. */
    readonly spans: Int32Array,
    /** Those that have more than a span, by their indices. */
    readonly special: ReadonlyMap<number, Place>,
  ) {}

  static of(places: Places): PackedPlaces {
    if (places instanceof PackedPlaces) return places;
    const items = [...places.keys()];
    const spans = new Int32Array(2 * items.length);
    const special = new Map<number, Place>();
    let n = 0;
    for (const [, place] of places) pack(spans, special, n++, place);
    return new PackedPlaces(items, new Map(items.map((item, n) => [item, n])), spans, special);
  }

  /** Those that no change reaches move with the text; of the others `follow` says what becomes of them. */
  moved(changes: Changes, follow: (item: AnyItem, place: Place) => Place): PackedPlaces {
    const { list } = changes;
    const { items, indices } = this;
    const spans = new Int32Array(this.spans.length);
    const special = new Map<number, Place>();
    for (let n = 0; n < items.length; n++) {
      const [start, end] = [this.spans[2 * n]!, this.spans[2 * n + 1]!];
      const next = changes.from(start);
      const isReached = next < list.length && list[next]!.start <= end;
      if (isReached || this.special.has(n)) pack(spans, special, n, follow(items[n]!, this.#at(n)));
      else {
        spans[2 * n] = start + changes.shift(next);
        spans[2 * n + 1] = end + changes.shift(next);
      }
    }
    return new PackedPlaces(items, indices, spans, special);
  }

  #at(n: number): Place {
    return this.special.get(n) ?? { start: this.spans[2 * n]!, end: this.spans[2 * n + 1]! };
  }

  get(item: AnyItem): Place | undefined {
    const n = this.items[this.#next] === item ? this.#next : this.indices.get(item);
    if (n === undefined) return undefined;
    this.#next = n + 1;
    return this.#at(n);
  }

  keys(): Iterable<AnyItem> {
    return this.items;
  }

  *[Symbol.iterator](): Generator<[AnyItem, Place]> {
    for (let n = 0; n < this.items.length; n++) yield [this.items[n]!, this.#at(n)];
  }
}

function pack(spans: Int32Array, special: Map<number, Place>, n: number, place: Place): void {
  spans[2 * n] = place.start;
  spans[2 * n + 1] = place.end;
  if (place.was || place.gap) special.set(n, place);
}

interface Edit {
  readonly changes: Changes;
  readonly moves: readonly Move[];
  readonly old: string;
  readonly now: string;
  /** Tells the text before from others. */
  readonly sum: () => string;
  /** Whether all of the text is now as it was. */
  readonly isAll: (was: string) => boolean;
  /**
   * Whether a text that is there again, by a change and those behind it, is the one that was: all is as it was then, or
   * nothing else reads like it. Of several lines neither they nor the one in which the entry would stand may have their
   * like: what stands beside it may have been there all the time.
   */
  readonly isAgain: (text: string, was: string, first: number, place?: Span) => boolean;
}

/** The lines that stand more than once in a text. */
function repeatedLines(text: string, lines: LineMap): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (let n = 0; n < lines.count; n++) {
    const line = lineText(text, lines, n);
    (seen.has(line) ? repeated : seen).add(line);
  }
  return repeated;
}

function lineText(text: string, lines: LineMap, line: number): string {
  const { start, end } = lines.span(line);
  return text.slice(start, end);
}

function followOne(item: AnyItem, place: Place, edit: Edit): Place {
  const { changes, moves, old, now } = edit;
  const isLine = item.section === 'lines';
  let { start, end } = place;
  let broken = false;
  /** Nothing of it is left. */
  let isGone = false;
  const { list } = changes;
  const first = changes.from(place.start);
  let next = first;
  while (next < list.length && list[next]!.start <= place.end) next++;
  for (let n = next - 1; n >= first; n--) {
    const change = list[n]!;
    const inside = change.start < place.end && change.end > place.start;
    if (!inside) {
      if (absorbs(change, place, isLine)) end += growth(change);
      else if (change.end <= place.start) [start, end] = [start + growth(change), end + growth(change)];
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
  const moving = { start: start + shift, end: end + shift };
  const span = isLine ? withoutEnds(moving, now) : moving;
  const moved = broken || place.was || place.gap ? moveOf(place, moves) : undefined;
  if (moved) return moved;
  const { gap, back } = broken || place.gap ? gapAfter(place, edit) : {};
  if (back) {
    // What was typed at the ends of a line belongs to it.
    const isMore = isLine && !place.was && !back.was;
    return isMore
      ? { ...back, start: Math.min(back.start, span.start), end: Math.max(back.end, span.end) }
      : back;
  }
  const isStale = broken && (isGone || !survives(span, now, isLine));
  const was = place.was ?? (isStale ? wasAt(old, place) : undefined);
  return { ...span, ...(was ? { was } : {}), ...(gap ? { gap } : {}) };
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

/** A line has no line ends, which blanks beside it may take for their like when they are spelt anew. */
function withoutEnds({ start, end }: Span, now: string): Span {
  while (start < end && LINE_END.test(now[start]!)) start++;
  while (start < end && LINE_END.test(now[end - 1]!)) end--;
  return { start, end };
}

/** Marks stay with what is left of their line. */
function survives({ start, end }: Span, now: string, isLine: boolean): boolean {
  const text = now.slice(start, end);
  return isLine && text.trim() !== '' && !LINE_END.test(text);
}

function wasAt(old: string, { start, end }: Span): Was {
  return {
    text: copied(old.slice(start, end)),
    before: copied(old.slice(Math.max(0, start - AROUND), start)),
    after: copied(old.slice(end, end + AROUND)),
  };
}

/**
 * What an edit has made of the gap of an entry, or the place that it gives back: where all that edits have put in
 * place of its text, and of what stood next to it, reads again as it did. The same elsewhere, however near, is another,
 * and so may be a copy of what stands elsewhere, unless all of the text is as it was.
 */
function gapAfter(place: Place, edit: Edit): { readonly gap?: Gap; readonly back?: Place } {
  const { changes, moves, old, now, sum, isAll, isAgain } = edit;
  const { gap } = place;
  if (!gap && place.was) return {};
  const whole = gap?.whole ?? { start: place.start, end: place.end };
  const touched = touchedBy(changes, whole, gap, old);
  if (touched.isGuessed) return {};
  const at = (offset: number, isEnd: boolean) => changes.map(offset, isEnd, old);
  const spanAt = ({ start, end }: Span) => ({ start: at(start, false), end: at(end, true) });
  if (!touched.isEdited) {
    if (!gap) return {};
    if (!touched.isRespelt) return { gap: { ...gap, ...spanAt(gap), whole: spanAt(whole) } };
    const before = gap.before && { ...gap.before, isAnew: true };
    const wider = withBlanks(gap, old);
    return {
      gap: { ...gap, ...widened(gap, whole, wider, old), ...spanAt(wider), whole: spanAt(whole), before },
    };
  }
  const { first, next } = touched;
  const start = Math.min(changes.list[first]!.start, gap?.start ?? Number.POSITIVE_INFINITY);
  const end = Math.max(changes.list[next - 1]!.end, gap?.end ?? 0);
  const here = { start: start + changes.shift(first), end: end + changes.shift(next) };
  const reads = now.slice(here.start, here.end);
  // Lines that are moved here are others, unless all is as it was before lines were moved away.
  const isOther = moves.some(({ come }) => first <= come && come < next);
  const isSameGap = gap?.start === start && gap.end === end;
  const layer = isSameGap ? gap.before : undefined;
  const before = isSameGap && !isOther ? layer : layerOf(place, { start, end }, old, sum);
  for (const one of [layer, before]) {
    if (one?.text !== reads) continue;
    const isBack = isOther || one.isAnew ? isAll(one.sum) : isAgain(reads, one.sum, first);
    if (isBack) return { back: shifted(one.place, here.start - one.start) };
  }
  const wider = { start, end, whole, ...widened(gap, whole, { start, end }, old) };
  const from = wider.from === undefined ? at(whole.start, false) : here.start;
  const to = wider.to === undefined ? at(whole.end, true) : here.end;
  const text = isOther ? undefined : wider.old;
  const then = gap
    ? { sum: gap.sum, at: gap.at }
    : { sum: sum(), at: { start: whole.start, end: whole.end } };
  const back = { start: from + (wider.from ?? 0), end: wider.to === undefined ? to : here.start + wider.to };
  if (reads === text && isAgain(text, then.sum, first, back)) return { back };
  // Where blanks were spelt anew in between nobody knows which are whose, but that all is as it was tells it.
  if (
    text !== undefined &&
    isAll(then.sum) &&
    isNear(back, then.at, now) &&
    lettersOf(reads) === lettersOf(text)
  )
    return { back: then.at };
  return { gap: { ...wider, ...here, ...then, whole: { start: from, end: to }, old: text, before } };
}

/** A span whose ends do not lie among blanks, which may become more or fewer when they are spelt anew. */
function withBlanks({ start, end }: Span, text: string): Span {
  const isBlank = (at: number) => at >= 0 && at < text.length && lettersOf(text[at]!) === '';
  let [from, to] = [start, end];
  if (isBlank(start)) while (start - from < BLANKS && isBlank(from - 1)) from--;
  if (isBlank(end - 1)) while (to - end < BLANKS && isBlank(to)) to++;
  return { start: from, end: to };
}

/** Whether nothing but blanks lies between the ends of two spans. */
function isNear(one: Span, other: Span, text: string): boolean {
  const between = (a: number, b: number) => text.slice(Math.min(a, b), Math.max(a, b));
  return lettersOf(between(one.start, other.start) + between(one.end, other.end)) === '';
}

/** What of a text is compared, without blanks. */
const lettersOf = (text: string) => comparable(text).text.replaceAll(' ', '');

/** What stood in place of a gap that reaches from `start` to `end` now, and where in it the entry. */
function widened(
  gap: Gap | undefined,
  whole: Span,
  { start, end }: Span,
  text: string,
): Pick<Gap, 'old' | 'from' | 'to'> {
  const left = gap ? text.slice(start, gap.start) : '';
  const then = gap ? left + (gap.old ?? '') + text.slice(gap.end, end) : text.slice(start, end);
  const first = whole.start < start ? undefined : whole.start - start;
  const last = whole.end > end ? undefined : then.length - (end - whole.end);
  return {
    old: gap && gap.old === undefined ? undefined : copied(then),
    from: gap?.from === undefined ? first : left.length + gap.from,
    to: gap?.to === undefined ? last : left.length + gap.to,
  };
}

/** What must stand again where a gap has become wider, so that it is as it was. */
function layerOf(place: Place, { start, end }: Span, old: string, sum: () => string): Layer | undefined {
  const { gap } = place;
  if (!gap) return undefined;
  const depth = (gap.before?.depth ?? 0) + 1;
  return depth > LAYERS
    ? undefined
    : { place, text: copied(old.slice(start, end)), start, depth, sum: sum() };
}

const copied = (text: string) => (text.length > COPIED ? text : ` ${text}`.slice(1));

/** Which changes reach into what has become of an entry. */
function touchedBy(changes: Changes, whole: Span, gap: Span | undefined, old: string) {
  const { list } = changes;
  const least = Math.min(whole.start, gap?.start ?? whole.start);
  const most = Math.max(whole.end, gap?.end ?? whole.end);
  let [first, next] = [-1, -1];
  let [isEdited, isGuessed, isRespelt] = [false, false, false];
  for (let n = changes.from(least); n < list.length && list[n]!.start <= most; n++) {
    const { start, end, guessed } = list[n]!;
    const isInGap = gap && start <= gap.end && end >= gap.start;
    if (!isInGap && !(start < whole.end && end > whole.start)) continue;
    if (first < 0) first = n;
    next = n + 1;
    if (changes.respelling(n, old)) isRespelt = true;
    else {
      isEdited = true;
      isGuessed ||= guessed === true;
    }
  }
  return { first, next, isEdited, isGuessed, isRespelt };
}

function shifted(place: Place, by: number): Place {
  const { gap } = place;
  const moved = { start: place.start + by, end: place.end + by };
  const whole = gap && { start: gap.whole.start + by, end: gap.whole.end + by };
  return {
    ...place,
    ...moved,
    ...(gap && whole ? { gap: { ...gap, start: gap.start + by, end: gap.end + by, whole } } : {}),
  };
}

/** Lines that one edit takes away and puts in elsewhere, as editors do when lines are moved. */
interface Move {
  /** Where the text of the lines began in the old text, and by how much it stands farther on in the new one. */
  readonly from: number;
  readonly by: number;
  readonly length: number;
  /** Which of the changes puts them in. */
  readonly come: number;
}

const EDGES = /^[\r\n]*|[\r\n]*$/g;

function movesIn(changes: Changes, old: string): Move[] {
  const { list } = changes;
  const [gone, come] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const put = (where: Map<string, number[]>, text: string, index: number) =>
    where.set(text, [...(where.get(text) ?? []), index]);
  list.forEach(({ start, end, text }, index) => {
    const taken = text === '' ? old.slice(start, end) : '';
    const lines = (start === end ? text : taken).replace(EDGES, '');
    if (lines.trim() === '') return;
    if (start === end) put(come, lines, index);
    else if (LINE_END.test(taken)) put(gone, lines, index);
  });
  return [...gone].flatMap(([lines, [index, ...others]]) => {
    const [to, ...more] = come.get(lines) ?? [];
    // Of several nobody knows which has gone where.
    if (index === undefined || to === undefined || others.length + more.length > 0) return [];
    const [taken, put] = [list[index]!, list[to]!];
    const from = taken.start + old.slice(taken.start, taken.end).indexOf(lines);
    const now = put.start + changes.shift(to) + put.text.indexOf(lines);
    return [{ from, by: now - from, length: lines.length, come: to }];
  });
}

function moveOf(place: Place, moves: readonly Move[]): Place | undefined {
  const { gap = place } = place;
  const start = Math.min(place.start, gap.start);
  const end = Math.max(place.end, gap.end);
  const move = moves.find(({ from, length }) => from <= start && end <= from + length);
  return move && shifted(place, move.by);
}

/** Of a text, to be compared with those of others. */
const sumOf = (text: string) => `${text.length} ${hashText(text)}`;

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
