import { anchorSteps, type Quote } from '../annotation/anchor';
import { CONTEXT } from '../sidecar/model';
import { bySpan, type Span } from '../text/span';
import { mapSteps, runToEnd, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import type { DocLine, ReadDoc, ReadSpan } from './model';

/** What of a document that was read stands where in an article; offsets are those of the article. */
export interface Placed {
  readonly spans: readonly ReadSpan[];
  readonly lines: readonly DocLine[];
  /** Spans whose text is not to be found, with their text. */
  readonly lost: readonly { readonly line: number; readonly label: string; readonly text: string }[];
}

/**
 * Finds the spans of a document in the article that it was made from. When the two texts differ in white
 * space only, that is exact; otherwise each span is looked for by its quote and what stood around it.
 */
export function placeDoc(doc: ReadDoc, text: string): Placed {
  return runToEnd(placeSteps(doc, text));
}

/** The same in steps. */
export function* placeSteps(doc: ReadDoc, text: string): Steps<Placed> {
  if (doc.quotes)
    return yield* byQuotes(
      doc.quotes.map(({ quote, ...rest }) => ({ quote, rest })),
      [],
      text,
    );
  if (doc.text === text) return { spans: doc.spans, lines: doc.lines, lost: [] };
  // A sign that stands for a blank in tokens may be one of the text, too.
  const map =
    mapping(doc.text, text, WHITE) ??
    mapping(doc.text, text, SKIPPED) ??
    (doc.exact ? undefined : mapping(doc.text, text, SKIPPED_TOKENS));
  yield;
  if (map) {
    const moved = <S extends Span>(span: S): S[] => {
      const place = map(span);
      return place ? [{ ...span, ...place }] : [];
    };
    const lost = doc.spans.filter((span) => !map(span));
    return {
      spans: doc.spans.flatMap(moved).sort(bySpan),
      lines: doc.lines.flatMap(moved).sort(bySpan),
      lost: lost.map((span) => ({
        line: span.line,
        label: span.label,
        text: doc.text.slice(span.start, span.end),
      })),
    };
  }
  const codePoints = new CodePoints(doc.text);
  const quoted = yield* mapSteps(doc.spans, ({ start, end, ...rest }) => ({
    quote: {
      start: codePoints.fromUtf16(start),
      end: codePoints.fromUtf16(end),
      text: doc.text.slice(start, end),
      before: doc.text.slice(Math.max(0, start - CONTEXT), start),
      after: doc.text.slice(end, end + CONTEXT),
    },
    rest,
  }));
  return yield* byQuotes(quoted, doc.lines, text);
}

function* byQuotes(
  quoted: readonly { readonly quote: Quote; readonly rest: Omit<ReadSpan, 'start' | 'end'> }[],
  lines: readonly DocLine[],
  text: string,
): Steps<Placed> {
  const sorted = [...quoted].sort((a, b) => a.quote.start - b.quote.start || a.quote.end - b.quote.end);
  const anchors = yield* anchorSteps(
    sorted.map(({ quote }) => quote),
    text,
    new CodePoints(text),
  );
  const spans: ReadSpan[] = [];
  const lost: Placed['lost'][number][] = [];
  sorted.forEach(({ quote, rest }, n) => {
    const { state, span } = anchors[n]!;
    if (state === 'found' && span.start < span.end) spans.push({ ...rest, start: span.start, end: span.end });
    else lost.push({ line: rest.line, label: rest.label, text: quote.text });
  });
  // Kinds of lines are only taken over where the text is the same.
  return { spans: spans.sort(bySpan), lines: lines.length > 0 ? [] : lines, lost };
}

/** Blanks; with all that tokens leave out, which readers do not see; with the sign that stands for a blank in them. */
const WHITE = /[^\S\ufeff]/;
const UNSEEN = '\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064';
const SKIPPED = new RegExp(`[${UNSEEN}]`);
const SKIPPED_TOKENS = new RegExp(`[${UNSEEN}_]`);
const RUNS = new RegExp(`[${UNSEEN}]+`, 'g');
const RUNS_TOKENS = new RegExp(`[${UNSEEN}_]+`, 'g');

/** A text without white space, by which documents find their articles. */
export function squeezed(text: string, exact: boolean): string {
  return text.replace(exact ? RUNS : RUNS_TOKENS, '');
}

/** Moves a span from one text to another that differs in white space only; undefined when it differs in more. */
function mapping(from: string, to: string, skipped: RegExp): ((span: Span) => Span | undefined) | undefined {
  const places = new Int32Array(from.length);
  let at = 0;
  for (let i = 0; i < from.length; i++) {
    places[i] = -1;
    if (skipped.test(from[i]!)) continue;
    while (at < to.length && skipped.test(to[at]!)) at++;
    if (to[at] !== from[i]) return undefined;
    places[i] = at++;
  }
  while (at < to.length) if (!skipped.test(to[at++]!)) return undefined;
  return ({ start, end }) => {
    let first = start;
    while (first < end && places[first]! < 0) first++;
    let last = end - 1;
    while (last > first && places[last]! < 0) last--;
    return first < end ? { start: places[first]!, end: places[last]! + 1 } : blank({ start, end });
  };

  /** A span of nothing but skipped signs stands as far behind the last other sign as it did. */
  function blank({ start, end }: Span): Span | undefined {
    let before = start - 1;
    while (before >= 0 && places[before]! < 0) before--;
    const place = start + (before < 0 ? 0 : places[before]! - before);
    const moved = { start: place, end: place + end - start };
    return to.slice(moved.start, moved.end) === from.slice(start, end) ? moved : undefined;
  }
}
