/** Durations, counts back and forth, and repeated times in English. */
import { durationValue } from '../../../recognition/dates/durations';
import { momentUnit } from '../../../recognition/dates/resolve/moment';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Unit } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { quantity } from './numbers';
import { unitAt } from './units';

interface Measure {
  readonly next: number;
  readonly count: number;
  readonly unit: Unit;
  readonly value: string;
}

const BEFORE_OVER = words(
  'for in after within of is was were be been well just took takes lasted lasts spent a the',
);

const ROUGHLY = words('nearly almost about around approximately roughly');
/** "just over", "slightly more than". */
const SHADES = words('just well slightly little bit far much somewhat');
const AS = words('long much many little few');

/** "more than", "nearly", "just over", "as long as": part of the span. */
function hedge(t: Tokens, i: number): number {
  const word = t.word(i);
  if (ROUGHLY.has(word)) return i + 1;
  const [second, third] = [t.word(i + 1), t.word(i + 2)];
  // "some 20 years".
  if (word === 'some') return quantity(t, i + 1) && third !== 'more' ? i + 1 : i;
  if (word === 'as') return AS.has(second) && third === 'as' ? i + 3 : i;
  if (word === 'close' && second === 'to') return i + 2;
  if (word === 'at' && (second === 'least' || second === 'most')) return i + 2;
  if (word === 'up' && second === 'to') return i + 2;
  if (word === 'no' && third === 'than' && (second === 'more' || second === 'less' || second === 'longer'))
    return i + 3;
  const shade = SHADES.has(word) ? i + 1 : word === 'a' && SHADES.has(second) ? i + 2 : i;
  return measured(t, shade, shade > i) ?? i;
}

/** Where "more than", "over", "under" ends; after "just" it is not the preposition. */
function measured(t: Tokens, i: number, shaded: boolean): number | undefined {
  const word = t.word(i);
  const second = t.word(i + 1);
  if (word === 'longer' && second === 'than') return i + 2;
  // "for over two years", but "billions over two years".
  if (word === 'under') return shaded ? i + 1 : undefined;
  if (word === 'over') return shaded || BEFORE_OVER.has(t.word(i - 1)) ? i + 1 : undefined;
  return (word === 'more' || word === 'less' || word === 'fewer') && second === 'than' ? i + 2 : undefined;
}

/** What may stand between a number and its unit: "three consecutive years". */
const BETWEEN = words(
  'business working trading calendar consecutive straight successive full whole entire solid long more additional extra other further',
);
const MORE = words('additional extra further estimated');

/** A number with what belongs to it before the unit: "ten business", "a full", "another two". */
function amount(t: Tokens, i: number): { next: number; value: number } | undefined {
  const word = t.word(i);
  if (word === 'another') return quantity(t, i + 1) ?? { next: i + 1, value: 1 };
  if (word === 'an' && MORE.has(t.word(i + 1))) return quantity(t, i + 2) ?? { next: i + 2, value: 1 };
  const found = quantity(t, i);
  if (!found) return undefined;
  const between =
    t.word(found.next) === 'or' && t.word(found.next + 1) === 'more' ? found.next + 2 : found.next;
  return BETWEEN.has(t.word(between)) && unitAt(t, between + 1)
    ? { ...found, next: between + 1 }
    : { ...found, next: between };
}

/** "half an hour", "half a year". */
function half(t: Tokens, i: number): Measure | undefined {
  if (t.word(i) !== 'half' || (t.word(i + 1) !== 'a' && t.word(i + 1) !== 'an')) return undefined;
  const unit = unitAt(t, i + 2);
  return unit && { next: i + 3, count: 0.5, unit: unit.unit, value: durationValue(0.5, unit.unit) };
}

