import { charLengthAt } from '../../text/characters';
import type { Span } from '../../text/span';

// What stands before a name and may belong to it or not: "sân" of "sân Mỹ Đình", "ông", quotes and brackets around it.

/** So many words may be a class noun or a title. */
const MOST_WORDS = 3;

const OF_WORD = /^[\p{L}\p{M}\p{N}]$/u;
const SMALL_WORDS = /^(?:\p{Ll}[\p{Ll}\p{M}]*\s+)+(?=[\p{Lu}\p{Lt}\p{N}])/u;
const BEGINS_NAME = /^[\p{Lu}\p{Lt}\p{N}]/u;

const hasCapital = (text: string): boolean => /[\p{Lu}\p{Lt}]/u.test(text);

/** Words before a name, or the first ones of it, and how far the rest of it is from their beginning, in UTF-16 code units. */
export interface Words {
  readonly words: string;
  readonly length: number;
}

export function wordsIn(line: string): Span[] {
  const words: Span[] = [];
  let start = -1;
  for (let i = 0; i < line.length; i += charLengthAt(line, i)) {
    if (!isOfWord(line, i)) {
      if (start >= 0) words.push({ start, end: i });
      start = -1;
    } else if (start < 0) start = i;
  }
  if (start >= 0) words.push({ start, end: line.length });
  return words;
}

/** Letters, marks and numbers: 1 for what is none, 2 for what is one, 0 for what nobody has asked for yet. */
const kinds = new Uint8Array(0x2100);

function isOfWord(line: string, i: number): boolean {
  const code = line.charCodeAt(i);
  if (code >= kinds.length) return OF_WORD.test(String.fromCodePoint(line.codePointAt(i)!));
  if (kinds[code] === 0) kinds[code] = OF_WORD.test(String.fromCharCode(code)) ? 2 : 1;
  return kinds[code] === 2;
}

/** How far the words in small letters reach with which a name begins; 0 where it has no others, or none. */
export function smallWords(name: string): number {
  return SMALL_WORDS.exec(name)?.[0].length ?? 0;
}

/**
 * The words with which a name begins, those that leave a name: what is left begins with a capital or a number, or the
 * name has no capital at all. The longest first.
 */
export function wordsInside(name: string): Words[] {
  const any = !hasCapital(name);
  const all = wordsIn(name);
  const found: Words[] = [];
  for (let n = 1; n <= MOST_WORDS && n < all.length; n++) {
    const [last, next] = [all[n - 1]!, all[n]!];
    if (name.slice(last.end, next.start).trim() !== '') break;
    if (any || BEGINS_NAME.test(name.slice(next.start)))
      found.unshift({ words: name.slice(0, last.end), length: next.start });
  }
  return found;
}

/**
 * The words just before a name, if nothing but blanks lies between; the longest first.
 *
 * @param before what stands there
 * @param isCut something stands before that, so that its first word may be half of one
 */
export function wordsBefore(before: string, isCut: boolean): Words[] {
  const line = before.slice(before.search(/[^\r\n]*$/));
  const all = wordsIn(line);
  if (isCut && line.length === before.length && all[0]?.start === 0) all.shift();
  const found: Words[] = [];
  let next = line.length;
  for (let n = 1; n <= MOST_WORDS && n <= all.length; n++) {
    const { start, end } = all[all.length - n]!;
    if (end === next || line.slice(end, next).trim() !== '') break;
    next = start;
    found.unshift({ words: line.slice(start).trimEnd(), length: line.length - start });
  }
  return found;
}

/** Closing marks by their opening ones. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['»', '«'],
  ['‘', '’'],
  ["'", "'"],
  ['(', ')'],
  ['[', ']'],
]);

/** Quotes of all kinds are as one. */
const kindOf = (open: string) => (open === '(' || open === '[' ? open : '"');

/** The pair of marks in which a name begins and ends. */
export function marksInside(name: string): string | undefined {
  const open = name[0];
  return open !== undefined && name.length > 2 && CLOSING.get(open) === name.at(-1)
    ? kindOf(open)
    : undefined;
}

/** The pair of marks just around a name. */
export function marksOutside(before: string, after: string): string | undefined {
  const open = before.at(-1);
  return open !== undefined && after !== '' && CLOSING.get(open) === after[0] ? kindOf(open) : undefined;
}
