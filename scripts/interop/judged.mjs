/** Pairs of files of tokens: what is right, and what a tool says; by chance, with a seed. */
const LABELS = ['PER', 'LOC', 'ORG', 'BỆNH', 'DATE'];

export function judgedFiles() {
  return [0, 0.1, 0.4, 0.9].map((wrong, n) => {
    const random = numbers(n + 1);
    const sentences = Array.from({ length: 200 }, () => sentence(random, wrong));
    const file = (side) =>
      sentences
        .map(({ tokens, ...tags }) => tokens.map((token, i) => `${token} ${tags[side][i]}\n`).join(''))
        .join('\n');
    return { name: `wrong-${wrong}`, gold: file('gold'), predicted: file('predicted') };
  });
}

function sentence(random, wrong) {
  const length = 1 + random(25);
  const tokens = Array.from({ length }, (_, i) => `từ${i}`);
  const gold = names(random, length);
  const predicted = gold.flatMap((name) =>
    random(1000) < 1000 * wrong ? changed(random, name, length) : [name],
  );
  if (random(1000) < 500 * wrong) predicted.push(...names(random, length));
  return { tokens, gold: tagsOf(gold, length), predicted: tagsOf(predicted, length) };
}

function names(random, length) {
  const found = [];
  for (let at = random(4); at < length; ) {
    const end = Math.min(length, at + 1 + random(4));
    found.push({ start: at, end, label: LABELS[random(LABELS.length)] });
    at = end + random(5);
  }
  return found;
}

/** Left out, under another label, shorter, longer, or cut in two. */
function changed(random, name, length) {
  const { start, end } = name;
  switch (random(5)) {
    case 0:
      return [];
    case 1:
      return [{ ...name, label: LABELS[random(LABELS.length)] }];
    case 2:
      return end - start > 1 ? [{ ...name, start: start + 1 }] : [];
    case 3:
      return [{ ...name, end: Math.min(length, end + 1) }];
    default:
      return [{ ...name, end: start + 1 }, ...(end - start > 1 ? [{ ...name, start: start + 1 }] : [])];
  }
}

/** Of names that overlap the first stays. */
function tagsOf(names, length) {
  const tags = Array.from({ length }, () => 'O');
  for (const { start, end, label } of names) {
    if (tags.slice(start, end).some((tag) => tag !== 'O')) continue;
    for (let i = start; i < end; i++) tags[i] = `${i === start ? 'B' : 'I'}-${label}`;
  }
  return tags;
}

/** Whole numbers below a limit (a linear congruential generator). */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
