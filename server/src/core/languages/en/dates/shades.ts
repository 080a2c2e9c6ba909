/** What English says around a date: "early Friday", "8 p.m. Thursday", "about three years"; now, soon and recently. */
import { durationValue } from '../../../recognition/dates/durations';
import {
  any,
  num,
  opt,
  type Pattern,
  phrase,
  read,
  rule,
  seq,
  table,
  word,
} from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { DayPart, Match, Meaning, Season, Unit, YearRef } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { zoneCode } from '../../../recognition/dates/zone';
import { explicitDay, monthNamed, yearAfter } from './calendar';
import { aimedPart, aimedWeekday, clock, dayWord, WEEKDAY_WORDS, weekday } from './days';
import { quantity } from './numbers';
import { relativeUnit } from './periods';

const isGlued = (t: Tokens, i: number) => t.at(i).glued;
/** Not part of a name: "Apocalypse Now", "Current TV". */
const isPlain = (t: Tokens, i: number) => !t.at(i).capital || t.at(i - 1).kind !== 'word';
/** What follows is not what the words before belong to: "the past" but not "the past tense". */
const closes = (t: Tokens, i: number): boolean => {
  const { kind, text } = t.at(i);
  return kind === 'end' || kind === 'sign' || CLOSING.has(text);
};
const CLOSING = words(
  'and but or as with from to at by on in for is was were are has have had will would may might could should can when while because although than that he she it they we i you after before until',
);

const reference = rule({
  code: 'reference',
  match: any<string>(
    seq(opt(word('right just even')), word('now'))
      .when(
        (t, i, next) =>
          isPlain(t, i) &&
          t.word(next) !== 'that' &&
          t.word(i - 1) !== 'from' &&
          t.word(next) !== '-' &&
          t.word(i - 1) !== '-',
      )
      .as('PRESENT_REF'),
    word('currently presently nowadays').when(isPlain).as('PRESENT_REF'),
    seq(word('the'), word('moment present'))
      .when((t, i, next) => AT.has(t.word(i - 1)) && closes(t, next))
      .as('PRESENT_REF'),
    seq(word('these'), word('days'))
      .when((t, _, next) => closes(t, next))
      .as('PRESENT_REF'),
    word('recently lately').when(isPlain).as('PAST_REF'),
    word('soon')
      .when(
        (t, i, next) => isPlain(t, i) && !BESIDE_SOON.has(t.word(i - 1)) && !BESIDE_SOON.has(t.word(next)),
      )
      .as('FUTURE_REF'),
    seq(word('the'), opt(word('recent distant')), word('past'))
      .when((t, _, next) => closes(t, next))
      .as('PAST_REF'),
    seq(word('the'), opt(word('near foreseeable immediate distant')), word('future'))
      .when((t, _, next) => closes(t, next))
      .as('FUTURE_REF'),
  ),
  means: (value): Meaning => ({ kind: 'fixed', value }),
  yes: [
    'He is [now=PRESENT_REF] in Rome.',
    'She [currently=PRESENT_REF] lives there, and it is shut at [the moment=PRESENT_REF].',
    'They [recently=PAST_REF] met and will [soon=FUTURE_REF] marry.',
    'It was so in [the past=PAST_REF], and in [the near future=FUTURE_REF] it may be again.',
  ],
  no: [
    'Now that he is here, we eat.',
    'They left as soon as they could, soon after lunch.',
    'The past president drove past the moment of truth.',
    'He saw Apocalypse Now and a now-empty hall.',
  ],
});
const AT = words('at for until of in');
const BESIDE_SOON = words('as too so how enough after afterwards before');

/** A day, week, month or year as the other rules know it. */
const TOLD: Pattern<Match> = any(
  read(12, new Set(WEEKDAY_WORDS), weekday),
  read(2, 'today yesterday tomorrow', dayWord),
  read(
    8,
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
    (t, i) => (t.at(i).capital ? explicitDay(t, i) : undefined),
  ),
  read(4, 'this last next', (t, i) => aimedPart(t, i) ?? aimedWeekday(t, i) ?? relativeUnit(t, i)),
);

