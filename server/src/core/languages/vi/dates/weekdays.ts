/** Days of the week: "thứ Hai", "thứ 2", "Chủ nhật", with or without their date. */

import { digitDate } from '../../../recognition/dates/numeric';
import {
  ahead,
  any,
  firstOf,
  NUMBER,
  num,
  opt,
  read,
  rule,
  type SaidRule,
  seq,
  word,
} from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Aim, Match } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { isCounted } from './bare';
import { headedDay, spelledDay, withYearPhrase } from './calendar';
import { aiming, deixis, JUST_GONE } from './deixis';
import { NUMBER_WORDS } from './numbers';

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

/** "ngày thứ hai của giải", "tháng thứ 6": counted; "ngày thứ 6 tuần sau", "ngày thứ hai, 26/8" are weekdays. */
function isNth(t: Tokens, i: number): boolean {
  if (UNITS_BEFORE.has(t.word(i - 1))) return true;
  if (t.word(i - 1) !== 'ngày' || t.at(i + 1).capital || t.at(i).capital) return false;
  const after = t.word(i + 2);
  const dated =
    ((after === ',' || after === '(') && (t.at(i + 3).kind === 'number' || t.word(i + 3) === 'thứ')) ||
    (t.at(i + 2).kind === 'number' && t.gluedSign(i + 3, '/'));
  return !dated && !WEEK_AFTER.has(after) && t.word(i - 2) !== 'các' && t.word(i - 2) !== 'mỗi';
}

const UNITS_BEFORE = words('tháng năm tuần');
const WEEK_AFTER = words('tuần tới này ngày hằng hàng');

/** ", 26/8", ", ngày 26/8". */
function isDated(t: Tokens, i: number): boolean {
  if (t.word(i) === '(') return isBracketedDay(t, i + 1);
  return t.word(i) === ',' && (t.at(i + 1).kind === 'number' || t.word(i + 1) === 'ngày');
}

/** "(26/8)", "(ngày 26/8)". */
function isBracketedDay(t: Tokens, i: number): boolean {
  const date = t.word(i) === 'ngày' ? headedDay(t, i) : digitDate(t, i);
  return date !== undefined && t.word(date.next) === ')';
}

/** "thứ bảy, chủ nhật", "thứ 7 và Chủ nhật". */
function isBeforeSunday(t: Tokens, i: number): boolean {
  return (t.word(i) === ',' || t.word(i) === 'và') && t.words(i + 1, 'chủ', 'nhật');
}

/** The name of a weekday at `i`. With `trusted`, what stands before already speaks for a weekday. */
export function weekdayName(t: Tokens, i: number, trusted = false): WeekdayName | undefined {
  const word = t.word(i);
  if (word === 'chủ' || word === 'chúa') {
    const other = OWNER_BEFORE.has(t.word(i - 1)) || t.word(i + 2) === 'bản';
    return t.word(i + 1) === 'nhật' && !other ? { next: i + 2, weekday: 7, sure: true } : undefined;
  }
  if (word !== 'thứ' || COUNTED_BEFORE.has(t.word(i - 1)) || isNth(t, i)) return undefined;
  const name = t.at(i + 1);
  if (name.kind === 'number') {
    if (!(name.value >= 2 && name.value <= 7) || name.text.length !== 1) return undefined;
    const sure =
      // "… xong. Thứ 2, giá giảm" counts.
      (t.at(i).capital && i > 0 && t.at(i - 1).kind === 'sign' && isDated(t, i + 2)) ||
      (t.word(i + 2) === '(' && isDated(t, i + 2)) ||
      trusted ||
      DAY_BEFORE.has(t.word(i - 1)) ||
      isBeforeSunday(t, i + 2);
    return { next: i + 2, weekday: name.value - 1, sure };
  }
  const weekday = NAMES.get(name.text);
  if (weekday === undefined) return undefined;
  if (weekday === 1 && t.word(i + 2) === 'mươi') return undefined;
  const sure =
    (name.capital && !t.isUpper(i + 1)) ||
    trusted ||
    DAY_BEFORE.has(t.word(i - 1)) ||
    isBeforeSunday(t, i + 2);
  return { next: i + 2, weekday, sure };
}

/** "ngày 26/8", "26/8/2024", "26 tháng 8" beside a weekday. */
function dateAt(t: Tokens, i: number): Match | undefined {
  if (t.word(i) === 'ngày') return headedDay(t, i);
  const digits = digitDate(t, i, { headed: true });
  if (digits) return isCounted(t, digits.next) ? undefined : withYearPhrase(t, digits);
  return spelledDay(t, i);
}

/** First words of a date in words or digits. */
const DATE_STARTS = new Set([NUMBER, 'ngày', ...NUMBER_WORDS]);
const DATE = read(12, DATE_STARTS, dateAt);
const COMMA = word(',');

