import { CONTEXT } from '../sidecar/model';
import { type Comparable, comparable } from '../text/comparable';
import { findAllSteps } from '../text/needles';
import { type Span, spanKey } from '../text/span';
import { eachInSteps, mapSteps, runToEnd, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { MOST } from './surroundings';

/** What is needed to find a span again: its quote, its old place in code points, and what stood around it. */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
  /** Its text had changed when it was written: only who knows how that went brings it back. */
  readonly stale?: boolean;
}

/**
 * Where a quote is now, in UTF-16 code units.
 * - `found`: the quoted text is there, compared without normal form, kinds of blanks and signs without width.
 * - `changed`: the text at the place (known from what stands around it) is another one.
 * - `unsure`: the text stands there, but not in the surroundings that it had, so that another one may be meant.
 * - `lost`: not to be found; `span` is where it should have been, inside the text.
 */
export interface Anchor {
  readonly state: 'found' | 'changed' | 'unsure' | 'lost';
  readonly span: Span;
}

/** Of which text the offsets of quotes are: of this one, of another one, or nobody says. */
export type OffsetsOf = 'this text' | 'another text' | 'unknown';

/** UTF-16 code units around the expected place in which a changed text is looked for. */
const NEAR = 256;
/** Code units of context that must stand when the rest of it has been edited together with the quote. */
const SHORT_CONTEXT = 6;
/** From this length on the farthest character of a context does not count: it may be half of a letter. */
const WHOLE = 4;

/**
 * Finds quotes, given in the order of their old places, in a text of which nothing is known but what they
 * say. Linear in text and quotes.
 *
 * Offsets of this very text are right where the quote stands there. Everything else must be earned: a quote is
 * found where it stands with all that stood around it, if no other place has what stood on one of its sides. So
 * a name that is gone never passes to its next mention: who wrote the quote has seen to it that its surroundings
 * tell it from all others (`surroundings.ts`). Where only one side is all there, what is near on the other one
 * is enough if the first lies within its line, and both are nowhere else.
 */
export function anchorAll(
  quotes: readonly Quote[],
  text: string,
  codePoints: CodePoints,
  offsets: OffsetsOf = 'unknown',
): Anchor[] {
  return runToEnd(anchorSteps(quotes, text, codePoints, offsets));
}

/** The same in steps. */
export function* anchorSteps(
  quotes: readonly Quote[],
  text: string,
  codePoints: CodePoints,
  offsets: OffsetsOf = 'unknown',
): Steps<Anchor[]> {
  const olds = quotes.map((quote) => codePoints.toUtf16(quote.start));
  const spans = yield* mapSteps(quotes, (quote, n) => {
    const trusted = offsets === 'this text' || (offsets === 'unknown' && contextOf(quote) === 0);
    return trusted && !quote.stale ? readsAt(text, quote, olds[n]!) : undefined;
  });
  if (spans.includes(undefined)) yield* search(quotes, olds, text, spans, offsets);
  const neighbours = neighboursOf(spans);
  const taken = new Set(spans.map((span) => span?.start));
  return yield* mapSteps(quotes, (quote, n): Anchor => {
    const span = spans[n];
    if (span) return { state: 'found', span };
    // What is gone stood as far from the one before it as it did, or from the one behind it.
    const [ahead, behind] = neighbours[n]!.map((m) => (m < 0 ? undefined : spans[m]!.start - olds[m]!));
    const expected = olds[n]! + (ahead ?? behind ?? 0);
    for (const shift of new Set([ahead ?? 0, behind ?? 0])) {
      const changed = between(text, quote, olds[n]! + shift);
      if (changed && !isSame(text.slice(changed.start, changed.end), quote.text))
        return { state: 'changed', span: changed };
    }
    const near = nearest(text, quote.text, expected, taken);
    return near ? { state: 'unsure', span: near } : lost(text, quote, expected);
  });
}

