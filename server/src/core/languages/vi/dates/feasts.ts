/** Feast days by name: "Giáng sinh 2024", "Trung thu năm nay", "Quốc khánh 2/9". */
import {
  BLACK_FRIDAY,
  CHRISTMAS,
  CYBER_MONDAY,
  EASTER,
  type FeastName,
  type FeastRule,
  feastsByFirstWord,
  HALLOWEEN,
  LUNAR_NEW_YEAR,
  lunar,
  MID_AUTUMN,
  NEW_YEAR,
  solar,
  THANKSGIVING,
  VALENTINE,
} from '../../../recognition/dates/feasts';
import { digitDate } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { withYearPhrase } from './calendar';
import { lunarDay } from './lunar';
import { yearAfterPeriod } from './periods';

const TET_EVE = { ...LUNAR_NEW_YEAR, offset: -1 };
const CHRISTMAS_EVE = solar(12, 24);
const NATIONAL_DAY = solar(9, 2);

const NAMES: readonly FeastName[] = [
  ['đêm giao thừa', TET_EVE],
  ['giao thừa', TET_EVE],
  ['đêm giáng sinh', CHRISTMAS_EVE],
  ['đêm noel', CHRISTMAS_EVE],
  ['giáng sinh', CHRISTMAS],
  ['noel', CHRISTMAS],
  ['tết dương lịch', NEW_YEAR],
  ['tết tây', NEW_YEAR],
  ['tết trung thu', MID_AUTUMN],
  ['tết thiếu nhi', MID_AUTUMN],
  ['trung thu', MID_AUTUMN],
  ['tết đoan ngọ', lunar(5, 5)],
  ['tết độc lập', NATIONAL_DAY],
  ['giỗ tổ hùng vương', lunar(3, 10)],
  ['vía thần tài', lunar(1, 10)],
  ['lễ vu lan', lunar(7, 15)],
  ['lễ phật đản', lunar(4, 15)],
  ['lễ tình nhân', VALENTINE],
  ['lễ tạ ơn', THANKSGIVING],
  ['lễ phục sinh', EASTER],
  ['quốc khánh', NATIONAL_DAY],
  ['black friday', BLACK_FRIDAY],
  ['cyber monday', CYBER_MONDAY],
  ['halloween', HALLOWEEN],
  ['valentine', VALENTINE],
];

const BY_FIRST = feastsByFirstWord(NAMES);

/** First words of all names, for the table of grammar entries. */
export const FEAST_WORDS: readonly string[] = [...BY_FIRST.keys()];

/** Names that are also plain words or parts of other names unless a time is asked for. */
const NEEDS_TIME = new Set([NATIONAL_DAY, TET_EVE]);
const TIMES_BEFORE = words(
  'dịp năm niệm trước sau đến tới vào ngày đêm lễ nghỉ mừng trong mùa khắc phút giây đón đúng',
);

/** First names in other languages. */
const FIRST_NAMES = words('noel valentine');

/** "Trần Quốc Khánh", "huyện Hà Trung thu thuế", "Noel Gallagher". */
function isOtherName(t: Tokens, i: number, end: number, rule: FeastRule): boolean {
  if (TIMES_BEFORE.has(t.word(i - 1))) return false;
  if (FIRST_NAMES.has(t.word(i)) && t.beginsName(i)) return true;
  if (!t.continuesName(i)) return false;
  const opens = t.at(i - 2).sentence !== t.at(i).sentence || i < 2;
  return NEEDS_TIME.has(rule) || (!opens && !t.at(end - 1).capital);
}

/** A feast at `i`, with its year or its written date; "ngày" belongs to it. */
export function feast(t: Tokens, i: number): Match | undefined {
  return named(t, t.word(i) === 'ngày' ? i + 1 : i);
}

function named(t: Tokens, i: number): Match | undefined {
  for (const [words, rule] of BY_FIRST.get(t.word(i)) ?? []) {
    if (!t.words(i, ...words)) continue;
    const end = i + words.length;
    if (isOtherName(t, i, end, rule)) continue;
    const moon = t.at(end).kind === 'number' ? lunarDay(t, end) : undefined;
    if (moon) return { ...moon, rule: 'feast-date' };
    const date = digitDate(t, end, { headed: true });
    if (
      date &&
      rule.calendar === 'lunar' &&
      date.meaning.day === rule.day &&
      date.meaning.month === rule.month
    ) {
      const { year } = withYearPhrase(t, date).meaning;
      const meaning: Meaning = { kind: 'feast', feast: rule, ...(year === undefined ? {} : { year }) };
      return { next: withYearPhrase(t, date).next, rule: 'feast-date', meaning };
    }
    if (date) {
      const dated = withYearPhrase(t, date);
      return { next: dated.next, rule: 'feast-date', meaning: dated.meaning };
    }
    const capital = words.some((_, k) => t.at(i + k).capital);
    if (!capital && !words.includes('giao')) return undefined;
    if (NEEDS_TIME.has(rule) && words[0] !== 'tết' && !TIMES_BEFORE.has(t.word(i - 1)) && words[0] !== 'đêm')
      return undefined;
    const year = yearAfterPeriod(t, end);
    const meaning: Meaning = { kind: 'feast', feast: rule, ...(year ? { year: year.year } : {}) };
    const next = year?.next ?? end;
    if (words[0] === 'đêm')
      return { next, rule: 'feast', meaning: { kind: 'time', date: meaning, part: 'NI' } };
    return { next, rule: 'feast', meaning };
  }
  return undefined;
}
