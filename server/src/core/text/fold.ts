import { RESPELLINGS } from '../languages/spellings';
import { CharClass, charClassAt } from './characters';

export interface Folded {
  readonly folded: string;
  /**
   * The offset in the raw text of the character that stands at `index` of `folded`; `folded.length` gives
   * the length of the raw text. Both in UTF-16 code units. Inside a composed character it is its start.
   */
  toRaw(index: number): number;
  /** Whether offsets in `folded` and in the raw text are the same. */
  readonly aligned: boolean;
}

export interface FoldOptions {
  /** Fold case too, to lower case. */
  readonly lower?: boolean;
}

/**
 * Brings a text to one spelling, for comparing; linear in its length:
 * - Unicode normal form: letters with combining marks are composed (NFC), soft hyphens and joiners dropped;
 * - what a language writes in two ways is written in one (`languages/spellings.ts`): `hòa` and `hoà`;
 * - dashes of all lengths become `-`, curly apostrophes `'`;
 * - case, if asked.
 * Text that needs none of these comes back as it is.
 */
export function fold(text: string, options: FoldOptions = {}): Folded {
  const composed = compose(text);
  const placed = unifySpelling(composed.text);
  return new FoldedText(options.lower ? lowerCase(placed) : placed, composed.starts);
}

/** The folded text alone, for words and keys. */
export function foldWord(word: string, options: FoldOptions = {}): string {
  return fold(word, options).folded;
}

class FoldedText implements Folded {
  constructor(
    readonly folded: string,
    private readonly starts: Uint32Array | undefined,
  ) {}

  get aligned(): boolean {
    return this.starts === undefined;
  }

  toRaw(index: number): number {
    return this.starts ? this.starts[index]! : index;
  }
}

/** More marks than this on one letter are not language; they are left alone so that folding stays linear. */
const MAX_MARKS = 8;

const IGNORED = /[\u00AD\u200C\u2060\uFEFF]|\u200D/g;

/** `starts`: for each code unit of the result, and its end, the raw offset; absent when nothing changed. */
function compose(text: string): { text: string; starts?: Uint32Array } {
  let first = 0;
  while (first < text.length && !continues(text, first)) first++;
  if (first === text.length) return { text };
  const starts = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let written = 0;
  let index = 0;
  while (index < text.length) {
    const start = index++;
    const limit = Math.min(text.length, start + 1 + MAX_MARKS);
    while (index < limit && continues(text, index)) index++;
    const piece = composeLetter(text.slice(start, index));
    for (let i = 0; i < piece.length; i++) {
      // Pieces that keep their length keep their inner offsets.
      starts[written++] = piece.length === index - start ? start + i : start;
    }
    pieces.push(piece);
  }
  starts[written] = text.length;
  return { text: pieces.join(''), starts: starts.subarray(0, written + 1) };
}

function composeLetter(letter: string): string {
  if (letter.length === 1 && letter.charCodeAt(0) < 0xad) return letter;
  const composed = letter.normalize('NFC').replace(IGNORED, '');
  // Rare compatibility letters grow under NFC; the table of offsets has no room for that.
  return composed.length <= letter.length ? composed : letter;
}

function continues(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xad && (code < 0xd800 || code > 0xdfff) && charClassAt(text, index) === CharClass.Mark;
}

function unifySpelling(text: string): string {
  let pieces: string[] | undefined;
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xc0) continue;
    const replacement = replacementAt(text, i, code);
    if (replacement === undefined) continue;
    pieces ??= [];
    pieces.push(text.slice(last, i), replacement);
    last = i + replacement.length;
    i = last - 1;
  }
  if (!pieces) return text;
  pieces.push(text.slice(last));
  return pieces.join('');
}

/** What to write in place of the characters from `index` on; as long as what it replaces. */
function replacementAt(text: string, index: number, code: number): string | undefined {
  if (code >= 0x2010) {
    if (code <= 0x2015 || code === 0x2212) return '-';
    return code === 0x2018 || code === 0x2019 ? "'" : undefined;
  }
  for (const respell of RESPELLINGS) {
    const replacement = respell(text, index, code);
    if (replacement !== undefined) return replacement;
  }
  return undefined;
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  // Only capital I with a dot grows when it is lowered.
  return text.replace(/\u0130/g, 'i').toLowerCase();
}
