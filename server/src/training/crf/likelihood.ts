import type { Chain } from '../../core/crf/chain';
import { Lattice } from '../../core/crf/lattice';

/** One sequence as a trainer sees it. */
export interface Instance {
  /** Rows of the weights, all items one after the other; -1 is a feature that was left out. */
  readonly features: Int32Array;
  /** Where the features of each item begin; one entry more than items. */
  readonly offsets: Int32Array;
  /** The right state of each item. */
  readonly gold: Uint8Array;
  /** How much the sequence counts. */
  readonly weight: number;
}

/** The likelihood of sequences, and what its gradient is made of. */
export class Likelihood {
  /** Holds the probabilities of the last sequence's states. */
  readonly lattice: Lattice;
  /** Expected minus seen number of each pair of states in the last sequence, `[before * size + after]`. */
  readonly pairs: Float64Array;

  constructor(readonly chain: Chain) {
    this.lattice = new Lattice(chain);
    this.pairs = new Float64Array(chain.size * chain.size);
  }

  /**
   * Minus the logarithm of the likelihood of the right states; what the sequence counts is left to the caller.
   * @param weights `[feature * size + state]`
   * @param transitions `[before * size + after]`
   */
  of(
    { features, offsets, gold }: Instance,
    weights: Float32Array | Float64Array,
    transitions: Float64Array,
  ): number {
    const { lattice, pairs } = this;
    const { size } = this.chain;
    const { length } = gold;
    lattice.weigh(transitions);
    lattice.resize(length);
    const { emissions } = lattice;
    for (let i = 0; i < length; i++) {
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const row = features[k]! * size;
        if (row < 0) continue;
        for (let s = 0; s < size; s++) emissions[i * size + s] = emissions[i * size + s]! + weights[row + s]!;
      }
    }
    const logZ = lattice.forwardBackward();
    let score = 0;
    pairs.fill(0);
    for (let i = 0; i < length; i++) {
      const state = gold[i]!;
      score += emissions[i * size + state]!;
      if (i === 0) continue;
      const pair = gold[i - 1]! * size + state;
      score += transitions[pair]!;
      lattice.addPairs(i, pairs);
      pairs[pair] = pairs[pair]! - 1;
    }
    return logZ - score;
  }
}
