import type { CodePoints } from '../text/units';
import type { JsonObject } from './json';
import { FormatError, type InputFile, type ReadSpan } from './model';

/** A span that was read, checked against the text that the file quotes. */
export function quotedSpan(span: ReadSpan, value: JsonObject, text: string, file: InputFile): ReadSpan {
  const quote = value['text'];
  if (typeof quote !== 'string' || sameText(text.slice(span.start, span.end), quote)) return span;
  throw new FormatError(
    file.name,
    span.line,
    `the text at ${String(value['start'])}-${String(value['end'])} is “${text.slice(span.start, span.end)}”, not “${quote}”`,
  );
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
  value: JsonObject,
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
