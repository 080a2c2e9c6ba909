import { type CodePoints, lowerBound, PairedUnits } from '../text/units';
import { FormatError, type InputFile, type Reading, type ReadSpan } from './model';

/** A span that was read, checked against the text that the file quotes. */
export function quotedSpan(
  span: ReadSpan,
  value: Readonly<Record<string, unknown>>,
  text: string,
  file: InputFile,
): ReadSpan {
  const quote = value['text'];
  if (typeof quote !== 'string' || sameText(text.slice(span.start, span.end), quote)) return span;
  throw new FormatError(
    file.name,
    span.line,
    `the text at ${String(value['start'])}-${String(value['end'])} is “${text.slice(span.start, span.end)}”, not “${quote}”`,
  );
}

/** Whether the text at a place, in code points, is the one that the file quotes, if it quotes any. */
export function isQuoted(
  { start, end }: { readonly start: unknown; readonly end: unknown },
  { text: quote }: Readonly<Record<string, unknown>>,
  text: string,
  codePoints: CodePoints,
): boolean {
  if (typeof quote !== 'string' || typeof start !== 'number' || typeof end !== 'number') return true;
  return sameText(text.slice(codePoints.toUtf16(start), codePoints.toUtf16(end)), quote);
}

/** Equal but for white space, which tools change in quotes. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replace(/\s+|\\n/g, ' ').trim() === b.replace(/\s+|\\n/g, ' ').trim();
}

/**
 * Offsets of a file in code points. Where only the reading as UTF-16 gives the quoted text, they are
 * converted.
 */
export function quotedPlace(
  value: Readonly<Record<string, unknown>>,
  text: string,
  codePoints: CodePoints,
): { start: unknown; end: unknown } {
  const { start, end, text: quote } = value;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof quote !== 'string')
    return { start, end };
  const asPoints = text.slice(codePoints.toUtf16(start), codePoints.toUtf16(end));
  if (sameText(asPoints, quote) || !sameText(text.slice(start, end), quote)) return { start, end };
  return { start: codePoints.fromUtf16(start), end: codePoints.fromUtf16(end) };
}

/** How offsets of a file count the text. */
export type Unit = 'codepoint' | 'utf16' | 'grapheme' | 'lines' | 'byte';

export interface FoundUnit {
  /** `several`: code points cut words, and units that contradict each other do not. */
  readonly unit: Unit | 'several';
  /** An offset of the file in code points; negative when it lies inside a character. */
  toPoint(offset: number): number;
  /** Ends of spans that cut words, in this unit. */
  readonly cuts: number;
}

/** Letters of scripts that set words apart by blanks. */
const LETTER =
  /^[\p{M}\p{N}]|^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])\p{L}/u;
const ASTRAL = /[\ud800-\udbff]/;
/** Texts in which a reader may see fewer characters than there are code points. */
const CLUSTERS = /\r\n|\p{M}|\u200d|\ufe0f|[\u{1f1e6}-\u{1f1ff}]|[\u{1f3fb}-\u{1f3ff}]/u;

/**
 * The unit that the offsets of one text are counted in, where the file neither says so nor quotes: code
 * points, unless these cut words and another unit cuts none.
 */
function unitOf(
  text: string,
  places: readonly { readonly start: unknown; readonly end: unknown }[],
  codePoints: CodePoints,
): FoundUnit {
  const numbers = places.filter(
    (place): place is { start: number; end: number } =>
      Number.isSafeInteger(place.start) && Number.isSafeInteger(place.end) && place.start !== place.end,
  );
  const points: FoundUnit = { unit: 'codepoint', toPoint: (offset) => offset, cuts: 0 };
  const cutsOf = (toPoint: (offset: number) => number) => {
    let cuts = 0;
    for (const { start, end } of numbers) {
      const [from, to] = [toPoint(start), toPoint(end)];
      if (from < 0 || to > codePoints.length || to < from) return Number.POSITIVE_INFINITY;
      const [first, last] = [codePoints.toUtf16(from), codePoints.toUtf16(to)];
      if (isWrongEnd(text, first, first) || isWrongEnd(text, last, last - 1)) cuts++;
    }
    return cuts;
  };
  const cuts = cutsOf(points.toPoint);
  if (cuts === 0) return points;
  const others: FoundUnit[] = [];
  const look = (unit: Unit, toPoint: FoundUnit['toPoint']) => {
    if (cutsOf(toPoint) === 0) others.push({ unit, toPoint, cuts: 0 });
  };
  if (ASTRAL.test(text)) look('utf16', (offset) => codePoints.fromUtf16(offset));
  if (CLUSTERS.test(text)) look('grapheme', graphemesOf(text, codePoints));
  if (text.includes('\r\n')) {
    const lines = new PairedUnits(text, /\r\n|[\ud800-\udbff][\udc00-\udfff]/g);
    look('lines', (offset) => codePoints.fromUtf16(lines.toUtf16(offset)));
  }
  if (BEYOND_ASCII.test(text)) look('byte', bytesOf(text));
  const [first, ...further] = others;
  if (!first) return { ...points, cuts };
  const isOther = ({ toPoint }: FoundUnit) =>
    numbers.some(
      ({ start, end }) => toPoint(start) !== first.toPoint(start) || toPoint(end) !== first.toPoint(end),
    );
  return further.some(isOther) ? { ...points, unit: 'several', cuts } : first;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Whether a span would end inside a word, or with a blank at `inside`. */
function isWrongEnd(text: string, at: number, inside: number): boolean {
  if (/\s/.test(text[inside] ?? '')) return true;
  if (at <= 0 || at >= text.length) return false;
  if (/^(?:\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}])/u.test(text.slice(at, at + 2)) || text[at - 1] === '\u200d')
    return true;
  return LETTER.test(text.slice(at, at + 2)) && LETTER.test(lastPoint(text, at));
}

