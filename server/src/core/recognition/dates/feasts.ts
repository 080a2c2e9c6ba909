/** Feast days with a date of their own, by code: names in both languages and the rule of the day. */

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

const solar = (month: number, day: number): FeastRule => ({ calendar: 'solar', month, day });
const lunar = (month: number, day: number, offset = 0): FeastRule => ({
  calendar: 'lunar',
  month,
  day,
  offset,
});
const weekday = (month: number, weekday: number, nth: number, offset = 0): FeastRule => ({
  calendar: 'weekday',
  month,
  day: 0,
  weekday,
  nth,
  offset,
});
const easter = (offset: number): FeastRule => ({ calendar: 'easter', month: 4, day: 0, offset });

export const FEASTS: Readonly<Record<string, FeastRule>> = {
  tet: lunar(1, 1),
  'tet-eve': lunar(1, 1, -1),
  'full-moon-1': lunar(1, 15),
  'wealth-god': lunar(1, 10),
  'hung-kings': lunar(3, 10),
  'doan-ngo': lunar(5, 5),
  'vu-lan': lunar(7, 15),
  'mid-autumn': lunar(8, 15),
  'kitchen-gods': lunar(12, 23),
  'buddha-birthday': lunar(4, 15),
  'new-year': solar(1, 1),
  'new-year-eve': solar(12, 31),
  valentine: solar(2, 14),
  'women-day': solar(3, 8),
  reunification: solar(4, 30),
  'labour-day': solar(5, 1),
  'national-day': solar(9, 2),
  halloween: solar(10, 31),
  'vn-women-day': solar(10, 20),
  'vn-teachers-day': solar(11, 20),
  christmas: solar(12, 25),
  'christmas-eve': solar(12, 24),
  easter: easter(0),
  'good-friday': easter(-2),
  thanksgiving: weekday(11, 4, 4),
  'black-friday': weekday(11, 4, 4, 1),
  'cyber-monday': weekday(11, 4, 4, 4),
  'mothers-day': weekday(5, 7, 2),
};

/** Names in Vietnamese, folded, the longer ones of a first word first. */
export const VI_FEASTS: readonly (readonly [string, string])[] = [
  ['đêm giao thừa', 'tet-eve'],
  ['giao thừa', 'tet-eve'],
  ['giáng sinh', 'christmas'],
  ['noel', 'christmas'],
  ['tết dương lịch', 'new-year'],
  ['tết tây', 'new-year'],
  ['tết trung thu', 'mid-autumn'],
  ['tết thiếu nhi', 'mid-autumn'],
  ['trung thu', 'mid-autumn'],
  ['tết đoan ngọ', 'doan-ngo'],
  ['tết độc lập', 'national-day'],
  ['giỗ tổ hùng vương', 'hung-kings'],
  ['vía thần tài', 'wealth-god'],
  ['lễ vu lan', 'vu-lan'],
  ['lễ phật đản', 'buddha-birthday'],
  ['lễ tình nhân', 'valentine'],
  ['lễ tạ ơn', 'thanksgiving'],
  ['lễ phục sinh', 'easter'],
  ['quốc khánh', 'national-day'],
  ['black friday', 'black-friday'],
  ['cyber monday', 'cyber-monday'],
  ['halloween', 'halloween'],
  ['valentine', 'valentine'],
];

/** Names in English, folded. */
export const EN_FEASTS: readonly (readonly [string, string])[] = [
  ['christmas eve', 'christmas-eve'],
  ['christmas day', 'christmas'],
  ['christmas', 'christmas'],
  ["new year ' s eve", 'new-year-eve'],
  ["new year ' s day", 'new-year'],
  ['lunar new year', 'tet'],
  ['tet', 'tet'],
  ['thanksgiving', 'thanksgiving'],
  ['halloween', 'halloween'],
  ["valentine ' s day", 'valentine'],
  ['good friday', 'good-friday'],
  ['easter sunday', 'easter'],
  ['easter', 'easter'],
  ['black friday', 'black-friday'],
  ['mid - autumn festival', 'mid-autumn'],
];
