import { type Pattern, table } from '../../../recognition/dates/rule';

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

const BY_UNIT = new Map<string, Map<string, number>>();
for (const [word, by, goesWith] of POINTS) {
  for (const unit of goesWith.split(' ')) {
    const words = BY_UNIT.get(unit) ?? new Map<string, number>();
    BY_UNIT.set(unit, words.set(word, by));
  }
}

/** The words behind such a unit, and how many units from now they point. */
export function stepsOf(unit: Pointed): ReadonlyMap<string, number> {
  return BY_UNIT.get(unit)!;
}

/** A word behind such a unit that tells how many units from now. */
export function deixis(unit: Pointed): Pattern<number> {
  return table(stepsOf(unit));
}

/** Units from the day last spoken of: "hôm đó", "năm ấy". */
export const ANAPHORIC = ['đó', 'ấy'] as const;
