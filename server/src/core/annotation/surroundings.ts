import { CONTEXT, LINE_QUOTE, type Section } from '../sidecar/model';
import type { QuotedText } from '../sidecar/quoted';
import { type Comparable, comparable } from '../text/comparable';
import { findAllSteps } from '../text/needles';
import type { Span } from '../text/span';
import { eachInSteps, mapSteps, runToEnd, type Steps } from '../text/steps';

/** An article as sidecars quote it. */
export interface Quotable {
  readonly quoted: QuotedText;
  /** What is annotated in it, or will be: for all of that the surroundings are found at once. */
  readonly annotations?: Annotated | undefined;
}

/** Places of an article by the section that they belong to. */
export type Annotated = { readonly [S in Section]: readonly Span[] };

/** The part of a place that is quoted, in the text as it is quoted; of a line no more than its beginning. */
export function quotedPart(quoted: QuotedText, span: Span, section: Section): Span {
  const { codePoints } = quoted;
  const [start, end] = [quoted.fromArticle(span.start), quoted.fromArticle(span.end)];
  if (section === 'spans') return { start, end };
  return { start, end: Math.min(end, codePoints.toUtf16(codePoints.fromUtf16(start) + LINE_QUOTE)) };
}

/** How much of its surroundings tells a text from all others that read like it, as UTF-16 code units of the article. */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
}

/** No more characters are taken, however much a text repeats itself; so many do not tell it from all others. */
export const MOST = 256;

/** The surroundings of places in one article; what annotations need is found for all of them at once. */
class Field {
  readonly comparable: Comparable;
  readonly #places = new Map<string, Needs>();
  readonly #quoted: QuotedText;
  readonly #prepared = new WeakSet<readonly Span[]>();

  constructor(quoted: QuotedText) {
    this.#quoted = quoted;
    this.comparable = comparable(quoted.text);
  }

  /** `quote` is the part of the article that is quoted. */
  of(quote: Span, section: Section, annotations: Annotated | undefined): Surroundings {
    const { comparable: field } = this;
    const [from, to] = [field.indexOf(quote.start), field.indexOf(quote.end)];
    const text = field.text.slice(from, to);
    if (annotations && !this.#places.has(text)) runToEnd(this.prepare(annotations[section], section));
    if (!this.#places.has(text)) runToEnd(this.#add([text]));
    const { left, right } = this.#places.get(text)!.at(from);
    return {
      before: quote.start - field.startOf(Math.max(0, from - left)),
      after: field.endOf(Math.min(field.text.length, to + right)) - quote.end,
    };
  }

  /** Finds what all of these need. */
  *prepare(places: readonly Span[], section: Section): Steps<void> {
    if (this.#prepared.has(places)) return;
    yield* this.#add(yield* mapSteps(places, (span) => this.#quote(span, section)));
    this.#prepared.add(places);
  }

  #quote(span: Span, section: Section): string {
    const { comparable: field } = this;
    const { start, end } = quotedPart(this.#quoted, span, section);
    return field.text.slice(field.indexOf(start), field.indexOf(end));
  }

  *#add(quotes: readonly string[]): Steps<void> {
    const missing = quotes.filter((quote) => !this.#places.has(quote));
    const { text } = this.comparable;
    const found = yield* findAllSteps(text, missing);
    yield* eachInSteps(
      found,
      ([quote, places]) => this.#places.set(quote, new Needs(text, quote.length, places)),
      ([, places]) => places.length,
    );
    if (!this.#places.has('')) this.#places.set('', new Needs('', 0, []));
  }
}

/** For each place of one text how many characters on either side no other place has. */
class Needs {
  readonly #left: ReadonlyMap<number, number>;
  readonly #right: ReadonlyMap<number, number>;

  constructor(text: string, length: number, places: readonly number[]) {
    this.#left = needs(places, (place, n) => (place - 1 - n < 0 ? -1 : text.charCodeAt(place - 1 - n)));
    this.#right = needs(places, (place, n) =>
      place + length + n >= text.length ? -1 : text.charCodeAt(place + length + n),
    );
  }

  at(place: number): { readonly left: number; readonly right: number } {
    return { left: this.#left.get(place) ?? 0, right: this.#right.get(place) ?? 0 };
  }
}

/** @param at the n-th character on one side of a place, -1 behind the end of the text */
function needs(
  places: readonly number[],
  at: (place: number, n: number) => number,
): ReadonlyMap<number, number> {
  if (places.length < 2) return new Map();
  const common = (a: number, b: number) => {
    let n = 0;
    while (n < MOST && at(a, n) === at(b, n)) n++;
    return n;
  };
  // Among sorted ones the most similar are neighbours.
  const sorted = [...places].sort((a, b) => {
    const n = common(a, b);
    return n === MOST ? 0 : at(a, n) - at(b, n);
  });
  const result = new Map<number, number>();
  sorted.forEach((place, n) => {
    const [before, behind] = [sorted[n - 1], sorted[n + 1]];
    const most = Math.max(
      before === undefined ? 0 : common(before, place),
      behind === undefined ? 0 : common(place, behind),
    );
    // One more tells them apart, and the farthest may be half of a letter; what is alike for long is so by a copy, and
    // where that has gone the end of one line is soon that of another.
    result.set(place, Math.min(MOST, most + (most < CONTEXT ? 2 : CONTEXT)));
  });
  return result;
}

const fields = new WeakMap<QuotedText, Field>();

function fieldOf(quoted: QuotedText): Field {
  let field = fields.get(quoted);
  if (!field) {
    field = new Field(quoted);
    fields.set(quoted, field);
  }
  return field;
}

/** Finds what everything annotated in an article needs, in steps; then `contextOf` has it at hand. */
export function* prepareContexts({ quoted, annotations }: Quotable): Steps<void> {
  if (!annotations) return;
  const field = fieldOf(quoted);
  yield;
  for (const section of ['spans', 'lines'] as const) yield* field.prepare(annotations[section], section);
}

/**
 * What stands around a quoted part of an article, whose offsets are those of the text as it is quoted: 16 code
 * points on each side, and more where the text repeats itself.
 */
export function contextOf(
  { quoted, annotations }: Quotable,
  { start, end }: Span,
  section: Section,
): { readonly before: string; readonly after: string } {
  const { text, codePoints } = quoted;
  const needed = fieldOf(quoted).of({ start, end }, section, annotations);
  const from = codePoints.toUtf16(Math.max(0, codePoints.fromUtf16(start) - CONTEXT));
  const to = codePoints.toUtf16(Math.min(codePoints.length, codePoints.fromUtf16(end) + CONTEXT));
  // Not between the halves of a character.
  const least = codePoints.toUtf16(codePoints.fromUtf16(Math.max(0, start - needed.before)));
  return {
    before: text.slice(Math.min(from, least), start),
    after: text.slice(end, Math.max(to, codePoints.toUtf16(codePoints.fromUtf16(end + needed.after)))),
  };
}
