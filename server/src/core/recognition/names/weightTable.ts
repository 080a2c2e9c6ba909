import type { ModelParts } from './modelFile';

/** The weights of a model, found by the hashes of features. */
export class WeightTable {
  /** Of each tag, in units of the scale: what has been added since it was last set to zero. */
  readonly sums: Int32Array;
  /**
   * Hash and weights side by side, so that most features cost one look at memory. A hash stands at the place
   * that its upper bits name, or at the next one that is free; so they are all in order, as in the model.
   */
  readonly #places: Int32Array;
  readonly #bytes: Int8Array;
  /** Bytes of a place: the hash, the weights, and at the end whether it is taken. */
  readonly #place: number;
  readonly #shift: number;
  /**
   * One bit for each hash, by its lower bits: most features of a text are not in the model, and these
   * 128 kB, which stay in the cache of the processor, say so without a look at the table.
   */
  readonly #known = new Uint32Array(1 << 15);

  constructor({ tags, hashes, weights }: Pick<ModelParts, 'tags' | 'hashes' | 'weights'>) {
    const width = tags.size;
    this.sums = new Int32Array(width);
    this.#place = Math.ceil((4 + width + 1) / 4) * 4;
    let bits = 4;
    // Fuller it would be slower, and so would it be twice as large: less of it stays in the cache.
    while (2 ** bits < hashes.length * 1.5) bits++;
    this.#shift = 32 - bits;
    let last = -1;
    for (const hash of hashes) last = Math.max(last + 1, hash >>> this.#shift);
    // Behind the last one that is taken there must be one that is free.
    this.#places = new Int32Array(((Math.max(last + 1, 2 ** bits) + 1) * this.#place) / 4);
    this.#bytes = new Int8Array(this.#places.buffer);
    last = -1;
    for (let row = 0, from = 0; row < hashes.length; row++) {
      const hash = hashes[row]!;
      last = Math.max(last + 1, hash >>> this.#shift);
      let at = last * this.#place;
      this.#places[at >> 2] = hash;
      at += 4;
      for (const end = from + width; from < end; from++) this.#bytes[at++] = weights[from]!;
      this.#bytes[(last + 1) * this.#place - 1] = 1;
      this.#known[(hash >>> 5) & 0x7fff]! |= 1 << hash;
    }
  }

  /** Adds the weights of a feature, if it has any. */
  add(hash: number): void {
    const place = this.find(hash);
    if (place >= 0) this.addAt(place);
  }

  /** Where the weights of a feature stand; -1 where it has none. */
  find(hash: number): number {
    if (((this.#known[(hash >>> 5) & 0x7fff]! >>> hash) & 1) === 0) return -1;
    const bytes = this.#bytes;
    const width = this.#place;
    for (let at = (hash >>> this.#shift) * width; bytes[at + width - 1] !== 0; at += width)
      if (this.#places[at >> 2] === hash) return at + 4;
    return -1;
  }

  /** Adds the weights that stand at a place. */
  addAt(place: number): void {
    const { sums } = this;
    const bytes = this.#bytes;
    for (let t = 0; t < sums.length; t++) sums[t]! += bytes[place + t]!;
  }
}
