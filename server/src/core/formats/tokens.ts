import { splitLines } from '../text/lines';
import type { Span } from '../text/span';
import { flatMapSteps, Pace, type Steps } from '../text/steps';
import { tokenize } from '../text/tokens';
import { lowerBound } from '../text/units';
import type { Doc, DocSpan, Lose, TokenizedLine, WriteOptions } from './model';

export const TOKENIZERS = ['syllables', 'whitespace'] as const;
export type TokenizerName = (typeof TOKENIZERS)[number];

/**
 * - `syllables`: Vietnamese syllables, words of other languages, numbers and single punctuation marks
 * - `whitespace`: whatever stands between blanks
 *
 * Lines without tokens are left out.
 */
export function tokenizeLines(name: TokenizerName, { text }: Pick<Doc, 'text'>): Steps<TokenizedLine[]> {
  return flatMapSteps(splitLines(text), (line): TokenizedLine[] => {
    const slice = text.slice(line.start, line.end);
    const found = name === 'syllables' ? tokenize(slice) : [...slice.matchAll(RUN)].map(spanOf);
    const tokens = found.map(({ start, end }) => ({ start: line.start + start, end: line.start + end }));
    return tokens.length > 0 ? [{ ...line, tokens }] : [];
  });
}

/** Blanks of Python's `str.split` and of JavaScript; a reader splits columns at either. */
const RUN = /[^\s\u001c-\u001f\u0085]+/g;

function spanOf({ index, 0: text }: RegExpExecArray): Span {
  return { start: index, end: index + text.length };
}

/** A span on tokens: indices of the first one and behind the last one, in one line. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
  readonly span: DocSpan;
}

/**
 * Puts flat spans on the tokens of lines, and reports those that change on the way. The result has one list
 * for each line, in order.
 */
export function* alignLines(
  lines: readonly TokenizedLine[],
  doc: Doc,
  misaligned: WriteOptions['misaligned'],
  lose: Lose,
): Steps<TokenSpan[][]> {
  const result: TokenSpan[][] = lines.map(() => []);
  const pace = new Pace();
  for (const span of doc.spans) {
    if (pace.isOver()) yield;
    const from = lowerBound(lines, (line) => line.end > span.start);
    const parts: { line: number; first: number; last: number }[] = [];
    for (let line = from; line < lines.length && lines[line]!.start < span.end; line++) {
      const place = onTokens(lines[line]!.tokens, span, misaligned);
      if (place) parts.push({ line, ...place });
    }
    const free = parts.filter(({ line, first }) => first >= (result[line]!.at(-1)?.last ?? 0));
    if (free.length === 0) {
      lose(parts.length > 0 ? 'overlap' : anyToken(lines, from, span) ? 'misaligned' : 'no-token', span);
      continue;
    }
    for (const { line, first, last } of free) result[line]!.push({ first, last, span });
    if (free.length > 1) lose('split', span);
    const start = lines[free[0]!.line]!.tokens[free[0]!.first]!.start;
    const end = lines[free.at(-1)!.line]!.tokens[free.at(-1)!.last - 1]!.end;
    report(doc, span, { start, end }, lose);
  }
  return result;
}

/** Puts spans, which may overlap, on the tokens of a whole text. */
export function alignWhole(
  tokens: readonly Span[],
  doc: Doc,
  misaligned: WriteOptions['misaligned'],
  lose: Lose,
): Steps<TokenSpan[]> {
  return flatMapSteps(doc.spans, (span): TokenSpan[] => {
    const place = onTokens(tokens, span, misaligned);
    const blank = (n: number) => doc.text.slice(tokens[n]!.start, tokens[n]!.end).trim() === '';
    while (place && place.first < place.last && blank(place.first)) place.first++;
    while (place && place.first < place.last && blank(place.last - 1)) place.last--;
    if (!place || place.first === place.last) {
      lose('misaligned', span);
      return [];
    }
    report(doc, span, { start: tokens[place.first]!.start, end: tokens[place.last - 1]!.end }, lose);
    return [{ ...place, span }];
  });
}

function report(doc: Doc, span: DocSpan, written: Span, lose: Lose): void {
  if (written.start === span.start && written.end === span.end) return;
  const text = doc.text.slice(written.start, written.end);
  const shorter = written.start >= span.start && written.end <= span.end;
  const blanks = shorter && text === doc.text.slice(span.start, span.end).trim();
  lose(blanks ? 'trimmed' : shorter ? 'contracted' : 'expanded', span, { written: text });
}

function onTokens(
  tokens: readonly Span[],
  span: Span,
  misaligned: WriteOptions['misaligned'],
): { first: number; last: number } | undefined {
  let first = lowerBound(tokens, (token) => token.end > span.start);
  let last = lowerBound(tokens, (token) => token.start >= span.end);
  if (first >= last) return undefined;
  const cutsFirst = tokens[first]!.start < span.start;
  const cutsLast = tokens[last - 1]!.end > span.end;
  if ((cutsFirst || cutsLast) && misaligned === 'drop') return undefined;
  if (misaligned === 'contract') {
    if (cutsFirst) first++;
    if (cutsLast) last--;
  }
  return first < last ? { first, last } : undefined;
}

function anyToken(lines: readonly TokenizedLine[], from: number, span: Span): boolean {
  for (let line = from; line < lines.length && lines[line]!.start < span.end; line++) {
    if (onTokens(lines[line]!.tokens, span, 'expand')) return true;
  }
  return false;
}
