import { type Chain, forEachPair } from '../../core/crf/chain';
import { Lattice } from '../../core/crf/lattice';
import { Random } from '../random';

/** One sequence; where several states may be right, `allowed` says which. */
export interface Sequence {
  /** Rows of the weights, all items one after the other; -1 is a feature that was left out. */
  readonly features: Int32Array;
  /** Where the features of each item begin; one entry more than items. */
  readonly offsets: Int32Array;
  /** The right state of each item; where `allowed` is given it is one of those. */
  readonly gold: Uint8Array;
  /** `[item * size + state]`: 1 where nothing speaks against it. Sequences that are known in all have none. */
  readonly allowed?: Uint8Array;
}

export interface FtrlOptions {
  readonly rate: number;
  readonly l1: number;
  readonly l2: number;
  /** Share of the features that an item does without, others each time. */
  readonly dropout: number;
  readonly seed: number;
}

/** Gradients below are not followed. */
const NEGLIGIBLE = 1e-3;
const BETA = 1;

/**
 * Maximum likelihood of a linear-chain CRF by FTRL-proximal (McMahan et al. 2013), one sequence at a time: the step of
 * each weight shrinks with what it has seen, and both penalties cost nothing where nothing happens, so that weights that
 * do not earn their place are zero. Of partly known sequences what counts is the likelihood of all that agrees.
 */
export class FtrlTrainer {
  /** `[feature * size + state]` */
  readonly state: Float32Array;
  /** `[before * size + after]` */
  readonly transitions: Float64Array;
  readonly #z: Float32Array;
  readonly #n: Float32Array;
  readonly #zPairs: Float64Array;
  readonly #nPairs: Float64Array;
  readonly #lattice: Lattice;
  readonly #agreeing: Lattice;
  readonly #pairs: Float64Array;
  readonly #random: Random;
  #kept = new Int32Array(0);
  readonly #active: Int32Array;
  readonly #gradient: Float64Array;

  constructor(
    readonly chain: Chain,
    rows: number,
    readonly options: FtrlOptions,
  ) {
    const { size } = chain;
    this.state = new Float32Array(rows * size);
    this.transitions = new Float64Array(size * size);
    this.#z = new Float32Array(rows * size);
    this.#n = new Float32Array(rows * size);
    this.#zPairs = new Float64Array(size * size);
    this.#nPairs = new Float64Array(size * size);
    this.#lattice = new Lattice(chain);
    this.#agreeing = new Lattice(chain);
    this.#pairs = new Float64Array(size * size);
    this.#random = new Random(options.seed);
    this.#active = new Int32Array(size);
    this.#gradient = new Float64Array(size);
  }

  /** Where a weight begins, before the first pass. */
  begin(row: number, state: number, value: number): void {
    const { rate, l1, l2 } = this.options;
    const at = row * this.chain.size + state;
    this.state[at] = value;
    this.#z[at] = -value * (BETA / rate + l2) - Math.sign(value) * l1;
  }

  /** One pass over the sequences in another order; gives the loss. Says behind each sequence how many items it had. */
  *epoch(sequences: readonly Sequence[]): Generator<number, number> {
    const order = [...sequences];
    this.#random.shuffle(order);
    let loss = 0;
    for (const sequence of order) {
      loss += this.#step(sequence);
      yield sequence.gold.length;
    }
    return loss;
  }

  #step({ features, offsets, gold, allowed }: Sequence): number {
    const { chain, state, transitions } = this;
    const { size } = chain;
    const { dropout } = this.options;
    const { length } = gold;
    if (length === 0) return 0;
    const lattice = this.#lattice;
    lattice.weigh(transitions);
    lattice.resize(length);
    const { emissions } = lattice;
    if (this.#kept.length < features.length) this.#kept = new Int32Array(features.length * 2);
    const kept = this.#kept;
    const scale = 1 / (1 - dropout);
    for (let i = 0; i < length; i++) {
      const row = i * size;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const feature = features[k]!;
        if (feature < 0 || (dropout > 0 && this.#random.chance(dropout))) {
          kept[k] = -1;
          continue;
        }
        kept[k] = feature;
        const at = feature * size;
        for (let s = 0; s < size; s++) emissions[row + s] = emissions[row + s]! + state[at + s]!;
      }
      for (let s = 0; s < size; s++) emissions[row + s] = emissions[row + s]! * scale;
    }
    const logZ = lattice.forwardBackward();
    const pairs = this.#pairs.fill(0);
    for (let i = 1; i < length; i++) lattice.addPairs(i, pairs);
    let agreeing: Lattice | undefined;
    let score = 0;
    if (allowed) {
      agreeing = this.#agreeing;
      agreeing.weigh(transitions);
      agreeing.resize(length);
      for (let k = 0; k < length * size; k++)
        agreeing.emissions[k] = allowed[k] === 1 ? emissions[k]! : -Infinity;
      score = agreeing.forwardBackward();
      const seen = new Float64Array(pairs.length);
      for (let i = 1; i < length; i++) agreeing.addPairs(i, seen);
      for (let k = 0; k < pairs.length; k++) pairs[k] = pairs[k]! - seen[k]!;
    } else {
      for (let i = 0; i < length; i++) {
        score += emissions[i * size + gold[i]!]!;
        if (i === 0) continue;
        const pair = gold[i - 1]! * size + gold[i]!;
        score += transitions[pair]!;
        pairs[pair] = pairs[pair]! - 1;
      }
    }
    const active = this.#active;
    const gradient = this.#gradient;
    for (let i = 0; i < length; i++) {
      let count = 0;
      for (let s = 0; s < size; s++) {
        const at = i * size + s;
        const seen = agreeing ? agreeing.alpha[at]! * agreeing.beta[at]! : gold[i] === s ? 1 : 0;
        const g = lattice.alpha[at]! * lattice.beta[at]! - seen;
        if (g > -NEGLIGIBLE && g < NEGLIGIBLE) continue;
        active[count] = s;
        gradient[count++] = g;
      }
      if (count === 0) continue;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const feature = kept[k]!;
        if (feature >= 0) this.#descend(feature * size, count);
      }
    }
    forEachPair(chain, (before, after) => this.#descendPair(before * size + after));
    return logZ - score;
  }

  #descend(row: number, count: number): void {
    const { rate, l1, l2 } = this.options;
    const { state } = this;
    const z = this.#z;
    const n = this.#n;
    for (let a = 0; a < count; a++) {
      const at = row + this.#active[a]!;
      const g = this.#gradient[a]!;
      const root = Math.sqrt(n[at]!);
      const squares = n[at]! + g * g;
      const next = Math.sqrt(squares);
      const sum = z[at]! + g - ((next - root) / rate) * state[at]!;
      n[at] = squares;
      z[at] = sum;
      state[at] =
        sum > l1
          ? -(sum - l1) / ((BETA + next) / rate + l2)
          : sum < -l1
            ? -(sum + l1) / ((BETA + next) / rate + l2)
            : 0;
    }
  }

  #descendPair(at: number): void {
    const g = this.#pairs[at]!;
    if (g === 0) return;
    const { rate, l2 } = this.options;
    const root = Math.sqrt(this.#nPairs[at]!);
    const squares = this.#nPairs[at]! + g * g;
    const next = Math.sqrt(squares);
    this.#zPairs[at] = this.#zPairs[at]! + g - ((next - root) / rate) * this.transitions[at]!;
    this.#nPairs[at] = squares;
    this.transitions[at] = -this.#zPairs[at]! / ((BETA + next) / rate + l2);
  }
}
