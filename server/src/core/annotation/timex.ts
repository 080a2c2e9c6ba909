import type { TimexType } from '../recognition/types';
import { daysInMonth, isoWeek, parseDay, toDay, weekdayOf as weekdayOfDay } from '../text/civil';

/** A year; before Christ with `BC` (TimeML 1.2.1, 2.2.4.1.1). */
const YEAR = '(?:BC)?[0-9X]{4}';
const DAY = `${YEAR}-[0-9X]{2}(?:-[0-9X]{2})?(?:-(?:START|MID|END))?`;
const WEEK = `${YEAR}-W[0-9X]{2}(?:-(?:[1-7]|WE|START|MID|END))?`;
const PART = `${YEAR}-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI|START|MID|END)(?:-(?:START|MID|END))?`;
const CENTURY = '(?:BC)?[0-9X]{2,3}(?:-(?:START|MID|END))?';
const CLOCK =
  'T(?:[0-9X]{2}(?::[0-9X]{2}(?::[0-9X]{2})?)?|MO|MI|AF|EV|NI|DT)(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?';
const POINT = `(?:(?:${DAY}|${WEEK}|${PART}|${YEAR}|${CENTURY})(?:${CLOCK})?|${CLOCK})`;
const DURATION = 'P(?:[0-9X.]+[YMWDQ])*(?:T(?:[0-9X.]+[HMS])+)?';
/** Times that are not dated, but related to that of the text (TimeML 1.2.1, 2.2.3). */
const REFERENCE = '(?:PRESENT|PAST|FUTURE)_REF';
const ANY = new RegExp(`^(?:${REFERENCE}|${POINT}(?:/${POINT})?|${DURATION}(?:/${DURATION})?)$`);

/** Whether a string has the form of a TIMEX3 value of the kinds that the guidelines use, intervals included. */
export function isTimexValue(value: string): boolean {
  return value.length > 1 && value.length < 64 && value !== 'P' && ANY.test(value);
}

/** The type that a value has by its form. A set is written like a duration and cannot be told. */
export function timexTypeOf(value: string): TimexType {
  if (value.endsWith('_REF')) return 'DATE';
  if (value.startsWith('P')) return 'DURATION';
  const at = value.indexOf('T');
  const isTime = at >= 0 && !/(?:START|MID|END)$/.test(value.slice(0, at + 4));
  return isTime ? 'TIME' : 'DATE';
}

export type TimexFault =
  /** It has not the form of any value. */
  | 'form'
  /** There is no such day, month, week or time of day. */
  | 'impossible'
  /** The interval ends before it begins. */
  | 'reversed';

/** What is wrong with a value, so that nobody can have meant it. */
export function timexFault(value: string): TimexFault | undefined {
  if (!isTimexValue(value)) return 'form';
  const points = value.split('/');
  if (!points.every(isPossible)) return 'impossible';
  return points.length === 2 && isReversed(partsOf(points[0]!), partsOf(points[1]!)) ? 'reversed' : undefined;
}

const CALENDAR = /^((?:BC)?[0-9X]{2,4})(?:-(W|Q|H)?([0-9X]{1,2})(?:-([0-9X]{1,2}))?(?![0-9X]))?/;
const TIME = /T([0-9X]{2})(?::([0-9X]{2}))?(?::([0-9X]{2}))?/;

/** A point of time in numbers, from the coarse to the fine; NaN where digits are unknown. */
interface Parts {
  readonly unit: 'W' | 'Q' | 'H' | 'M';
  /** Year, month or other unit, day. The day of a week is from 1 to 7. */
  readonly date: readonly number[];
  /** Hour, minute, second. */
  readonly time: readonly number[];
}

function partsOf(point: string): Parts {
  const [, year, unit = 'M', inYear, day] = CALENDAR.exec(point) ?? [];
  const time = TIME.exec(point)?.slice(1) ?? [];
  const numbers = (parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined).map((part) => Number(part.replace('BC', '-')));
  return { unit: unit as Parts['unit'], date: numbers([year, inYear, day]), time: numbers(time) };
}

function isPossible(point: string): boolean {
  if (point.startsWith('P')) return true;
  const { unit, date, time } = partsOf(point);
  const [year = Number.NaN, inYear, day] = date;
  const [hour, minute = 0, second = 0] = time;
  const within = (n: number | undefined, least: number, most: number) =>
    n === undefined || Number.isNaN(n) || (n >= least && n <= most);
  const isTime = within(hour, 0, hour === 24 && minute + second > 0 ? 23 : 24);
  if (!isTime || !within(minute, 0, 59) || !within(second, 0, 60)) return false;
  if (unit === 'W') return within(inYear, 1, Number.isNaN(year) ? 53 : weeksInYear(year));
  if (unit !== 'M') return true;
  if (!within(inYear, 1, 12)) return false;
  const month = inYear === undefined || Number.isNaN(inYear) ? 1 : inYear;
  // 29 February may be meant where the year is not known.
  return within(day, 1, daysInMonth(Number.isNaN(year) ? 2000 : year, month));
}

/** Compared as far as both are known and of the same kind. Times without a day may run over midnight. */
function isReversed(from: Parts, to: Parts): boolean {
  const depth = from.unit === to.unit ? 3 : 1;
  const known = from.date.length === 3 && to.date.length === 3;
  const keys = (parts: Parts) => [...parts.date.slice(0, depth), ...(known ? parts.time : [])];
  const [first, last] = [keys(from), keys(to)];
  const differs = first.findIndex((n, i) => n !== last[i]);
  // A comparison with what is missing or not known is false.
  return differs >= 0 && first[differs]! > last[differs]!;
}

/** The day of the week of `YYYY-MM-DD…`, 0 for Sunday; undefined for other values and impossible days. */
export function weekdayOf(value: string): number | undefined {
  const day = value.length === 10 || value[10] === 'T' ? parseDay(value.slice(0, 10)) : undefined;
  return day === undefined ? undefined : weekdayOfDay(day) % 7;
}

/** 28 December is always in the last week. */
function weeksInYear(year: number): number {
  return isoWeek(toDay(year, 12, 28)).week;
}
