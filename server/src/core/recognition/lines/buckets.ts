/** Names of features by value, made once: names are looked up for every line. */

/** How many of the ascending steps a value reaches. */
export function stepsReached(value: number, steps: readonly number[]): number {
  let i = 0;
  while (i < steps.length && value >= steps[i]!) i++;
  return i;
}

/** `name:i`, where `i` counts the steps that the value reaches. */
export function bucketed(name: string, steps: readonly number[]): (value: number) => string {
  const names = bucketNames(name, steps);
  return (value) => names[stepsReached(value, steps)]!;
}

/** The names of `bucketed` by the number of steps. */
export function bucketNames(name: string, steps: readonly number[]): readonly string[] {
  return Array.from({ length: steps.length + 1 }, (_, i) => `${name}:${i}`);
}

/** `name>=step` for every step that the value reaches, so that what is learned of a step holds beyond it. */
export function reaching(name: string, steps: readonly number[]): (value: number) => readonly string[] {
  const lists = reachingNames(name, steps);
  return (value) => lists[stepsReached(value, steps)]!;
}

/** The names of `reaching` by the number of steps. */
export function reachingNames(name: string, steps: readonly number[]): readonly (readonly string[])[] {
  const names = steps.map((step) => `${name}>=${step}`);
  return Array.from({ length: steps.length + 1 }, (_, i) => names.slice(0, i));
}

/** `name:key` for each of the keys. */
export function named<K extends string>(name: string, keys: readonly K[]): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, `${name}:${key}`])) as Record<K, string>;
}
