/** Calendar units with a place in time, and their TIMEX3 values. */

import { daysInMonth, fromDay, isoWeek, toDay, weekdayOf } from '../../../text/civil';
import type { Season, Unit } from '../types';

export type MomentUnit =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'season'
  | 'year'
  | 'decade'
  | 'century';

/** One unit of the calendar: this day, this quarter, this century. */
export interface Moment {
  readonly unit: MomentUnit;
  /** Day number of its first day. */
  readonly start: number;
}

const SEASON_MONTHS: Record<Season, number> = { SP: 1, SU: 4, FA: 7, WI: 10 };
const SEASONS: readonly Season[] = ['SP', 'SU', 'FA', 'WI'];
/** Length of the units that are whole months. */
const MONTHS: Partial<Record<MomentUnit, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  season: 3,
  year: 12,
  decade: 120,
  century: 1200,
};

export function dayMoment(year: number, month: number, day: number): Moment {
  return { unit: 'day', start: toDay(year, month, day) };
}

export function monthMoment(year: number, month: number): Moment {
  return { unit: 'month', start: toDay(year, month, 1) };
}

export function quarterMoment(year: number, quarter: number): Moment {
  return { unit: 'quarter', start: toDay(year, quarter * 3 - 2, 1) };
}

export function halfMoment(year: number, half: 1 | 2): Moment {
  return { unit: 'half', start: toDay(year, half === 1 ? 1 : 7, 1) };
}

export function yearMoment(year: number): Moment {
  return { unit: 'year', start: toDay(year, 1, 1) };
}

export function seasonMoment(year: number, season: Season): Moment {
  return { unit: 'season', start: toDay(year, SEASON_MONTHS[season], 1) };
}

export function yearOf(moment: Moment): number {
  return fromDay(moment.start).year;
}

/** The unit of this size that holds the moment's first day. */
export function widen(moment: Moment, unit: MomentUnit): Moment {
  if (moment.unit === unit || unit === 'day') return { unit, start: moment.start };
  if (unit === 'week') return { unit, start: moment.start - weekdayOf(moment.start) + 1 };
  const { year, month } = fromDay(moment.start);
  const length = MONTHS[unit] ?? 1;
  const index = Math.floor((year * 12 + month - 1) / length) * length;
  return { unit, start: toDay(Math.floor(index / 12), (index % 12) + 1, 1) };
}

/** The moment `by` units of its own size further. */
export function step(moment: Moment, by: number): Moment {
  if (moment.unit === 'day') return { unit: 'day', start: moment.start + by };
  if (moment.unit === 'week') return { unit: 'week', start: moment.start + 7 * by };
  const { year, month } = fromDay(moment.start);
  return { unit: moment.unit, start: toDay(year, month + by * (MONTHS[moment.unit] ?? 1), 1) };
}

/** The same moment `by` years further; 29 February becomes the 28th. */
export function stepYears(moment: Moment, by: number): Moment {
  if (moment.unit === 'week') return { unit: 'week', start: moment.start + by * 364 };
  const { year, month, day } = fromDay(moment.start);
  return { unit: moment.unit, start: toDay(year + by, month, Math.min(day, daysInMonth(year + by, month))) };
}

const ORDER: readonly MomentUnit[] = [
  'day',
  'week',
  'month',
  'quarter',
  'season',
  'half',
  'year',
  'decade',
  'century',
];

/** Whether the moment tells at least the unit: a day tells its month, a year does not. */
export function isAsFine(moment: Moment, unit: MomentUnit): boolean {
  return ORDER.indexOf(moment.unit) <= ORDER.indexOf(unit);
}

export function momentUnit(unit: Unit): MomentUnit | undefined {
  return unit === 'second' || unit === 'minute' || unit === 'hour' ? undefined : unit;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Whether a value can say it: the years of TIMEX3 go from 0000 to 9999. */
export function hasTimex({ unit, start }: Moment): boolean {
  const { year } = unit === 'week' ? isoWeek(start) : fromDay(start);
  return year >= 0 && year <= 9999;
}

/** TIMEX3 value of a moment that has one. */
export function timexOf(moment: Moment): string {
  const { year, month, day } = fromDay(moment.start);
  const y = pad(year, 4);
  switch (moment.unit) {
    case 'day':
      return `${y}-${pad(month, 2)}-${pad(day, 2)}`;
    case 'week': {
      const iso = isoWeek(moment.start);
      return `${pad(iso.year, 4)}-W${pad(iso.week, 2)}`;
    }
    case 'month':
      return `${y}-${pad(month, 2)}`;
    case 'quarter':
      return `${y}-Q${Math.floor((month + 2) / 3)}`;
    case 'half':
      return `${y}-H${month <= 6 ? 1 : 2}`;
    case 'season':
      return `${y}-${SEASONS[Math.floor((month - 1) / 3)]}`;
    case 'year':
      return y;
    case 'decade':
      return y.slice(0, 3);
    case 'century':
      return y.slice(0, 2);
  }
}

/** Value of a unit of which nothing is known. */
export function unknownValue(unit: MomentUnit): string {
  switch (unit) {
    case 'day':
      return 'XXXX-XX-XX';
    case 'week':
      return 'XXXX-WXX';
    case 'month':
      return 'XXXX-XX';
    case 'quarter':
      return 'XXXX-QX';
    case 'half':
      return 'XXXX-HX';
    case 'decade':
      return 'XXX';
    case 'century':
      return 'XX';
    default:
      return 'XXXX';
  }
}
