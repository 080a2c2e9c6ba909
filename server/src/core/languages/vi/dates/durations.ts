/** Durations ("hơn 3 năm", "nửa tháng", "hai giờ rưỡi") and counts back and forth ("3 năm trước"). */

import { durationValue, joinDurations } from '../../../recognition/dates/durations';
import { momentUnit } from '../../../recognition/dates/resolve/moment';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Base, Match, Unit } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { monthNumber, schoolYear } from './calendar';
import { clockTail } from './clock';
import { JUST_GONE, SIDES, STRETCHES } from './deixis';
import { type Quantity, quantity } from './numbers';
import { isPlan } from './ranges';
import { unitAt } from './units';
import { isYear } from './year';

/** Words of two syllables that hedge: "chưa đầy", "suýt soát". */
const HEDGES_IN_TWO: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['chưa', words('đầy tới đến')],
  ['không', words('đầy')],
  ['ngót', words('nghét')],
  ['suýt', words('soát')],
]);
/** "non" is also a mountain, and "dưới", "trên" tell places: they hedge only what is counted. */
const HEDGES = words('hơn gần ngót non trên dưới');

/** "hơn", "gần", "chưa đầy", "một" of "một vài": part of the span. The index after them. */
function hedge(t: Tokens, i: number): number {
  const word = t.word(i);
  if (HEDGES_IN_TWO.get(word)?.has(t.word(i + 1))) return i + 2;
  if (HEDGES.has(word)) return i + 1;
  return word === 'một' && (t.word(i + 1) === 'vài' || t.word(i + 1) === 'ít') ? i + 1 : i;
}

interface Measure {
  readonly next: number;
  readonly value: string;
  readonly count: number;
  readonly unit: Unit;
}

/** Words after a unit that make it no duration: ages, ordinals, dates. */
function isSpoiled(t: Tokens, i: number, next: number, unit: Unit, amount: Quantity): boolean {
  const after = t.word(next);
  if (after === 'tuổi' || after === 'thứ' || (isShort(unit) && isAge(t, i, after))) return true;
  if (unit === 'year' && ((isYear(t, next) && !isPlan(t, next - 1)) || after === 'ngoái')) return true;
  if (unit === 'year' && after === 'học') return amount.value === 1 || schoolYear(t, next - 1) !== undefined;
  // "2 tháng 9" is a day, "2 tháng 9 ngày" is not.
  if (unit === 'month' && amount.value <= 31 && t.at(next).kind === 'number') {
    const lesser = unitAt(t, next + 1)?.unit;
    const counted = lesser === 'day' || lesser === 'week' || t.word(next + 1) === 'lần';
    return monthNumber(t, next) !== undefined && !counted && t.word(next + 1) !== '%';
  }
  if (unit === 'day' && amount.digits && isNumbered(t, i) && startsDate(t, next)) return true;
  // "SEA Games 29 ngày mai".
  if (unit === 'day' && OTHER_DAY.has(after)) return true;
  // "một ngày nọ", "bỗng một ngày": some day.
  if (amount.value === 1 && (SOME.has(after) || (unit === 'day' && SUDDENLY.has(t.word(i - 1))))) return true;
  return false;
}

const SOME = words('nào mới nọ kia đẹp');
const SUDDENLY = words('nhiên bỗng rồi');

function isShort(unit: Unit): boolean {
  return unit === 'day' || unit === 'week' || unit === 'month';
}

/** "thai 40 tuần", "thai nhi được 7 tháng", "trẻ dưới 6 tháng", "bé gái 18 tháng"; not "bé 3 tháng nay chưa ăn". */
function isAge(t: Tokens, i: number, after: string): boolean {
  let at = i - 1;
  while (at > i - 4 && AGE_HEDGES.has(t.word(at))) at--;
  if (LASTING_ON.has(after)) return false;
  if (CHILDREN.has(t.word(at - 1)) && KINDS_OF_CHILDREN.has(t.word(at))) return true;
  return CHILDREN.has(t.word(at)) && !(t.word(at) === 'bầu' && t.at(at).capital);
}

const AGE_HEDGES = words('dưới trên hơn gần mới chưa đầy được');
const CHILDREN = words('thai bầu trẻ bé');
const KINDS_OF_CHILDREN = words('trai gái nhi sinh');
const LASTING_ON = words('nay qua tới trước sau liền đầu');

const OTHER_DAY = words('thường lễ mai hôm kia vía');

/** Words after which a number of days is one even before a date: "trong 2 ngày 5-6/9". */
const LASTING = words('trong suốt dài nghỉ mất ra lễ đợt các');

