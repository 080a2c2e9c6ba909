/** TIMEX3 values of durations. */
import type { Unit } from './types';

const DATE_LETTERS: Partial<Record<Unit, string>> = { day: 'D', week: 'W', month: 'M', year: 'Y' };
const TIME_LETTERS: Partial<Record<Unit, string>> = { second: 'S', minute: 'M', hour: 'H' };
/** Units without a letter of their own, in years or months. */
const FACTORS: Partial<Record<Unit, readonly [number, Unit]>> = {
  quarter: [3, 'month'],
  half: [6, 'month'],
  decade: [10, 'year'],
  century: [100, 'year'],
};
/** The next smaller unit and its number, to write halves whole: a year and a half is P18M. */
const SMALLER: Partial<Record<Unit, readonly [number, Unit]>> = {
  year: [12, 'month'],
  month: [30, 'day'],
  day: [24, 'hour'],
  hour: [60, 'minute'],
  minute: [60, 'second'],
};

/** ISO 8601 duration of `count` units; `NaN` is an unknown number: `PXY`. Fractions go to the smaller unit. */
export function durationValue(count: number, unit: Unit): string {
  const factor = FACTORS[unit];
  if (factor) return durationValue(count * factor[0], factor[1]);
  if (!Number.isNaN(count) && !Number.isInteger(count)) {
    if (unit === 'hour' && count > 1)
      return joinDurations(durationValue(Math.floor(count), unit), durationValue(count % 1, unit));
    const smaller = SMALLER[unit];
    // Half a day is PT12H, 9.5 days stay P9.5D.
    if (smaller && (unit !== 'day' || count < 1) && Number.isInteger(count * smaller[0]))
      return durationValue(count * smaller[0], smaller[1]);
  }
  const number = Number.isNaN(count) ? 'X' : String(count);
  const letter = DATE_LETTERS[unit];
  return letter ? `P${number}${letter}` : `PT${number}${TIME_LETTERS[unit]}`;
}

/** Joins two durations: `P3Y` and `P6M` make `P3Y6M`, `PT2H` and `PT30M` make `PT2H30M`. */
export function joinDurations(first: string, second: string): string {
  const [date, time] = split(first);
  const [moreDate, moreTime] = split(second);
  const clock = time + moreTime;
  return `P${date}${moreDate}${clock === '' ? '' : `T${clock}`}`;
}

function split(value: string): [string, string] {
  const at = value.indexOf('T');
  return at < 0 ? [value.slice(1), ''] : [value.slice(1, at), value.slice(at + 1)];
}
