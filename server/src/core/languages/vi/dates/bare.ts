/** Dates in digits without a head word, where the words around decide: "26/8" is a date, "2/3 số phiếu" is not. */
import { digitDate, digitMonth, endsFigure, startsFigure } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { narrowed, withYearPhrase } from './calendar';
import { isPlace } from './places';

/** Words after which digits are a date. */
const INVITES = words(`
  vào từ đến tới trước sau nay qua mai hôm dịp lễ hết tết nhân động nhật sớm hồi đêm ngày
  nghỉ phiên tranh mạc giảng trương chiếu hành hẹn
`);

/** Words after digits that make them a fraction or a count: "2/3 số đại biểu", "10/12 huyện". */
const COUNTED = words(`
  triệu tỷ tỉ nghìn ngàn lần số dân diện đại người hộ phiếu thành tổng lượng giá chiều thời sản cổ
  quân chặng quãng điểm khách bệnh ca xã huyện tỉnh quận phường mẫu trường ghế nước quốc học sao doanh
  dự nghị đơn đội trận em cháu vụ tiêu chỉ nhiệm hạng thế địa dung khối vốn mức thị bang cơ các bát
  thìa cốc lít kg ly đoạn tuyến kim lực trữ nguồn ngân cử
`);

/** "từ 6-11 tuổi", "sau 2-3 nhịp" are ranges of something, "từ 6-11 đến nay" a date. */
const RANGE_BEFORE = new Set(['từ', 'đến', 'tới', 'sau', 'trong']);
const AFTER_DATE = words('đến tới tại ở để sẽ đã do vì khi là và nay theo');

function isQuantified(t: Tokens, next: number): boolean {
  return t.at(next).kind === 'word' && !AFTER_DATE.has(t.word(next));
}

/** Whether the word after digits makes them a fraction or a count. */
export function isCounted(t: Tokens, next: number): boolean {
  return COUNTED.has(t.word(next));
}

const SCORES = words('thắng thua hòa tỉ tỷ số dẫn gỡ nâng bại đậm trận lên với');

/** "HÀ NỘI, 12-3 -" at the beginning of a paragraph. */
function isDateline(t: Tokens, comma: number, next: number): boolean {
  return (
    comma < 6 && t.at(comma).capital && (t.word(next) === '-' || t.word(next) === ':' || t.word(next) === '(')
  );
}

/** "ngày bầu cử 15-3", "lễ khai giảng 5-9": the head word stands a few words before. */
function isDayEvent(t: Tokens, last: number): boolean {
  for (let k = last; k > last - 6 && t.at(k).kind === 'word'; k--) {
    if (t.word(k) === 'ngày' || t.word(k) === 'lễ') return t.word(k - 1) !== 'mỗi' && t.word(k - 1) !== 'một';
  }
  return false;
}

/** "7-6 (9-7)"; "ngày 14-5 (13-5)" has two dates. */
function isTieBreak(t: Tokens, i: number): boolean {
  return (
    t.at(i).text.length === 1 &&
    t.gluedSign(i - 1, '-') &&
    t.at(i - 2).text.length === 1 &&
    t.word(i - 3) !== 'ngày'
  );
}

/** ", 6-0" after "(1-6": sets of a match. */
function isNextSet(t: Tokens, i: number): boolean {
  return t.word(i) === ',' && t.at(i + 1).text.length === 1 && t.gluedSign(i + 2, '-');
}

function isBracketed(t: Tokens, i: number, next: number): boolean {
  const open = t.word(i - 1);
  if (isTieBreak(t, i - 2) || (t.at(i + 1).text === '-' && isNextSet(t, next))) return false;
  return (
    (open === '(' && (t.word(next) === ')' || t.word(next) === ',' || t.word(next) === ';')) ||
    (open === '[' && t.word(next) === ']')
  );
}

const DAY_NAMED = words('nay qua mai nhật');

/** "hôm nay, 26/8", "hôm qua (26/8)", "thứ Bảy (26/8)". */
function isBesideDay(t: Tokens, i: number): boolean {
  const sign = t.word(i - 1) === ',' || t.word(i - 1) === '(';
  const last = sign ? i - 2 : i - 1;
  return DAY_NAMED.has(t.word(last)) || (sign && t.word(last - 1) === 'thứ');
}

