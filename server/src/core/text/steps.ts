/** Work in pieces of a few milliseconds: the caller may do something else, or stop, between two of them. */
export type Steps<T> = Generator<void, T, void>;

/** Does the whole work at once. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Entries of a list that are gone through in one step. */
export const PIECE = 256;

/** `map` in steps. */
export function* mapSteps<T, R>(list: readonly T[], make: (value: T, n: number) => R): Steps<R[]> {
  const result: R[] = [];
  const pace = new Pace();
  for (const [n, value] of list.entries()) {
    result.push(make(value, n));
    if (pace.isOver()) yield;
  }
  return result;
}

/**
 * `forEach` in steps.
 *
 * @param size how many entries one counts for
 */
export function* eachInSteps<T>(
  list: Iterable<T>,
  visit: (value: T) => void,
  size: (value: T) => number = () => 1,
): Steps<void> {
  const pace = new Pace();
  for (const value of list) {
    visit(value);
    if (pace.isOver(size(value))) yield;
  }
}

/** `flatMap` in steps. */
export function* flatMapSteps<T, R>(
  list: readonly T[],
  make: (value: T, n: number) => R | readonly R[],
): Steps<R[]> {
  return (yield* mapSteps(list, make)).flat() as R[];
}

/** Tells when so much has been done that it was a step. */
export class Pace {
  #done = 0;

  constructor(readonly size = PIECE) {}

  /** @param count entries that were done since the last call */
  isOver(count = 1): boolean {
    this.#done += count;
    if (this.#done < this.size) return false;
    this.#done = 0;
    return true;
  }
}
