/** Milliseconds. */
const PATIENCE = 2000;

type Falsy = false | null | undefined | 0 | '';

/**
 * Waits for a condition.
 * @param check called again and again until it returns something truthy; what it throws counts as "not yet". It is
 *   told for how many milliseconds it may wait itself, longer each time: a busy machine would never come to the end
 * @param what the condition, for the message
 * @param timeout milliseconds
 * @returns what `check` returned
 */
export async function until<T>(
  check: (patience: number) => T | Falsy | Promise<T | Falsy>,
  what = 'the condition',
  timeout = 60_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown;
  for (let patience = PATIENCE; Date.now() < end; patience *= 2) {
    try {
      const value = await check(patience);
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come about within ${timeout / 1000} s`, { cause: last });
}
