import { facts } from '../../../server/src/facts';
import type { WireSpan } from '../../../server/src/protocol';
import type { Move } from '../../../server/src/protocol/facts';
import { leavesOpen } from '../../../server/src/training/evaluation/score';
import { codesAround, codesFor, marksFor, reaching, targetsIn, wordAt, wordsIn } from '../../src/review/jump';
import type { Reviewer } from '../../src/review/reviewer';
import {
  comparePlaces,
  comparePoints,
  isSamePlace,
  overlaps,
  type Place,
  type Point,
  touches,
} from '../../src/review/spans';
import { nextOn, standOn } from '../../src/review/walk';

/** What is to stand in the article in the end. */
export interface Gold {
  readonly spans: readonly GoldSpan[];
  /** Numbers of the lines that are boilerplate; undefined where the gold says nothing of lines. */
  readonly boilerplate?: ReadonlySet<number>;
  readonly published?: string;
}

export interface GoldSpan {
  readonly range: Place;
  readonly label: string;
  readonly value?: string;
  /** Digits of the value may be left unsaid. */
  readonly open?: true;
}

/** The article in front of a person. */
export interface Desk {
  readonly reviewer: Reviewer;
  readonly lines: readonly string[];
  boilerplate(): ReadonlySet<number>;
  published(): string | undefined;
  /** Resolves when the server has answered all, and said what there is now. */
  settled(): Promise<void>;
  /** The values that the box for the date at a place offers, its own first. */
  values(place: Place): Promise<readonly string[]>;
  /** What may stand at a place instead of what stands there, as it is shown there. */
  readings(place: Place): Promise<readonly GoldSpan[]>;
  /** The value of a date as a person types it. @param own the value that there is */
  readDate(text: string, own?: string): Promise<string | undefined>;
  /** What a label is given to when the cursor stands there and nothing is selected. */
  wordAt(point: Point): Promise<{ readonly range: Place; readonly doubtful: boolean } | undefined>;
  setPublished(value: string): Promise<void>;
}

const DATE = 'DATE';
/** What a screen shows, long lines being wrapped; codes of two signs are needed where it has many places. */
const SCREEN = { rows: 40, columns: 120 };
/** So many readings are said to be at hand; beyond them nobody knows what the key will bring. */
const READINGS_SHOWN = 3;
/** A step is a suggestion that is passed, or something mended. */
const MOST_STEPS = 400;
/** Who would press more keys than this to move an end rejects it and selects anew. */
const MOST_MOVES = 12;
/** An end that is no word's own is reached from words so near to it, in UTF-16 code units. */
const NEAR = 16;
/**
 * How suggestions are gone through, until the rest is right and is accepted together: what is sure is accepted first, and
 * the doubtful rest walked by place, or the least sure first; or none is: whatever is wrong is gone to by its letter.
 */
export type Way = 'position' | 'doubt' | 'find';

/** What keys were pressed for. */
export type Purpose =
  | 'accept all'
  | 'accept'
  | 'reject'
  | 'label'
  | 'ends'
  | 'reading'
  | 'value'
  | 'go on'
  | 'find'
  | 'tag'
  | 'line'
  | 'publication'
  | 'order';

/** What was to be done: a suggestion that is right and doubtful, or what was not as it should be. */
export type Matter =
  | 'whole article'
  | 'doubtful, but right'
  | 'no name'
  | 'other label'
  | 'other ends'
  | 'other ends, date'
  | 'other value'
  | 'missed name'
  | 'missed date'
  | 'line'
  | 'publication';

/** The value that something gets, and the keys that it takes to choose it; '' for what is no date. */
interface Chosen {
  readonly value: string;
  readonly keys: number;
  /** What is typed for it. */
  readonly typed?: string;
}

/** How often something was to be done, and what keys that took. */
export interface Effort {
  times: number;
  keys: number;
  readonly by: Map<Purpose, number>;
}

/**
 * A person who knows what is right and presses as few keys as a sensible one: reads from top to bottom, goes to each thing
 * that is wrong or missing and mends it, and accepts the rest. They do not know what a key brings that the review does not
 * say before. Whatever they do is done by the review itself; only keys that move a cursor or a list are reckoned. A chord
 * is one key.
 */
