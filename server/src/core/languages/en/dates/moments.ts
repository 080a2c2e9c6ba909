/** Weekdays by their number in a month, stamps of machines, hours in words and those of every week. */
import { colonClock } from '../../../recognition/dates/clock';
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
import type { ClockTime, Meaning, YearRef } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { zoneCode } from '../../../recognition/dates/zone';
import { monthNamed, yearAfter } from './calendar';
import { ORDINAL_STARTS, ordinalAt } from './numbers';

const WEEKDAYS = new Map(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name, n) => [
    name,
    n + 1,
  ]),
);
const WEEKDAY = table(WEEKDAYS).when((t, i) => t.at(i).capital);
const SHORT_WEEKDAY = word('mon tue wed thu fri sat sun').when((t, i) => t.at(i).capital);

const MONTH: Pattern<number> = read(
  2,
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  monthNamed,
).map(({ month }) => month);

const NTH = table({ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 });

const nthWeekday = rule({
  code: 'nth-weekday',
  match: seq(
    opt(word('the')),
    NTH,
    WEEKDAY,
    word('of in'),
    MONTH,
    opt(read(3, ', of in last this next 0', yearAfter)),
  ),
  means: ([, nth, weekday, , month, year]): Meaning => {
    const told: { year?: YearRef } = year ? { year: year.year } : {};
    return { kind: 'feast', feast: { calendar: 'weekday', month, day: 0, weekday, nth }, ...told };
  },
  yes: [
    'It is kept on [the third Monday of January 2024=2024-01-15].',
    'It is kept on [the last Thursday in November last year=2023-11-30].',
  ],
  no: ['It was the third [Monday=2024-08-26] of the month.', 'She was third [Monday=2024-08-26] of all.'],
});

const CLOCK: Pattern<ClockTime> = read(8, '0', (t, i) => colonClock(t, i)).map(({ clock }) => clock);
const ZONE = read(3, 'gmt utc ict jst cet cest bst et est edt ct pt pst pdt msk', (t, i) => {
  const next = zoneCode(t, i);
  return next === undefined ? undefined : { next };
});

const machine = rule({
  code: 'stamp-words',
  match: seq(SHORT_WEEKDAY, MONTH, num(1, 31), CLOCK, opt(ZONE), num(1000, 2999)),
  means: ([, month, day, clock, , year]): Meaning => ({
    kind: 'time',
    date: { kind: 'date', year, month, day },
    clock,
  }),
  yes: [
    '[Thu Oct 26 11:00:09 EDT 2023=2023-10-26T11:00:09]',
    '[Thu Oct 26 11:00:09 2023=2023-10-26T11:00:09] it failed',
  ],
  no: ['[Thu Oct 26=2023-10-26] 11 left'],
});

const HOURS = table(
  new Map(
    'one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((name, n) => [name, n + 1]),
  ),
);
const HOUR: Pattern<number> = any(HOURS, num(1, 12));
const ROUND: Pattern<number> = any<number>(
  seq(word('twenty'), word('-'), word('five')).as(25),
  table({ five: 5, ten: 10, twenty: 20 }),
);
const MINUTES: Pattern<number> = any<number>(
  seq(opt(word('a')), word('quarter')).as(15),
  word('half').as(30),
  ROUND,
);
/** What a time stands behind; elsewhere "ten to six" is a range, or the result of a vote. */
const BEFORE_TIMES = words('at until till before after since around about nearly almost');
/** Words that may stand behind a time; "ten to twelve dollars" is none. */
const AFTER_TIMES = words(
  'in on this that tonight today yesterday tomorrow when and but or local sharp am pm a p gmt',
);
const hourBefore = (minutes: number, hour: number): ClockTime => ({
  hour: hour === 1 ? 12 : hour - 1,
  minute: 60 - minutes,
});

/** "ten minutes to five", "25 minutes past six". */
const TOLD_MINUTES: Pattern<number> = seq(any(ROUND, num(1, 29)), word('minutes')).map(
  ([minutes]) => minutes,
);

const spoken = rule({
  code: 'clock-words',
  // "half past two years".
  not: { after: 'years months weeks days hours minutes times people or' },
  match: any<ClockTime>(
    seq(TOLD_MINUTES, word('past'), HOUR).map(([minute, , hour]) => ({ hour, minute })),
    seq(TOLD_MINUTES, word('to'), HOURS).map(([minutes, , hour]) => hourBefore(minutes, hour)),
    seq(MINUTES, word('past'), HOUR).map(([minute, , hour]) => ({ hour, minute })),
    seq(MINUTES, word('to'), HOUR)
      .when((t, i) => t.word(i) === 'a' || t.word(i) === 'quarter')
      .map(([minutes, , hour]) => hourBefore(minutes, hour)),
  ).when((t, i, next) => t.word(i) !== 'ten' || t.at(next).kind !== 'word'),
  means: (clock): Meaning => ({ kind: 'time', clock }),
  yes: [
    'They met at [a quarter past nine=2024-08-28T09:15].',
    'They met at [half past two=2024-08-28T02:30].',
    'They met at [a quarter to six=2024-08-28T05:45].',
    'They met at [ten minutes to five=2024-08-28T04:50].',
  ],
  no: ['A quarter of nine farms closed.', 'They went past nine farms.', 'From ten to six it fell.'],
});

