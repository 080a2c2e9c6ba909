/** Years before Christ: "năm 208 TCN", "2.000 năm trước Công nguyên". Those of centuries are in `periods.ts`. */
import { any, type Pattern, phrase, read, rule, seq, word } from '../../../recognition/dates/rule';
import { quantity } from './numbers';

/** "TCN", "trước Công nguyên", "tr.CN". */
export const BEFORE_CHRIST: Pattern<unknown> = any<unknown>(
  word('tcn'),
  phrase('trước công nguyên'),
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
  no: ['Ông mất [năm 208=0208] sau Công nguyên.', 'Họ gặp nhau [2 năm trước=2022] công viên.'],
});

export const BEFORE_CHRIST_RULES = [yearBefore];
