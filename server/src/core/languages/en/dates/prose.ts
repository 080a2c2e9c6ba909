/** What English prose says of time by the way: "months of talks", "a year earlier" of a quarter, "earlier in the week". */
import { colonClock } from '../../../recognition/dates/clock';
import { durationValue, joinDurations } from '../../../recognition/dates/durations';
import { digitDate } from '../../../recognition/dates/numeric';
import { any, num, opt, type Pattern, read, rule, seq, table, word } from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type {
  Aim,
  DateMeaning,
  Meaning,
  Part,
  Season,
  Unit,
  YearRef,
} from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { bareYear, monthNamed, yearAfter } from './calendar';
import { WEEKDAY_WORDS, weekday } from './days';
import { quantity } from './numbers';
import { period, relativeUnit } from './periods';

const isGlued = (t: Tokens, i: number) => t.at(i).glued;
const HYPHEN = word('-').when(isGlued);
/** Not part of a name: "Current Affairs". */
const isPlain = (t: Tokens, i: number) => !t.at(i).capital || t.at(i - 1).kind !== 'word';
/** The sentence or its part ends here, or goes on with a word that no noun phrase goes on with. */
const closes = (t: Tokens, i: number): boolean => {
  const { kind, text } = t.at(i);
  return kind === 'end' || kind === 'sign' || CLOSING.has(text);
};
const CLOSING = words(
  'and but or as with from to at by on in for was were is are has have had will would may might could should can when ' +
    'while because although though than that which who he she it they we i you after before until if so not also',
);