const shaded = rule({
  code: 'part-of-day',
  match: seq(
    word('early late earlier later').when((t, i) => t.word(i - 1) !== 'or'),
    opt(word('on')),
    TOLD,
  )
    // "late on Thursday" is an adverb with its day.
    .map(([, on, told]) => (on === undefined ? told.meaning : undefined)),
  means: (meaning): Meaning => meaning,
  yes: [
    'It began [late Thursday=2024-08-22] and ended [early Friday morning=2024-08-23TMO].',
    'He left [earlier this week=2024-W35] and returns [later this month=2024-08].',
    'It snowed [late yesterday evening=2024-08-27TEV] and [early Jan. 6=2024-01-06].',
  ],
  no: [
    '[Late last year=2023-END] it rained.',
    'He came late on [Thursday=2024-08-22].',
    'Sooner or later [this year=2024] it ends.',
  ],
});

const roughClock = rule({
  code: 'clock-hedged',
  match: seq(
    word('about around approximately roughly'),
    any<Meaning>(
      read(8, '0', (t, i) => clock(t, i)).map(({ meaning }) => meaning),
      word('noon').as<Meaning>({ kind: 'time', clock: { hour: 12, minute: 0 } }),
      word('midnight').as<Meaning>({ kind: 'time', clock: { hour: 0, minute: 0 } }),
    ),
  ),
  means: ([, meaning]): Meaning => meaning,
  yes: ['It fell at [about 9 a.m.=2024-08-28T09:00] and again [around noon=2024-08-28T12:00].'],
  no: ['[About nine days=P9D] passed.', 'Around nine people came, about noontime.'],
});

const ZONE = read(
  3,
  'gmt utc ict jst cet cest bst et est edt ct cst cdt mt mst mdt pt pst pdt msk local',
  (t, i) => {
    if (t.words(i, 'local', 'time')) return { next: i + 2 };
    const next = zoneCode(t, i);
    return next === undefined ? undefined : { next };
  },
);
const CLOCK: Pattern<Meaning> = any(
  read(8, '0', (t, i) => clock(t, i)).map(({ meaning }) => meaning),
  word('noon').as<Meaning>({ kind: 'time', clock: { hour: 12, minute: 0 } }),
  word('midnight').as<Meaning>({ kind: 'time', clock: { hour: 0, minute: 0 } }),
);
const DAY: Pattern<Meaning> = any(
  read(12, new Set(WEEKDAY_WORDS), weekday),
  read(2, 'today yesterday tomorrow', dayWord),
).map(({ meaning }) =>
  meaning.kind === 'time' ? meaning.date : meaning.kind === 'set' ? undefined : meaning,
);

const clockOfDay = rule({
  code: 'clock-day',
  match: seq(CLOCK, opt(ZONE), DAY),
  means: ([time, , date]): Meaning | undefined => (time.kind === 'time' ? { ...time, date } : undefined),
  yes: [
    'They met at [8:30 p.m. Thursday=2024-08-22T20:30].',
    'It opened at [noon Monday=2024-08-26T12:00].',
    'It fell at [9 a.m. EST yesterday=2024-08-27T09:00].',
  ],
  no: [
    'It opened at [9 a.m.=2024-08-28T09:00], [Thursdays=SET XXXX-WXX-4] excepted.',
    'By [noon=2024-08-26T12:00] on [Monday=2024-08-26] it was over.',
  ],
});

const HALVES = table({ morning: 0, afternoon: 12, evening: 12 });
const HOURS = table(
  new Map(
    'one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((name, n) => [name, n + 1]),
  ),
);

const saidHour = rule({
  code: 'clock-words',
  match: seq(
    any(HOURS, num(1, 12)),
    opt(seq(word('o'), word("' ’"), word('clock'))),
    opt(seq(word('in'), word('the'), HALVES)),
  ).map(([hour, exact, half]) => {
    if (!exact && !half) return undefined;
    return half && half[2] === 12 ? (hour % 12) + 12 : half ? hour % 12 : hour;
  }),
  means: (hour): Meaning => ({ kind: 'time', clock: { hour, minute: 0 } }),
  yes: ["They met at [five o'clock=2024-08-28T05:00].", 'It closes at [six in the evening=T18:00].'],
  no: ['Five in the team were hurt.', "He has two o'clocks."],
});

const PART = table<DayPart>({ morning: 'MO', afternoon: 'AF', evening: 'EV', night: 'NI' });