export class Person {
  readonly keys = new Map<Purpose, number>();
  readonly efforts = new Map<Matter, Effort>();
  /** What was done, one by one, with its keys. */
  readonly log: { readonly matter: Matter; readonly what: string; keys: number }[] = [];
  /** How often something was right until a decision further down. Who has read that already has to notice it. */
  unseen = 0;
  /** Where the first reading has been tried. */
  readonly #tried = new Set<GoldSpan>();
  #effort: Effort = { times: 0, keys: 0, by: new Map() };
  readonly #desk: Desk;
  readonly #gold: Gold;
  readonly #way: Way;

  constructor(desk: Desk, gold: Gold, way: Way = 'find') {
    this.#way = way;
    this.#desk = desk;
    this.#gold = { ...gold, spans: [...gold.spans].sort((a, b) => comparePlaces(a.range, b.range)) };
  }

  get total(): number {
    return [...this.keys.values()].reduce((sum, count) => sum + count, 0);
  }

  async review(): Promise<void> {
    const { reviewer } = this.#desk;
    const { published } = this.#gold;
    if (published && this.#desk.published() !== published) {
      this.#takeUp('publication', published);
      const where = reviewer.spans.find(({ value }) => value?.startsWith(published));
      if (where) await this.#find(where.range.start);
      // The key, with the day of the date there or what is typed of another one over what is selected, and Enter.
      const ways = await this.#typed(published, this.#desk.published() ?? '');
      const typed = Math.min(
        published.length,
        ...ways.flatMap(([day, keys]) => (day === published ? [keys] : [])),
      );
      this.#press('publication', 2 + (where ? 0 : typed));
      await this.#desk.setPublished(published);
    }
    if (this.#way !== 'find') {
      this.#takeUp('whole article');
      this.#press('accept all');
      await reviewer.acceptAll();
      await this.#desk.settled();
    }
    await this.#goThrough();
    await this.#lines();
  }

  /** What is not as it should be: wrong annotations by what they say, missing ones with a plus. */
  faults(): string[] {
    const { spans } = this.#desk.reviewer;
    const wrong = spans.filter((span) => !this.#isRight(span)).map((span) => this.#say(span));
    const missing = this.#missing().map((span) => `+ ${this.#say(span)}`);
    const { boilerplate } = this.#gold;
    const lines = boilerplate ? this.#wrongLines(boilerplate).map((n) => `line ${n + 1}`) : [];
    return [...wrong, ...missing, ...lines];
  }

  /**
   * Mends what is wrong and tags what is missing, from top to bottom. To the next such thing a person goes by what takes
   * fewer keys: over the doubtful suggestions before it, or by its code. In the end all that is left is right.
   */
  async #goThrough(): Promise<void> {
    const { reviewer } = this.#desk;
    if (this.#way === 'doubt') {
      this.#press('order');
      reviewer.begin({ order: 'doubt', over: 'suggestions' });
    }
    for (let n = 0; ; n++) {
      if (n === MOST_STEPS) throw new Error(`a person who goes in circles: ${this.log.at(-1)?.what}`);
      const wrong = reviewer.spans.find((span) => !this.#isRight(span));
      const [missing] = this.#missing();
      const isWrongFirst = wrong && (!missing || comparePlaces(wrong.range, missing.range) <= 0);
      const next = isWrongFirst ? wrong : missing;
      if (next && comparePoints(next.range.start, reviewer.unread) < 0) this.unseen++;
      if (wrong && isWrongFirst) {
        if (this.#isNear(wrong)) {
          await this.#step();
          continue;
        }
        this.#takeUp(this.#matterOf(wrong), this.#compare(wrong));
        await this.#mendAt(wrong);
      } else if (missing) {
        this.#takeUp(missing.label === DATE ? 'missed date' : 'missed name', this.#say(missing));
        await this.#tag(missing);
      } else {
        await this.#acceptRest();
        // What is accepted may leave something out that stood there as it should.
        if (this.#missing().length === 0 && reviewer.spans.every((span) => this.#isRight(span))) return;
      }
      await this.#desk.settled();
    }
  }

  /** Whether going on from suggestion to suggestion leads there with fewer keys than its code. */
  #isNear({ range }: WireSpan): boolean {
    const { current, spans, walk } = this.#desk.reviewer;
    if (!current || this.#way === 'find' || isSamePlace(current.range, range)) return false;
    const most = this.#keysTo(range.start);
    let stand = standOn(current);
    for (let keys = 1; keys <= most; keys++) {
      const next = nextOn(spans, stand, walk);
      if (!next) return false;
      if (isSamePlace(next.range, range)) return true;
      stand = standOn(next);
    }
    return false;
  }

  /** From what is looked at to the next suggestion: what is right is accepted on the way. */
  async #step(): Promise<void> {
    const { reviewer } = this.#desk;
    const { current } = reviewer;
    if (current?.status === 'suggested') {
      this.#takeUp('doubtful, but right', this.#say(current));
      this.#press('accept');
      reviewer.accept(this.#everywhere(current, current.label));
    } else {
      this.#press('go on');
      reviewer.skip();
    }
    await this.#desk.settled();
  }

  async #acceptRest(): Promise<void> {
    const { reviewer } = this.#desk;
    const left = reviewer.spans.filter(({ status }) => status === 'suggested');
    if (left.length === 0) return;
    if (left.length === 1 && reviewer.current?.status === 'suggested') return this.#step();
    this.#takeUp('whole article', '', 0);
    this.#press('accept all');
    await reviewer.acceptAll(true);
    await this.#desk.settled();
  }

  async #lines(): Promise<void> {
    const { boilerplate } = this.#gold;
    if (!boilerplate) return;
    for (const line of this.#wrongLines(boilerplate)) {
      this.#takeUp('line', `${line + 1} ${this.#desk.lines[line]}`);
      // Wherever in the line.
      const ways = this.#waysInto(line);
      this.#press('find', Math.min(...ways.map(({ keys }) => keys)));
      this.#press('line');
      this.#desk.reviewer.markLine({ line, character: 0 });
      await this.#desk.settled();
    }
  }

