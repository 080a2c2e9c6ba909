import { chainOf } from '../../crf/chain';
import type { LineKind } from '../types';

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

export const CHAIN = chainOf(COUNT, (from, to) => follows(STATES[from]!, STATES[to]!));

/** Scores are sums of weights of binary features and of pairs of neighbouring states. */
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
