/**
 * Remembers values by text. What was not asked for since the younger half filled up is forgotten, so that
 * a hit costs one look-up and memory stays bounded.
 */
export class TextCache<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();
  readonly #capacity: number;
  #size = 0;

  /** `capacity` is in UTF-16 code units of all keys. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): T | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: T): void {
    this.#size += key.length;
    if (this.#size > this.#capacity / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = key.length;
    }
    this.#young.set(key, value);
  }
}
