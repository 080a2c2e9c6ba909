import type { Span } from './span';

/** Lines up to this length, in UTF-16 code units, are analysed as a whole. */
const LONG = 4000;

/** The end of a sentence and the blank behind it. */
const SENTENCE_END = /[.!?…]["”’')\]]?\s/g;

/**
 * Cuts an overlong line at ends of sentences, so that an edit makes only a short piece new. Each cut
 * depends on the text since the one before, so soon behind an edit the pieces are the old ones again.
 */
export function pieces(text: string, line: Span): Span[] {
  if (line.end - line.start <= LONG) return [line];
  const result: Span[] = [];
  let start = line.start;
  while (line.end - start > LONG) {
    const end = cut(text, start, Math.min(line.end, start + LONG));
    result.push({ start, end });
    start = end;
  }
  if (start < line.end) result.push({ start, end: line.end });
  return result;
}

/** Behind the first sentence that ends in the second half, else at the last blank, else wherever it must be. */
function cut(text: string, start: number, limit: number): number {
  const half = start + ((limit - start) >> 1);
  const window = text.slice(half, limit);
  SENTENCE_END.lastIndex = 0;
  const sentence = SENTENCE_END.exec(window);
  if (sentence) return half + sentence.index + sentence[0].length;
  const blank = window.lastIndexOf(' ');
  if (blank > 0) return half + blank + 1;
  // Never between the halves of a surrogate pair.
  return (text.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}
