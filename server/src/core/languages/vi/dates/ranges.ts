/** Two ends written as one expression: "ngày 6-7/9", "10 đến 15/5", "1910-1945", "tháng 9 đến tháng 11". */

import type { ClockMatch } from '../../../recognition/dates/clock';
import { digitDate, digitMonth, endsFigure, startsFigure } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { DateMeaning, Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { isCounted, isYearCount } from './bare';
import { headedDay, month, monthNumber, narrowed, spelledDay, withYearPhrase } from './calendar';
import { clockAt, clockTail, inPart } from './clock';
import { isMung, lunarDay } from './lunar';
import { part } from './parts';
import { isQuarterWord, quarter, quarterNumber, yearAfterPeriod } from './periods';
import { trustedWeekday, weekday, weekdayName } from './weekdays';
import { isYear, yearAfterMonth, yearHead } from './year';

/** "-", "đến", "tới", "cho đến", "đến hết" at `i`: the index after it. */
function connector(t: Tokens, i: number): number | undefined {
  const word = t.word(i);
  if (word === '-' || word === '~') return i + 1;
  const at = word === 'cho' ? i + 1 : i;
  if (t.word(at) !== 'đến' && t.word(at) !== 'tới') return undefined;
  return t.word(at + 1) === 'hết' ? at + 2 : at + 1;
}

function range(next: number, from: Meaning, to: Meaning): Match {
  return { next, rule: 'range', meaning: { kind: 'range', from, to } };
}

function isDash(t: Tokens, i: number): boolean {
  return t.word(i) === '-';
}

/** A day in any explicit form, for either end. */
function day(t: Tokens, i: number, rightEnd = false): (Match & { meaning: DateMeaning }) | undefined {
  const headed = headedDay(t, i);
  if (headed) return headed;
  const digits = digitDate(t, i, { headed: true, rightEnd });
  return digits ? withYearPhrase(t, digits) : spelledDay(t, i);
}

/** Whether the day's digits are written with slashes or words, so that a dash beside them divides. */
function dashDivides(t: Tokens, from: number, next: number): boolean {
  for (let k = from; k < next - 1; k++) {
    if (isDash(t, k) && t.at(k).glued) return false;
  }
  return true;
}

/** Of whom "3-4/10" are said, unless a word before it says that these are days. */
const SHARED = words('trẻ bé phụ nữ nam cụ thanh gia chủ tàu máy thôn bản làng công nhà ngôi loại mặt');
const DAYS = words('từ vào trong hôm sáng trưa chiều tối đêm dịp suốt đến tới qua');

/** "ngày 6-7/9", "10 đến 15/5", "26 đến ngày 28/10", "5-7 tháng 9": the left end is only a number. */
function openDays(t: Tokens, i: number): Match | undefined {
  const head = t.word(i) === 'ngày' ? i + 1 : i;
  const at = isMung(t.word(head)) ? head + 1 : head;
  const first = t.at(at);
  if (first.kind !== 'number' || first.text.length > 2 || !(first.value >= 1 && first.value <= 31))
    return undefined;
  if (!startsFigure(t, at)) return undefined;
  const to = connector(t, at + 1) ?? (t.word(at + 1) === 'và' ? at + 2 : undefined);
  if (to === undefined) return undefined;
  const second = day(t, to, true);
  if (!second || second.meaning.day === undefined || second.meaning.month === undefined) return undefined;
  if (isDash(t, at + 1) && !dashDivides(t, to, second.next)) return undefined;
  if (second.meaning.day <= first.value) return undefined;
  // "6-7/10 hộ", "3-4/10 trẻ".
  const isShare = isCounted(t, second.next) || (SHARED.has(t.word(second.next)) && !DAYS.has(t.word(i - 1)));
  if (at === i && second.meaning.year === undefined && isShare) return undefined;
  // "20 và 21/9" are two days running, "5 và 12/9" two dates, "19, 20 và 21/9" a list.
  const listed = t.word(at - 1) === ',' && t.at(at - 2).kind === 'number';
  if (t.word(at + 1) === 'và' && (listed || second.meaning.day !== first.value + 1)) return undefined;
  const last = narrowed(t, second);
  return range(last.next, { kind: 'date', day: first.value }, last.meaning);
}

/** "28/8-3/9", "ngày 1/5/2024 đến ngày 3/6/2024". */
function fullDays(t: Tokens, i: number): Match | undefined {
  const from = day(t, i);
  if (!from || from.meaning.day === undefined) return undefined;
  const to = connector(t, from.next);
  if (to === undefined) return undefined;
  if (isDash(t, from.next) && !dashDivides(t, i, from.next)) return undefined;
  const second = day(t, to, true);
  if (second) {
    if (second.meaning.day === undefined) return undefined;
    // "2/9 - 4/9 tới".
    const last = from.meaning.year === undefined ? narrowed(t, second) : second;
    return range(last.next, from.meaning, last.meaning);
  }
  // "ngày 1/9 đến tháng 12", "ngày 5/9 đến 10" are told in full elsewhere.
  return undefined;
}

/** "tháng 1-3", "tháng 9 đến tháng 11/2022", "tháng 3-2019 đến tháng 11-2022". */
function months(t: Tokens, i: number): Match | undefined {
  if (t.word(i) === 'tháng') {
    const number = monthNumber(t, i + 1);
    if (!number) return undefined;
    if (number.digits && isDash(t, number.next)) {
      const second = monthNumber(t, number.next + 1);
      if (second?.digits && second.month > number.month && !isDateSign(t, second.next)) {
        const year = yearAfterMonth(t, second.next, true);
        if (!year && !endsFigure(t, second.next)) return undefined;
        const to: DateMeaning = { kind: 'date', month: second.month, ...(year ? { year: year.year } : {}) };
        return range(year?.next ?? second.next, { kind: 'date', month: number.month }, to);
      }
    }
  }
  const from = month(t, i) ?? digitMonth(t, i);
  if (!from) return undefined;
  const to = connector(t, from.next);
  if (to === undefined) return undefined;
  const second = month(t, to) ?? digitMonth(t, to, { rightEnd: true });
  if (second) return range(second.next, from.meaning, second.meaning);
  const bare = t.word(from.next) === 'đến' ? monthNumber(t, to) : undefined;
  if (!bare?.digits) return undefined;
  const year = yearAfterMonth(t, bare.next, true);
  if (!year && (!endsFigure(t, bare.next) || t.at(bare.next).kind === 'word')) return undefined;
  const meaning: DateMeaning = { kind: 'date', month: bare.month, ...(year ? { year: year.year } : {}) };
  return range(year?.next ?? bare.next, from.meaning, meaning);
}

function isDateSign(t: Tokens, i: number): boolean {
  return t.at(i).glued && t.at(i).text === '/' && t.number(i + 1) <= 12;
}

/** "nhiệm kỳ2020-2025" has lost its blank. */
const TERMS = words('kỳ kì đoạn khóa học năm');

const NO_YEARS_BEFORE = words('gọi alo gđ thoại hotline số đt tel fax tổng đài');

/** "kế hoạch 5 năm 2016-2020": the years of a length of time; "quý 4 năm 2016-2020" has none. */
export function isPlan(t: Tokens, i: number): boolean {
  const counted = t.number(i - 1) >= 2 && t.number(i - 1) <= 30;
  const numbered = t.word(i - 2) === 'quý' || t.word(i - 2) === 'tháng' || t.at(i - 1).glued;
  return counted && !numbered && isYear(t, i + 1) && isDash(t, i + 2) && isYear(t, i + 3);
}

/** "1910-1945", "năm 2020 đến 2023", "năm 2021-2025", "2023/2024", "2020-21". */
function years(t: Tokens, i: number): Match | undefined {
  const head = yearHead(t, i);
  if (head !== undefined && isPlan(t, i)) return undefined;
  const headed = head !== undefined;
  const at = head ?? i;
  if (
    !isYear(t, at) ||
    !(startsFigure(t, at) || TERMS.has(t.word(at - 1))) ||
    NO_YEARS_BEFORE.has(t.word(i - 1))
  )
    return undefined;
  const slash = t.gluedSign(at + 1, '/');
  const to = slash ? at + 2 : connector(t, at + 1);
  if (to === undefined) return undefined;
  const end = t.word(to) === 'năm' ? to + 1 : to;
  const from = t.number(at);
  if (isYear(t, end) && endsFigure(t, end + 1)) {
    const until = t.number(end);
    const near = until > from && until - from <= (slash ? 1 : 600) && until < 2200;
    if (
      !near ||
      (!headed && from < 1200) ||
      (t.word(to) !== 'năm' && !isDash(t, at + 1) && !slash && until < 1900)
    )
      return undefined;
    // "2000-2100 đồng".
    if (isYearCount(t, end + 1)) return undefined;
    return range(end + 1, { kind: 'date', year: from }, { kind: 'date', year: until });
  }
  const short = t.at(end);
  if (
    (isDash(t, at + 1) || slash) &&
    short.kind === 'number' &&
    short.glued &&
    t.at(at + 1).glued &&
    short.text.length === 2
  ) {
    const season = short.value === (from + 1) % 100 && from >= 1900 && endsFigure(t, end + 1);
    if (season) return range(end + 1, { kind: 'date', year: from }, { kind: 'date', year: from + 1 });
  }
  return undefined;
}

/** The quarter that "và" adds is written as its number: "II" or "2", no "ba người". */
function capitalQuarter(t: Tokens, i: number, added: boolean): number | undefined {
  const counted = t.at(i).kind === 'number' ? !yearAfterPeriod(t, i + 1) : !t.at(i).capital;
  return added && counted ? undefined : quarterNumber(t, i);
}

/** "I, II và III năm ngoái": three quarters or four that follow each other. `i` is at the first number. */
function listedQuarters(t: Tokens, i: number, first: number): Match | undefined {
  let [last, at] = [first, i + 1];
  while (t.word(at) === ',' && capitalQuarter(t, at + 1, true) === last + 1) [last, at] = [last + 1, at + 2];
  if (last === first || t.word(at) !== 'và' || capitalQuarter(t, at + 1, true) !== last + 1) return undefined;
  const year = yearAfterPeriod(t, at + 2);
  const shown = year ? { year: year.year } : {};
  return range(
    year?.next ?? at + 2,
    { kind: 'quarter', quarter: first, ...shown },
    { kind: 'quarter', quarter: last + 1, ...shown },
  );
}

/** "quý I-II/2024", "quý III và IV năm ngoái", "quý I đến quý III"; of "quý I và III năm ngoái" the first. */
function quarters(t: Tokens, i: number): Match | undefined {
  if (!isQuarterWord(t.word(i))) return undefined;
  const number = quarterNumber(t, i + 1);
  const listed = number === undefined ? undefined : listedQuarters(t, i + 1, number);
  if (listed) return listed;
  const running = t.word(i + 2) === 'và' || t.word(i + 2) === ',';
  if (number !== undefined && (isDash(t, i + 2) || running)) {
    const until = capitalQuarter(t, i + 3, running);
    const year = until === undefined ? undefined : yearAfterPeriod(t, i + 4);
    if (until !== undefined && (running ? until === number + 1 : until > number)) {
      const shown = year ? { year: year.year } : {};
      return range(
        year?.next ?? i + 4,
        { kind: 'quarter', quarter: number, ...shown },
        { kind: 'quarter', quarter: until, ...shown },
      );
    }
    if (running && year && until! > number)
      return { next: i + 2, rule: 'quarter', meaning: { kind: 'quarter', quarter: number, year: year.year } };
  }
  const from = quarter(t, i);
  const to = from && connector(t, from.next);
  if (!from || to === undefined) return undefined;
  const second = quarter(t, to);
  return second ? range(second.next, from.meaning, second.meaning) : undefined;
}

/** "thứ Hai đến thứ Sáu". */
function weekdays(t: Tokens, i: number): Match | undefined {
  if (!weekdayName(t, i)) return undefined;
  const from = weekdayName(t, i)?.sure ? trustedWeekday(t, i) : weekday(t, i);
  const to = from && connector(t, from.next);
  if (!from || to === undefined || (t.word(to) !== 'thứ' && t.word(to) !== 'chủ' && t.word(to) !== 'ngày'))
    return undefined;
  const second = trustedWeekday(t, t.word(to) === 'ngày' ? to + 1 : to);
  if (!second) return undefined;
  const [one, other] = [everyWeek(from.meaning), everyWeek(second.meaning)];
  if (one && other && isHabit(t, i, second.next))
    return {
      next: isWeekly(t, second.next) ? second.next + 2 : second.next,
      rule: 'set',
      meaning: { kind: 'set', value: `${one}/${other}` },
    };
  return range(second.next, from.meaning, second.meaning);
}

function isWeekly(t: Tokens, i: number): boolean {
  return (t.word(i) === 'hàng' || t.word(i) === 'hằng') && t.word(i + 1) === 'tuần';
}

function everyWeek(meaning: Meaning): string | undefined {
  const plain = meaning.kind === 'weekday' && meaning.week === undefined && meaning.aim === undefined;
  return plain ? `XXXX-WXX-${meaning.weekday}` : undefined;
}

/** Words of opening hours and programmes. */
const HABITS = new Set(['mở cửa', 'hành chính', 'phát sóng', 'lên sóng', 'làm việc', 'khám bệnh']);
const HABIT_REACH = 8;

/** "mở cửa từ thứ Hai đến thứ Sáu", "giờ hành chính: thứ 2 đến thứ 6". */
function isHabit(t: Tokens, i: number, next: number): boolean {
  if (isWeekly(t, next)) return true;
  for (let k = i - 1; k >= i - HABIT_REACH && t.at(k).kind !== 'end'; k--) {
    if (t.at(k).sentence !== t.at(i).sentence) return false;
    if (HABITS.has(`${t.word(k - 1)} ${t.word(k)}`)) return true;
  }
  return false;
}

/** "đầu năm 2023 đến giữa năm 2024". */
function parts(t: Tokens, i: number): Match | undefined {
  const from = part(t, i);
  if (!from) return undefined;
  const to = connector(t, from.next);
  if (to === undefined || isDash(t, from.next)) return undefined;
  const second = part(t, to);
  if (!second || from.rule !== 'part' || second.rule !== 'part') return undefined;
  return range(second.next, from.meaning, second.meaning);
}

/** "8h-17h", "8h đến 11h30 ngày 5/9", "19h ngày 21/7 đến 19h ngày 22/7". */
function clocks(t: Tokens, i: number): Match | undefined {
  const first = clockAt(t, i);
  if (!first) {
    // "7-9 giờ sáng": the left end is only a number.
    const hour = t.at(i);
    if (
      hour.kind !== 'number' ||
      !(hour.value <= 24) ||
      hour.text.length > 2 ||
      !isDash(t, i + 1) ||
      !startsFigure(t, i)
    )
      return undefined;
    const second = clockAt(t, i + 2, true);
    const tail = second && clockTail(t, second.next);
    if (!second || !tail || second.clock.hour <= hour.value) return undefined;
    if (tail.next === second.next && !second.sure && !areHoursOfDay(t, i, second)) return undefined;
    if (t.at(i + 3).text === ':') return undefined;
    const date = tail.date ? { date: tail.date } : {};
    const from: Meaning = {
      kind: 'time',
      clock: inPart({ hour: hour.value, minute: 0 }, tail.part),
      ...date,
    };
    return range(tail.next, from, { kind: 'time', clock: inPart(second.clock, tail.part), ...date });
  }
  const left = clockTail(t, first.next);
  const to = connector(t, left.next);
  if (to === undefined) return undefined;
  const second = clockAt(t, to, true);
  if (!second) return undefined;
  const right = clockTail(t, second.next);
  // "từ 8h đến 11h": two times, unless a day or a dash makes them one.
  const dated = right.date?.kind === 'date' && right.date.month !== undefined;
  if (!isDash(t, left.next) && !(left.date && right.date) && !(dated && !left.date)) return undefined;
  if (!first.sure && !second.sure && t.word(second.next - 1) === 'giờ' && right.next === second.next) {
    // "2 giờ đến 3 giờ" may be a duration unless something says when.
    if (t.word(i - 1) !== 'từ' && t.word(i - 1) !== 'giờ') return undefined;
  }
  const shared = left.date ?? right.date;
  const from: Meaning = {
    kind: 'time',
    clock: inPart(first.clock, left.part ?? right.part),
    ...(shared ? { date: shared } : {}),
  };
  const until = right.date ?? left.date;
  const end: Meaning = {
    kind: 'time',
    clock: inPart(second.clock, right.part),
    ...(until ? { date: until } : {}),
  };
  return range(right.next, from, end);
}

const AT = words('từ lúc giờ vào hồi');
const LASTING = words('trong suốt sau hơn gần mất dài mỗi thêm khoảng cả chừng tầm ngủ');
const NOT_AFTER_HOURS = words('qua liền nữa / mỗi một bay tới');
const AND = words('và , ;');
/** Hours from which on a length is hardly told in a span of hours. */
const AFTERNOON = 13;

/** "16-19h", "từ 8-11h": what can only be hours of the day; not "2-3h", "trong 12-16h", "16-18h/ngày". */
function areHoursOfDay(t: Tokens, i: number, until: ClockMatch): boolean {
  const before = t.word(i - 1);
  if (LASTING.has(before) || NOT_AFTER_HOURS.has(t.word(until.next))) return false;
  if (until.clock.hour >= AFTERNOON || AT.has(before) || t.words(i - 2, 'mở', 'cửa')) return true;
  // "8-11h và 13h30-17h".
  const next = until.next + 1;
  const other = AND.has(t.word(until.next)) ? (clockAt(t, next) ?? clockAt(t, next + 2, true)) : undefined;
  return other !== undefined && (other.sure || other.clock.hour >= AFTERNOON);
}

/** "mùng 1 đến mùng 5 Tết", "ngày 10 đến 12 tháng Chạp", "28 Tết đến mùng 6 Tết". */
function lunarDays(t: Tokens, i: number): Match | undefined {
  const headed = isMung(t.word(i)) || t.word(i) === 'ngày';
  const pair = lunarPair(t, headed ? i + 1 : i);
  const from = pair ? undefined : lunarDay(t, i);
  const to = from && connector(t, from.next);
  const second = to === undefined ? undefined : lunarDay(t, to);
  return from && second ? range(second.next, from.meaning, second.meaning) : pair;
}

function lunarPair(t: Tokens, at: number): Match | undefined {
  const first = t.number(at);
  if (!(first >= 1 && first <= 30) || !startsFigure(t, at)) return undefined;
  const to = connector(t, at + 1);
  const second = to === undefined ? undefined : lunarDay(t, to);
  if (second?.meaning.kind !== 'lunar' || !(Number(second.meaning.day) > first)) return undefined;
  return range(second.next, { ...second.meaning, day: first }, second.meaning);
}

function isListSign(t: Tokens, i: number): boolean {
  return t.word(i) === 'và' || (t.word(i) === ',' && !t.at(i + 1).glued);
}

/**
 * "tháng 10 và 11", "tháng 10, 11 năm ngoái", "tháng 5, 6 và 7": months running; of "tháng 3 và 5 năm ngoái" the
 * first.
 */
function runningMonths(t: Tokens, i: number): Match | undefined {
  if (t.word(i) !== 'tháng') return undefined;
  const first = monthNumber(t, i + 1);
  if (!first?.digits) return undefined;
  let [last, sign] = [first.month, first.next];
  while (
    isListSign(t, sign) &&
    t.number(sign + 1) === last + 1 &&
    isListSign(t, sign + 2) &&
    t.at(sign + 3).kind === 'number'
  )
    [last, sign] = [last + 1, sign + 2];
  if (!isListSign(t, sign)) return undefined;
  const at = sign + 1;
  const second = t.word(at) === 'tháng' ? undefined : monthNumber(t, at);
  if (!second?.digits || second.month <= last) return undefined;
  const listed = t.word(sign) === ',';
  // "tháng 5, 6/2023" are two expressions.
  if (listed && t.gluedSign(second.next, '/')) return undefined;
  const year = yearAfterMonth(t, second.next, true);
  if (second.month !== last + 1)
    return year && last === first.month
      ? {
          next: first.next,
          rule: 'month',
          meaning: { kind: 'date', month: first.month, year: year.year },
        }
      : undefined;
  if (!year && !endsFigure(t, second.next)) return undefined;
  const ends = t.at(second.next).kind !== 'word' || AFTER_MONTHS.has(t.word(second.next));
  if (!year && (COUNTED_AFTER_PAIR.has(t.word(second.next)) || (listed && !ends))) return undefined;
  const shown = year ? { year: year.year } : {};
  return range(
    year?.next ?? second.next,
    { kind: 'date', month: first.month, ...shown },
    { kind: 'date', month: second.month, ...shown },
  );
}

const AFTER_MONTHS = words('hằng hàng là có và sẽ đã thì mới');

/** "tháng 10 và 11 người". */
const COUNTED_AFTER_PAIR = words('người tháng năm ngày tuần lần triệu tỷ con xe vụ ca');

/** Any range that begins with a number. */
export function numberRange(t: Tokens, i: number): Match | undefined {
  return lunarDays(t, i) ?? openDays(t, i) ?? fullDays(t, i) ?? months(t, i) ?? years(t, i) ?? clocks(t, i);
}

/** Any range that begins with a head word: "ngày", "tháng", "năm", "quý", "thứ", "đầu". */
export function wordRange(t: Tokens, i: number): Match | undefined {
  return (
    lunarDays(t, i) ??
    openDays(t, i) ??
    fullDays(t, i) ??
    runningMonths(t, i) ??
    months(t, i) ??
    years(t, i) ??
    quarters(t, i) ??
    weekdays(t, i) ??
    parts(t, i)
  );
}
