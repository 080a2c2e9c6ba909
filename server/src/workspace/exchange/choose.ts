import type { ReviewState } from '../../core/sidecar/state';
import type { Files } from '../files';
import type { Found } from '../find';
import { reviewOf } from '../states';

/** Which articles of a folder are exported: finished ones, those that somebody has decided something in, or all. */
export const WHICH = ['finished', 'decided', 'all'] as const;
export type Which = (typeof WHICH)[number];

/** An article that is left out of an export because of its state. */
export interface Unfinished {
  readonly name: string;
  readonly state: Exclude<ReviewState, 'finished'>;
}

export interface Chosen {
  readonly found: readonly Found[];
  readonly unfinished: readonly Unfinished[];
}

/**
 * Articles by their state. Data that lacks annotations looks like any other, so an article in which nobody has decided
 * anything is taken only where that is wished. An article whose files cannot be read in full stays, so that this is said.
 *
 * @param named files that a person has named one by one, which stay whatever their state, unless it is wished otherwise
 * @param which undefined: the finished ones; where none is, those with decisions
 */
export async function chooseByState(
  found: readonly Found[],
  named: ReadonlySet<string>,
  which: Which | undefined,
  { files, signal }: { readonly files: Files; readonly signal: AbortSignal },
): Promise<Chosen> {
  // Nobody asks for states then, which takes as long as reading all of them for the export.
  if (which === 'all') return { found, unfinished: [] };
  const states: (ReviewState | undefined)[] = [];
  for (const each of found) {
    signal.throwIfAborted();
    const review = await reviewOf(each, files);
    states.push((review?.sidecar?.problems.length ?? 0) > 0 ? undefined : review?.state);
  }
  const wasFinished = (state: ReviewState | undefined) => state === 'finished' || state === 'changed';
  const wish = which ?? (states.some(wasFinished) ? 'finished' : 'decided');
  const stays = ({ uri }: Found, state: ReviewState | undefined) => {
    if (state === undefined || (which === undefined && named.has(uri))) return true;
    return wish === 'finished' ? state === 'finished' : state !== 'untouched';
  };
  const kept: Found[] = [];
  const unfinished: Unfinished[] = [];
  for (const [n, each] of found.entries()) {
    const state = states[n];
    if (stays(each, state)) kept.push(each);
    else unfinished.push({ name: each.name, state: state as Unfinished['state'] });
  }
  return { found: kept, unfinished };
}

/** How many there are of each state. */
export function countStates(unfinished: readonly Unfinished[]): ReadonlyMap<Unfinished['state'], number> {
  const counts = new Map<Unfinished['state'], number>();
  for (const { state } of unfinished) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
