/** Days of the week: "thứ Hai", "thứ 2", "Chủ nhật", with or without their date. */

import { digitDate } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { isCounted } from './bare';
import { headedDay, spelledDay, withYearPhrase } from './calendar';

const NAMES = new Map([
  ['hai', 1],
  ['ba', 2],
  ['tư', 3],
  ['năm', 4],
  ['sáu', 5],
  ['bảy', 6],
  ['bẩy', 6],
]);

export interface WeekdayName {
  readonly next: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** No ordinal can be meant: "thứ Hai", "Chủ nhật". */
  readonly sure: boolean;
}

/** Words before "thứ hai", "thứ 2" that make it the day of the week and not the ordinal. */
const DAY_BEFORE = words('hôm sáng trưa chiều tối đêm khuya mỗi vào ngày từ đến tới sớm');

/** "ông chủ Nhật", "công chúa Nhật". */
const OWNER_BEFORE = words('ông bà cô người gia địa công');

/** "Chiến tranh thế giới thứ Hai", "Thế chiến thứ Hai": ordinals. */
const COUNTED_BEFORE = words('giới chiến lần');

/** The name of a weekday at `i`. With `trusted`, what stands before already speaks for a weekday. */
export function weekdayName(t: Tokens, i: number, trusted = false): WeekdayName | undefined {
  const word = t.word(i);
  if (word === 'chủ' || word === 'chúa') {
    const other = OWNER_BEFORE.has(t.word(i - 1)) || t.word(i + 2) === 'bản';
    return t.word(i + 1) === 'nhật' && !other ? { next: i + 2, weekday: 7, sure: true } : undefined;
  }
  if (word !== 'thứ' || COUNTED_BEFORE.has(t.word(i - 1)) || t.words(i - 2, 'sang', 'ngày')) return undefined;
  const name = t.at(i + 1);
  if (name.kind === 'number') {
    if (!(name.value >= 2 && name.value <= 7) || name.text.length !== 1) return undefined;
    const sure =
      (t.at(i).capital && i > 0 && t.at(i - 1).kind === 'sign' && t.word(i + 2) === ',') ||
      trusted ||
      DAY_BEFORE.has(t.word(i - 1));
    return { next: i + 2, weekday: name.value - 1, sure };
  }
  const weekday = NAMES.get(name.text);
  if (weekday === undefined) return undefined;
  if (weekday === 1 && t.word(i + 2) === 'mươi') return undefined;
  const sure = (name.capital && !t.isUpper(i + 1)) || trusted || DAY_BEFORE.has(t.word(i - 1));
  return { next: i + 2, weekday, sure };
}

const WEEK_SHIFT = new Map([
  ['này', 0],
  ['nay', 0],
  ['trước', -1],
  ['qua', -1],
  ['rồi', -1],
  ['tới', 1],
  ['sau', 1],
]);

/** A date right after a weekday's name: ", ngày 26/8", " 26/8/2024", ", 26 tháng 8". */
function dateAfter(t: Tokens, i: number): Match | undefined {
  const at = t.word(i) === ',' || t.word(i) === '-' ? i + 1 : i;
  if (t.word(at) === 'ngày') return headedDay(t, at);
  const digits = digitDate(t, at, { headed: true });
  if (digits) return isCounted(t, digits.next) ? undefined : withYearPhrase(t, digits);
  return spelledDay(t, at);
}

/** "thứ Hai tới, ngày 8/5", "thứ Sáu tuần này, 12/9". */
function dateAfterNarrowing(t: Tokens, i: number): Match | undefined {
  const at = t.word(i) === 'tuần' ? i + 1 : i;
  return WEEK_SHIFT.has(t.word(at)) && t.word(at + 1) === ',' ? dateAfter(t, at + 1) : undefined;
}

/** "thứ Hai, ngày 26/8", "thứ Bảy tuần trước", "thứ Sáu tới", "Chủ nhật". */
export function weekday(t: Tokens, i: number, trusted = false): Match | undefined {
  const name = weekdayName(t, i, trusted);
  // "Siêu thứ Ba" is an event.
  if (!name || t.word(i - 1) === 'siêu') return undefined;
  const date = dateAfter(t, name.next) ?? dateAfterNarrowing(t, name.next);
  if (date) {
    const meaning: Meaning =
      date.meaning.kind === 'date' ? { ...date.meaning, weekday: name.weekday } : date.meaning;
    return { next: date.next, rule: 'weekday-date', meaning };
  }
  if (t.word(name.next) === 'tuần' && t.word(i - 1) !== 'lần') {
    const week = WEEK_SHIFT.get(t.word(name.next + 1));
    if (week !== undefined) {
      const meaning: Meaning = { kind: 'weekday', weekday: name.weekday, week };
      return { next: name.next + 2, rule: 'weekday-week', meaning };
    }
  }
  const coming = t.word(name.next) === 'tới' || (t.word(name.next) === 'vừa' && t.at(i).capital);
  if (!(name.sure || coming) || (t.word(i - 1) === 'lần' && !trusted)) return undefined;
  const rest = { kind: 'weekday', weekday: name.weekday } as const;
  switch (t.word(name.next)) {
    case 'tới':
      if (t.at(name.next + 1).capital || t.at(name.next + 1).kind === 'number') break;
      return { next: name.next + 1, rule: 'weekday', meaning: { ...rest, aim: 'future' } };
    case 'này':
      return { next: name.next + 1, rule: 'weekday', meaning: { ...rest, aim: 'future' } };
    case 'vừa':
      if (t.word(name.next + 1) !== 'qua' && t.word(name.next + 1) !== 'rồi') break;
      return { next: name.next + 2, rule: 'weekday', meaning: { ...rest, aim: 'past' } };
    case 'trước':
    case 'qua':
      return { next: name.next + 1, rule: 'weekday', meaning: { ...rest, aim: 'past' } };
  }
  return { next: name.next, rule: 'weekday', meaning: rest };
}

/** "hôm thứ Ba", "ngày thứ Bảy", "ngày thứ 6 tuần sau"; "ngày thứ 6" alone counts days. */
export function headedWeekday(t: Tokens, i: number): Match | undefined {
  if (t.word(i) !== 'hôm' && t.word(i) !== 'ngày') return undefined;
  const found = weekday(t, i + 1, true);
  const sure = t.word(i) === 'hôm' || t.at(i + 2).capital || (found && found.next > i + 3);
  return sure ? found : undefined;
}
