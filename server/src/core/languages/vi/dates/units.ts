import type { Tokens } from '../../../recognition/dates/tokens';
import type { Unit } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';

/** "tuần tra", "tiếng súng", "quý ông" are other nouns. */
const OTHER_WEEK = words('tra hoàn hành báo san dương lộc');
const SOUNDS = words(
  'súng nổ trống chuông còi gõ vỗ kêu nói hát cười khóc động hét gọi pháo gà chó ồn kẻng đàn',
);
const PERSONS = words('ông bà vị khách cô anh nhân tử tộc danh phi thầy');

const BEFORE_HOM = words('mấy vài ít hai ba bốn năm sáu bảy tám chín mười');
const AFTER_HOM_DAY = words('qua mai kia');

/** "mấy hôm", "hai hôm trước", but "thứ Hai hôm qua". */
function isCountedHom(t: Tokens, i: number): boolean {
  return BEFORE_HOM.has(t.word(i - 1)) && t.word(i - 2) !== 'thứ' && !AFTER_HOM_DAY.has(t.word(i + 1));
}

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
      if (OTHER_WEEK.has(t.word(i + 1))) return undefined;
      return { next: t.word(i + 1) === 'lễ' ? i + 2 : i + 1, unit: 'week' };
    case 'ngày':
      return { next: t.word(i + 1) === 'đêm' ? i + 2 : i + 1, unit: 'day' };
    case 'hôm':
      return isCountedHom(t, i) ? { next: i + 1, unit: 'day' } : undefined;
    case 'đêm':
      return SHOWS.has(t.word(i + 1)) ? undefined : { next: i + 1, unit: 'day' };
    case 'h':
      // "4h", not "90H20".
      return t.at(i).glued && !(t.at(i + 1).glued && t.at(i + 1).kind === 'number')
        ? { next: i + 1, unit: 'hour' }
        : undefined;
    case 'giờ':
    case 'tiếng':
      if (t.word(i) === 'tiếng' && SOUNDS.has(t.word(i + 1))) return undefined;
      return { next: t.words(i + 1, 'đồng', 'hồ') ? i + 3 : i + 1, unit: 'hour' };
    case 'phút':
      return { next: i + 1, unit: 'minute' };
    case 'giây':
      return { next: i + 1, unit: 'second' };
    case 'quý':
    case 'quí':
      return PERSONS.has(t.word(i + 1)) ? undefined : { next: i + 1, unit: 'quarter' };
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
