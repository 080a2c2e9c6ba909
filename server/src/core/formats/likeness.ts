const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Words of a sequence: enough to tell one article from another about the same. */
const WORDS = 3;

/**
 * How much two texts have in common, from 0 to 1: the part of the sequences of words of the shorter one that
 * the other has, so that a page and the article cut out of it are alike. White space, punctuation and normal
 * form do not count.
 */
export function likeness(text: string, other: string): number {
  const [some, more] = [sequences(text), sequences(other)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ];
  if (some.size === 0) return more.size === 0 ? 1 : 0;
  let common = 0;
  for (const sequence of some) if (more.has(sequence)) common++;
  return common / some.size;
}

function sequences(text: string): Set<string> {
  const words = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  const result = new Set<string>();
  const length = Math.min(WORDS, words.length);
  for (let n = 0; n + length <= words.length && length > 0; n++)
    result.add(words.slice(n, n + length).join(' '));
  return result;
}
