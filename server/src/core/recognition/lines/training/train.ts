import type { LineKind } from '../../types';
import { allowed, COUNT, type Model, marginals, STATES, type State } from '../crf';

/** One article: the features and the right state of each non-blank line. */
export interface Example {
  readonly lines: readonly (readonly string[])[];
  readonly states: readonly number[];
}

export interface TrainOptions {
  readonly rounds: number;
  /** Strength of the quadratic penalty on weights. */
  readonly penalty: number;
  /** Factor of the penalty for a feature. */
  readonly caution: (feature: string) => number;
  readonly rate: number;
}

/** States of lines from their kinds, told apart by where title, lead and end of the article are. */
export function statesOf(kinds: readonly LineKind[]): number[] {
  const title = kinds.indexOf('title');
  const lead = kinds.findIndex((kind) => kind === 'lead' || kind === 'body');
  const last = kinds.findLastIndex((kind) => kind !== 'boilerplate');
  const stateOf = (kind: LineKind, i: number): State => {
    if (kind === 'byline') return i < title ? 'above' : i < lead ? 'byline' : 'credit';
    if (kind === 'caption') return i < lead ? 'plate' : 'caption';
    if (kind !== 'boilerplate') return kind as State;
    if (i < title) return 'head';
    if (i > last) return 'tail';
    return i < lead ? 'under' : 'inner';
  };
  return kinds.map((kind, i) => STATES.indexOf(stateOf(kind, i)));
}

/**
 * Maximum penalised likelihood by Adam on the whole set, started at zero: the same weights for the same
 * examples. Weights are rounded to hundredths, beyond what machines differ by; all-zero features are left out.
 */
export function train(examples: readonly Example[], options: TrainOptions): Model {
  const names = [...new Set(examples.flatMap((example) => example.lines.flat()))].sort();
  const ids = new Map(names.map((name, id) => [name, id]));
  const coded = examples.map(({ lines, states }) => ({
    lines: lines.map((features) => Int32Array.from(features, (name) => ids.get(name)!)),
    states,
  }));
  // One table: the weights of each feature, then those of the pairs of states.
  const first = names.length * COUNT;
  const weights = new Float64Array(first + COUNT * COUNT);
  const pairs = weights.subarray(first);
  for (let at = 0; at < pairs.length; at++) {
    if (!allowed(Math.floor(at / COUNT), at % COUNT)) pairs[at] = Number.NEGATIVE_INFINITY;
  }
  const penalties = Float64Array.from(weights, (_, at) =>
    at < first ? options.penalty * options.caution(names[Math.floor(at / COUNT)]!) : options.penalty,
  );
  const gradient = new Float64Array(weights.length);
  const mean = new Float64Array(weights.length);
  const spread = new Float64Array(weights.length);

  for (let round = 1; round <= options.rounds; round++) {
    for (let at = 0; at < weights.length; at++) {
      gradient[at] = Number.isFinite(weights[at]!) ? penalties[at]! * weights[at]! : 0;
    }
    for (const example of coded) addGradient(example, weights, first, gradient);
    const rate = options.rate * (1 - (round - 1) / options.rounds);
    const meanScale = 1 - 0.9 ** round;
    const spreadScale = 1 - 0.99 ** round;
    for (let at = 0; at < weights.length; at++) {
      const g = gradient[at]!;
      mean[at] = 0.9 * mean[at]! + 0.1 * g;
      spread[at] = 0.99 * spread[at]! + 0.01 * g * g;
      if (!Number.isFinite(weights[at]!)) continue;
      weights[at]! -= (rate * mean[at]!) / meanScale / (Math.sqrt(spread[at]! / spreadScale) + 1e-8);
    }
  }
  const rounded = weights.map((value) => Math.round(value * 100) / 100 + 0);
  const features = new Map<string, Float64Array>();
  names.forEach((name, id) => {
    const row = rounded.slice(id * COUNT, (id + 1) * COUNT);
    if (row.some((value) => value !== 0)) features.set(name, row);
  });
  return { features, pairs: rounded.slice(first) };
}

interface CodedExample {
  readonly lines: readonly Int32Array[];
  readonly states: readonly number[];
}

/** Adds expected minus seen counts. */
function addGradient(
  { lines, states }: CodedExample,
  weights: Float64Array,
  first: number,
  gradient: Float64Array,
): void {
  const scores = new Float64Array(lines.length * COUNT);
  lines.forEach((features, line) => {
    for (const id of features) {
      for (let s = 0; s < COUNT; s++) scores[line * COUNT + s]! += weights[id * COUNT + s]!;
    }
  });
  const pairs = new Float64Array(COUNT * COUNT);
  const found = marginals(scores, weights.subarray(first), pairs);
  lines.forEach((features, line) => {
    for (const id of features) {
      for (let s = 0; s < COUNT; s++) gradient[id * COUNT + s]! += found.states[line * COUNT + s]!;
      gradient[id * COUNT + states[line]!]! -= 1;
    }
    if (line > 0) gradient[first + states[line - 1]! * COUNT + states[line]!]! -= 1;
  });
  for (let at = 0; at < pairs.length; at++) gradient[first + at]! += pairs[at]!;
}
