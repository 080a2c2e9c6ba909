import { foldWord } from '../../text/fold';

/** A set of words written as one text, folded like the tokens that are looked up in it. */
export function words(list: string): ReadonlySet<string> {
  return new Words(list);
}

/**
 * Folds its words when the first is looked up: a program that knows several languages has thousands of them, and most
 * of its runs need few.
 */
class Words implements ReadonlySet<string> {
  readonly #list: string;
  #set: ReadonlySet<string> | undefined;

  constructor(list: string) {
    this.#list = list;
  }

  #fold(): ReadonlySet<string> {
    const folded = this.#list.split(/\s+/).map((word) => foldWord(word, { lower: true }));
    this.#set = new Set(folded.filter((word) => word !== ''));
    return this.#set;
  }

  get size(): number {
    return (this.#set ?? this.#fold()).size;
  }

  has(word: string): boolean {
    return (this.#set ?? this.#fold()).has(word);
  }

  forEach(each: (word: string, same: string, all: ReadonlySet<string>) => void): void {
    for (const word of this.#set ?? this.#fold()) each(word, word, this);
  }

  [Symbol.iterator](): SetIterator<string> {
    return (this.#set ?? this.#fold())[Symbol.iterator]();
  }

  entries(): SetIterator<[string, string]> {
    return (this.#set ?? this.#fold()).entries();
  }

  keys(): SetIterator<string> {
    return (this.#set ?? this.#fold()).keys();
  }

  values(): SetIterator<string> {
    return (this.#set ?? this.#fold()).values();
  }
}