const UNIT = table<Unit>({ day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' });
const UNITS = table<Unit>({
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
  years: 'year',
  decades: 'decade',
  centuries: 'century',
});
const LAST_YEAR: YearRef = { shift: -1, base: 'published' };
const vague = (unit: Unit): Meaning => ({ kind: 'duration', value: durationValue(Number.NaN, unit) });

const bareUnits = rule({
  code: 'duration-vague',
  match: UNITS.when((t, i, next) => {
    const before = t.word(i - 1);
    const after = t.word(next);
    if (t.at(next).glued && t.at(next).kind === 'sign' && after === '-') return false;
    if (before === 'within' || (before === 'in' && SPANS.has(t.word(i))))
      return closes(t, next) || after === 'of';
    if (after === 'of') return LASTING.has(before);
    return (
      (after === 'after' || after === 'before') && (opens(t, i) || before === ',' || HAPPENS.has(before))
    );
  }),
  means: vague,
  yes: [
    'It comes after [months=PXM] of talks and ended [years=PXY] of war.',
    'For the first time in [years=PXY], it fell.',
    'It will be ready within [days=PXD].',
    '[Minutes=PTXM] after the blast, they ran.',
    'He died [hours=PTXH] before the vote.',
  ],
  no: [
    'The days of the week are seven.',
    'The minutes of the meeting are lost.',
    'She works long hours after school.',
    'It is paid in days off.',
    'His years before the mast were hard.',
  ],
});
const SPANS = words('weeks months years decades centuries');
const LASTING = words(
  'after through despite following amid amidst for by with spent spend spends ended ending ends capped capping took takes ' +
    'taken needed needs required requires endured survived suffered saw had since without of faces faced brings brought',
);
const HAPPENS = words(
  'just only came comes coming come died happened occurred arrived took began ended left announced released within and but ' +
    'said killed arrested held resigned issued',
);
const opens = (t: Tokens, i: number): boolean => i === 0 || t.at(i - 1).sentence !== t.at(i).sentence;

const longUnit = rule({
  code: 'duration-joined',
  match: any<string>(
    table({
      hourlong: 'PT1H',
      daylong: 'P1D',
      nightlong: 'P1D',
      weeklong: 'P1W',
      weekslong: 'PXW',
      monthlong: 'P1M',
      monthslong: 'PXM',
      yearlong: 'P1Y',
      yearslong: 'PXY',
      decadelong: 'P10Y',
      decadeslong: 'PXY',
    }),
    seq(
      table<Unit>({ hour: 'hour', day: 'day', week: 'week', month: 'month', year: 'year', decade: 'decade' }),
      HYPHEN,
      word('long'),
    ).map(([unit]) => durationValue(1, unit)),
    seq(UNITS, HYPHEN, word('long')).map(([unit]) => durationValue(Number.NaN, unit)),
    seq(word('half'), HYPHEN, table<Unit>({ hour: 'hour', day: 'day', year: 'year' }))
      .when((t, i) => t.word(i - 1) !== 'a' && t.word(i - 1) !== 'and')
      .map(([, , unit]) => durationValue(0.5, unit)),
  ).when((t, i) => t.word(i - 1) !== '-'),
  means: (value): Meaning => ({ kind: 'duration', value }),
  yes: [
    'It ended a [weeklong=P1W] strike and a [decades-long=PXY] feud.',
    'After a [year-long=P1Y] effort he won.',
  ],
  no: ['They longed for [a year=P1Y] of peace.', 'It is decades longer than that.'],
});

const partOfHour = rule({
  code: 'duration-half',
  match: any<string>(
    seq(word('a'), word('quarter'), opt(seq(word('of'), word('a'))), opt(HYPHEN), word('century')).as('P25Y'),
    seq(word('a'), word('quarter'), word('of'), word('an'), word('hour')).as('PT15M'),
    seq(word('three'), opt(HYPHEN), word('quarters'), word('of'), word('an'), word('hour')).as('PT45M'),
  ),
  means: (value): Meaning => ({ kind: 'duration', value }),
  yes: [
    'It ended [a quarter century=P25Y] of rule.',
    'She spoke for [a quarter of an hour=PT15M], not [three-quarters of an hour=PT45M].',
  ],
  no: ['A quarter of all centuries were wet.', 'Three quarters of them came [an hour=PT1H] late.'],
});

const COUNT = read(
  5,
  'a an one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty 0',
  quantity,
).map(({ value }) => (Number.isNaN(value) ? undefined : value));
const LENGTH = table<Unit>({
  year: 'year',
  years: 'year',
  month: 'month',
  months: 'month',
  week: 'week',
  weeks: 'week',
  day: 'day',
  days: 'day',
  hour: 'hour',
  hours: 'hour',
  minutes: 'minute',
});
/** What a unit may be followed by: "two years and three months". */
const NEXT_SMALLER: Partial<Record<Unit, Unit>> = { year: 'month', week: 'day', day: 'hour', hour: 'minute' };
const JOINED = any<unknown>(seq(word(','), opt(word('and'))), word('and'));

const compound = rule({
  code: 'duration-compound',
  not: { after: 'ago later earlier old - of' },
  match: seq(COUNT, LENGTH, JOINED, COUNT, LENGTH).map(([count, unit, , more, smaller]) =>
    NEXT_SMALLER[unit] === smaller
      ? joinDurations(durationValue(count, unit), durationValue(more, smaller))
      : undefined,
  ),
  means: (value): Meaning => ({ kind: 'duration', value }),
  yes: ['He served [two years and three months=P2Y3M].', 'He ran for [an hour and 20 minutes=PT1H20M].'],
  no: [
    'He has [two years=P2Y] and six more to serve.',
    'For [a year=P1Y], [ten months=P10M] of it at sea, he wrote.',
  ],
});

/** What a figure is set against stands before it: "$12 million, up from $9 million a year earlier". */
const COMPARES = words('from than against compared versus vs over below above');
const FIGURES = words(
  'million billion thousand trillion cents percent pct point points share dollars barrels units tons tonnes from than of ' +
    'level time period rate to over below above',
);
/** How far before a comparison may begin, in tokens. */
const REACH = 14;

export function isCompared(t: Tokens, i: number): boolean {
  const { kind, text } = t.at(i - 1);
  if (!(kind === 'number' || text === '%' || text === ',' || text === ')' || FIGURES.has(text))) return false;
  const { sentence } = t.at(i);
  for (let k = i - 1; k >= Math.max(0, i - REACH) && t.at(k).sentence === sentence; k--)
    if (COMPARES.has(t.word(k))) return !tellsWeek(t, i);
  return false;
}

/** Of a week's figures a year before is a year, not a week. */
function tellsWeek(t: Tokens, i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - REACH) && t.at(k).sentence === t.at(i).sentence; k--)
    if (t.word(k) === 'week' || t.word(k) === 'weekend') return true;
  return false;
}

