/** Days of the lunar calendar: "mùng 3 Tết", "rằm tháng Giêng", "10/3 âm lịch", "23 tháng Chạp". */
import { LUNAR_NEW_YEAR } from '../../../recognition/dates/feasts';
import { digitDate } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { DateMeaning, Match, Meaning, YearRef } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { monthNumber } from './calendar';
import { numberWords } from './numbers';
import { cycleYear, yearAfterMonth, yearPhrase } from './year';

export function isMung(word: string): boolean {
  return word === 'mùng' || word === 'mồng';
}

function smallNumber(t: Tokens, i: number): { next: number; value: number } | undefined {
  const token = t.at(i);
  if (token.kind === 'number')
    return token.value >= 1 && token.value <= 30 ? { next: i + 1, value: token.value } : undefined;
  const words = numberWords(t, i);
  return words && words.value <= 30 ? words : undefined;
}

/** "Tết", "Tết Nguyên đán", "Tết Ất Tỵ", "Tết Nguyên đán 2025" at `i`: the lunar new year. */
function tet(t: Tokens, i: number): { next: number; year?: YearRef; full: boolean } | undefined {
  if (t.word(i) !== 'tết') return undefined;
  let at = i + 1;
  let full = false;
  if (t.words(at, 'nguyên', 'đán')) {
    at += 2;
    full = true;
  } else if (t.words(at, 'cổ', 'truyền') || t.words(at, 'âm', 'lịch')) {
    at += 2;
    full = true;
  }
  const cycle = cycleYear(t, at);
  if (cycle) {
    full = true;
    at = cycle.next;
  }
  const token = t.at(at);
  if (token.kind === 'number' && token.text.length === 4 && token.value >= 1900 && token.value <= 2199) {
    return { next: at + 1, year: token.value, full: true };
  }
  const phrase = yearPhrase(t, at);
  if (phrase) return { next: phrase.next, year: phrase.year, full: true };
  return cycle ? { next: at, year: cycle.year, full } : { next: at, full };
}

const DAY_BEFORE = words('ngày sáng trưa chiều tối đêm');

function lunar(next: number, day: number, month: number, year?: YearRef, leap = false): Match {
  const meaning: Meaning = {
    kind: 'lunar',
    day,
    month,
    ...(leap ? { leap } : {}),
    ...(year === undefined ? {} : { year }),
  };
  return { next, rule: 'lunar', meaning };
}

/** "tháng 6 nhuận". */
function isLeap(t: Tokens, i: number): boolean {
  return t.word(i) === 'nhuận';
}

/** "âm lịch" after a date, bare or in brackets. */
function lunarMark(t: Tokens, i: number): number | undefined {
  if (t.words(i, 'âm', 'lịch')) return i + 2;
  if (t.word(i) === '(' && t.words(i + 1, 'âm', 'lịch') && t.word(i + 3) === ')') return i + 4;
  return undefined;
}

/** Words near "tháng Giêng" that speak of the lunar calendar. */
const LUNAR_NEAR = words('tết rằm mùng mồng chùa đền giỗ cúng trẩy phật lịch chơi');
/** How many tokens before and after are looked at. */
const NEAR = 15;

/** "tháng Chạp", "tháng Giêng" among feasts, "tháng 6 năm Giáp Thìn", "tháng 7 âm lịch": `found` as a month of the lunar calendar. */
export function lunarMonth(
  t: Tokens,
  i: number,
  found: Match & { meaning: DateMeaning; lunar: boolean },
): Match | undefined {
  const { month, year } = found.meaning;
  const cycle = typeof year === 'object' && 'cycle' in year;
  if (typeof month === 'number' && year === undefined && isLeap(t, found.next)) {
    const late = yearPhrase(t, found.next + 1);
    const told = late ? { year: late.year } : {};
    const meaning: Meaning = { kind: 'lunar', month, leap: true, ...told };
    return { next: late?.next ?? found.next + 1, rule: 'lunar', meaning };
  }
  const mark = typeof month === 'number' && !cycle ? lunarMark(t, found.next) : undefined;
  if (mark !== undefined && typeof month === 'number')
    return {
      next: mark,
      rule: 'lunar',
      meaning: { kind: 'lunar', month, ...(year === undefined ? {} : { year }) },
    };
  if (typeof month !== 'number' || !(cycle || (found.lunar && (month === 12 || isLunarTalk(t, i)))))
    return undefined;
  const meaning: Meaning = { kind: 'lunar', month, ...(year === undefined ? {} : { year }) };
  return { next: found.next, rule: 'lunar', meaning };
}

function isLunarTalk(t: Tokens, i: number): boolean {
  for (let k = i - NEAR; k <= i + NEAR; k++) {
    if (LUNAR_NEAR.has(t.word(k)) || t.words(k, 'lễ', 'hội')) return true;
  }
  return false;
}

