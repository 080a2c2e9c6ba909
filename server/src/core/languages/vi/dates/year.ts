import type { Tokens } from '../../../recognition/dates/tokens';
import type { CycleYear, Shift, YearRef } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { ANAPHORIC, JUST_GONE, SIDES, stepsOf } from './deixis';

/** A year that newspapers write bare. */
export function isYear(t: Tokens, i: number): boolean {
  const token = t.at(i);
  return token.kind === 'number' && token.text.length === 4 && token.value >= 1000 && token.value <= 2199;
}

/** Whether the number at `i` goes on into a longer figure or code: "2.000", "12/2019/NĐ", "30%", "5km". */
export function runsOn(t: Tokens, i: number): boolean {
  const next = t.at(i + 1);
  if (!next.glued) return false;
  if (next.kind === 'word' || next.kind === 'number') return true;
  const after = t.at(i + 2);
  if (next.text === '%' || next.text === '°') return true;
  if (next.text === '.' || next.text === ',' || next.text === ':')
    return after.glued && after.kind === 'number';
  if (next.text === '/' || next.text === '-' || next.text === '+')
    return after.glued && after.kind !== 'end' && after.kind !== 'sign';
  return false;
}

export interface YearMatch {
  readonly next: number;
  readonly year: YearRef;
}

const STEMS = ['giáp', 'ất', 'bính', 'đinh', 'mậu', 'kỷ', 'canh', 'tân', 'nhâm', 'quý'];
const BRANCHES = ['tý', 'sửu', 'dần', 'mão', 'thìn', 'tỵ', 'ngọ', 'mùi', 'thân', 'dậu', 'tuất', 'hợi'];
const BRANCH_SPELLINGS = new Map([
  ['tí', 'tý'],
  ['tị', 'tỵ'],
  ['mẹo', 'mão'],
]);

/** "Ất Tỵ" at `i`: its place in the sixty-year cycle. */
export function cycleYear(t: Tokens, i: number): { next: number; year: CycleYear } | undefined {
  const stem = STEMS.indexOf(t.word(i));
  if (stem < 0) return undefined;
  const word = t.word(i + 1);
  const branch = BRANCHES.indexOf(BRANCH_SPELLINGS.get(word) ?? word);
  if (branch < 0 || (stem - branch) % 2 !== 0) return undefined;
  // The number below 60 that leaves `stem` over ten and `branch` over twelve.
  return { next: i + 2, year: { cycle: (6 * stem - 5 * branch + 60) % 60 } };
}

const RELATIVE_YEAR = new Map<string, Shift>([
  ...[...stepsOf('year')].map(([word, shift]) => [word, { shift, base: 'published' }] as const),
  ...ANAPHORIC.map((word) => [word, { shift: 0, base: 'mentioned' }] as const),
]);

/** Where the number of the year stands after "năm", "tài khóa", "năm tài khóa", "năm tài chính" at `i`. */
export function yearHead(t: Tokens, i: number): number | undefined {
  const at = t.word(i) === 'năm' ? i + 1 : i;
  if (t.word(at) === 'tài' && FISCAL.has(t.word(at + 1))) return at + 2;
  if (at === i) return undefined;
  return t.words(at, 'tài', 'chính') ? at + 2 : at;
}

const FISCAL = words('khóa');

/** "năm 2024", "năm tài khóa 2024", "năm ngoái", "cùng năm" from `i` on. */
export function yearPhrase(t: Tokens, i: number): YearMatch | undefined {
  if (t.word(i) === 'cùng' && t.word(i + 1) === 'năm') {
    return { next: i + 2, year: { shift: 0, base: 'mentioned' } };
  }
  const at = yearHead(t, i);
  if (at === undefined) return undefined;
  if (isYear(t, at))
    return runsOn(t, at) && !yearMayRunOn(t, at) ? undefined : { next: at + 1, year: t.number(at) };
  if (t.word(i) !== 'năm') return undefined;
  const cycle = cycleYear(t, i + 1);
  // "năm Đinh Dậu 2017".
  if (cycle)
    return isYear(t, cycle.next) && !runsOn(t, cycle.next)
      ? { next: cycle.next + 1, year: t.number(cycle.next) }
      : cycle;
  const gone = JUST_GONE.match(t, i + 1);
  if (gone) return { next: gone.next, year: { shift: -1, base: 'published' } };
  const relative = RELATIVE_YEAR.get(t.word(i + 1));
  // "từ đầu năm tới nay".
  if (relative === undefined || t.words(i + 1, 'tới', 'nay')) return undefined;
  if (SIDES.has(t.word(i + 1)) && isPreposition(t, i + 1)) return undefined;
  const anaphoric = t.word(i + 2) === 'đó' && relative.shift !== 0;
  if (relative.shift === -1 && t.words(i + 1, 'trước', 'nữa'))
    return { next: i + 3, year: { shift: -2, base: 'published' } };
  if (anaphoric) return { next: i + 3, year: { shift: relative.shift, base: 'mentioned' } };
  return { next: i + 2, year: relative };
}

/** "trước cuối tháng 8", "sau khi": the word belongs to what follows. */
function isPreposition(t: Tokens, i: number): boolean {
  return t.at(i + 1).kind === 'number' || TIME_WORDS.has(t.word(i + 1));
}

const TIME_WORDS = words('ngày tháng năm quý đầu giữa cuối khi hôm thời tết');

/** A year may be followed by "-2025" of a range. */
function yearMayRunOn(t: Tokens, i: number): boolean {
  return (t.at(i + 1).text === '-' || t.at(i + 1).text === '/') && isYear(t, i + 2);
}

/**
 * The year after a month: "/2024", "-2024", ".2024" against the number, or a year phrase. `glue` tells whether
 * the signs are allowed (the month stands in digits).
 */
export function yearAfterMonth(t: Tokens, i: number, glue: boolean): YearMatch | undefined {
  if (glue) {
    const sign = t.at(i).text;
    if (
      t.at(i).glued &&
      (sign === '/' || sign === '-' || sign === '.') &&
      t.at(i + 1).glued &&
      isYear(t, i + 1)
    ) {
      if (!runsOn(t, i + 1) || t.at(i + 2).text === '-') return { next: i + 2, year: t.number(i + 1) };
    }
    // "tháng 3 / 2024".
    if (sign === '/' && isYear(t, i + 1) && !runsOn(t, i + 1)) return { next: i + 2, year: t.number(i + 1) };
  }
  const comma = t.word(i) === ',' ? i + 1 : i;
  const phrase = yearPhrase(t, comma);
  if (phrase && (comma === i || typeof phrase.year === 'number')) return phrase;
  return t.word(i) === 'của' ? yearPhrase(t, i + 1) : undefined;
}
