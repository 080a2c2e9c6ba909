import { Lattice } from '../../core/recognition/names/crf/lattice';
import { mayFollow, TAG_COUNT } from '../../core/recognition/names/tags';
import { Random } from '../random';

const T = TAG_COUNT;

/** One line of text as the trainer sees it. */
export interface Instance {
  /** Rows of the weight matrix, all tokens one after the other; -1 is a feature that was pruned. */
  readonly features: Int32Array;
  /** Where the features of each token begin; one entry more than tokens. */
  readonly offsets: Int32Array;
  readonly gold: Uint8Array;
  /** How much the line counts. */
  readonly weight: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  /** Initial step of AdaGrad. */
  readonly rate: number;
  /** Strength of the L2 penalty on each weight, in units of one instance. */
  readonly l2: number;
  /** The weights of so many last epochs are averaged. */
  readonly average: number;
  readonly seed: number;
}

export interface TrainedWeights {
  /** `rows * TAG_COUNT`. */
  readonly state: Float32Array;
  readonly transitions: Float64Array;
}

/**
 * Maximum likelihood of a linear-chain CRF by AdaGrad, one line at a time. The penalty of a weight is
 * spread over the occurrences of its feature, so that only the weights in use are touched.
 *
 * @param epochs instances of epoch `k` are `epochs[k % epochs.length]`
 */
export function trainCrf(
  versions: readonly (readonly Instance[])[],
  rows: number,
  counts: Float64Array,
  options: TrainingOptions,
  report: (epoch: number, loss: number) => void,
): TrainedWeights {
  const random = new Random(options.seed);
  const state = new Float32Array(rows * T);
  const square = new Float32Array(rows * T).fill(1e-2);
  const sum = new Float32Array(rows * T);
  const transitions = new Float64Array(T * T);
  const transitionSquare = new Float64Array(T * T).fill(1);
  const transitionSum = new Float64Array(T * T);
  const expected = new Float64Array(T * T);
  const gradient = new Float64Array(T);
  const lattice = new Lattice();

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = [...versions[epoch % versions.length]!];
    random.shuffle(order);
    let loss = 0;
    for (const instance of order) {
      loss += step(instance);
    }
    report(epoch, loss);
    if (epoch >= options.epochs - options.average) {
      for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + state[k]! / options.average;
      for (let k = 0; k < T * T; k++) {
        transitionSum[k] = transitionSum[k]! + transitions[k]! / options.average;
      }
    }
  }
  return { state: sum, transitions: transitionSum };

  function step({ features, offsets, gold, weight }: Instance): number {
    const length = gold.length;
    lattice.resize(length);
    const { emissions } = lattice;
    for (let i = 0; i < length; i++) {
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const row = features[k]! * T;
        if (row < 0) continue;
        for (let t = 0; t < T; t++) emissions[i * T + t] = emissions[i * T + t]! + state[row + t]!;
      }
    }
    const logZ = lattice.forwardBackward(transitions);
    let score = 0;
    expected.fill(0);
    for (let i = 0; i < length; i++) {
      const tag = gold[i]!;
      score += emissions[i * T + tag]!;
      if (i > 0) {
        score += transitions[gold[i - 1]! * T + tag]!;
        addPairMarginals(i);
        expected[gold[i - 1]! * T + tag] = expected[gold[i - 1]! * T + tag]! - 1;
      }
    }
    for (let i = 0; i < length; i++) {
      for (let t = 0; t < T; t++) {
        const p = lattice.alpha[i * T + t]! * lattice.beta[i * T + t]!;
        gradient[t] = weight * (p - (gold[i] === t ? 1 : 0));
      }
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const feature = features[k]!;
        if (feature < 0) continue;
        const row = feature * T;
        const decay = options.l2 / counts[feature]!;
        for (let t = 0; t < T; t++) {
          const g = gradient[t]! + decay * state[row + t]!;
          if (g > -1e-5 && g < 1e-5) continue;
          const s = square[row + t]! + g * g;
          square[row + t] = s;
          state[row + t] = state[row + t]! - (options.rate * g) / Math.sqrt(s);
        }
      }
    }
    for (let k = 0; k < T * T; k++) {
      if (!mayFollow(Math.floor(k / T), k % T)) continue;
      const g = weight * expected[k]!;
      const s = transitionSquare[k]! + g * g;
      transitionSquare[k] = s;
      transitions[k] = transitions[k]! - (options.rate * g) / Math.sqrt(s);
    }
    return weight * (logZ - score);
  }

  /** Adds to `expected` the probabilities of the tag pairs at `i - 1` and `i`. */
  function addPairMarginals(i: number): void {
    const { alpha, beta, potential, scale } = lattice;
    const inverse = 1 / scale[i]!;
    for (let b = 0; b < T; b++) {
      const left = alpha[(i - 1) * T + b]! * inverse;
      if (left < 1e-12) continue;
      for (let t = 0; t < T; t++) {
        if (!mayFollow(b, t)) continue;
        expected[b * T + t] =
          expected[b * T + t]! +
          left * Math.exp(transitions[b * T + t]!) * potential[i * T + t]! * beta[i * T + t]!;
      }
    }
  }
}