const bareParts = rule({
  code: 'daypart-alone',
  match: any<Meaning>(
    seq(word('the'), PART)
      .when((t, i, next) => DURING.has(t.word(i - 1)) && closes(t, next))
      .map(([, part]): Meaning => ({ kind: 'time', date: { kind: 'same', unit: 'day' }, part })),
    seq(word('that'), PART)
      .when((t, _, next) => closes(t, next))
      .map(([, part]): Meaning => ({ kind: 'time', date: { kind: 'same', unit: 'day' }, part })),
    seq(word('the'), table({ next: 1, following: 1, previous: -1 }), PART).map(
      ([, by, part]): Meaning => ({
        kind: 'time',
        date: { kind: 'shift', unit: 'day', by, base: 'mentioned' },
        part,
      }),
    ),
    seq(
      word('the'),
      PART,
      word('of'),
      read(
        8,
        '0 january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
        explicitDay,
      ),
    ).map(([, part, , { meaning }]): Meaning => ({ kind: 'time', date: meaning, part })),
  ),
  means: (meaning): Meaning => meaning,
  yes: [
    'On [May 5=2024-05-05] he ran in [the morning=2024-05-05TMO].',
    'On [May 5=2024-05-05] he ran and [the next morning=2024-05-06TMO] he slept.',
    'They came on [the morning of April 18, 1775=1775-04-18TMO].',
  ],
  no: ['In the morning light he ran.', 'She likes the morning.', 'The evening of his life was dull.'],
});
const DURING = words('in during by on through throughout until before after of late early');

const TIMES: Pattern<unknown> = any<unknown>(
  word('once twice thrice'),
  seq(
    any<unknown>(read(3, 'two three four five six seven eight nine ten several many few a 0', quantity)),
    word('times'),
  ),
);
const UNIT = table<Unit>({
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  night: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
});
const PLURAL_DAYS = new Map(
  ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'].map((name, n) => [
    name.slice(0, -1),
    n + 1,
  ]),
);

const often = rule({
  code: 'set-times',
  match: any<string>(
    seq(TIMES, word('a an per each every'), UNIT).map(([, , unit]) => durationValue(1, unit)),
    seq(word('every'), word('other'), UNIT).map(([, , unit]) => durationValue(2, unit)),
    seq(
      table(PLURAL_DAYS).when((t, i) => t.at(i).capital),
      table<DayPart>({ mornings: 'MO', afternoons: 'AF', evenings: 'EV', nights: 'NI' }),
    ).map(([day, part]) => `XXXX-WXX-${day}T${part}`),
    word('quarterly')
      .when((t, i, next) => !t.at(i).capital && closes(t, next))
      .map(() => 'P3M'),
    word('annually daily weekly monthly')
      .when((t, i) => t.at(i).capital && t.word(i + 1) === ',')
      .map((name) =>
        name === 'annually' ? 'P1Y' : name === 'daily' ? 'P1D' : name === 'weekly' ? 'P1W' : 'P1M',
      ),
  ),
  means: (value): Meaning => ({ kind: 'set', value }),
  yes: [
    'She runs [twice a week=SET P1W] and swims [three times a month=SET P1M].',
    'He calls [every other day=SET P2D].',
    'It meets [Monday afternoons=SET XXXX-WXX-1TAF].',
    'It pays [quarterly=SET P3M].',
  ],
  no: [
    'Once, [a week=P1W] of rain ended it.',
    'He tried three times.',
    'Its quarterly report is out.',
    'A Weekly Standard was read.',
  ],
});

const QUARTERS = table({ first: 1, second: 2, third: 3, fourth: 4 });
const YEAR_WORD: Pattern<YearRef> = any<YearRef>(
  num(1900, 2099),
  seq(table({ this: 0, last: -1, next: 1 }), word('year')).map(
    ([shift]): YearRef => ({ shift, base: 'published' }),
  ),
);
const OF_IT: Pattern<unknown> = seq(word("' ’").when(isGlued), word('s').when(isGlued));

