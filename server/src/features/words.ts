import { charLengthAt } from '../core/text/characters';
import type { Span } from '../core/text/span';

/** The word for a code, where there is one: codes of kinds, labels and rules are data. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

const LONGEST_QUOTE = 60;
const UNEVEN_BLANKS = / {2}|[^\S ]/;

/** The text of a span for a message: on one line and not too long. */
export function quote(text: string, { start, end }: Span): string {
  // A span may be a line of megabytes, of which the beginning is enough.
  const raw = text.slice(start, Math.min(end, start + 4 * LONGEST_QUOTE));
  // Thousands are quoted at each edit, and nearly all are short and on one line.
  const shown = UNEVEN_BLANKS.test(raw) ? raw.replace(/\s+/g, ' ') : raw;
  const whole = end - start <= 4 * LONGEST_QUOTE && endOf(shown, LONGEST_QUOTE) === shown.length;
  return whole ? shown : `${shown.slice(0, endOf(shown, LONGEST_QUOTE - 1))}…`;
}

/** Where so many first characters of a text end, in UTF-16 code units. */
function endOf(text: string, characters: number): number {
  if (text.length <= characters) return text.length;
  let end = 0;
  for (let n = 0; n < characters && end < text.length; n++) end += charLengthAt(text, end);
  return end;
}

/** `0.974` → `97 %`; never 100, as only people are certain. */
export function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))} %`;
}

/** A span without the white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  return {
    start: start + raw.length - raw.trimStart().length,
    end: end - (raw.length - raw.trimEnd().length),
  };
}

/** Code units of a line that are quoted on either side of a place in it. */
const AROUND = 30;

/** A place with some of its line around it, cut at blanks where it is cut. */
export function quoteInLine(
  text: string,
  line: Span,
  place: Span,
): { readonly before: string; readonly text: string; readonly after: string } {
  const end = Math.min(place.end, line.end);
  const left = text.slice(Math.max(line.start, place.start - AROUND), place.start);
  const right = text.slice(end, Math.min(line.end, end + AROUND));
  const isCut = { left: place.start - AROUND > line.start, right: end + AROUND < line.end };
  return {
    before: isCut.left ? `…${left.replace(/^\S*\s/, '')}` : left.trimStart(),
    text: quote(text, { start: place.start, end }),
    after: isCut.right ? `${right.replace(/\s\S*$/, '')}…` : right.trimEnd(),
  };
}
