/** Days, months and years of the Gregorian calendar in Vietnamese: "ngày 5/9", "tháng 3/2023", "năm 2024". */

import { digitDate } from '../../../recognition/dates/numeric';
import { any, num, rule, seq, word } from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Aim, DateMeaning, Match, Meaning, MonthRef, YearRef } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { aimsOf, deixis, JUST_GONE, stepsOf } from './deixis';
import { numberWords } from './numbers';
import { isPlace } from './places';
import { isYear, runsOn, yearAfterMonth, yearPhrase } from './year';

const MONTH_WORDS = new Map([
  ['giêng', 1],
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['tư', 4],
  ['bốn', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
  ['chạp', 12],
]);

export interface MonthMatch {
  readonly next: number;
  readonly month: number;
  readonly digits: boolean;
  /** "Giêng" and "Chạp" are months of the lunar calendar. */
  readonly lunar: boolean;
}

/** The number of a month after "tháng", at `i`. */
export function monthNumber(t: Tokens, i: number): MonthMatch | undefined {
  const token = t.at(i);
  if (token.kind === 'number') {
    const ok = token.value >= 1 && token.value <= 12 && token.text.length <= 2;
    return ok ? { next: i + 1, month: token.value, digits: true, lunar: false } : undefined;
  }
  const month = MONTH_WORDS.get(token.text);
  if (month === undefined) return undefined;
  if (month === 10 && !isUnitAfter(t, i + 2)) {
    if (t.word(i + 1) === 'một') return { next: i + 2, month: 11, digits: false, lunar: false };
    if (t.word(i + 1) === 'hai') return { next: i + 2, month: 12, digits: false, lunar: false };
  }
  const lunar = token.text === 'giêng' || token.text === 'chạp';
  return { next: i + 1, month, digits: false, lunar };
}

const UNIT_WORDS = words('năm tháng tuần ngày giờ tiếng phút lần người đêm');

function isUnitAfter(t: Tokens, i: number): boolean {
  return UNIT_WORDS.has(t.word(i)) && !isYear(t, i + 1);
}

/** "tháng 9", "tháng Ba", "tháng 3/2023", "tháng 12 năm ngoái", from the word "tháng" on. */
export function month(t: Tokens, i: number): (Match & { meaning: DateMeaning; lunar: boolean }) | undefined {
  if (t.word(i) !== 'tháng') return undefined;
  if (t.words(i - 2, 'cách', 'mạng') || t.words(i - 1, 'năm', 'tháng')) return undefined;
  // "đường 3 tháng 2".
  if (t.at(i - 1).kind === 'number' && isPlace(t, i - 2)) return undefined;
  const found = monthNumber(t, i + 1);
  if (!found) return undefined;
  const year = yearAfterMonth(t, found.next, found.digits);
  if (!year) {
    if (found.digits && runsOn(t, i + 1) && !rangeFollows(t, i + 2)) return undefined;
    if (SCALES.has(t.word(found.next))) return undefined;
    if (!found.digits && !found.lunar && !t.at(i + 1).capital && !wordMonthIsSafe(t, i, found))
      return undefined;
    if (isUnitAfter(t, found.next) && !found.digits) return undefined;
  }
  const next = year ? year.next : found.next;
  const meaning: DateMeaning = {
    kind: 'date',
    ...(year ? { year: year.year } : {}),
    month: found.month,
  };
  return { next, rule: year ? 'month-of-year' : 'month', meaning, lunar: found.lunar };
}

/** "lương tháng 9 triệu". */
const SCALES = words('nghìn ngàn triệu tỷ tỉ');

/** "tháng 1-3", "tháng 6-8/2023". */
function rangeFollows(t: Tokens, i: number): boolean {
  return t.at(i).text === '-' && t.at(i + 1).kind === 'number' && t.number(i + 1) <= 12;
}

const BEFORE_WORD_MONTH = words('vào từ trong đầu giữa cuối tuần hết hồi đến qua ngày');

/** "tháng ba" in lower case is a month only where nothing else can be meant. */
function wordMonthIsSafe(t: Tokens, i: number, found: MonthMatch): boolean {
  if (BEFORE_WORD_MONTH.has(t.word(i - 1))) return true;
  return found.month !== 5 && found.month !== 1 && found.month !== 2 && !ONE_MONTH.has(t.word(i - 1));
}

const ONE_MONTH = words('một mỗi hàng hằng cả nửa từng những các hai ba mấy vài');

/** Words after a date that make "tới" a verb or a preposition instead of "the coming". */
const AFTER_VERB_TOI = words(`
  thăm dự nay ngày tháng năm quý hết khi lúc cuối đầu giữa các những nước hiện sân tận gặp làm
`);

/** Narrowing word after a date ("tới", "này", "qua") at `i`: where it ends and which way it points. */
function narrowing(t: Tokens, i: number): { next: number; aim: Aim } | undefined {
  const gone = JUST_GONE.match(t, i);
  if (gone) return { next: gone.next, aim: 'past' };
  const aim = aimsOf('date').get(t.word(i));
  if (aim === undefined || aim === 'near') return undefined;
  const after = t.at(i + 1);
  switch (t.word(i)) {
    case 'tới':
      if (after.text === 'đây') return { next: i + 2, aim };
      if (after.kind === 'number' || AFTER_VERB_TOI.has(after.text)) return undefined;
      if (after.kind === 'word' && after.capital) return undefined;
      break;
    case 'qua':
      if (after.kind === 'word') return undefined;
      break;
  }
  return { next: i + 1, aim };
}

/** Adds a narrowing word to an open date (one without a year): "ngày 6/9 tới", "hôm 7/3 vừa qua". */
export function narrowed<T extends Match & { meaning: DateMeaning }>(t: Tokens, found: T): T {
  if (found.meaning.year !== undefined) return found;
  const narrow = narrowing(t, found.next);
  if (!narrow) return found;
  return { ...found, next: narrow.next, meaning: { ...found.meaning, aim: narrow.aim } };
}

const SCHOOL_YEAR = seq(word('năm'), word('học'));
const FOUR_DIGITS = num(1000, 2199).when((t, i) => isYear(t, i));

/** "năm học 2024-2025", "năm học trước". */
export const schoolYear = rule({
  code: 'school-year',
  match: any<Meaning>(
    seq(SCHOOL_YEAR, deixis('school-year')).map(([, by]) => ({ kind: 'school', by })),
    seq(SCHOOL_YEAR, FOUR_DIGITS, word('- /'), FOUR_DIGITS).map(([, from, , to]) =>
      to === from + 1
        ? { kind: 'range', from: { kind: 'date', year: from }, to: { kind: 'date', year: to } }
        : undefined,
    ),
    seq(SCHOOL_YEAR, FOUR_DIGITS)
      .when((t, _, next) => !runsOn(t, next - 1))
      .map(([, year]) => ({ kind: 'date', year })),
  ),
  means: (meaning) => meaning,
  yes: [
    'Học phí [năm học 2024-2025=2024/2025] giữ nguyên.',
    '[Năm học trước=2023/2024], trường thiếu lớp.',
    'Trường mở từ [năm học 2019=2019].',
  ],
  no: [
    'Năm học sinh nhập viện.',
    'Đầu năm học mới, sách tăng giá.',
    'Năm học viên trước cửa lớp.',
    'Hồ sơ năm học 2024/12 bị mất.',
  ],
});

/** "tháng 9 (năm …)" or "tháng sau" after a day. */
function monthOfDay(t: Tokens, i: number): { next: number; month: MonthRef; year?: YearRef } | undefined {
  if (t.word(i) !== 'tháng') return undefined;
  const number = monthNumber(t, i + 1);
  if (number) {
    const year = yearAfterMonth(t, number.next, number.digits);
    if (!year && number.digits && runsOn(t, i + 1)) return undefined;
    return { next: year?.next ?? number.next, month: number.month, ...(year ? { year: year.year } : {}) };
  }
  const shift = stepsOf('month-of-day').get(t.word(i + 1));
  return shift === undefined ? undefined : { next: i + 2, month: { shift, base: 'published' } };
}

function dayOfMonth(t: Tokens, i: number): { next: number; day: number } | undefined {
  const token = t.at(i);
  if (token.kind === 'number') {
    return token.value >= 1 && token.value <= 31 && token.text.length <= 2
      ? { next: i + 1, day: token.value }
      : undefined;
  }
  const words = numberWords(t, i);
  return words && words.value <= 31 ? { next: words.next, day: words.value } : undefined;
}

const HEAD = new Set(['ngày', 'hôm', 'mùng', 'mồng']);

/**
 * A day written out or in digits with its head word: "ngày 5/9", "ngày 5 tháng 9 năm 2024", "mùng 2/9",
 * "ngày 5/9 năm nay". `i` is at the head word.
 */
export function headedDay(t: Tokens, i: number): (Match & { meaning: DateMeaning }) | undefined {
  if (!HEAD.has(t.word(i))) return undefined;
  let at = i + 1;
  if (t.word(i) === 'ngày' && t.word(at) === 'hôm') at++;
  if (t.word(at) === 'mùng' || t.word(at) === 'mồng') at++;
  // "ngày12/6" has lost its blank.
  const numeric = digitDate(t, at, { headed: true, rightEnd: at === i + 1 });
  if (numeric) return withYearPhrase(t, { ...numeric, rule: 'day' });
  return spelledDay(t, at, true);
}

/** "5 tháng 9 năm 2024" from the day's number on. */
export function spelledDay(
  t: Tokens,
  i: number,
  headed = false,
): (Match & { meaning: DateMeaning }) | undefined {
  const day = dayOfMonth(t, i);
  if (!day) return undefined;
  const month = monthOfDay(t, headed && t.word(day.next) === ',' ? day.next + 1 : day.next);
  // "12-18 tháng tới" are months, "ngày 5 tháng tới" is a day.
  if (!month || (!headed && typeof month.month !== 'number')) return undefined;
  const { next, ...rest } = month;
  return { next, rule: 'day-spelled', meaning: { kind: 'date', day: day.day, ...rest } };
}

/** Adds "năm 2024", "năm ngoái" to a date in digits that has no year. */
export function withYearPhrase(
  t: Tokens,
  found: Match & { meaning: DateMeaning },
): Match & { meaning: DateMeaning } {
  if (found.meaning.year !== undefined) return found;
  const comma = t.word(found.next) === ',' && t.word(found.next + 1) === 'năm' && isYear(t, found.next + 2);
  const year = yearPhrase(t, comma ? found.next + 1 : found.next);
  return year ? { ...found, next: year.next, meaning: { ...found.meaning, year: year.year } } : found;
}

const AFTER_BARE_DAY = words('và đến tới tại ở của để khi cho hằng hàng là rạng thì đã sẽ');

/** "ngày 7" whose month is the one spoken of. */
export function bareDay(t: Tokens, i: number): Match | undefined {
  if (t.word(i) !== 'ngày' && t.word(i) !== 'mùng' && t.word(i) !== 'mồng') return undefined;
  const at = t.word(i + 1) === 'mùng' || t.word(i + 1) === 'mồng' ? i + 2 : i + 1;
  const token = t.at(at);
  if (token.kind !== 'number' || token.text.length > 2 || !(token.value >= 1 && token.value <= 31))
    return undefined;
  if (runsOn(t, at)) return undefined;
  const after = t.at(at + 1);
  if (after.kind === 'word' && !AFTER_BARE_DAY.has(after.text)) return undefined;
  // "Ngày 1: Hà Nội - Huế" heads a part of an itinerary.
  if (i === 0 && after.text === ':') return undefined;
  // "mùng 7" alone is a day of the new year's feast.
  if (t.word(at - 1) !== 'ngày') {
    return { next: at + 1, rule: 'lunar', meaning: { kind: 'lunar', day: token.value, month: 1 } };
  }
  const list = listedMonth(t, at + 1);
  return { next: at + 1, rule: 'day-bare', meaning: { ...list, kind: 'date', day: token.value } };
}

/** How many days a list may have. */
const LONGEST_LIST = 10;

function isListSign(t: Tokens, i: number): boolean {
  return t.word(i) === ',' || t.word(i) === 'và';
}

/** "ngày 5, 6 và 7/9": the month, and the year if written, of the date that ends the list, from the sign on. */
function listedMonth(t: Tokens, i: number): Omit<DateMeaning, 'kind' | 'day'> {
  for (let at = i; at < i + 2 * LONGEST_LIST && isListSign(t, at); at += 2) {
    const last = digitDate(t, at + 1, { headed: true });
    const spelled = last ?? spelledDay(t, at + 1);
    if (spelled) {
      const { month, year } = spelled.meaning;
      return { ...(month === undefined ? {} : { month }), ...(year === undefined ? {} : { year }) };
    }
    if (!(t.number(at + 1) >= 1 && t.number(at + 1) <= 31)) break;
  }
  return {};
}

/** "6" in "ngày 5, 6 và 7/9". */
export function listedDay(t: Tokens, i: number): Match | undefined {
  const day = t.number(i);
  if (!(day >= 1 && day <= 31) || !isListSign(t, i - 1) || !isListSign(t, i + 1)) return undefined;
  const list = listedMonth(t, i + 1);
  if (list.month === undefined) return undefined;
  let first = i - 2;
  while (first > i - 2 * LONGEST_LIST && t.number(first) <= 31 && isListSign(t, first - 1)) first -= 2;
  if (t.word(first - 1) !== 'ngày' || !(t.number(first) <= 31)) return undefined;
  return { next: i + 1, rule: 'day-bare', meaning: { ...list, kind: 'date', day } };
}

/** "năm 2024" and, where nothing else can be meant, "năm 938". */
export function year(t: Tokens, i: number): Match | undefined {
  const found = yearPhrase(t, i);
  if (found && (typeof found.year === 'number' || 'cycle' in found.year)) {
    return { next: found.next, rule: 'year', meaning: { kind: 'date', year: found.year } };
  }
  if (t.word(i) === 'năm' && t.at(i + 1).text.length === 3 && t.number(i + 1) >= 100 && !runsOn(t, i + 1)) {
    const after = t.at(i + 2);
    if (after.kind !== 'word' || after.text === 'sau') {
      return { next: i + 2, rule: 'year', meaning: { kind: 'date', year: t.number(i + 1) } };
    }
  }
  return undefined;
}