const quarterOf = rule({
  code: 'quarter-of-year',
  match: any<Meaning>(
    seq(YEAR_WORD, OF_IT, opt(word('fiscal')), QUARTERS, word('quarter')).map(
      ([year, , , quarter]): Meaning => ({ kind: 'quarter', quarter, year }),
    ),
    seq(YEAR_WORD, OF_IT, table<1 | 2>({ first: 1, second: 2 }), word('half')).map(
      ([year, , half]): Meaning => ({ kind: 'half', half, year }),
    ),
    seq(
      opt(word('the')),
      num(1900, 2099),
      opt(word('fiscal')),
      QUARTERS,
      opt(word('-').when(isGlued)),
      word('quarter'),
    ).map(([, year, , quarter]): Meaning => ({ kind: 'quarter', quarter, year })),
    seq(
      opt(word('the its')),
      word('fiscal'),
      QUARTERS,
      opt(word('-').when(isGlued)),
      word('quarter'),
      opt(read(4, ', of in this last next 0', yearAfter)),
    ).map(
      ([, , quarter, , , year]): Meaning => ({
        kind: 'quarter',
        quarter,
        ...(year ? { year: year.year } : {}),
      }),
    ),
    seq(
      opt(word('the')),
      word('year'),
      word('-').when(isGlued),
      word('earlier ago'),
      QUARTERS,
      word('quarter'),
    ).map(
      ([, , , , quarter]): Meaning => ({ kind: 'quarter', quarter, year: { shift: -1, base: 'published' } }),
    ),
  ),
  means: (meaning) => meaning,
  yes: [
    "It sank in [this year's third quarter=2024-Q3].",
    'It beat [the 1989 third quarter=1989-Q3] and [1988\u2019s first quarter=1988-Q1].',
    'In [the fiscal second quarter=2024-Q2] it lost money.',
    'It earned less than in [the year-earlier first quarter=2023-Q1].',
  ],
  no: ["[This year=2024]'s third test is easy.", 'The [1989=1989] third team won.'],
});

const fiscalYear = rule({
  code: 'year-fiscal',
  match: seq(
    word('fiscal financial'),
    opt(word('year')),
    any(
      num(1900, 2099),
      seq(word("' ’"), num(0, 99).when(isGlued)).map(([, year]) => century(year)),
    ),
  ).when((t, i) => t.word(i) === 'fiscal' || t.word(i + 1) === 'year'),
  means: ([, , year]): Meaning => ({ kind: 'date', year }),
  yes: ['It lost money in [fiscal 1989=1989].', 'Sales rose in [fiscal year 2023=2023].'],
  no: ['Fiscal policy of [2023=2023] was loose.', 'The financial [2008=2008] crash hurt.'],
});

/** Two digits for a year: from 30 on of the twentieth century. */
function century(year: number): number {
  return year >= 30 ? 1900 + year : 2000 + year;
}

/** No letter or digit goes on right behind a number. */
const ends = (t: Tokens, i: number): boolean =>
  !t.at(i).glued || t.at(i).kind === 'sign' || t.at(i).kind === 'end';

const shortYear = rule({
  code: 'year-short',
  match: any<Meaning>(
    seq(
      word("' ’ ‘").when((t, i) => YEAR_BEFORE.has(t.word(i - 1)) && !t.at(i).glued),
      num(0, 99).when((t, i, next) => isGlued(t, i) && t.at(i).text.length === 2 && ends(t, next)),
    ).map(([, year]): Meaning => ({ kind: 'date', year: century(year) })),
    seq(
      num(1700, 2099),
      word('-').when(isGlued),
      num(1, 99).when((t, i) => isGlued(t, i) && t.at(i).text.length === 2),
    )
      .when((t, i, next, [from, , to]) => {
        const before = t.word(i - 1);
        const sided = YEAR_BEFORE.has(before) || before === '(' || before === 'the';
        return sided && to > from % 100 && ends(t, next) && t.word(next) !== '-';
      })
      .map(
        ([from, , to]): Meaning => ({
          kind: 'range',
          from: { kind: 'date', year: from },
          to: { kind: 'date', year: from - (from % 100) + to },
        }),
      ),
  ),
  means: (meaning) => meaning,
  yes: [
    "He left in ['89=1989] and came back.",
    'It was fought in [1914-18=1914/1918].',
    'He ruled ([1850-58=1850/1858]).',
  ],
  no: ['It costs 1914-18 pounds.', 'He won in 1918-14.'],
});
const YEAR_BEFORE = words('in since from until by of during through to around');

const firstWeek = rule({
  code: 'edge-named',
  match: seq(
    opt(word('the')),
    table<'first' | 'last'>({ first: 'first', last: 'last', final: 'last' }),
    table<Unit>({ week: 'week' }),
    word('of in'),
    read(
      2,
      'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
      monthNamed,
    ),
    opt(read(3, ', of in last this next 0', yearAfter)),
  ),
  means: ([, side, unit, , { month }, year]): Meaning => ({
    kind: 'edge',
    side,
    count: 1,
    unit,
    of: { kind: 'date', month, ...(year ? { year: year.year } : {}) },
  }),
  yes: ['They met in [the first week of June 2023=2023-06-01/2023-06-07].'],
  no: ['The first week of work was hard.', '[The last week=P1W] of talks was dull.'],
});

const UNITS = table<Unit>({
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
  quarters: 'quarter',
  years: 'year',
  decades: 'decade',
  centuries: 'century',
});

