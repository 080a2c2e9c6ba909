import type { Span } from '../text/span';
import { type CodePoints, lowerBound } from '../text/units';

/** What is needed to find a span again: its quote, its old place in code points, and what stood around it. */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * Where a quote is now, in UTF-16 code units.
 * - `found`: the quoted text is there.
 * - `changed`: the text at the place (known from what stands around it) is another one.
 * - `lost`: not to be found; `span` is where it should have been, inside the text.
 */
export interface Anchor {
  readonly state: 'found' | 'changed' | 'lost';
  readonly span: Span;
}

/** UTF-16 code units around the expected place that are searched before the whole article. */
const NEAR = 256;
/** Occurrences of a quote's first word that are tried on each side of the expected place. */
const TRIES = 64;

/**
 * Finds all quotes, given in the order of their old places, in the text as it is now.
 *
 * An insertion or deletion moves all that follows by the same distance, so each quote is first looked for
 * where the one before it says. Only what is not there is searched: nearby, then by an index of words
 * that is made once. Linear in text and quotes.
 */
export function anchorAll(quotes: readonly Quote[], text: string, codePoints: CodePoints): Anchor[] {
  let shift = 0;
  let index: Map<string, number[]> | undefined;
  return quotes.map((quote) => {
    const old = codePoints.toUtf16(quote.start);
    const expected = old + shift;
    const length = quote.text.length;
    const at = (start: number): Anchor => ({ state: 'found', span: { start, end: start + length } });
    if (text.startsWith(quote.text, expected) && (shift === 0 || surroundings(text, quote, expected) > 0)) {
      return at(expected);
    }
    const near = nearest(text, quote, expected);
    if (near !== undefined) {
      shift = near - old;
      return at(near);
    }
    const replaced = between(text, quote, expected);
    if (replaced) return { state: 'changed', span: replaced };
    index ??= wordStarts(text);
    const far = length === 0 ? undefined : anywhere(text, quote, expected, index);
    if (far !== undefined) {
      shift = far - old;
      return at(far);
    }
    const start = Math.min(Math.max(0, expected), text.length);
    return { state: 'lost', span: { start, end: Math.min(text.length, start + length) } };
  });
}

/** How many code units around a place agree with what stood around the quote. */
function surroundings(text: string, quote: Quote, start: number): number {
  const { before = '', after = '' } = quote;
  const end = start + quote.text.length;
  let score = before === '' && after === '' ? 1 : 0;
  for (let i = 1; i <= before.length && text[start - i] === before[before.length - i]; i++) score++;
  for (let i = 0; i < after.length && text[end + i] === after[i]; i++) score++;
  return score;
}

/** The best occurrence within `NEAR` of the expected place, by surroundings, then by distance. */
function nearest(text: string, quote: Quote, expected: number): number | undefined {
  if (quote.text === '') return undefined;
  const from = Math.max(0, expected - NEAR);
  const slice = text.slice(from, Math.max(from, expected + NEAR + quote.text.length));
  const found: number[] = [];
  for (let at = slice.indexOf(quote.text); at >= 0; at = slice.indexOf(quote.text, at + 1))
    found.push(from + at);
  return best(text, quote, expected, found);
}

function anywhere(
  text: string,
  quote: Quote,
  expected: number,
  index: Map<string, number[]>,
): number | undefined {
  const starts = index.get(firstWord(quote.text, 0)) ?? [];
  const pivot = lowerBound(starts, (start) => start >= expected);
  const tried = starts.slice(Math.max(0, pivot - TRIES), pivot + TRIES);
  return best(
    text,
    quote,
    expected,
    tried.filter((start) => text.startsWith(quote.text, start)),
  );
}

/** A place without agreeing surroundings counts only when it is the only one. */
function best(text: string, quote: Quote, expected: number, places: readonly number[]): number | undefined {
  let choice: number | undefined;
  let choiceScore = -1;
  for (const place of places) {
    const score = surroundings(text, quote, place);
    const closer = choice !== undefined && Math.abs(place - expected) < Math.abs(choice - expected);
    if (score > choiceScore || (score === choiceScore && closer)) {
      choice = place;
      choiceScore = score;
    }
  }
  return choiceScore > 0 || places.length === 1 ? choice : undefined;
}

/** What stands between the old surroundings when the quote itself has been edited. */
function between(text: string, quote: Quote, expected: number): Span | undefined {
  const { before = '', after = '' } = quote;
  if (before === '' || after === '') return undefined;
  const from = Math.max(0, expected - NEAR - before.length);
  const left = text.indexOf(before, from);
  if (left < 0 || left > expected + NEAR) return undefined;
  const start = left + before.length;
  const end = text.indexOf(after, start);
  if (end < 0 || end - start > 2 * quote.text.length + 32) return undefined;
  return { start, end };
}

const WORD = /[\p{L}\p{N}]/u;

/** The letters and digits at the start of a text, else its first character. */
function firstWord(text: string, start: number): string {
  let end = start;
  while (end < text.length && WORD.test(text[end]!)) end++;
  return text.slice(start, Math.max(end, start + 1));
}

function wordStarts(text: string): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (let i = 0; i < text.length; ) {
    const word = firstWord(text, i);
    const starts = index.get(word);
    if (starts) starts.push(i);
    else index.set(word, [i]);
    i += word.length;
  }
  return index;
}
