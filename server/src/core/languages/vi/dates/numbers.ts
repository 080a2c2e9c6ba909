import type { Tokens } from '../../../recognition/dates/tokens';
import { words } from '../../../recognition/dates/words';

/** A quantity: an exact value, a range, or an unknown number ("vài", "nhiều"). */
export interface Quantity {
  readonly next: number;
  readonly value: number;
  /** Upper end of "2-3", "hai, ba". */
  readonly upTo?: number;
  /** Number not told; `value` is NaN. */
  readonly vague?: boolean;
  /** Written in digits. */
  readonly digits?: boolean;
}

const ONES = new Map([
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
]);

/** Words that a number may begin with. */
export const NUMBER_WORDS: readonly string[] = [...ONES.keys(), 'trăm'];

/** Ones that only stand after tens: "hai mươi mốt", "mười lăm". */
const LATE_ONES = new Map([
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['nhăm', 5],
]);

/** Round numbers after "vài", "hàng": "vài chục năm". */
const ROUND = new Set(['chục', 'trăm', 'mươi']);

const VAGUE = new Set(['vài', 'mấy', 'nhiều', 'dăm', 'ít', 'đôi', 'bao']);
/** "vài ba năm", "dăm bảy ngày", "vài bốn tháng", "đôi ba hôm". */
const VAGUE_PAIR = new Map([
  ['vài', new Set(['ba', 'bốn', 'bảy'])],
  ['dăm', new Set(['ba', 'bảy'])],
  ['đôi', new Set(['ba'])],
]);
/** "bao năm qua"; "bao giờ", "bao năm nữa?" ask. */
const UNITS_OF_BAO = new Set(['năm', 'tháng', 'ngày']);
const AFTER_BAO = new Set(['qua', 'nay', 'liền', 'trời']);

/** What follows "hai trăm": "linh năm", "năm mươi chín". */
function hundreds(t: Tokens, i: number, value: number): { next: number; value: number } {
  if (t.word(i) === 'linh' || t.word(i) === 'lẻ') {
    const ones = ONES.get(t.word(i + 1));
    return ones === undefined ? { next: i, value } : { next: i + 2, value: value + ones };
  }
  const tens = t.word(i + 1) === 'mươi' || t.word(i) === 'mười' ? numberWords(t, i) : undefined;
  return tens ? { next: tens.next, value: value + tens.value } : { next: i, value };
}

/** Twenty, of days: "hăm ba tháng Chạp". */
const TWENTY = 'hăm';

/** A whole number in words from `i` on, at most 99, or round hundreds and thousands. */
export function numberWords(t: Tokens, i: number): { next: number; value: number } | undefined {
  const first = ONES.get(t.word(i));
  if (t.word(i) === TWENTY) {
    const ones = ONES.get(t.word(i + 1)) ?? LATE_ONES.get(t.word(i + 1));
    return ones !== undefined && ones < 10 ? { next: i + 2, value: 20 + ones } : undefined;
  }
  if (first === undefined) {
    // "trăm năm", but not "phần trăm tháng 3".
    return t.word(i) === 'trăm' && t.word(i - 1) !== 'phần' ? { next: i + 1, value: 100 } : undefined;
  }
  if (first === 10) {
    const late = ONES.get(t.word(i + 1)) ?? LATE_ONES.get(t.word(i + 1));
    // "mười năm" is ten years; fifteen is "mười lăm".
    if (late !== undefined && late < 10 && t.word(i + 1) !== 'năm') return { next: i + 2, value: 10 + late };
    return { next: i + 1, value: 10 };
  }
  const scale = t.word(i + 1);
  if (scale === 'mươi' || scale === 'chục') {
    const word = t.word(i + 2);
    const late =
      scale === 'mươi' ? (LATE_ONES.get(word) ?? (word === 'năm' ? undefined : ONES.get(word))) : undefined;
    if (late !== undefined && late < 10) return { next: i + 3, value: first * 10 + late };
    return { next: i + 2, value: first * 10 };
  }
  if (scale === 'trăm') return hundreds(t, i + 2, first * 100);
  if (scale === 'nghìn' || scale === 'ngàn') return { next: i + 2, value: first * 1000 };
  return { next: i + 1, value: first };
}

/** A number in digits, with thousand dots ("1.000") or a decimal comma ("1,5"), not part of a longer code. */
function digits(t: Tokens, i: number): { next: number; value: number } | undefined {
  const token = t.at(i);
  if (token.kind !== 'number' || Number.isNaN(token.value)) return undefined;
  // "G7 ngày 8/6" and "5/7 ngày" count nothing.
  const before = t.at(i - 1);
  const divided = before.text === '/' && before.glued && t.at(i - 2).kind === 'number';
  if (token.glued && (before.kind === 'word' || divided)) return undefined;
  let value = token.value;
  let next = i + 1;
  while (
    next < i + 9 &&
    t.gluedSign(next, '.') &&
    t.at(next + 1).glued &&
    t.at(next + 1).text.length === 3 &&
    t.at(next + 1).kind === 'number'
  ) {
    value = value * 1000 + t.number(next + 1);
    next += 2;
  }
  if (
    t.gluedSign(next, ',') &&
    t.at(next + 1).glued &&
    t.at(next + 1).kind === 'number' &&
    t.at(next + 1).text.length <= 2
  ) {
    value += t.number(next + 1) / 10 ** t.at(next + 1).text.length;
    next += 2;
  }
  return { next, value };
}