const yearBefore = rule({
  code: 'same-period',
  match: any<unknown>(
    seq(word('a the'), word('year'), word('ago earlier before')),
    seq(word('year'), opt(HYPHEN), word('ago earlier')),
  )
    .when((t, i, next) => isCompared(t, i) && t.word(next) !== '-' && t.word(i - 1) !== 'a')
    .not({ after: 'last quarter period first second third fourth' }),
  means: (): Meaning => ({ kind: 'same', unit: 'period', year: LAST_YEAR }),
  yes: [
    'In [the second quarter=2024-Q2], profit rose to $12 million from $9 million [a year earlier=2023-Q2].',
    'Sales in [June=2024-06] rose 4% from [a year ago=2023-06].',
    'In [the second quarter=2024-Q2] net was $3 million, against $2 million [the year before=2023-Q2].',
  ],
  no: [
    'In [the second quarter=2024-Q2] it sold the mill that it bought [a year earlier=2023].',
    'It was worth $4 million [a year ago=2023].',
  ],
});

const SAME_UNIT = table<Unit | 'period'>({
  period: 'period',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  time: 'period',
});
const EARLIER: Pattern<YearRef> = any<YearRef>(
  read(3, ', of in last this next 0', (t, i) => (t.word(i) === ',' ? undefined : yearAfter(t, i))).map(
    ({ year }) => year,
  ),
  seq(word('a the'), word('year'), word('ago earlier before')).as(LAST_YEAR),
  seq(word('the'), word('previous prior preceding'), word('year')).as(LAST_YEAR),
  seq(word('of'), word('the'), word('previous prior preceding'), word('year')).as(LAST_YEAR),
);

const samePeriod = rule({
  code: 'same-period',
  match: seq(opt(word('the')), word('same'), SAME_UNIT, EARLIER),
  means: ([, , unit, year]): Meaning => ({ kind: 'same', unit, year }),
  yes: [
    'In [the second quarter=2024-Q2] it lost less than in [the same period last year=2023-Q2].',
    'Orders in [June=2024-06] fell 2% from [the same month a year earlier=2023-06].',
  ],
  no: ['They came in the same period of doubt.', 'He wore the same coat [last year=2023].'],
});

const FISCAL = word('fiscal financial calendar');
const fiscalUnit = rule({
  code: 'unit-relative',
  match: seq(
    opt(word('the')),
    table({ this: 0, current: 0, last: -1, previous: -1, prior: -1, next: 1, coming: 1 }),
    FISCAL,
    UNIT,
  ),
  means: ([, by, , unit]): Meaning => ({ kind: 'shift', unit, by, base: 'published' }),
  yes: ['It will break even in [the next fiscal year=2025] after a loss [this fiscal year=2024].'],
  no: ['The next fiscal crisis is near.', 'This fiscal measure helps.'],
});

const QUARTER_MONTHS = 'march june september december';
const monthQuarter = rule({
  code: 'quarter',
  match: seq(
    opt(word('the')),
    read(2, QUARTER_MONTHS, monthNamed),
    word('quarter'),
    opt(read(3, ', of in last this next 0', yearAfter)),
  ),
  means: ([, { month }, , year]): Meaning => ({
    kind: 'quarter',
    quarter: Math.ceil(month / 3),
    ...(year ? { year: year.year } : {}),
  }),
  yes: ['Profit rose in [the June quarter=2024-Q2].', 'It fell in [the December quarter of 2022=2022-Q4].'],
  no: ['In [June=2024-06] a quarter of them left.'],
});

