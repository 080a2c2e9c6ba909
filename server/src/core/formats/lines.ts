/** A line of a file without its line break, and its number from 1. */
export interface FileLine {
  readonly text: string;
  readonly line: number;
}

/**
 * The lines of a file whose format ends lines with LF or CRLF. Other line separators of Unicode are text.
 */
export function* fileLines(text: string): Generator<FileLine> {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    line++;
    yield { text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), line };
    start = end + 1;
  }
}
