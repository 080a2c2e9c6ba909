import { type Chain, forEachPair } from './chain';
import { Fans } from './fans';

/**
 * Dynamic programming over one sequence of a linear-chain conditional random field. The buffers are reused from
 * call to call, so a lattice belongs to one caller; results that outlive the next call must be copied.
 *
 * Scores are logarithmic. The forward and backward variables are kept in probability space, scaled by one factor
 * an item, which costs one `exp` for each item and state. All work is linear in the number of items and in the
 * number of pairs of states that the chain allows.
 */
export class Lattice {
  /** Score of state `s` of item `i`: `emissions[i * size + s]`. Filled by the caller after `resize`. */
  emissions = new Float64Array(0);
  /** Scaled forward variables, same shape. Each row sums to one. */
  alpha = new Float64Array(0);
  /** Scaled backward variables, same shape. `alpha * beta` is the marginal probability of the state. */
  beta = new Float64Array(0);
  /** `exp(emission - highest of the item)`, same shape. */
  potential = new Float64Array(0);
  /** Scale factor of each item. */
  scale = new Float64Array(0);
  length = 0;

  #back = new Uint8Array(0);
  /** Scores of the best ways to the states of an item, and of the item before. */
  #best: Float64Array;
  #bestBefore: Float64Array;
  readonly #factor: Float64Array;
  /** Scores of the pairs into each state, and factors of those into and out of it. */
  readonly #scoresInto: Fans;
  readonly #factorsInto: Fans;
  readonly #factorsOut: Fans;
  /** What goes into each state of an item, out of it, and from which it comes; with a place for no state. */
  readonly #mass: Float64Array;
  readonly #behind: Float64Array;
  readonly #from: Uint8Array;

  /** @param transitions scores of pairs of states, `[before * size + after]`; those not allowed are never read */
  constructor(
    readonly chain: Chain,
    transitions: Float64Array = new Float64Array(chain.size * chain.size),
  ) {
    const { size } = chain;
    this.#best = new Float64Array(size + 1);
    this.#bestBefore = new Float64Array(size + 1);
    this.#mass = new Float64Array(size + 1);
    this.#behind = new Float64Array(size);
    this.#from = new Uint8Array(size + 1);
    this.#factor = new Float64Array(size * size);
    this.#scoresInto = new Fans(chain.before);
    this.#factorsInto = new Fans(chain.before);
    const after = chain.before.map((): number[] => []);
    forEachPair(chain, (before, state) => after[before]!.push(state));
    this.#factorsOut = new Fans(after);
    this.weigh(transitions);
  }

  /** From now on these are the scores of pairs of states; to be called again when they have changed. */
  weigh(transitions: Float64Array): void {
    const factor = this.#factor;
    const { size } = this.chain;
    for (let k = 0; k < factor.length; k++) factor[k] = Math.exp(transitions[k]!);
    this.#scoresInto.fill((before, after) => transitions[before * size + after]!);
    this.#factorsInto.fill((before, after) => factor[before * size + after]!);
    this.#factorsOut.fill((after, before) => factor[before * size + after]!);
  }

  /** Makes room for `length` items with emissions of zero. */
  resize(length: number): void {
    const values = length * this.chain.size;
    this.length = length;
    if (this.emissions.length < values) this.#allot(Math.ceil(length * 1.5) + 64);
    else this.emissions.fill(0, 0, values);
  }

  /**
   * Makes room for `length` items without losing the first `head` and the last `tail`, which keep all their
   * values; the others have any.
   */
  splice(head: number, tail: number, length: number): void {
    const { size } = this.chain;
    const old = this.length;
    const { emissions, alpha, beta, potential, scale } = this;
    if (emissions.length < length * size) this.#allot(Math.ceil(length * 1.125));
    const move = (from: Float64Array, to: Float64Array, width: number) => {
      if (from !== to) to.set(from.subarray(0, head * width));
      to.set(from.subarray((old - tail) * width, old * width), (length - tail) * width);
    };
    move(emissions, this.emissions, size);
    move(alpha, this.alpha, size);
    move(beta, this.beta, size);
    move(potential, this.potential, size);
    move(scale, this.scale, 1);
    this.length = length;
  }

