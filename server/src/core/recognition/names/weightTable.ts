import type { ModelParts } from './modelFile';

/** The weights of a model, found by the hashes of features. */
export class WeightTable {
  /** Of each tag, in units of the scale: what has been added since it was last set to zero. */
  readonly sums: Int32Array;
  /** Open addressing, hash and weights side by side, so that most features cost one look at memory. */
  readonly #places: Int32Array;
  readonly #bytes: Int8Array;
  /** Bytes of a place: the hash, the weights, and at the end whether it is taken. */
  readonly #place: number;
  readonly #mask: number;
  /**
   * One bit for each hash, by its upper bits: most features of a text are not in the model, and these
   * 128 kB, which stay in the cache of the processor, say so without a look at the table.
   */
  readonly #present = new Uint32Array(1 << 15);

  constructor({ tags, hashes, weights }: ModelParts) {
    const width = tags.size;
    const placeBytes = Math.ceil((4 + width + 1) / 4) * 4;
    this.sums = new Int32Array(width);
    this.#place = placeBytes;
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#places = new Int32Array((size * placeBytes) / 4);
    this.#bytes = new Int8Array(this.#places.buffer);
    for (let row = 0; row < hashes.length; row++) {
      const hash = hashes[row]!;
      let place = hash & this.#mask;
      while (this.#bytes[(place + 1) * placeBytes - 1] !== 0) place = (place + 1) & this.#mask;
      this.#places[(place * placeBytes) / 4] = hash;
      this.#bytes.set(weights.subarray(row * width, (row + 1) * width), place * placeBytes + 4);
      this.#bytes[(place + 1) * placeBytes - 1] = 1;
      this.#present[hash >>> 17]! |= 1 << (hash >>> 12);
    }
  }

  /** Adds the weights of a feature, if it has any. */
  add(hash: number): void {
    if (((this.#present[hash >>> 17]! >>> (hash >>> 12)) & 1) === 0) return;
    const bytes = this.#bytes;
    const width = this.#place;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * width;
      if (bytes[at + width - 1] === 0) return;
      if (this.#places[at >> 2] !== hash) continue;
      const { sums } = this;
      for (let t = 0; t < sums.length; t++) sums[t]! += bytes[at + 4 + t]!;
      return;
    }
  }
}