/** The nearest place where a text stands, not far from where it should; not one that another entry has. */
function nearest(
  text: string,
  quoted: string,
  expected: number,
  taken: ReadonlySet<number | undefined>,
): Span | undefined {
  if (quoted === '') return undefined;
  const from = Math.max(0, expected - NEAR);
  const slice = text.slice(from, Math.max(from, expected + NEAR + quoted.length));
  let choice: number | undefined;
  for (let at = slice.indexOf(quoted); at >= 0; at = slice.indexOf(quoted, at + 1)) {
    const place = from + at;
    const closer = choice === undefined || Math.abs(place - expected) < Math.abs(choice - expected);
    if (closer && !taken.has(place)) choice = place;
  }
  return choice === undefined ? undefined : { start: choice, end: choice + quoted.length };
}

/** Whether two texts differ in spelling at most. */
export function isSame(one: string, other: string): boolean {
  return one === other || comparable(one).text === comparable(other).text;
}

function contextOf({ before = '', after = '' }: Quote): number {
  return before.length + after.length;
}

/** The span at a place if it reads like the quote there. */
function readsAt(text: string, quote: Quote, start: number): Span | undefined {
  if (quote.text !== '' && text.startsWith(quote.text, start))
    return { start, end: start + quote.text.length };
  const { length } = new CodePoints(quote.text);
  // Of long lines only the beginning is quoted.
  const size = Math.min(length, quote.end - quote.start);
  const slice = text.slice(start, start + 2 * size);
  const end = start + new CodePoints(slice).toUtf16(size);
  const same = isSame(text.slice(start, end), quote.text);
  return same && end > start && end <= text.length ? { start, end } : undefined;
}

function lost(text: string, quote: Quote, expected: number): Anchor {
  const start = Math.min(Math.max(0, expected), text.length);
  return { state: 'lost', span: { start, end: Math.min(text.length, start + quote.text.length) } };
}

/** A quote with its surroundings as one text to search, and where in it the quote stands. */
interface Needle {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The text is to be searched as it is, because the quote has nothing that could be compared. */
  readonly isRaw: boolean;
  /** Of each side what is next to the quote, no farther than its line, whose end is a part of it. */
  readonly near: { readonly left: string; readonly right: string };
  /** Even these surroundings were not all that others like it have not. */
  readonly isVague: boolean;
}

function needleOf({ text, before = '', after = '' }: Quote): Needle {
  const all = before + text + after;
  const field = comparable(all);
  const [from, to] = [field.indexOf(before.length), field.indexOf(before.length + text.length)];
  const end = before.length + text.length;
  if (comparable(text).text.trim() === '')
    return {
      text: all,
      from: before.length,
      to: end,
      isRaw: true,
      near: { left: '', right: '' },
      isVague: false,
    };
  const first = from > WHOLE ? 1 : 0;
  const last = field.text.length - to > WHOLE ? 1 : 0;
  const needle = field.text.slice(first, field.text.length - last);
  const lineEnd = after.search(LINE_END);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'), before.length - CONTEXT, 0);
  const lineStop = end + Math.min(lineEnd < 0 ? after.length : lineEnd + 1, CONTEXT);
  const near = {
    left: needle.slice(Math.max(0, field.indexOf(lineStart) - first), from - first),
    right: needle.slice(to - first, field.indexOf(lineStop) - first),
  };
  return {
    text: needle,
    from: from - first,
    to: to - first,
    isRaw: false,
    near,
    isVague: from >= MOST || field.text.length - to >= MOST,
  };
}

const LINE_END = /[\r\n]/;

