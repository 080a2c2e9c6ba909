/** So many times its limit something is waited for that does no work at all. */
const MOST = 10;
/** The shortest wait in between, as a share of the limit. */
const LEAST = 0.1;

/**
 * Calls back when something has worked for longer than it may. A process that was stopped for a while, or hardly gets
 * a processor, has not: once the limit is over by the clock what counts is the work, and the rest of it is waited for.
 *
 * @param limit milliseconds
 * @param worked milliseconds of work since the call
 * @returns what ends the waiting
 */
export function whenOverdue(limit: number, worked: () => number, call: () => void): () => void {
  let waited = limit;
  const look = () => {
    const left = limit - worked();
    if (left <= 0 || waited >= MOST * limit) return call();
    const wait = Math.max(left, LEAST * limit);
    waited += wait;
    timer = setTimeout(look, wait);
  };
  let timer = setTimeout(look, limit);
  return () => clearTimeout(timer);
}