  #allot(items: number): void {
    const { size } = this.chain;
    this.emissions = new Float64Array(items * size);
    this.alpha = new Float64Array(items * size);
    this.beta = new Float64Array(items * size);
    this.potential = new Float64Array(items * size);
    this.scale = new Float64Array(items);
    this.#back = new Uint8Array(items * size);
  }

  /** The best sequence of states (Viterbi). */
  viterbi(): Uint8Array {
    const { length, emissions } = this;
    const { size, starts, ends } = this.chain;
    const states = new Uint8Array(length);
    if (length === 0) return states;
    const back = this.#back;
    const came = this.#from;
    let previous = this.#bestBefore;
    let current = this.#best;
    for (let s = 0; s < size; s++) previous[s] = starts[s] === 1 ? emissions[s]! : -Infinity;
    for (let i = 1; i < length; i++) {
      const row = i * size;
      this.#scoresInto.highest(previous, current, came);
      for (let s = 0; s < size; s++) {
        current[s] = current[s]! + emissions[row + s]!;
        back[row + s] = came[s]!;
      }
      const swap = previous;
      previous = current;
      current = swap;
    }
    let state = 0;
    let best = -Infinity;
    for (let s = 0; s < size; s++) {
      if (ends[s] === 1 && previous[s]! > best) {
        best = previous[s]!;
        state = s;
      }
    }
    for (let i = length - 1; i >= 0; i--) {
      states[i] = state;
      state = back[i * size + state]!;
    }
    return states;
  }

  /** Fills `alpha`, `beta`, `potential` and `scale`; returns the logarithm of the sum over all sequences. */
  forwardBackward(): number {
    const { length } = this;
    let logZ = 0;
    for (let i = 0; i < length; i++) logZ += this.setPotential(i);
    for (let i = 0; i < length; i++) {
      this.setForward(i);
      logZ += Math.log(this.scale[i]!);
    }
    for (let i = length - 1; i >= 0; i--) this.setBackward(i);
    return logZ;
  }

  /** Fills the potentials of one item from its emissions, the highest of which is returned. */
  setPotential(i: number): number {
    const { emissions, potential } = this;
    const { size } = this.chain;
    const from = i * size;
    const to = from + size;
    let highest = -Infinity;
    for (let at = from; at < to; at++) if (emissions[at]! > highest) highest = emissions[at]!;
    for (let at = from; at < to; at++) potential[at] = Math.exp(emissions[at]! - highest);
    return highest;
  }

  /** Fills the forward variables and the scale of one item from its potentials and the item before. */
  setForward(i: number): void {
    const { alpha, potential } = this;
    const { size, starts, ends } = this.chain;
    const mass = this.#mass;
    const row = i * size;
    if (i === 0) mass.set(starts);
    else this.#factorsInto.sum(alpha, row - size, mass);
    let sum = 0;
    for (let s = 0; s < size; s++) {
      const value = mass[s]! * potential[row + s]!;
      alpha[row + s] = value;
      sum += value;
    }
    if (i === this.length - 1) {
      sum = 0;
      for (let s = 0; s < size; s++) {
        if (ends[s] === 1) sum += alpha[row + s]!;
        else alpha[row + s] = 0;
      }
    }
    this.scale[i] = sum;
    for (let s = 0; s < size; s++) alpha[row + s] = alpha[row + s]! / sum;
  }

  /** Fills the backward variables of one item from the item behind. */
  setBackward(i: number): void {
    const { beta, potential } = this;
    const { size, ends } = this.chain;
    const row = i * size;
    if (i === this.length - 1) {
      for (let s = 0; s < size; s++) beta[row + s] = ends[s]!;
      return;
    }
    const mass = this.#mass;
    const behind = this.#behind;
    const next = row + size;
    const scale = this.scale[i + 1]!;
    for (let s = 0; s < size; s++) behind[s] = (potential[next + s]! * beta[next + s]!) / scale;
    this.#factorsOut.sum(behind, 0, mass);
    for (let s = 0; s < size; s++) beta[row + s] = mass[s]!;
  }

  /** Probability of a state of an item, after `forwardBackward`. */
  probability(i: number, state: number): number {
    const at = i * this.chain.size + state;
    return this.alpha[at]! * this.beta[at]!;
  }

  /**
   * Probability that the states `states[from..to)` all stand at their places, after `forwardBackward`.
   * Used for whole names: boundaries and label right.
   */
  pathProbability(states: ArrayLike<number>, from: number, to: number): number {
    const { alpha, beta, potential, scale } = this;
    const { size } = this.chain;
    let value = alpha[from * size + states[from]!]!;
    for (let i = from + 1; i < to; i++) {
      const factor = this.#factor[states[i - 1]! * size + states[i]!]!;
      value *= (factor * potential[i * size + states[i]!]!) / scale[i]!;
    }
    return value * beta[(to - 1) * size + states[to - 1]!]!;
  }

  /**
   * Adds to `expected` the probabilities of the pairs of states at `i - 1` and `i`, after `forwardBackward`.
   * Negligible ones are left out.
   */
  addPairs(i: number, expected: Float64Array): void {
    const { alpha, beta, potential, scale } = this;
    const { size, before: predecessors } = this.chain;
    const factor = this.#factor;
    const row = i * size;
    for (let s = 0; s < size; s++) {
      const before = predecessors[s]!;
      for (let k = 0; k < before.length; k++) {
        const b = before[k]!;
        const pair = b * size + s;
        expected[pair] =
          expected[pair]! +
          alpha[row - size + b]! * ((factor[pair]! * potential[row + s]! * beta[row + s]!) / scale[i]!);
      }
    }
  }
}
