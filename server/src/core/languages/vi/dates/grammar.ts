/** Which grammar functions may begin at which word. */
import type { DateGrammar } from '../../../recognition/dates/grammar';
import { LIFE_RULES } from '../../../recognition/dates/lives';
import { NUMBER, RuleTable } from '../../../recognition/dates/rule';
import { shareYears } from '../../../recognition/dates/share';
import { STAMP_RULES } from '../../../recognition/dates/stamps';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Rule } from '../../../recognition/dates/types';
import { bareDigits, bareYear } from './bare';
import { BEFORE_CHRIST_RULES } from './beforeChrist';
import { bareDay, headedDay, listedDay, month, narrowed, schoolYear, spelledDay, year } from './calendar';
import { clock, partClock } from './clock';
import { CONFIDENCE } from './confidence';
import { partOfDay } from './dayparts';
import { distance, duration } from './durations';
import { FEAST_WORDS, feast } from './feasts';
import { lunarDay, lunarMonth, lunarNewYear } from './lunar';
import { nights } from './nights';
import { ORDINAL_RULES } from './ordinals';
import { PART_RULES, part } from './parts';
import { CENTURY_RULES, decade, edge, half, QUARTER_RULES, SEASON_RULES } from './periods';
import { isPlace } from './places';
import { numberRange, wordRange } from './ranges';
import { comingYear, manyUnits, relativeDay, same, UNIT_RULES, wholeUnit } from './relative';
import { annual, daily, everyUnit, onceEvery, repeated, roundTheClock, timesIn, timesPer } from './sets';
import { narrowedBehind } from './tails';
import { TENSE } from './tense';
import { headedWeekday, WEEKDAY_RULES } from './weekdays';
import { yearly } from './yearly';
import { zone } from './zone';

const openMonth: Rule = (t, i) => {
  const found = month(t, i);
  return found && (lunarMonth(t, i, found) ?? narrowed(t, found));
};

const openDay: Rule = (t, i) => {
  const found = headedDay(t, i);
  return found && narrowed(t, found);
};

const plainSpelledDay: Rule = (t, i) => {
  const found = spelledDay(t, i);
  // "2 tháng 9" needs the month in digits or a capital: "hai tháng ba" is no date.
  // "Nhi Đồng 1 tháng 7" is a name and a month.
  const named = (i > 1 && t.at(i - 1).capital) || isPlace(t, i - 1);
  return found && !named && t.at(i).kind === 'number' ? narrowed(t, found) : undefined;
};

/** "hôm đầu tuần", "hôm cuối tuần". */
const partAfterHom: Rule = (t, i) => (t.word(i + 2) === 'tuần' ? part(t, i + 1) : undefined);

/** Rules that begin with digits. */
const NUMBER_RULES: readonly Rule[] = [
  numberRange,
  clock,
  lunarDay,
  edge,
  plainSpelledDay,
  onceEvery,
  roundTheClock,
  timesPer,
  duration,
  bareDigits,
  bareYear,
  listedDay,
];

const NUMBER_WORD_RULES: readonly Rule[] = [lunarDay, edge, clock, onceEvery, timesPer, duration];

const table = new RuleTable();
const begin = table.begin.bind(table);

begin([NUMBER], ...NUMBER_RULES);

begin(['ngày'], wordRange, repeated, lunarDay, openDay, relativeDay, headedWeekday, bareDay);
begin(['hôm'], openDay, relativeDay, headedWeekday, partAfterHom);
begin(['mùng', 'mồng'], wordRange, lunarDay, openDay, bareDay);
begin(['rằm'], lunarDay);
begin(['tháng'], wordRange, openMonth, edge);
begin(['năm'], wordRange, year, ...NUMBER_WORD_RULES);
begin(['tài'], wordRange, year);
begin(['tuần'], edge);
begin(['trước', 'sau'], distance);
begin(['cứ'], everyUnit);
begin(['quý', 'quí'], wordRange);
begin(['thập'], decade);
begin(['những', 'các', 'mấy'], decade, edge, manyUnits);
begin(['cả'], wholeUnit);
begin(['sang'], comingYear);
begin(['nửa'], half, partOfDay, duration);
begin(['cùng'], relativeDay, same);
begin(['đầu', 'giữa', 'cuối', 'thượng', 'trung', 'hạ'], wordRange, partOfDay);
begin(['thứ', 'chủ', 'chúa'], wordRange, repeated);
begin(
  ['sáng', 'trưa', 'chiều', 'tối', 'đêm', 'khuya', 'rạng', 'tảng', 'buổi', 'xế', 'ban', 'tờ', 'chập'],
  repeated,
  partOfDay,
  partClock,
);
begin(['hằng', 'hàng', 'mỗi', 'từng'], everyUnit);
begin(
  ['một', 'hai', 'hăm', 'ba', 'bốn', 'sáu', 'bảy', 'bẩy', 'tám', 'chín', 'mười', 'chục', 'trăm'],
  ...NUMBER_WORD_RULES,
);
begin(['vài', 'mấy', 'nhiều', 'dăm', 'ít', 'đôi', 'bao', 'mươi', 'hàng', 'cả', 'cách'], duration);
begin(['hơn', 'gần', 'ngót', 'non', 'suýt', 'trên', 'dưới', 'chưa', 'không'], duration);
begin(['tháng', 'tuần', 'ngày', 'giờ', 'tiếng'], duration);
begin(['tết'], lunarNewYear);
begin(['thường'], annual, daily);
begin(['ngày', 'đêm', 'sáng', 'trưa', 'chiều', 'tối'], daily);
begin(['ngày', 'tuần', 'tháng', 'năm'], timesIn);
begin([...FEAST_WORDS, 'ngày'], feast);

/** "so với tháng 9", "sinh năm 1984", "(SN 1984)". */
function passing(t: Tokens, i: number, dated: boolean): boolean {
  const before = t.word(i - 1);
  if (before === 'với') return t.word(i - 2) === 'so';
  return dated && (before === 'sinh' || before === 'sn');
}

table.add(
  ...WEEKDAY_RULES,
  ...UNIT_RULES,
  ...QUARTER_RULES,
  ...PART_RULES,
  ...SEASON_RULES,
  ...CENTURY_RULES,
  schoolYear,
  ...STAMP_RULES,
  ...LIFE_RULES,
  ...ORDINAL_RULES,
  ...BEFORE_CHRIST_RULES,
);

const shared = shareYears(/^ (?:và|hoặc|hay|đến|đến hết|tới|cho đến) $/);

export const DATES: DateGrammar = {
  table,
  rules: [
    'ago',
    'clock',
    'clock-day',
    'day',
    'day-bare',
    'day-relative',
    'day-spelled',
    'daypart',
    'daypart-alone',
    'decade',
    'duration',
    'duration-hedged',
    'duration-vague',
    'edge',
    'edge-days',
    'feast',
    'feast-date',
    'half',
    'half-month',
    'later',
    'lunar',
    'month',
    'month-of-year',
    'range',
    'round-the-clock',
    'same',
    'same-period',
    'set',
    'whole',
    'year',
  ],
  tense: TENSE,
  until: new Set(['đến']),
  passing,
  zone,
  publication: {
    label: /(?:ngày đăng|cập nhật|xuất bản|đăng|đăng lúc|đăng ngày|lúc)\s*:?\s*(?:ngày|lúc)?$/iu,
    dateline: new Set(['ngày']),
  },
  refine: (text, found) => narrowedBehind(text, yearly(text, nights(text, shared(text, found)))),
  confidence: CONFIDENCE,
};
