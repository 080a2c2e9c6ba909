/** Quarters, halves, seasons, decades, centuries and the first or last months of a year. */
import {
  any,
  firstOf,
  num,
  opt,
  type Pattern,
  read,
  rule,
  seq,
  table,
  word,
} from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type {
  Aim,
  Match,
  Meaning,
  Part,
  Rule,
  Season,
  Unit,
  YearRef,
} from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { BEFORE_CHRIST } from './beforeChrist';
import { month } from './calendar';
import { aiming, deixis, JUST_GONE, STRETCHES, stepsOf } from './deixis';
import { quantity } from './numbers';
import { isYear, runsOn, yearPhrase } from './year';

const ROMAN = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['tư', 4],
  ['bốn', 4],
]);

export const isQuarterWord = (word: string): boolean => word === 'quý' || word === 'quí';

/** Number of a quarter: "I", "1", "một", also "IV" of "quý IV"; "i" in lower case is none. */
const QUARTER_NUMBER: Pattern<number> = any(
  num(1, 4),
  table(ROMAN).when((t, i) => t.at(i).capital || t.at(i).text.length > 2),
);

/** Number of a quarter at `i`, however it is written. */
export function quarterNumber(t: Tokens, i: number): number | undefined {
  return (num(1, 4).match(t, i) ?? table(ROMAN).match(t, i))?.value;
}

/** A year after a period: "/2024", "-2024", " 2024", "năm 2024", "năm nay", "của năm 2024". */
export function yearAfterPeriod(t: Tokens, i: number): { next: number; year: YearRef } | undefined {
  const sign = t.at(i).text;
  if (
    t.at(i).glued &&
    (sign === '/' || sign === '-' || sign === '.') &&
    t.at(i + 1).glued &&
    isYear(t, i + 1)
  ) {
    return { next: i + 2, year: t.number(i + 1) };
  }
  const at = t.word(i) === 'của' || t.word(i) === 'trong' || t.word(i) === ',' ? i + 1 : i;
  const phrase = yearPhrase(t, at);
  if (phrase) return sign === ',' && typeof phrase.year !== 'number' ? undefined : phrase;
  return isYear(t, i) && !t.at(i).glued && !runsOn(t, i) ? { next: i + 1, year: t.number(i) } : undefined;
}

/** "Quý Ba Hoàng": a name goes on with capitals, "Quý III" does not. */
function isPersonal(t: Tokens, i: number): boolean {
  return t.at(i).kind === 'word' && !/^[iv]+$/.test(t.word(i)) && t.at(i + 1).capital;
}

/** "đá quý", "loài thú quý": the adjective. */
const PRECIOUS = words('đá gỗ thuốc vật quà loại thú loài giống cây chim đáng yêu cao kính trân liệu món');

/** "quý" as the noun of time. */
const QUARTER = word('quý quí').when((t, i) => !t.continuesName(i) && !PRECIOUS.has(t.word(i - 1)));

const YEAR_AFTER = read(6, 'năm cùng tài của trong , / - . 0', yearAfterPeriod);

const quarterNamed = rule({
  code: 'quarter',
  match: any<{ quarter: number; year: YearRef | undefined }>(
    seq(QUARTER, QUARTER_NUMBER, YEAR_AFTER).map(([, quarter, { year }]) => ({ quarter, year })),
    seq(QUARTER, QUARTER_NUMBER, opt(aiming('quarter')))
      .when((t, i) => {
        if (isPersonal(t, i + 1)) return false;
        return !(t.at(i + 1).kind === 'number' && runsOn(t, i + 1) && t.at(i + 2).text !== '-');
      })
      .map(([, quarter]) => ({ quarter, year: undefined })),
  ),
  means: ({ quarter, year }) => ({ kind: 'quarter', quarter, ...(year === undefined ? {} : { year }) }),
  yes: ['Lãi [quý I/2024=2024-Q1] giảm.', 'Kế hoạch [quý 4 năm nay=2024-Q4] rất tham vọng.'],
  no: [
    'Tàu Phú Quý II rời bến.',
    'Cụ Quý Ba Hoàng kể chuyện xưa.',
    'Viên đá quý 3 carat bị mất.',
    'Quý vị vui lòng xuất trình vé.',
    'Gỗ quý 2 khối bị tịch thu.',
  ],
});