/** Fills in the spans that are missing and can be found. */
function* search(
  quotes: readonly Quote[],
  olds: readonly number[],
  text: string,
  spans: (Span | undefined)[],
  offsets: OffsetsOf,
): Steps<void> {
  const field = comparable(text);
  yield;
  const needles = yield* mapSteps(quotes, (quote, n) =>
    spans[n] || quote.stale ? undefined : needleOf(quote),
  );
  const some = needles.filter((needle) => needle !== undefined);
  const compared = some.filter(({ isRaw }) => !isRaw);
  const found = yield* findAllSteps(
    field.text,
    compared.flatMap((needle) => [
      needle.text,
      leftOf(needle),
      rightOf(needle),
      nearLeftOf(needle),
      nearRightOf(needle),
    ]),
  );
  const raw = yield* findAllSteps(
    text,
    some.filter(({ isRaw }) => isRaw).map((needle) => needle.text),
  );
  const places = yield* mapSteps(needles, (needle, n): Span[] => {
    const quote = quotes[n]!;
    if (!needle) return [];
    const { from, to } = needle;
    const all = needle.isRaw
      ? raw.get(needle.text)!.map((at) => ({ start: at + from, end: at + to }))
      : found.get(needle.text)!.map((at) => spanOf(field, at, needle, quote, text));
    // Without surroundings, and in another text, only its old place can be its own.
    if (contextOf(quote) > 0 || offsets === 'unknown') return all;
    return all.length === 1 ? all.filter(({ start }) => start === olds[n]) : [];
  });
  yield* eachInSteps(places.entries(), ([n, candidates]) => {
    const [quote, needle] = [quotes[n]!, needles[n]];
    if (!needle || needle.isVague) return;
    const own = offsets === 'unknown' ? candidates.find(({ start }) => start === olds[n]) : undefined;
    if (own) spans[n] = own;
    else if (candidates.length === 1 && (needle.isRaw || isAlone(quote, needle, candidates[0]!, found, text)))
      spans[n] = candidates[0];
    else if (candidates.length < 2 && offsets !== 'unknown')
      spans[n] = bySide(quote, needle, found, field, text);
  });
  yield* withoutOthers(quotes, needles, spans, text);
  withoutRivals(quotes, spans);
}

const leftOf = ({ text, to }: Needle) => text.slice(0, to);
const rightOf = ({ text, from }: Needle) => text.slice(from);
const nearLeftOf = ({ text, from, to, near }: Needle) => near.left + text.slice(from, to);
const nearRightOf = ({ text, from, to, near }: Needle) => text.slice(from, to) + near.right;

/**
 * Whether what stands on either side is nowhere else, as it was nowhere else when it was written: where a line
 * has got a copy, nobody knows which is the copy. Where the text began or ended that is what tells it apart.
 */
function isAlone(
  quote: Quote,
  needle: Needle,
  { start, end }: Span,
  found: ReadonlyMap<string, readonly number[]>,
  text: string,
): boolean {
  const { before, after } = quote;
  const once = (side: string) => found.get(side)!.length === 1;
  const wasFirst = before !== undefined && new CodePoints(before).length === quote.start;
  const wasLast = after !== undefined && new CodePoints(after).length < CONTEXT;
  const left = once(leftOf(needle)) || (wasFirst && start <= (before?.length ?? 0));
  return left && (once(rightOf(needle)) || (wasLast && text.length - end <= (after?.length ?? 0)));
}

/**
 * Where a quote stands with one side that was told from all others by what stands in its own line, not by where the
 * text begins or ends: then that line has no copy, and no other has become like it. Of the other side what is near
 * must be there, and nowhere else.
 */
function bySide(
  quote: Quote,
  needle: Needle,
  found: ReadonlyMap<string, readonly number[]>,
  field: Comparable,
  text: string,
): Span | undefined {
  if (needle.isRaw) return undefined;
  const { from, to, near } = needle;
  const { before = '', after = '' } = quote;
  const [left, right] = [found.get(leftOf(needle))!, found.get(rightOf(needle))!];
  const places: Span[] = [];
  const wasFirst = new CodePoints(before).length >= quote.start;
  const once = (side: string) => found.get(side)!.length === 1;
  const isLeft = isInLine(before) && !wasFirst && left.length === 1 && once(nearRightOf(needle));
  if (isLeft && field.text.startsWith(near.right, left[0]! + to))
    places.push(spanOf(field, left[0]!, needle, quote, text));
  const start = right[0]! - near.left.length;
  // More than usual may have been all that there was.
  const isRight = isInLine(after) && new CodePoints(after).length === CONTEXT && right.length === 1;
  if (isRight && once(nearLeftOf(needle)) && start >= 0) {
    const span = spanOf(field, right[0]! - from, needle, quote, text);
    const next = text[span.end + after.length];
    const goesOn = next !== undefined && !LINE_END.test(next);
    if (goesOn && field.text.startsWith(near.left, start)) places.push(span);
  }
  const [place, other] = places;
  return other && other.start !== place!.start ? undefined : place;
}

