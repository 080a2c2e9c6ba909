/** Quarters, halves, seasons, and the first or last months in English. */
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning, Season, Unit } from '../../../recognition/dates/types';
import { yearAfter } from './calendar';
import { ordinal, quantity } from './numbers';
import { unitAt } from './units';

/** "the first half of this year", "third quarter", "the first five months of 2025", "the last week of May". */
export function period(t: Tokens, i: number): Match | undefined {
  const at = t.word(i) === 'the' ? i + 1 : i;
  const number = ordinal(t.word(at));
  const last = t.word(at) === 'last' || t.word(at) === 'final';
  if (number === undefined && !last) return undefined;
  const unit = t.word(at + 1);
  const pair = number === undefined ? undefined : quarters(t, at, number);
  if (pair) return pair;
  if (unit === 'quarter' && number !== undefined) return quarter(t, at + 2, number);
  if (unit === 'half' && number !== undefined && number <= 2) {
    const year = yearAfter(t, at + 2);
    const ofYear = t.words(at + 2, 'of', 'the', 'year') ? at + 5 : at + 2;
    const half = number === 1 ? 1 : 2;
    if (!year && ofYear === at + 2) return undefined;
    return {
      next: year?.next ?? ofYear,
      rule: 'half',
      meaning: { kind: 'half', half, ...(year ? { year: year.year } : {}) },
    };
  }
  if (number !== undefined && number > 1) return undefined;
  const count = quantity(t, at + 1);
  const edge = count && t.word(at + 1) !== 'a' ? EDGE_UNITS.get(t.word(count.next)) : undefined;
  if (!count || edge === undefined || !(count.value >= 1 && count.value <= 31)) return undefined;
  const year = yearAfter(t, count.next + 1);
  const ofYear = t.words(count.next + 1, 'of', 'the', 'year') ? count.next + 4 : undefined;
  // "the first six months" of nothing else are those of this year.
  const bare =
    edge === 'month' && !last && t.word(count.next + 1) !== 'of' && count.value > 1
      ? count.next + 1
      : undefined;
  if (!year && ofYear === undefined && (bare === undefined || at === i)) return undefined;
  const of: Meaning = year
    ? { kind: 'date', year: year.year }
    : { kind: 'shift', unit: 'year', by: 0, base: 'published' };
  const side = last ? 'last' : 'first';
  return {
    next: year?.next ?? ofYear ?? bare!,
    rule: 'edge',
    meaning: { kind: 'edge', side, count: count.value, unit: edge, of },
  };
}

const EDGE_UNITS = new Map<string, Unit>([
  ['months', 'month'],
  ['quarters', 'quarter'],
  ['weeks', 'week'],
  ['days', 'day'],
]);

/** "first and second quarters of last year": the one that follows the first. */
function quarters(t: Tokens, i: number, first: number): Match | undefined {
  const at = t.word(i + 1) === 'and' || t.word(i + 1) === '-' || t.word(i + 1) === 'to' ? i + 2 : i + 1;
  const last = at > i + 1 ? ordinal(t.word(at)) : undefined;
  if (last !== first + 1 || t.word(at + 1) !== 'quarters') return undefined;
  const to = quarter(t, at + 2, last);
  if (to?.meaning.kind !== 'quarter') return undefined;
  return {
    next: to.next,
    rule: 'range',
    meaning: { kind: 'range', from: { ...to.meaning, quarter: first }, to: to.meaning },
  };
}

function quarter(t: Tokens, i: number, quarter: number): Match | undefined {
  const year = yearAfter(t, i);
  const ofYear = t.words(i, 'of', 'the', 'year') ? i + 3 : i;
  // "the first quarter of the game".
  if (!year && ofYear === i && t.word(i) === 'of') return undefined;
  return {
    next: year?.next ?? ofYear,
    rule: 'quarter',
    meaning: { kind: 'quarter', quarter, ...(year ? { year: year.year } : {}) },
  };
}

/** "Q1 2025", "Q3". */
export function shortQuarter(t: Tokens, i: number): Match | undefined {
  const number = t.at(i + 1);
  if (
    !t.at(i).capital ||
    !number.glued ||
    !(number.value >= 1 && number.value <= 4) ||
    number.text.length !== 1
  )
    return undefined;
  const slash = t.gluedSign(i + 2, '/') ? i + 3 : i + 2;
  const found = quarter(t, slash, number.value);
  return found?.next === slash ? { ...found, next: i + 2 } : found;
}

const SEASONS = new Map<string, Season>([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
]);

const SHIFTS = new Map([
  ['this', 0],
  ['last', -1],
  ['next', 1],
]);

/** "this summer", "summer 2024", "the winter of 2023". */
export function season(t: Tokens, i: number): Match | undefined {
  const shift = SHIFTS.get(t.word(i));
  const at = shift !== undefined || t.word(i) === 'the' ? i + 1 : i;
  const season = SEASONS.get(t.word(at));
  if (season === undefined) return undefined;
  // "this fall in prices".
  if (shift !== undefined && t.words(at, 'fall', 'in')) return undefined;
  // In autumn "last spring" is that of the same year.
  if (shift !== undefined)
    return {
      next: at + 1,
      rule: 'season',
      meaning:
        shift === 0
          ? { kind: 'season', season, year: { shift, base: 'published' } }
          : { kind: 'season', season, aim: shift < 0 ? 'past' : 'future' },
    };
  const year = yearAfter(t, at + 1);
  if (!year || (t.word(at + 1) !== 'of' && at > i)) return undefined;
  return { next: year.next, rule: 'season', meaning: { kind: 'season', season, year: year.year } };
}

/** "this week", "last month", "next year", "last decade". */
export function relativeUnit(t: Tokens, i: number): Match | undefined {
  const word = t.word(i);
  const by = word === 'previous' ? -1 : SHIFTS.get(word);
  if (by === undefined || word === 'previous') return undefined;
  if (t.word(i + 1) === 'weekend')
    return { next: i + 2, rule: 'weekend', meaning: { kind: 'weekend', week: by } };
  const unit = unitAt(t, i + 1);
  if (!unit || unit.plural || CLOCK_UNITS.has(unit.unit) || unit.unit === 'day') return undefined;
  return {
    next: i + 2,
    rule: 'unit-relative',
    meaning: { kind: 'shift', unit: unit.unit, by, base: 'published' },
  };
}

const CLOCK_UNITS: ReadonlySet<Unit> = new Set<Unit>(['hour', 'minute', 'second']);