const quarterShort = rule({
  code: 'quarter',
  match: seq(
    word('q').when((t, i) => t.at(i).capital),
    num(1, 4).when((t, i) => t.at(i).glued),
    YEAR_AFTER,
  ),
  means: ([, quarter, { year }]) => ({ kind: 'quarter', quarter, year }),
  yes: ['Lãi [Q1/2024=2024-Q1] giảm.', 'Doanh thu [Q4 2023=2023-Q4] tăng.'],
  no: ['Xe Audi Q3 2.0 bán chạy.', 'Nhà ở Q3 năm căn.', 'Mẫu Q7 2024 vừa về.', 'Xe dừng ở Q1, TP HCM.'],
});

const quarterRelative = rule({
  code: 'quarter-relative',
  match: seq(QUARTER, any(deixis('quarter'), JUST_GONE.as(-1))),
  means: ([, by]) => ({ kind: 'shift', unit: 'quarter', by, base: 'published' }),
  yes: ['Tồn kho cao hơn [quý trước=2024-Q2].', '[Quý vừa qua=2024-Q2], hãng có lãi.'],
  no: [
    'Món quà quý này được giữ lại.',
    'Loài thú quý nay còn rất ít.',
    'Quý khách trước khi lên tàu cần xếp hàng.',
  ],
});

const quarterOfYear = rule({
  code: 'edge',
  match: seq(
    QUARTER,
    table({ đầu: 1, cuối: 4 }),
    opt(word('tiên cùng')),
    read(6, 'năm cùng của trong 0', yearOf),
  ),
  means: ([, quarter, , { year }]) => ({ kind: 'quarter', quarter, ...year }),
  yes: ['Hãng lỗ [quý đầu năm 2023=2023-Q1].', 'Đơn hàng [quý cuối cùng của năm 2023=2023-Q4] ít.'],
  no: ['Giới quý tộc [đầu năm=2024-START] đã rời đi.', 'Bà quý đầu bếp như con.'],
});

/** "quý I/2024", "quý 3 năm nay", "quý trước", "quý đầu năm". */
export const QUARTER_RULES = [quarterNamed, quarterShort, quarterRelative, quarterOfYear];
export const quarter = firstOf(...QUARTER_RULES);

function sideWord(t: Tokens, i: number): 'first' | 'last' | undefined {
  const word = t.word(i);
  return word === 'đầu' ? 'first' : word === 'cuối' ? 'last' : undefined;
}

/** "(của) năm 2024", "năm nay", or the bare word "năm" for the current one. */
function yearOf(t: Tokens, i: number): { next: number; year: { year?: YearRef } } | undefined {
  const at = t.word(i) === 'của' || t.word(i) === 'trong' ? i + 1 : i;
  const phrase = yearPhrase(t, at);
  if (phrase) return { next: phrase.next, year: { year: phrase.year } };
  if (t.word(at) === 'năm' && !NOT_YEAR_OF.has(t.word(at + 1))) return { next: at + 1, year: {} };
  return isYear(t, at) && !runsOn(t, at) ? { next: at + 1, year: { year: t.number(at) } } : undefined;
}

/** After a bare "năm" these make it a number or another phrase. */
const NOT_YEAR_OF = new Set(['học', 'thứ', 'người', 'ngày']);

/** "nửa đầu năm 2024", "nửa cuối năm", "nửa đầu tháng 9". */
export function half(t: Tokens, i: number): Match | undefined {
  if (t.word(i) !== 'nửa') return undefined;
  const at = t.word(i + 1) === 'năm' ? i + 2 : i + 1;
  const side = sideWord(t, at);
  // "nửa năm đầu tiên" is a length.
  if (!side || t.word(at + 1) === 'tiên') return undefined;
  const half = side === 'first' ? 1 : 2;
  if (at === i + 2) {
    const year = yearAfterPeriod(t, at + 1);
    return {
      next: year?.next ?? at + 1,
      rule: 'half',
      meaning: { kind: 'half', half, ...(year ? { year: year.year } : {}) },
    };
  }
  const year = yearOf(t, at + 1);
  if (year) return { next: year.next, rule: 'half', meaning: { kind: 'half', half, ...year.year } };
  const part: Part = half === 1 ? 'START' : 'END';
  const of = month(t, at + 1);
  if (of) return { next: of.next, rule: 'half-month', meaning: { ...of.meaning, part } };
  const age = century(t, at + 1) ?? decade(t, at + 1);
  return age && age.meaning.kind === 'fixed'
    ? { ...age, meaning: { kind: 'fixed', value: `${age.meaning.value}-${part}` } }
    : undefined;
}