  /** Goes to what is wrong and mends it. Where another name is to stand, the key that goes there makes a reading. */
  async #mendAt(wrong: WireSpan): Promise<void> {
    const { reviewer } = this.#desk;
    if (reviewer.current === wrong) return this.#mend(wrong);
    const over = this.#gold.spans.filter(({ range }) => overlaps(range, wrong.range));
    const isElse = over.length === 1 && this.#isNew(over[0]!);
    const isRead = await this.#find(wrong.range.start, isElse);
    const ring = isRead ? await this.#desk.readings(wrong.range) : [];
    if (ring[0]) await this.#mendRead(ring, over[0]!);
    else await this.#mend(wrong);
  }

  /** Nobody tries the first reading of a place twice. */
  #isNew(gold: GoldSpan): boolean {
    const isNew = !this.#tried.has(gold);
    this.#tried.add(gold);
    return isNew;
  }

  /**
   * The first reading stands there: goes on to the right one, or to the nearest and mends that, or back and does it by
   * hand, whatever takes fewer keys.
   */
  async #mendRead(ring: readonly GoldSpan[], gold: GoldSpan): Promise<void> {
    const { reviewer } = this.#desk;
    const before = reviewer.current;
    reviewer.read(ring[0]!);
    await this.#desk.settled();
    const { current } = reviewer;
    if (!current) return;
    // The reading, or what it takes from there by hand, or from what stood there before.
    const [reading, onward] = [
      await this.#readingIn(ring.slice(0, 1 + READINGS_SHOWN), gold),
      await this.#keysWithout(current, gold),
    ];
    const back = before && 1 + (await this.#keysWithout(before, gold));
    const onwards = overlaps(current.range, gold.range) ? onward : Number.POSITIVE_INFINITY;
    const backward = back ?? 2 + tokensIn(this.#desk.lines[gold.range.start.line]!, gold.range);
    if (reading && reading.keys - 1 <= Math.min(onwards, backward)) {
      if (reading.keys > 1) this.#press('reading', reading.keys - 1);
      reviewer.read(withValue(gold, reading.value));
      return this.#spread(gold);
    }
    if (onwards <= backward) return this.#mend(current);
    this.#press('reading');
    if (before) {
      reviewer.read(before);
      await this.#desk.settled();
      return this.#mend(reviewer.current!);
    }
    reviewer.reject();
    await this.#desk.settled();
    reviewer.lookAt(gold.range.start);
    return this.#tagHere(gold);
  }

  /** Makes what is looked at what it should be. */
  async #mend(span: WireSpan): Promise<void> {
    const { reviewer } = this.#desk;
    const over = this.#gold.spans.filter(({ range }) => overlaps(range, span.range));
    const same = over.find(({ range }) => isSamePlace(range, span.range));
    const [first, second] = over;
    const reading = first && (await this.#readingOf(span.range, same ?? first));
    if (reading && reading.keys < (await this.#keysWithout(span, same ?? first!))) {
      this.#press('reading', reading.keys);
      reviewer.read(withValue(same ?? first!, reading.value));
      await this.#spread(same ?? first!);
      return;
    }
    if (same) return this.#relabel(span, same);
    if (!first) {
      this.#press('reject');
      reviewer.reject(this.#everywhere(span, undefined));
      return;
    }
    if (second) {
      const cuts = reviewer.cuts();
      const at = cuts.findIndex(
        ([left, right]) => isSamePlace(left, first.range) || isSamePlace(right, second.range),
      );
      const cut = cuts[at];
      if (cut) {
        this.#press('ends', cuts.length > 1 ? 2 + at : 1);
        reviewer.split(cut);
        return;
      }
    }
    const next = reviewer.spans.find(({ range }) => comparePoints(range.start, span.range.end) >= 0);
    const merged = next && { start: span.range.start, end: next.range.end };
    if (merged && isSamePlace(merged, first.range)) {
      this.#press('ends');
      reviewer.merge();
    } else {
      const moves = this.#waysBetween(span.range, first.range);
      if (!moves) {
        this.#press('reject');
        reviewer.reject();
        return;
      }
      this.#press('ends', sumOf(moves));
      for (const step of moves) {
        if ('move' in step) reviewer.resize(step.move);
        else reviewer.reach(step.word);
      }
    }
    // A date says then what is written there.
    await this.#desk.settled();
    const now = reviewer.current;
    if (now && (now.label !== first.label || !hasValue(now, first))) await this.#relabel(now, first);
  }

  /** What has just been made is made so wherever else it stands, where that is right. */
  async #spread(gold: GoldSpan): Promise<void> {
    const { reviewer } = this.#desk;
    await this.#desk.settled();
    const { current } = reviewer;
    if (!current || !this.#isRight(current) || gold.value !== undefined) return;
    if (!this.#everywhereIn(gold.range, gold.label, 0)) return;
    this.#press('reading');
    reviewer.accept(true);
  }

  /** The fewest keys that make the right one of the readings that are shown, or one with another value and then that. */
  async #readingOf(place: Place, gold: GoldSpan): Promise<Chosen | undefined> {
    return this.#readingIn((await this.#desk.readings(place)).slice(0, READINGS_SHOWN), gold);
  }

  async #readingIn(readings: readonly GoldSpan[], gold: GoldSpan): Promise<Chosen | undefined> {
    let best: Chosen | undefined;
    for (const [n, one] of readings.entries()) {
      if (!isSamePlace(one.range, gold.range) || one.label !== gold.label) continue;
      const { value, keys } = hasValue(one, gold)
        ? { value: valueIn(one), keys: 0 }
        : await this.#valueFor(gold.range, gold, valueIn(one));
      if (!best || n + 1 + keys < best.keys) best = { value, keys: n + 1 + keys };
    }
    return best;
  }

  /** What a date of that extent says by itself. */
  #written({ start, end }: Place): Promise<string | undefined> {
    return this.#desk.readDate(this.#desk.lines[start.line]!.slice(start.character, end.character));
  }

  /** How many keys it takes to mend an annotation by anything but a reading. */
  async #keysWithout(span: WireSpan, gold: GoldSpan): Promise<number> {
    const moves = this.#waysBetween(span.range, gold.range);
    const ends = moves ? sumOf(moves) : 1 + tokensIn(this.#desk.lines[gold.range.start.line]!, gold.range);
    const label = span.label !== gold.label && gold.label !== DATE ? 1 : 0;
    const isOther =
      gold.label === DATE && !hasValue(ends > 0 ? { value: await this.#written(gold.range) } : span, gold);
    const value = isOther ? (await this.#valueFor(gold.range, gold, valueIn(span))).keys : 0;
    // One label for all mentions spares what the others take.
    return ends === 0 && label === 1 && this.#everywhere(span, gold.label) ? 0 : ends + label + value;
  }

  async #relabel(span: WireSpan, gold: GoldSpan): Promise<void> {
    const { reviewer } = this.#desk;
    if (span.label !== gold.label && gold.label !== DATE) {
      this.#press('label');
      reviewer.label(gold.label, this.#everywhere(span, gold.label));
    } else if (gold.label === DATE && !hasValue(span, gold)) {
      const { value, keys } = await this.#valueFor(span.range, gold, valueIn(span));
      this.#press('value', keys);
      reviewer.value(DATE, value);
    }
  }

  /**
   * The value that a date gets with the fewest keys, from the box for dates, or typed over what stands there. Digits that the
   * gold leaves open nobody types.
   */
  async #valueFor(place: Place, gold: GoldSpan, own: string): Promise<Chosen> {
    const offered = await this.#desk.values(place);
    const active = own !== '' && offered.length > 1 ? 1 : 0;
    // The key, then down or up and Enter.
    const ways: Chosen[] = offered.flatMap((value, at) =>
      hasValue({ value }, gold) ? [{ value, keys: 2 + Math.abs(at - active) }] : [],
    );
    // Or the end is deleted and typed anew, or all is selected and typed over; and Enter.
    const value = valueIn(gold);
    let common = 0;
    while (common < value.length && value[common] === own[common]) common++;
    const atEnd = own.length - common + value.length - common;
    ways.push({ value, keys: 2 + Math.min(atEnd, 1 + value.length), typed: value });
    for (const [read, keys, typed] of await this.#typed(value, own))
      if (hasValue({ value: read }, gold)) ways.push({ value: read, keys: 2 + keys, typed });
    return ways.reduce((best, way) => (way.keys < best.keys ? way : best));
  }

  /** What a person may type to mean a value who types it behind the one that stands there: what that is read as, and its signs. */
  async #typed(value: string, own: string): Promise<[string, number, string][]> {
    const typed: [string, number, string][] = [];
    for (const written of waysToWrite(value, own)) {
      const read = await this.#desk.readDate(own + written, own);
      if (read !== undefined) typed.push([read, written.length, written]);
    }
    return typed;
  }

  async #tag(missing: GoldSpan): Promise<void> {
    const { reviewer } = this.#desk;
    const { range } = missing;
    const isRead = await this.#find(range.start, this.#isNew(missing));
    const ring =
      isRead && !reviewer.current ? await this.#desk.readings({ start: range.start, end: range.start }) : [];
    if (ring[0]) return this.#mendRead(ring, missing);
    return this.#tagHere(missing);
  }

  /** Tags what the cursor stands on. */
  async #tagHere(missing: GoldSpan): Promise<void> {
    const { reviewer } = this.#desk;
    const { range, label } = missing;
    const isDate = label === DATE;
    const word = await this.#desk.wordAt(range.start);
    const moves = word && this.#waysBetween(word.range, range);
    const text = this.#desk.lines[range.start.line]!;
    // From word to word, or from the word at the cursor to the last one by its code.
    const reach = this.#endTo(wordAt(range.start, text), range.end.character, 'end')?.steps ?? [];
    const isReached = reach.length === 1 && 'word' in reach[0]!;
    const bySelecting = 1 + Math.min(tokensIn(text, range), ...(isReached ? [sumOf(reach)] : []));
    const byMoving = word && moves ? 1 + (word.doubtful ? 1 : 0) + sumOf(moves) : bySelecting;
    const everywhere = !isDate && this.#everywhereIn(range, label);
    // What was moved or read into place is then accepted everywhere by one key more.
    const again = everywhere ? 1 : 0;
    const isMoved = word !== undefined && !isSamePlace(word.range, range);
    const byHand = Math.min(bySelecting, byMoving + (isMoved ? again : 0));
    const chosen = isDate ? await this.#valueFor(range, missing, '') : undefined;
    // The key of the label asks for it.
    const valued = chosen ? chosen.keys - 1 : 0;
    const reading = await this.#readingOf({ start: range.start, end: range.start }, missing);
    const isRead = reading !== undefined && reading.keys + again < byHand + valued;
    if (isRead) this.#press('reading', reading.keys + again);
    else {
      this.#press('tag', byHand);
      if (isDate) this.#press('value', valued);
    }
    reviewer.tag(range, label, isRead ? reading.value : chosen?.value, everywhere);
  }

  /**
   * Goes to a place: by its letter or its code, or by that of a place in its line and from there by words.
   *
   * @param reads whether the letter is to make the first reading there
   * @returns whether it does
   */
  async #find(point: Point, reads = false): Promise<boolean> {
    const { reviewer } = this.#desk;
    const keys = this.#keysTo(point);
    this.#press('find', keys);
    reviewer.lookAt(point);
    // Who stands behind one and before another goes one on.
    if (reviewer.current && comparePoints(reviewer.current.range.start, point) !== 0)
      reviewer.lookAt({ ...point, character: point.character + 1 });
    // A letter alone leads there.
    return reads && keys === 1;
  }

  #keysTo(point: Point): number {
    const line = this.#desk.lines[point.line]!;
    const wanted = this.#desk.reviewer.spans.find(({ range }) => comparePoints(range.start, point) === 0);
    const ways = this.#waysInto(point.line).map(({ target, keys }) => {
      // Wherever one is in an annotation, it is what is looked at.
      if (wanted && touches(wanted.range, target)) return keys;
      const [start, end] = [target, point].sort(comparePoints);
      return keys + tokensIn(line, { start: start!, end: end! });
    });
    return Math.min(...ways);
  }

  /** The places of a line that letters and codes lead to, and with how many keys. */
  #waysInto(line: number): { readonly target: Point; readonly keys: number }[] {
    const { reviewer, lines } = this.#desk;
    const screen = screenAround(lines, line);
    const spans = reviewer.spans.filter(({ range }) => screen.some(({ n }) => n === range.start.line));
    const targets = targetsIn(screen, spans);
    const marked = marksFor(targets, spans, screen, reviewer.unread, new Map());
    const byLetter = [...marked.values()].map((target) => ({ target, keys: 1 }));
    const byCode = [targets, wordsIn(screen)].flatMap((places, blanks) => {
      const codes = codesFor(places, spans, screen, reviewer.unread);
      return places.flatMap((target, n) =>
        codes[n] === '' ? [] : [{ target, keys: 1 + blanks + codes[n]!.length }],
      );
    });
    return [...byLetter, ...byCode].filter(({ target }) => target.line === line);
  }

  /** The fewest keys that move the ends of one place to those of another; undefined where that takes too many. */
  #waysBetween(from: Place, to: Place): EndStep[] | undefined {
    const { line } = from.start;
    if (to.start.line !== line || to.end.line !== line || from.end.line !== line) return undefined;
    const ways: EndStep[] = [];
    let place = from;
    for (const end of ['end', 'start'] as const) {
      const best = this.#endTo(place, to[end].character, end);
      if (!best) return undefined;
      ways.push(...best.steps);
      place = best.steps.at(-1)?.place ?? place;
    }
    return sumOf(ways) <= MOST_MOVES ? ways : undefined;
  }

  /** How to move one end: syllable by syllable, or to a word by its code and from there. */
  #endTo(place: Place, wanted: number, end: 'start' | 'end'): { readonly steps: EndStep[] } | undefined {
    const text = this.#desk.lines[place.start.line]!;
    const direct = movesTo(text, place, wanted, end);
    const found = direct ? [direct] : [];
    const words = wordsIn([{ n: place.start.line, text }]);
    const codes = codesAround(words, place.end);
    for (const [n, point] of words.entries()) {
      if (Math.abs(point.character - wanted) > NEAR || codes[n] === '') continue;
      const word = wordAt(point, text);
      const there = reaching(place, word);
      const other = end === 'end' ? 'start' : 'end';
      if (isSamePlace(there, place) || comparePoints(there[other], place[other]) !== 0) continue;
      const rest = movesTo(text, there, wanted, end);
      if (rest) found.push([{ keys: 1 + codes[n]!.length, place: there, word }, ...rest]);
    }
    const [first, ...more] = found;
    return first && { steps: more.reduce((best, one) => (sumOf(one) < sumOf(best) ? one : best), first) };
  }

  /** Whether it is right to decide on the text of an annotation alike wherever it stands. */
  #everywhere({ range, value }: WireSpan, label: string | undefined): boolean {
    return value === undefined && this.#everywhereIn(range, label);
  }

  #everywhereIn({ start, end }: Place, label: string | undefined, least = 1): boolean {
    const { spans } = this.#desk.reviewer;
    const text = this.#desk.lines[start.line]!.slice(start.character, end.character);
    let good = 0;
    for (const place of this.#places(text)) {
      const gold = this.#gold.spans.find(({ range }) => isSamePlace(range, place));
      const shown = spans.filter(({ range }) => overlaps(range, place));
      const isInLonger = shown.some(({ range }) => !isSamePlace(range, place) && contains(range, place));
      if (isInLonger) continue;
      if (label === undefined ? gold : gold?.label !== label) return false;
      if (shown.length === 0 || shown.some((span) => !this.#isRight(span) || span.status === 'suggested'))
        good++;
    }
    return good > least;
  }

  /** Where a text stands as a word of its own. */
  #places(text: string): Place[] {
    return this.#desk.lines.flatMap((line, n) => {
      const places: Place[] = [];
      for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
        const end = at + text.length;
        const isWhole = !LETTER.test(line.slice(0, at).at(-1) ?? '') && !LETTER.test(line[end] ?? '');
        if (isWhole) places.push({ start: { line: n, character: at }, end: { line: n, character: end } });
      }
      return places;
    });
  }

  #isRight(span: WireSpan): boolean {
    return this.#gold.spans.some(
      (one) => isSamePlace(one.range, span.range) && one.label === span.label && hasValue(span, one),
    );
  }

  #missing(): GoldSpan[] {
    const { spans } = this.#desk.reviewer;
    return this.#gold.spans.filter(({ range }) => !spans.some((span) => overlaps(span.range, range)));
  }

  #wrongLines(boilerplate: ReadonlySet<number>): number[] {
    const now = this.#desk.boilerplate();
    return this.#desk.lines.flatMap((text, n) =>
      text.trim() !== '' && boilerplate.has(n) !== now.has(n) ? [n] : [],
    );
  }

  #say({ range, label, value }: GoldSpan | WireSpan): string {
    const text = this.#desk.lines[range.start.line]!.slice(range.start.character, range.end.character);
    return `${range.start.line + 1} ${text} ${label}${value ? ` ${value}` : ''}`;
  }

  #matterOf(span: WireSpan): Matter {
    const over = this.#gold.spans.filter(({ range }) => overlaps(range, span.range));
    const same = over.find(({ range }) => isSamePlace(range, span.range));
    if (!same && over.length === 0) return 'no name';
    if (!same) return over[0]!.label === DATE ? 'other ends, date' : 'other ends';
    if (same.label !== span.label) return 'other label';
    return hasValue(span, same) ? 'doubtful, but right' : 'other value';
  }

  #takeUp(matter: Matter, what = '', times = 1): void {
    this.log.push({ matter, what, keys: 0 });
    this.#effort = this.efforts.get(matter) ?? { times: 0, keys: 0, by: new Map() };
    this.#effort.times += times;
    this.efforts.set(matter, this.#effort);
  }

  /** What an annotation says, and what is right there. */
  #compare(span: WireSpan): string {
    const right = this.#gold.spans.filter(({ range }) => overlaps(range, span.range));
    return `${this.#say(span)} → ${right.map((one) => this.#say(one)).join(' + ')}`;
  }

  #press(purpose: Purpose, times = 1): void {
    this.#effort.keys += times;
    this.log.at(-1)!.keys += times;
    for (const counts of [this.#effort.by, this.keys])
      counts.set(purpose, (counts.get(purpose) ?? 0) + times);
  }
}

