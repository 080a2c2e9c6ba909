type Falsy = false | null | undefined | 0 | '';

/**
 * Waits for a condition.
 * @param check called again and again until it returns something truthy; what it throws counts as "not yet"
 * @param what the condition, for the message
 * @param timeout milliseconds
 * @returns what `check` returned
 */
export async function until<T>(
  check: () => T | Falsy | Promise<T | Falsy>,
  what = 'the condition',
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const value = await check();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come about within ${timeout / 1000} s`, { cause: last });
}