/** Words around a half year; in a match halves are spoken of in other ones. */
const BUSINESS = words(
  'profit profits loss losses earnings sales net income revenue revenues growth economy economic gdp inflation deficit output ' +
    'exports imports results dividend orders company rate rates percent pct production demand market markets shares',
);
const SPORTS = words(
  'goal goals scored scoring minutes minute kick penalty halftime match game team lead led defence defense ball touchdown',
);
/** How far around a half its words are looked for, in tokens. */
const AROUND = 16;

function isOfYear(t: Tokens, i: number): boolean {
  const { sentence } = t.at(i);
  let found = false;
  for (let k = Math.max(0, i - AROUND); k < Math.min(t.length, i + AROUND); k++) {
    if (t.at(k).sentence !== sentence) continue;
    const text = t.word(k);
    if (SPORTS.has(text)) return false;
    if (BUSINESS.has(text) || text === '$' || text === '%') found = true;
  }
  return found;
}

const bareHalf = rule({
  code: 'half',
  match: seq(word('the'), table<1 | 2>({ first: 1, second: 2 }), word('half')).when(
    (t, i, next) => closes(t, next) && isOfYear(t, i),
  ),
  means: ([, half]): Meaning => ({ kind: 'half', half, year: { shift: 0, base: 'published' } }),
  yes: ['Growth slowed in [the first half=2024-H1], when profit fell 4%.'],
  no: ['They scored twice in the second half.', 'The first half of the loaf was sold.'],
});

const yearOfFigures = rule({
  code: 'year-modifier',
  match: num(1900, 2099).when((t, i, next) => {
    const { kind, capital, text } = t.at(i - 1);
    const starts = opens(t, i) || (kind === 'word' && !capital && !MEASURES.has(text)) || text === 's';
    return starts && t.at(i).text.length === 4 && !t.at(i).glued && OF_YEARS.has(t.word(next));
  }),
  means: (year): Meaning => ({ kind: 'date', year }),
  yes: [
    '[2023=2023] sales fell; he raised his estimate of [2024=2024] earnings.',
    'It sold [2022=2022] models.',
  ],
  no: ['It sold 2022 cars.', 'They made about 2000 sales.'],
});
const MEASURES = words('about some nearly over almost than least most first last next made');
const OF_YEARS = words(
  'sales earnings profit profits net results revenue revenues budget model models crop crops dividend election elections ' +
    'campaign estimate estimates levels figures output production loss losses deficit forecast forecasts season olympics ' +
    'convention census',
);

const yearNamed = rule({
  code: 'year-bare',
  match: seq(
    word('the'),
    word('year'),
    num(1000, 2999).when((t, i) => t.at(i).text.length === 4),
  ),
  means: ([, , year]): Meaning => ({ kind: 'date', year }),
  yes: ['It will be so in [the year 2050=2050].'],
  no: ['The year saw 2050 births.'],
});

const PART = table<Part>({ beginning: 'START', start: 'START', middle: 'MID', end: 'END' });
const partOfQuarter = rule({
  code: 'part-bare',
  match: seq(
    opt(word('the')),
    PART,
    word('of'),
    any<Meaning>(
      read(8, 'the first second third fourth', period).map(({ meaning }) => meaning),
      read(2, 'this last next', relativeUnit).map(({ meaning }) => meaning),
    ),
  ),
  means: ([, part, , meaning]): Meaning | undefined =>
    meaning.kind === 'quarter' || meaning.kind === 'shift' ? { ...meaning, part } : undefined,
  yes: ['It was higher at [the end of the third quarter=2024-Q3-END].'],
  no: ['It is the end of the third act.'],
});