/** How many days a list may have. */
const LONGEST_LIST = 10;

/** "ngày 1/5, 3/5 và 5/5", "ngày 5, 6 và 7/9": numbers back to a word that invites them. */
function continuesList(t: Tokens, i: number): boolean {
  let at = i;
  for (let k = 0; k < LONGEST_LIST; k++) {
    if (t.word(at - 1) !== ',' && t.word(at - 1) !== 'và') break;
    if (t.at(at - 2).kind !== 'number') break;
    at -= t.at(at - 2).glued && t.at(at - 4).kind === 'number' ? 4 : 2;
  }
  return at < i && INVITES.has(t.word(at - 1));
}

/** Whether what stands around the digits says that they are a date. */
function isInvited(t: Tokens, i: number, next: number): boolean {
  const before = t.word(i - 1);
  // "để thua trước 4-6".
  if (t.at(i + 1).text === '-' && SCORES.has(t.word(i - 2))) return false;
  if (isBracketed(t, i, next) || INVITES.has(before)) return true;
  if (isBesideDay(t, i) || continuesList(t, i)) return true;
  if (before === ',' && isDateline(t, i - 2, next)) return true;
  return isDayEvent(t, i - 1);
}

/** "26/8", "26/08/2024", "3/2023" and, where the words around allow it, "12-10" and "2/9". */
export function bareDigits(t: Tokens, i: number): Match | undefined {
  const month = digitMonth(t, i);
  if (month) return isPlace(t, i - 1) ? undefined : month;
  const before = t.word(i - 1);
  // "sáng nay 6.2", "hôm qua (5.2)".
  const found = digitDate(t, i, { headed: isBesideDay(t, i) });
  if (!found) return undefined;
  if (found.meaning.year !== undefined) return before === 'số' ? undefined : found;
  // "số 12/4 Trần Phú".
  if (before === 'số') return undefined;
  if (isPlace(t, i - 1) || isCounted(t, found.next) || t.word(found.next) === "'") return undefined;
  // "nhà ở 12/5 Lý Thường Kiệt", "hoạt động 24/7".
  if (HOUSE_AT.has(before) && t.at(found.next).capital && !t.at(found.next).glued) return undefined;
  const roundTheClock = t.number(i) === 24 && t.number(i + 2) === 7;
  if (roundTheClock && SERVED.has(before)) return undefined;
  const dash = t.at(i + 1).text === '-';
  const rising = t.number(i) < t.number(i + 2);
  if (dash && rising && RANGE_BEFORE.has(before) && isQuantified(t, found.next)) return undefined;
  const dated = narrowed(t, withYearPhrase(t, found));
  if (dated.next > found.next || isInvited(t, i, found.next)) return dated;
  if (SCORES.has(before)) return undefined;
  const day = t.number(i);
  const second = t.number(i + 2);
  if (dash) {
    // Padded numbers are no score: "09-03".
    return t.at(i).text.length === 2 && t.at(i + 2).text.length === 2 && t.at(i + 2).text.startsWith('0')
      ? found
      : undefined;
  }
  const fraction = day <= second && t.at(i).text.charAt(0) !== '0';
  return fraction || roundTheClock ? undefined : found;
}

/** Words before the number of a house. */
const HOUSE_AT = words('ở tại');
/** "hoạt động 24/7": round the clock. */
const SERVED = words('động');

const YEAR_INVITES = words(`
  từ đến tới vào trong giai đoạn sau trước kỳ kì khóa hồi và học của mùa giải © bản quyền copyright (
  , : năm cuối đầu giữa hè so với mới
`);

/** Words that make four digits a count: "2024 người", or a price. */
const YEAR_COUNTED = words(`
  người đồng usd m mm cm km m2 ha tấn tỷ tỉ triệu nghìn ngàn ca hộ căn xe trường chiếc lượt tuổi mét
  suất thí học điểm đơn vụ mw mwh kg euro bài sinh doanh giường cổ khách ngôi phòng cán chiến tàu lao
  sản con đại hồ cây công phiếu vé mẫu thùng viên phần năm ngày tháng giờ phút lần
`);