/** "đợt 5 ngày 26/8", "SEA Games 31 ngày 14-5": the number belongs to what stands before. */
function isNumbered(t: Tokens, i: number): boolean {
  return !LASTING.has(t.word(i - 1)) || t.at(i - 1).capital;
}

function startsDate(t: Tokens, i: number): boolean {
  const sign = t.at(i + 1);
  return (
    t.at(i).kind === 'number' &&
    sign.glued &&
    (sign.text === '/' || sign.text === '-') &&
    t.at(i + 2).kind === 'number'
  );
}

/** "lần thứ sáu tuần này", "lớp ba năm nay": the number belongs to what stands before. */
const ORDINAL_BEFORE = words('thứ lớp tầng quận');

/** "nửa năm", "nửa tiếng". */
function halfUnit(t: Tokens, i: number): Measure | undefined {
  if (t.word(i) !== 'nửa') return undefined;
  const unit = unitAt(t, i + 1);
  const after = unit ? t.word(unit.next) : '';
  const edge = AFTER_NO_HALF.has(after) && t.word(i + 3) !== 'tiên';
  if (!unit || t.word(i + 1) === 'đêm' || edge || t.word(i - 1) === 'một') return undefined;
  const value = unit.unit === 'week' ? 'P3D' : durationValue(0.5, unit.unit);
  return { next: unit.next, value, count: 0.5, unit: unit.unit };
}

const AFTER_NO_HALF = new Set(['đầu', 'cuối', 'ngoái']);

/** "năm rưỡi", "tiếng rưỡi": one and a half; "hai năm rưỡi" has a number. */
function unitAndHalf(t: Tokens, i: number): Measure | undefined {
  const unit = unitAt(t, i);
  if (!unit || t.word(unit.next) !== 'rưỡi') return undefined;
  return { next: unit.next + 1, value: durationValue(1.5, unit.unit), count: 1.5, unit: unit.unit };
}

/** "hơn tháng nay", "Gần năm nay": about one; "cao hơn năm nay" compares with this year. */
function aboutOne(t: Tokens, i: number): Measure | undefined {
  if (!ABOUT.has(t.word(i - 1)) || t.word(i + 1) !== 'nay') return undefined;
  const unit = unitAt(t, i)?.unit;
  const long = unit === 'week' || unit === 'month' || (unit === 'year' && t.at(i - 1).capital);
  return unit && long ? { next: i + 1, value: durationValue(1, unit), count: 1, unit } : undefined;
}

const ABOUT = words('hơn gần ngót');

/** Words behind which "hàng giờ" is a long time and no rhythm. */
const BEFORE_HOURS = words('mất chờ đợi suốt trong sau dài ngồi đứng hàng tới đến');

/** "hàng giờ liền", "hàng tiếng đồng hồ", "hàng tháng trời": a long time; "hàng tháng" is a rhythm. */
function longTime(t: Tokens, i: number): Measure | undefined {
  if (t.word(i) !== 'hàng') return undefined;
  const unit = unitAt(t, i + 1);
  if (!unit) return undefined;
  const told = t.word(unit.next - 1) === 'hồ' || LONG.has(t.word(unit.next));
  if (!told && !(t.word(i + 1) === 'giờ' && BEFORE_HOURS.has(t.word(i - 1)))) return undefined;
  return { next: unit.next, value: durationValue(Number.NaN, unit.unit), count: Number.NaN, unit: unit.unit };
}

const LONG = words('trời liền');

