import type { Tokens } from '../../../recognition/dates/tokens';
import { words } from '../../../recognition/dates/words';

/** Words that make the digits after them a name, an address or a measure: "đường 30/4", "số 12/5". */
const PLACES = words(`
  đường phố viện trường thcs thpt viên cầu ngõ ngách hẻm kiệt số nhà phòng căn hộ lô thửa xã phường trại tàu sân
  khu tổ hầm lộ tl ql nhóm mục điều khoản lệ tỉ tỷ áp điểm độ chiếm khoảng gần hơn
`);

/** Whether the word at `i` makes the digits after it a name; "ngày tựu trường 21-8" has no "quảng trường". */
export function isPlace(t: Tokens, i: number): boolean {
  if (t.word(i) === 'trường') return t.word(i - 1) === 'quảng' || t.at(i).capital;
  return PLACES.has(t.word(i));
}
