import type { Span } from './span';

/** Character classes that the tokenizer and folding share, looked up by UTF-16 code unit. */
export enum CharClass {
  Other = 0,
  Space = 1,
  Lower = 2,
  Upper = 3,
  /** A letter of a script without case. */
  Caseless = 4,
  /** Combining marks, joiners, soft hyphens: continue whatever stands before. */
  Mark = 5,
  Digit = 6,
  Punct = 7,
}

// Everything Vietnamese and European lies below, and is classified once; the rest whenever it is asked for.
const TABLE_SIZE = 0x2100;

const UPPER = /^[\p{Lu}\p{Lt}]$/u;
const LOWER = /^\p{Ll}$/u;
const LETTER = /^[\p{L}\p{Nl}]$/u;
// U+00AD soft hyphen, U+200C and U+200D joiners, U+2060 word joiner, U+FEFF byte order mark inside a text.
const MARK = /^(?:\p{M}|[\u00AD\u200C\u2060\uFEFF]|\u200D)$/u;
const DIGIT = /^\p{Nd}$/u;
const PUNCT = /^\p{P}$/u;
const SPACE = /^[\s\u200B\u0085\p{Cc}]$/u;

function classify(character: string): CharClass {
  if (SPACE.test(character)) return CharClass.Space;
  if (LOWER.test(character)) return CharClass.Lower;
  if (UPPER.test(character)) return CharClass.Upper;
  if (MARK.test(character)) return CharClass.Mark;
  if (LETTER.test(character)) return CharClass.Caseless;
  if (DIGIT.test(character)) return CharClass.Digit;
  if (PUNCT.test(character)) return CharClass.Punct;
  return CharClass.Other;
}

/** Classes of code units that have been asked for, each one higher; 0 is not known yet. */
const table = new Uint8Array(TABLE_SIZE);

/** The class of the character at `index`; for a surrogate pair, ask at its first half. */
export function charClassAt(text: string, index: number): CharClass {
  const code = text.charCodeAt(index);
  if (code >= TABLE_SIZE) return classify(String.fromCodePoint(text.codePointAt(index)!));
  const known = table[code]!;
  if (known !== 0) return known - 1;
  const found = classify(String.fromCharCode(code));
  table[code] = found + 1;
  return found;
}

/** How many code units the character at `index` takes: 2 for a surrogate pair, else 1. */
export function charLengthAt(text: string, index: number): 1 | 2 {
  const code = text.charCodeAt(index);
  if (code < 0xd800 || code > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

/** The span with both ends moved outward where they stand between the halves of a surrogate pair. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  const splits = (offset: number) => offset > 0 && charLengthAt(text, offset - 1) === 2;
  return { start: splits(start) ? start - 1 : start, end: splits(end) ? end + 1 : end };
}

export function isLetter(kind: CharClass): boolean {
  return kind === CharClass.Lower || kind === CharClass.Upper || kind === CharClass.Caseless;
}
