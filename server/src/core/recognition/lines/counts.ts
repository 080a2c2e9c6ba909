/** How often each of many 32-bit hashes was added: open addressing, hash and count side by side. */
export class HashCounts {
  /** Each hash with its count plus one, so that what was taken away again still holds its place; 0 is free. */
  #slots = new Int32Array(2 * 1024);
  #mask = 1023;
  #used = 0;

  /** @returns the count before */
  add(hash: number, times: 1 | -1 = 1): number {
    if (2 * this.#used > this.#mask) this.#rebuild();
    const at = this.#find(hash);
    if (this.#slots[at + 1] === 0) {
      this.#used++;
      this.#slots[at] = hash;
      this.#slots[at + 1] = 1;
    }
    const before = this.#slots[at + 1]! - 1;
    this.#slots[at + 1]! += times;
    return before;
  }

  get(hash: number): number {
    return Math.max(0, this.#slots[this.#find(hash) + 1]! - 1);
  }

  /** The place of the hash, or the free one where it belongs. */
  #find(hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== hash) slot = (slot + 1) & mask;
    return 2 * slot;
  }

  #rebuild(): void {
    const old = this.#slots;
    let live = 0;
    for (let at = 1; at < old.length; at += 2) if (old[at]! > 1) live++;
    let size = 1024;
    while (size < 4 * live) size *= 2;
    this.#slots = new Int32Array(2 * size);
    this.#mask = size - 1;
    this.#used = live;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1]! <= 1) continue;
      const to = this.#find(old[at]!);
      this.#slots[to] = old[at]!;
      this.#slots[to + 1] = old[at + 1]!;
    }
  }
}
