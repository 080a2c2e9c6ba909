import type { Span } from './span';

/** What ends a sentence with quotes and brackets behind it, and the blank before what begins the next one. */
const END = /(?<![.!?…])[.!?…]+["”’»')\]]*(\s+)(?=["“‘«'([\-–—]*[\p{Lu}\p{Lt}\p{N}])/gu;
/** A word that is cut short before a full stop: a few capitals, or no vowel in it. */
const SHORT =
  /(?:^|[\s("“])(?:\p{Lu}{1,3}|\p{Lu}\.\p{Lu}|\p{Lu}\p{Ll}\p{Lu}|\p{Lu}[b-df-hj-np-tv-xz]{1,2})$/u;
/** So many code units before a full stop tell whether a word is cut short. */
const REACH = 8;

/**
 * The sentences of a line, in order, without the blanks between them. A rough cut for moving about in a text, linear
 * in the line: abbreviations end none.
 */
export function sentencesIn(text: string, line: Span): Span[] {
  const raw = text.slice(line.start, line.end);
  const sentences: Span[] = [];
  let start = raw.length - raw.trimStart().length;
  for (const found of raw.matchAll(END)) {
    const { index } = found;
    if (raw[index] === '.' && SHORT.test(raw.slice(Math.max(start, index - REACH), index))) continue;
    const end = index + found[0].length - found[1]!.length;
    sentences.push({ start: line.start + start, end: line.start + end });
    start = index + found[0].length;
  }
  const end = raw.trimEnd().length;
  if (start < end) sentences.push({ start: line.start + start, end: line.start + end });
  return sentences;
}
