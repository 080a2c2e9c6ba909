/** How often each of many 32-bit hashes was added: open addressing, hash and count side by side. */
export class HashCounts {
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** `room` is at least the number of different hashes that will be added. */
  constructor(room: number) {
    let size = 16;
    while (size < room * 2) size *= 2;
    this.#slots = new Int32Array(size * 2);
    this.#mask = size - 1;
  }

  add(hash: number): void {
    const at = this.#find(hash);
    this.#slots[at] = hash;
    this.#slots[at + 1]!++;
  }

  get(hash: number): number {
    return this.#slots[this.#find(hash) + 1]!;
  }

  /** The place of the hash, or the free one where it belongs. */
  #find(hash: number): number {
    let slot = hash & this.#mask;
    while (this.#slots[2 * slot + 1] !== 0 && this.#slots[2 * slot] !== hash) slot = (slot + 1) & this.#mask;
    return 2 * slot;
  }
}
