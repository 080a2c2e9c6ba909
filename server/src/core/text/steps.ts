/** Work in pieces of a few milliseconds: the caller may do something else, or stop, between two of them. */
export type Steps<T> = Generator<void, T, void>;

/** Does the whole work at once. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