/** A number and a unit with what may follow: "rưỡi", a second smaller unit. */
export function measure(t: Tokens, i: number): Measure | undefined {
  const plain = halfUnit(t, i) ?? unitAndHalf(t, i) ?? aboutOne(t, i) ?? longTime(t, i);
  if (plain) return plain;
  const amount = quantity(t, i);
  if (!amount) return undefined;
  // "thập kỷ", "thế kỷ" after a bare five would be "the year …".
  const unit = unitAt(t, amount.next);
  if (!unit || ORDINAL_BEFORE.has(t.word(i - 1)) || isSpoiled(t, i, unit.next, unit.unit, amount))
    return undefined;
  if (t.word(i) === 'năm' && t.word(amount.next) === 'tháng' && amount.next === i + 1 && !fiveMonths(t, i))
    return undefined;
  if (amount.upTo !== undefined) {
    const value = `${durationValue(amount.value, unit.unit)}/${durationValue(amount.upTo, unit.unit)}`;
    return { next: unit.next, value, count: amount.value, unit: unit.unit };
  }
  if (t.word(unit.next) === 'rưỡi') {
    const count = amount.value + 0.5;
    return { next: unit.next + 1, value: durationValue(count, unit.unit), count, unit: unit.unit };
  }
  const value = durationValue(amount.value, unit.unit);
  const more = quantity(t, unit.next);
  const lesser = more ? unitAt(t, more.next) : undefined;
  if (
    more &&
    lesser &&
    more.value >= 1 &&
    SMALLER_UNITS[unit.unit]?.includes(lesser.unit) &&
    more.upTo === undefined
  ) {
    // "mỗi tuần 2 ngày" counts days, "3 năm 6 tháng" joins.
    const night = t.word(more.next) === 'đêm';
    const joined = night ? value : joinDurations(value, durationValue(more.value, lesser.unit));
    const seconds = lesser.unit === 'minute' ? secondsAt(t, lesser.next) : undefined;
    if (seconds)
      return {
        ...seconds,
        value: joinDurations(joined, seconds.value),
        count: amount.value,
        unit: unit.unit,
      };
    return { next: lesser.next, value: joined, count: amount.value, unit: unit.unit };
  }
  return { next: unit.next, value, count: amount.value, unit: unit.unit };
}

/** The seconds of "4 giờ 3 phút 29 giây". */
function secondsAt(t: Tokens, i: number): { next: number; value: string } | undefined {
  const count = quantity(t, i);
  const unit = count && count.upTo === undefined ? unitAt(t, count.next) : undefined;
  return unit?.unit === 'second'
    ? { next: unit.next, value: durationValue(count!.value, 'second') }
    : undefined;
}

const SMALLER_UNITS: Partial<Record<Unit, readonly Unit[]>> = {
  year: ['month', 'day'],
  month: ['day'],
  day: ['hour', 'day'],
  hour: ['minute'],
  minute: ['second'],
};

const AFTER_FIVE_MONTHS = words('qua tới sau trước nay liền nữa liên');
const BEFORE_FIVE_MONTHS = words('trong sau suốt mất hơn gần khoảng dài từ được');

/** "năm tháng" is "the years" more often than five months. */
function fiveMonths(t: Tokens, i: number): boolean {
  return AFTER_FIVE_MONTHS.has(t.word(i + 2)) || BEFORE_FIVE_MONTHS.has(t.word(i - 1));
}

/** After "N ngày trước/sau" these show that a duration is measured from what follows. */
const MEASURED_FROM = words(`
  khi chiến hội đại phiên vòng khai tiêm sự ca mùa mốc thềm bầu tết nghỉ ngày trận kỳ kì lễ cuộc vụ
  thời giờ đợt sinh cơn chuyến tai phẫu mổ thảm tuyên giỗ bão
`);

/** Words that go on after "hai ngày sau"; any other word is what the length is measured from. */
const CLAUSE_STARTS = words(`
  ông bà anh chị cô em họ các nhóm đoàn thì mới mất được bị gặp đã sẽ có vẫn lại cũng và người sàn xe giá tòa
  công bệnh chính quân nước nhà tôi chúng nó má pv mọi tới lượt
`);

/** "chỉ 6 năm sau", "phải 19 năm sau": the stress is on the length. */
const STRESSED = new Set(['chỉ', 'phải', 'đúng', 'là', 'suốt']);

/** "3 năm trước", "hai tháng sau đó": which way, and from what. Lengths measured from an event are durations. */
function turn(t: Tokens, i: number, found: Measure): { next: number; by: 1 | -1; base: Base } | undefined {
  const vague = Number.isNaN(found.count);
  const placed = momentUnit(found.unit) !== undefined && found.count <= HISTORY;
  if (!vague && (STRESSED.has(t.word(i - 1)) || !placed)) return undefined;
  const next = found.next + 1;
  const after = t.word(next);
  switch (t.word(found.next)) {
    case 'trước':
      if (after === 'đó') return { next: next + 1, by: -1, base: 'mentioned' };
      if (after === 'đây') return { next: next + 1, by: -1, base: 'published' };
      if (
        MEASURED_FROM.has(after) ||
        QUOTES.has(after) ||
        (t.at(next).kind === 'number' && runsIntoDate(t, next))
      )
        return undefined;
      // "Một ngày trước, …" is the day before; "3 ngày trước" counts from today.
      return { next, by: -1, base: found.unit === 'day' && found.count === 1 ? 'mentioned' : 'published' };
    case 'nữa':
      // "Hai năm nữa, …"; "chờ hai năm nữa" lasts.
      return t.at(i).capital && t.at(next).kind === 'sign' ? { next, by: 1, base: 'published' } : undefined;
    case 'về':
      return after === 'trước' ? { next: next + 1, by: -1, base: 'published' } : undefined;
    case 'sau':
      if (after === 'đó') return { next: next + 1, by: 1, base: 'mentioned' };
      if (t.at(next).kind === 'word' && !CLAUSE_STARTS.has(after)) return undefined;
      return { next, by: 1, base: 'mentioned' };
    default:
      return undefined;
  }
}

