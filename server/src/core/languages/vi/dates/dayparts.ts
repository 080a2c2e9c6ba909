/** Parts of the day tied to a day: "sáng 26/8", "tối thứ Bảy", "rạng sáng nay", "đêm qua". */
import { digitDate } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { DayPart, Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { bareDay, headedDay, spelledDay, withYearPhrase } from './calendar';
import { stepsOf } from './deixis';
import { isMung, lunarDay } from './lunar';
import { relativeDay } from './relative';
import { headedWeekday, trustedWeekday } from './weekdays';

const PARTS = new Map<string, DayPart>([
  ['sáng', 'MO'],
  ['trưa', 'MI'],
  ['chiều', 'AF'],
  ['tối', 'EV'],
  ['đêm', 'NI'],
  ['khuya', 'NI'],
]);

/** Words after a part of day that only shade it. */
const SHADES = new Set(['sớm', 'muộn', 'khuya']);

/** The name of a part of day at `i`: "sáng", "rạng sáng", "sáng sớm", "đầu giờ chiều", "buổi tối". */
export function dayPart(t: Tokens, i: number): { next: number; part: DayPart } | undefined {
  let at = i;
  const word = t.word(i);
  // "ban ngày 5/3": no such day.
  if (t.words(i, 'ban', 'ngày'))
    return t.at(i + 2).kind === 'number' ? undefined : { next: i + 2, part: 'DT' };
  if (
    word === 'rạng' ||
    word === 'buổi' ||
    word === 'xế' ||
    word === 'nửa' ||
    word === 'tảng' ||
    word === 'chập' ||
    (word === 'ban' && t.word(i + 1) === 'đêm')
  )
    at = i + 1;
  else if (t.words(i, 'tờ', 'mờ')) at = i + 2;
  else if (
    (word === 'đầu' || word === 'cuối' || word === 'giữa') &&
    (t.word(i + 1) === 'giờ' || t.word(i + 1) === 'buổi')
  )
    at = i + 2;
  else if (word === 'giữa' && (t.word(i + 1) === 'trưa' || t.word(i + 1) === 'đêm')) at = i + 1;
  const first = PARTS.get(t.word(at));
  if (first === undefined || (word === 'nửa' && first !== 'NI')) return undefined;
  at++;
  if (first === 'AF' && t.word(at) === 'tối') return { next: at + 1, part: 'EV' };
  if (SHADES.has(t.word(at)) && t.word(at) !== t.word(at - 1)) {
    return { next: at + 1, part: t.word(at) === 'khuya' ? 'NI' : first };
  }
  return { next: at, part: first };
}

/** The day after a part of day: "nay", "mai", "26/8", "thứ Bảy", "cùng ngày", "hôm sau", "mùng 1 Tết". */
export function dayAfterPart(t: Tokens, i: number): Match | undefined {
  const by = stepsOf('part-of-day').get(t.word(i));
  if (by !== undefined) return day(i + 1, by);
  // "tối đó", "đêm ấy"; "chiều đó" may be a direction.
  if ((t.word(i) === 'đó' || t.word(i) === 'ấy') && t.word(i - 1) !== 'chiều')
    return { next: i + 1, rule: 'day-relative', meaning: SAME_DAY };
  // "Buổi sáng 1. Uống nước ấm": the number of what follows.
  return dayPoint(t, i) ?? (t.word(i - 2) === 'buổi' ? undefined : bareNumberDay(t, i));
}

const SAME_DAY: Meaning = { kind: 'shift', unit: 'day', by: 0, base: 'mentioned' };

function day(next: number, by: number): Match {
  return { next, rule: 'day-relative', meaning: { kind: 'shift', unit: 'day', by, base: 'published' } };
}

/** A whole day after a part of day or a clock time. */
export function dayPoint(t: Tokens, i: number): Match | undefined {
  const lunar = lunarDay(t, i);
  if (lunar) return lunar;
  const headed = headedDay(t, i) ?? headedWeekday(t, i);
  if (headed) return headed;
  // "tối12/6" has lost its blank; "7h12/6" is something else.
  const digits = digitDate(t, i, { headed: true, rightEnd: PARTS.has(t.word(i - 1)) });
  if (digits) return withYearPhrase(t, digits);
  return spelledDay(t, i) ?? trustedWeekday(t, i) ?? relativeDay(t, i) ?? headedBareDay(t, i);
}

function headedBareDay(t: Tokens, i: number): Match | undefined {
  return t.word(i) === 'ngày' ? bareNumberDay(t, i + 1) : isMung(t.word(i)) ? bareDay(t, i) : undefined;
}

const AFTER_NUMBER = words('và đến tới , . ) -');

/** "đêm 5 rạng sáng 6/9": a day whose month follows or was spoken of. */
function bareNumberDay(t: Tokens, i: number): Match | undefined {
  const token = t.at(i);
  if (token.kind !== 'number' || token.text.length > 2 || !(token.value >= 1 && token.value <= 31))
    return undefined;
  const after = t.at(i + 1);
  const night = after.text === 'rạng' && t.word(i + 2) !== 'ngày';
  if (after.kind !== 'end' && !night && !AFTER_NUMBER.has(after.text)) return undefined;
  if (after.glued && t.at(i + 2).glued && t.at(i + 2).kind === 'number') return undefined;
  return { next: i + 1, rule: 'day-bare', meaning: { kind: 'date', day: token.value } };
}

/** "đêm 12 rạng ngày 13/8": the night is told by the day that it leads to. */
function nightBetween(t: Tokens, i: number): Match | undefined {
  const found = t.at(i).kind === 'number' && t.words(i + 1, 'rạng', 'ngày') ? headedDay(t, i + 2) : undefined;
  return found;
}

const HEADS_PART = words('buổi nửa rạng giữa ban tờ tảng xế chập');

/** "chiều muộn", "sáng sớm", "đêm khuya", "chiều tối". */
const SHADED = words('muộn sớm khuya tối');

/** Parts of day that are times even without a day: "buổi sáng", "nửa đêm", "chiều muộn", "Trưa: …". */
function alone(t: Tokens, i: number, part: { next: number; part: DayPart }): Match | undefined {
  const word = t.word(i);
  const shaded = SHADED.has(t.word(part.next - 1)) && part.next === i + 2 && t.word(part.next) !== 'hơn';
  const heads = i === 0 && t.word(part.next) === ':';
  // "tuổi xế chiều" is old age.
  const named = (HEADS_PART.has(word) && t.word(i - 1) !== 'tuổi') || t.word(i + 1) === 'giờ';
  if (!named && !shaded && !heads && !isListed(t, i, part.next) && !isBound(t, i, part.next))
    return undefined;
  return { next: part.next, rule: 'daypart-alone', meaning: { kind: 'time', part: part.part } };
}

const LISTS = words(', và lẫn hoặc hay');
const SIZES = words('cao dài rộng sâu dày dọc ngang hướng');

/** "buổi sáng, chiều, tối", "về chiều và tối"; "mảng sáng, tối" are no times. */
function isListed(t: Tokens, i: number, next: number): boolean {
  // "bóng tối, chiều cao".
  if (SIZES.has(t.word(next)) || SIZES.has(t.word(next + 2)) || t.word(i - 1) === 'bóng') return false;
  const one = t.word(i);
  const other = [
    LISTS.has(t.word(i - 1)) ? t.word(i - 2) : '',
    LISTS.has(t.word(next)) ? t.word(next + 1) : '',
  ];
  return other.some((word) => word !== one && PARTS.has(word) && (!isLight(word) || !isLight(one)));
}

/** "sáng" and "tối" are light and dark. */
function isLight(word: string): boolean {
  return word === 'sáng' || word === 'tối';
}

const BOUNDS = words('từ đến tới');
const AFTER_BOUND = words('mới thì vẫn đã');

/** "từ trưa, …", "đến tối mới về"; not "từ sáng tạo", "đến tối đa". */
function isBound(t: Tokens, i: number, next: number): boolean {
  if (!BOUNDS.has(t.word(i - 1)) || t.at(i).capital || t.word(i) === 'khuya') return false;
  const after = t.at(next);
  return after.kind === 'end' || after.kind === 'sign' || AFTER_BOUND.has(after.text);
}

/** "từ sáng đến tối", "từ chiều đến đêm 5/9": one stretch of a day. */
function stretch(t: Tokens, i: number, from: { next: number; part: DayPart }): Match | undefined {
  const to = t.word(from.next);
  if (t.word(i - 1) !== 'từ' || (to !== 'đến' && to !== 'tới')) return undefined;
  const until = dayPart(t, from.next + 1);
  if (!until || until.part === from.part) return undefined;
  const day = dayAfterPart(t, until.next);
  const date = day ? { date: day.meaning } : {};
  return {
    next: day?.next ?? until.next,
    rule: 'range',
    meaning: {
      kind: 'range',
      from: { kind: 'time', part: from.part, ...date },
      to: { kind: 'time', part: until.part, ...date },
    },
  };
}

/** "di chuyển 2 chiều qua hầm": both ways. */
function isWay(t: Tokens, i: number): boolean {
  const before = t.word(i - 1);
  return (
    t.word(i) === 'chiều' &&
    t.word(i + 1) === 'qua' &&
    (before === 'hai' || before === 'một' || t.number(i - 1) <= 2) &&
    t.word(i - 2) !== 'thứ'
  );
}

/** A part of day with its day. Alone it is no date: "chiều cao", "tối đa", "sáng tạo". */
export function partOfDay(t: Tokens, i: number): Match | undefined {
  const part = dayPart(t, i);
  if (!part || isWay(t, i)) return undefined;
  // Captions run into the next sentence: "… về Hải Phòng Chiều nay".
  if (
    t.continuesName(i) &&
    t.at(part.next).kind !== 'number' &&
    !(t.word(part.next) === 'ngày' && t.at(part.next + 1).kind === 'number') &&
    (t.word(part.next) !== 'nay' || t.at(part.next).capital)
  )
    return undefined;
  const at = t.word(part.next) === ',' && t.word(part.next + 1) === 'ngày' ? part.next + 1 : part.next;
  const found = dayAfterPart(t, at) ?? nightBetween(t, part.next);
  if (!found) return stretch(t, i, part) ?? alone(t, i, part);
  const meaning: Meaning = { kind: 'time', date: found.meaning, part: part.part };
  return { next: found.next, rule: 'daypart', meaning };
}
