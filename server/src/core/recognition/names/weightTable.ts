import type { ModelParts } from './modelFile';

/** Features whose weights are added up at once; a sum of so many is less than 2^16. */
const MOST = 256;
/** Of each of four weights in a number, two at a time, with room for their sums. */
const HALF = 0x00ff00ff;
/** Weights are kept as numbers from 0 on. */
const ZERO = 128;

/** The weights of a model, found by the hashes of features. */
export class WeightTable {
  /** Of each tag, in units of the scale: what the features weigh that were last added up. */
  readonly sums: Int32Array;
  /**
   * Hash and weights side by side, so that most features cost one look at memory. A hash stands at the place
   * that its upper bits name, or at the next one that is free; so they are all in order, as in the model. A place
   * is the hash, the weights, four to a number, and in the last byte whether it is taken.
   */
  readonly #places: Int32Array;
  /** Numbers of a place. */
  readonly #place: number;
  readonly #shift: number;
  /**
   * One bit for each hash, by its lower bits: most features of a text are not in the model, and these at most
   * 128 kB, which stay in the cache of the processor, say so without a look at the table.
   */
  readonly #known: Uint32Array;
  readonly #mask: number;
  /** What stands at the places that the hashes name. */
  readonly #heads = new Int32Array(MOST);
  /** Where the weights of the features stand that were taken. */
  readonly #taken = new Int32Array(MOST);
  #size = 0;

  constructor({ tags, hashes, weights }: Pick<ModelParts, 'tags' | 'hashes' | 'weights'>) {
    const width = tags.size;
    this.sums = new Int32Array(width);
    this.#place = Math.ceil((4 + width + 1) / 4);
    let bits = 4;
    // Fuller it would be slower, and so would it be twice as large: less of it stays in the cache.
    while (2 ** bits < hashes.length * 1.5) bits++;
    this.#shift = 32 - bits;
    // Of small models fewer, which leaves more of the cache to others.
    this.#known = new Uint32Array(Math.min(1 << 15, Math.max(1, 2 ** (bits - 2))));
    this.#mask = this.#known.length - 1;
    let last = -1;
    for (const hash of hashes) last = Math.max(last + 1, hash >>> this.#shift);
    // Behind the last one that is taken there must be one that is free.
    this.#places = new Int32Array((Math.max(last + 1, 2 ** bits) + 1) * this.#place);
    last = -1;
    for (let row = 0, from = 0; row < hashes.length; row++, from += width) {
      const hash = hashes[row]!;
      last = Math.max(last + 1, hash >>> this.#shift);
      const at = last * this.#place;
      this.#places[at] = hash;
      for (let t = 0; t < width; t++)
        this.#places[at + 1 + (t >> 2)]! |= (weights[from + t]! + ZERO) << (8 * (t & 3));
      this.#places[at + this.#place - 1]! |= 1 << 24;
      this.#known[(hash >>> 5) & this.#mask]! |= 1 << hash;
    }
  }

  /** Where the weights of a feature stand; -1 where it has none. */
  find(hash: number): number {
    if (((this.#known[(hash >>> 5) & this.#mask]! >>> hash) & 1) === 0) return -1;
    const places = this.#places;
    const place = this.#place;
    let at = (hash >>> this.#shift) * place;
    while (places[at] !== hash && places[at + place - 1]! >>> 24 !== 0) at += place;
    return places[at + place - 1]! >>> 24 === 0 ? -1 : at + 1;
  }

  /** Begins a sum, of at most `MOST` features. */
  begin(): void {
    this.#size = 0;
  }

  /** Takes a feature into the sum. */
  take(hash: number): void {
    this.takeAt(this.find(hash));
  }

  /** The same by where its weights stand. */
  takeAt(place: number): void {
    if (place >= 0) this.#taken[this.#size++] = place;
  }

  /** Takes `count` features from one of them on. */
  takeAll(hashes: Int32Array, count: number, from = 0): void {
    const places = this.#places;
    const place = this.#place;
    const shift = this.#shift;
    const heads = this.#heads;
    const taken = this.#taken;
    let size = this.#size;
    // One look for all of them first: the processor waits for memory once instead of at each.
    for (let k = 0; k < count; k++) heads[k] = places[(hashes[from + k]! >>> shift) * place]!;
    for (let k = 0; k < count; k++) {
      const hash = hashes[from + k]!;
      const at = heads[k] === hash && hash !== 0 ? (hash >>> shift) * place + 1 : this.find(hash);
      if (at >= 0) taken[size++] = at;
    }
    this.#size = size;
  }

  /** Fills `sums`. */
  add(): void {
    const { sums } = this;
    const places = this.#places;
    const taken = this.#taken;
    const size = this.#size;
    const none = ZERO * size;
    for (let t = 0, word = 0; t < sums.length; t += 4, word++) {
      let even = 0;
      let odd = 0;
      for (let n = 0; n < size; n++) {
        const four = places[taken[n]! + word]!;
        even += four & HALF;
        odd += (four >>> 8) & HALF;
      }
      sums[t] = (even & 0xffff) - none;
      sums[t + 1] = (odd & 0xffff) - none;
      sums[t + 2] = (even >>> 16) - none;
      sums[t + 3] = (odd >>> 16) - none;
    }
  }
}
