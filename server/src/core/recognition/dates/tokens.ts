import { foldWord } from '../../text/fold';
import { ownCopy } from '../../text/ownCopy';
import { WordCache } from '../../text/wordCache';

/** A word, a run of digits, or a single sign. White space makes no token, only `glued` tells of it. */
export interface Token {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'sign' | 'end';
  /** Folded word, digits as written, or the sign (all dashes are `-`, all slashes `/`). */
  readonly text: string;
  /** Value of a run of at most nine digits, otherwise NaN. */
  readonly value: number;
  /** No white space between the previous token and this one. */
  readonly glued: boolean;
  /** A word that begins with a capital letter. */
  readonly capital: boolean;
  /** Number of the sentence in the text, from 0. */
  readonly sentence: number;
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const SIGN = 4;
/** Not to be seen, and no part of what is written: zero-width signs, soft hyphens, marks of direction. */
const INVISIBLE = 5;

const LOWER = { lower: true } as const;

/** Digits of which the value is told. */
const LONGEST_NUMBER = 9;
/** Words longer than any of the grammar are not folded. */
const LONGEST_WORD = 20;

function classOf(code: number): number {
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return DIGIT;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return LETTER;
    return code <= 0x20 ? SPACE : SIGN;
  }
  if (code < 0xc0) {
    if (code === 0xad) return INVISIBLE;
    return code === 0xa0 ? SPACE : code === 0xaa || code === 0xba ? LETTER : SIGN;
  }
  if (code === 0xd7 || code === 0xf7) return SIGN;
  if (code < 0x2000) return LETTER;
  if (isInvisible(code)) return INVISIBLE;
  if (code <= 0x200a || code === 0x2028 || code === 0x2029) return SPACE;
  if (code === 0x202f || code === 0x205f || code === 0x3000) return SPACE;
  return code < 0x2c00 || (code > 0x3000 && code < 0x3040) || code >= 0xff00 ? SIGN : LETTER;
}

function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

/** What is seen of a piece of text. */
function visible(text: string, start: number, end: number, hidden: boolean): string {
  const piece = text.slice(start, end);
  return hidden ? [...piece].filter((char) => classOf(char.charCodeAt(0)) !== INVISIBLE).join('') : piece;
}

/** Where a run of letters or digits ends, and whether something invisible stands in it. */
function runEnd(text: string, from: number, kind: number): { end: number; hidden: boolean } {
  let end = from;
  let hidden = false;
  for (let at = from; at < text.length; at++) {
    const here = classOf(text.charCodeAt(at));
    if (here === kind) {
      hidden ||= at > end;
      end = at + 1;
    } else if (here !== INVISIBLE) break;
  }
  return { end, hidden };
}

function signText(code: number, text: string, at: number): string {
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return '-';
  if (code === 0x2044 || code === 0x2215) return '/';
  if (code === 0x2019 || code === 0x2018) return "'";
  return text.charAt(at);
}

function isCapital(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toLowerCase();
}

/** The tokens of a paragraph. Indexing beyond either end gives an empty token, so that grammars need no bounds. */
export class Tokens {
  readonly list: readonly Token[];
  private readonly outside: Token;

  constructor(readonly source: string) {
    this.list = scan(source);
    const end = source.length;
    const sentence = this.list.at(-1)?.sentence ?? 0;
    this.outside = {
      start: end,
      end,
      kind: 'end',
      text: '',
      value: Number.NaN,
      glued: false,
      capital: false,
      sentence,
    };
  }

  get length(): number {
    return this.list.length;
  }

  at(i: number): Token {
    return this.list[i] ?? this.outside;
  }

  /** Folded word or sign at `i`; the empty string for numbers and outside. */
  word(i: number): string {
    const token = this.list[i];
    return token === undefined || token.kind === 'number' ? '' : token.text;
  }

  /** Value of the number at `i`, NaN for anything else. */
  number(i: number): number {
    return this.list[i]?.value ?? Number.NaN;
  }

