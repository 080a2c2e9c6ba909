/** Beginning, middle and end: "đầu tháng 9 tới", "cuối năm ngoái", "trung tuần tháng 8", "cuối tuần này". */
import {
  any,
  firstOf,
  opt,
  type Pattern,
  read,
  rule,
  seq,
  table,
  word,
} from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning, Part } from '../../../recognition/dates/types';
import { month, narrowed, year } from './calendar';
import { deixis } from './deixis';
import { century, decade, quarter, season } from './periods';
import { relativeUnit } from './relative';
import { unitAt } from './units';
import { isYear } from './year';

/** "bắt đầu", "lần đầu", "phút cuối": the word belongs to what stands before. */
const BEFORE_OTHER = 'bắt lần dẫn đứng mở khởi người phút trận vòng ban hàng thứ bước mặt là';

const PART: Pattern<Part> = table<Part>({ đầu: 'START', giữa: 'MID', cuối: 'END' }).not({
  before: BEFORE_OTHER,
});
const DEKAD: Pattern<Part> = seq(
  table<Part>({ thượng: 'START', trung: 'MID', hạ: 'END' }),
  word('tuần'),
  opt(word('của')),
).map(([part]) => part);

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

const WHOLE_STARTS = 'tháng năm tài cùng quý quí tuần thập mùa hè xuân những các thế';
const WHOLE = read(14, WHOLE_STARTS, whole);

/** "cuối tuần" is the weekend. */
const isWeekend = (t: Tokens, i: number) => t.words(i, 'cuối', 'tuần');

const partOf = rule({
  code: 'part',
  match: seq(any(DEKAD, PART), WHOLE).when((t, i) => !isWeekend(t, i)),
  means: ([part, { meaning }]) => withPart(meaning, part),
  yes: [
    'Chuyến đi [đầu tháng 9 tới=2024-09-START] đã chốt.',
    'Mỏ đóng cửa [cuối năm 2023=2023-END].',
    'Lúa chín [trung tuần tháng 8=2024-08-MID].',
  ],
  no: [
    'Đường bắt đầu [tháng 9=2024-09] sẽ thu phí.',
    'Anh lần đầu [năm 2023=2023] ra biển.',
    'Tỉnh đứng đầu [năm 2023=2023] về xuất khẩu.',
    'Vòng cuối [tháng 9=2024-09] mới đá.',
  ],
});

const partBare = rule({
  code: 'part-bare',
  match: seq(
    PART,
    table<'week' | 'month' | 'year' | 'quarter'>({
      tuần: 'week',
      tháng: 'month',
      năm: 'year',
      quý: 'quarter',
    }),
  )
    .not({ after: 'học mới thứ người tuổi ngày tháng nào đại nhất' })
    .when((t, i, next) => {
      const named = t.at(i + 1).capital && !t.at(i).capital;
      return !named && !isYear(t, next) && !isWeekend(t, i);
    }),
  means: ([part, unit]) => ({ kind: 'shift', unit, by: 0, base: 'published', part }),
  yes: ['Sẽ có lời đáp vào [cuối năm=2024-END].', 'Hàng về [đầu tuần=2024-W35-START].'],
  no: [
    'Đầu năm học, phụ huynh lo nhiều khoản.',
    'Sinh viên năm cuối đi thực tập.',
    'Tỉnh dẫn đầu năm chỉ tiêu.',
    'Họ bắt đầu tuần trăng mật.',
  ],
});

const weekend = rule({
  code: 'weekend',
  match: seq(
    word('cuối').not({ before: BEFORE_OTHER }),
    word('tuần').when((t, i) => unitAt(t, i) !== undefined),
    opt(deixis('weekend')),
  ),
  means: ([, , week]) => (week === undefined ? { kind: 'weekend' } : { kind: 'weekend', week }),
  yes: ['Tuyết rơi dày [cuối tuần này=2024-W35-WE].', 'Hội làng [cuối tuần=2024-W35-WE] rất đông.'],
  no: [
    'Xe miễn phí [mỗi cuối tuần=SET XXXX-WXX-WE].',
    'Tuần cuối của giải rất căng.',
    'Nhóm cuối tuần tra dọc sông.',
  ],
});

/** A part of a month, year, quarter, week, decade or century. */
export const PART_RULES = [partOf, partBare, weekend];
export const part = firstOf(...PART_RULES);
