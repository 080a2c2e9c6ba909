import { type Chain, forEachPair } from '../../core/crf/chain';
import { Random } from '../random';
import { type Instance, Likelihood } from './likelihood';

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
  /** `[feature * size + state]`. */
  readonly state: Float32Array;
  /** `[before * size + after]`. */
  readonly transitions: Float64Array;
}

/**
 * Maximum likelihood of a linear-chain CRF by AdaGrad, one sequence at a time: for millions of weights, of which
 * each sequence touches few. The penalty of a weight is spread over the occurrences of its feature, so that only
 * the weights in use are touched.
 *
 * @param versions instances of epoch `k` are `versions[k % versions.length]`
 * @param rows number of features
 * @param counts occurrences of each feature in one version
 */
export function trainCrf(
  chain: Chain,
  versions: readonly (readonly Instance[])[],
  rows: number,
  counts: Float64Array,
  options: TrainingOptions,
  report: (epoch: number, loss: number) => void,
): TrainedWeights {
  const { size } = chain;
  const random = new Random(options.seed);
  const state = new Float32Array(rows * size);
  const square = new Float32Array(rows * size).fill(1e-2);
  const sum = new Float32Array(rows * size);
  const transitions = new Float64Array(size * size);
  const transitionSquare = new Float64Array(size * size).fill(1);
  const transitionSum = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const likelihood = new Likelihood(chain);
  const { lattice, pairs } = likelihood;

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = [...versions[epoch % versions.length]!];
    random.shuffle(order);
    let loss = 0;
    for (const instance of order) loss += step(instance);
    report(epoch, loss);
    if (epoch >= options.epochs - options.average) {
      for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + state[k]! / options.average;
      for (let k = 0; k < transitions.length; k++) {
        transitionSum[k] = transitionSum[k]! + transitions[k]! / options.average;
      }
    }
  }
  return { state: sum, transitions: transitionSum };

  function step(instance: Instance): number {
    const { features, offsets, gold, weight } = instance;
    const loss = likelihood.of(instance, state, transitions);
    const { alpha, beta } = lattice;
    for (let i = 0; i < gold.length; i++) {
      for (let s = 0; s < size; s++) {
        const p = alpha[i * size + s]! * beta[i * size + s]!;
        gradient[s] = weight * (p - (gold[i] === s ? 1 : 0));
      }
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const feature = features[k]!;
        if (feature < 0) continue;
        const row = feature * size;
        const decay = options.l2 / counts[feature]!;
        for (let s = 0; s < size; s++) {
          const g = gradient[s]! + decay * state[row + s]!;
          if (g > -1e-5 && g < 1e-5) continue;
          const squares = square[row + s]! + g * g;
          square[row + s] = squares;
          state[row + s] = state[row + s]! - (options.rate * g) / Math.sqrt(squares);
        }
      }
    }
    forEachPair(chain, stepPair);
    return weight * loss;

    function stepPair(before: number, after: number): void {
      const pair = before * size + after;
      const g = weight * pairs[pair]!;
      const squares = transitionSquare[pair]! + g * g;
      transitionSquare[pair] = squares;
      transitions[pair] = transitions[pair]! - (options.rate * g) / Math.sqrt(squares);
    }
  }
}