const EDGE_UNITS = new Map<string, Unit>([
  ['tháng', 'month'],
  ['quý', 'quarter'],
  ['quí', 'quarter'],
  ['tuần', 'week'],
  ['ngày', 'day'],
]);

/** "ba tháng đầu năm 2023", "9 tháng đầu năm", "tháng cuối năm", "10 ngày đầu tháng 9", "11 tháng năm 2024". */
export function edge(t: Tokens, i: number): Match | undefined {
  const many = t.word(i) === 'những' || t.word(i) === 'các' || t.word(i) === 'mấy';
  const count = many ? undefined : quantity(t, i);
  const at = many ? i + 1 : (count?.next ?? i);
  const unit = EDGE_UNITS.get(t.word(at));
  if (unit === undefined || (count && !(count.value >= 1 && count.value <= 31))) return undefined;
  const middle = many && unit === 'day' && t.word(at + 1) === 'giữa' ? edgeOf(t, at + 2, unit) : undefined;
  if (middle?.meaning.kind === 'date')
    return { next: middle.next, rule: 'edge-days', meaning: { ...middle.meaning, part: 'MID' } };
  const side = sideWord(t, at + 1);
  if (!side) {
    // "11 tháng năm 2024": the months that have passed.
    const year = count && unit === 'month' && count.value <= 12 ? yearPhrase(t, at + 1) : undefined;
    if (!year && count && unit === 'month' && isSum(t, i, count.value, at + 1))
      return {
        next: at + 1,
        rule: 'edge',
        meaning: { kind: 'edge', side: 'first', count: count.value, unit, of: CURRENT_YEAR },
      };
    if (!year || typeof year.year !== 'number') return undefined;
    const of: Meaning = { kind: 'date', year: year.year };
    return {
      next: year.next,
      rule: 'edge',
      meaning: { kind: 'edge', side: 'first', count: count!.value, unit, of },
    };
  }
  const after = t.word(at + 2) === 'tiên' || t.word(at + 2) === 'cùng' ? at + 3 : at + 2;
  if (!count && !many && unit === 'day') return undefined;
  // "tháng đầu của năm": of any year.
  if (!count && !many && t.words(after, 'của', 'năm') && !yearPhrase(t, after + 1)) return undefined;
  const of = edgeOf(t, after, unit);
  if (!of) return undefined;
  if (many) {
    const part: Part = side === 'first' ? 'START' : 'END';
    if (of.meaning.kind === 'shift' || of.meaning.kind === 'date') {
      return { next: of.next, rule: 'edge-days', meaning: { ...of.meaning, part } };
    }
    return undefined;
  }
  const meaning: Meaning = { kind: 'edge', side, count: count?.value ?? 1, unit, of: of.meaning };
  return { next: of.next, rule: 'edge', meaning };
}

/** "lũy kế 10 tháng", "tính chung 4 tháng": of the year at hand; "tính chung 3 tháng qua" is a length. */
function isSum(t: Tokens, i: number, months: number, next: number): boolean {
  const summed =
    (t.word(i - 1) === 'kế' && (t.word(i - 2) === 'lũy' || t.word(i - 2) === 'luỹ')) ||
    t.words(i - 2, 'tính', 'chung');
  return summed && months >= 2 && months < 12 && !STRETCHES.has(t.word(next));
}

function edgeOf(t: Tokens, i: number, unit: Unit): { next: number; meaning: Meaning } | undefined {
  const year = yearOf(t, i);
  if (year) {
    const meaning: Meaning = year.year.year === undefined ? CURRENT_YEAR : { kind: 'date', ...year.year };
    return { next: year.next, meaning };
  }
  if (unit === 'month' || unit === 'quarter') return undefined;
  const at = t.word(i) === 'của' ? i + 1 : i;
  const found = month(t, at);
  if (found) return found;
  if (t.word(at) !== 'tháng') return undefined;
  const shift = stepsOf('month').get(t.word(at + 1));
  return {
    next: shift === undefined ? at + 1 : at + 2,
    meaning: { kind: 'shift', unit: 'month', by: shift ?? 0, base: 'published' },
  };
}

const CURRENT_YEAR: Meaning = { kind: 'shift', unit: 'year', by: 0, base: 'published' };

