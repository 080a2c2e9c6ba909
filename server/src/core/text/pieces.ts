import type { Span } from './span';

/** Lines up to this length, in UTF-16 code units, are analysed as a whole. */
const LONG = 4000;
/** Code units before the end of a sentence that decide whether the line is cut there. */
const TAIL = 32;

/** The end of a sentence and the blank behind it. */
const SENTENCE_END = /[.!?…]["”’')\]]?\s/g;

/**
 * Cuts an overlong line at ends of sentences, so that an edit makes only short pieces new. Among the ends
 * in reach the words before them choose, not their number, so that soon behind an edit the cuts are the
 * old ones again.
 */
export function pieces(text: string, line: Span): Span[] {
  if (line.end - line.start <= LONG) return [line];
  const result: Span[] = [];
  let start = line.start;
  while (line.end - start > LONG) {
    const end = cut(text, start, start + LONG);
    result.push({ start, end });
    start = end;
  }
  if (start < line.end) result.push({ start, end: line.end });
  return result;
}

/** Behind a sentence that ends in the second half, else at the last blank, else wherever it must be. */
function cut(text: string, start: number, limit: number): number {
  const half = start + ((limit - start) >> 1);
  const window = text.slice(half, limit);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const sentence of window.matchAll(SENTENCE_END)) {
    const end = half + sentence.index + sentence[0].length;
    const rank = hash(text, end - TAIL, end);
    if (rank < least) {
      best = end;
      least = rank;
    }
  }
  if (best !== undefined) return best;
  const blank = window.lastIndexOf(' ');
  if (blank > 0) return half + blank + 1;
  // Never between the halves of a surrogate pair.
  return (text.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}

/** FNV-1a. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let i = start; i < end; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
