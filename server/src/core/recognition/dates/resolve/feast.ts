import { daysInMonth, toDay, weekdayOf } from '../../../text/civil';
import type { FeastRule } from '../feasts';
import { lunarDay } from './lunar';

/** Day number of a feast in a Gregorian year. */
export function feastDay(rule: FeastRule, year: number): number {
  const offset = rule.offset ?? 0;
  switch (rule.calendar) {
    case 'solar':
      return toDay(year, rule.month, rule.day);
    case 'lunar':
      // The last month of a lunar year falls into the next Gregorian one.
      return lunarDay(rule.month >= 12 ? year - 1 : year, rule.month, rule.day) + offset;
    case 'easter':
      return easterDay(year) + offset;
    case 'weekday':
      return nthWeekday(year, rule.month, rule.weekday ?? 1, rule.nth ?? 1) + offset;
  }
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = toDay(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = toDay(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

/** Western Easter by the Gregorian computus. */
function easterDay(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact =
    (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const moon =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const full = toDay(year, 3, 21) + moon;
  return full + 7 - (weekdayOf(full) % 7);
}
