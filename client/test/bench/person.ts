import { facts } from '../../../server/src/facts';
import type { WireSpan } from '../../../server/src/protocol';
import type { Move } from '../../../server/src/protocol/facts';
import { leavesOpen } from '../../../server/src/training/evaluation/score';
import { codesFor, targetsIn } from '../../src/review/jump';
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
  /** What a label is given to when the cursor stands there and nothing is selected. */
  wordAt(point: Point): Promise<{ readonly range: Place; readonly doubtful: boolean } | undefined>;
  setPublished(value: string): Promise<void>;
}

const DATE = 'DATE';
/** Lines that a screen shows; codes of two letters are needed where it has many places. */
const SCREEN = 40;
/** Who would press more keys than this to move an end rejects it and selects anew. */
const MOST_MOVES = 12;
/**
 * How the doubtful suggestions are gone through, until the rest is right and is accepted together: by place, the least
 * sure first, or not at all: then what is wrong is looked for like all else.
 */
export type Way = 'position' | 'doubt' | 'find';

/** What keys were pressed for. */
export type Purpose =
  | 'accept all'
  | 'accept'
  | 'reject'
  | 'label'
  | 'ends'
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
  | 'other value'
  | 'missed name'
  | 'missed date'
  | 'line'
  | 'publication';

/** How often something was to be done, what keys that took, and how many of them to get there. */
export interface Effort {
  times: number;
  keys: number;
  there: number;
}

/**
 * A person who knows what is right and presses as few keys as a sensible one: accepts what is sure, walks over the
 * doubtful rest and mends it on the way, and then goes to each thing that is wrong or missing elsewhere. Whatever they
 * do is done by the review itself; only keys that move a cursor or a list are reckoned.
 */
export class Person {
  readonly keys = new Map<Purpose, number>();
  readonly efforts = new Map<Matter, Effort>();
  /** What was done, one by one, with its keys. */
  readonly log: { readonly matter: Matter; readonly what: string; keys: number }[] = [];
  #effort: Effort = { times: 0, keys: 0, there: 0 };
  readonly #desk: Desk;
  readonly #gold: Gold;
  readonly #way: Way;

  constructor(desk: Desk, gold: Gold, way: Way = 'position') {
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
      // The key, with the day of the date there or the ten characters of another, and Enter.
      this.#press('publication', where ? 2 : 2 + published.length);
      await this.#desk.setPublished(published);
    }
    this.#takeUp('whole article');
    this.#press('accept all');
    await reviewer.acceptAll();
    await this.#desk.settled();
    await this.#walk();
    await this.#proofread();
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

  async #walk(): Promise<void> {
    const { reviewer } = this.#desk;
    if (this.#way === 'doubt') {
      this.#press('order');
      reviewer.begin({ order: 'doubt', over: 'suggestions' });
    }
    for (let n = 0; reviewer.current && n < 5000; n++) {
      const before = reviewer.current;
      const left = reviewer.spans.filter(({ status }) => status === 'suggested');
      const isWrong = left.some((span) => !this.#isRight(span));
      if (this.#way === 'find' || (!isWrong && left.length > 1)) {
        this.#takeUp('whole article', '', 0);
        this.#press('accept all');
        await reviewer.acceptAll(true);
        await this.#desk.settled();
        return;
      }
      this.#takeUp(this.#matterOf(before), this.#compare(before));
      await this.#mend(before, true);
      await this.#desk.settled();
      if (reviewer.left === 0) return;
    }
  }

  /** Mends what is wrong among what was accepted, and tags what is missing, from top to bottom. */
  async #proofread(): Promise<void> {
    const { reviewer } = this.#desk;
    for (let n = 0; n < 5000; n++) {
      const wrong = reviewer.spans.find((span) => !this.#isRight(span));
      const [missing] = this.#missing();
      const isWrongFirst = wrong && (!missing || comparePlaces(wrong.range, missing.range) <= 0);
      if (wrong && isWrongFirst) {
        this.#takeUp(this.#matterOf(wrong), this.#compare(wrong));
        await this.#find(wrong.range.start);
        await this.#mend(wrong, false);
      } else if (missing) {
        this.#takeUp(missing.label === DATE ? 'missed date' : 'missed name', this.#say(missing));
        await this.#tag(missing);
      } else return;
      await this.#desk.settled();
    }
  }

