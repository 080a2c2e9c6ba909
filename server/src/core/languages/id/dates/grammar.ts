/** The date grammar of Indonesian: every rule says itself. */
import type { DateGrammar } from '../../../recognition/dates/grammar';
import { RuleTable } from '../../../recognition/dates/rule';
import { words } from '../../../recognition/dates/words';
import { clock, clockRange, zone } from './clock';
import { day, dayInDigits, month, weekday, weekdayDate, weekdayWeek, year } from './days';
import { feast } from './feasts';
import { century, decade, half, part, quarter, range, weekend } from './periods';
import { ago, dayPart, duration, later, recurring, relativeDay, same, unitRelative } from './relative';

const table = new RuleTable().add(
  range,
  clockRange,
  weekdayDate,
  day,
  dayInDigits,
  weekdayWeek,
  weekday,
  month,
  quarter,
  half,
  part,
  weekend,
  decade,
  century,
  year,
  feast,
  dayPart,
  relativeDay,
  unitRelative,
  recurring,
  ago,
  later,
  duration,
  same,
  clock,
);

export const DATES: DateGrammar = {
  table,
  rules: [],
  tense: {
    future: words('akan bakal hendak rencananya direncanakan dijadwalkan diperkirakan ditargetkan mendatang'),
    past: words('telah sudah pernah tadi sejak usai lalu'),
  },
  until: words('hingga sampai'),
  passing: (t, i, dated) => dated && (t.word(i - 1) === 'kelahiran' || t.words(i - 2, 'lahir', 'pada')),
  zone,
  publication: {
    label: /(?:diterbitkan|dipublikasikan|tayang|terbit|diperbarui|diposting)\s*:?\s*(?:pada)?$/iu,
  },
  confidence: {},
};