const restOf = rule({
  code: 'whole',
  match: seq(
    word('the'),
    word('rest remainder balance'),
    word('of'),
    any<Meaning>(
      seq(word('the'), UNIT).map(([, unit]): Meaning => ({ kind: 'shift', unit, by: 0, base: 'published' })),
      read(2, 'this last next', relativeUnit).map(({ meaning }) => meaning),
      read(1, '0', (t, i) => bareYear(t, i, true)).map(({ meaning }): Meaning => meaning),
    ),
  ),
  means: ([, , , meaning]): Meaning => meaning,
  yes: ['A loss is likely for [the rest of the year=2024].', 'In [the remainder of 2025=2025] it will grow.'],
  no: ['The rest of the yearbooks were sold.'],
});

const middle = rule({
  code: 'part',
  match: any<Unit>(
    word('midyear').as<Unit>('year'),
    word('midweek').as<Unit>('week'),
    word('midmonth').as<Unit>('month'),
    seq(word('mid'), HYPHEN, table<Unit>({ year: 'year', week: 'week', month: 'month' })).map(
      ([, , unit]) => unit,
    ),
  ).when((t, i, next) => BY.has(t.word(i - 1)) && closes(t, next)),
  means: (unit): Meaning => ({ kind: 'shift', unit, by: 0, base: 'published', part: 'MID' }),
  yes: ['It will open by [midyear=2024-MID].', 'Talks resume in [mid-week=2024-W35-MID].'],
  no: ['A midyear report came.', 'The mid-year break is short.'],
});
const BY = words('by in at until till since from after before around');

const DECADE = num(20, 90).when((t, i) => t.at(i).text.length === 2 && t.at(i).value % 10 === 0);
const shortDecade = rule({
  code: 'decade-short',
  match: any<string>(
    seq(
      word('the'),
      opt(
        seq(
          table<Part>({ early: 'START', mid: 'MID', late: 'END', middle: 'MID' }),
          opt(word('-').when(isGlued)),
        ),
      ),
      word("'"),
      DECADE.when(isGlued),
      word('s').when(isGlued),
    ).map(([, part, , tens]) => `19${tens / 10}${part ? `-${part[0]}` : ''}`),
    seq(
      word('the'),
      DECADE.when((t, i) => t.at(i).value >= 50 && !isWeather(t, i)),
      word('s').when(isGlued),
    )
      .when((t, i, next) => OF_DECADES.has(t.word(i - 1)) && closes(t, next))
      .map(([, tens]) => `19${tens / 10}`),
  ),
  means: (value): Meaning => ({ kind: 'fixed', value }),
  yes: [
    "They left in [the early '80s=198-START].",
    "It was built in [the mid-'70s=197-MID].",
    'It is a song of [the 60s=196].',
  ],
  no: ['He is in his 60s.', 'Temperatures were in the 60s.', 'They sold the 80s model.'],
});
const OF_DECADES = words('in of since from during through until to');
const WEATHER = words('temperature temperatures high highs low lows degree degrees thermometer weather');
/** How far before a number its thermometer is looked for, in tokens. */
const WEATHER_REACH = 10;
function isWeather(t: Tokens, i: number): boolean {
  for (let k = i - 1; k >= i - WEATHER_REACH; k--) if (WEATHER.has(t.word(k))) return true;
  return false;
}

const NEXT_BUT_ONE: Pattern<Meaning> = any<Meaning>(
  seq(
    word('the'),
    UNIT,
    any(seq(word('before'), word('last')).as(-2), seq(word('after'), word('next')).as(2)),
  ).map(([, unit, by]): Meaning => ({ kind: 'shift', unit, by, base: 'published' })),
  seq(word('the'), word('night'), word('before'), word('last')).map(
    (): Meaning => ({
      kind: 'time',
      date: { kind: 'shift', unit: 'day', by: -2, base: 'published' },
      part: 'NI',
    }),
  ),
);

const nextButOne = rule({
  code: 'unit-relative',
  not: { after: 'rites orders call' },
  match: NEXT_BUT_ONE,
  means: (meaning) => meaning,
  yes: [
    'It was [the year before last=2022].',
    'It comes [the week after next=2024-W37].',
    'It rained [the night before last=2024-08-26TNI].',
  ],
  no: ['They met in the week before lasting peace.'],
});

