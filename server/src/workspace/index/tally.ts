/** Places of a table that has nothing yet. */
const LEAST = 1024;

/**
 * How often each of many numbers was added, for whole numbers up to 2^53: open addressing in flat arrays. A map takes
 * several times as long, and as much memory.
 */
export class Tally {
  #keys = new Float64Array(LEAST);
  /** One more than the count, so that what was taken away again still holds its place; 0 is free. */
  #counts = new Int32Array(LEAST);
  #taken = 0;
  #live = 0;

  /** Numbers that were added more often than taken away. */
  get size(): number {
    return this.#live;
  }

  get(key: number): number {
    return Math.max(0, this.#counts[this.#find(key)]! - 1);
  }

  /** @param by may be less than nothing; no count falls below 0 */
  add(key: number, by: number): void {
    if (2 * this.#taken >= this.#keys.length) this.#rebuild();
    const at = this.#find(key);
    const known = this.#counts[at]!;
    const before = Math.max(0, known - 1);
    const after = Math.max(0, before + by);
    if (known === 0) {
      this.#taken++;
      this.#keys[at] = key;
    }
    this.#counts[at] = after + 1;
    this.#live += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }

  /** The place of a number, or the free one where it belongs. */
  #find(key: number): number {
    const keys = this.#keys;
    const counts = this.#counts;
    const mask = keys.length - 1;
    let at = Math.imul(key | 0, 0x9e3779b1);
    at = (at ^ (at >>> 15)) & mask;
    while (counts[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #rebuild(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    let size = LEAST;
    while (size < 4 * this.#live) size *= 2;
    this.#keys = new Float64Array(size);
    this.#counts = new Int32Array(size);
    this.#taken = this.#live;
    for (let old = 0; old < keys.length; old++) {
      if (counts[old]! <= 1) continue;
      const at = this.#find(keys[old]!);
      this.#keys[at] = keys[old]!;
      this.#counts[at] = counts[old]!;
    }
  }
}
