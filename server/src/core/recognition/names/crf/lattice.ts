import { mayEnd, mayStart, PREDECESSORS, TAG_COUNT } from '../tags';

const T = TAG_COUNT;

/**
 * Dynamic programming over one token sequence. The buffers are reused from call to call, so a lattice
 * belongs to one caller; results that outlive the next call must be copied.
 *
 * Scores are logarithmic. The forward and backward variables are kept in probability space, scaled by
 * one factor a token, which costs one `exp` for each token and tag and no `log` at all.
 */
export class Lattice {
  /** Score of tag `t` at token `i`: `emissions[i * TAG_COUNT + t]`. Filled by the caller after `resize`. */
  emissions = new Float64Array(0);
  /** Scaled forward variables, same shape. Each row sums to one. */
  alpha = new Float64Array(0);
  /** Scaled backward variables, same shape. `alpha * beta` is the marginal probability of the tag. */
  beta = new Float64Array(0);
  /** `exp(emission - shift of the token)`, same shape. */
  potential = new Float64Array(0);
  /** Scale factor of each token. */
  scale = new Float64Array(0);
  length = 0;

  #back = new Uint8Array(0);
  #shift = new Float64Array(0);
  readonly #expTransitions = new Float64Array(T * T);

  /** Makes room for `length` tokens with emissions of zero. */
  resize(length: number): void {
    this.length = length;
    if (this.emissions.length < length * T) {
      const room = Math.ceil(length * 1.5) + 64;
      this.emissions = new Float64Array(room * T);
      this.alpha = new Float64Array(room * T);
      this.beta = new Float64Array(room * T);
      this.potential = new Float64Array(room * T);
      this.scale = new Float64Array(room);
      this.#back = new Uint8Array(room * T);
      this.#shift = new Float64Array(room);
    } else {
      this.emissions.fill(0, 0, length * T);
    }
  }

  /** The best tag sequence. `transitions[before * TAG_COUNT + after]`. */
  viterbi(transitions: Float64Array): Uint8Array {
    const { length, emissions } = this;
    const tags = new Uint8Array(length);
    if (length === 0) return tags;
    const back = this.#back;
    let previous = new Float64Array(T);
    let current = new Float64Array(T);
    for (let t = 0; t < T; t++) previous[t] = mayStart(t) ? emissions[t]! : -Infinity;
    for (let i = 1; i < length; i++) {
      const row = i * T;
      for (let t = 0; t < T; t++) {
        const before = PREDECESSORS[t]!;
        let best = -Infinity;
        let from = before[0]!;
        for (let k = 0; k < before.length; k++) {
          const p = before[k]!;
          const score = previous[p]! + transitions[p * T + t]!;
          if (score > best) {
            best = score;
            from = p;
          }
        }
        current[t] = best + emissions[row + t]!;
        back[row + t] = from;
      }
      const swap = previous;
      previous = current;
      current = swap;
    }
    let tag = 0;
    let best = -Infinity;
    for (let t = 0; t < T; t++) {
      if (mayEnd(t) && previous[t]! > best) {
        best = previous[t]!;
        tag = t;
      }
    }
    for (let i = length - 1; i >= 0; i--) {
      tags[i] = tag;
      tag = back[i * T + tag]!;
    }
    return tags;
  }

  /** Fills `alpha`, `beta`, `potential` and `scale`; returns the logarithm of the partition function. */
  forwardBackward(transitions: Float64Array): number {
    const { length, emissions, alpha, potential, scale } = this;
    if (length === 0) return 0;
    const factor = this.#expTransitions;
    for (let k = 0; k < T * T; k++) factor[k] = Math.exp(transitions[k]!);
    let logZ = 0;
    for (let i = 0; i < length; i++) {
      const row = i * T;
      let highest = -Infinity;
      for (let t = 0; t < T; t++) if (emissions[row + t]! > highest) highest = emissions[row + t]!;
      this.#shift[i] = highest;
      let sum = 0;
      for (let t = 0; t < T; t++) {
        const p = Math.exp(emissions[row + t]! - highest);
        potential[row + t] = p;
        let mass = 0;
        if (i === 0) {
          mass = mayStart(t) ? 1 : 0;
        } else {
          const before = PREDECESSORS[t]!;
          for (let k = 0; k < before.length; k++) {
            const b = before[k]!;
            mass += alpha[row - T + b]! * factor[b * T + t]!;
          }
        }
        const value = mass * p;
        alpha[row + t] = value;
        sum += value;
      }
      if (i === length - 1) {
        sum = 0;
        for (let t = 0; t < T; t++) {
          if (mayEnd(t)) sum += alpha[row + t]!;
          else alpha[row + t] = 0;
        }
      }
      scale[i] = sum;
      logZ += Math.log(sum) + highest;
      const inverse = 1 / sum;
      for (let t = 0; t < T; t++) alpha[row + t] = alpha[row + t]! * inverse;
    }
    this.#backward(factor);
    return logZ;
  }

  #backward(factor: Float64Array): void {
    const { length, beta, potential, scale } = this;
    const last = (length - 1) * T;
    for (let t = 0; t < T; t++) beta[last + t] = mayEnd(t) ? 1 : 0;
    for (let i = length - 2; i >= 0; i--) {
      const row = i * T;
      const inverse = 1 / scale[i + 1]!;
      for (let t = 0; t < T; t++) beta[row + t] = 0;
      for (let t = 0; t < T; t++) {
        const after = beta[row + T + t]! * potential[row + T + t]! * inverse;
        if (after === 0) continue;
        const before = PREDECESSORS[t]!;
        for (let k = 0; k < before.length; k++) {
          const b = before[k]!;
          beta[row + b] = beta[row + b]! + factor[b * T + t]! * after;
        }
      }
    }
  }

  /**
   * Probability that the tags `tags[from..to)` all stand at their places, after `forwardBackward`.
   * Used for whole names: boundaries and label right.
   */
  pathProbability(tags: ArrayLike<number>, from: number, to: number, transitions: Float64Array): number {
    let value = this.alpha[from * T + tags[from]!]!;
    for (let i = from + 1; i < to; i++) {
      const step = transitions[tags[i - 1]! * T + tags[i]!]!;
      value *= (Math.exp(step) * this.potential[i * T + tags[i]!]!) / this.scale[i]!;
    }
    return value * this.beta[(to - 1) * T + tags[to - 1]!]!;
  }
}
