import type { LineKind } from '../../types';
import {
  allowed,
  COUNT,
  localScores,
  type Marginals,
  type Model,
  marginals,
  STATES,
  type State,
} from '../crf';

/** One article: the features and the right state of each non-blank line. */
export interface Example {
  readonly lines: readonly (readonly string[])[];
  readonly states: readonly number[];
}

export interface TrainOptions {
  readonly rounds: number;
  /** Strength of the quadratic penalty on weights. */
  readonly penalty: number;
  readonly rate: number;
}

/** States of lines from their kinds: boilerplate is told apart by the title and the last own line. */
export function statesOf(kinds: readonly LineKind[]): number[] {
  const title = kinds.indexOf('title');
  const last = kinds.findLastIndex((kind) => kind !== 'boilerplate');
  return kinds.map((kind, i) => {
    const state: State =
      kind !== 'boilerplate' ? (kind as State) : i < title ? 'head' : i > last ? 'tail' : 'inner';
    return STATES.indexOf(state);
  });
}

/**
 * Maximum penalised likelihood by Adam on the whole set, started at zero: the same weights for the same
 * examples. Weights are rounded to hundredths, beyond what machines differ by; all-zero features are left out.
 */
export function train(examples: readonly Example[], options: TrainOptions): Model {
  const names = [...new Set(examples.flatMap((example) => example.lines.flat()))].sort();
  const features = new Map(names.map((name) => [name, new Float64Array(COUNT)]));
  const gradients = new Map(names.map((name) => [name, new Float64Array(COUNT)]));
  const pairs = new Float64Array(COUNT * COUNT);
  for (let at = 0; at < pairs.length; at++) {
    if (!allowed(Math.floor(at / COUNT), at % COUNT)) pairs[at] = Number.NEGATIVE_INFINITY;
  }
  const pairGradient = new Float64Array(COUNT * COUNT);
  const model: Model = { features, pairs };
  const tables = [
    ...names.map((name) => [features.get(name)!, gradients.get(name)!] as const),
    [pairs, pairGradient] as const,
  ];
  const moments = tables.map(
    ([table]) => [new Float64Array(table.length), new Float64Array(table.length)] as const,
  );

  for (let round = 1; round <= options.rounds; round++) {
    for (const [table, gradient] of tables) {
      for (let i = 0; i < table.length; i++)
        gradient[i] = Number.isFinite(table[i]!) ? options.penalty * table[i]! : 0;
    }
    for (const example of examples) {
      const found = marginals(localScores(model, example.lines), pairs);
      addGradient(example, found, gradients, pairGradient);
    }
    const rate = options.rate * (1 - (round - 1) / options.rounds);
    tables.forEach(([table, gradient], t) => {
      const [first, second] = moments[t]!;
      for (let i = 0; i < table.length; i++) {
        const g = gradient[i]!;
        first[i] = 0.9 * first[i]! + 0.1 * g;
        second[i] = 0.99 * second[i]! + 0.01 * g * g;
        const mean = first[i]! / (1 - 0.9 ** round);
        const spread = Math.sqrt(second[i]! / (1 - 0.99 ** round));
        if (Number.isFinite(table[i]!)) table[i]! -= (rate * mean) / (spread + 1e-8);
      }
    });
  }
  const rounded = (table: Float64Array) => table.map((value) => Math.round(value * 100) / 100 + 0);
  const kept = [...features]
    .map(([name, table]) => [name, rounded(table)] as const)
    .filter(([, table]) => table.some((value) => value !== 0));
  return { features: new Map(kept), pairs: rounded(pairs) };
}

/** Adds expected minus seen counts. */
function addGradient(
  { lines, states }: Example,
  found: Marginals,
  gradients: ReadonlyMap<string, Float64Array>,
  pairGradient: Float64Array,
): void {
  lines.forEach((features, line) => {
    for (const feature of features) {
      const gradient = gradients.get(feature)!;
      for (let s = 0; s < COUNT; s++) gradient[s]! += found.states[line * COUNT + s]!;
      gradient[states[line]!]! -= 1;
    }
    if (line > 0) pairGradient[states[line - 1]! * COUNT + states[line]!]! -= 1;
  });
  for (let at = 0; at < pairGradient.length; at++) pairGradient[at]! += found.pairs[at]!;
}