/** Whether the word after four digits makes them a count or a price. */
export function isYearCount(t: Tokens, next: number): boolean {
  return YEAR_COUNTED.has(t.word(next)) || t.word(next) === '%';
}

/** Words before a plain number. */
const NOT_BEFORE_YEAR = words('hơn gần khoảng số giá là có còn lên mức tổng đạt thứ phòng mã bằng');

/** Things that have numbers: "Phòng 1984", "quốc lộ 1970", "Highway 1970". */
const NUMBERED = words(`
  phòng lộ bay phim tầng hộ kênh hiệu mục thửa lô toa ghế sư đoàn room highway route flight boeing windows model
`);

const AFTER_YEAR = words('cho sẽ là lên đạt tăng giảm diễn tại ở được vừa đã của và với');

/** "là 2017 và 2019". */
function isYearPair(t: Tokens, i: number): boolean {
  return t.word(i) === 'và' && t.at(i + 1).text.length === 4;
}

function isClauseEnd(t: Tokens, i: number): boolean {
  return t.at(i).kind === 'end' || t.at(i).kind === 'sign' || AFTER_YEAR.has(t.word(i));
}

/** Words in the names of laws, tournaments and prizes, to which a year after them belongs. */
const EVENTS = words(`
  cup cúp olympic olympics paralympic asiad euro copa games open league nobel oscar oscars grammy gala expo unclos
  wimbledon cannes apec ces wef awards miss grand prix champions luật pháp lệnh ước trình tầm chiến lược giải hoa hậu
  đẹp mai seagames festival marathon lễ hội
`);

/** How many words of a name before its year are looked at. */
const NAME_REACH = 7;

/** "World Cup nữ 2026", "Công ước 2003", "Luật Khám bệnh, chữa bệnh 2023": the year is part of the name. */
function isEvent(t: Tokens, i: number): boolean {
  for (let k = i - 1; k >= i - NAME_REACH; k--) {
    const token = t.at(k);
    if (
      token.kind === 'word'
        ? EVENTS.has(token.text) && (token.capital || t.at(k - 1).capital)
        : token.text !== ',' && token.text !== '-'
    ) {
      return token.kind === 'word';
    }
  }
  return false;
}

/** A year without its head word: "© 2025", "trong 2024", "Bầu cử Mỹ 2024". */
export function bareYear(t: Tokens, i: number): Match | undefined {
  const token = t.at(i);
  if (token.text.length !== 4 || !(token.value >= 1900 && token.value <= 2099)) return undefined;
  if (
    !startsFigure(t, i) ||
    !endsFigure(t, i + 1) ||
    t.gluedSign(i + 1, '-') ||
    YEAR_COUNTED.has(t.word(i + 1))
  )
    return undefined;
  const before = t.at(i - 1);
  if (before.kind === 'number' || t.at(i + 1).kind === 'number' || t.word(i + 1) === '%') return undefined;
  const invited = YEAR_INVITES.has(before.text);
  const named = before.kind === 'word' && before.capital;
  if (NUMBERED.has(before.text) || (before.kind === 'word' && !invited && isEvent(t, i))) return undefined;
  if (
    !invited &&
    !named &&
    !(
      before.kind === 'word' &&
      (!NOT_BEFORE_YEAR.has(before.text) || isYearPair(t, i + 1)) &&
      isClauseEnd(t, i + 1)
    )
  ) {
    return undefined;
  }
  if (before.text === ':' && !(t.word(i + 1) === ',' && t.at(i + 2).text.length === 4)) return undefined;
  if (before.text === ',' && !(t.at(i - 2).kind === 'number' || t.at(i - 2).capital)) return undefined;
  const meaning = { kind: 'date', year: token.value } as const;
  if (COPYRIGHT.has(before.text)) return { next: i + 1, rule: 'year-copyright', meaning };
  return { next: i + 1, rule: invited ? 'year-bare' : 'year-after-name', meaning };
}

const COPYRIGHT = new Set(['©', 'copyright', 'quyền']);
