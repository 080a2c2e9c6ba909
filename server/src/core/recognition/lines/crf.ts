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
  const best = Float64Array.from(scores);
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

/** For each state those that may stand before it, or after it, by the weights of the pairs. */
function neighbours(pairWeights: Float64Array, side: 'before' | 'after'): Uint8Array[] {
  const all = STATES.map((_, state) => state);
  const possible = (from: number, to: number) => pairWeights[from * COUNT + to] !== Number.NEGATIVE_INFINITY;
  return all.map((here) =>
    Uint8Array.from(
      all.filter((there) => (side === 'before' ? possible(there, here) : possible(here, there))),
    ),
  );
}
