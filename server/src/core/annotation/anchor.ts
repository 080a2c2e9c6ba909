import { foldWord } from '../text/fold';
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
 * - `found`: the quoted text is there, perhaps in another normal form.
 * - `changed`: the text at the place (known from what stands around it) is another one.
 * - `lost`: not to be found; `span` is where it should have been, inside the text.
 */
export interface Anchor {
  readonly state: 'found' | 'changed' | 'lost';
  readonly span: Span;
}

/** UTF-16 code units around the expected place that are searched before the whole article. */
const NEAR = 256;
/** So close to the expected place the quoted text is trusted when all around it has changed. */
const CLOSE = 32;
/** Occurrences of a quote's first word that are tried on each side of the expected place. */
const TRIES = 64;
/** Code units of context that must stand when the rest of it has been edited together with the quote. */
const SHORT_CONTEXT = 6;

/**
 * Finds all quotes, given in the order of their old places, in the text as it is now. Linear in text and
 * quotes.
 *
 * An insertion or deletion moves all that follows by the same distance, so each quote is first looked for
 * where the one before it says; what is not there is searched nearby, then in the whole article, where it
 * must have kept half of its surroundings: a name that was deleted must not jump to its next mention.
 */
export function anchorAll(quotes: readonly Quote[], text: string, codePoints: CodePoints): Anchor[] {
  const index = lazily(() => wordStarts(text));
  let anchors = anchorOnce(quotes, text, codePoints, index);
  const decomposed = lazily(() => COMBINING.test(text));
  for (const form of ['NFC', 'NFD'] as const) {
    const missing = quotes.filter((_, n) => anchors[n]!.state === 'lost');
    const possible = (quote: Quote) => quote.text.normalize(form) !== quote.text;
    if (!missing.some(possible) || (form === 'NFD' && !decomposed())) continue;
    const others = anchorOnce(
      quotes.map((quote) => normalized(quote, form)),
      text,
      codePoints,
      index,
    );
    anchors = anchors.map((anchor, n) => (anchor.state === 'lost' ? others[n]! : anchor));
  }
  return anchors;
}

/** The marks that NFD makes of Vietnamese and European letters. */
const COMBINING = /[\u0300-\u036f]/;

type Index = () => ReadonlyMap<string, readonly number[]>;

function anchorOnce(quotes: readonly Quote[], text: string, codePoints: CodePoints, index: Index): Anchor[] {
  const olds = quotes.map((quote) => codePoints.toUtf16(quote.start));
  const shifts: number[] = [];
  let shift = 0;
  const anchors = quotes.map((quote, n) => {
    const expected = olds[n]! + shift;
    shifts.push(shift);
    const anchor =
      here(text, quote, expected, shift === 0) ??
      nearby(text, quote, expected) ??
      found(quote, strongest(text, quote, expected, anywhere(text, quote, expected, index)));
    if (anchor) shift = anchor.span.start - olds[n]!;
    return anchor;
  });
  // What the quote before did not lead to, the one behind it may.
  for (let n = quotes.length - 1; n >= 0; n--) {
    const anchor = anchors[n];
    if (anchor) {
      shift = anchor.span.start - olds[n]!;
      continue;
    }
    const [ahead, behind] = [olds[n]! + shifts[n]!, olds[n]! + shift];
    anchors[n] =
      nearby(text, quotes[n]!, behind) ?? close(text, quotes[n]!, ahead) ?? close(text, quotes[n]!, behind);
  }
  const places = anchors.map((anchor, n) => anchor ?? lost(text, quotes[n]!, olds[n]! + shifts[n]!));
  return withoutRivals(quotes, places, text);
}

function found(quote: Quote, start: number | undefined): Anchor | undefined {
  return start === undefined
    ? undefined
    : { state: 'found', span: { start, end: start + quote.text.length } };
}

function lost(text: string, quote: Quote, expected: number): Anchor {
  const start = Math.min(Math.max(0, expected), text.length);
  return { state: 'lost', span: { start, end: Math.min(text.length, start + quote.text.length) } };
}

/** Exactly where it is expected. */
function here(text: string, quote: Quote, expected: number, unmoved: boolean): Anchor | undefined {
  if (expected < 0 || expected > text.length || !text.startsWith(quote.text, expected)) return undefined;
  return unmoved || contextOf(quote) === 0 || agreement(text, quote, expected) > 0
    ? found(quote, expected)
    : undefined;
}

function nearby(text: string, quote: Quote, expected: number): Anchor | undefined {
  return (
    found(quote, strongest(text, quote, expected, occurrences(text, quote, expected, NEAR))) ??
    between(text, quote, expected)
  );
}

/** Next to where it is expected, whatever stands around it. */
function close(text: string, quote: Quote, expected: number): Anchor | undefined {
  let choice: number | undefined;
  for (const start of occurrences(text, quote, expected, CLOSE)) {
    if (choice === undefined || Math.abs(start - expected) < Math.abs(choice - expected)) choice = start;
  }
  return found(quote, choice);
}

/** How many code units of context a quote has. */
function contextOf({ before = '', after = '' }: Quote): number {
  return before.length + after.length;
}

/** How many code units around a place agree with what stood around the quote. */
function agreement(text: string, quote: Quote, start: number): number {
  const { before = '', after = '' } = quote;
  const end = start + quote.text.length;
  let left = 0;
  while (left < before.length && text[start - 1 - left] === before[before.length - 1 - left]) left++;
  let right = 0;
  while (right < after.length && text[end + right] === after[right]) right++;
  return left + right;
}

