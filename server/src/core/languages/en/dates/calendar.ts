/** Days, months and years in English: "November 5, 2024", "5 Sept.", "last March", "mid-April", "2019-2023". */
import { digitDate, endsFigure, startsFigure } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Aim, DateMeaning, Match, Meaning, Part, YearRef } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { ordinalAt } from './numbers';

type DateMatch = Match & { readonly meaning: DateMeaning };

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const SHORT = new Map([
  ['jan', 1],
  ['feb', 2],
  ['mar', 3],
  ['apr', 4],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['sept', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
]);

/** Words that may begin an expression with a month's name. */
export const MONTH_WORDS: readonly string[] = [...MONTHS, ...SHORT.keys()];

interface MonthName {
  readonly next: number;
  readonly month: number;
  /** "Sept." and words that are also verbs need a number beside them. */
  readonly weak: boolean;
}

/** The name of a month at `i`, with a capital. */
function monthName(t: Tokens, i: number): MonthName | undefined {
  const token = t.at(i);
  if (!token.capital) return undefined;
  const long = MONTHS.indexOf(token.text);
  if (long >= 0) return { next: i + 1, month: long + 1, weak: long === 2 || long === 4 };
  const short = SHORT.get(token.text);
  return short === undefined
    ? undefined
    : { next: t.gluedSign(i + 1, '.') ? i + 2 : i + 1, month: short, weak: true };
}

/** The name of a month at `i`, however short. */
export function monthNamed(t: Tokens, i: number): { next: number; month: number } | undefined {
  return monthName(t, i);
}

/** A day of the month at `i`: "5", "5th". */
function dayNumber(t: Tokens, i: number): { next: number; day: number } | undefined {
  const token = t.at(i);
  const spelled = token.kind === 'word' ? ordinalAt(t, i) : undefined;
  if (spelled) return spelled.value <= 31 ? { next: spelled.next, day: spelled.value } : undefined;
  if (token.kind !== 'number' || token.text.length > 2 || !(token.value >= 1 && token.value <= 31))
    return undefined;
  const suffix = t.at(i + 1);
  if (suffix.glued && suffix.kind === 'word') {
    const ordinal =
      suffix.text === 'st' || suffix.text === 'nd' || suffix.text === 'rd' || suffix.text === 'th';
    return ordinal ? { next: i + 2, day: token.value } : undefined;
  }
  if (suffix.glued && (suffix.text === ':' || suffix.text === '.' || suffix.text === '%')) {
    if (t.at(i + 2).glued && t.at(i + 2).kind === 'number') return undefined;
  }
  if (t.gluedSign(i + 1, ',') && t.at(i + 2).glued && t.at(i + 2).text.length === 3) return undefined;
  return { next: i + 1, day: token.value };
}

/** After a day or month a year may lie as far ahead as "3000". */
const LAST_YEAR = 3999;

function isYear(t: Tokens, i: number): boolean {
  const token = t.at(i);
  return token.text.length === 4 && token.value >= 1000 && token.value <= LAST_YEAR && endsFigure(t, i + 1);
}

const YEAR_SHIFTS = new Map([
  ['this', 0],
  ['last', -1],
  ['next', 1],
]);

/** From this one on, years of two digits are those of the last century. */
const LAST_CENTURY = 50;

function longYear(value: number): number {
  return value < LAST_CENTURY ? 2000 + value : 1900 + value;
}

/** "'19" after a day or month. */
function shortYear(t: Tokens, i: number): { next: number; year: number } | undefined {
  const digits = t.at(i + 1);
  const sign = t.word(i);
  if ((sign !== "'" && sign !== '`') || !digits.glued || digits.text.length !== 2) return undefined;
  return digits.kind === 'number' && endsFigure(t, i + 2)
    ? { next: i + 2, year: longYear(digits.value) }
    : undefined;
}

/** "2024", ", 2024", ", '24", "last year", "of this year" after a month or period. */
export function yearAfter(t: Tokens, i: number): { next: number; year: YearRef } | undefined {
  const at = t.word(i) === ',' || t.word(i) === 'of' || t.word(i) === 'in' ? i + 1 : i;
  if (isYear(t, at)) return { next: at + 1, year: t.number(at) };
  const short = shortYear(t, at);
  if (short) return short;
  const shift = t.word(at + 1) === 'year' ? YEAR_SHIFTS.get(t.word(at)) : undefined;
  return shift === undefined ? undefined : { next: at + 2, year: { shift, base: 'published' } };
}

function withYear(t: Tokens, i: number, rest: DateMeaning, rule: string): DateMatch {
  const year = yearAfter(t, i);
  if (!year) return { next: i, rule, meaning: rest };
  return { next: year.next, rule, meaning: { ...rest, year: year.year } };
}

/** "November 5, 2024", "Nov. 5". */
export function monthDay(t: Tokens, i: number): DateMatch | undefined {
  const name = monthName(t, i);
  const day = name && dayNumber(t, name.next);
  if (!name || !day || isYear(t, name.next)) return undefined;
  return withYear(t, day.next, { kind: 'date', month: name.month, day: day.day }, 'day');
}

/** "5 November 2024", "5th of November", "twenty-first of June", "5-Nov-19". */
export function dayMonth(t: Tokens, i: number): DateMatch | undefined {
  const spelled = t.at(i).kind === 'word';
  if (!spelled && !startsFigure(t, i)) return undefined;
  const day = dayNumber(t, i);
  if (!day || (spelled && t.word(day.next) !== 'of')) return undefined;
  const signed = spelled ? undefined : signedDay(t, i, day);
  if (signed) return signed;
  const name = monthName(t, t.word(day.next) === 'of' ? day.next + 1 : day.next);
  if (!name) return undefined;
  return withYear(t, name.next, { kind: 'date', month: name.month, day: day.day }, 'day');
}

/** "5-Nov-19", "5/Nov/2019": the month's name between signs. */
function signedDay(
  t: Tokens,
  i: number,
  { next, day }: { next: number; day: number },
): DateMatch | undefined {
  const sign = t.word(next);
  if ((sign !== '-' && sign !== '/') || next !== i + 1 || !t.at(next).glued) return undefined;
  const name = t.at(next + 1).glued ? monthName(t, next + 1) : undefined;
  if (!name || !t.gluedSign(name.next, sign)) return undefined;
  const year = t.at(name.next + 1);
  if (year.kind !== 'number' || !year.glued || !endsFigure(t, name.next + 2)) return undefined;
  const value = year.text.length === 2 ? longYear(year.value) : year.text.length === 4 ? year.value : 0;
  if (value < 1000 || value > LAST_YEAR) return undefined;
  return {
    next: name.next + 2,
    rule: 'day',
    meaning: { kind: 'date', year: value, month: name.month, day },
  };
}

/** A whole day in any explicit form. */
export function explicitDay(t: Tokens, i: number): DateMatch | undefined {
  return monthDay(t, i) ?? dayMonth(t, i) ?? digitDate(t, i, { headed: true });
}

const BEFORE_WEAK_MONTH = words(`
  in of since until till by from to last next early late mid this during for between and - through before after
`);

/** "October 2017", "January last year", "March". */
export function month(t: Tokens, i: number): DateMatch | undefined {
  const name = monthName(t, i);
  if (!name) return undefined;
  const found = withYear(t, name.next, { kind: 'date', month: name.month }, 'month');
  if (found.next > name.next && !(t.word(name.next) === ',' && SHORT.has(t.at(i).text))) return found;
  if (SHORT.has(t.at(i).text)) return undefined;
  if (name.weak && !BEFORE_WEAK_MONTH.has(t.word(i - 1))) return undefined;
  // "April Jones", "June Street" are names.
  const after = t.at(name.next);
  const dated = BEFORE_WEAK_MONTH.has(t.word(i - 1)) && !t.words(i - 2, 'the', 'late');
  const person = after.kind === 'word' && after.capital && !dated;
  return person
    ? undefined
    : { next: name.next, rule: 'month', meaning: { kind: 'date', month: name.month } };
}

const AIMS = new Map<string, Aim>([
  ['last', 'past'],
  ['this', 'future'],
  ['next', 'future'],
  ['coming', 'future'],
]);

/** "last March", "next October". */
export function aimedMonth(t: Tokens, i: number): DateMatch | undefined {
  const aim = AIMS.get(t.word(i));
  const found = aim && month(t, i + 1);
  if (!aim || !found || found.meaning.year !== undefined) return undefined;
  return { next: found.next, rule: 'month', meaning: { ...found.meaning, aim } };
}

const PARTS = new Map<string, Part>([
  ['early', 'START'],
  ['mid', 'MID'],
  ['late', 'END'],
  ['beginning', 'START'],
  ['start', 'START'],
  ['middle', 'MID'],
  ['end', 'END'],
]);

/** "early 2024", "mid-April", "late last year", "the end of September". */
export function part(t: Tokens, i: number): Match | undefined {
  const article = t.word(i) === 'the' ? i + 1 : i;
  const part = PARTS.get(t.word(article));
  if (!part) return undefined;
  const noun =
    t.word(article) === 'beginning' ||
    t.word(article) === 'start' ||
    t.word(article) === 'middle' ||
    t.word(article) === 'end';
  if (!noun && article > i && t.word(article) !== 'mid') return decadePart(t, i, article, part);
  let at = article + 1;
  if (noun) {
    if (t.word(at) !== 'of') return undefined;
    at++;
    if (t.word(at) === 'the' && t.word(at + 1) === 'year') {
      return {
        next: at + 2,
        rule: 'part',
        meaning: { kind: 'shift', unit: 'year', by: 0, base: 'published', part },
      };
    }
  } else if (t.word(at) === '-') at++;
  const of = month(t, at) ?? bareYear(t, at, true);
  if (of?.meaning.kind === 'date') return { next: of.next, rule: 'part', meaning: { ...of.meaning, part } };
  const relative = YEAR_SHIFTS.get(t.word(at));
  const unit = t.word(at + 1);
  if (relative !== undefined && (unit === 'year' || unit === 'month' || unit === 'week')) {
    return {
      next: at + 2,
      rule: 'part',
      meaning: { kind: 'shift', unit, by: relative, base: 'published', part },
    };
  }
  return decadePart(t, i, article, part);
}

/** "the late 1990s". */
function decadePart(t: Tokens, i: number, at: number, part: Part): Match | undefined {
  const found = decade(t, t.word(at + 1) === '-' ? at + 2 : at + 1);
  if (found?.meaning.kind !== 'fixed' || i > at) return undefined;
  return { ...found, meaning: { kind: 'fixed', value: `${found.meaning.value}-${part}` } };
}

/** "the 2010s", "1990s", "the 21st century". */
export function decade(t: Tokens, i: number): Match | undefined {
  const at = t.word(i) === 'the' ? i + 1 : i;
  const token = t.at(at);
  const suffix = t.at(at + 1);
  if (token.kind !== 'number' || !suffix.glued) return undefined;
  if (suffix.text === 's' && token.text.length === 4 && token.value % 10 === 0 && token.value >= 1000) {
    return { next: at + 2, rule: 'decade', meaning: { kind: 'fixed', value: token.text.slice(0, 3) } };
  }
  const century =
    t.word(at + 2) === 'century' && !t.beginsName(at + 2)
      ? at + 3
      : t.words(at + 2, '-', 'century')
        ? at + 4
        : undefined;
  if (century !== undefined && token.value >= 1 && token.value <= 22 && suffix.kind === 'word') {
    const value = String(token.value - 1).padStart(2, '0');
    return { next: century, rule: 'century', meaning: { kind: 'fixed', value } };
  }
  return undefined;
}

const CLOCK_ZONES = words('gmt utc est edt cst cdt pst pdt bst cet');
const YEAR_BEFORE = words(`
  in by since of from until till to for during early late mid before after between and through © ( , year fiscal spring summer autumn fall winter around circa
`);
const YEAR_AFTER = words(`
  and to was is were when as will at after before but has had would could by than for from in on that which where
`);

/** Things that have numbers: "Room 1984", "Highway 1970". */
const NUMBERED = words(`
  room highway route flight interstate road unit suite building block gate bus train model number no section page
  chapter apartment apt box channel resolution windows boeing airbus lot locker locomotive regiment
`);
const AMOUNTS = words(
  'dollars usd euros pounds yuan yen baht dong people tonnes tons meters metres feet miles km kg mm',
);
/** After "1980 of". */
const COUNTED = words('them those these us you whom which the its their his her our all');

/** "2024" where it can only be a year. */
export function bareYear(t: Tokens, i: number, trusted = false): DateMatch | undefined {
  const token = t.at(i);
  if (!isYear(t, i) || token.value > 2199 || !(trusted || startsFigure(t, i))) return undefined;
  const next = t.at(i + 1);
  const found: DateMatch = { next: i + 1, rule: 'year-bare', meaning: { kind: 'date', year: token.value } };
  if (t.word(i - 1) === '©' || t.word(i - 1) === 'copyright') return { ...found, rule: 'year-copyright' };
  if (trusted) return found;
  if (token.value < 1700 || t.at(i - 1).kind === 'number' || NUMBERED.has(t.word(i - 1))) return undefined;
  // "at 1830 GMT" is a time.
  if (CLOCK_ZONES.has(next.text) && next.capital) return undefined;
  // "1980 of them".
  if (next.text === 'of' && COUNTED.has(t.word(i + 2))) return undefined;
  if (t.gluedSign(i + 1, '-') && t.at(i + 2).kind === 'number') return undefined;
  const closed =
    next.kind === 'end' ||
    next.kind === 'sign' ||
    YEAR_AFTER.has(next.text) ||
    (next.kind === 'word' && next.capital);
  if (YEAR_BEFORE.has(t.word(i - 1)) && (closed || !next.text.endsWith('s'))) return found;
  return closed && t.at(i - 1).kind === 'word'
    ? { ...found, rule: t.at(i - 1).capital ? 'year-after-name' : 'year-bare' }
    : undefined;
}

function range(next: number, from: Meaning, to: Meaning): Match {
  return { next, rule: 'range', meaning: { kind: 'range', from, to } };
}

function connector(t: Tokens, i: number): number | undefined {
  const word = t.word(i);
  return word === '-' || word === 'to' || word === 'through' || word === 'until' ? i + 1 : undefined;
}

/** "March 6-7, 2024", "March 6 to April 2". */
export function monthDayRange(t: Tokens, i: number): Match | undefined {
  const name = monthName(t, i);
  const first = name && dayNumber(t, name.next);
  if (!name || !first || isYear(t, name.next)) return undefined;
  const to = connector(t, first.next) ?? (t.word(first.next) === 'and' ? first.next + 1 : undefined);
  if (to === undefined) {
    const from = monthDay(t, i);
    const after = from && connector(t, from.next);
    const until = after === undefined ? undefined : explicitDay(t, after);
    return from && until ? range(until.next, from.meaning, until.meaning) : undefined;
  }
  const from: DateMeaning = { kind: 'date', month: name.month, day: first.day };
  const until = explicitDay(t, to);
  const added = t.word(first.next) === 'and';
  if (until && added && !(until.meaning.month === name.month && until.meaning.day === first.day + 1))
    return undefined;
  if (until) return range(until.next, from, until.meaning);
  const last = dayNumber(t, to);
  if (!last || last.day <= first.day || (added && last.day !== first.day + 1)) return undefined;
  const end = withYear(t, last.next, { kind: 'date', month: name.month, day: last.day }, 'day');
  return range(end.next, from, end.meaning);
}

/** "6-7 March 2024", "28 August to 3 September". */
export function dayMonthRange(t: Tokens, i: number): Match | undefined {
  const full = dayMonth(t, i);
  const after = full && connector(t, full.next);
  if (full && after !== undefined) {
    const until = explicitDay(t, after);
    return until && range(until.next, full.meaning, until.meaning);
  }
  const first = startsFigure(t, i) ? dayNumber(t, i) : undefined;
  const to = first && connector(t, first.next);
  if (!first || to === undefined) return undefined;
  const last = dayNumber(t, to);
  const name = last && last.day > first.day ? monthName(t, last.next) : undefined;
  if (!last || !name) return undefined;
  const end = withYear(t, name.next, { kind: 'date', month: name.month, day: last.day }, 'day');
  return range(end.next, { kind: 'date', day: first.day }, end.meaning);
}

/** "March to May 2023", "April-June". */
export function monthRange(t: Tokens, i: number): Match | undefined {
  const name = monthName(t, i);
  if (!name) return undefined;
  const from = withYear(t, name.next, { kind: 'date', month: name.month }, 'month');
  const to = connector(t, from.next);
  const second = to === undefined ? undefined : monthName(t, to);
  if (!second || (dayNumber(t, second.next)?.day !== undefined && !isYear(t, second.next))) return undefined;
  const until = withYear(t, second.next, { kind: 'date', month: second.month }, 'month');
  return range(until.next, from.meaning, until.meaning);
}

/** "1975 Nov-Dec", "2017/Oct/31", "2019 March": the year first. */
export function yearFirst(t: Tokens, i: number): Match | undefined {
  const year = t.at(i);
  if (year.text.length !== 4 || !(year.value >= 1700 && year.value <= 2199) || !startsFigure(t, i))
    return undefined;
  const sign = t.word(i + 1);
  const signed = (sign === '/' || sign === '-') && t.at(i + 1).glued && t.at(i + 2).glued;
  const name = monthName(t, signed ? i + 2 : i + 1);
  if (!name) return undefined;
  const from: DateMeaning = { kind: 'date', year: year.value, month: name.month };
  if (signed) {
    const day = t.gluedSign(name.next, sign) ? dayNumber(t, name.next + 1) : undefined;
    return day && { next: day.next, rule: 'day', meaning: { ...from, day: day.day } };
  }
  const second = t.word(name.next) === '-' ? monthName(t, name.next + 1) : undefined;
  if (second && second.month > name.month) {
    // The stop is that of the sentence.
    const next = t.word(second.next - 1) === '.' ? second.next - 1 : second.next;
    return range(next, from, { ...from, month: second.month });
  }
  // "In 2019 March was cold": only short names stand behind their year.
  return SHORT.has(t.at(i + 1).text) && t.at(name.next).kind !== 'word'
    ? { next: name.next, rule: 'month', meaning: from }
    : undefined;
}

/** "2019-2023", "2019 to 2023", "between 2019 and 2023", "2023/24". */
export function yearRange(t: Tokens, i: number): Match | undefined {
  const first = t.at(i);
  if (first.text.length !== 4 || !(first.value >= 1000 && first.value <= 2199) || !startsFigure(t, i))
    return undefined;
  const between = t.word(i - 1) === 'between' && t.word(i + 1) === 'and';
  const sign = t.word(i + 1);
  if (!between && sign !== '-' && sign !== 'to' && sign !== '/' && sign !== 'through') return undefined;
  const second = t.at(i + 2);
  if (AMOUNTS.has(t.word(i + 3)) || t.word(i + 3) === '%') return undefined;
  if (isYear(t, i + 2) && second.value > first.value && second.value - first.value < 600) {
    return range(i + 3, { kind: 'date', year: first.value }, { kind: 'date', year: second.value });
  }
  const season = (sign === '-' || sign === '/') && second.glued && second.text.length === 2;
  if (season && second.value === (first.value + 1) % 100 && endsFigure(t, i + 3)) {
    return range(i + 3, { kind: 'date', year: first.value }, { kind: 'date', year: first.value + 1 });
  }
  return undefined;
}
