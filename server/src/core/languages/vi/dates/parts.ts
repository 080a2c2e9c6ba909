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
import type { Match, Meaning, Part, Season } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { headedDay, month, narrowed, year } from './calendar';
import { deixis } from './deixis';
import { century, decade, quarter, season, yearAfterPeriod } from './periods';
import { relativeDay, relativeUnit } from './relative';
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

/** "đến hết năm", "từ nay tới hết tháng": with a number or a word that points, "hết" stays outside. */
const untilEnd = rule({
  code: 'part-bare',
  match: seq(
    word('hết').when((t, i) => UNTIL.has(t.word(i - 1))),
    table<'week' | 'month' | 'year' | 'quarter'>({
      tuần: 'week',
      tháng: 'month',
      năm: 'year',
      quý: 'quarter',
    }),
  ).when(
    (t, _, next) => t.at(next).kind === 'end' || t.at(next).kind === 'sign' || AFTER_END.has(t.word(next)),
  ),
  means: ([, unit]) => ({ kind: 'shift', unit, by: 0, base: 'published', part: 'END' }),
  yes: ['Anh nghỉ đến [hết năm=2024-END].', 'Miễn phí từ nay tới [hết tháng=2024-08-END] cho khách mới.'],
  no: ['Anh nghỉ đến hết [năm nay=2024].', 'Cô tiêu hết năm triệu.', 'Đến hết năm người mới được cứu.'],
});

const UNTIL = words('đến tới');
const AFTER_END = words('mà để cho thì mới do vì nếu với theo tại ở và');

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

/** Its date, or the day spoken of: "cuối ngày 5/9", "cuối ngày hôm qua", "cuối ngày". */
const A_DAY = any<Meaning>(
  read(12, 'ngày', (t, i) => headedDay(t, i) ?? relativeDay(t, i)).map(({ meaning }) => meaning),
  word('ngày')
    .not({ after: 'thứ của nào đại lễ hội nghỉ tháng đó ấy giờ' })
    .when((t, _, next) => t.at(next).kind !== 'number' && !t.at(next).capital)
    .as({ kind: 'shift', unit: 'day', by: 0, base: 'mentioned' }),
);

const partOfDay = rule({
  code: 'part-of-day',
  match: seq(table<Part>({ đầu: 'START', cuối: 'END' }).not({ before: `${BEFORE_OTHER} ngày` }), A_DAY).when(
    (t, i) => !t.continuesName(i),
  ),
  means: ([part, day]) => withPart(day, part),
  yes: [
    'Lực mua tăng [cuối ngày=2024-08-28-END].',
    'Nước rút [cuối ngày 5/9=2024-09-05-END].',
    'Chợ vắng từ [đầu ngày hôm qua=2024-08-27-START].',
  ],
  no: [
    'Họ bắt đầu [ngày 5/9=2024-09-05].',
    'Cuối cùng ngày vui cũng tới.',
    'Tàu neo ở Đá Ba Đầu [ngày 5/9=2024-09-05].',
  ],
});

/** "thu" and "đông" are verbs, directions and crowds too: "đầu thu phát", "cuối đông Nam Á". */
const BARE_SEASON = table<Season>({ xuân: 'SP', hè: 'SU', thu: 'FA', đông: 'WI' })
  .not({
    after: `
      phát hình vệ tinh nhập hoạch tiền hút hồi mua kỹ số truyền sóng âm phí thuế gom ngân được về đúc khách người
      dân á nam bắc phố đường
    `,
  })
  .when((t, i) => !t.at(i).capital || t.at(i - 1).capital);

const partOfSeason = rule({
  code: 'part',
  match: seq(PART, BARE_SEASON, opt(read(6, 'năm', yearAfterPeriod))).when((t, i) => !t.continuesName(i)),
  means: ([part, season, of]) => ({
    kind: 'season',
    season,
    part,
    ...(of ? { year: of.year } : {}),
  }),
  yes: [
    'Dịp [đầu xuân=2024-SP-START], khách đi lễ đông.',
    '[Cuối thu=2024-FA-END], lá rụng.',
    'Họ cưới [cuối đông năm ngoái=2023-WI-END].',
  ],
  no: [
    'Đầu thu phát sóng, đầu thu kỹ thuật số.',
    'Trường bắt đầu thu học phí.',
    'Bão ở cuối Đông Nam Á.',
    'Cô Đầu Xuân về quê.',
    'Người đứng đầu thu được nhiều.',
  ],
});

/** A part of a month, year, quarter, week, decade or century. */
export const PART_RULES = [partOf, partBare, untilEnd, weekend, partOfDay, partOfSeason];
export const part = firstOf(...PART_RULES);
