import type { Tokens } from '../tokens';
import type { Unit } from '../types';
import { words } from '../words';

const VAGUE_BEFORE = new Set(['mấy', 'vài']);
/** "đêm nhạc", "đêm diễn" are events. */
const SHOWS = words('nhạc diễn thơ hội gala chung giao');

/** A unit of time at `i`: "năm", "tháng", "thập kỷ", "giờ đồng hồ", "ngày đêm". */
export function unitAt(t: Tokens, i: number): { next: number; unit: Unit } | undefined {
  switch (t.word(i)) {
    case 'năm':
      return { next: i + 1, unit: 'year' };
    case 'tháng':
      return { next: i + 1, unit: 'month' };
    case 'tuần':
      return { next: t.word(i + 1) === 'lễ' ? i + 2 : i + 1, unit: 'week' };
    case 'ngày':
      return { next: t.word(i + 1) === 'đêm' ? i + 2 : i + 1, unit: 'day' };
    case 'hôm':
      // Only with unknown numbers: "mấy hôm".
      return VAGUE_BEFORE.has(t.word(i - 1)) ? { next: i + 1, unit: 'day' } : undefined;
    case 'đêm':
      return SHOWS.has(t.word(i + 1)) ? undefined : { next: i + 1, unit: 'day' };
    case 'h':
      return t.at(i).glued ? { next: i + 1, unit: 'hour' } : undefined;
    case 'giờ':
    case 'tiếng':
      return { next: t.words(i + 1, 'đồng', 'hồ') ? i + 3 : i + 1, unit: 'hour' };
    case 'phút':
      return { next: i + 1, unit: 'minute' };
    case 'giây':
      return { next: i + 1, unit: 'second' };
    case 'quý':
    case 'quí':
      return { next: i + 1, unit: 'quarter' };
    case 'thập':
      return isAge(t.word(i + 1)) || t.word(i + 1) === 'niên' ? { next: i + 2, unit: 'decade' } : undefined;
    case 'thế':
      return isAge(t.word(i + 1)) ? { next: i + 2, unit: 'century' } : undefined;
    default:
      return undefined;
  }
}

function isAge(word: string): boolean {
  return word === 'kỷ' || word === 'kỉ';
}
