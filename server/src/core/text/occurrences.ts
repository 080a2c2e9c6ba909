import type { Span } from './span';

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Where `wanted` stands in a text as a word of its own, in UTF-16 code units; no two overlap. Linear. */
export function occurrencesOf(text: string, wanted: string): Span[] {
  if (wanted.trim() === '') return [];
  const found: Span[] = [];
  let from = 0;
  for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, from)) {
    const end = start + wanted.length;
    const whole = isBoundary(text, start) && isBoundary(text, end);
    if (whole) found.push({ start, end });
    from = whole ? end : start + 1;
  }
  return found;
}

function isBoundary(text: string, offset: number): boolean {
  return !(WORD.test(text[offset - 1] ?? '') && WORD.test(text[offset] ?? ''));
}
