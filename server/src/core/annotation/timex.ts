import { parseDay, weekdayOf as weekdayOfDay } from '../text/civil';

const YEAR = '[0-9X]{4}';
const DAY = `${YEAR}-(?:[0-9X]{2})(?:-(?:[0-9X]{2}|START|MID|END))?`;
const WEEK = `${YEAR}-W[0-9X]{2}(?:-(?:[1-7]|WE|START|MID|END))?`;
const PART = `${YEAR}-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI|START|MID|END)(?:-(?:START|MID|END))?`;
const CENTURY = '[0-9X]{2,3}(?:-(?:START|MID|END))?';
const CLOCK =
  'T(?:[0-9X]{2}(?::[0-9X]{2}(?::[0-9X]{2})?)?|MO|MI|AF|EV|NI|DT)(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?';
const POINT = `(?:(?:${DAY}|${WEEK}|${PART}|${YEAR}|${CENTURY})(?:${CLOCK})?|${CLOCK})`;
const DURATION = 'P(?:[0-9X.]+[YMWDQ])*(?:T(?:[0-9X.]+[HMS])+)?';
const ANY = new RegExp(`^(?:${POINT}(?:/${POINT})?|${DURATION}(?:/${DURATION})?)$`);

/** Whether a string is a TIMEX3 value of the kinds that the guidelines use, intervals included. */
export function isTimexValue(value: string): boolean {
  return value.length > 1 && value.length < 64 && value !== 'P' && ANY.test(value);
}

/** The day of the week of `YYYY-MM-DD…`, 0 for Sunday; undefined for other values and impossible days. */
export function weekdayOf(value: string): number | undefined {
  const day = value.length === 10 || value[10] === 'T' ? parseDay(value.slice(0, 10)) : undefined;
  return day === undefined ? undefined : weekdayOfDay(day) % 7;
}
