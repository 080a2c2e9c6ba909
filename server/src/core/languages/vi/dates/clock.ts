/** Clock times: "15h30 ngày 26/8", "7 giờ sáng 26/8", "11:00 AM", "9 giờ tối". */
import { type ClockMatch, colonClock, isMinute } from '../../../recognition/dates/clock';
import { durationValue, joinDurations } from '../../../recognition/dates/durations';
import { digitDate, endsFigure, startsFigure } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { ClockTime, DayPart, Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { zoneTokens } from '../../../recognition/dates/zone';
import { isCounted } from './bare';
import { withYearPhrase } from './calendar';
import { dayAfterPart, dayPart, dayPoint } from './dayparts';
import { numberWords } from './numbers';
import { zone } from './zone';

/** "SA" and "CH" in capitals: before and after noon. */
const HALVES = { am: 'sa', pm: 'ch' } as const;

const MINUTES = new Set(['p', 'ph', "'"]);

/** "15h30", "15h", "15 giờ 30 phút", "bảy giờ rưỡi", "11 giờ kém 15". */
function hourClock(t: Tokens, i: number, rightEnd: boolean): ClockMatch | undefined {
  const token = t.at(i);
  const words = token.kind === 'word' ? numberWords(t, i) : undefined;
  const hour = words ? words.value : token.value;
  if (
    !(hour >= 0 && hour <= 24) ||
    (token.kind === 'number' && (token.text.length > 2 || !(rightEnd || startsFigure(t, i))))
  )
    return undefined;
  const at = words ? words.next : i + 1;
  const unit = t.at(at);
  if (unit.text === 'h' && (unit.glued || areMinutesApart(t, at + 1))) {
    const minutes = (t.at(at + 1).glued && isMinute(t, at + 1)) || areMinutesApart(t, at + 1);
    const next = minutes ? at + 2 : at + 1;
    const tail = t.at(next);
    if (minutes && (tail.text === 'phút' || (tail.glued && MINUTES.has(tail.text)))) {
      return { next: next + 1, clock: { hour, minute: t.number(at + 1) }, sure: true };
    }
    if (!endsFigure(t, next)) return undefined;
    return { next, clock: { hour, minute: minutes ? t.number(at + 1) : 0 }, sure: minutes };
  }
  if (unit.text === 'g' && unit.glued) {
    const minutes = t.at(at + 1).glued && isMinute(t, at + 1);
    if (minutes) return { next: at + 2, clock: { hour, minute: t.number(at + 1) }, sure: true };
    // "20g ngày 14-2"; alone it is a weight.
    const told = t.word(at + 1) === 'ngày' || t.word(i - 1) === 'lúc';
    return told && endsFigure(t, at + 1)
      ? { next: at + 1, clock: { hour, minute: 0 }, sure: true }
      : undefined;
  }
  if (unit.text !== 'giờ') return undefined;
  if (t.word(at + 1) === 'rưỡi') return { next: at + 2, clock: { hour, minute: 30 }, sure: false };
  if (t.word(at + 1) === 'kém') {
    const short = isMinute(t, at + 2) ? { next: at + 3, value: t.number(at + 2) } : numberWords(t, at + 2);
    if (short && short.value > 0 && short.value < 60) {
      const next = t.word(short.next) === 'phút' ? short.next + 1 : short.next;
      return { next, clock: { hour: (hour + 23) % 24, minute: 60 - short.value }, sure: true };
    }
  }
  if (isMinute(t, at + 1) && endsFigure(t, at + 2) && !isDateSign(t, at + 2)) {
    if (t.word(at + 2) === 'phút')
      return { next: at + 3, clock: { hour, minute: t.number(at + 1) }, sure: false };
    // "8 giờ 30 đến 17 giờ".
    const goesOn = t.at(at + 2).kind === 'word' && t.word(at + 2) !== 'đến' && t.word(at + 2) !== 'tới';
    if (t.at(at + 1).text.length === 2 && !goesOn) {
      return { next: at + 2, clock: { hour, minute: t.number(at + 1) }, sure: true };
    }
    if (t.at(at + 1).text.length === 2 && (dayPart(t, at + 2) || dayPoint(t, at + 2) || zone(t, at + 2))) {
      return { next: at + 2, clock: { hour, minute: t.number(at + 1) }, sure: true };
    }
  }
  return { next: at + 1, clock: { hour, minute: 0 }, sure: false };
}

/** "7h 30 ngày 12/6", "7 h 30 phút": blanks around the letter, where what follows tells a time. */
function areMinutesApart(t: Tokens, i: number): boolean {
  if (t.at(i).glued || t.at(i).text.length !== 2 || !isMinute(t, i)) return false;
  const after = t.word(i + 1);
  return (
    after === 'phút' || (after === 'ngày' && t.at(i + 2).kind === 'number') || dayPart(t, i + 1) !== undefined
  );
}

function isDateSign(t: Tokens, i: number): boolean {
  return (
    t.at(i).glued &&
    (t.at(i).text === '/' || t.at(i).text === '-' || t.at(i).text === '.') &&
    t.at(i + 1).glued &&
    t.at(i + 1).kind === 'number'
  );
}

/** A clock time at `i`; with `rightEnd`, a dash of a range may stand against it. A zone after it stays outside. */
export function clockAt(t: Tokens, i: number, rightEnd = false): ClockMatch | undefined {
  return colonClock(t, i, rightEnd, HALVES) ?? hourClock(t, i, rightEnd);
}

/** A twelve-hour time in the part of day that is named with it. */
export function inPart(clock: ClockTime, part: DayPart | undefined): ClockTime {
  if (part === undefined || clock.hour > 12) return clock;
  const afternoon =
    part === 'AF' || part === 'EV' || (part === 'MI' && clock.hour < 4) || (part === 'NI' && clock.hour > 6);
  if (afternoon && clock.hour < 12) return { ...clock, hour: clock.hour + 12 };
  if (clock.hour === 12 && part === 'NI') return { ...clock, hour: 0 };
  return clock;
}

const CLOCK_BEFORE = words('lúc vào từ đến tới trước hồi quá qua điểm - (');
const DURATION_BEFORE = words('trong suốt sau hơn gần mất dài mỗi thêm tốc khoảng cả');

/** "24h qua", "3 giờ liền", "15h/ngày" are durations. */
const NOT_AFTER_CLOCK = words('qua liền nữa / tới bay');

const EVERY = words('hằng hàng mỗi');

interface Tail {
  readonly next: number;
  readonly part?: DayPart;
  readonly date?: Meaning;
}

/** What may follow a clock time in the same expression: a part of day, a day. */
export function clockTail(t: Tokens, i: number): Tail {
  const part = dayPart(t, i);
  if (part) {
    const at = t.word(part.next) === ',' && t.word(part.next + 1) === 'ngày' ? part.next + 1 : part.next;
    const date = dayAfterPart(t, at);
    // "20h tối thứ Bảy hằng tuần".
    return date && !EVERY.has(t.word(date.next))
      ? { next: date.next, part: part.part, date: date.meaning }
      : part;
  }
  const at = t.word(i) === ',' && t.word(i + 1) === 'ngày' ? i + 1 : i;
  if (t.at(at).kind === 'number') return bareDayTail(t, i);
  const date = dayPoint(t, at);
  // "20h Chủ nhật hằng tuần".
  if (date && EVERY.has(t.word(date.next))) return { next: i };
  return date ? { next: date.next, date: date.meaning } : { next: i };
}

/** "19h 17/6", "19h30 17-6": the day right behind an hour with its letter; not "19h, 17/6", "8h 5/7 hộ", "10h15 22/5/2017" of a stamp. */
function bareDayTail(t: Tokens, i: number): Tail {
  const written = HOURS.has(t.word(i - 1)) || HOURS.has(t.word(i - 2));
  const date = written && !t.at(i).glued ? digitDate(t, i) : undefined;
  if (date?.meaning.day === undefined || date.meaning.year !== undefined || isCounted(t, date.next))
    return { next: i };
  const told = withYearPhrase(t, date);
  return { next: told.next, date: told.meaning };
}

const HOURS = words('h g giờ');

/** A clock time with the part of day and the day that follow it. */
export function clock(t: Tokens, i: number): Match | undefined {
  const found = clockAt(t, i);
  if (!found) return undefined;
  const plain = clockTail(t, found.next);
  // "20h GMT+7 ngày 12/3", "8 giờ sáng giờ Hà Nội ngày 12/3".
  const zoned = zoneTokens(t, plain.date ? found.next : plain.next, zone);
  const over = zoned && clockTail(t, zoned.end);
  const beyond = over && plain.part && !over.part ? { ...over, part: plain.part } : over;
  const tail = beyond?.date ? beyond : plain;
  const told = tail.next > found.next;
  const length = told || zoned ? undefined : hoursAndMinutes(t, i, found);
  if (length) return length;
  if (!found.sure && !told && !zoned) {
    if (found.clock.hour === 24) return undefined;
    const before = t.word(i - 1);
    const bareH = t.word(found.next - 1) === 'h';
    const lasting = DURATION_BEFORE.has(before) && found.clock.hour < 13;
    if (bareH ? lasting : !CLOCK_BEFORE.has(before) || t.words(i - 2, 'lên', 'đến')) return undefined;
    if (t.words(found.next, 'đồng', 'hồ') || NOT_AFTER_CLOCK.has(t.word(found.next))) return undefined;
  }
  const meaning: Meaning = {
    kind: 'time',
    clock: inPart(found.clock, tail.part),
    ...(tail.date ? { date: tail.date } : {}),
  };
  return {
    next: tail.next,
    rule: tail.date ? 'clock-day' : 'clock',
    meaning,
    ...(zoned && tail === beyond ? { zone: { from: zoned.from, next: zoned.next } } : {}),
  };
}

/** "kéo dài 1h30", "sau 1h30 phút": a length; "sau 5h30" is a time of day. */
function hoursAndMinutes(t: Tokens, i: number, { next, clock }: ClockMatch): Match | undefined {
  const before = t.word(i - 1);
  const minutes = t.word(next - 1) === 'phút';
  // "thi đấu tới 3 giờ 38 phút".
  if (t.word(i + 1) === 'giờ' && !(before === 'tới' && UP_TO.has(t.word(i - 2)))) return undefined;
  if (t.word(i + 1) === 'giờ' && minutes && clock.hour < LONG) return lasting(next, clock);
  if (t.word(i + 1) !== 'h' || clock.minute === 0 || clock.hour >= LONG) return undefined;
  if (!LASTING.has(before) && !(minutes && AFTER_WHICH.has(before))) return undefined;
  return lasting(next, clock);
}

function lasting(next: number, { hour, minute }: ClockTime): Match {
  const value = joinDurations(durationValue(hour, 'hour'), durationValue(minute, 'minute'));
  return { next, rule: 'duration', meaning: { kind: 'duration', value } };
}

const UP_TO = words('dài đấu mất');

/** From so many hours on a time of day is meant. */
const LONG = 13;
const LASTING = words('mất dài suốt trong');
const AFTER_WHICH = words('sau hơn gần khoảng');

/** "sáng 5 giờ", "chiều 3h30", "sáng 6h30 - 8h30": the part of day first. */
export function partClock(t: Tokens, i: number): Match | undefined {
  const part = dayPart(t, i);
  const found = part && clockAt(t, part.next);
  if (!part || !found || NOT_AFTER_CLOCK.has(t.word(found.next))) return undefined;
  const meaning: Meaning = { kind: 'time', clock: inPart(found.clock, part.part) };
  const until = t.word(found.next) === '-' ? clockAt(t, found.next + 1, true) : undefined;
  if (!until) return { next: found.next, rule: 'clock', meaning };
  const to: Meaning = { kind: 'time', clock: inPart(until.clock, part.part) };
  return { next: until.next, rule: 'range', meaning: { kind: 'range', from: meaning, to } };
}
