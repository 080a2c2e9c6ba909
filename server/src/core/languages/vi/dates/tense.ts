/** Which way Vietnamese words around a date point: forward ("sẽ", "dự kiến") or back ("đã", "hồi"). */
import type { TenseCues } from '../../../recognition/dates/grammar';
import type { Tokens } from '../../../recognition/dates/tokens';
import { words } from '../../../recognition/dates/words';

/** "dự tính đến tháng 9", unlike "tính đến tháng 9". */
const PLANNED = words('dự ước');

export const TENSE: TenseCues = {
  future: words('sẽ sắp'),
  past: words('đã hồi vừa từng'),
  pairs: new Map([
    ['dự', [words('kiến báo định tính đoán'), 'future']],
    ['kế', [words('hoạch'), 'future']],
    ['chuẩn', [words('bị'), 'future']],
    ['hạn', [words('chót cuối nộp'), 'future']],
    ['chậm', [words('nhất'), 'future']],
    ['muộn', [words('nhất'), 'future']],
    ['phấn', [words('đấu'), 'future']],
    ['kỳ', [words('vọng'), 'future']],
    ['lùi', [words('sang lịch đến tới'), 'future']],
    ['dời', [words('sang lịch đến'), 'future']],
    ['gia', [words('hạn'), 'future']],
    ['chờ', [words('đợi đón kết đến'), 'future']],
    ['khuyến', [words('cáo'), 'future']],
    ['khởi', [words('tranh'), 'future']],
    ['mùa', [words('tới sau'), 'future']],
    ['ghi', [words('nhận'), 'past']],
    ['kể', [words('từ'), 'past']],
  ]),
  beside: (t, from) => {
    if (t.word(from) === 'hôm') return 'past';
    if (t.word(from - 1) === 'trước' && t.word(from - 2) !== 'từ') return 'future';
    return t.words(from - 2, 'tính', 'đến') && !PLANNED.has(t.word(from - 3)) ? 'past' : undefined;
  },
  otherwise: (t, from, next) =>
    isUntil(t, from - 1) && t.word(next) !== 'thì' && t.word(next) !== ',' ? 'future' : undefined,
};

/** "lùi đến tháng 9", "sang thứ Năm"; not "Đến ngày 5/9, …" and "tính đến ngày 5/9". */
function isUntil(t: Tokens, i: number): boolean {
  const token = t.at(i);
  if (token.text === 'sang') return true;
  return token.text === 'đến' && !token.capital && t.word(i - 1) !== 'tính' && t.word(i - 1) !== 'cho';
}