const SCALES = new Map([
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['vạn', 1e4],
  ['triệu', 1e6],
  ['tỷ', 1e9],
  ['tỉ', 1e9],
]);

function simple(t: Tokens, i: number): { next: number; value: number } | undefined {
  const found = digits(t, i) ?? numberWords(t, i);
  const scale = found && SCALES.get(t.word(found.next));
  return scale === undefined ? found : { next: found!.next + 1, value: Math.round(found!.value * scale) };
}

/** Words before a length of time that is told in two neighbouring numbers. */
const ABOUT_SO = words('mất khoảng sau trong thêm chừng tầm độ cỡ được phải chỉ suốt dài đã hơn gần');

/** A quantity from `i` on: "3", "1.000", "hai mươi", "2-3", "2 đến 3", "hai, ba", "vài", "hàng chục". */
export function quantity(t: Tokens, i: number): Quantity | undefined {
  const word = t.word(i);
  if (VAGUE.has(word)) {
    // "đôi năm", "đôi giày": a pair.
    if (word === 'đôi' && t.word(i + 1) !== 'ba') return undefined;
    if (word === 'bao' && !(UNITS_OF_BAO.has(t.word(i + 1)) && AFTER_BAO.has(t.word(i + 2))))
      return undefined;
    let next = VAGUE_PAIR.get(word)?.has(t.word(i + 1)) ? i + 2 : i + 1;
    while (next < i + 4 && (ROUND.has(t.word(next)) || SCALES.has(t.word(next)))) next++;
    return { next, value: Number.NaN, vague: true };
  }
  if (word === 'hàng' || word === 'cả') {
    if (!ROUND.has(t.word(i + 1)) && !SCALES.has(t.word(i + 1))) return undefined;
    return { next: SCALES.has(t.word(i + 2)) ? i + 3 : i + 2, value: Number.NaN, vague: true };
  }
  // "chục năm", "mươi ngày", of which "hai mươi ngày" has the end.
  if (word === 'chục' || (word === 'mươi' && !ONES.has(t.word(i - 1)))) return { next: i + 1, value: 10 };
  // "mười mấy năm", "hai mươi mấy năm".
  const more = numberWords(t, i);
  if (more && more.value % 10 === 0 && t.word(more.next) === 'mấy')
    return { next: more.next + 1, value: Number.NaN, vague: true };
  const first = simple(t, i);
  if (!first) return undefined;
  const after = t.at(first.next);
  const joined =
    after.text === '-' ||
    after.text === 'đến' ||
    after.text === 'tới' ||
    after.text === ',' ||
    after.text === 'hoặc';
  const second = joined ? simple(t, first.next + 1) : numberWords(t, first.next);
  // "5 - 6 triệu năm": the scale is that of both.
  const scale = second && joined ? SCALES.get(t.word(second.next - 1)) : undefined;
  if (
    second &&
    scale !== undefined &&
    first.value < 1000 &&
    !SCALES.has(t.word(first.next - 1)) &&
    after.text !== ','
  )
    return { next: second.next, value: Math.round(first.value * scale), upTo: second.value };
  // "43 - 47.000 năm".
  if (
    second &&
    after.text === '-' &&
    first.value < 1000 &&
    second.value >= 1000 &&
    first.value * 1000 < second.value
  )
    return { next: second.next, value: first.value * 1000, upTo: second.value };
  if (second && second.value > first.value && !Number.isNaN(first.value)) {
    const digitsPair = t.at(i).kind === 'number';
    const close = second.value === first.value + 1;
    // "hai ba ngày", "hai, ba ngày" only of neighbours in words; "năm" after a number is the year.
    const accepted =
      joined && after.text !== ',' ? true : close && !digitsPair && t.word(second.next - 1) !== 'năm';
    // "mất 7, 8 năm".
    if (
      joined &&
      after.text === ',' &&
      digitsPair &&
      close &&
      ABOUT_SO.has(t.word(i - 1)) &&
      !t.at(first.next + 1).glued
    )
      return { next: second.next, value: first.value, upTo: second.value };
    if (accepted && after.text === ',' && digitsPair) return { next: first.next, value: first.value };
    if (accepted) return { next: second.next, value: first.value, upTo: second.value };
  }
  return { next: first.next, value: first.value, digits: t.at(i).kind === 'number' };
}
