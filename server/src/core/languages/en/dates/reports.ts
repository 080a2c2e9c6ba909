/** What company reports and wire stories say by the way: "the year-earlier quarter", "for the year", "hours later". */
import { durationValue, joinDurations } from '../../../recognition/dates/durations';
import {
  ahead,
  any,
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
import type { ClockTime, Meaning, Part, Season, Unit } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { zoneCode } from '../../../recognition/dates/zone';
import { quantity } from './numbers';

const isGlued = (t: Tokens, i: number) => t.at(i).glued;
const HYPHEN = word('-').when(isGlued);
/** The sentence or its part ends, or goes on with a verb or preposition rather than with what the noun belongs to. */
const closes = (t: Tokens, i: number): boolean => {
  const { kind, text } = t.at(i);
  return kind === 'end' || kind === 'sign' || CLOSING.has(text);
};
const CLOSING = words(
  'and but or as with from to at by on in compared against was were is are rose fell had has will would after when while because although than versus',
);

const UNIT = table<Unit>({ day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' });
const UNITS = table<Unit>({
  seconds: 'second',
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  nights: 'day',
  weeks: 'week',
  months: 'month',
  years: 'year',
  decades: 'decade',
  centuries: 'century',
});

const quarterBefore = rule({
  code: 'quarter-relative',
  match: any<Meaning>(
    seq(
      opt(word('the a')),
      word('year'),
      HYPHEN,
      word('earlier ago'),
      table({ quarter: 'quarter', period: 'period' }),
    ).map(
      ([, , , , unit]): Meaning =>
        unit === 'quarter'
          ? { kind: 'same', unit: 'quarter', year: { shift: -1, base: 'published' } }
          : { kind: 'same', unit: 'period', year: { shift: -1, base: 'published' } },
    ),
    seq(
      opt(word('the its')),
      word('latest'),
      opt(word('fiscal')),
      table<Unit>({ period: 'quarter', quarter: 'quarter', month: 'month', week: 'week', year: 'year' }),
    ).map(([, , , unit]): Meaning => ({ kind: 'shift', unit, by: -1, base: 'published' })),
  ),
  means: (meaning) => meaning,
  yes: [
    'Profit beat that of [the year-earlier quarter=2023-Q3].',
    'It lost money in [the year-ago period=2023].',
    'In [the latest quarter=2024-Q2] sales fell.',
    'In [the latest period=2024-Q2] they rose.',
  ],
  no: [
    'The latest phone has a quarter of the weight.',
    'It is [a year=P1Y]-round period.',
    '[A year=P1Y], earlier quarter or not, passed.',
  ],
});

const ordinalQuarter = rule({
  code: 'quarter-joined',
  not: { after: '-' },
  match: any<Meaning>(
    seq(table({ first: 1, second: 2, third: 3, fourth: 4 }), HYPHEN, word('quarter')).map(
      ([quarter]): Meaning => ({ kind: 'quarter', quarter }),
    ),
    seq(table<1 | 2>({ first: 1, second: 2 }), HYPHEN, word('half'))
      .when((t, _, next) => FIGURES.has(t.word(next)))
      .map(([half]): Meaning => ({ kind: 'half', half, year: { shift: 0, base: 'published' } })),
  ),
  means: (meaning) => meaning,
  yes: ['Its [third-quarter=2024-Q3] profit rose.', 'It posted a [first-half=2024-H1] loss.'],
  no: ['He scored a first-half goal.', 'The third-quarters were sold.'],
});
const FIGURES = words(
  'profit profits loss losses earnings results result revenue revenues sales net income figures report dividend growth gdp turnover',
);

const wholePeriod = rule({
  code: 'whole',
  match: any<Unit>(
    seq(word('the'), word('full whole entire'), UNIT).map(([, , unit]) => unit),
    seq(word('the'), UNIT)
      .when(
        (t, i, next) =>
          (PERIOD_BEFORE.has(t.word(i - 1)) || (t.word(i - 1) === 'of' && PORTIONS.has(t.word(i - 2)))) &&
          (t.word(i - 1) === 'on') === (t.word(next - 1) === 'day') &&
          t.word(next) !== "'" &&
          closes(t, next),
      )
      .map(([, unit]) => unit),
  ),
  // The quarter of a report is the one that it has told of.
  means: (unit): Meaning =>
    unit === 'quarter' ? { kind: 'same', unit } : { kind: 'shift', unit, by: 0, base: 'published' },
  yes: [
    'For [the year=2024], sales rose.',
    'In [the second quarter=2024-Q2] orders fell; costs rose in [the quarter=2024-Q2].',
    'Orders were weak throughout [the year=2024] and for much of [the month=2024-08].',
    'The shares rose a dollar on [the day=2024-08-28].',
    'Profit for [the quarter=2024-Q3] fell.',
    'Orders fell in [the month=2024-08] compared with May.',
    'For [the full year=2024] they were flat.',
  ],
  no: [
    'She was voted player of the year.',
    'It was the year that he was born.',
    'They met on the day he left.',
    'In the year they met, it rained.',
  ],
});
const PERIOD_BEFORE = words('for in during on over throughout through');
const PORTIONS = words('part half most much bulk course');

const yearBefore = rule({
  code: 'year-modifier',
  match: num(1900, 2099).when((t, i, next) => {
    const { kind, capital, text } = t.at(next);
    const told =
      kind === 'word' && !capital && !t.at(next).glued && !MEASURED.has(text) && !FOLLOWING.has(text);
    const before = t.at(i - 1);
    const owned =
      OWNERS.has(before.text) || (before.kind === 'word' && !before.capital && OWNERS.has(t.word(i - 2)));
    return told && owned && !OF.has(before.text) && t.at(i).text.length === 4;
  }),
  means: (year): Meaning => ({ kind: 'date', year }),
  yes: [
    'He came second in the [1992=1992] election.',
    'A [1994=1994] war tore it apart.',
    'He came to power in a bloodless [1993=1993] coup.',
    'Its [2022=2022] budget was larger.',
  ],
  no: [
    'She won the 2000 metres.',
    'A 1950 kg car came.',
    'The 2000 people left.',
    'The first 2000 tickets went.',
    'Its 2000 workers struck.',
  ],
});
const OF = words(
  'of in at for by with than first last next past some about over under least most nearly almost',
);
const OWNERS = words('the a an this that its his her their our my whose');
const MEASURED = words(
  'metres meters metre meter kilometres kilometers km miles kg tonnes tons m people men women children workers jobs soldiers ' +
    'troops seats votes dollars pounds euros yen shares points pages words rooms houses homes cars guests members students ' +
    'barrels units copies calories litres acres hectares feet or and to of in on at was were is are who that',
);
const FOLLOWING = words('most odd or so strong');

const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty 0';
const COUNT = read(5, NUMBER_WORDS, quantity).map(({ value }) => (Number.isNaN(value) ? undefined : value));
const clockPart = (names: string, unit: Unit): Pattern<string> =>
  seq(COUNT, word(names)).map(([count]) => durationValue(count, unit));
const JOINED = seq(opt(word(',')), opt(word('and')));
const HOURS = clockPart('hours hour', 'hour');
const MINUTES = clockPart('minutes minute', 'minute');
const SECONDS = clockPart('seconds second', 'second');

const compound = rule({
  code: 'duration-compound',
  not: { after: 'ago later earlier' },
  match: any<string>(
    seq(HOURS, JOINED, MINUTES, opt(seq(JOINED, SECONDS))).map(([hours, , minutes, more]) => {
      const value = joinDurations(hours, minutes);
      return more ? joinDurations(value, more[1]) : value;
    }),
    seq(MINUTES, JOINED, SECONDS).map(([minutes, , seconds]) => joinDurations(minutes, seconds)),
  ),
  means: (value): Meaning => ({ kind: 'duration', value }),
  yes: [
    'She won in [4 minutes 5.08 seconds=PT4M5.08S].',
    'He ran it in [2 hours, 32 minutes, 25.3 seconds=PT2H32M25.3S].',
    'It took [two hours and ten minutes=PT2H10M].',
  ],
  no: ['It took [two hours=PT2H], not [ten minutes=PT10M].', 'In [4 minutes=PT4M] he had 5 goals.'],
});

const bareSeason = rule({
  code: 'season-bare',
  not: { after: 'of training camp - break holiday holidays games olympics' },
  match: seq(
    opt(word('the')),
    table<Season>({ spring: 'SP', summer: 'SU', autumn: 'FA', fall: 'FA', winter: 'WI' }),
  ).when(
    (t, i, next) =>
      SEASON_BEFORE.has(t.word(i - 1)) &&
      !t.at(next - 1).capital &&
      (t.word(next - 1) !== 'fall' || t.word(i) === 'the') &&
      !(t.word(next - 1) === 'fall' && t.word(next) === 'in') &&
      t.at(next).kind !== 'number',
  ),
  means: ([, season]): Meaning => ({ kind: 'season', season }),
  yes: [
    'It goes on sale in [the fall=2024-FA].',
    'They marry in [summer=2024-SU].',
    'It closed during [the winter=2023-WI].',
  ],
  no: [
    'In the fall of the empire, they fled.',
    'In the summer games he was hurt.',
    'In Winter Park it snowed.',
  ],
});
const SEASON_BEFORE = words('in during since until by through');

const vagueWindow = rule({
  code: 'window-vague',
  not: { after: '-' },
  match: seq(opt(word('the')), word('recent coming'), UNITS),
  means: ([, , unit]): Meaning => ({ kind: 'duration', value: durationValue(Number.NaN, unit) }),
  yes: [
    'It rained in [recent weeks=PXW].',
    'It may end in [the coming months=PXM].',
    'Fewer came in [recent years=PXY].',
  ],
  no: ['A [recent=PAST_REF] [week-long=P1W] strike failed.'],
});

const vagueLater = rule({
  code: 'duration-vague',
  match: any<Unit>(
    seq(UNITS, word('later earlier ago')).map(([unit]) => unit),
    UNITS.when((t, i, next) => t.word(i - 1) === 'for' && closes(t, next)),
  ).when((t, i) => t.at(i - 1).kind !== 'number' && !COUNTED.has(t.word(i - 1))),
  means: (unit): Meaning => ({ kind: 'duration', value: durationValue(Number.NaN, unit) }),
  yes: [
    'He died [hours later=PTXH].',
    'They have waited for [years=PXY].',
    'It fell [weeks ago=PXW], he said.',
  ],
  no: ['They met [two days later=2024-08-30].', 'They met for a years-old feud.'],
});
const COUNTED = words(
  'two three four five six seven eight nine ten eleven twelve several few many some twenty thirty forty fifty hundred couple of -',
);

const shortWeekday = rule({
  code: 'weekday-short',
  match: seq(
    table({ mon: 1, tues: 2, tue: 2, wed: 3, weds: 3, thurs: 4, thur: 4, thu: 4, fri: 5, sat: 6 }).when(
      (t, i) => t.at(i).capital,
    ),
    word('.').when(isGlued),
  ),
  means: ([weekday]): Meaning => ({ kind: 'weekday', weekday }),
  yes: ['They left on [Thurs.=2024-08-22] and came back.', 'It opened [Tues.=2024-08-27] and closed.'],
  no: ['The Thurs and Tues teams won.'],
});

const namedDecade = rule({
  code: 'decade-short',
  match: any<string>(
    seq(
      word('the'),
      table({
        twenties: '192',
        thirties: '193',
        forties: '194',
        fifties: '195',
        sixties: '196',
        seventies: '197',
        eighties: '198',
        nineties: '199',
      }),
    ).map(([, value]) => value),
    seq(
      word('the'),
      word("' ’ ‘"),
      num(20, 90).when((t, i) => isGlued(t, i) && t.at(i).value % 10 === 0),
      word('s').when(isGlued),
    ).map(([, , tens]) => `19${tens / 10}`),
  ),
  means: (value): Meaning => ({ kind: 'fixed', value }),
  yes: ['Music of [the sixties=196] is back.', "In [the '80s=198] it boomed."],
  no: ['He is in his sixties.', "It is '80s music.", 'The sixty left.'],
});

/** Years in two digits are of the twentieth century from 50 on. */
const slashed = rule({
  code: 'day-month-year',
  match: seq(
    num(1, 12),
    word('/').when(isGlued),
    num(1, 31).when(isGlued),
    word('/').when(isGlued),
    num(0, 99).when((t, i) => isGlued(t, i) && t.at(i).text.length === 2),
  ).when((t, i, next) => t.word(i - 1) !== '/' && t.word(next) !== '/' && !t.gluedSign(i - 1, '-')),
  means: ([month, , day, , year]): Meaning => ({
    kind: 'date',
    year: year < 50 ? 2000 + year : 1900 + year,
    month,
    day,
  }),
  yes: ['It was signed on [10/26/89=1989-10-26].', 'It is dated [11/26/21=2021-11-26].'],
  no: ['The ratio is 10/26/5.', 'Keys 13/26/89 are lost.'],
});

const bareClock = rule({
  code: 'clock-military',
  match: seq(
    num(0, 2359).when((t, i) => t.at(i).text.length === 4 && t.at(i).value % 100 < 60),
    ahead(
      read(3, 'gmt utc est edt cst cdt mst mdt pst pdt bst cet ict local', (t, i) =>
        t.words(i, 'local', 'time') ? { next: i + 2 } : zoneAt(t, i),
      ),
    ),
  ),
  means: ([clock]): Meaning => {
    const time: ClockTime = { hour: Math.floor(clock / 100), minute: clock % 100 };
    return { kind: 'time', clock: time };
  },
  yes: ['It begins at [0800 GMT=2024-08-28T08:00].', 'They land at [1930=T19:30] local time.'],
  no: ['In [1930=1930], GMT was kept.'],
});

function zoneAt(t: Tokens, i: number): { next: number } | undefined {
  const next = zoneCode(t, i);
  return next === undefined ? undefined : { next };
}

const unitBefore = rule({
  code: 'unit-mentioned',
  match: any<Meaning>(
    seq(word('the'), UNIT, table({ before: -1, after: 1 }))
      .when((t, _, next) => t.at(next).kind === 'end' || t.at(next).kind === 'sign')
      .map(([, unit, by]): Meaning => ({ kind: 'shift', unit, by, base: 'mentioned' })),
    seq(word('that'), UNIT)
      .when((t, i, next) => t.word(i - 1) !== 'so' && t.word(next) !== "'" && closes(t, next))
      .map(([, unit]): Meaning => ({ kind: 'same', unit })),
  ),
  means: (meaning) => meaning,
  yes: [
    'They met on [May 5=2024-05-05]. It had rained [the day before=2024-05-04].',
    'Sales rose in [2020=2020]. He died [that year=2020].',
  ],
  no: ['[The day=XXXX-XX-XX] before the vote was calm.', 'He said that day care is dear.'],
});

const yearEnd = rule({
  code: 'year-end',
  match: any<unknown>(
    seq(word('year'), HYPHEN, word('end')),
    seq(word('year'), word("'s ' ’s"), opt(word('s')), word('end')),
  ).not({ before: 'fiscal', after: '-' }),
  means: (): Meaning => ({ kind: 'shift', unit: 'year', by: 0, base: 'published', part: 'END' }),
  yes: ['Rates will rise by [year-end=2024-END].'],
  no: ['[A year=P1Y] in the end is short.', 'His year-ending speech was long.'],
});

const halfUnit = rule({
  code: 'duration-half',
  match: seq(
    word('a the'),
    word('half'),
    opt(HYPHEN),
    table<Unit>({ hour: 'hour', century: 'century', decade: 'decade' }),
  ).not({
    after: '-',
  }),
  means: ([, , , unit]): Meaning => ({ kind: 'duration', value: durationValue(0.5, unit) }),
  yes: ['They waited [a half hour=PT30M].', 'It took [a half-century=P50Y].'],
  no: ['He ate a half cake [an hour=PT1H].', 'A half-hourly bus came.'],
});

const partOfUnit = rule({
  code: 'part-bare',
  match: seq(
    opt(word('the')),
    table<Part>({ beginning: 'START', start: 'START', middle: 'MID', end: 'END' }),
    word('of'),
    word('the'),
    table<Unit>({ week: 'week', month: 'month', quarter: 'quarter' }),
  ).not({ after: 'of that in' }),
  means: ([, part, , , unit]): Meaning => ({ kind: 'shift', unit, by: 0, base: 'published', part }),
  yes: [
    'It may be licensed by [the end of the month=2024-08-END].',
    'They met at [the start of the week=2024-W35-START].',
  ],
  no: ['It is the end of the road.', 'The end of the months is near.'],
});

/** Phrases that name no day, but a unit of time that everybody knows. */
export const REPORT_RULES = [
  quarterBefore,
  ordinalQuarter,
  wholePeriod,
  yearBefore,
  compound,
  bareSeason,
  vagueWindow,
  vagueLater,
  shortWeekday,
  namedDecade,
  slashed,
  bareClock,
  unitBefore,
  yearEnd,
  halfUnit,
  partOfUnit,
];