  /** Whether the token at `i` is the sign and stands against the token before it. */
  gluedSign(i: number, sign: string): boolean {
    const token = this.list[i];
    return token?.glued === true && token.kind === 'sign' && token.text === sign;
  }

  /** Whether the word at `i` goes on a name in title case: "Duyên Hải Hôm", not "HÔM" in a line of capitals. */
  continuesName(i: number): boolean {
    const token = this.list[i];
    const before = this.list[i - 1];
    if (!token?.capital || !before?.capital || before.kind !== 'word') return false;
    const last = this.source.charAt(token.end - 1);
    return last !== last.toUpperCase() || token.end - token.start === 1;
  }

  /** Whether the word at `i` and the next one look like a name: "Mai Phương", not "MAI" in a line of capitals. */
  beginsName(i: number): boolean {
    return this.at(i).capital && !this.isUpper(i) && this.at(i + 1).capital && !this.isUpper(i + 1);
  }

  /** Whether the word at `i` is all capitals, so that its first one proves nothing. */
  isUpper(i: number): boolean {
    const token = this.list[i];
    if (!token?.capital || token.end - token.start < 2) return false;
    const last = this.source.charAt(token.end - 1).normalize('NFC');
    return last === last.toUpperCase();
  }

  /** Whether the words from `i` on are `words`. */
  words(i: number, ...words: readonly string[]): boolean {
    for (let k = 0; k < words.length; k++) {
      if (this.word(i + k) !== words[k]) return false;
    }
    return true;
  }
}

type WordForm = Pick<Token, 'text' | 'capital'>;

const known = new WordCache<WordForm>(14);

/** @param hidden whether something invisible stands in the word */
function wordForm(text: string, start: number, end: number, hidden: boolean): WordForm {
  const found = hidden ? undefined : known.get(text, start, end);
  if (found) return found;
  const isLong = end - start > LONGEST_WORD;
  const form = {
    text: isLong ? '\u0000' : ownCopy(foldWord(visible(text, start, end, hidden), LOWER)),
    capital: isCapital(text, start),
  };
  if (!hidden && !isLong) known.set(ownCopy(text.slice(start, end)), form);
  return form;
}

function scan(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let at = 0;
  let glued = false;
  let stopped = false;
  let spaced = false;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === INVISIBLE) {
      at++;
      continue;
    }
    if (kind === SPACE) {
      at++;
      glued = false;
      spaced = stopped;
      continue;
    }
    const start = at++;
    if (stopped && spaced && kind !== SIGN) {
      // A stop ends a sentence only before white space and a capital or digit, in quotes or not.
      if (kind === DIGIT || isCapital(text, start)) sentence++;
      stopped = false;
    }
    if (kind === SIGN) {
      const sign = signText(code, text, start);
      tokens.push({
        start,
        end: at,
        kind: 'sign',
        text: sign,
        value: Number.NaN,
        glued,
        capital: false,
        sentence,
      });
      if (sign === '.' || sign === '!' || sign === '?' || sign === '…') [stopped, spaced] = [true, false];
      else if (sign === ';') sentence++;
    } else if (kind === DIGIT) {
      const { end, hidden } = runEnd(text, at, DIGIT);
      at = end;
      const seen = at - start <= LONGEST_WORD ? visible(text, start, at, hidden) : '';
      const digits = seen.length <= LONGEST_NUMBER ? seen : '';
      const value = digits === '' ? Number.NaN : Number(digits);
      tokens.push({ start, end: at, kind: 'number', text: digits, value, glued, capital: false, sentence });
      stopped = false;
    } else {
      const { end, hidden } = runEnd(text, at, LETTER);
      at = end;
      const { text: word, capital } = wordForm(text, start, at, hidden);
      tokens.push({ start, end: at, kind: 'word', text: word, value: Number.NaN, glued, capital, sentence });
      stopped = false;
    }
    glued = true;
  }
  return tokens;
}
