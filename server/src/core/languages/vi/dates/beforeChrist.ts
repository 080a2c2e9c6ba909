/** Years before Christ: "năm 208 TCN", "2.000 năm trước Công nguyên". Those of centuries are in `periods.ts`. */
import {
  ahead,
  any,
  num,
  opt,
  type Pattern,
  phrase,
  read,
  rule,
  seq,
  word,
} from '../../../recognition/dates/rule';
import { quantity } from './numbers';

/** "TCN", "trước Công nguyên", "trước CN", "tr.CN". */
export const BEFORE_CHRIST: Pattern<unknown> = any<unknown>(
  word('tcn'),
  phrase('trước công nguyên'),
  phrase('trước cn'),
  seq(word('tr'), opt(word('.')), word('cn')),
  phrase('trước thiên chúa'),
  phrase('trước tây lịch'),
);

const NUMBER: Pattern<number> = read(6, '0', quantity).map(({ value, upTo }) =>
  upTo === undefined && Number.isInteger(value) && value >= 1 && value <= 9999 ? value : undefined,
);

const year = (value: number): string => `BC${String(value).padStart(4, '0')}`;

const yearBefore = rule({
  code: 'before-christ',
  match: any(
    seq(word('năm'), NUMBER, BEFORE_CHRIST).map(([, value]) => value),
    seq(NUMBER, word('năm'), BEFORE_CHRIST).map(([value]) => value),
    seq(NUMBER, BEFORE_CHRIST).map(([value]) => value),
  ),
  means: (value) => ({ kind: 'fixed', value: year(value) }),
  yes: [
    'Ông mất [năm 208 TCN=BC0208].',
    'Thành có từ [2.000 năm trước Công nguyên=BC2000].',
    'Vua lên ngôi [năm 1010 trước Công nguyên=BC1010].',
    'Triều Chu mất [256 TCN=BC0256].',
  ],
  no: [
    'Ông mất [năm 208=0208] sau Công nguyên.',
    'Chợ đông [2 năm trước=2022], CN thì vắng.',
    'Họ gặp nhau [2 năm trước=2022] công viên.',
  ],
});

/** Years of one or two digits, which are years only so: "năm 40 sau Công nguyên". */
const yearAfter = rule({
  code: 'year',
  match: seq(
    word('năm'),
    num(1, 99),
    ahead(any<unknown>(word('scn'), phrase('sau công nguyên'), phrase('sau cn'), phrase('sau thiên chúa'))),
  ),
  means: ([, year]) => ({ kind: 'date', year }),
  yes: [
    'Hai bà khởi nghĩa [năm 40=0040] sau Công nguyên.',
    'Núi lửa phun [năm 79=0079] SCN.',
    'Vua mất [năm 9=0009] sau CN.',
  ],
  no: ['Bà mất năm 40 tuổi.', 'Họ cưới năm 20 sau đó công bố.'],
});

export const BEFORE_CHRIST_RULES = [yearBefore, yearAfter];
