import { allowed, COUNT, type Model, STATES, type State } from '../../core/recognition/lines/crf';
import type { LineKind } from '../../core/recognition/types';
import { marginals } from './marginals';
import { minimize } from './minimize';

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
 * Maximum penalised likelihood: the same weights for the same examples. Weights are rounded to hundredths,
 * beyond what machines differ by; all-zero features are left out.
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
  const size = first + COUNT * COUNT;
  const penalties = Float64Array.from({ length: size }, (_, at) =>
    at < first ? options.penalty * options.caution(names[Math.floor(at / COUNT)]!) : options.penalty,
  );
  const isPair = (at: number) => allowed(Math.floor(at / COUNT), at % COUNT);
  const pairsOf = (weights: Float64Array) =>
    weights.slice(first).map((weight, at) => (isPair(at) ? weight : Number.NEGATIVE_INFINITY));

  const weights = minimize(
    size,
    (at, gradient) => {
      let value = 0;
      for (let i = 0; i < size; i++) {
        gradient[i] = penalties[i]! * at[i]!;
        value += (penalties[i]! * at[i]! ** 2) / 2;
      }
      const pairs = pairsOf(at);
      for (const example of coded) value += addGradient(example, at, pairs, first, gradient);
      for (let i = 0; i < pairs.length; i++) if (!isPair(i)) gradient[first + i] = 0;
      return value;
    },
    options.rounds,
  );
  const rounded = weights.map((value) => Math.round(value * 100) / 100 + 0);
  const features = new Map<string, Float64Array>();
  names.forEach((name, id) => {
    const row = rounded.slice(id * COUNT, (id + 1) * COUNT);
    if (name === TEXT_AHEAD) row[STATES.indexOf('tail')] = NEVER;
    if (row.some((value) => value !== 0)) features.set(name, row);
  });
  return { features, pairs: pairsOf(rounded) };
}

interface CodedExample {
  readonly lines: readonly Int32Array[];
  readonly states: readonly number[];
}

/** Adds expected minus seen counts and returns minus the logarithm of the likelihood. */
function addGradient(
  { lines, states }: CodedExample,
  weights: Float64Array,
  pairWeights: Float64Array,
  first: number,
  gradient: Float64Array,
): number {
  const scores = new Float64Array(lines.length * COUNT);
  lines.forEach((features, line) => {
    for (const id of features) {
      for (let s = 0; s < COUNT; s++) scores[line * COUNT + s]! += weights[id * COUNT + s]!;
    }
  });
  const pairs = new Float64Array(COUNT * COUNT);
  const found = marginals(scores, pairWeights, pairs);
  let seen = 0;
  lines.forEach((features, line) => {
    for (const id of features) {
      for (let s = 0; s < COUNT; s++) gradient[id * COUNT + s]! += found.states[line * COUNT + s]!;
      gradient[id * COUNT + states[line]!]! -= 1;
    }
    seen += scores[line * COUNT + states[line]!]!;
    if (line === 0) return;
    const pair = states[line - 1]! * COUNT + states[line]!;
    gradient[first + pair]! -= 1;
    seen += pairWeights[pair]!;
  });
  for (let at = 0; at < pairs.length; at++) gradient[first + at]! += pairs[at]!;
  return found.logZ - seen;
}
