/** The states of a chain, as numbers from 0, and which of them may stand side by side. */
export interface Chain {
  /** At most 256. */
  readonly size: number;
  /** For each state those that may stand before it, ascending. */
  readonly before: readonly Uint8Array[];
  /** 1 for the states that a sequence may begin with. */
  readonly starts: Uint8Array;
  /** 1 for the states that a sequence may end with. */
  readonly ends: Uint8Array;
}

const always = () => true;

/** @throws {RangeError} for more than 256 states */
export function chainOf(
  size: number,
  mayFollow: (before: number, after: number) => boolean,
  mayStart: (state: number) => boolean = always,
  mayEnd: (state: number) => boolean = always,
): Chain {
  if (size > 256) throw new RangeError(`a chain of ${size} states`);
  const states = Uint8Array.from({ length: size }, (_, state) => state);
  return {
    size,
    before: Array.from(states, (after) => states.filter((before) => mayFollow(before, after))),
    starts: states.map((state) => (mayStart(state) ? 1 : 0)),
    ends: states.map((state) => (mayEnd(state) ? 1 : 0)),
  };
}

/** Calls back for each pair of states that may stand side by side. */
export function forEachPair({ size, before }: Chain, use: (before: number, after: number) => void): void {
  for (let after = 0; after < size; after++) for (const state of before[after]!) use(state, after);
}