const SEASONS = new Map<string, Season>([
  ['xuân', 'SP'],
  ['hè', 'SU'],
  ['hạ', 'SU'],
  ['thu', 'FA'],
  ['đông', 'WI'],
  ['mưa', 'SU'],
]);

const SPRING_BEFORE = words('mừng chào đón hội lễ tết báo');

/** "mùa hè"; not "5 mùa hè", "mùa thu hoạch", "mùa đông khách". */
const HEADED_SEASON = seq(word('mùa'), table(SEASONS))
  .not({ after: 'hoạch hái khách' })
  .when((t, i) => t.at(i - 1).kind !== 'number')
  .map(([, season]) => season);

/** "xuân", "hè": names of other seasons are verbs or directions too; not "vỉa hè", "đông xuân", "ông Lê Xuân". */
const BARE_SEASON = table<Season>({ xuân: 'SP', hè: 'SU' })
  .not({ before: 'vỉa đông' })
  .when((t, i) => !t.continuesName(i) || SPRING_BEFORE.has(t.word(i - 1)));

interface SeasonOf {
  readonly season: Season;
  readonly year?: YearRef;
  readonly aim?: Aim;
}

const withYear = (season: Pattern<Season>) =>
  seq(season, YEAR_AFTER).map(([season, { year }]): SeasonOf => ({ season, year }));
const aimed = ([season, aim]: readonly [Season, { readonly aim?: Aim } | undefined]): SeasonOf => ({
  season,
  ...aim,
});

const seasonRule = rule({
  code: 'season',
  match: any<SeasonOf>(
    withYear(HEADED_SEASON),
    seq(HEADED_SEASON, opt(aiming('season'))).map(aimed),
    withYear(BARE_SEASON),
    seq(
      BARE_SEASON.when((t, i) => t.word(i) === 'hè'),
      aiming('bare-season'),
    ).map(aimed),
    // "dịp hè".
    BARE_SEASON.when((t, i) => t.word(i) === 'hè' && t.word(i - 1) === 'dịp').map((season) => ({ season })),
  ),
  means: (found) => ({ kind: 'season', ...found }),
  yes: [
    'Chuyến đi [mùa hè 2023=2023-SU] rất vui.',
    'Bão dồn dập [mùa thu năm ngoái=2023-FA].',
    'Bến đò có từ [xuân 1975=1975-SP].',
  ],
  no: [
    'Vỉa hè 2024 viên gạch bị bong.',
    'Dự án lát vỉa hè [năm 2023=2023] chậm tiến độ.',
    'Anh trải qua 5 mùa hè ở đây.',
    'Mùa giải mới bắt đầu.',
    'Cúng thần sau mùa thu hoạch.',
    'Sâu bệnh cao hơn vụ đông xuân [năm trước=2023].',
    'Bến xe vào mùa đông khách.',
    'Ông Lê Xuân [năm 1975=1975] về quê.',
  ],
});

/** "xuân hè 2016": two seasons that fashion shows are of; "vụ hè thu" is a harvest. */
const seasonPair = rule({
  code: 'season-pair',
  not: { before: 'vụ lúa' },
  match: seq(
    opt(word('mùa')),
    any<readonly [Season, Season]>(
      seq(word('xuân'), opt(word('-')), word('hè')).as(['SP', 'SU']),
      seq(word('thu'), opt(word('-')), word('đông')).as(['FA', 'WI']),
    ),
    YEAR_AFTER,
  ).when((t, i) => !t.continuesName(i) || t.at(i + 1).capital),
  means: ([, [from, to], { year }]) => ({
    kind: 'range',
    from: { kind: 'season', season: from, year },
    to: { kind: 'season', season: to, year },
  }),
  yes: [
    'Cô diễn bộ sưu tập [xuân hè 2016=2016-SP/2016-SU].',
    'Cô ngã ở buổi diễn [thu đông 2009=2009-FA/2009-WI].',
    'Họ ra mắt hàng [Thu - Đông năm ngoái=2023-FA/2023-WI].',
  ],
  no: [
    'Vụ lúa thu đông [năm 2023=2023] trúng mùa.',
    '[Mùa thu=2024-FA] đông khách.',
    'Vé [xuân 2023=2023-SP] đã bán.',
  ],
});

/** "mùa hè 2024", "mùa thu năm ngoái", "hè 2023", "xuân hè 2016". */
export const SEASON_RULES = [seasonPair, seasonRule];
export const season: Rule = seasonRule;