const namedUnit = rule({
  code: 'unit-current',
  match: any<Meaning>(
    seq(
      word('the'),
      table({ current: 0, prior: -1, preceding: -1, previous: -1 }),
      opt(word('fiscal')),
      table<Unit>({
        quarter: 'quarter',
        year: 'year',
        month: 'month',
        week: 'week',
        decade: 'decade',
        century: 'century',
      }),
    ).map(
      ([, by, , unit]): Meaning => ({ kind: 'shift', unit, by, base: by === 0 ? 'published' : 'mentioned' }),
    ),
    seq(word('the'), table<Unit>({ quarter: 'quarter', year: 'year', month: 'month', week: 'week' }))
      .when((t, i, next) => PERIOD_BEFORE.has(t.word(i - 1)) && ENDED.has(t.word(next)))
      .map(([, unit]): Meaning => ({ kind: 'duration', value: durationValue(1, unit) })),
    seq(
      word('the'),
      word('latest following preceding ensuing subsequent'),
      read(3, 'two three four five six seven eight nine ten eleven twelve few several 0', quantity),
      UNITS,
    ).map(([, , { value }, unit]): Meaning => ({ kind: 'duration', value: durationValue(value, unit) })),
    seq(
      word('the'),
      word('latest first next final'),
      word('few several').map(() => Number.NaN),
      UNITS,
    ).map(([, , count, unit]): Meaning => ({ kind: 'duration', value: durationValue(count, unit) })),
    seq(opt(word('the')), UNITS)
      .when(
        (t, i, next) =>
          t.word(i) === 'the' && t.word(i - 1) === 'over' && closes(t, next) && t.word(next) !== 'that',
      )
      .map(([, unit]): Meaning => ({ kind: 'duration', value: durationValue(Number.NaN, unit) })),
    seq(word('all'), word('day night week month year')).map(
      ([, unit]): Meaning => ({
        kind: 'duration',
        value: durationValue(1, unit === 'night' ? 'day' : (unit as Unit)),
      }),
    ),
  ),
  means: (meaning) => meaning,
  yes: [
    'Sales rose in [the current quarter=2024-Q3].',
    'In [the quarter=P3M] ended [June 30=2024-06-30] it lost money.',
    'For [the latest nine months=P9M] it gained.',
    'It changed over [the years=PXY].',
    'They talked [all night=P1D].',
  ],
  no: [
    'The [current=PRESENT_REF] quarterback is hurt.',
    'Over the years that he lived there, it grew.',
    'All years are alike.',
  ],
});
const PERIOD_BEFORE = words('for in during of and');
const ENDED = words('ended ending through');

const EARLY = table<Season>({ spring: 'SP', summer: 'SU', autumn: 'FA', fall: 'FA', winter: 'WI' });

const earlySeason = rule({
  code: 'season-part',
  match: seq(word('early late mid'), opt(word('-').when(isGlued)), EARLY).when(
    (t, i, next) => SEASON_BEFORE.has(t.word(i - 1)) && closes(t, next),
  ),
  means: ([side, , season]): Meaning => ({
    kind: 'season',
    season,
    part: side === 'early' ? 'START' : side === 'late' ? 'END' : 'MID',
  }),
  yes: ['It opens in [late summer=2024-SU-END].'],
  no: ['The late summer sun was low.'],
});
const SEASON_BEFORE = words('in by until since during through');

/** Dates by other names than that of their day. */
const named = rule({
  code: 'day-named',
  match: any<Meaning>(
    seq(num(9, 9), word('/').when(isGlued), num(11, 11).when(isGlued))
      .when((t, _, next) => ends(t, next) && t.word(next) !== '/' && !t.gluedSign(next, '-'))
      .as<Meaning>({ kind: 'date', year: 2001, month: 9, day: 11 }),
    phrase('independence day')
      .when((t, i) => t.at(i).capital && t.at(i + 1).capital)
      .as<Meaning>({ kind: 'date', month: 7, day: 4 }),
  ),
  means: (meaning) => meaning,
  yes: ['He was there on [9/11=2001-09-11].', 'They met on [Independence Day=2024-07-04].'],
  no: ['A share of 9/11ths is theirs.', 'It won independence, day by day.'],
});

export const SHADE_RULES = [
  reference,
  shaded,
  roughClock,
  clockOfDay,
  saidHour,
  bareParts,
  often,
  quarterOf,
  fiscalYear,
  shortYear,
  firstWeek,
  namedUnit,
  earlySeason,
  named,
];
