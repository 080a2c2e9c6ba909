import { CharClass, charClassAt, charLengthAt, isLetter } from './characters';
import type { Span } from './span';

export type TokenKind = 'word' | 'number' | 'punct' | 'symbol';

/** Shape flags of a token, combined by `|`. Letter flags are of words only. */
export const Shape = {
  /** The first letter is upper case: `Hà`, `HÀ`, `H`. */
  Capital: 1,
  /** Two letters or more, none lower case: `HÀ`, `TP.HCM`, `G7` is not (one letter). */
  AllCaps: 2,
  /** One single letter, upper case: `H`, and `G7`, `Q`. */
  Initial: 4,
  /** An upper-case letter after a lower-case one: `VinFast`, `iPhone`. */
  Camel: 8,
  /** A word with digits in it: `G7`, `U23`, `H5N1`. */
  HasDigit: 16,
  /** A word with full stops in it: `TP.HCM`, `baoquocte.vn`. */
  HasDot: 32,
  /** A number with separators in it: `1.234,5`, `20.07.2022`. */
  Separated: 64,
  /** White space, or the start of the text, lies before the token. */
  SpaceBefore: 128,
  /** A line break, or the start of the text, lies before the token. */
  LineStart: 256,
} as const;

/** A token; the unit of `start` and `end` is UTF-16 code units of the raw text. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Flags of `Shape`. */
  readonly shape: number;
}

/** Longest piece on either side of a full stop that still reads as an abbreviation, in code units. */
const ABBREVIATION = 6;

/**
 * Splits a text into syllables, numbers, punctuation marks and symbols; linear in its length.
 *
 * - A **word** is a run of letters with their combining marks, digits after the first letter included
 *   (`U23`). An apostrophe between letters belongs to it (`O'Brien`), an English `'s` does not.
 * - A full stop belongs to a word in abbreviations of capitals (`TP.HCM`, `T.Ư`, `U.S`: all pieces are
 *   short and in capitals) and before a lower-case letter (`baoquocte.vn`); `TP.Cần` is three tokens.
 *   The last full stop of `U.S.` is a token of its own.
 * - A **number** is a run of digits with `.` or `,` between digits (`1.234,5`, `20.07.2022`). Letters that
 *   follow at once begin a new word, and digits do not join that word: `10h45` is `10`, `h`, `45`.
 * - Every **punct** mark is its own token, hyphens and slashes too (`Covid`, `-`, `19`), but a run of full
 *   stops is one. **Symbols** are all the rest, an emoji sequence being one token.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let before: number = Shape.SpaceBefore | Shape.LineStart;
  let afterNumber = false;
  let index = 0;
  while (index < length) {
    const kind = charClassAt(text, index);
    if (kind === CharClass.Space) {
      before |= Shape.SpaceBefore;
      if (isLineBreak(text.charCodeAt(index))) before |= Shape.LineStart;
      afterNumber = false;
      index++;
      continue;
    }
    let token: Token;
    if (isLetter(kind)) token = readWord(text, index, before, !afterNumber);
    else if (kind === CharClass.Digit) token = readNumber(text, index, before);
    else if (kind === CharClass.Punct) token = readPunct(text, index, before);
    else token = readSymbol(text, index, before);
    tokens.push(token);
    afterNumber = token.kind === 'number';
    index = token.end;
    before = 0;
  }
  return tokens;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function readWord(text: string, start: number, before: number, digits: boolean): Token {
  const length = text.length;
  let index = start;
  let upper = 0;
  let lower = 0;
  let shape = before;
  if (charClassAt(text, start) === CharClass.Upper) shape |= Shape.Capital;
  // Whether all pieces between full stops so far are short and in capitals.
  let abbreviation = true;
  let pieceStart = start;
  while (index < length) {
    const kind = charClassAt(text, index);
    if (kind === CharClass.Upper) {
      upper++;
      if (lower > 0) shape |= Shape.Camel;
    } else if (kind === CharClass.Lower || kind === CharClass.Caseless) {
      lower++;
    } else if (kind === CharClass.Digit) {
      if (!digits) break;
      shape |= Shape.HasDigit;
    } else if (kind !== CharClass.Mark) {
      const code = text.charCodeAt(index);
      if (code === 0x27 || code === 0x2019) {
        if (!joinsAtApostrophe(text, index)) break;
      } else if (code === 0x2e) {
        abbreviation &&= lower === 0 && index - pieceStart <= ABBREVIATION;
        if (!joinsAtStop(text, index, abbreviation)) break;
        shape |= Shape.HasDot;
        pieceStart = index + 1;
      } else break;
    }
    index += charLengthAt(text, index);
  }
  if (lower === 0 && upper > 1) shape |= Shape.AllCaps;
  if (lower === 0 && upper === 1) shape |= Shape.Initial;
  return { start, end: index, kind: 'word', shape };
}

function joinsAtApostrophe(text: string, index: number): boolean {
  if (index + 1 >= text.length || !isLetter(charClassAt(text, index + 1))) return false;
  const code = text.charCodeAt(index + 1) | 0x20;
  const possessive = code === 0x73 && !(index + 2 < text.length && isLetter(charClassAt(text, index + 2)));
  return !possessive;
}

/** Whether the full stop at `index` lies inside a word; `abbreviation` says that what precedes may be one. */
function joinsAtStop(text: string, index: number, abbreviation: boolean): boolean {
  if (index + 1 >= text.length) return false;
  const next = charClassAt(text, index + 1);
  if (next === CharClass.Lower) return true;
  if (next !== CharClass.Upper || !abbreviation) return false;
  const limit = Math.min(text.length, index + 2 + ABBREVIATION);
  for (let i = index + 2; i < limit; i++) {
    const kind = charClassAt(text, i);
    if (kind === CharClass.Lower) return false;
    if (kind !== CharClass.Upper && kind !== CharClass.Mark) return true;
  }
  return limit === text.length;
}

function readNumber(text: string, start: number, before: number): Token {
  const length = text.length;
  let index = start + charLengthAt(text, start);
  let shape = before;
  while (index < length) {
    const kind = charClassAt(text, index);
    if (kind !== CharClass.Digit && kind !== CharClass.Mark) {
      const code = text.charCodeAt(index);
      if (code !== 0x2e && code !== 0x2c) break;
      if (index + 1 >= length || charClassAt(text, index + 1) !== CharClass.Digit) break;
      shape |= Shape.Separated;
    }
    index += charLengthAt(text, index);
  }
  return { start, end: index, kind: 'number', shape };
}

function readPunct(text: string, start: number, before: number): Token {
  let index = start + charLengthAt(text, start);
  if (text.charCodeAt(start) === 0x2e) while (text.charCodeAt(index) === 0x2e) index++;
  return { start, end: index, kind: 'punct', shape: before };
}

const ZERO_WIDTH_JOINER = 0x200d;

function readSymbol(text: string, start: number, before: number): Token {
  const length = text.length;
  let index = start + charLengthAt(text, start);
  while (index < length && charClassAt(text, index) === CharClass.Mark) {
    const joiner = text.charCodeAt(index) === ZERO_WIDTH_JOINER;
    index += charLengthAt(text, index);
    if (joiner && index < length && charClassAt(text, index) === CharClass.Other) {
      index += charLengthAt(text, index);
    }
  }
  return { start, end: index, kind: 'symbol', shape: before };
}