/** One key or more that move an end, and where the annotation is then. */
type EndStep = { readonly keys: number; readonly place: Place } & (
  | { readonly move: Move }
  | { readonly word: Place }
);

const sumOf = (steps: readonly EndStep[]) => steps.reduce((sum, { keys }) => sum + keys, 0);

/** The presses that move an end by syllables; undefined where it does not get there, or not soon. */
function movesTo(text: string, from: Place, wanted: number, end: 'start' | 'end'): EndStep[] | undefined {
  const { line } = from.start;
  const steps: EndStep[] = [];
  let span = { start: from.start.character, end: from.end.character };
  while (span[end] !== wanted) {
    const move: Move = { end, to: span[end] < wanted ? 'right' : 'left' };
    const moved = steps.length < MOST_MOVES ? facts.movedIn(text, span, move) : undefined;
    if (!moved || (moved[end] < wanted !== span[end] < wanted && moved[end] !== wanted)) return undefined;
    span = moved;
    const place = { start: { line, character: span.start }, end: { line, character: span.end } };
    steps.push({ keys: 1, place, move });
  }
  return steps;
}

/** The lines that stand on a screen with a line in its middle. */
function screenAround(lines: readonly string[], middle: number): { n: number; text: string }[] {
  const rowsOf = (n: number) => Math.max(1, Math.ceil(lines[n]!.length / SCREEN.columns));
  let [from, to] = [middle, middle + 1];
  let rows = rowsOf(middle);
  const fits = (n: number) => n >= 0 && n < lines.length && rows + rowsOf(n) <= SCREEN.rows;
  while (fits(from - 1) || fits(to)) {
    if (fits(from - 1)) rows += rowsOf(--from);
    if (fits(to)) rows += rowsOf(to++);
  }
  return lines.slice(from, to).map((text, n) => ({ n: from + n, text }));
}

