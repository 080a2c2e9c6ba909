/**
 * Spelling of a Vietnamese word without what writers vary freely: letter case, Unicode normal form and the
 * place of the tone mark ("hoà" and "hòa", "qúy" and "quý").
 */

const GRAVE_TO_DOT = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** Endings of the newer placement with their older, canonical form: `oà` → `òa`. */
const ENDINGS = new Map<string, string>();
/** A toned `u` after `q`, with its tone: `ú` → acute. */
const TONED_U = new Map<string, string>();
for (const tone of GRAVE_TO_DOT) {
  for (const [first, last] of [
    ['o', 'a'],
    ['o', 'e'],
    ['u', 'y'],
  ] as const) {
    ENDINGS.set(first + (last + tone).normalize('NFC'), (first + tone).normalize('NFC') + last);
  }
  TONED_U.set(`u${tone}`.normalize('NFC'), tone);
}

/** Folds one word: lower case, NFC, tone mark on the first vowel of a final oa, oe, uy. */
export function foldWord(raw: string): string {
  const lower = raw.toLowerCase();
  let plain = true;
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 0x7f) {
      plain = false;
      break;
    }
  }
  if (plain) return lower;
  const word = lower.normalize('NFC');
  if (word.charCodeAt(0) === 0x71 /* q */) {
    const tone = TONED_U.get(word.charAt(1));
    return tone && word.length > 2 ? `qu${(word.charAt(2) + tone).normalize('NFC')}${word.slice(3)}` : word;
  }
  const ending = ENDINGS.get(word.slice(-2));
  return ending === undefined ? word : word.slice(0, -2) + ending;
}
