import type { Tokens } from '../../../recognition/dates/tokens';

const WORDS = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

const ARTICLES = new Set(['a', 'an']);

const VAGUE = new Set(['several', 'few', 'many', 'some']);
/** "hundreds of years". */
const CROWDS = new Set(['dozens', 'scores', 'tens', 'hundreds', 'thousands', 'millions', 'billions']);
const POWERS = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

const ORDINALS = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
]);

const ORDINAL_ONES = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const ORDINAL_WORDS = new Map([
  ...ORDINAL_ONES.map((word, n) => [word, n + 1] as const),
  ...'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, n) => [word, n + 10] as const),
  ['thirtieth', 30] as const,
]);

/** Words that an ordinal may begin with. */
export const ORDINAL_STARTS: readonly string[] = [...ORDINAL_WORDS.keys(), 'twenty', 'thirty'];

/** "first", "twenty-first", "thirty first". */
export function ordinalAt(t: Tokens, i: number): { next: number; value: number } | undefined {
  const value = ORDINAL_WORDS.get(t.word(i));
  if (value !== undefined) return { next: i + 1, value };
  const tens = t.word(i) === 'twenty' ? 20 : t.word(i) === 'thirty' ? 30 : undefined;
  if (tens === undefined) return undefined;
  const at = t.word(i + 1) === '-' ? i + 2 : i + 1;
  const ones = ORDINAL_WORDS.get(t.word(at));
  return ones !== undefined && ones < 10 ? { next: at + 1, value: tens + ones } : undefined;
}

export function ordinal(word: string): number | undefined {
  return ORDINALS.get(word);
}

/** A number in digits ("1,000", "2.5") or words from `i` on; NaN for "several", and for "dozens of". */
export function quantity(t: Tokens, i: number): { next: number; value: number } | undefined {
  const token = t.at(i);
  if (token.kind === 'number') {
    const found = digits(t, i);
    const power = found && found.value < 1000 ? POWERS.get(t.word(found.next)) : undefined;
    return power ? { next: found!.next + 1, value: found!.value * power } : found;
  }
  const word = token.text;
  if (VAGUE.has(word)) return { next: i + 1, value: Number.NaN };
  if (CROWDS.has(word) && t.word(i + 1) === 'of') return { next: i + 2, value: Number.NaN };
  if (word === 'half' && t.words(i + 1, 'a', 'dozen')) return { next: i + 3, value: 6 };
  if (word === 'a' && (t.word(i + 1) === 'few' || t.word(i + 1) === 'couple')) {
    if (t.word(i + 1) === 'few') return { next: i + 2, value: Number.NaN };
    return { next: t.word(i + 2) === 'of' ? i + 3 : i + 2, value: 2 };
  }
  const value = WORDS.get(word);
  if (value === undefined) return undefined;
  const small = value >= 20 ? belowHundred(t, i) : undefined;
  if (small && small.next > i + 1) return small;
  if (t.word(i + 1) === 'dozen') return { next: i + 2, value: value * 12 };
  const power = POWERS.get(t.word(i + 1));
  if (power) {
    // "one hundred and twenty".
    const rest = power === 100 && t.word(i + 2) === 'and' ? belowHundred(t, i + 3) : undefined;
    return rest
      ? { next: rest.next, value: value * power + rest.value }
      : { next: i + 2, value: value * power };
  }
  const half = andHalf(t, i + 1);
  return half === undefined ? { next: i + 1, value } : { next: half, value: value + 0.5 };
}

/** Where "and a half", "-and-a-half", "and one-half" ends. */
function andHalf(t: Tokens, i: number): number | undefined {
  const joined = t.gluedSign(i, '-') ? 1 : 0;
  if (t.word(i + joined) !== 'and') return undefined;
  const at = t.gluedSign(i + joined + 1, '-') ? i + joined + 2 : i + joined + 1;
  if (t.word(at) !== 'a' && t.word(at) !== 'one') return undefined;
  const half = t.gluedSign(at + 1, '-') ? at + 2 : at + 1;
  return t.word(half) === 'half' ? half + 1 : undefined;
}

/** "seven", "twenty-four", "twenty four". */
function belowHundred(t: Tokens, i: number): { next: number; value: number } | undefined {
  const value = ARTICLES.has(t.word(i)) ? undefined : WORDS.get(t.word(i));
  if (value === undefined || value < 20) return value === undefined ? undefined : { next: i + 1, value };
  const at = t.word(i + 1) === '-' ? i + 2 : i + 1;
  const ones = ARTICLES.has(t.word(at)) ? undefined : WORDS.get(t.word(at));
  return ones !== undefined && ones < 10 ? { next: at + 1, value: value + ones } : { next: i + 1, value };
}

function digits(t: Tokens, i: number): { next: number; value: number } | undefined {
  let { value } = t.at(i);
  if (Number.isNaN(value)) return undefined;
  let next = i + 1;
  while (next < i + 7 && t.gluedSign(next, ',') && t.at(next + 1).glued && t.at(next + 1).text.length === 3) {
    value = value * 1000 + t.number(next + 1);
    next += 2;
  }
  if (t.gluedSign(next, '.') && t.at(next + 1).glued && t.at(next + 1).kind === 'number') {
    value += t.number(next + 1) / 10 ** t.at(next + 1).text.length;
    next += 2;
  }
  // "5 1/2 hours", "5-1/2 hours".
  const half = fraction(t, next) ?? (t.gluedSign(next, '-') ? fraction(t, next + 1, true) : undefined);
  if (half) return { next: half.next, value: value + half.value };
  return Number.isNaN(value) ? undefined : { next, value };
}

const FRACTIONS = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
]);

/** "1/2", "3/4", "½" behind a whole number. */
function fraction(t: Tokens, i: number, glued = false): { next: number; value: number } | undefined {
  const sign = FRACTIONS.get(t.word(i));
  if (sign !== undefined) return { next: i + 1, value: sign };
  const [above, below] = [t.at(i), t.at(i + 2)];
  if (above.kind !== 'number' || above.glued !== glued || !t.gluedSign(i + 1, '/') || !below.glued)
    return undefined;
  const small = above.value >= 1 && above.value < below.value && below.value <= 4;
  return small ? { next: i + 3, value: above.value / below.value } : undefined;
}
