import { ownCopy } from '../../text/ownCopy';
import { WordCache } from '../../text/wordCache';
import { hashText } from '../names/hash';

/** What a run of letters and digits tells wherever it stands. */
interface Form {
  /** Lower case, decomposed, the tone mark moved to the end: the same for `Hòa`, `hoà` and any normal form. */
  readonly key: string;
  /** Of the key. */
  readonly hash: number;
  readonly capital: boolean;
  /** All letters are capitals and there are at least two characters. */
  readonly upper: boolean;
  readonly numeric: boolean;
  /** Code units of the decomposed word, tone mark and all. */
  readonly size: number;
}

/** A word of a line: a run of letters and digits. */
export interface Word extends Form {
  /** Offset in the text of `Words`, for the signs between words. */
  readonly start: number;
  readonly end: number;
}

export interface Words {
  /** The text that the offsets of `words` are of: the line as it is where its letters are composed, else decomposed. */
  readonly text: string;
  readonly words: readonly Word[];
}

/** Only so much of a very long line is looked at; a line of chrome is far shorter. */
const LOOK_AT = 4000;

/** The words of a line, in one pass. */
export function wordsOf(line: string): Words {
  const head = line.length > LOOK_AT ? line.slice(0, LOOK_AT) : line;
  return composedWords(head) ?? decomposedWords(head);
}

/** Code units up to here have an entry in `USUAL`. */
const TABLE_SIZE = 0x2700;
/** Of a composed letter, and of a sign that no normal form changes. */
const [WORD, SIGN] = [1, 2];

/** What code units are of which it is known what decomposing them gives: letters alone, and signs as they are. */
const USUAL = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => {
  const isUsual =
    code < 0x300 ||
    (code >= 0x1ea0 && code < 0x1f00) ||
    (code >= 0x2010 && code < 0x2028) ||
    (code >= 0x20a0 && code < 0x20c0) ||
    (code >= 0x2190 && code < 0x219a) ||
    code >= 0x25a0;
  return isUsual ? (isWordChar(code) ? WORD : SIGN) : 0;
});

/** The words of a line as it is, as nearly all come; undefined where something may have to be decomposed first. */
function composedWords(text: string): Words | undefined {
  const words: Word[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const kind = code < TABLE_SIZE ? USUAL[code]! : 0;
    if (kind === 0) return undefined;
    if (kind === WORD) {
      if (start < 0) start = i;
      continue;
    }
    if (start < 0) continue;
    const form = forms.get(text, start, i) ?? composedForm(text.slice(start, i));
    const { key, hash, capital, upper, numeric, size } = form;
    words.push({ key, hash, capital, upper, numeric, size, start, end: i });
    start = -1;
  }
  return { text, words };
}

function composedForm(word: string): Form {
  const text = word.normalize('NFD');
  const form = formOf(text, text.toLowerCase());
  forms.set(ownCopy(word), form);
  return form;
}

function decomposedWords(head: string): Words {
  const lowered = head.normalize('NFD');
  const lower = lowered.toLowerCase();
  const text = lower.length === lowered.length ? lowered : lower;
  const words: Word[] = [];
  let i = 0;
  while (i < text.length) {
    if (!isWordChar(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const start = i;
    do i++;
    while (i < text.length && isWordChar(text.charCodeAt(i)));
    const { key, hash, capital, upper, numeric, size } =
      forms.get(text, start, i) ?? decomposedForm(text.slice(start, i), lower.slice(start, i));
    words.push({ key, hash, capital, upper, numeric, size, start, end: i });
  }
  return { text, words };
}

const forms = new WordCache<Form>(14);

/** @param lower the same in lower case, code unit by code unit */
function decomposedForm(text: string, lower: string): Form {
  const form = formOf(text, lower);
  // A sigma is lowered by what stands around it.
  if (!/[\u03a3\u03c2]/.test(text)) forms.set(ownCopy(text), form);
  return form;
}

function formOf(text: string, lower: string): Form {
  let key = '';
  let tone = '';
  let letters = 0;
  let capitals = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isTone(code)) {
      tone = text[i]!;
      continue;
    }
    const small = lower[i]!;
    key += small;
    if (code >= 48 && code <= 57) digits++;
    else if (!isMark(code)) {
      letters++;
      if (small !== text[i]) capitals++;
    }
  }
  key += tone;
  return {
    key,
    hash: hashText(key),
    capital: lower[0] !== text[0],
    upper: letters > 1 && capitals === letters,
    numeric: digits > 0 && letters === 0,
    size: text.length,
  };
}

/** Keys of the words of a phrase, for tables. */
export function keysOf(phrase: string): string[] {
  return wordsOf(phrase).words.map((word) => word.key);
}

/** Grave, acute, tilde, hook above, dot below: the tones of Vietnamese. */
function isTone(code: number): boolean {
  return code === 0x300 || code === 0x301 || code === 0x303 || code === 0x309 || code === 0x323;
}

function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f;
}

/** Letters, digits and combining marks. Beyond Latin-1 all but punctuation, symbols and spaces count. */
function isWordChar(code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  if (code < 0x2000) return true;
  return code >= 0x2c00 && !(code >= 0x3000 && code < 0x3040) && !(code >= 0xfe00 && code < 0xff10);
}
