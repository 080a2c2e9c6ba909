/** Which grammar functions may begin at which English word. */

import type { DateGrammar } from '../../../recognition/dates/grammar';
import { LIFE_RULES } from '../../../recognition/dates/lives';
import { digitDate } from '../../../recognition/dates/numeric';
import { NUMBER, RuleTable } from '../../../recognition/dates/rule';
import { shareYears } from '../../../recognition/dates/share';
import { STAMP_RULES } from '../../../recognition/dates/stamps';
import type { Rule } from '../../../recognition/dates/types';
import {
  aimedMonth,
  bareYear,
  dayMonth,
  dayMonthRange,
  decade,
  MONTH_WORDS,
  month,
  monthDay,
  monthDayRange,
  monthRange,
  part,
  yearFirst,
  yearRange,
} from './calendar';
import { CONFIDENCE } from './confidence';
import {
  aimedPart,
  aimedWeekday,
  clock,
  clockRange,
  dayWord,
  namedClock,
  theDay,
  WEEKDAY_WORDS,
  weekday,
} from './days';
import { ADVERB_WORDS, adverb, duration, every, told, window } from './durations';
import { FEAST_WORDS, feast } from './feasts';
import { MOMENT_RULES } from './moments';
import { ORDINAL_STARTS } from './numbers';
import { period, relativeUnit, season, shortQuarter } from './periods';
import { COMPARED_RULES, isCompared, PROSE_RULES } from './prose';
import { REPORT_RULES } from './reports';
import { SHADE_RULES } from './shades';
import { TENSE } from './tense';

/** Full dates in digits; "9/11" without a year is too often something else. */
const fullDigits: Rule = (t, i) => {
  const found = digitDate(t, i);
  return found?.meaning.year === undefined ? undefined : found;
};

/** Rules that begin with digits. */
const NUMBER_RULES: readonly Rule[] = [
  dayMonthRange,
  yearRange,
  yearFirst,
  dayMonth,
  fullDigits,
  clockRange,
  clock,
  decade,
  duration,
  bareYear,
];

const table = new RuleTable();
const begin = table.begin.bind(table);

begin([NUMBER], ...NUMBER_RULES);

table.add(...COMPARED_RULES);

begin(MONTH_WORDS, monthDayRange, monthRange, monthDay, month);
begin(WEEKDAY_WORDS, weekday);
begin(['last', 'this', 'next', 'coming'], aimedWeekday, aimedMonth, aimedPart, season, relativeUnit, window);
begin(['the'], period, part, decade, season, window, told, theDay);
begin(['at', 'about', 'nearly', 'almost', 'roughly', 'approximately', 'more'], window);
begin(['first', 'second', 'third', 'fourth', 'final'], period);
begin(ORDINAL_STARTS, dayMonth);
begin(['past'], window);
begin(['early', 'mid', 'late', 'end', 'beginning', 'start', 'middle'], part);
begin(['spring', 'summer', 'autumn', 'fall', 'winter'], season);
begin(['today', 'yesterday', 'tomorrow', 'tonight'], dayWord);
begin(['noon', 'midnight'], namedClock);
begin(['every', 'each', 'per'], every, aimedWeekday);
begin(ADVERB_WORDS, adverb);
begin(['q'], shortQuarter);
begin(FEAST_WORDS, feast);
begin(
  (
    'a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety several few many some half more less ' +
    'fewer nearly almost over under about around approximately roughly at up no longer just well slightly close as another ' +
    'dozens scores tens hundreds thousands millions'
  ).split(' '),
  duration,
);

table.add(...STAMP_RULES, ...LIFE_RULES, ...MOMENT_RULES, ...REPORT_RULES, ...SHADE_RULES, ...PROSE_RULES);

export const DATES: DateGrammar = {
  table,
  rules: [
    'ago',
    'century',
    'clock',
    'day',
    'day-relative',
    'daypart',
    'decade',
    'duration',
    'edge',
    'feast',
    'half',
    'later',
    'month',
    'part',
    'quarter',
    'range',
    'same',
    'season',
    'set',
    'unit-relative',
    'weekday',
    'weekday-date',
    'weekend',
    'window',
  ],
  tense: TENSE,
  until: new Set(['until', 'till']),
  // "… $9 million a year earlier": the text goes on to speak of this year.
  passing: (t, i) => t.word(t.word(i) === 'year' ? i : i + 1) === 'year' && isCompared(t, i),
  zoneInside: true,
  clockOfStory: true,
  timeOn: /^,? on $/,
  publication: { label: /(?:published|updated|posted)\s*:?\s*(?:on)?$/iu },
  refine: shareYears(/^,? (?:and|or|to|through|until|and in|and on|and from) $/),
  confidence: CONFIDENCE,
};