const weekdayOfWeek = rule({
  code: 'weekday',
  match: seq(
    read(2, new Set(WEEKDAY_WORDS), weekday),
    word('of'),
    table({ last: -1, this: 0, next: 1 }),
    word('week'),
  ),
  means: ([{ meaning }, , week]): Meaning | undefined =>
    meaning.kind === 'weekday' ? { ...meaning, week } : undefined,
  yes: ['He met her [Tuesday of last week=2024-08-20].'],
  no: ['It is the week of last resort.'],
});

const inTheUnit = rule({
  code: 'part-of-day',
  match: seq(
    table<'' | Part>({ earlier: '', later: '', early: 'START', late: 'END' }).when(
      (t, i) => t.word(i - 1) !== 'or' && t.word(i - 1) !== 'than' && t.word(i - 1) !== 'too',
    ),
    word('in'),
    word('the'),
    UNIT,
  ).when((t, _, next) => t.word(next) !== 'of' && t.word(next) !== "'" && t.word(next) !== '-'),
  means: ([part, , , unit]): Meaning =>
    unit === 'day'
      ? { kind: 'same', unit: 'day' }
      : { kind: 'shift', unit, by: 0, base: 'published', ...(part === '' ? {} : { part }) },
  yes: [
    'He fell [earlier in the day=2024-08-28].',
    'They may meet [later in the week=2024-W35].',
    'It fell [early in the month=2024-08-START].',
  ],
  no: ['It came late in the game.', 'It is late in a game of chess.'],
});

const thisPast = rule({
  code: 'weekday',
  match: any<Meaning>(
    seq(
      word('this'),
      table<Aim>({ past: 'past', coming: 'future' }),
      read(2, new Set(WEEKDAY_WORDS), weekday),
    ).map(([, aim, { meaning }]): Meaning | undefined =>
      meaning.kind === 'weekday' ? { ...meaning, aim } : undefined,
    ),
    seq(
      word('this'),
      table({ past: -1, coming: 1 }),
      table<Unit>({ week: 'week', month: 'month', year: 'year' }),
    ).map(([, by, unit]): Meaning => ({ kind: 'shift', unit, by, base: 'published' })),
  ),
  means: (meaning) => meaning,
  yes: ['They met [this past Sunday=2024-08-25] and meet [this coming Monday=2024-09-02].'],
  no: ['This coming of age was hard.'],
});

const theUnit = rule({
  code: 'anaphor',
  match: seq(
    word('the'),
    table({ day: 'XXXX-XX-XX', week: 'XXXX-WXX', month: 'XXXX-XX', year: 'XXXX' }),
  ).when((t, _, next) => {
    const after = t.word(next);
    const event = t.at(next + 1);
    return (
      (after === 'after' || after === 'before') &&
      (EVENTS.has(event.text) || (event.kind === 'word' && event.capital))
    );
  }),
  means: ([, value]): Meaning => ({ kind: 'fixed', value }),
  yes: [
    '[The day=XXXX-XX-XX] before his death he wrote.',
    '[The day=XXXX-XX-XX] after Reed left, it rained.',
    'It was [the week=XXXX-WXX] after the vote.',
  ],
  no: ['[The day before yesterday=2024-08-26] he wrote.', 'It was the day she left.'],
});
const EVENTS = words('the a an his her their its our my he she it they we i');

