/** Repeated times: "hằng năm", "mỗi thứ Hai", "hai năm một lần". */
import { durationValue } from '../../../recognition/dates/durations';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { isCounted } from './bare';
import { dayPart } from './dayparts';
import { measure } from './durations';
import { quantity } from './numbers';
import { season } from './periods';
import { unitAt } from './units';
import { weekdayName } from './weekdays';

const EVERY = new Set(['hằng', 'hàng', 'mỗi', 'từng', 'cứ']);
/** "hàng giờ", "hàng năm trời" are quantities. */
const AFTER_LONG = new Set(['trời', 'liền']);

/** "khách hàng", "đơn hàng": no "hàng năm". */
const GOODS = words('khách cửa ngân đơn mặt xếp nhà kho lô kiện gian bạn nguồn');
/** "hàng năm trăm người". */
const MANY = words('trăm nghìn ngàn triệu');
/** "bán hàng năm nay". */
const AFTER_OTHER_UNIT = words('hôm mai nay này ngoái vía');

/** "lễ hội thường niên"; "ĐHĐCĐ thường niên" is the name of a meeting. */
export function annual(t: Tokens, i: number): Match | undefined {
  return t.words(i, 'thường', 'niên') && !t.at(i - 1).capital ? set(i + 2, 'P1Y') : undefined;
}

/** "thường ngày", "ngày ngày", "đêm đêm"; not "bình thường ngày càng ít", "Ngày ngày 5/9". */
export function daily(t: Tokens, i: number): Match | undefined {
  const [one, other] = [t.word(i), t.word(i + 1)];
  const usual = one === 'thường' && other === 'ngày' && !BEFORE_USUAL.has(t.word(i - 1));
  const again = one === other && AGAIN.has(one) && t.word(i - 1) !== one && !t.at(i + 1).capital;
  if ((!usual && !again) || t.at(i + 2).kind === 'number' || NOT_DAILY.has(t.word(i + 2))) return undefined;
  return set(i + 2, 'P1D');
}

const AGAIN = words('ngày đêm sáng trưa chiều tối');
const BEFORE_USUAL = words('bình phi bất khác như tầm thất');
const NOT_DAILY = words('càng nay mai kia nào hôm một qua mùng tháng thứ cuối đầu lễ nghỉ');

/** Words after which "ngày 2 lần" tells one day, or "năm" is a number. */
const BEFORE_TIMES = words(
  'một hai ba bốn năm sáu bảy tám chín mười mỗi hằng hàng từng vào trong cả nửa mấy nhiều vài',
);

/** "uống ngày 2 lần", "tuần hai lần": so often in each; "tháng 2 lần" only where the clause ends. */
export function timesIn(t: Tokens, i: number): Match | undefined {
  const unit = unitAt(t, i);
  if (!unit || unit.next !== i + 1 || BEFORE_TIMES.has(t.word(i - 1)) || t.at(i - 1).kind === 'number')
    return undefined;
  const count = quantity(t, unit.next);
  if (!count || !(count.value <= 100) || t.word(count.next) !== 'lần') return undefined;
  const after = t.at(count.next + 1);
  const ends = after.kind === 'end' || after.kind === 'sign';
  if (unit.unit !== 'day' && !ends) return undefined;
  return AFTER_TIMES.has(after.text) ? undefined : set(count.next + 1, durationValue(1, unit.unit));
}

const AFTER_TIMES = words('đầu thứ này nữa liền');

/** "2 lần/ngày", "một lần/tuần", "3 lần mỗi tuần", "hai lần một năm". */
export function timesPer(t: Tokens, i: number): Match | undefined {
  const count = quantity(t, i);
  if (!count || t.word(count.next) !== 'lần' || !PER.has(t.word(count.next + 1))) return undefined;
  const unit = unitAt(t, count.next + 2);
  return unit && set(unit.next, durationValue(1, unit.unit));
}

const PER = words('/ mỗi một');

/** The "2 lần" of "mỗi ngày 2 lần", "mỗi năm một lần", from the number on: the index after it. */
function timesBehind(t: Tokens, i: number): number | undefined {
  const count = quantity(t, i);
  const times = count && count.value <= 100 && t.word(count.next) === 'lần';
  return times && !AFTER_TIMES.has(t.word(count.next + 1)) ? count.next + 1 : undefined;
}