/** What a person may type who means a value: as articles write it, or what is different of the value that there is. */
function waysToWrite(value: string, own: string): string[] {
  const [begin, end] = value.split('/');
  if (begin !== undefined && end !== undefined)
    return [begin, ...waysToWrite(begin, own)].flatMap((first) =>
      [end, ...waysToWrite(end, begin)].map((last) => `${first}..${last}`),
    );
  const [, year, month, day, clock] =
    /^([\dX]{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2}:\d{2}))?$/.exec(value) ?? [];
  const ways = ['x', 'y', 'm', 'd', 'w', 'q'];
  const dayPart = /T(MO|MI|AF|EV|NI|DT)$/.exec(value)?.[1];
  if (dayPart !== undefined) ways.push(dayPart.toLowerCase());
  const part = /-([QHW]\d+)$/.exec(value)?.[1];
  if (part !== undefined) ways.push(part.toLowerCase());
  const [, count, unit] = /^P(\d+)([YMWDQ])$/.exec(value) ?? [];
  if (count !== undefined) ways.push(`${count}${unit!.toLowerCase()}`);
  const minutes = /^PT(\d+)M$/.exec(value)?.[1];
  if (minutes !== undefined) ways.push(`${minutes}'`);
  const bare = /^T(\d{2}):00$/.exec(value)?.[1];
  if (bare !== undefined) ways.push(`t${Number(bare)}`);
  if (year !== undefined && month !== undefined && day === undefined) ways.push(`${Number(month)}/${year}`);
  if (month !== undefined && day !== undefined) {
    const [m, d] = [Number(month), Number(day)];
    const time = clock === undefined ? '' : `${clock.replace(':', 'h').replace(/h00$/, 'h')} `;
    ways.push(`${d}`, `${time}${d}/${m}`, `${time}${d}/${m}/${year}`);
    if (clock !== undefined) ways.push(clock, time.trim());
  }
  const [from, to] = [own, value].map((one) => Date.parse(one.slice(0, 10)));
  const days = (to! - from!) / 86_400_000;
  if (Number.isInteger(days)) ways.push(signed(days), ...(days % 7 === 0 ? [`${signed(days / 7)}w`] : []));
  const years = Number(value.slice(0, 4)) - Number(own.slice(0, 4));
  if (Number.isInteger(years)) ways.push(`${signed(years)}y`, signed(years));
  return ways;
}

const signed = (n: number) => (n < 0 ? `${n}` : `+${n}`);

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const valueIn = ({ value = '' }: { readonly value?: string | undefined }) => value;
const withValue = (gold: GoldSpan, value: string): GoldSpan => (value === '' ? gold : { ...gold, value });
const hasValue = (span: { readonly value?: string | undefined }, gold: GoldSpan) =>
  valueIn(span) === valueIn(gold) || (gold.open === true && leavesOpen(valueIn(span), valueIn(gold)));
const contains = (outer: Place, inner: Place) => touches(outer, inner.start) && touches(outer, inner.end);

/** How many words and marks a part of a line has: so many presses go over them or select them. */
function tokensIn(line: string, { start, end }: Place): number {
  return (
    line.slice(start.character, end.character).match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+/gu)?.length ??
    0
  );
}
