const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Converts offsets of one text between UTF-16 code units (inside Dateline) and Unicode code points
 * (sidecars, command line, most Python readers). Lone surrogates count as one code point each, as they do
 * for JavaScript iteration.
 *
 * Both directions are O(log n) after one linear pass, and O(1) for text without astral characters.
 */
export class CodePoints {
  /** UTF-16 offsets of the high surrogates of all pairs, ascending. */
  readonly #pairs: readonly number[];
  /** Length of the text in code points. */
  readonly length: number;

  constructor(text: string) {
    const pairs: number[] = [];
    // Searching is several times faster than looking at each code unit.
    for (const { index } of text.matchAll(PAIR)) pairs.push(index);
    this.#pairs = pairs;
    this.length = text.length - pairs.length;
  }

  /** An offset inside a surrogate pair counts as the end of the pair. */
  fromUtf16(offset: number): number {
    return offset - lowerBound(this.#pairs, (pair) => pair + 1 >= offset);
  }

  /** An offset beyond the end gives the offset of the end plus what it lies beyond. */
  toUtf16(codePoint: number): number {
    return codePoint + lowerBound(this.#pairs, (pair, before) => pair - before >= codePoint);
  }
}

/** Index of the first element for which `reached` holds; it must be false up to there and true after. */
export function lowerBound<T>(values: readonly T[], reached: (value: T, index: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(values[middle]!, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
