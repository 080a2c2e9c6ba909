import type { Span } from './span';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;

/**
 * The word at a column of a line, its end included; and when it is capitalised, also the capitalised words
 * around it that single spaces join: Vietnamese names are written in several words. Linear in the line.
 *
 * @returns columns in UTF-16 code units, or undefined when there is no word
 */
export function nameAround(line: string, column: number): Span | undefined {
  const word = wordAt(line, column);
  if (!word) return undefined;
  let { start, end } = word;
  if (!isCapitalised(line, word)) return word;
  for (
    let left = wordBefore(line, start);
    left && isCapitalised(line, left);
    left = wordBefore(line, start)
  ) {
    start = left.start;
  }
  for (let right = wordAfter(line, end); right && isCapitalised(line, right); right = wordAfter(line, end)) {
    end = right.end;
  }
  return { start, end };
}

function wordAt(line: string, column: number): Span | undefined {
  let [start, end] = [column, column];
  while (start > 0 && isLetter(line, start - 1)) start--;
  while (end < line.length && isLetter(line, end)) end++;
  return start < end ? { start, end } : undefined;
}

function wordBefore(line: string, start: number): Span | undefined {
  if (line[start - 1] !== ' ' || start < 2 || !isLetter(line, start - 2)) return undefined;
  return wordAt(line, start - 1);
}

function wordAfter(line: string, end: number): Span | undefined {
  if (line[end] !== ' ' || !isLetter(line, end + 1)) return undefined;
  return wordAt(line, end + 1);
}

/** Halves of surrogate pairs count as letters when the whole does. */
function isLetter(line: string, index: number): boolean {
  const unit = line.charCodeAt(index);
  const first = unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
  const point = line.codePointAt(first);
  return point !== undefined && LETTER.test(String.fromCodePoint(point));
}

function isCapitalised(line: string, { start, end }: Span): boolean {
  return CAPITAL.test(line.slice(start, end));
}