/** "tới", "này", "vừa qua" behind a weekday: which way it lies. "thứ Ba tới" told on a Tuesday is a week later. */
const AIM = any<{ readonly aim?: Aim; readonly other?: true }>(
  JUST_GONE.as({ aim: 'past' }),
  seq(ahead(opt(word('tới'))), aiming('weekday'))
    .when((t, _, next, [coming]) => !coming || (!t.at(next).capital && t.at(next).kind !== 'number'))
    .map(([coming, aim]) => (coming ? { ...aim, other: true } : aim)),
);

/** The rules of weekdays; with `trusted`, what stands before already speaks for a weekday. */
function rulesOf(trusted: boolean): readonly SaidRule[] {
  const name = read(2, 'thứ chủ chúa', (t, i) => weekdayName(t, i, trusted));
  return [
    rule({
      code: 'weekday-date',
      // "Siêu thứ Ba" is an event.
      not: { before: 'siêu' },
      match: any(
        seq(name, opt(word(', -')), DATE).map(([{ weekday }, , date]) => ({ weekday, date })),
        seq(name, opt(word('tuần')), deixis('weekday'), COMMA, DATE).map(([{ weekday }, , , , date]) => ({
          weekday,
          date,
        })),
      ),
      means: ({ weekday, date: { meaning } }) =>
        meaning.kind === 'date' ? { ...meaning, weekday } : meaning,
      yes: [
        '[Thứ Ba, 10/09/2024=2024-09-10]',
        'Họp [thứ Hai, ngày 9/9=2024-09-09] tại sở.',
        'Họ gặp nhau [thứ Sáu tuần này, 30/8=2024-08-30].',
      ],
      no: ['Lần thứ hai, 2/9 số hộ phản đối.', 'Anh về đích thứ 4, ngày nào cũng tập.'],
    }),
    rule({
      code: 'weekday-week',
      not: { before: 'siêu lần' },
      match: seq(name, word('tuần'), deixis('weekday')),
      means: ([{ weekday }, , week]) => ({ kind: 'weekday', weekday, week }),
      yes: ['Giá lập đỉnh [thứ Sáu tuần trước=2024-08-23].'],
      no: ['Lần thứ sáu [tuần này=2024-W35], giá lập đỉnh.', 'Ca thứ sáu tuần tra [ban đêm=TNI].'],
    }),
    rule({
      code: 'weekday',
      not: { before: trusted ? 'siêu' : 'siêu lần' },
      match: seq(
        name.when((t, i, next, { sure }) => {
          const after = t.word(next);
          return sure || after === 'tới' || (after === 'vừa' && t.at(i).capital);
        }),
        opt(AIM),
      ),
      means: ([{ weekday }, aim]) => ({ kind: 'weekday', weekday, ...aim }),
      yes: ['Chợ họp [thứ Hai=2024-08-26].', 'Họ cưới [Chủ nhật vừa qua=2024-08-25].'],
      no: [
        'Nhà máy thứ hai sắp khởi công.',
        'Thứ trưởng Hai đã về hưu.',
        'Đứng thứ 7 trên bảng xếp hạng.',
        'Hãng có ông chủ Nhật rất giàu.',
        'Lần thứ ba liên tiếp, đội thua.',
        'Sau Siêu thứ Ba, cuộc đua đã rõ.',
      ],
    }),
  ];
}

/** "T2", "CN": only before a date, as on stamps and in timetables. */
const SHORT = any(
  seq(
    word('t'),
    num(2, 7).when((t, i) => t.at(i).glued),
  ).map(([, day]) => day - 1),
  word('cn').as(7),
).when((t, i) => t.at(i).capital && t.at(i - 1).kind !== 'word');

const shortWeekday = rule({
  code: 'weekday-date',
  match: seq(SHORT, word(', -'), DATE),
  means: ([weekday, , { meaning }]) => (meaning.kind === 'date' ? { ...meaning, weekday } : meaning),
  yes: ['[T3, 10/09/2024=2024-09-10]', '[CN, 25/8=2024-08-25]: họp lớp.'],
  no: ['Nhà ga T2 [ngày 5/9=2024-09-05] mở cửa.', 'Anh chọn áo CN, 12 màu.'],
});

/** "thứ Hai, ngày 26/8", "thứ Bảy tuần trước", "thứ Sáu tới", "Chủ nhật", "T2, 26/8". */
export const WEEKDAY_RULES = [...rulesOf(false), shortWeekday];

/** A weekday where what stands before speaks for one, or not. */
export const weekday = firstOf(...WEEKDAY_RULES);
export const trustedWeekday = firstOf(...rulesOf(true));

/** "hôm thứ Ba", "ngày thứ Bảy", "ngày thứ 6 tuần sau"; "ngày thứ 6" alone counts days. */
export function headedWeekday(t: Tokens, i: number): Match | undefined {
  if (t.word(i) !== 'hôm' && t.word(i) !== 'ngày') return undefined;
  const found = trustedWeekday(t, i + 1);
  const sure =
    t.word(i) === 'hôm' || t.word(i + 1) !== 'thứ' || t.at(i + 2).capital || (found && found.next > i + 3);
  return sure ? found : undefined;
}