const TENS = new Map([
  ['hai', 20],
  ['ba', 30],
  ['bốn', 40],
  ['năm', 50],
  ['sáu', 60],
  ['bảy', 70],
  ['tám', 80],
  ['chín', 90],
]);

/** "những năm 20 tuổi". */
const AFTER_COUNT = words('tuổi nghìn ngàn triệu tỷ tỉ đồng');

function tens(t: Tokens, i: number): { next: number; value: number } | undefined {
  const token = t.at(i);
  if (token.kind === 'number' && (!runsOn(t, i) || t.at(i + 1).text === '-')) {
    if (isYear(t, i) && token.value % 10 === 0) return { next: i + 1, value: token.value / 10 };
    if (token.text.length === 2 && token.value % 10 === 0 && !AFTER_COUNT.has(t.word(i + 1))) {
      return { next: i + 1, value: token.value / 10 + (token.value >= 30 ? 190 : 200) };
    }
    return undefined;
  }
  const word = TENS.get(token.text);
  return word !== undefined && t.word(i + 1) === 'mươi' ? { next: i + 2, value: word / 10 + 190 } : undefined;
}

/** "những năm 1962-1973". */
function yearSpan(t: Tokens, i: number): Match | undefined {
  if (!isYear(t, i) || t.word(i + 1) !== '-' || !isYear(t, i + 2) || t.number(i + 2) <= t.number(i))
    return undefined;
  const meaning: Meaning = {
    kind: 'range',
    from: { kind: 'date', year: t.number(i) },
    to: { kind: 'date', year: t.number(i + 2) },
  };
  return { next: i + 3, rule: 'range', meaning };
}

function isLastCentury(t: Tokens, i: number): boolean {
  return t.words(i, 'thế', 'kỷ', 'trước') || t.words(i, 'thế', 'kỉ', 'trước');
}

/** "thập niên 1990", "thập kỷ 90", "những năm 1990", "những năm 90 của thế kỷ trước". */
export function decade(t: Tokens, i: number): Match | undefined {
  let at: number;
  if (t.word(i) === 'thập' && (t.word(i + 1) === 'niên' || t.word(i + 1) === 'kỷ' || t.word(i + 1) === 'kỉ'))
    at = i + 2;
  else if ((t.word(i) === 'những' || t.word(i) === 'các') && t.word(i + 1) === 'năm') at = i + 2;
  else return undefined;
  const range = at === i + 2 ? yearSpan(t, at) : undefined;
  if (range) return range;
  if (t.word(at) === 'năm') at++;
  const part = sideWord(t, at);
  if (part && t.word(i) !== 'thập') {
    const inner = t.word(at + 1) === 'thập' ? decade(t, at + 1) : century(t, at + 1);
    if (inner && inner.meaning.kind === 'fixed') {
      return {
        ...inner,
        meaning: { kind: 'fixed', value: `${inner.meaning.value}-${part === 'first' ? 'START' : 'END'}` },
      };
    }
    return undefined;
  }
  const found = tens(t, at);
  if (!found) return undefined;
  const until = t.word(found.next) === '-' ? tens(t, found.next + 1) : undefined;
  if (until && until.value > found.value) {
    const ends = { from: String(found.value), to: String(until.value) };
    // "những năm 80-90 của thế kỷ trước".
    const of = t.word(until.next) === 'của' ? until.next + 1 : until.next;
    return {
      next: isLastCentury(t, of) ? of + 3 : until.next,
      rule: 'decade',
      meaning: { kind: 'fixed', value: `${ends.from}/${ends.to}` },
    };
  }
  const of = t.word(found.next) === 'của' ? found.next + 1 : found.next;
  const age = century(t, of);
  const short = t.at(at).text.length === 2 || t.at(at).kind === 'word';
  if (age && age.meaning.kind === 'fixed' && short) {
    const value = `${age.meaning.value}${found.value % 10}`;
    return { next: age.next, rule: 'decade', meaning: { kind: 'fixed', value } };
  }
  return {
    next: isLastCentury(t, of) ? of + 3 : found.next,
    rule: 'decade',
    meaning: { kind: 'fixed', value: String(found.value) },
  };
}

/** Numbers of centuries in Roman digits. */
const ROMAN_CENTURIES = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii'
    .split(' ')
    .map((digits, n) => [digits, n + 1]),
);

