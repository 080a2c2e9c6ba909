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
    if (isPutOff(t, from)) return 'future';
    if (t.word(from - 1) === 'trước' && t.word(from - 2) !== 'từ') return 'future';
    return t.words(from - 2, 'tính', 'đến') && !PLANNED.has(t.word(from - 3)) ? 'past' : undefined;
  },
  otherwise: (t, from, next) =>
    isUntil(t, from - 1) && t.word(next) !== 'thì' && t.word(next) !== ',' ? 'future' : undefined,
};

const PUTS_OFF = words('hoãn lùi dời dài nghỉ chờ đợi rời chuyển hạn');
const TO = words('đến tới sang');
/** How many words may stand between "hoãn" and "tới". */
const REACH = 4;

/** "hoãn tới Chủ nhật", "nghỉ đến hết thứ Tư", "đã dời phiên tòa sang thứ Năm": to a day that is to come. */
function isPutOff(t: Tokens, from: number): boolean {
  const to = t.word(from - 1) === 'hết' ? from - 2 : from - 1;
  if (!TO.has(t.word(to))) return false;
  for (let k = to - 1; k >= to - REACH; k--) {
    if (t.at(k).kind !== 'word') return false;
    if (PUTS_OFF.has(t.word(k))) return t.word(k) !== 'dài' || t.word(k - 1) === 'kéo';
  }
  return false;
}

/** "lùi đến tháng 9", "sang thứ Năm"; not "Đến ngày 5/9, …" and "tính đến ngày 5/9". */
function isUntil(t: Tokens, last: number): boolean {
  // "đến hết thứ Tư".
  const i = t.word(last) === 'hết' ? last - 1 : last;
  const token = t.at(i);
  if (token.text === 'sang') return true;
  if (token.text === 'tới') return !token.capital && (i < last || PUTS_OFF.has(t.word(i - 1)));
  return token.text === 'đến' && !token.capital && t.word(i - 1) !== 'tính' && t.word(i - 1) !== 'cho';
}
