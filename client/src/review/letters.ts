/** Letters that mean something else while an article is reviewed; `package.json` binds them. */
export const RESERVED = 'abfgijknqrstuvwxy';

/**
 * A letter for each label: its first one, or the first of its letters that is still free. Labels that are left over
 * have their digits.
 *
 * @returns labels by letter, in the order of the labels
 */
export function lettersFor(labels: readonly string[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const own = labels.map((label) => [...plain(label)].filter((letter) => !RESERVED.includes(letter)));
  const give = (n: number, wanted: readonly string[]) => {
    const letter = wanted.find((one) => !letters.has(one));
    if (letter !== undefined) letters.set(letter, labels[n]!);
    return letter !== undefined;
  };
  // First letters go before those of others' insides.
  const rest = labels.flatMap((label, n) =>
    give(n, [...plain(label).slice(0, 1)].filter(isFree)) ? [] : [n],
  );
  for (const n of rest) give(n, own[n]!);
  return new Map([...letters].sort(([, a], [, b]) => labels.indexOf(a) - labels.indexOf(b)));
}

const isFree = (letter: string) => !RESERVED.includes(letter);

/** Small letters a to z, without marks. */
function plain(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\u0111/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
