/** Feast days with a date of their own, and those that many countries keep. */

export interface FeastRule {
  readonly calendar: 'solar' | 'lunar' | 'easter' | 'weekday';
  /** Month and day of the calendar; for `easter` only `offset` counts. */
  readonly month: number;
  readonly day: number;
  /** Days to add: the eve of the new year is a day before it. */
  readonly offset?: number;
  /** For `weekday`: the nth (-1 last) weekday (1 Monday) of the month, `offset` days after. */
  readonly weekday?: number;
  readonly nth?: number;
}

export const solar = (month: number, day: number): FeastRule => ({ calendar: 'solar', month, day });
export const lunar = (month: number, day: number, offset = 0): FeastRule => ({
  calendar: 'lunar',
  month,
  day,
  offset,
});
const easter = (offset: number): FeastRule => ({ calendar: 'easter', month: 4, day: 0, offset });
const weekday = (month: number, weekday: number, nth: number, offset = 0): FeastRule => ({
  calendar: 'weekday',
  month,
  day: 0,
  weekday,
  nth,
  offset,
});

export const NEW_YEAR = solar(1, 1);
export const NEW_YEARS_EVE = solar(12, 31);
export const LUNAR_NEW_YEAR = lunar(1, 1);
export const MID_AUTUMN = lunar(8, 15);
export const VALENTINE = solar(2, 14);
export const HALLOWEEN = solar(10, 31);
export const CHRISTMAS_EVE = solar(12, 24);
export const CHRISTMAS = solar(12, 25);
export const EASTER = easter(0);
export const GOOD_FRIDAY = easter(-2);
export const THANKSGIVING = weekday(11, 4, 4);
export const BLACK_FRIDAY = weekday(11, 4, 4, 1);
export const CYBER_MONDAY = weekday(11, 4, 4, 4);

/** A feast as a language calls it: folded words divided by blanks. */
export type FeastName = readonly [name: string, feast: FeastRule];

export type FeastTable = ReadonlyMap<
  string,
  readonly (readonly [words: readonly string[], feast: FeastRule])[]
>;

/** Names by their first word; of those that begin alike the longer ones must come first. */
export function feastsByFirstWord(names: readonly FeastName[]): FeastTable {
  const table = new Map<string, (readonly [readonly string[], FeastRule])[]>();
  for (const [name, feast] of names) {
    const words = name.split(' ');
    table.set(words[0]!, [...(table.get(words[0]!) ?? []), [words, feast]]);
  }
  return table;
}
