import type { JsonObject } from './json';
import { FormatError, type InputFile, type ReadSpan } from './model';

/**
 * A span that was read in code points, checked against the text that the file quotes. Where only UTF-16
 * offsets give that text, as in files of older versions of some tools, those are meant.
 */
export function quotedSpan(span: ReadSpan, value: JsonObject, text: string, file: InputFile): ReadSpan {
  const quote = value['text'];
  if (typeof quote !== 'string' || sameText(text.slice(span.start, span.end), quote)) return span;
  const [start, end] = [Number(value['start']), Number(value['end'])];
  if (sameText(text.slice(start, end), quote)) return { ...span, start, end };
  throw new FormatError(
    file.name,
    span.line,
    `the text at ${start}-${end} is “${text.slice(span.start, span.end)}”, not “${quote}”`,
  );
}

/** Equal but for white space, which tools change in quotes. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replace(/\s+|\\n/g, ' ').trim() === b.replace(/\s+|\\n/g, ' ').trim();
}
