/** Beginning, middle and end: "đầu tháng 9 tới", "cuối năm ngoái", "trung tuần tháng 8", "cuối tuần này". */
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning, Part } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { month, narrowed, year } from './calendar';
import { century, decade, quarter, season } from './periods';
import { relativeUnit } from './relative';
import { unitAt } from './units';
import { isYear } from './year';

const PARTS = new Map<string, Part>([
  ['đầu', 'START'],
  ['giữa', 'MID'],
  ['cuối', 'END'],
]);

const DEKADS = new Map<string, Part>([
  ['thượng', 'START'],
  ['trung', 'MID'],
  ['hạ', 'END'],
]);

/** "bắt đầu", "lần đầu", "phút cuối": the word belongs to what stands before. */
const BEFORE_OTHER = words('bắt lần dẫn đứng mở khởi người phút trận vòng ban hàng thứ bước mặt là');

const WEEK_SHIFT = new Map([
  ['này', 0],
  ['nay', 0],
  ['trước', -1],
  ['qua', -1],
  ['rồi', -1],
  ['vừa', -1],
  ['tới', 1],
  ['sau', 1],
]);

/** Words that a bare "đầu năm", "cuối tháng" may not stand before. */
const NOT_AFTER_BARE = words('học mới thứ người tuổi ngày tháng nào đại nhất');

function partAt(t: Tokens, i: number): { next: number; part: Part } | undefined {
  const dekad = DEKADS.get(t.word(i));
  if (dekad && t.word(i + 1) === 'tuần')
    return { next: t.word(i + 2) === 'của' ? i + 3 : i + 2, part: dekad };
  const part = PARTS.get(t.word(i));
  if (!part || BEFORE_OTHER.has(t.word(i - 1))) return undefined;
  return { next: i + 1, part };
}

function withPart(meaning: Meaning, part: Part): Meaning | undefined {
  switch (meaning.kind) {
    case 'date':
    case 'quarter':
    case 'season':
    case 'shift':
      return { ...meaning, part };
    case 'fixed':
      return { ...meaning, value: `${meaning.value}-${part}` };
    default:
      return undefined;
  }
}

/** The whole that the part is of. */
function whole(t: Tokens, i: number): Match | undefined {
  const found = month(t, i);
  if (found) return narrowed(t, found);
  return year(t, i) ?? quarter(t, i) ?? relativeUnit(t, i) ?? season(t, i) ?? decade(t, i) ?? century(t, i);
}

const BARE_UNITS = new Map<string, 'week' | 'month' | 'year' | 'quarter'>([
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['năm', 'year'],
  ['quý', 'quarter'],
]);

/** A part of a month, year, quarter, week, decade or century. */
export function part(t: Tokens, i: number): Match | undefined {
  const found = partAt(t, i);
  if (!found) return undefined;
  if (found.part === 'END' && t.word(found.next) === 'tuần') return weekend(t, found.next + 1);
  const of = whole(t, found.next);
  if (of) {
    const meaning = withPart(of.meaning, found.part);
    return meaning && { next: of.next, rule: 'part', meaning };
  }
  const unit = BARE_UNITS.get(t.word(found.next));
  const after = t.at(found.next + 1);
  if (
    unit === undefined ||
    found.next !== i + 1 ||
    (t.at(found.next).capital && !t.at(i).capital) ||
    NOT_AFTER_BARE.has(after.text) ||
    isYear(t, found.next + 1)
  )
    return undefined;
  const meaning: Meaning = { kind: 'shift', unit, by: 0, base: 'published', part: found.part };
  return { next: found.next + 1, rule: 'part-bare', meaning };
}

function weekend(t: Tokens, i: number): Match | undefined {
  if (!unitAt(t, i - 1)) return undefined;
  const week = WEEK_SHIFT.get(t.word(i));
  if (week === undefined || t.word(i) === 'vừa') {
    const past = t.word(i) === 'vừa';
    return {
      next: i,
      rule: 'weekend',
      meaning: past ? { kind: 'weekend', week: -1 } : { kind: 'weekend' },
    };
  }
  return { next: i + 1, rule: 'weekend', meaning: { kind: 'weekend', week } };
}