  async #lines(): Promise<void> {
    const { boilerplate } = this.#gold;
    if (!boilerplate) return;
    for (const line of this.#wrongLines(boilerplate)) {
      this.#takeUp('line', `${line + 1} ${this.#desk.lines[line]}`);
      await this.#find({ line, character: indentOf(this.#desk.lines[line]!) });
      this.#press('line');
      this.#desk.reviewer.markLine({ line, character: 0 });
      await this.#desk.settled();
    }
  }

  /** Makes what is looked at what it should be; `walking`: the suggestion that comes next is looked at then. */
  async #mend(span: WireSpan, walking: boolean): Promise<void> {
    const { reviewer } = this.#desk;
    const over = this.#gold.spans.filter(({ range }) => overlaps(range, span.range));
    const same = over.find(({ range }) => isSamePlace(range, span.range));
    if (same) return this.#relabel(span, same, walking);
    const [first, second] = over;
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
      const moves = this.#movesBetween(span.range, first.range);
      if (!moves) {
        this.#press('reject');
        reviewer.reject();
        return;
      }
      this.#press('ends', moves.length);
      for (const move of moves) reviewer.resize(move);
    }
    const now = reviewer.current;
    if (now && (now.label !== first.label || !hasValue(now, first))) await this.#relabel(now, first, walking);
    else if (walking) {
      this.#press('go on');
      reviewer.skip();
    }
  }

  async #relabel(span: WireSpan, gold: GoldSpan, walking: boolean): Promise<void> {
    const { reviewer } = this.#desk;
    if (span.label !== gold.label && gold.label !== DATE) {
      this.#press('label');
      reviewer.label(gold.label, this.#everywhere(span, gold.label));
    } else if (gold.label === DATE && !hasValue(span, gold)) {
      await this.#choose(span.range, valueIn(gold), valueIn(span));
      reviewer.value(DATE, valueIn(gold));
    } else if (walking) {
      this.#press('accept');
      reviewer.accept(this.#everywhere(span, gold.label));
    }
  }

  /** Takes a value from the box for dates, or types it over what stands there. */
  async #choose(place: Place, value: string, own: string): Promise<void> {
    const offered = await this.#desk.values(place);
    const at = offered.indexOf(value);
    const active = own !== '' && offered.length > 1 ? 1 : 0;
    // The key, then down or up and Enter.
    if (at >= 0) return this.#press('value', 2 + Math.abs(at - active));
    // Or the end is deleted and typed anew, or all is selected and typed over; and Enter.
    let common = 0;
    while (common < value.length && value[common] === own[common]) common++;
    const atEnd = own.length - common + value.length - common;
    this.#press('value', 2 + Math.min(atEnd, 1 + value.length));
  }

  async #tag(missing: GoldSpan): Promise<void> {
    const { reviewer } = this.#desk;
    const { range, label } = missing;
    await this.#find(range.start);
    const word = await this.#desk.wordAt(range.start);
    const moves = word && this.#movesBetween(word.range, range);
    const bySelecting = tokensIn(this.#desk.lines[range.start.line]!, range) + 1;
    const byMoving = word && moves ? 1 + (word.doubtful ? 1 : 0) + moves.length : bySelecting;
    if (label === DATE) {
      this.#press('tag', Math.min(bySelecting, byMoving) - 1);
      await this.#choose(range, valueIn(missing), '');
      reviewer.tag(range, label, valueIn(missing));
      return;
    }
    const everywhere = this.#everywhereIn(range, label);
    // What was moved into place is then accepted everywhere by one key more.
    const isMoved = word !== undefined && !isSamePlace(word.range, range);
    this.#press('tag', Math.min(bySelecting, byMoving + (everywhere && isMoved ? 1 : 0)));
    reviewer.tag(range, label, undefined, everywhere);
  }

  /** Goes to a place: by its code, or by that of a place in its line and from there by words. */
  async #find(point: Point): Promise<void> {
    const { reviewer, lines } = this.#desk;
    const from = Math.max(0, point.line - SCREEN / 2);
    const screen = lines.slice(from, from + SCREEN).map((text, n) => ({ n: from + n, text }));
    const targets = targetsIn(screen, reviewer.spans);
    const codes = codesFor(targets, reviewer.spans, screen);
    const line = lines[point.line]!;
    const ways = targets.flatMap((target, n) => {
      if (target.line !== point.line || codes[n] === '') return [];
      const isBefore = comparePoints(target, point) <= 0;
      const words = tokensIn(line, isBefore ? { start: target, end: point } : { start: point, end: target });
      return [1 + codes[n]!.length + words];
    });
    this.#press('find', Math.min(...ways));
    reviewer.lookAt(point);
    // Who stands behind one and before another goes one on.
    if (!reviewer.current || comparePoints(reviewer.current.range.start, point) === 0) return;
    reviewer.lookAt({ ...point, character: point.character + 1 });
  }

  /** The fewest presses that move the ends of one place to those of another; undefined where that takes too many. */
  #movesBetween(from: Place, to: Place): Move[] | undefined {
    const { line } = from.start;
    if (to.start.line !== line || to.end.line !== line || from.end.line !== line) return undefined;
    const text = this.#desk.lines[line]!;
    const moves: Move[] = [];
    let span = { start: from.start.character, end: from.end.character };
    const wanted = { start: to.start.character, end: to.end.character };
    for (const end of ['end', 'start'] as const) {
      while (span[end] !== wanted[end] && moves.length <= MOST_MOVES) {
        const move: Move = { end, to: span[end] < wanted[end] ? 'right' : 'left' };
        const moved = facts.movedIn(text, span, move);
        if (!moved || (moved[end] < wanted[end] !== span[end] < wanted[end] && moved[end] !== wanted[end]))
          return undefined;
        span = moved;
        moves.push(move);
      }
    }
    return moves.length <= MOST_MOVES ? moves : undefined;
  }

  /** Whether it is right to decide on the text of an annotation alike wherever it stands. */
  #everywhere({ range, value }: WireSpan, label: string | undefined): boolean {
    return value === undefined && this.#everywhereIn(range, label);
  }

  #everywhereIn({ start, end }: Place, label: string | undefined): boolean {
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
    return good > 1;
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
    if (!same) return over.length === 0 ? 'no name' : 'other ends';
    if (same.label !== span.label) return 'other label';
    return hasValue(span, same) ? 'doubtful, but right' : 'other value';
  }

  #takeUp(matter: Matter, what = '', times = 1): void {
    this.log.push({ matter, what, keys: 0 });
    this.#effort = this.efforts.get(matter) ?? { times: 0, keys: 0, there: 0 };
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
    if (purpose === 'find' || purpose === 'go on') this.#effort.there += times;
    this.keys.set(purpose, (this.keys.get(purpose) ?? 0) + times);
  }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const valueIn = ({ value = '' }: { readonly value?: string | undefined }) => value;
const hasValue = (span: WireSpan, gold: GoldSpan) =>
  valueIn(span) === valueIn(gold) || (gold.open === true && leavesOpen(valueIn(span), valueIn(gold)));
const indentOf = (line: string) => line.length - line.trimStart().length;
const contains = (outer: Place, inner: Place) => touches(outer, inner.start) && touches(outer, inner.end);

/** How many words and marks a part of a line has: so many presses go over them or select them. */
function tokensIn(line: string, { start, end }: Place): number {
  return (
    line.slice(start.character, end.character).match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+/gu)?.length ??
    0
  );
}
