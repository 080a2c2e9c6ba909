import { type CommonEnds, commonText } from '../text/commonEnds';
import { LineMap } from '../text/lines';
import { ownCopy } from '../text/ownCopy';
import { pieces } from '../text/pieces';
import type { Span } from '../text/span';
import type { Steps } from '../text/steps';
import { lowerBound } from '../text/units';
import { shiftExpression } from './dates/find';
import type { DateExpression } from './dates/types';
import type { Line } from './lines/own';
import type { NameAnalysis } from './names/types';

/** What a stretch of text tells by itself; offsets are relative to it. Immutable. */
export interface Piece {
  readonly text: string;
  readonly names: NameAnalysis;
  readonly dates: readonly DateExpression[];
}

/** What one line tells by itself, wherever it stands. Immutable. */
export interface Paragraph {
  /** Without the line break. */
  readonly text: string;
  /** Overlong lines have several. */
  readonly pieces: readonly { readonly start: number; readonly piece: Piece }[];
  /** Offsets in the line. */
  readonly dates: readonly DateExpression[];
  /** What its form says; blank lines have none. */
  readonly line: Line | undefined;
}

/** An article's lines, and what each tells by itself. */
export interface Paragraphs {
  readonly text: string;
  /** Offsets in the article. */
  readonly spans: readonly Span[];
  readonly paragraphs: readonly Paragraph[];
}

export const NO_PARAGRAPHS: Paragraphs = { text: '', spans: [], paragraphs: [] };

/** How a paragraph is read. */
export interface Reader {
  readonly piece: (text: string) => Piece;
  readonly line: (text: string) => Line | undefined;
}

/** Code units of new lines that are read in one step. */
const STEP = 2000;

/** Reads the lines of an article; those that it had before at its beginning and end are taken over. */
export function* readParagraphs(text: string, before: Paragraphs, reader: Reader): Steps<Paragraphs> {
  const map = new LineMap(text);
  const spans = Array.from({ length: map.count }, (_, line) => map.span(line));
  const { head, tail } = sameLines(before, text, spans.length);
  const old = before.paragraphs;
  const paragraphs = old.slice(0, head);
  let fresh = 0;
  for (const span of spans.slice(head, spans.length - tail)) {
    paragraphs.push(readParagraph(text, span, reader));
    fresh += span.end - span.start;
    if (fresh > STEP) {
      fresh = 0;
      yield;
    }
  }
  for (let i = old.length - tail; i < old.length; i++) paragraphs.push(old[i]!);
  return { text, spans, paragraphs };
}

/** The lines that stand with their line breaks in what the two texts have in common. */
function sameLines({ text: old, spans }: Paragraphs, text: string, count: number): CommonEnds {
  const common = commonText(old, text);
  const behind = old.length - common.tail;
  const head = lowerBound(spans, (_, n) => n + 1 >= spans.length || spans[n + 1]!.start > common.head);
  const tail = spans.length - lowerBound(spans, ({ start }) => start > behind);
  return { head, tail: Math.min(tail, count - head, spans.length - head) };
}

function readParagraph(text: string, span: Span, reader: Reader): Paragraph {
  const content = ownCopy(text.slice(span.start, span.end));
  const cuts = pieces(content, { start: 0, end: content.length });
  const read = cuts.map(({ start, end }) => ({ start, piece: reader.piece(content.slice(start, end)) }));
  return {
    text: content,
    pieces: read,
    dates: read.flatMap(({ start, piece }) => piece.dates.map((date) => shiftExpression(date, start, 0))),
    line: reader.line(content),
  };
}