/** 'trước "đêm quyết định"'. */
const QUOTES = new Set(['"', '“']);

const MINUTES: Partial<Record<Unit, number>> = { hour: 60, minute: 1 };

/** "một giờ sau", "30 phút sau đó", "nửa tiếng trước đó": from the clock time that was told. */
function laterClock(t: Tokens, i: number, found: Measure, minutes: number): Match | undefined {
  const side = SIDES.get(t.word(found.next));
  if (side === undefined || STRESSED.has(t.word(i - 1)) || Number.isNaN(found.count)) return undefined;
  const next = found.next + 1;
  const told = t.word(next) === 'đó';
  const goesOn = t.at(next).kind === 'word' && !CLAUSE_STARTS.has(t.word(next));
  // "3 giờ trước" counts from the reader's now.
  if (!told && side < 0)
    return t.at(next).kind === 'word' || t.at(next).kind === 'number'
      ? undefined
      : { next, rule: 'ago', meaning: { kind: 'duration', value: found.value } };
  if (!told && goesOn) return undefined;
  const meaning = {
    kind: 'later',
    minutes: side * Math.round(found.count * minutes),
    value: found.value,
  } as const;
  return { next: told ? next + 1 : next, rule: side < 0 ? 'ago' : 'later', meaning };
}

/** "3 ngày trước 15/8". */
function runsIntoDate(t: Tokens, i: number): boolean {
  return t.at(i + 1).glued && (t.at(i + 1).text === '/' || t.at(i + 1).text === '-');
}

const RATED = words('đồng usd euro đô won yên bảng tệ baht lần buổi');

/** "200 triệu đồng một năm", "hai lần một tuần". */
function isRate(t: Tokens, i: number, found: Measure): boolean {
  return found.count === 1 && t.word(i) === 'một' && RATED.has(t.word(i - 1));
}

const HISTORY = 3000;

/** Whether a part of day or a day stands behind the hour. */
function isTold({ next, date }: ReturnType<typeof clockTail>, from: number): boolean {
  return date !== undefined || next > from;
}

/** Durations and counted distances, with their hedges. */
export function duration(t: Tokens, i: number): Match | undefined {
  const from = t.word(i) === 'cách' ? t.word(i + 1) : '';
  const ago = from === 'đây' || from === 'nay' || from === 'đó';
  const start = ago ? i + 2 : i;
  const begin = hedge(t, start);
  const hedged = begin > start;
  const found = measure(t, ago && t.word(begin) === 'khoảng' ? begin + 1 : begin);
  if (!found) return undefined;
  // Beyond history there is no year to be told.
  if (ago && found.unit === 'year' && found.count > HISTORY) return undefined;
  // "cách đó 2 giờ xe".
  if (from === 'đó' && momentUnit(found.unit) === undefined) return undefined;
  if (ago) return shifted(found, found.next, -1, from === 'đó' ? 'mentioned' : 'published', 'ago');
  // "gần 11h cùng ngày" is a time, "gần hai giờ sáng 5/8" a length.
  if (
    hedged &&
    found.unit === 'hour' &&
    t.at(begin).kind === 'number' &&
    isTold(clockTail(t, found.next), found.next)
  )
    return undefined;
  const minutes = MINUTES[found.unit];
  const clock = minutes === undefined ? undefined : laterClock(t, i, found, minutes);
  if (clock) return clock;
  const turned = turn(t, i, found);
  if (turned) return shifted(found, turned.next, turned.by, turned.base, turned.by < 0 ? 'ago' : 'later');
  if (isRate(t, i, found))
    return { next: found.next, rule: 'set', meaning: { kind: 'set', value: found.value } };
  const until = lengthUntil(t, found);
  const whole = until ? { ...until, value: `${found.value}/${until.value}` } : found;
  const tail =
    Number.isNaN(whole.count) && t.word(whole.next) === 'nữa' ? whole.next + 1 : tailEnd(t, whole.next);
  const rule = hedged ? 'duration-hedged' : 'duration';
  return { next: tail, rule, meaning: { kind: 'duration', value: whole.value } };
}

