import { fold } from './fold';

/**
 * A text as it is compared with another version of itself: normal form, the place of tone marks, kinds and
 * numbers of blanks, line ends and signs without width make no difference. Offsets of the raw text are UTF-16
 * code units.
 */
export interface Comparable {
  readonly text: string;
  /** Where the character at an index begins in the raw text; at the end of the text its length. */
  startOf(index: number): number;
  /** Where the character before an index ends in the raw text, with its marks and without signs of no width. */
  endOf(index: number): number;
  /** The index of the first character that begins at or behind a raw offset. */
  indexOf(offset: number): number;
}

/** Linear in the text. */
export function comparable(raw: string): Comparable {
  const folded = fold(raw);
  const { folded: text } = folded;
  const starts = new Uint32Array(text.length + 1);
  const ends = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  /** Where the piece begins that is not yet among the pieces. */
  let from = 0;
  let wasBlank = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isBlank = code <= 0x20 || (code >= 0x7f && BLANKS.has(code));
    if (isBlank ? wasBlank : code >= 0xad && INVISIBLE.has(code)) {
      pieces.push(text.slice(from, i));
      from = i + 1;
      if (isBlank) ends[length] = folded.toRaw(i + 1);
      continue;
    }
    if (isBlank && code !== 0x20) {
      pieces.push(text.slice(from, i), ' ');
      from = i + 1;
    }
    wasBlank = isBlank;
    starts[length++] = folded.toRaw(i);
    ends[length] = folded.toRaw(i + 1);
  }
  pieces.push(text.slice(from));
  starts[length] = raw.length;
  return {
    text: pieces.join(''),
    startOf: (index) => starts[index]!,
    endOf: (index) => (index === 0 ? 0 : ends[index]!),
    indexOf(offset) {
      let [low, high] = [0, length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! >= offset) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

const BLANKS = new Set([
  ...range(0x7f, 0xa0),
  0x1680,
  ...range(0x2000, 0x200a),
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
]);

/** Soft hyphens, joiners, marks of direction, zero-width blanks. */
const INVISIBLE = new Set([
  0xad,
  0x180e,
  ...range(0x200b, 0x200f),
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x2064),
  ...range(0x2066, 0x2069),
  0xfeff,
]);
