import {
  BLACK_FRIDAY,
  CHRISTMAS,
  CHRISTMAS_EVE,
  EASTER,
  type FeastName,
  type FeastRule,
  feastsByFirstWord,
  GOOD_FRIDAY,
  HALLOWEEN,
  LUNAR_NEW_YEAR,
  MID_AUTUMN,
  NEW_YEAR,
  NEW_YEARS_EVE,
  THANKSGIVING,
  VALENTINE,
} from '../../../recognition/dates/feasts';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning } from '../../../recognition/dates/types';
import { yearAfter } from './calendar';

const LUNAR_NEW_YEARS_EVE = { ...LUNAR_NEW_YEAR, offset: -1 };

const solar = (month: number, day: number): FeastRule => ({ calendar: 'solar', month, day });
const weekday = (month: number, weekday: number, nth: number): FeastRule => ({
  calendar: 'weekday',
  month,
  day: 0,
  weekday,
  nth,
});

/** Holidays of the United States and of Britain. */
const HOLIDAYS: readonly FeastName[] = [
  ['martin luther king day', weekday(1, 1, 3)],
  ["presidents ' day", weekday(2, 1, 3)],
  ["st . patrick ' s day", solar(3, 17)],
  ['memorial day', weekday(5, 1, -1)],
  ['labor day', weekday(9, 1, 1)],
  ['columbus day', weekday(10, 1, 2)],
  ['veterans day', solar(11, 11)],
  ['boxing day', solar(12, 26)],
  ['bastille day', solar(7, 14)],
  ['presidents day', weekday(2, 1, 3)],
  ["veterans ' day", solar(11, 11)],
  ['labour day', weekday(9, 1, 1)],
  ['international labor day', solar(5, 1)],
  ['international labour day', solar(5, 1)],
  ['may day', solar(5, 1)],
  ['earth day', solar(4, 22)],
  ["mother ' s day", weekday(5, 7, 2)],
  ["father ' s day", weekday(6, 7, 3)],
  ["international women ' s day", solar(3, 8)],
  // The Tuesday after the first Monday.
  ['election day', { ...weekday(11, 1, 1), offset: 1 }],
  ['groundhog day', solar(2, 2)],
  ['australia day', solar(1, 26)],
  ['anzac day', solar(4, 25)],
  ['guy fawkes night', solar(11, 5)],
  ['cinco de mayo', solar(5, 5)],
  ['martin luther king jr . day', weekday(1, 1, 3)],
  ['mardi gras', { ...EASTER, offset: -47 }],
  ['shrove tuesday', { ...EASTER, offset: -47 }],
  ['ash wednesday', { ...EASTER, offset: -46 }],
  ['palm sunday', { ...EASTER, offset: -7 }],
  ['maundy thursday', { ...EASTER, offset: -3 }],
  ['easter monday', { ...EASTER, offset: 1 }],
  ['easter day', EASTER],
  ['thanksgiving day', THANKSGIVING],
];

const NAMES: readonly FeastName[] = [
  ...HOLIDAYS,
  ['christmas eve', CHRISTMAS_EVE],
  ['christmas day', CHRISTMAS],
  ['christmas', CHRISTMAS],
  ["new year ' s eve", NEW_YEARS_EVE],
  ["new year ' s day", NEW_YEAR],
  ["new year ' s", NEW_YEAR],
  ['new year', NEW_YEAR],
  ["lunar new year ' s eve", LUNAR_NEW_YEARS_EVE],
  ["lunar new year ' s day", LUNAR_NEW_YEAR],
  ['lunar new year', LUNAR_NEW_YEAR],
  ["chinese new year ' s eve", LUNAR_NEW_YEARS_EVE],
  ["chinese new year ' s day", LUNAR_NEW_YEAR],
  ['chinese new year', LUNAR_NEW_YEAR],
  ["tet ' s eve", LUNAR_NEW_YEARS_EVE],
  ['tet eve', LUNAR_NEW_YEARS_EVE],
  ['tet', LUNAR_NEW_YEAR],
  ['thanksgiving', THANKSGIVING],
  ['halloween', HALLOWEEN],
  ["valentine ' s day", VALENTINE],
  ['good friday', GOOD_FRIDAY],
  ['easter sunday', EASTER],
  ['easter', EASTER],
  ['black friday', BLACK_FRIDAY],
  ['mid - autumn festival', MID_AUTUMN],
];

const BY_FIRST = feastsByFirstWord(NAMES);

/** First words of all names, for the table of grammar entries. */
export const FEAST_WORDS: readonly string[] = [...BY_FIRST.keys()];

/** What has its name from a feast and is no day: "Christmas tree". */
const THINGS = new Set(
  'tree trees card cards gift gifts present presents carol carols song songs dinner party parties market markets lights decorations shopping story stories movie movies island egg eggs bunny'.split(
    ' ',
  ),
);

/** Whose new year is on another day, and mostly by another calendar: "the Jewish New Year". */
const OTHER_YEARS = new Set(
  'bengali berber buddhist burmese cambodian coptic ethiopian hindu hijri iranian islamic jewish julian khmer korean lao laotian muslim nepali nepalese orthodox persian sikh sinhala sinhalese tamil telugu thai tibetan vietnamese'.split(
    ' ',
  ),
);

/** "Christmas", "Lunar New Year 2026", "New Year's Eve". */
export function feast(t: Tokens, i: number): Match | undefined {
  if (!t.at(i).capital) return undefined;
  for (const [words, rule] of BY_FIRST.get(t.word(i)) ?? []) {
    if (!t.words(i, ...words)) continue;
    const end = i + words.length;
    if (THINGS.has(t.word(end))) continue;
    if (t.word(i) === 'new' && OTHER_YEARS.has(t.word(i - 1))) continue;
    const year = t.word(end) === ',' ? undefined : yearAfter(t, end);
    const meaning: Meaning = { kind: 'feast', feast: rule, ...(year ? { year: year.year } : {}) };
    return { next: year?.next ?? end, rule: 'feast', meaning };
  }
  return undefined;
}