function measure(t: Tokens, i: number): Measure | undefined {
  const halved = half(t, i);
  if (halved) return halved;
  const token = t.at(i);
  if (token.kind === 'number' && token.glued && t.at(i - 1).kind !== 'sign') return undefined;
  const first = amount(t, i);
  if (!first) return undefined;
  const sign = t.word(first.next);
  // "three-day", "10-12 days", "two to three weeks".
  const hyphen = sign === '-' && t.at(first.next).glued ? unitAt(t, first.next + 1) : undefined;
  if (hyphen && !hyphen.plural && t.word(i) !== 'a') {
    const old = t.word(first.next + 2) === '-' ? first.next + 3 : first.next + 2;
    if (t.word(old) === 'old') return undefined;
    return {
      next: first.next + 2,
      count: first.value,
      unit: hyphen.unit,
      value: durationValue(first.value, hyphen.unit),
    };
  }
  const second = sign === '-' || sign === 'to' || sign === 'or' ? quantity(t, first.next + 1) : undefined;
  const upTo = second && second.value > first.value ? second : undefined;
  const at = upTo?.next ?? first.next;
  const unit = unitAt(t, at);
  if (
    !unit ||
    t.word(at + 1) === 'old' ||
    (unit.unit === 'quarter' && t.word(at + 1) === 'of') ||
    t.words(at + 1, '-', 'long') ||
    (t.word(at + 1) === '-' && t.word(at + 2) === 'old')
  )
    return undefined;
  if (unit.unit === 'second' && !unit.plural) return undefined;
  // Not "the 1985 year loss".
  if (first.value > 1 && !unit.plural && (first.value >= 1000 || !isModifier(t, at))) return undefined;
  let count = first.value;
  let next = at + 1;
  if (first.value === 1 && t.words(next, 'and', 'a', 'half')) {
    count = 1.5;
    next += 3;
  }
  next = roughEnd(t, next, first.value === 1 && !unit.plural);
  const low = durationValue(count, unit.unit);
  return {
    next,
    count,
    unit: unit.unit,
    value: upTo ? `${low}/${durationValue(upTo.value, unit.unit)}` : low,
  };
}

/** "a 20 year sentence": the unit at `i` goes with what follows. */
function isModifier(t: Tokens, i: number): boolean {
  const after = t.at(i + 1);
  const plain = after.kind === 'word' && !after.capital && !after.glued;
  return plain && !unitAt(t, i)!.plural && LENGTHS.has(t.word(i)) && !ENDS_PHRASE.has(after.text);
}
const LENGTHS = words('hour day week month year');
const ENDS_PHRASE = words(
  'and or but to in of at on by for from with as is was are were has have had will the a an that which who when while if ago later earlier before after than so old',
);

/** Where "or so", "or more", "or two" behind an amount ends. */
function roughEnd(t: Tokens, i: number, single: boolean): number {
  if (t.word(i) !== 'or') return i;
  const word = t.word(i + 1);
  if (word === 'so' || word === 'more' || word === 'less' || word === 'longer') return i + 2;
  return single && word === 'two' && !unitAt(t, i + 2) ? i + 2 : i;
}

/** "for three years", "two months ago", "a day later", "16 hours a day". */
export function duration(t: Tokens, i: number): Match | undefined {
  const begin = hedge(t, i);
  const found = measure(t, begin);
  if (!found) return undefined;
  // "8 percent more than a year ago".
  if (begin > i && t.word(begin - 1) === 'than' && AGO.has(t.word(found.next)) && FIGURES.has(t.word(i - 1)))
    return undefined;
  if (found.unit === 'quarter' && ARTICLE.has(t.word(begin)) && !A_QUARTER.has(t.word(begin - 1)))
    return undefined;
  const word = t.word(begin);
  if ((word === 'a' || word === 'an') && found.count === 1 && !TELLS.has(t.word(found.next))) {
    if (isRate(t, begin - 1))
      return { next: found.next, rule: 'set', meaning: { kind: 'set', value: found.value } };
  }
  const after = t.word(found.next);
  if (after === 'ago') return shifted(found, found.next + 1, -1, 'published');
  if (t.words(found.next, 'from', 'now')) return shifted(found, found.next + 2, 1, 'published');
  if (after === 'later' || after === 'earlier') {
    return shifted(found, found.next + 1, after === 'later' ? 1 : -1, 'mentioned');
  }
  return { next: found.next, rule: 'duration', meaning: { kind: 'duration', value: found.value } };
}

const AGO = words('ago earlier before');
const FIGURES = words('percent pct cent cents % million billion points times much far many even');
const ARTICLE = words('a an');
/** "for a quarter", but "rose by a quarter". */
const A_QUARTER = words('for after within once twice every per in');

const RATED = words(
  'times twice once dollars percent tonnes tons people cents million billion trillion thousand hundred',
);
/** "$2 a year ago" is no rate. */
const TELLS = words('ago earlier later from');

