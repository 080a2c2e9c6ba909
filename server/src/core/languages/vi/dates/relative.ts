/** Days, weeks, months and years told by their distance: "hôm qua", "tuần trước", "cùng kỳ năm ngoái". */
import { durationValue } from '../../../recognition/dates/durations';
import { any, firstOf, type Pattern, phrase, rule, seq, table, word } from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Base, Match, Meaning, Unit } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { isCounted } from './bare';
import { ANAPHORIC, deixis, JUST_GONE, SIDES, stepsOf } from './deixis';
import { yearAfterPeriod } from './periods';
import { unitAt } from './units';
import { yearPhrase } from './year';

function shift(next: number, rule: string, unit: Unit, by: number, base: Base = 'published'): Match {
  return { next, rule, meaning: { kind: 'shift', unit, by, base } };
}

const HOM = new Map<string, readonly [number, Base]>([
  ...[...stepsOf('day')].map(([word, by]) => [word, [by, 'published']] as const),
  ...[...SIDES].map(([word, by]) => [word, [by, 'mentioned']] as const),
  ...ANAPHORIC.map((word) => [word, [0, 'mentioned']] as const),
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
  const side = SIDES.get(second);
  if (side !== undefined && t.word(i + 2) === 'đó') return shift(i + 3, 'later', 'day', side, 'mentioned');
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

const MANY = words('những các mọi bao');

/** "những năm sau đó", "những ngày tiếp theo". */
const FROM_THERE = any<unknown>(seq(table(SIDES), word('đó')), phrase('tiếp theo'), phrase('kế tiếp'));

/** "những năm tới", "những ngày qua": how many is not told. */
export function manyUnits(t: Tokens, i: number): Match | undefined {
  const unit = t.word(i) === 'những' || t.word(i) === 'các' ? unitAt(t, i + 1) : undefined;
  if (!unit) return undefined;
  const at = t.word(unit.next) === 'sắp' ? unit.next + 1 : unit.next;
  const meaning: Meaning = { kind: 'duration', value: durationValue(Number.NaN, unit.unit) };
  if (t.words(unit.next, 'gần', 'đây')) return { next: unit.next + 2, rule: 'duration-vague', meaning };
  if (t.words(unit.next, 'trở', 'lại', 'đây'))
    return { next: unit.next + 3, rule: 'duration-vague', meaning };
  const gone = JUST_GONE.match(t, unit.next) ?? FROM_THERE.match(t, unit.next);
  if (gone) return { next: gone.next, rule: 'duration-vague', meaning };
  if (t.word(at) !== 'tới' && (t.word(at) !== 'qua' || at > unit.next)) return undefined;
  if (t.at(at + 1).capital || t.at(at + 1).kind === 'number') return undefined;
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
  người anh chị em con đứa cháu ông bà bị cô cầu nạn nhân học ngoái nay trước sau qua tới này đó ấy hôm mai thứ chủ cưới
`);

/** "cả năm", "cả ngày", "cả thập kỷ": the whole unit; "cả" stays outside before one that is named. */
export function wholeUnit(t: Tokens, i: number): Match | undefined {
  const unit = unitAt(t, i + 1);
  // "cả tuần nay" lasts until now; "cả năm nay" is this year.
  if (unit && t.word(unit.next) === 'nay' && (unit.unit === 'week' || unit.unit === 'month')) {
    const meaning: Meaning = { kind: 'duration', value: durationValue(1, unit.unit) };
    return { next: unit.next + 1, rule: 'whole', meaning };
  }
  if (!unit || AFTER_OTHER_WHOLE.has(t.word(unit.next)) || t.at(unit.next).kind === 'number')
    return undefined;
  switch (unit.unit) {
    case 'year':
      if (isCounted(t, unit.next)) return undefined;
      return { next: unit.next, rule: 'whole', meaning: { kind: 'whole' } };
    case 'day':
    case 'week':
    case 'month':
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

type RelativeUnit = 'week' | 'month' | 'year' | 'decade';

/** "những năm tháng ấy", "những năm trước" are years gone by. */
const notMany = <T>(unit: Pattern<T>): Pattern<T> => unit.when((t, i) => !MANY.has(t.word(i - 1)));

const UNITS: Readonly<Record<RelativeUnit, Pattern<unknown>>> = {
  week: notMany(word('tuần')),
  month: notMany(word('tháng')).not({ before: 'năm' }),
  year: notMany(word('năm')),
  decade: notMany(seq(word('thập'), word('kỷ kỉ niên'))),
};

/** A pattern for each of the units, as one. */
function eachUnit<T>(units: readonly RelativeUnit[], of: (unit: RelativeUnit) => Pattern<T>): Pattern<T> {
  return any(...units.map(of));
}

const ALL_UNITS: readonly RelativeUnit[] = ['week', 'month', 'year', 'decade'];
const UNIT_WORDS = words('tuần tháng năm thập');

/** Words after "tuần sau", "năm trước" that make it a preposition: "trước khi", "sau đại dịch". */
const PREPOSITION_AFTER = words('khi công đại chiến ngày kỳ tết giỗ bão lễ đó');

interface Step {
  readonly unit: RelativeUnit;
  readonly by: number;
  readonly base: Base;
}

/** "tuần này", "năm ngoái", "tháng trước nữa". */
function stepOf(unit: RelativeUnit): Pattern<Step> {
  const step = seq(UNITS[unit], deixis(unit)).when((t, _, next) => {
    const last = t.word(next - 1);
    // "năm này qua năm khác".
    if (last === 'này') return !(UNIT_WORDS.has(t.word(next + 1)) && t.at(next).kind === 'word');
    if (last === 'tới') return t.at(next).kind !== 'number' && t.word(next) !== 'nay';
    return !(SIDES.has(last) && PREPOSITION_AFTER.has(t.word(next)));
  });
  const further = seq(UNITS[unit], deixis(unit), word('nữa')).when((t, _, next) =>
    SIDES.has(t.word(next - 2)),
  );
  return any<Step>(
    seq(UNITS[unit], JUST_GONE).as({ unit, by: -1, base: 'published' }),
    seq(UNITS[unit], phrase('sắp tới')).as({ unit, by: 1, base: 'published' }),
    further.map(([, by]) => ({ unit, by: 2 * by, base: 'published' })),
    // "so với tháng trước".
    step
      .when((t, i, next) => t.word(next - 1) === 'trước' && t.words(i - 2, 'so', 'với'))
      .map(([, by]) => ({ unit, by, base: 'compared' })),
    // "Năm 2015, anh mất việc. Năm sau, anh mở quán."
    step
      .when(
        (t, i, next) =>
          unit === 'year' && t.word(next - 1) === 'sau' && t.at(i).capital && t.word(next) === ',',
      )
      .map(([, by]) => ({ unit, by, base: 'mentioned' })),
    step.map(([, by]) => ({ unit, by, base: 'published' })),
  );
}

const unitRelative = rule({
  code: 'unit-relative',
  match: eachUnit(ALL_UNITS, stepOf),
  means: (step) => ({ kind: 'shift', ...step }),
  yes: [
    'Giá [tuần trước=2024-W34] cao hơn [tuần này=2024-W35].',
    'Dân số [năm nay=2024] tăng.',
    '[Năm tới=2025] Hà Nội có thêm cầu.',
    'Lãi [năm trước nữa=2022] còn cao hơn.',
    'Đội ra sân [tuần sắp tới=2024-W36].',
    'Giá nhà [thập kỷ qua=201] tăng mạnh.',
  ],
  no: [
    'Bà đợi từ năm này qua năm khác.',
    'Năm trước đại dịch là năm tốt nhất.',
    'Đội tuần tra trước cổng.',
    'Mưa tới năm nào mới dứt?',
    'Năm trước khi cưới, anh ở Huế.',
    'Giá đào trong tuần trước [Tết=2025-01-29] giảm.',
  ],
});

const unitLater = rule({
  code: 'later',
  match: eachUnit(ALL_UNITS, (unit) =>
    any(
      seq(UNITS[unit], any(phrase('tiếp theo'), phrase('kế tiếp'))).as({ unit, by: 1 }),
      seq(UNITS[unit], table(SIDES), word('đó')).map(([, by]) => ({ unit, by })),
    ),
  ),
  means: ({ unit, by }) => ({ kind: 'shift', unit, by, base: 'mentioned' }),
  yes: ['Họ cưới [tháng 3/2023=2023-03], [tháng sau đó=2023-04] dọn nhà.'],
  no: ['Anh về quê tháng trước khi lúa chín.', 'Sau [tháng đó=2024-08], sở thiếu người.'],
});

const unitAnaphor = rule({
  code: 'anaphor',
  match: eachUnit(['week', 'month', 'year'], (unit) => seq(UNITS[unit], word(ANAPHORIC.join(' '))).as(unit)),
  means: (unit) => ({ kind: 'shift', unit, by: 0, base: 'mentioned' }),
  yes: ['Dịch lan rộng [tháng 3/2020=2020-03]. [Năm đó=2020] ông về hưu.'],
  no: ['Năm người đó đã về nhà.', 'Chợ có [hai năm=P2Y] đóng cửa.', 'Những năm tháng ấy thật khó quên.'],
});

/** "tuần trước", "tháng này", "năm ngoái", "năm sau đó", "thập kỷ qua". */
export const UNIT_RULES = [unitRelative, unitLater, unitAnaphor];
export const relativeUnit = firstOf(...UNIT_RULES);

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
  // "cùng kỳ" alone tells no time.
  const year = yearAfterPeriod(t, t.word(i + 2) === 'của' ? i + 3 : i + 2);
  return year && { next: year.next, rule: 'same-period', meaning: { kind: 'same', unit, year: year.year } };
}
