/** How often each of many 32-bit hashes was added: open addressing, hash and count side by side. */
export class HashCounts {
  #slots = new Int32Array(2 * 1024);
  #mask = 1023;
  #size = 0;

  add(hash: number): void {
    if (2 * this.#size > this.#mask) this.#grow();
    const at = this.#find(hash);
    if (this.#slots[at + 1] === 0) this.#size++;
    this.#slots[at] = hash;
    this.#slots[at + 1]!++;
  }

  get(hash: number): number {
    return this.#slots[this.#find(hash) + 1]!;
  }

  /** The place of the hash, or the free one where it belongs. */
  #find(hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== hash) slot = (slot + 1) & mask;
    return 2 * slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    this.#mask = old.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      const to = this.#find(old[at]!);
      this.#slots[to] = old[at]!;
      this.#slots[to + 1] = old[at + 1]!;
    }
  }
}