/** "$4 a month", "16 hours a day", "twice a week". */
function isRate(t: Tokens, i: number): boolean {
  const token = t.at(i);
  return token.kind === 'number' || RATED.has(token.text) || unitAt(t, i)?.plural === true;
}

function shifted(found: Measure, next: number, by: number, base: 'published' | 'mentioned'): Match {
  if (Number.isNaN(found.count) || momentUnit(found.unit) === undefined) {
    return { next, rule: 'duration', meaning: { kind: 'duration', value: found.value } };
  }
  const rule = by < 0 && base === 'published' ? 'ago' : 'later';
  return { next, rule, meaning: { kind: 'shift', unit: found.unit, by: by * Math.round(found.count), base } };
}

/** "the past three years", "the next two weeks", "the last decade". */
export function window(t: Tokens, i: number): Match | undefined {
  const from = WINDOW_HEDGES.has(t.word(i)) ? hedge(t, i) : i;
  const at = t.word(from) === 'the' ? from + 1 : from;
  if (from > i && at === from) return undefined;
  const side = t.word(at);
  if (side !== 'past' && side !== 'last' && side !== 'next' && side !== 'coming' && side !== 'previous')
    return undefined;
  const counted = measure(t, at + 1);
  if (counted && t.word(at + 1) !== 'a') {
    return { next: counted.next, rule: 'window', meaning: { kind: 'duration', value: counted.value } };
  }
  const unit = at > i && (side === 'past' || side === 'last') ? unitAt(t, at + 1) : undefined;
  if (!unit || unit.plural) return undefined;
  return {
    next: at + 2,
    rule: 'window',
    meaning: { kind: 'duration', value: durationValue(1, unit.unit) },
  };
}

/** "at least the next two years"; "over the next two years" is told by a preposition. */
const WINDOW_HEDGES = words('at about nearly almost roughly approximately more');

/** "the nine months", "the two days": with the article. */
export function told(t: Tokens, i: number): Match | undefined {
  const word = t.word(i + 1);
  if (word === 'a' || word === 'an' || word === 'another') return undefined;
  const at = ORDER.has(word) ? i + 2 : i + 1;
  const found = t.at(at).kind === 'number' || WRITTEN.has(t.word(at)) ? measure(t, at) : undefined;
  // "the five-year plan", "the 20 year plan".
  const unit = found && unitAt(t, found.next - 1);
  if (!unit?.plural || t.word(found!.next - 2) === '-') return undefined;
  // "the final four minutes" of a match.
  if (at > i + 1 && (unit.unit === 'minute' || unit.unit === 'second')) return undefined;
  return { next: found!.next, rule: 'duration', meaning: { kind: 'duration', value: found!.value } };
}
const ORDER = words('first next final initial previous preceding subsequent');
const WRITTEN = words(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty sixty ninety',
);

const ADVERBS = new Map<string, string>([
  ['daily', 'P1D'],
  ['weekly', 'P1W'],
  ['monthly', 'P1M'],
  ['yearly', 'P1Y'],
  ['annually', 'P1Y'],
  ['hourly', 'PT1H'],
  ['nightly', 'P1D'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['semiannually', 'P6M'],
]);
/** Words for what recurs. */
export const ADVERB_WORDS: readonly string[] = [...ADVERBS.keys()];

/** "daily", "annually" in lower case. */
export function adverb(t: Tokens, i: number): Match | undefined {
  const value = t.at(i).capital || t.word(i - 1) === '-' ? undefined : ADVERBS.get(t.word(i));
  return value === undefined ? undefined : { next: i + 1, rule: 'set', meaning: { kind: 'set', value } };
}

/** "every year", "each day", "per month", "every two weeks". */
export function every(t: Tokens, i: number): Match | undefined {
  const counted = t.word(i) === 'every' ? measure(t, i + 1) : undefined;
  if (counted && t.word(i + 1) !== 'a')
    return { next: counted.next, rule: 'set', meaning: { kind: 'set', value: counted.value } };
  const unit = unitAt(t, i + 1);
  if (!unit || unit.plural) return undefined;
  return { next: i + 2, rule: 'set', meaning: { kind: 'set', value: durationValue(1, unit.unit) } };
}
