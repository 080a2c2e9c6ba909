import { type Pattern, seq, table, word } from '../../../recognition/dates/rule';
import type { Aim } from '../../../recognition/dates/types';

/** What a deictic word may stand behind: `day` is "hôm", `weekday` and `weekend` have the week that it tells. */
export type Pointed =
  | 'day'
  | 'part-of-day'
  | 'weekday'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'school-year'
  | 'month-of-day';

/**
 * How many units from now the words behind a unit point, and the units that they go with: "tuần rồi" is last
 * week, "quý rồi" no quarter, and "nay" goes with years ("tháng nay" is "for months now").
 */
const POINTS: readonly (readonly [word: string, by: number, goesWith: string])[] = [
  ['này', 0, 'weekday weekend week month quarter year decade century school-year month-of-day'],
  ['nay', 0, 'day part-of-day weekday weekend year quarter school-year'],
  ['trước', -1, 'weekday weekend week month quarter year decade century school-year month-of-day'],
  ['qua', -1, 'day part-of-day weekday weekend week month quarter year decade school-year'],
  ['rồi', -1, 'weekday weekend week month year decade'],
  ['ngoái', -1, 'year school-year'],
  ['kia', -2, 'day year'],
  ['mai', 1, 'day part-of-day'],
  ['sau', 1, 'weekday weekend week month quarter year decade school-year month-of-day'],
  ['tới', 1, 'weekday weekend week month quarter year decade school-year month-of-day'],
];

/** What has a name of its own, of which a deictic word tells which one is meant: "thứ Ba tới", "mùa hè này". */
export type Named = 'date' | 'weekday' | 'quarter' | 'season' | 'bare-season';

/**
 * Which way they point from now behind a name, and the names that they go with; `near` is whichever lies nearest:
 * "thứ Ba này" is still to come, "mùa hè này" may be over.
 */
const AIMS: readonly (readonly [word: string, aim: Aim | 'near', goesWith: string])[] = [
  ['này', 'future', 'date weekday'],
  ['này', 'near', 'quarter season bare-season'],
  ['tới', 'future', 'date weekday season bare-season'],
  ['tới', 'near', 'quarter'],
  ['qua', 'past', 'date weekday'],
  ['qua', 'near', 'season'],
  ['trước', 'past', 'weekday'],
];

function byCompany<T>(rows: readonly (readonly [word: string, points: T, goesWith: string])[]) {
  const tables = new Map<string, Map<string, T>>();
  for (const [word, points, goesWith] of rows) {
    for (const name of goesWith.split(' ')) {
      const words = tables.get(name) ?? new Map<string, T>();
      tables.set(name, words.set(word, points));
    }
  }
  return tables;
}

const BY_UNIT = byCompany(POINTS);
const BY_NAME = byCompany(AIMS);

/** The words behind such a unit, and how many units from now they point. */
export function stepsOf(unit: Pointed): ReadonlyMap<string, number> {
  return BY_UNIT.get(unit)!;
}

/** A word behind such a unit that tells how many units from now. */
export function deixis(unit: Pointed): Pattern<number> {
  return table(stepsOf(unit));
}

/** Which way a word behind such a name points. */
export function aimsOf(name: Named): ReadonlyMap<string, Aim | 'near'> {
  return BY_NAME.get(name)!;
}

/** A word behind such a name that tells which one is meant. */
export function aiming(name: Named): Pattern<{ readonly aim?: Aim }> {
  return table(aimsOf(name)).map((aim) => (aim === 'near' ? {} : { aim }));
}

/** "vừa qua", "vừa rồi": the last one, of units and of names. */
export const JUST_GONE = seq(word('vừa'), word('qua rồi'));

/** Behind a length, the stretch up to now or from now on: "3 năm qua", "10 ngày tới", "mấy năm nay". */
export const STRETCHES: ReadonlySet<string> = new Set(['qua', 'tới', 'nay']);

/** On which side of something told: "trước đó hai ngày", "năm sau đó", "hôm trước". */
export const SIDES: ReadonlyMap<string, 1 | -1> = new Map([
  ['trước', -1],
  ['sau', 1],
]);

/** Units from the day last spoken of: "hôm đó", "năm ấy". */
export const ANAPHORIC = ['đó', 'ấy'] as const;
