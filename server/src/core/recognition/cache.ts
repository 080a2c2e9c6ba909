/** Remembers values by text, and forgets what was not used for longest when the texts grow too long together. */
export class TextCache<T> {
  readonly #values = new Map<string, T>();
  readonly #capacity: number;
  #size = 0;

  /** `capacity` is in UTF-16 code units of all keys. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): T | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    // A map keeps the order of insertion: put again, the key is the youngest.
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.#values.set(key, value);
    this.#size += key.length;
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#capacity || oldest === key) break;
      this.#values.delete(oldest);
      this.#size -= oldest.length;
    }
  }
}
