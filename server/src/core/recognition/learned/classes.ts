/** Classes of words that stand beside the same words in the texts of a corpus. */
export interface WordClasses {
  /** Hashes of the words (`wordOf`), ascending as unsigned numbers. */
  readonly words: Int32Array;
  /** For each word its class in a fine and in a coarse division, from 1 on. */
  readonly fine: Uint8Array;
  readonly coarse: Uint8Array;
}

/** No word has a class. */
export const NO_CLASSES: WordClasses = {
  words: new Int32Array(0),
  fine: new Uint8Array(0),
  coarse: new Uint8Array(0),
};

/** Looks up the classes of words. */
export class ClassTable {
  /** The fine class and above it the coarse one. */
  readonly #classes = new Map<number, number>();

  constructor({ words, fine, coarse }: WordClasses) {
    for (let n = 0; n < words.length; n++) this.#classes.set(words[n]!, fine[n]! | (coarse[n]! << 8));
  }

  get isEmpty(): boolean {
    return this.#classes.size === 0;
  }

  /** Both classes of a word, the coarse one from the ninth bit on; 0 where it has none. */
  of(word: number): number {
    return this.#classes.get(word) ?? 0;
  }
}
