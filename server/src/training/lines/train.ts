import { forEachPair } from '../../core/crf/chain';
import { CHAIN, COUNT, type Model, STATES, type State } from '../../core/recognition/lines/states';
import type { LineKind } from '../../core/recognition/types';
import { minimize } from '../crf/lbfgs';
import { type Instance, Likelihood } from '../crf/likelihood';

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
  /** Weights are rounded to so much; hundredths without it. */
  readonly grain?: number;
  /** Added to the weights of features for states after training: what pages have more of than the examples. */
  readonly priors?: Readonly<Record<string, Readonly<Partial<Record<State, number>>>>>;
}

/**
 * No page ends before its first paragraph, which training cannot learn: the pairs of states say it already
 * wherever the title is found.
 */
const TEXT_AHEAD = 'text-ahead';
const NEVER = -20;

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
 * Maximum penalised likelihood: the same weights for the same examples. Weights are rounded, beyond what machines differ
 * by; all-zero features are left out.
 */
export function train(examples: readonly Example[], options: TrainOptions): Model {
  const names = [...new Set(examples.flatMap((example) => example.lines.flat()))].sort();
  const ids = new Map(names.map((name, id) => [name, id]));
  const instances = examples.map((example) => instanceOf(example, ids));
  // One table: the weights of each feature, then those of the pairs of states.
  const first = names.length * COUNT;
  const size = first + COUNT * COUNT;
  const penalties = Float64Array.from({ length: size }, (_, at) =>
    at < first ? options.penalty * options.caution(names[Math.floor(at / COUNT)]!) : options.penalty,
  );
  const likelihood = new Likelihood(CHAIN);
  const weights = minimize(
    size,
    (at, gradient) => {
      let value = 0;
      for (let i = 0; i < size; i++) {
        gradient[i] = penalties[i]! * at[i]!;
        value += (penalties[i]! * at[i]! ** 2) / 2;
      }
      const pairs = at.subarray(first);
      for (const instance of instances) value += addGradient(instance, likelihood, at, pairs, gradient);
      return value;
    },
    options.rounds,
  );
  const { grain = 0.01 } = options;
  const round = (value: number) => Math.round(Math.round(value / grain) * grain * 100) / 100 + 0;
  const rounded = weights.map(round);
  const features = new Map<string, Float64Array>();
  names.forEach((name, id) => {
    const row = rounded.slice(id * COUNT, (id + 1) * COUNT);
    if (name === TEXT_AHEAD) row[STATES.indexOf('tail')] = NEVER;
    STATES.forEach((state, at) => {
      const prior = options.priors?.[name]?.[state];
      if (prior !== undefined) row[at] = round(row[at]! + prior);
    });
    if (row.some((value) => value !== 0)) features.set(name, row);
  });
  const pairs = new Float64Array(COUNT * COUNT).fill(Number.NEGATIVE_INFINITY);
  forEachPair(CHAIN, (before, after) => {
    const pair = before * COUNT + after;
    pairs[pair] = rounded[first + pair]!;
  });
  return { features, pairs };
}

function instanceOf({ lines, states }: Example, ids: ReadonlyMap<string, number>): Instance {
  const offsets = new Int32Array(lines.length + 1);
  lines.forEach((features, line) => {
    offsets[line + 1] = offsets[line]! + features.length;
  });
  const features = Int32Array.from(lines.flat(), (name) => ids.get(name)!);
  return { features, offsets, gold: Uint8Array.from(states), weight: 1 };
}

/** Adds expected minus seen counts and returns minus the logarithm of the likelihood. */
function addGradient(
  instance: Instance,
  likelihood: Likelihood,
  weights: Float64Array,
  transitions: Float64Array,
  gradient: Float64Array,
): number {
  const { features, offsets, gold } = instance;
  const loss = likelihood.of(instance, weights, transitions);
  const { lattice, pairs } = likelihood;
  const expected = new Float64Array(COUNT);
  for (let line = 0; line < gold.length; line++) {
    for (let s = 0; s < COUNT; s++) expected[s] = lattice.probability(line, s);
    for (let k = offsets[line]!; k < offsets[line + 1]!; k++) {
      const row = features[k]! * COUNT;
      for (let s = 0; s < COUNT; s++) gradient[row + s]! += expected[s]!;
      gradient[row + gold[line]!]! -= 1;
    }
  }
  const first = gradient.length - pairs.length;
  for (let pair = 0; pair < pairs.length; pair++) gradient[first + pair]! += pairs[pair]!;
  return loss;
}