/** "6 tháng đến 1 năm", "vài tuần đến vài tháng": the other end of a length, told with its unit. */
function lengthUntil(t: Tokens, from: Measure): Measure | undefined {
  if ((t.word(from.next) !== 'đến' && t.word(from.next) !== 'tới') || from.value.includes('/'))
    return undefined;
  const until = measure(t, from.next + 1);
  // "14 giờ đến 15 giờ" are hours of the day more often than a length.
  if (!until || until.value.includes('/') || (from.unit === 'hour' && until.unit === 'hour'))
    return undefined;
  const shrinks = SIZES[until.unit]! * until.count < SIZES[from.unit]! * from.count;
  return shrinks ? undefined : until;
}

/** Of the units, roughly, in seconds. */
const SIZES: Partial<Record<Unit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  quarter: 7_776_000,
  year: 31_536_000,
  decade: 315_360_000,
  century: 3_153_600_000,
};

/** "3 năm qua", "10 ngày tới", "mấy năm nay", "hai tuần vừa qua": the word belongs to the span. */
function tailEnd(t: Tokens, i: number): number {
  if (STRETCHES.has(t.word(i)) && !isVerbTail(t, i)) return i + 1;
  if (t.words(i, 'trở', 'lại', 'đây')) return i + 3;
  if (t.words(i, 'gần', 'đây') || t.words(i, 'gần', 'nhất') || isNext(t, i)) return i + 2;
  if (t.words(i, 'đầu', 'tiên') && !EDGES.has(t.word(i + 2))) return i + 2;
  if (t.word(i) === 'đầu' && (t.at(i + 1).kind !== 'word' || AFTER_FIRST.has(t.word(i + 1)))) return i + 1;
  return JUST_GONE.match(t, i)?.next ?? i;
}

/** "10 năm tiếp theo", "48 giờ kế tiếp", "3 ngày sắp tới". */
function isNext(t: Tokens, i: number): boolean {
  return (
    t.words(i, 'tiếp', 'theo') ||
    t.words(i, 'kế', 'tiếp') ||
    (t.words(i, 'sắp', 'tới') && !isVerbTail(t, i + 1))
  );
}

/** "ba tháng đầu tiên của năm", "ngày đầu tiên": edges. */
const EDGES = words('năm tháng quý của trong mùa học thế');
/** "3 tuần đầu sẽ …", but "10 ngày đầu quân". */
const AFTER_FIRST = words('sau khi ở tại và thì là đã sẽ được để em anh chị ông bà họ');

/** "hai ngày tới Seoul", "3 năm tới 5 năm": no narrowing word. */
function isVerbTail(t: Tokens, i: number): boolean {
  const after = t.at(i + 1);
  return t.word(i) === 'tới' && (after.kind === 'number' || after.capital || after.text === 'thăm');
}

function shifted(found: Measure, next: number, by: number, base: Base, rule: string): Match | undefined {
  if (Number.isNaN(found.count)) {
    return { next, rule: 'duration-vague', meaning: { kind: 'duration', value: found.value } };
  }
  if (found.unit === 'year' && !Number.isInteger(found.count)) {
    return {
      next,
      rule,
      meaning: { kind: 'shift', unit: 'month', by: Math.round(by * found.count * 12), base },
    };
  }
  return { next, rule, meaning: { kind: 'shift', unit: found.unit, by: by * Math.round(found.count), base } };
}

const AFTER_LENGTH = words('liền liên nữa trời tới qua đầu');

/** "trước đó một ngày", "sau đó hơn 3 tháng", "sau đó ít phút": the distance behind its direction. */
export function distance(t: Tokens, i: number): Match | undefined {
  const side = SIDES.get(t.word(i));
  if (side === undefined || t.word(i + 1) !== 'đó') return undefined;
  const at = t.word(i + 2) === 'khoảng' ? i + 3 : i + 2;
  const found = measure(t, hedge(t, at));
  if (
    !found ||
    (!Number.isNaN(found.count) && (momentUnit(found.unit) === undefined || found.count > HISTORY))
  )
    return undefined;
  // "trước đó hai ngày ông còn khỏe" goes on; "sau đó 3 tháng liền", "sau đó vài ngày nữa" are lengths.
  if (AFTER_LENGTH.has(t.word(found.next)) || found.value.includes('/')) return undefined;
  return shifted(found, found.next, side, 'mentioned', side < 0 ? 'ago' : 'later');
}
