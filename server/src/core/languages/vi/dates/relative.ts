/** Days, weeks, months and years told by their distance: "hôm qua", "tuần trước", "cùng kỳ năm ngoái". */
import { durationValue } from '../../../recognition/dates/durations';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Base, Match, Meaning, Unit } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { isCounted } from './bare';
import { yearAfterPeriod } from './periods';
import { unitAt } from './units';
import { yearPhrase } from './year';

function shift(next: number, rule: string, unit: Unit, by: number, base: Base = 'published'): Match {
  return { next, rule, meaning: { kind: 'shift', unit, by, base } };
}

const HOM = new Map<string, readonly [number, Base]>([
  ['nay', [0, 'published']],
  ['qua', [-1, 'published']],
  ['kia', [-2, 'published']],
  ['mai', [1, 'published']],
  ['sau', [1, 'mentioned']],
  ['trước', [-1, 'mentioned']],
  ['đó', [0, 'mentioned']],
  ['ấy', [0, 'mentioned']],
]);

/** "hôm nay", "ngày hôm qua", "ngày mai", "ngày kia", "hôm sau", "cùng ngày". */
export function relativeDay(t: Tokens, i: number): Match | undefined {
  const word = t.word(i);
  const second = t.word(i + 1);
  if (word === 'cùng' && second === 'ngày' && t.word(i - 1) !== 'cuối' && t.at(i + 2).kind !== 'number')
    return { next: i + 2, rule: 'same', meaning: { kind: 'same', unit: 'day' } };
  if (word === 'hôm') {
    const found = HOM.get(second);
    if (!found || (t.continuesName(i) && t.at(i + 1).capital)) return undefined;
    const next = second !== 'đó' && second !== 'nay' && t.word(i + 2) === 'đó' ? i + 3 : i + 2;
    return shift(next, 'day-relative', 'day', found[0], next === i + 3 ? 'mentioned' : found[1]);
  }
  if (word !== 'ngày') return undefined;
  if (second === 'hôm') {
    const inner = relativeDay(t, i + 1);
    return inner;
  }
  if (second === 'mai') return t.beginsName(i + 1) ? undefined : shift(i + 2, 'day-relative', 'day', 1);
  if (second === 'kia' || second === 'mốt') return shift(i + 2, 'day-relative', 'day', 2);
  if (t.word(i + 2) === 'đó' && (second === 'sau' || second === 'trước')) {
    return shift(i + 3, 'later', 'day', second === 'sau' ? 1 : -1, 'mentioned');
  }
  if ((second === 'tiếp' && t.word(i + 2) === 'theo') || (second === 'kế' && t.word(i + 2) === 'tiếp')) {
    return shift(i + 3, 'later', 'day', 1, 'mentioned');
  }
  if (second === 'này' || second === 'giờ') {
    const year = yearPhrase(t, i + 2);
    return second === 'này' && year
      ? { next: year.next, rule: 'same', meaning: { kind: 'date', year: year.year } }
      : undefined;
  }
  return undefined;
}

const UNITS = new Map<string, Unit>([
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['năm', 'year'],
  ['thập', 'decade'],
]);

const STEPS = new Map([
  ['này', 0],
  ['nay', 0],
  ['trước', -1],
  ['qua', -1],
  ['rồi', -1],
  ['ngoái', -1],
  ['kia', -2],
  ['sau', 1],
  ['tới', 1],
]);

const MANY = words('những các mọi bao');
const JUST_PAST = words('qua rồi');

/** "những năm tới", "những ngày qua": how many is not told. */
export function manyUnits(t: Tokens, i: number): Match | undefined {
  const unit = t.word(i) === 'những' || t.word(i) === 'các' ? unitAt(t, i + 1) : undefined;
  if (!unit) return undefined;
  const at = t.word(unit.next) === 'sắp' ? unit.next + 1 : unit.next;
  if (t.word(at) !== 'tới' && (t.word(at) !== 'qua' || at > unit.next)) return undefined;
  if (t.at(at + 1).capital || t.at(at + 1).kind === 'number') return undefined;
  const meaning: Meaning = { kind: 'duration', value: durationValue(Number.NaN, unit.unit) };
  return { next: at + 1, rule: 'duration-vague', meaning };
}

/** "sang năm": the coming year; "sang năm 2018" tells which. */
export function comingYear(t: Tokens, i: number): Match | undefined {
  if (!t.words(i, 'sang', 'năm') || yearPhrase(t, i + 1) || t.at(i + 2).kind === 'number') return undefined;
  if (AFTER_OTHER_WHOLE.has(t.word(i + 2)) || isCounted(t, i + 2)) return undefined;
  return shift(i + 2, 'unit-relative', 'year', 1);
}

/** "cả năm người", "cả năm học", "cả ngày hôm qua". */
const AFTER_OTHER_WHOLE = words(`
  người anh chị em con đứa cháu ông bà bị cô cầu nạn nhân học ngoái nay trước sau qua tới này đó ấy hôm mai thứ chủ
`);