const reference = rule({
  code: 'reference',
  match: any<string>(
    word('current')
      .when((t, i, next) => isPlain(t, i) && !WATER.has(t.word(i - 1)) && isNoun(t, next))
      .as('PRESENT_REF'),
    word('recent')
      .when(
        (t, i, next) =>
          isPlain(t, i) && t.word(i - 1) !== 'more' && t.word(i - 1) !== 'most' && isNoun(t, next),
      )
      .as('PAST_REF'),
    word('present')
      .when((t, i, next) => t.word(i - 1) === 'at' && (closes(t, next) || THERE.has(t.word(next))))
      .as('PRESENT_REF'),
    word('future')
      .when((t, i, next) => t.word(i - 1) === 'in' && closes(t, next))
      .as('FUTURE_REF'),
  ),
  means: (value): Meaning => ({ kind: 'fixed', value }),
  yes: [
    'Under [current=PRESENT_REF] rules it is barred, and at [present=PRESENT_REF] none is open.',
    'A [recent=PAST_REF] raid failed; in [future=FUTURE_REF] they will ask.',
  ],
  no: [
    'The current is strong.',
    'An electric current flowed.',
    'They were at present company.',
    'In future years it may be so.',
    'The most recent of them won.',
  ],
});
const THERE = words('there no none only all some most the');
const WATER = words('electric electrical ocean direct alternating river strong warm cold air');
const isNoun = (t: Tokens, i: number): boolean =>
  t.at(i).kind === 'word' && !t.at(i).glued && !CLOSING.has(t.word(i)) && t.word(i) !== 'of';

const overnight = rule({
  code: 'daypart',
  match: word('overnight').when(
    (t, i, next) =>
      (!t.at(i).capital || opens(t, i)) &&
      !DETERMINERS.has(t.word(i - 1)) &&
      t.word(i - 1) !== '-' &&
      (closes(t, next) || opens(t, i)),
  ),
  means: (): Meaning => ({
    kind: 'time',
    date: { kind: 'shift', unit: 'day', by: 0, base: 'published' },
    part: 'NI',
  }),
  yes: ['It snowed [overnight=2024-08-28TNI].', '[Overnight=2024-08-28TNI], two men died.'],
  no: ['An overnight train left.', 'They took overnight bags.'],
});
const DETERMINERS = words('a an the this that his her their its');

const everySeason = rule({
  code: 'set-times',
  match: seq(
    word('every each'),
    any<string>(
      table<Season>({ spring: 'SP', summer: 'SU', autumn: 'FA', fall: 'FA', winter: 'WI' }),
      read(
        1,
        'january february march april may june july august september october november december',
        monthNamed,
      ).map(({ month }) => String(month).padStart(2, '0')),
    ),
  ).when((t, _, next) => t.at(next).kind !== 'number'),
  means: ([, part]): Meaning => ({ kind: 'set', value: `XXXX-${part}` }),
  yes: ['They go there [every summer=SET XXXX-SU].', 'It is held [every July=SET XXXX-07].'],
  no: ['Every summery dress was sold.', 'On every [July 4=2024-07-04] they march.'],
});

/** "10/26/1989 14:30:05": with seconds a machine has written it, as one. */
const stampedDay = rule({
  code: 'stamp',
  match: seq(
    read(5, '0', (t, i) => {
      const sign = t.word(i + 1);
      const found = sign === '/' || sign === '-' ? digitDate(t, i) : undefined;
      return found?.meaning.year !== undefined && found.meaning.day !== undefined ? found : undefined;
    }),
    read(6, '0', (t, i) => colonClock(t, i)),
  ).when((t, i, next, [, { clock }]) => clock.second !== undefined && t.word(next) !== '-' && i < next),
  means: ([{ meaning }, { clock }]): Meaning => ({ kind: 'time', date: meaning as DateMeaning, clock }),
  yes: ['It was stamped [10/26/1989 14:30:05=1989-10-26T14:30:05].'],
  no: ['On [10/26/1989=1989-10-26] [14:30=1989-10-26T14:30] was told.'],
});

/** Before the rule for any distance: a year before the quarter that was told is a quarter. */
export const COMPARED_RULES = [yearBefore];

/** Said by the way in reports and stories. */
export const PROSE_RULES = [
  bareUnits,
  longUnit,
  partOfHour,
  compound,
  samePeriod,
  fiscalUnit,
  monthQuarter,
  bareHalf,
  yearOfFigures,
  yearNamed,
  partOfQuarter,
  restOf,
  middle,
  shortDecade,
  nextButOne,
  weekdayOfWeek,
  inTheUnit,
  thisPast,
  theUnit,
  reference,
  overnight,
  everySeason,
  stampedDay,
];
