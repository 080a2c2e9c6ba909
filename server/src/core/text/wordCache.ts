/** Words longer than any that come again. */
const LONGEST = 40;

/**
 * Remembers what is known of words, and finds it by where they stand in a text, so that a word need not be cut out of it.
 * Few words make up most of a text. Each has one place, which the next word of that place takes, so that memory is bounded.
 */
export class WordCache<T> {
  readonly #entries: ({ readonly word: string; readonly value: T } | undefined)[];
  readonly #mask: number;

  /** For `2 ** bits` words. */
  constructor(bits: number) {
    this.#entries = new Array(2 ** bits).fill(undefined);
    this.#mask = 2 ** bits - 1;
  }

  /** `start` and `end` in UTF-16 code units. */
  get(text: string, start: number, end: number): T | undefined {
    const length = end - start;
    if (length > LONGEST) return undefined;
    const entry = this.#entries[this.#placeOf(text, start, end)];
    if (entry === undefined || entry.word.length !== length) return undefined;
    const { word } = entry;
    for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return undefined;
    return entry.value;
  }

  /** `word` is kept as it is: it should share no memory with its text. */
  set(word: string, value: T): void {
    if (word.length <= LONGEST) this.#entries[this.#placeOf(word, 0, word.length)] = { word, value };
  }

  #placeOf(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i);
    hash = Math.imul(hash, 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}