const isInLine = (context: string) => context.length >= CONTEXT && !LINE_END.test(context);

/** The raw span of a needle's quote, letter for letter where it can be. */
function spanOf(field: Comparable, at: number, needle: Needle, quote: Quote, text: string): Span {
  const [from, to] = [at + needle.from, at + needle.to];
  // Blanks at the start may be some of several.
  const quoted = comparable(quote.text);
  const first = (blank: string, index: number) => (blank[index] === ' ' ? 1 : 0);
  const exact = field.startOf(from + first(needle.text, needle.from)) - quoted.startOf(first(quoted.text, 0));
  return text.startsWith(quote.text, exact)
    ? { start: exact, end: exact + quote.text.length }
    : { start: field.startOf(from), end: field.endOf(to) };
}

/** For each quote the nearest one before it and behind it that has been found; -1 where there is none. */
function neighboursOf(spans: readonly (Span | undefined)[]): (readonly [number, number])[] {
  const behind: number[] = [];
  let last = -1;
  for (let n = spans.length - 1; n >= 0; n--) {
    behind[n] = last;
    if (spans[n]) last = n;
  }
  last = -1;
  return spans.map((span, n) => {
    const pair = [last, behind[n]!] as const;
    if (span) last = n;
    return pair;
  });
}

/** Where a text is spelt anew, and a line is spelt as its own was, the one may have gone and the other have moved. */
function* withoutOthers(
  quotes: readonly Quote[],
  needles: readonly (Needle | undefined)[],
  spans: (Span | undefined)[],
  text: string,
): Steps<void> {
  const respelt = new Map<number, string>();
  yield* eachInSteps(spans.entries(), ([n, span]) => {
    if (!span || !needles[n]) return;
    const { text: quoted, before = '', after = '' } = quotes[n]!;
    const left = before.split(LINE_END).at(-1)!.slice(-CONTEXT);
    const line = left + quoted + after.split(LINE_END)[0]!.slice(0, CONTEXT);
    if (!text.startsWith(line, span.start - left.length)) respelt.set(n, line);
  });
  if (respelt.size === 0) return;
  const found = yield* findAllSteps(text, respelt.values());
  for (const [n, line] of respelt) if (found.get(line)!.length > 0) spans[n] = undefined;
}

/** Where quotes of several old places came to the same one, nobody knows whose it is. */
function withoutRivals(quotes: readonly Quote[], spans: (Span | undefined)[]): void {
  const owners = new Map<string, number>();
  const disputed = new Set<string>();
  spans.forEach((span, n) => {
    if (!span) return;
    const owner = owners.get(spanKey(span));
    const { start, end } = quotes[n]!;
    if (owner === undefined) owners.set(spanKey(span), n);
    else if (quotes[owner]!.start !== start || quotes[owner]!.end !== end) disputed.add(spanKey(span));
  });
  if (disputed.size === 0) return;
  spans.forEach((span, n) => {
    if (span && disputed.has(spanKey(span))) spans[n] = undefined;
  });
}

/** What stands between the old surroundings when the quote itself has been edited. */
function between(text: string, quote: Quote, expected: number): Span | undefined {
  const { before, after } = quote;
  if (before === undefined || after === undefined) return undefined;
  for (const length of [CONTEXT, SHORT_CONTEXT]) {
    const left = before.slice(Math.max(0, before.length - length));
    const right = after.slice(0, length);
    const start = endOf(text, left, expected, quote);
    const end = start === undefined ? undefined : startOf(text, right, start, quote);
    if (start !== undefined && end !== undefined && end > start) return { start, end };
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