/** "cả năm", "cả ngày", "cả thập kỷ": the whole unit; "cả" stays outside before one that is named. */
export function wholeUnit(t: Tokens, i: number): Match | undefined {
  const unit = unitAt(t, i + 1);
  if (!unit || AFTER_OTHER_WHOLE.has(t.word(unit.next)) || t.at(unit.next).kind === 'number')
    return undefined;
  switch (unit.unit) {
    case 'year':
      if (isCounted(t, unit.next)) return undefined;
      return { next: unit.next, rule: 'whole', meaning: { kind: 'whole' } };
    case 'day':
    case 'decade':
    case 'century':
      if (t.word(i + 1) === 'đêm') return undefined;
      return {
        next: unit.next,
        rule: 'whole',
        meaning: { kind: 'duration', value: durationValue(1, unit.unit) },
      };
    default:
      return undefined;
  }
}

/** Words after "tuần sau", "năm trước" that make it a preposition: "trước khi", "sau đại dịch". */
const PREPOSITION_AFTER = words('khi công đại chiến ngày kỳ tết giỗ bão lễ');

/** "tuần trước", "tháng này", "năm ngoái", "năm sau đó", "thập kỷ qua". */
export function relativeUnit(t: Tokens, i: number): Match | undefined {
  const unit = UNITS.get(t.word(i));
  // "những năm tháng ấy", "những năm trước" are years gone by.
  if (unit === undefined || MANY.has(t.word(i - 1))) return undefined;
  if (unit === 'month' && t.word(i - 1) === 'năm') return undefined;
  let at = i + 1;
  if (unit === 'decade') {
    if (t.word(at) !== 'kỷ' && t.word(at) !== 'kỉ' && t.word(at) !== 'niên') return undefined;
    at++;
  }
  const word = t.word(at);
  if (word === 'vừa' && JUST_PAST.has(t.word(at + 1))) return shift(at + 2, 'unit-relative', unit, -1);
  const step = STEPS.get(word);
  if (step === undefined) {
    const following =
      (word === 'tiếp' && t.word(at + 1) === 'theo') || (word === 'kế' && t.word(at + 1) === 'tiếp');
    if (following) return shift(at + 2, 'later', unit, 1, 'mentioned');
    return unit !== 'decade' && (word === 'đó' || word === 'ấy') && unit !== 'week'
      ? shift(at + 1, 'anaphor', unit, 0, 'mentioned')
      : undefined;
  }
  // "năm này qua năm khác".
  if (word === 'này' && UNITS.has(t.word(at + 2)) && t.at(at + 1).kind === 'word') return undefined;
  if ((word === 'nay' || word === 'ngoái' || word === 'kia') && unit !== 'year') return undefined;
  if ((word === 'trước' || word === 'sau') && t.word(at + 1) === 'đó')
    return shift(at + 2, 'later', unit, step, 'mentioned');
  if ((word === 'trước' || word === 'sau') && PREPOSITION_AFTER.has(t.word(at + 1))) return undefined;
  // "năm trước nữa", "tuần sau nữa": a step further.
  if ((word === 'trước' || word === 'sau') && t.word(at + 1) === 'nữa') {
    return shift(at + 2, 'unit-relative', unit, 2 * step);
  }
  if (word === 'tới' && t.at(at + 1).kind === 'number') return undefined;
  const compared = word === 'trước' && t.words(i - 2, 'so', 'với');
  return shift(at + 1, 'unit-relative', unit, step, compared ? 'compared' : 'published');
}

const SAME = new Map<string, Unit | 'period'>([
  ['kỳ', 'period'],
  ['kì', 'period'],
  ['tháng', 'month'],
  ['năm', 'year'],
  ['quý', 'quarter'],
  ['tuần', 'week'],
]);

/** "cùng kỳ thi", "cùng tuần tra", "cùng năm người bạn". */
const AFTER_OTHER_SAME = words(`
  hạn thi thủ họp nghỉ tích quan công người bạn em đồng thành cán chiến đại tỉnh nước
`);

/** "cùng kỳ năm ngoái", "cùng năm", "cùng tháng năm 2023", "cùng thời điểm năm trước". */
export function same(t: Tokens, i: number): Match | undefined {
  if (t.word(i) !== 'cùng' || t.word(i - 1) === 'cuối' || AFTER_OTHER_SAME.has(t.word(i + 2)))
    return undefined;
  const second = t.word(i + 1);
  if (second === 'thời' || second === 'giai') {
    let at = i + 3;
    if (t.word(at) === 'này') at++;
    if (t.word(at) === 'của') at++;
    const year = yearPhrase(t, at);
    return year
      ? {
          next: year.next,
          rule: 'same-period',
          meaning: { kind: 'same', unit: 'period', year: year.year },
        }
      : undefined;
  }
  const unit = SAME.get(second);
  // "cùng tuần tra", "cùng tuần dương hạm".
  if (unit === undefined || (unit === 'week' && !unitAt(t, i + 1))) return undefined;
  if (unit !== 'period') {
    const year = unit === 'year' ? undefined : yearPhrase(t, i + 2);
    if (!year && (unit === 'quarter' || t.word(i + 2) === 'năm')) return undefined;
    const meaning: Meaning = { kind: 'same', unit, ...(year ? { year: year.year } : {}) };
    return { next: year?.next ?? i + 2, rule: 'same', meaning };
  }
  let at = i + 2;
  if (t.word(at) === 'của') at++;
  const year = yearAfterPeriod(t, at);
  const meaning: Meaning = { kind: 'same', unit, ...(year ? { year: year.year } : {}) };
  return { next: year?.next ?? i + 2, rule: 'same-period', meaning };
}
