import { Pace, type Steps } from '../../core/text/steps';

/** Entries of a table that are gone through in one step. */
const STEP = 1 << 15;
/** A power of two. */
const FIRST_SIZE = 1 << 12;
/** No count goes beyond. */
const OFTEN = 1000;

/**
 * Counts features by their hashes, and then numbers those that occur often enough, as the rows of a table of weights. It
 * grows in steps: a table of millions that is made anew at once would hold up everything else.
 */
export class FeatureRows {
  #hashes = new Int32Array(FIRST_SIZE);
  /** How often each occurs, 0 at a place that is free; below nothing, from -1 on, the row of one that has one. */
  #values = new Int32Array(FIRST_SIZE);
  #size = 0;
  #rows: Int32Array = new Int32Array(0);
  #count = 0;
  #least = Number.POSITIVE_INFINITY;

  /** Counts the features of a sequence. */
  *add(hashes: Int32Array): Steps<void> {
    yield* this.#reserve(hashes.length);
    for (const hash of hashes) {
      const at = this.#placeOf(hash);
      const count = this.#values[at]!;
      if (count === 0) {
        this.#hashes[at] = hash;
        this.#size++;
      }
      if (count < OFTEN) this.#values[at] = count + 1;
    }
  }

  /**
   * To be called once, behind the last `add`: from now on features get rows.
   *
   * @param least so often a feature must occur
   * @param room rows that there may be at most, whatever that takes
   * @param always features that have a row in any case
   */
  *begin(least: number, room: number, always: Iterable<number>): Steps<void> {
    const often = new Int32Array(OFTEN + 1);
    const pace = new Pace(STEP);
    for (const count of this.#values) {
      often[count]!++;
      if (pace.isOver()) yield;
    }
    let enough = least;
    let many = often.subarray(least).reduce((sum, count) => sum + count, 0);
    for (; many > room && enough < OFTEN; enough++) many -= often[enough]!;
    this.#least = enough;
    const first = [...always];
    this.#rows = new Int32Array(many + first.length);
    yield* this.#reserve(first.length);
    for (const hash of first) {
      const at = this.#placeOf(hash);
      if (this.#values[at]! < 0) continue;
      this.#hashes[at] = hash;
      this.#number(at);
    }
  }

  /** The row of a feature, -1 where it has none; one that occurs often enough gets the next one where it has none yet. */
  take(hash: number): number {
    const at = this.#placeOf(hash);
    const value = this.#values[at]!;
    if (value < 0) return -1 - value;
    return value >= this.#least ? this.#number(at) : -1;
  }

  /** The row of a feature, -1 where it has none. */
  of(hash: number): number {
    const value = this.#values[this.#placeOf(hash)]!;
    return value < 0 ? -1 - value : -1;
  }

  /** The features that have rows, in the order of these. */
  get hashes(): Int32Array {
    return this.#rows.subarray(0, this.#count);
  }

  #number(at: number): number {
    this.#rows[this.#count] = this.#hashes[at]!;
    this.#values[at] = -1 - this.#count;
    return this.#count++;
  }

  /** Where a hash stands, or the free place where it would. */
  #placeOf(hash: number): number {
    const hashes = this.#hashes;
    const values = this.#values;
    const mask = hashes.length - 1;
    let at = Math.imul(hash, 0x9e3779b1);
    at = (at ^ (at >>> 15)) & mask;
    while (values[at] !== 0 && hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  /** Makes room for so many more: half of the places stay free. */
  *#reserve(more: number): Steps<void> {
    let length = this.#hashes.length;
    while (2 * (this.#size + more) > length) length *= 2;
    if (length === this.#hashes.length) return;
    const [hashes, values] = [this.#hashes, this.#values];
    this.#hashes = new Int32Array(length);
    this.#values = new Int32Array(length);
    const pace = new Pace(STEP);
    for (let n = 0; n < hashes.length; n++) {
      if (values[n] !== 0) {
        const at = this.#placeOf(hashes[n]!);
        this.#hashes[at] = hashes[n]!;
        this.#values[at] = values[n]!;
      }
      if (pace.isOver()) yield;
    }
  }
}