const spokenBefore = rule({
  code: 'clock-words-before',
  match: seq(ROUND, word('to'), any(HOURS, table({ noon: 12, midnight: 24 })))
    .when(
      (t, i, next) =>
        BEFORE_TIMES.has(t.word(i - 1)) && (t.at(next).kind !== 'word' || AFTER_TIMES.has(t.word(next))),
    )
    .map(([minutes, , hour]) => hourBefore(minutes, hour)),
  means: (clock): Meaning => ({ kind: 'time', clock }),
  yes: [
    'He woke at [twenty to six=T05:40].',
    'It was over before [ten to one=2024-08-28T12:50], they said.',
    'The clock stands at [five to midnight=T23:55].',
    'She called at about [twenty-five to seven=2024-08-28T06:35] and left.',
  ],
  no: [
    'It fell from twenty to six.',
    'It passed by ten to six.',
    'They sold at ten to twelve dollars.',
    'They won twenty to six.',
  ],
});

/** Hours of shops: those in the afternoon have no sign. */
const OPEN_HOURS = seq(num(1, 12), word('-'), num(1, 12))
  .when(
    (t, i, next) => t.at(i + 1).glued && t.at(next - 1).glued && t.word(next) !== '-' && t.word(next) !== '/',
  )
  .map(([from, , to]) => ({ from, to: to <= from ? to + 12 : to }));

const hoursAfterDays = rule({
  code: 'hours',
  match: OPEN_HOURS.when((t, i) => {
    const day = t.word(i - 1) === ',' || t.word(i - 1) === ':' ? i - 2 : i - 1;
    return t.word(day).endsWith('s') && WEEKDAYS.has(t.word(day).slice(0, -1));
  }),
  means: ({ from, to }): Meaning => ({
    kind: 'range',
    from: { kind: 'time', clock: { hour: from, minute: 0 } },
    to: { kind: 'time', clock: { hour: to, minute: 0 } },
  }),
  yes: [
    '[Wednesdays=SET XXXX-WXX-3], [8-4=T08:00/T16:00]',
    'Open [Sundays=SET XXXX-WXX-7] [9-12=T09:00/T12:00].',
  ],
  no: ['They won 9-12 at home.', 'They won [Sunday=2024-08-25], 8-4.'],
});

/** "BC", "B.C.", "BCE". */
const BEFORE_CHRIST: Pattern<unknown> = any<unknown>(
  word('bc bce').when((t, i) => t.isUpper(i)),
  seq(
    word('b'),
    word('.'),
    word('c'),
    opt(
      seq(
        word('.').when((t, i) => t.at(i).glued),
        word('e').when((t, i) => t.at(i).glued),
      ),
    ),
    opt(word('.').when((t, i) => t.at(i).glued)),
  ).when((t, i) => t.at(i).capital),
  phrase('before christ'),
  phrase('before the common era'),
);
const CENTURY: Pattern<number> = any<number>(
  seq(
    num(1, 99),
    word('st nd rd th').when((t, i) => t.at(i).glued),
  ).map(([number]) => number),
  read(3, new Set(ORDINAL_STARTS), ordinalAt).map(({ value }) => value),
);

/** "208", "2,000". */
const YEARS: Pattern<number> = any<number>(
  seq(
    num(1, 9),
    word(',').when((t, i) => t.at(i).glued),
    num(0, 999).when((t, i) => t.at(i).glued && t.at(i).text.length === 3),
  ).map(([thousands, , rest]) => 1000 * thousands + rest),
  num(1, 9999),
);

const beforeChrist = rule({
  code: 'before-christ',
  match: any<string>(
    seq(opt(word('the')), CENTURY, opt(word('-')), word('century'), BEFORE_CHRIST).map(
      ([, number]) => `BC${String(number - 1).padStart(2, '0')}`,
    ),
    seq(YEARS, opt(word('years')), BEFORE_CHRIST).map(([year]) => `BC${String(year).padStart(4, '0')}`),
  ),
  means: (value): Meaning => ({ kind: 'fixed', value }),
  yes: [
    'The wall is of [the 5th century BC=BC04].',
    'The wall is of [the second century B.C.=BC01]',
    'He died in [208 BC=BC0208].',
    'He died in [44 BCE=BC0044].',
    'The wall is of [the 12th century B.C.E.=BC11]',
    'They came [2,000 years before Christ=BC2000].',
  ],
  no: ['The wall is of [the 5th century=04].', 'He lives at 208 Bc Street.', 'He died in AD 208.'],
});

const weekends = rule({
  code: 'set-weekend',
  not: { after: '-' },
  match: word('weekends'),
  means: (): Meaning => ({ kind: 'set', value: 'XXXX-WXX-WE' }),
  yes: ['It is open on [weekends=SET XXXX-WXX-WE].'],
  no: ['They meet at [the weekend=2024-W35-WE], not on weekends-only days.'],
});

export const MOMENT_RULES = [
  weekends,
  nthWeekday,
  machine,
  spoken,
  spokenBefore,
  hoursAfterDays,
  beforeChrist,
];