const AGE = seq(word('thế'), word('kỷ kỉ'));

const CENTURY_NUMBER: Pattern<number> = any(
  num(1, 22).when((t, i) => !runsOn(t, i)),
  table(ROMAN_CENTURIES).when((t, i) => t.at(i).capital),
);

/** "thứ nhất", "thứ hai". */
const ORDINAL: Pattern<number> = table({
  nhất: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
});

const TEENS = words('một hai ba bốn tư lăm năm sáu bảy tám chín');

/** "19", "thứ 19", "thứ XIX", "thứ nhất". */
const NUMBERED: Pattern<number> = any(
  seq(opt(word('thứ')), CENTURY_NUMBER).map(([, number]) => number),
  seq(word('thứ'), ORDINAL)
    .not({ after: 'mươi' })
    .when((t, _, next) => t.word(next - 1) !== 'mười' || !TEENS.has(t.word(next)))
    .map(([, number]) => number),
);

const RANGE = seq(
  AGE,
  opt(word('thứ')),
  any(num(1, 22), table(ROMAN_CENTURIES)),
  word('-'),
  CENTURY_NUMBER,
).map(([, , from, , to]) => [from, to] as const);

const centuryRange = rule({
  code: 'century',
  match: RANGE.when(
    (t, _, next) => t.number(next - 3) < t.number(next - 1) || t.at(next - 1).kind === 'word',
  ),
  means: ([from, to]) => (from < to ? { kind: 'fixed', value: `${age(from)}/${age(to)}` } : undefined),
  yes: ['Gốm [thế kỷ 17-18=16/17] rất quý.', 'Tháp xây vào [thế kỷ XI - XIII=10/12].'],
  no: ['Trận chung kết thế kỷ 3-2 đầy kịch tính.'],
});

/** The value of a century counts from zero: the 21st is `20`. */
const age = (number: number): string => String(number - 1).padStart(2, '0');

const centuryNumbered = rule({
  code: 'century',
  match: seq(AGE, NUMBERED),
  means: ([, number]) => ({ kind: 'fixed', value: age(number) }),
  yes: [
    'Thành xây từ [thế kỷ thứ nhất=00] sau Công nguyên.',
    'Nhà cổ từ [thế kỷ 19=18] vẫn vững.',
    'Đó là thách thức của [thế kỷ XXI=20].',
    'Chùa dựng từ [thế kỷ thứ 10=09].',
  ],
  no: [
    'Trận chung kết thế kỷ 3-2 đầy kịch tính.',
    'Cầu đứng vững suốt [hai thế kỷ=P200Y].',
    'Đám cưới thế kỷ 500 khách.',
    'Vai X trong phim Thế X.',
  ],
});

/** Century before Christ, counted from zero as those after. */
const centuryBefore = rule({
  code: 'before-christ',
  match: any(
    seq(AGE, NUMBERED, BEFORE_CHRIST).map(([, number]) => `BC${age(number)}`),
    seq(RANGE, BEFORE_CHRIST).map(([[from, to]]) => (from > to ? `BC${age(from)}/BC${age(to)}` : undefined)),
  ),
  means: (value) => ({ kind: 'fixed', value }),
  yes: [
    'Trống có từ [thế kỷ thứ ba trước CN=BC02].',
    'Trống đúc ở [thế kỷ IV-III trước Công nguyên=BC03/BC02].',
    'Mộ có từ [thế kỷ 2 tr.CN=BC01].',
    'Thành đắp từ [thế kỷ II TCN=BC01].',
    'Nghề gốm có từ [thế kỷ thứ 5 trước Công nguyên=BC04].',
  ],
  no: ['Chùa có từ [thế kỷ II=01] sau Công nguyên.', 'Gốm có từ [thế kỷ trước=19], theo Công ty Hà.'],
});

const centuryRelative = rule({
  code: 'century',
  match: seq(AGE, deixis('century')),
  means: ([, by]) => ({ kind: 'shift', unit: 'century', by, base: 'published' }),
  yes: ['Nghề gốm thịnh từ [thế kỷ trước=19].'],
  no: ['Trận đấu thế kỷ nay mới có.'],
});

/** "thế kỷ 21", "thế kỷ XX", "thế kỷ trước". */
export const CENTURY_RULES = [centuryBefore, centuryRange, centuryNumbered, centuryRelative];
export const century = firstOf(...CENTURY_RULES);
