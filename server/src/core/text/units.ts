const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Converts offsets of one text between UTF-16 code units and units of which certain pairs of code units are
 * one. Both directions are O(log n) after one linear pass, and O(1) for text without such pairs.
 */
export class PairedUnits {
  readonly #text: string;
  readonly #pair: RegExp;
  #found: readonly number[] | undefined;

  /** `pair` matches two code units wherever it matches, and is global. */
  constructor(text: string, pair: RegExp) {
    this.#text = text;
    this.#pair = pair;
  }

  /** UTF-16 offsets of the first halves of all pairs, ascending; not looked for before somebody converts. */
  get #pairs(): readonly number[] {
    if (!this.#found) {
      const pairs: number[] = [];
      // Searching is several times faster than looking at each code unit.
      for (const { index } of this.#text.matchAll(this.#pair)) pairs.push(index);
      this.#found = pairs;
    }
    return this.#found;
  }

  /** Length of the text in these units. */
  get length(): number {
    return this.#text.length - this.#pairs.length;
  }

  /** An offset inside a pair counts as the end of the pair. */
  fromUtf16(offset: number): number {
    return offset - lowerBound(this.#pairs, (pair) => pair + 1 >= offset);
  }

  /** An offset beyond the end gives the offset of the end plus what it lies beyond. */
  toUtf16(unit: number): number {
    return unit + lowerBound(this.#pairs, (pair, before) => pair - before >= unit);
  }
}

/**
 * Unicode code points, which sidecars, the command line and most Python readers count, where the inside of
 * Dateline counts UTF-16 code units. Lone surrogates count as one code point each, as they do for JavaScript
 * iteration.
 */
export class CodePoints extends PairedUnits {
  constructor(text: string) {
    super(text, PAIR);
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