export function everyUnit(t: Tokens, i: number): Match | undefined {
  const word = t.word(i);
  if (!EVERY.has(word)) return undefined;
  const at = t.word(i + 1) === 'buổi' ? i + 2 : i + 1;
  const weekday = word === 'mỗi' || word === 'từng' ? weekdayName(t, at, true) : undefined;
  if (weekday) return set(weekday.next, `XXXX-WXX-${weekday.weekday}`);
  // "hàng tối", but "hàng sáng tạo".
  const evening =
    word === 'hàng' && t.word(at) === 'tối' && !GOODS.has(t.word(i - 1)) && t.word(at + 1) !== 'đa';
  const part = word === 'mỗi' || word === 'hằng' || evening ? dayPart(t, at) : undefined;
  if (part) {
    const day = weekdayName(t, part.next, true);
    return day ? set(day.next, `XXXX-WXX-${day.weekday}T${part.part}`) : set(part.next, 'P1D');
  }
  if (word === 'mỗi' && t.words(i + 1, 'cuối', 'tuần')) return set(i + 3, 'XXXX-WXX-WE');
  if (word === 'mỗi' && t.word(i + 1) === 'mùa') {
    const found = season(t, i + 1);
    return found && set(found.next, 'P1Y');
  }
  if (word === 'cứ') {
    // "cứ 3 tháng", "cứ mỗi năm", "cứ hai năm một lần"; not "cứ một phút lại có".
    const every = t.word(i + 1) === 'mỗi' ? everyUnit(t, i + 1) : undefined;
    const once = onceEvery(t, i + 1);
    const counted = every ?? once ?? (t.word(i + 1) === 'mấy' ? undefined : setOf(measure(t, i + 1)));
    return counted;
  }
  if (word === 'mỗi') {
    const counted = quantity(t, i + 1) ? measure(t, i + 1) : undefined;
    if (counted) return set(counted.next, counted.value);
  }
  // "khách hàng năm nay", "xếp hàng ngày hôm qua".
  if (
    word === 'hàng' &&
    (GOODS.has(t.word(i - 1)) ||
      AFTER_OTHER_UNIT.has(t.word(i + 2)) ||
      MANY.has(t.word(i + 2)) ||
      t.at(i + 2).kind === 'number')
  )
    return undefined;
  const unit = unitAt(t, i + 1);
  if (!unit || unit.unit === 'second' || AFTER_LONG.has(t.word(unit.next))) return undefined;
  if (word === 'từng' && unit.unit !== 'day' && unit.unit !== 'month' && unit.unit !== 'year')
    return undefined;
  if (word === 'hàng' && (unit.unit === 'hour' || unit.unit === 'century' || unit.unit === 'decade'))
    return undefined;
  if (word !== 'mỗi' && word !== 'từng' && t.at(unit.next - 1).text === 'tiếng') return undefined;
  const times = word === 'từng' ? undefined : timesBehind(t, unit.next);
  return set(times ?? unit.next, durationValue(1, unit.unit));
}

function setOf(found: ReturnType<typeof measure>): Match | undefined {
  return found && found.count > 1 ? set(found.next, found.value) : undefined;
}

/** "hai năm một lần", "3 tháng/lần" from the number on. */
export function onceEvery(t: Tokens, i: number): Match | undefined {
  const found = measure(t, i);
  if (!found) return undefined;
  if (t.words(found.next, 'một', 'lần') || (t.number(found.next) === 1 && t.word(found.next + 1) === 'lần')) {
    return set(found.next + 2, found.value);
  }
  if (t.word(found.next) === '/' && t.word(found.next + 1) === 'lần') return set(found.next + 2, found.value);
  return undefined;
}

/** "24/24 giờ", "24/7": round the clock. */
export function roundTheClock(t: Tokens, i: number): Match | undefined {
  if (t.number(i) !== 24 || !t.gluedSign(i + 1, '/') || t.number(i + 2) !== 24) return undefined;
  if (isCounted(t, i + 3)) return undefined;
  const unit = unitAt(t, i + 3);
  const next = unit?.unit === 'hour' ? unit.next : i + 3;
  return { next, rule: 'round-the-clock', meaning: { kind: 'duration', value: 'PT24H' } };
}

/** "thứ Bảy hằng tuần", "ngày 15 hằng tháng", "ngày 5/9 hằng năm". */
export function repeated(t: Tokens, i: number): Match | undefined {
  const part = dayPart(t, i);
  const weekday = weekdayName(t, part?.next ?? i, true);
  if (weekday) {
    const tail = part ? `T${part.part}` : '';
    // "mở cửa hằng ngày, trừ Chủ nhật".
    if (t.word(i - 1) === 'trừ') return set(weekday.next, `XXXX-WXX-${weekday.weekday}${tail}`);
    // "thứ Ba và thứ Sáu hằng tuần": the first of a list repeats too.
    const other =
      t.word(weekday.next) === 'và' || t.word(weekday.next) === ','
        ? weekdayName(t, weekday.next + 1, true)
        : undefined;
    if (other && isEvery(t, other.next) && t.word(other.next + 1) === 'tuần')
      return set(weekday.next, `XXXX-WXX-${weekday.weekday}${tail}`);
    return isEvery(t, weekday.next) && t.word(weekday.next + 1) === 'tuần'
      ? set(weekday.next + 2, `XXXX-WXX-${weekday.weekday}${tail}`)
      : undefined;
  }
  if (t.word(i) !== 'ngày' || t.at(i + 1).kind !== 'number' || !(t.number(i + 1) <= 31)) return undefined;
  const day = String(t.number(i + 1)).padStart(2, '0');
  if (isEvery(t, i + 2) && t.word(i + 3) === 'tháng') return set(i + 4, `XXXX-XX-${day}`);
  if (t.gluedSign(i + 2, '/') && isEvery(t, i + 4) && t.word(i + 5) === 'năm' && t.number(i + 3) <= 12) {
    return set(i + 6, `XXXX-${String(t.number(i + 3)).padStart(2, '0')}-${day}`);
  }
  return undefined;
}

function isEvery(t: Tokens, i: number): boolean {
  return t.word(i) === 'hằng' || t.word(i) === 'hàng' || t.word(i) === 'mỗi';
}

function set(next: number, value: string): Match {
  return { next, rule: 'set', meaning: { kind: 'set', value } };
}
