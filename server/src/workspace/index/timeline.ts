import { formatDay, fromDay, parseDay, toDay, weekdayOf } from '../../core/text/civil';

/** Units of time, and how a day counts in them. */
export const UNITS = {
  day: { of: (day: number) => day, at: formatDay },
  week: { of: (day: number) => (day - weekdayOf(day) + 1 + 3) / 7, at: (n: number) => formatDay(n * 7 - 3) },
  month: {
    of: (day: number) => fromDay(day).year * 12 + fromDay(day).month - 1,
    at: (n: number) => `${padded(Math.floor(n / 12), 4)}-${padded((((n % 12) + 12) % 12) + 1, 2)}`,
  },
  year: { of: (day: number) => fromDay(day).year, at: (n: number) => padded(n, 4) },
} as const;
export type Unit = keyof typeof UNITS;

/** So many units are shown. */
export const SPAN = 60;

const padded = (n: number, width: number) => String(n).padStart(width, '0');

/** A value of TIMEX3 in the calendar: its first day, and how exact it is; undefined of what is in no calendar. */
export function calendarOf(value: string): { readonly day: number; readonly exact: Unit } | undefined {
  const [, year, month, date, week] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?(?!\d)|-W(\d{2}))?(?!\d)/.exec(value) ?? [];
  if (year === undefined) return undefined;
  if (week !== undefined) {
    // The week of 4 January is the first.
    const first = toDay(Number(year), 1, 4);
    return { day: first - weekdayOf(first) + 1 + (Number(week) - 1) * 7, exact: 'week' };
  }
  const day = parseDay(`${year}-${month ?? '01'}-${date ?? '01'}`);
  if (day === undefined) return undefined;
  return { day, exact: date !== undefined ? 'day' : month !== undefined ? 'month' : 'year' };
}

/** The smallest of some units in which the last days are not more than are shown. */
export function unitFor(days: Iterable<number>, units: readonly Unit[]): Unit {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of days) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return units.find((unit) => UNITS[unit].of(last) - UNITS[unit].of(first) < SPAN) ?? units.at(-1)!;
}

/** The units in a row, at most `SPAN`, that hold most of what is counted. */
export function fullest(counts: ReadonlyMap<number, number>): {
  readonly from: number;
  readonly until: number;
  readonly count: number;
} {
  const units = [...counts].sort(([a], [b]) => a - b);
  let best = { from: 0, until: -1, count: 0 };
  let count = 0;
  let first = 0;
  for (const [unit, times] of units) {
    count += times;
    while (unit - units[first]![0] >= SPAN) count -= units[first++]![1];
    // Of two that hold the same the later one.
    if (count >= best.count) best = { from: units[first]![0], until: unit, count };
  }
  return best;
}
