import { CONTEXT, type Section } from '../sidecar/model';
import type { QuotedText } from '../sidecar/quoted';
import { type Comparable, comparable } from '../text/comparable';
import { findAll } from '../text/needles';
import type { Span } from '../text/span';
import type { Annotations } from './model';

/** An article as sidecars quote it. */
export interface Quotable {
  readonly quoted: QuotedText;
  /** What is annotated in it: for all of that the surroundings are found at once. */
  readonly annotations?: Annotations | undefined;
}

/** How much of its surroundings tells a text from all others that read like it, as UTF-16 code units of the article. */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
}

/** No more characters are taken, however much a text repeats itself. */
const MOST = 256;

/** The surroundings of places in one article; what annotations need is found for all of them at once. */
class Field {
  readonly comparable: Comparable;
  readonly #places = new Map<string, Needs>();
  readonly #quoted: QuotedText;
  readonly #prepared = new Set<Section>();

  constructor(quoted: QuotedText) {
    this.#quoted = quoted;
    this.comparable = comparable(quoted.text);
  }

  /** `quote` is the part of the article that is quoted. */
  of(quote: Span, section: Section, annotations: Annotations | undefined): Surroundings {
    const { comparable: field } = this;
    const [from, to] = [field.indexOf(quote.start), field.indexOf(quote.end)];
    const text = field.text.slice(from, to);
    if (annotations && !this.#places.has(text) && !this.#prepared.has(section)) {
      this.#prepared.add(section);
      this.#add(annotations[section].map((span) => this.#quote(span)));
    }
    if (!this.#places.has(text)) this.#add([text]);
    const { left, right } = this.#places.get(text)!.at(from);
    return {
      before: quote.start - field.startOf(Math.max(0, from - left)),
      after: field.endOf(Math.min(field.text.length, to + right)) - quote.end,
    };
  }

  #quote({ start, end }: Span): string {
    const { comparable: field } = this;
    const at = (offset: number) => field.indexOf(this.#quoted.fromArticle(offset));
    return field.text.slice(at(start), at(end));
  }

  #add(quotes: readonly string[]): void {
    const missing = quotes.filter((quote) => !this.#places.has(quote));
    const { text } = this.comparable;
    for (const [quote, places] of findAll(text, missing))
      this.#places.set(quote, new Needs(text, quote.length, places));
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
    // One more tells them apart, and the farthest may be half of a letter.
    result.set(place, Math.min(MOST, most + 2));
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