function lastPoint(text: string, end: number): string {
  const low = text.charCodeAt(end - 1);
  return text.slice(low >= 0xdc00 && low < 0xe000 ? Math.max(0, end - 2) : end - 1, end);
}

/** Offsets in bytes of UTF-8, in code points; -1 for what lies inside a character. */
function bytesOf(text: string): FoundUnit['toPoint'] {
  const starts: number[] = [];
  let bytes = 0;
  for (const char of text) {
    starts.push(bytes);
    const code = char.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  starts.push(bytes);
  return (offset) => {
    const point = lowerBound(starts, (start) => start >= offset);
    return point === starts.length ? point + offset - bytes : starts[point] === offset ? point : -1;
  };
}

/** UTF-16 code units that are segmented at once: the time that it takes grows with their square. */
const PIECE = 500;

/** A text in pieces that begin where a character begins: at a sign of ASCII, of which none joins the one before it. */
function* pieces(text: string): Generator<readonly [from: number, piece: string]> {
  const start = /[ -~]/g;
  for (let from = 0; from < text.length; ) {
    start.lastIndex = from + PIECE;
    const to = start.exec(text)?.index ?? text.length;
    yield [from, text.slice(from, to)];
    from = to;
  }
}

/** Offsets in characters as readers see them, in code points. */
function graphemesOf(text: string, codePoints: CodePoints): (offset: number) => number {
  const starts: number[] = [];
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const [from, piece] of pieces(text))
    for (const { index } of segmenter.segment(piece)) starts.push(codePoints.fromUtf16(from + index));
  return (offset) => starts[offset] ?? codePoints.length + Math.max(0, offset - starts.length);
}

/**
 * Moves the places of one record to code points. Says so when they are counted in another unit, and gives
 * nothing when they are counted in none that is known.
 */
export function inPoints<P extends { readonly start: unknown; readonly end: unknown }>(
  text: string,
  places: readonly P[],
  codePoints: CodePoints,
  line: number,
  { skip, note }: Pick<Reading, 'skip' | 'note'>,
): P[] {
  const { unit, toPoint, cuts } = unitOf(text, places, codePoints);
  if (unit === 'several') {
    skip(line, 'an annotation of a record whose offsets cut words, and fit in several units', places.length);
    return [];
  }
  if (unit === 'codepoint' && places.some((place) => isOutside(place, codePoints.length))) {
    skip(line, 'an annotation of a record, of which one does not lie in the text', places.length);
    return [];
  }
  const mixed = BEYOND_ASCII.test(text) || text.includes('\r\n');
  if (mixed && Number.isFinite(cuts) && cuts * 2 > places.length) {
    skip(line, 'an annotation of a record whose offsets cut words in every unit', places.length);
    return [];
  }
  if (unit === 'codepoint') {
    if (Number.isFinite(cuts) && cuts > 0) note(line, 'an annotation begins or ends inside a word', cuts);
    return [...places];
  }
  note(line, NOTES[unit]);
  const moved = (offset: unknown) => (Number.isSafeInteger(offset) ? toPoint(offset as number) : offset);
  return places.map((place) => ({ ...place, start: moved(place.start), end: moved(place.end) }));
}

/** Whether a place cannot be one of a text of so many code points; what is no number at all is told elsewhere. */
export function isOutside(
  { start, end }: { readonly start: unknown; readonly end: unknown },
  length: number,
): boolean {
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  return (
    isPlace && ((start as number) < 0 || (end as number) < (start as number) || (end as number) > length)
  );
}

const NOTES = {
  utf16: 'as code points the offsets cut words; they were read as UTF-16 code units',
  grapheme:
    'as code points the offsets cut words; they were read as characters, in which a line end and an emoji count as one',
  lines:
    'as code points the offsets cut words; they were read as counting a line end of two characters as one',
  byte: 'as code points the offsets cut words; they were read as bytes of UTF-8',
} as const;
