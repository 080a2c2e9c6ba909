import { commonEnds } from '../text/commonEnds';
import type { Chain } from './chain';
import { Lattice } from './lattice';

/**
 * The lattice of a sequence that is edited: it follows the sequence from version to version. Away from an edit
 * the values soon come to be the old ones again, and then need not be computed.
 */
export class IncrementalLattice {
  readonly #lattice: Lattice;
  #items: readonly unknown[] = [];
  #scores: readonly Float64Array[] = [];
  /** The values of one item before they were set anew: those of its states, then its scale. */
  readonly #before: Float64Array;

  /** @param transitions scores of pairs of states, see `Lattice` */
  constructor(chain: Chain, transitions: Float64Array) {
    this.#lattice = new Lattice(chain, transitions);
    this.#before = new Float64Array(chain.size + 1);
  }

  /**
   * @param items tell which items are the old ones
   * @param scores emissions of each item; equal ones are known by being the same array
   */
  update(items: readonly unknown[], scores: readonly Float64Array[]): void {
    const lattice = this.#lattice;
    const { size } = lattice.chain;
    const { head, tail } = commonEnds(
      this.#items.length,
      items.length,
      (a, b) => this.#items[a] === items[b],
    );
    const shift = this.#items.length - items.length;
    const behind = items.length - tail;
    const last = items.length - 1;
    lattice.splice(head, tail, items.length);
    /** Items whose own values, then also whose scales, are not those of the old version. */
    const differs = new Uint8Array(items.length);
    for (let i = 0; i <= last; i++) {
      const old = i < head ? i : i >= behind ? i + shift : -1;
      if (old >= 0 && this.#scores[old] === scores[i]) continue;
      differs[i] = 1;
      lattice.emissions.set(scores[i]!, i * size);
      lattice.setPotential(i);
    }
    // What may end a sequence counts for its last item alone.
    if (tail === 0) {
      for (const i of [this.#items.length - 1, last]) if (i >= 0 && i < head) differs[i] = 1;
    }
    let same = head > 0;
    for (let i = 0; i <= last; i++) {
      if (i === head && shift + behind !== head) same = false;
      if (same && differs[i] === 0) continue;
      same = this.#setForward(i) && differs[i] === 0;
      if (!same) differs[i] = 1;
    }
    same = tail > 0;
    for (let i = last; i >= 0; i--) {
      if (i === behind - 1) same = false;
      if (same && (i === last || differs[i + 1] === 0)) continue;
      same = this.#setBackward(i);
    }
    this.#items = items;
    this.#scores = scores;
  }

  /** The probability that an item is in one of the states. */
  probability(i: number, states: readonly number[]): number {
    let sum = 0;
    for (const state of states) sum += this.#lattice.probability(i, state);
    return Math.min(1, sum);
  }

  bestPath(): Uint8Array {
    return this.#lattice.viterbi();
  }

  /** @returns whether all is as it was before */
  #setForward(i: number): boolean {
    const { alpha, scale, chain } = this.#lattice;
    const { size } = chain;
    const before = this.#before;
    for (let s = 0; s < size; s++) before[s] = alpha[i * size + s]!;
    before[size] = scale[i]!;
    this.#lattice.setForward(i);
    return scale[i] === before[size] && this.#isAsBefore(alpha, i);
  }

  /** @returns whether all is as it was before */
  #setBackward(i: number): boolean {
    const { beta, chain } = this.#lattice;
    for (let s = 0; s < chain.size; s++) this.#before[s] = beta[i * chain.size + s]!;
    this.#lattice.setBackward(i);
    return this.#isAsBefore(beta, i);
  }

  #isAsBefore(values: Float64Array, i: number): boolean {
    const { size } = this.#lattice.chain;
    for (let s = 0; s < size; s++) if (values[i * size + s] !== this.#before[s]) return false;
    return true;
  }
}
