/**
 * The Vietnamese lunar calendar (new moons and solar terms at UTC+7), computed from the series for the mean
 * new moon and the sun's longitude in J. Meeus, Astronomical Algorithms, chapters 25 and 49.
 */
import { toDay } from '../../../text/civil';

const RAD = Math.PI / 180;
const SYNODIC = 29.530588861;
/** Julian day of 1970-01-01T00:00 UTC. */
const EPOCH = 2440587.5;
const HANOI = 7 / 24;

const sin = (degrees: number): number => Math.sin(degrees * RAD);

/** Terrestrial minus universal time, in days, good to a minute for 1900 to 2100. */
function deltaT(jd: number): number {
  const century = (jd - 2451545) / 36525;
  return (64 + 60 * Math.max(century, -0.6) + 30 * century * century) / 86400;
}

/** Day number, at Hanoi, of the new moon number `k` counted from January 2000. */
function newMoon(k: number): number {
  const T = k / 1236.85;
  const E = 1 - 0.002516 * T;
  const M = 2.5534 + 29.1053567 * k - 0.0000014 * T * T;
  const Mm = 201.5643 + 385.81693528 * k + 0.0107582 * T * T;
  const F = 160.7108 + 390.67050284 * k - 0.0016118 * T * T;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * T * T;
  const correction =
    -0.4072 * sin(Mm) +
    0.17241 * E * sin(M) +
    0.01608 * sin(2 * Mm) +
    0.01039 * sin(2 * F) +
    0.00739 * E * sin(Mm - M) -
    0.00514 * E * sin(Mm + M) +
    0.00208 * E * E * sin(2 * M) -
    0.00111 * sin(Mm - 2 * F) -
    0.00057 * sin(Mm + 2 * F) +
    0.00056 * E * sin(2 * Mm + M) -
    0.00042 * sin(3 * Mm) +
    0.00042 * E * sin(M + 2 * F) +
    0.00038 * E * sin(M - 2 * F) -
    0.00024 * E * sin(2 * Mm - M) -
    0.00017 * sin(node) +
    0.000325 * sin(299.77 + 0.107408 * k);
  const jd = 2451550.09766 + SYNODIC * k + 0.00015437 * T * T + correction;
  return Math.floor(jd - deltaT(jd) - EPOCH + HANOI);
}

/** Twelfth of the ecliptic (0 from the spring equinox) in which the sun stands at midnight in Hanoi. */
function sunSector(day: number): number {
  const jd = day + EPOCH - HANOI;
  const T = (jd + deltaT(jd) - 2451545) / 36525;
  const M = 357.52911 + 35999.05029 * T;
  const center = (1.914602 - 0.004817 * T) * sin(M) + 0.019993 * sin(2 * M) + 0.000289 * sin(3 * M);
  const longitude = 280.46646 + 36000.76983 * T + center - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * T);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** Number of the last new moon on or before the day. */
function moonBefore(day: number): number {
  let k = Math.floor((day + EPOCH - 2451550.1) / SYNODIC) + 1;
  while (newMoon(k) > day) k--;
  return k;
}

/** The moon that begins the eleventh month, which holds the winter solstice of the Gregorian year. */
function eleventhMonth(year: number): number {
  const k = moonBefore(toDay(year, 12, 31));
  // The solstice is the first day of the tenth sector (270 degrees).
  return sunSector(newMoon(k)) >= 9 ? k - 1 : k;
}

interface Months {
  /** The moon that begins the eleventh month before. */
  readonly from: number;
  /** How many moons after it the leap month begins, if there is one. */
  readonly leap?: number;
}

/** The moons among which a month of the lunar year stands that begins in the Gregorian year. */
function monthsAround(year: number, month: number): Months {
  // Months 11 and 12 stand after the solstice of the same year, the others after that of the year before.
  const from = eleventhMonth(month >= 11 ? year : year - 1);
  const until = eleventhMonth(month >= 11 ? year + 1 : year);
  if (until - from !== 13) return { from };
  let leap = 1;
  while (sunSector(newMoon(from + leap)) !== sunSector(newMoon(from + leap + 1))) leap++;
  return { from, leap };
}

/** How many moons after the eleventh month. */
const monthOffset = (month: number): number => (month - 11 + 12) % 12;

/** Whether the month comes twice in the lunar year that begins in the Gregorian year. */
export function hasLeapMonth(year: number, month: number): boolean {
  return monthsAround(year, month).leap === monthOffset(month) + 1;
}

/**
 * Day number of a lunar date, the ordinary month where there is a leap one, unless that is asked for. `year` is
 * the Gregorian year in which the lunar year begins. The thirtieth of a short month is its last day.
 */
export function lunarDay(year: number, month: number, day: number, second = false): number {
  const { from, leap = Number.POSITIVE_INFINITY } = monthsAround(year, month);
  let offset = monthOffset(month);
  if (offset >= leap || (second && leap === offset + 1)) offset++;
  const start = newMoon(from + offset);
  const length = newMoon(from + offset + 1) - start;
  return start + Math.min(day, length) - 1;
}
