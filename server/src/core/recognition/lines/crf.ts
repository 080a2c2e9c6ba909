import type { LineKind } from '../types';

/**
 * A linear-chain conditional random field over lines: scores are sums of weights of binary features and
 * of pairs of neighbouring states. Everything is linear in the number of lines.
 */

/**
 * What a line is and where it stands, since what may follow depends on that. Bylines are `above` the title,
 * `byline` above the lead and `credit` below it; chrome is `head` above the title, `under` it, `inner` and
 * `tail`; a caption above the lead is `plate`.
 */
export const STATES = [
  'head',
  'above',
  'title',
  'byline',
  'under',
  'plate',
  'lead',
  'body',
  'caption',
  'inner',
  'credit',
  'tail',
] as const;
export type State = (typeof STATES)[number];
export const COUNT = STATES.length;

const KIND_OF: Readonly<Record<State, LineKind>> = {
  head: 'boilerplate',
  above: 'byline',
  title: 'title',
  byline: 'byline',
  under: 'boilerplate',
  plate: 'caption',
  lead: 'lead',
  body: 'body',
  caption: 'caption',
  inner: 'boilerplate',
  credit: 'byline',
  tail: 'boilerplate',
};
/** The kind of line of each state. */
export const KINDS: readonly LineKind[] = STATES.map((state) => KIND_OF[state]);

/** The parts of a page, which goes on in its part or to a later one; title and lead are single lines. */
const PART: Readonly<Record<State, number>> = {
  head: 0,
  above: 0,
  title: 1,
  byline: 2,
  under: 2,
  plate: 2,
  lead: 3,
  body: 4,
  caption: 4,
  inner: 4,
  credit: 4,
  tail: 5,
};

function follows(from: State, to: State): boolean {
  if (from === to && (from === 'title' || from === 'lead')) return false;
  return PART[to] >= PART[from];
}

/** Whether one state may follow another, by their indices. */
export function allowed(from: number, to: number): boolean {
  return follows(STATES[from]!, STATES[to]!);
}

export interface Model {
  /** Weights of a feature, one for each state. */
  readonly features: ReadonlyMap<string, Float64Array>;
  /** `[from * COUNT + to]`, -Infinity where a pair is not allowed. */
  readonly pairs: Float64Array;
}

/** Adds what the features say of each state to the scores of one line. */
export function addScores(model: Model, features: readonly string[], scores: Float64Array): void {
  for (const feature of features) {
    const weights = model.features.get(feature);
    if (!weights) continue;
    for (let state = 0; state < COUNT; state++) scores[state]! += weights[state]!;
  }
}

/** The likeliest sequence of states (Viterbi). */
export function bestPath(scores: Float64Array, pairs: Float64Array): number[] {
  const lines = scores.length / COUNT;
  if (lines === 0) return [];
  const best = scores.slice();
  const allBefore = neighbours(pairs, 'before');
  const from = new Uint8Array(scores.length);
  for (let line = 1; line < lines; line++) {
    for (let to = 0; to < COUNT; to++) {
      let top = Number.NEGATIVE_INFINITY;
      const before = allBefore[to]!;
      for (let k = 0; k < before.length; k++) {
        const state = before[k]!;
        const score = best[(line - 1) * COUNT + state]! + pairs[state * COUNT + to]!;
        if (score <= top) continue;
        top = score;
        from[line * COUNT + to] = state;
      }
      best[line * COUNT + to]! += top;
    }
  }
  const path = new Array<number>(lines).fill(0);
  const last = (lines - 1) * COUNT;
  for (let state = 1; state < COUNT; state++)
    if (best[last + state]! > best[last + path[lines - 1]!]!) path[lines - 1] = state;
  for (let line = lines - 1; line > 0; line--) path[line - 1] = from[line * COUNT + path[line]!]!;
  return path;
}

/** For each state those that may stand before it, or after it, by the weights of the pairs. */
export function neighbours(pairWeights: Float64Array, side: 'before' | 'after'): Uint8Array[] {
  const all = STATES.map((_, state) => state);
  const possible = (from: number, to: number) => pairWeights[from * COUNT + to] !== Number.NEGATIVE_INFINITY;
  return all.map((here) =>
    Uint8Array.from(
      all.filter((there) => (side === 'before' ? possible(there, here) : possible(here, there))),
    ),
  );
}
