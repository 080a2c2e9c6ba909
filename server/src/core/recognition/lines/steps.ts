/** Names of features by value, made once: names are looked up for every line. */

/** `name:i`, where `i` counts the steps that the value reaches. */
export function bucketed(name: string, steps: readonly number[]): (value: number) => string {
  const names = Array.from({ length: steps.length + 1 }, (_, i) => `${name}:${i}`);
  return (value) => names[stepsReached(value, steps)]!;
}

/** `name>=step` for every step that the value reaches, so that what is learned of a step holds beyond it. */
export function reaching(name: string, steps: readonly number[]): (value: number) => readonly string[] {
  const names = steps.map((step) => `${name}>=${step}`);
  const lists = Array.from({ length: steps.length + 1 }, (_, i) => names.slice(0, i));
  return (value) => lists[stepsReached(value, steps)]!;
}

/** `name:key` for each of the keys. */
export function named<K extends string>(name: string, keys: readonly K[]): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, `${name}:${key}`])) as Record<K, string>;
}

function stepsReached(value: number, steps: readonly number[]): number {
  let i = 0;
  while (i < steps.length && value >= steps[i]!) i++;
  return i;
}