/** The places of the quoted text that begin at most `distance` from the expected one. */
function occurrences(text: string, quote: Quote, expected: number, distance: number): number[] {
  if (quote.text === '') return [];
  const from = Math.max(0, expected - distance);
  const slice = text.slice(from, Math.max(from, expected + distance + quote.text.length));
  const places: number[] = [];
  for (let at = slice.indexOf(quote.text); at >= 0; at = slice.indexOf(quote.text, at + 1))
    places.push(from + at);
  return places;
}

/** The places of the quoted text in the whole article; of very many the nearest. */
function anywhere(text: string, quote: Quote, expected: number, index: Index): number[] {
  if (quote.text === '') return [];
  const starts = index().get(firstWord(quote.text, 0)) ?? [];
  const pivot = lowerBound(starts, (start) => start >= expected);
  return starts
    .slice(Math.max(0, pivot - TRIES), pivot + TRIES)
    .filter((start) => text.startsWith(quote.text, start));
}

/** The place with the most of the old surroundings, if that is half of them; of equals the nearest. */
function strongest(
  text: string,
  quote: Quote,
  expected: number,
  places: readonly number[],
): number | undefined {
  let choice: number | undefined;
  let best = -1;
  for (const place of places) {
    const agreed = agreement(text, quote, place);
    const closer = choice !== undefined && Math.abs(place - expected) < Math.abs(choice - expected);
    if (agreed > best || (agreed === best && closer)) {
      choice = place;
      best = agreed;
    }
  }
  return 2 * best >= contextOf(quote) ? choice : undefined;
}

/** What stands between the old surroundings when the quote itself has been edited. */
function between(text: string, quote: Quote, expected: number): Anchor | undefined {
  const { before, after } = quote;
  if (before === undefined || after === undefined) return undefined;
  for (const length of [Number.POSITIVE_INFINITY, SHORT_CONTEXT]) {
    const left = before.slice(Math.max(0, before.length - length));
    const right = after.slice(0, length);
    const start = endOf(text, left, expected, quote);
    const end = start === undefined ? undefined : startOf(text, right, start, quote);
    if (start === undefined || end === undefined || end === start) continue;
    const same = foldWord(text.slice(start, end)) === foldWord(quote.text);
    return { state: same ? 'found' : 'changed', span: { start, end } };
  }
  return undefined;
}

/** Where the text before the quote ends, nearest to where it should; it is empty at the start of an article. */
function endOf(text: string, left: string, expected: number, quote: Quote): number | undefined {
  if (left === '') return quote.start === 0 ? 0 : undefined;
  const from = Math.max(0, expected - NEAR - left.length);
  const slice = text.slice(from, Math.max(from, expected + NEAR));
  let choice: number | undefined;
  for (let at = slice.indexOf(left); at >= 0; at = slice.indexOf(left, at + 1)) {
    const end = from + at + left.length;
    if (choice !== undefined && Math.abs(end - expected) >= Math.abs(choice - expected)) break;
    choice = end;
  }
  return choice;
}

/** Where the text behind the quote begins; it is empty at the end of an article. */
function startOf(text: string, right: string, start: number, quote: Quote): number | undefined {
  const limit = start + 2 * quote.text.length + 32;
  if (right === '') return text.length <= limit ? text.length : undefined;
  const at = text.slice(start, limit + right.length).indexOf(right);
  return at < 0 ? undefined : start + at;
}

/** Where quotes of several old places came to the same one, it belongs to those that agree best with it. */
function withoutRivals(quotes: readonly Quote[], anchors: readonly Anchor[], text: string): Anchor[] {
  if (isAscending(anchors)) return [...anchors];
  const owners = new Map<number, Quote>();
  let rivals = false;
  anchors.forEach(({ state, span }, n) => {
    if (state !== 'found') return;
    const quote = quotes[n]!;
    const owner = owners.get(span.start);
    if (owner && owner.start !== quote.start) rivals = true;
    if (!owner || agreement(text, quote, span.start) > agreement(text, owner, span.start))
      owners.set(span.start, quote);
  });
  if (!rivals) return [...anchors];
  return anchors.map((anchor, n) => {
    const quote = quotes[n]!;
    const owner = anchor.state === 'found' ? owners.get(anchor.span.start)! : quote;
    return owner.text === quote.text && owner.start !== quote.start ? { ...anchor, state: 'lost' } : anchor;
  });
}

/** Whether all that is found stands in the order of the quotes, each at a place of its own: the usual case. */
function isAscending(anchors: readonly Anchor[]): boolean {
  let last = -1;
  for (const { state, span } of anchors) {
    if (state !== 'found') continue;
    if (span.start <= last) return false;
    last = span.start;
  }
  return true;
}

function normalized(quote: Quote, form: 'NFC' | 'NFD'): Quote {
  const { start, end, text, before, after } = quote;
  return {
    start,
    end,
    text: text.normalize(form),
    ...(before === undefined ? {} : { before: before.normalize(form) }),
    ...(after === undefined ? {} : { after: after.normalize(form) }),
  };
}

const WORD = /[\p{L}\p{N}]/u;
const BLANK = /\s/;

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
    else if (!BLANK.test(word)) index.set(word, [i]);
    i += word.length;
  }
  return index;
}

function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
