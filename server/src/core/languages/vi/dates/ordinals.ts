/**
 * Days and months that are counted: "ngày thứ hai của giải", "tháng thứ 6". Weeks and years that are counted are
 * ordinals ("năm thứ ba liên tiếp") and left alone.
 */
import { durationValue } from '../../../recognition/dates/durations';
import { any, num, type Pattern, read, rule, seq, table, word } from '../../../recognition/dates/rule';
import type { Unit } from '../../../recognition/dates/types';
import { NUMBER_WORDS, numberWords } from './numbers';

const COUNTED: Pattern<Unit> = table<Unit>({ ngày: 'day', tháng: 'month' });

const NTH: Pattern<number> = any(
  num(1, 999),
  table({ nhất: 1, nhì: 2, tư: 4 }),
  read(4, new Set(NUMBER_WORDS), numberWords).map(({ value }) => value),
).when((t, i) => !t.at(i).capital);

/** "ngày thứ hai, 26/8" and "ngày thứ 6 tuần sau" are weekdays. */
const WEEKDAY_AFTER = 'tuần tới này ngày hằng hàng';

const nth = rule({
  code: 'nth',
  not: { after: WEEKDAY_AFTER },
  match: seq(COUNTED, word('thứ'), NTH).when((t, i, next) => {
    const sign = t.word(next) === ',' || t.word(next) === '(';
    // "ngày thứ hai 12/6" is a Monday.
    if (t.word(i) === 'ngày' && t.at(next).kind === 'number' && t.gluedSign(next + 1, '/')) return false;
    // "từ thứ hai đến thứ sáu" counts nothing, nor does "các ngày thứ hai, thứ tư".
    const dated = sign && (t.at(next + 1).kind === 'number' || t.word(next + 1) === 'thứ');
    return !(dated && t.word(i) === 'ngày') && !t.at(i + 1).capital && t.word(i - 1) !== 'các';
  }),
  means: ([unit, , count]) => ({ kind: 'duration', value: durationValue(count, unit) }),
  yes: [
    '[Ngày thứ hai=P2D] của giải có ba trận.',
    'Đó là [ngày thứ sáu=P6D] của chuyến đi.',
    'Uống thuốc đến [tháng thứ 6=P6M], men gan đã giảm.',
    'Sang [ngày thứ 5=P5D], nước mới rút.',
  ],
  no: [
    'Nghỉ bù [ngày thứ 6 tuần sau=2024-09-06].',
    'Đội họp [ngày thứ Hai=2024-08-26].',
    'Có năm thứ trưởng dự họp.',
    'Năm thứ ba liên tiếp, lớp đã đông.',
    'Sang tuần thứ 5, nước mới rút.',
  ],
});

export const ORDINAL_RULES = [nth];
