/** Which way the words around a date point: forward ("sẽ", "dự kiến", "will") or back ("đã", "hồi"). */
import type { Tokens } from './tokens';
import type { Aim } from './types';
import { words } from './words';

const FUTURE = words('sẽ sắp will shall upcoming scheduled due expected plans planned');
const PAST = words('đã hồi vừa từng was were had did said since killed died');
/** Two-syllable cues, by their first syllable. */
const PAIRS = new Map<string, readonly [ReadonlySet<string>, Aim]>([
  ['dự', [new Set(['kiến', 'báo', 'định', 'tính', 'đoán']), 'future']],
  ['kế', [new Set(['hoạch']), 'future']],
  ['chuẩn', [new Set(['bị']), 'future']],
  ['hạn', [new Set(['chót', 'cuối', 'nộp']), 'future']],
  ['chậm', [new Set(['nhất']), 'future']],
  ['muộn', [new Set(['nhất']), 'future']],
  ['phấn', [new Set(['đấu']), 'future']],
  ['kỳ', [new Set(['vọng']), 'future']],
  ['lùi', [new Set(['sang', 'lịch', 'đến', 'tới']), 'future']],
  ['dời', [new Set(['sang', 'lịch', 'đến']), 'future']],
  ['gia', [new Set(['hạn']), 'future']],
  ['chờ', [new Set(['đợi', 'đón', 'kết', 'đến']), 'future']],
  ['khuyến', [new Set(['cáo']), 'future']],
  ['khởi', [new Set(['tranh']), 'future']],
  ['mùa', [new Set(['tới', 'sau']), 'future']],
  ['ghi', [new Set(['nhận']), 'past']],
  ['kể', [new Set(['từ']), 'past']],
]);

/** "dự tính đến tháng 9", unlike "tính đến tháng 9". */
const PLANNED = words('dự ước');

/** How many tokens before and after the expression are looked at, at most. */
const BACK = 24;
const AHEAD = 12;

function cue(t: Tokens, i: number): Aim | undefined {
  const word = t.word(i);
  if (word === '') return undefined;
  if (FUTURE.has(word)) return 'future';
  if (PAST.has(word)) return 'past';
  const pair = PAIRS.get(word);
  return pair?.[0].has(t.word(i + 1)) ? pair[1] : undefined;
}

/** The cue nearest to the tokens from `from` to before `next`, in the same sentence. */
export function tenseAround(t: Tokens, from: number, next: number): Aim | undefined {
  const sentence = t.at(from).sentence;
  if (t.word(from) === 'hôm') return 'past';
  if (t.word(from - 1) === 'trước' && t.word(from - 2) !== 'từ') return 'future';
  if (t.words(from - 2, 'tính', 'đến') && !PLANNED.has(t.word(from - 3))) return 'past';
  let crossed = 0;
  for (let k = from - 1; k >= 0 && k >= from - BACK && t.at(k).sentence === sentence; k--) {
    const found = cue(t, k);
    if (found) return found;
    if (t.word(k) === ',' && ++crossed > 1) break;
  }
  for (let k = next; k < t.length && k < next + AHEAD && t.at(k).sentence === sentence; k++) {
    const found = cue(t, k);
    if (found) return found;
  }
  return isUntil(t, from - 1) && t.word(next) !== 'thì' && t.word(next) !== ',' ? 'future' : undefined;
}

/** "lùi đến tháng 9", "sang thứ Năm"; not "Đến ngày 5/9, …" and "tính đến ngày 5/9". */
function isUntil(t: Tokens, i: number): boolean {
  const token = t.at(i);
  if (token.text === 'sang') return true;
  return token.text === 'đến' && !token.capital && t.word(i - 1) !== 'tính' && t.word(i - 1) !== 'cho';
}