/** "mười chín tháng Tám năm 1945"; among feasts and where it says so a day of the lunar calendar. */
function wordedDay(
  t: Tokens,
  day: { readonly next: number; readonly value: number },
  { next, month }: { readonly next: number; readonly month: number },
): Match | undefined {
  const mark = lunarMark(t, next);
  const late = yearAfterMonth(t, mark ?? next, false);
  const end = late?.next ?? mark ?? next;
  if (mark !== undefined || isLunarTalk(t, day.next)) return lunar(end, day.value, month, late?.year);
  const told = late ? { year: late.year } : {};
  return { next: end, rule: 'day-spelled', meaning: { kind: 'date', day: day.value, month, ...told } };
}

/** A lunar day at `i`. */
export function lunarDay(t: Tokens, i: number): Match | undefined {
  const at = t.word(i) === 'ngày' ? i + 1 : i;
  if (t.word(at) === 'rằm') return fullMoon(t, at);
  const headed = isMung(t.word(at));
  const digits = digitDate(t, headed ? at + 1 : at, { headed: true });
  if (digits) {
    const { day, month, year } = digits.meaning;
    if (day === undefined || typeof month !== 'number') return undefined;
    const leap = year === undefined && isLeap(t, digits.next);
    const after = leap ? digits.next + 1 : digits.next;
    const mark = lunarMark(t, after);
    if (mark === undefined && !leap) return undefined;
    const late = year === undefined ? yearPhrase(t, mark ?? after) : undefined;
    const end = late?.next ?? mark ?? after;
    return lunar(mark === undefined ? (lunarMark(t, end) ?? end) : end, day, month, year ?? late?.year, leap);
  }
  const day = smallNumber(t, headed ? at + 1 : at);
  if (!day) return undefined;
  if (t.word(day.next) === 'tháng') {
    const month = monthNumber(t, day.next + 1);
    if (!month) return undefined;
    // "một tháng Giêng" is a January; "mười lăm tháng Bảy" is a day by its capital alone.
    const isBare = t.at(at).kind === 'word' && !headed;
    if (isBare && (day.value < 10 || !(month.lunar || isLeap(t, month.next)))) {
      const isNamed = day.value >= 10 && at === i && !month.digits && t.at(day.next + 1).capital;
      return isNamed ? wordedDay(t, day, month) : undefined;
    }
    const leap = isLeap(t, month.next);
    const after = leap ? month.next + 1 : month.next;
    const mark = lunarMark(t, after);
    const year = yearAfterMonth(t, mark ?? after, false);
    const late = year && mark === undefined ? lunarMark(t, year.next) : undefined;
    // "tháng 6 năm Giáp Thìn": years of the cycle go with lunar months.
    const cycle = year !== undefined && typeof year.year === 'object' && 'cycle' in year.year;
    if (mark === undefined && late === undefined && !month.lunar && !cycle && !leap) return undefined;
    return lunar(late ?? year?.next ?? mark ?? after, day.value, month.month, year?.year, leap);
  }
  // "sáng 6 Tết" is told without "mùng".
  const first = headed || (day.value <= 10 && DAY_BEFORE.has(t.word(at - 1)));
  const feast =
    t.word(day.next) === 'tết' &&
    (headed || ((first || day.value >= 23) && (t.at(day.next).capital || DAY_BEFORE.has(t.word(at - 1)))))
      ? tet(t, day.next)
      : undefined;
  if (feast) {
    if (first) return lunar(feast.next, day.value, 1, feast.year);
    // "30 Tết" still belongs to the old year.
    return lunar(feast.next, day.value, 12, typeof feast.year === 'number' ? feast.year - 1 : undefined);
  }
  return undefined;
}

/** "rằm tháng Giêng", "rằm tháng Bảy năm nay". */
function fullMoon(t: Tokens, i: number): Match | undefined {
  if (t.word(i + 1) !== 'tháng') return undefined;
  const month = monthNumber(t, i + 2);
  if (!month) return undefined;
  const leap = isLeap(t, month.next);
  const after = leap ? month.next + 1 : month.next;
  const early = lunarMark(t, after);
  const year = yearAfterMonth(t, early ?? after, month.digits && !leap);
  const mark = early === undefined ? lunarMark(t, year?.next ?? after) : undefined;
  return lunar(mark ?? year?.next ?? early ?? after, 15, month.month, year?.year, leap);
}

/** "Tết Nguyên đán 2025", "Tết Ất Tỵ", "Tết": not "Tết trồng cây". */
export function lunarNewYear(t: Tokens, i: number): Match | undefined {
  const found = tet(t, i);
  // "3 Tết liền", "tết tóc"; "dịp tết", "tết nguyên đán" are written small by some.
  const small = found && (t.words(i + 1, 'nguyên', 'đán') || BEFORE_TET.has(t.word(i - 1)));
  if (!found || !(t.at(i).capital || small) || t.at(i - 1).kind === 'number') return undefined;
  if (!found.full) {
    const after = t.at(found.next);
    if (after.capital || OTHER_TET.has(after.text)) return undefined;
  }
  const meaning: Meaning = {
    kind: 'feast',
    feast: LUNAR_NEW_YEAR,
    ...(found.year === undefined ? {} : { year: found.year }),
  };
  return { next: found.next, rule: 'feast', meaning };
}

const BEFORE_TET = words('dịp trước sau giáp cận sát nghỉ đón');
const OTHER_TET = words('thầy sum quê việt xưa trung dương đoan thanh hàn thiếu trồng độc tây');
