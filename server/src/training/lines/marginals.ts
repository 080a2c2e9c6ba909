import { COUNT, neighbours } from '../../core/recognition/lines/crf';

export interface Marginals {
  /** Probability of each line's states, `[line * COUNT + state]`. */
  readonly states: Float64Array;
  /** Logarithm of the sum over all sequences. */
  readonly logZ: number;
}

/** Forward-backward, scaled line by line. `pairs`, if given, gets the expected number of each pair of neighbours. */
export function marginals(scores: Float64Array, pairWeights: Float64Array, pairs?: Float64Array): Marginals {
  const lines = scores.length / COUNT;
  const local = new Float64Array(scores.length);
  let logZ = 0;
  for (let line = 0; line < lines; line++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < COUNT; s++) top = Math.max(top, scores[line * COUNT + s]!);
    for (let s = 0; s < COUNT; s++) local[line * COUNT + s] = Math.exp(scores[line * COUNT + s]! - top);
    logZ += top;
  }
  const step = pairWeights.map((weight) => Math.exp(weight));
  const allBefore = neighbours(pairWeights, 'before');
  const allAfter = neighbours(pairWeights, 'after');
  const forward = new Float64Array(scores.length);
  const scale = new Float64Array(lines);
  for (let line = 0; line < lines; line++) {
    let sum = 0;
    for (let to = 0; to < COUNT; to++) {
      let reach = line === 0 ? 1 : 0;
      if (line > 0) {
        const before = allBefore[to]!;
        for (let k = 0; k < before.length; k++) {
          reach += forward[(line - 1) * COUNT + before[k]!]! * step[before[k]! * COUNT + to]!;
        }
      }
      const value = reach * local[line * COUNT + to]!;
      forward[line * COUNT + to] = value;
      sum += value;
    }
    for (let s = 0; s < COUNT; s++) forward[line * COUNT + s]! /= sum;
    scale[line] = sum;
    logZ += Math.log(sum);
  }
  const backward = new Float64Array(scores.length).fill(1);
  for (let line = lines - 2; line >= 0; line--) {
    for (let s = 0; s < COUNT; s++) {
      let sum = 0;
      const after = allAfter[s]!;
      for (let k = 0; k < after.length; k++) {
        const to = after[k]!;
        const at = (line + 1) * COUNT + to;
        const value = (step[s * COUNT + to]! * local[at]! * backward[at]!) / scale[line + 1]!;
        sum += value;
        if (pairs) pairs[s * COUNT + to]! += forward[line * COUNT + s]! * value;
      }
      backward[line * COUNT + s] = sum;
    }
  }
  const states = new Float64Array(scores.length);
  for (let at = 0; at < states.length; at++) states[at] = forward[at]! * backward[at]!;
  return { states, logZ };
}
