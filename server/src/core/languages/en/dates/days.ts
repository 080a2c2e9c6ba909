/** Weekdays, "yesterday", parts of day and clock times in English. */
import { colonClock, meridiem } from '../../../recognition/dates/clock';
import { startsFigure } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Aim, Base, DayPart, Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { explicitDay } from './calendar';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORT_WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Words that may begin an expression with a weekday. */
export const WEEKDAY_WORDS: readonly string[] = [
  ...WEEKDAYS,
  ...WEEKDAYS.map((name) => `${name}s`),
  ...SHORT_WEEKDAYS,
];

const PARTS = new Map<string, DayPart>([
  ['morning', 'MO'],
  ['noon', 'MI'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
]);

function inPart(t: Tokens, found: Match): Match {
  const part = PARTS.get(t.word(found.next));
  if (!part) return found;
  return { next: found.next + 1, rule: 'daypart', meaning: { kind: 'time', date: found.meaning, part } };
}

const AIMS = new Map<string, Aim>([
  ['last', 'past'],
  ['this', 'future'],
  ['next', 'future'],
  ['coming', 'future'],
]);

const WEEKS = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

/** "Monday", "Monday morning", "Monday, November 4", "Mondays". `i` is at the name. */
export function weekday(t: Tokens, i: number): Match | undefined {
  const token = t.at(i);
  if (!token.capital) return undefined;
  const word = token.text;
  const short = SHORT_WEEKDAYS.indexOf(word);
  if (t.word(i - 1) === 'super') return undefined;
  const number =
    (short >= 0
      ? short
      : WEEKDAYS.indexOf(word.endsWith('s') && word.length > 6 ? word.slice(0, -1) : word)) + 1;
  if (number === 0) return undefined;
  const dot = short >= 0 && t.gluedSign(i + 1, '.') ? i + 2 : i + 1;
  const at = t.word(dot) === ',' ? dot + 1 : dot;
  const date = explicitDay(t, at);
  // "Sunday, 8-4", "Wednesdays, 8-4": a score, or hours.
  const dashed = date?.meaning.year === undefined && t.word(at + 1) === '-' && t.at(at + 2).kind === 'number';
  const plural = short < 0 && word.endsWith('s') && t.at(at).kind === 'number';
  if (date && !dashed && !plural)
    return { next: date.next, rule: 'weekday-date', meaning: { ...date.meaning, weekday: number } };
  if (short >= 0) return undefined;
  if (word.endsWith('s'))
    return { next: i + 1, rule: 'set', meaning: { kind: 'set', value: `XXXX-WXX-${number}` } };
  const week = t.word(i + 2) === 'week' ? WEEKS.get(t.word(i + 1)) : undefined;
  if (week !== undefined) {
    return { next: i + 3, rule: 'weekday', meaning: { kind: 'weekday', weekday: number, week } };
  }
  return inPart(t, { next: i + 1, rule: 'weekday', meaning: { kind: 'weekday', weekday: number } });
}

/** "last Friday", "next Monday", "every Sunday". */
export function aimedWeekday(t: Tokens, i: number): Match | undefined {
  const found = weekday(t, i + 1);
  if (!found) return undefined;
  const meaning = found.meaning.kind === 'time' ? found.meaning.date : found.meaning;
  if (meaning?.kind !== 'weekday') return undefined;
  if (t.word(i) === 'every' || t.word(i) === 'each') {
    return {
      next: found.next,
      rule: 'set',
      meaning: { kind: 'set', value: `XXXX-WXX-${meaning.weekday}` },
    };
  }
  const aim = AIMS.get(t.word(i));
  if (!aim) return undefined;
  const other = t.word(i) === 'next' || t.word(i) === 'coming';
  const aimed: Meaning = { ...meaning, aim, ...(other ? { other } : {}) };
  return { ...found, meaning: found.meaning.kind === 'time' ? { ...found.meaning, date: aimed } : aimed };
}

const DAYS = new Map<string, number>([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

function day(next: number, by: number, base: Base = 'published'): Match {
  return { next, rule: 'day-relative', meaning: { kind: 'shift', unit: 'day', by, base } };
}

/** "today", "yesterday morning", "tonight". */
export function dayWord(t: Tokens, i: number): Match | undefined {
  // "USA Today", "The Tonight Show".
  if (t.at(i).capital && (t.word(i - 1) === 'usa' || t.word(i + 1) === 'show')) return undefined;
  if (t.word(i) === 'tonight') {
    return {
      next: i + 1,
      rule: 'daypart',
      meaning: { kind: 'time', date: day(i, 0).meaning, part: 'EV' },
    };
  }
  const by = DAYS.get(t.word(i));
  if (by === undefined) return undefined;
  return inPart(t, day(i + 1, by));
}

/** "this morning", "last night". */
export function aimedPart(t: Tokens, i: number): Match | undefined {
  const part = PARTS.get(t.word(i + 1));
  const word = t.word(i);
  const by = word === 'this' ? 0 : word === 'last' && t.word(i + 1) === 'night' ? -1 : undefined;
  if (!part || by === undefined) return undefined;
  return { next: i + 2, rule: 'daypart', meaning: { kind: 'time', date: day(i, by).meaning, part } };
}

/** "the next day", "the same day", "the weekend", "the day before yesterday". */
export function theDay(t: Tokens, i: number): Match | undefined {
  const [first, second] = [t.word(i + 1), t.word(i + 2)];
  if (first === 'weekend') return { next: i + 2, rule: 'weekend', meaning: { kind: 'weekend' } };
  if (first === 'day') {
    if (second === 'before' && t.word(i + 3) === 'yesterday') return day(i + 4, -2);
    if (second === 'after' && t.word(i + 3) === 'tomorrow') return day(i + 4, 2);
    return undefined;
  }
  const unit =
    second === 'day' || second === 'week' || second === 'month' || second === 'year' ? second : undefined;
  if (!unit) return undefined;
  const by =
    first === 'next' || first === 'following'
      ? 1
      : first === 'previous'
        ? -1
        : first === 'same'
          ? 0
          : undefined;
  if (by === undefined) return undefined;
  const meaning: Meaning = by === 0 ? { kind: 'same', unit } : { kind: 'shift', unit, by, base: 'mentioned' };
  return { next: i + 3, rule: by === 0 ? 'same' : 'later', meaning };
}

/** "7:15 am", "11 a.m.", "15:30". */
export function clock(t: Tokens, i: number, rightEnd = false): Match | undefined {
  const colon = colonClock(t, i, rightEnd);
  if (colon) return { next: colon.next, rule: 'clock', meaning: { kind: 'time', clock: colon.clock } };
  const hour = t.at(i);
  if (
    hour.kind !== 'number' ||
    hour.text.length > 2 ||
    !(hour.value <= 12) ||
    !(rightEnd || startsFigure(t, i))
  )
    return undefined;
  const dotted =
    t.gluedSign(i + 1, '.') && t.at(i + 2).glued && t.at(i + 2).text.length === 2 && t.number(i + 2) < 60;
  const at = dotted ? i + 3 : i + 1;
  if (t.words(at, 'o', "'", 'clock')) {
    return {
      next: at + 3,
      rule: 'clock',
      meaning: { kind: 'time', clock: { hour: hour.value, minute: 0 } },
    };
  }
  const half = meridiem(t, at);
  if (!half) return undefined;
  const value = half.pm ? (hour.value % 12) + 12 : hour.value % 12;
  const meaning: Meaning = { kind: 'time', clock: { hour: value, minute: dotted ? t.number(i + 2) : 0 } };
  return { next: half.next, rule: 'clock', meaning };
}

/** The "9" of "9-11am": the half of the day is said once. */
function openHour(t: Tokens, i: number): (Match & { meaning: Meaning & { kind: 'time' } }) | undefined {
  const { kind, text, value } = t.at(i);
  if (kind !== 'number' || text.length > 2 || !(value >= 1 && value <= 12) || !startsFigure(t, i))
    return undefined;
  const to = t.gluedSign(i + 1, '-') ? clock(t, i + 2, true) : undefined;
  const clockTo = to?.meaning.kind === 'time' ? to.meaning.clock : undefined;
  if (!to || !clockTo || !['am', 'pm', 'm', '.'].includes(t.word(to.next - 1))) return undefined;
  // "11-1pm" begins before noon, "11-1am" at night.
  const isLater = value % 12 > clockTo.hour % 12;
  const isAfternoon = clockTo.hour >= 12 !== isLater;
  const hour = (value % 12) + (isAfternoon ? 12 : 0);
  return { next: i + 1, rule: 'clock', meaning: { kind: 'time', clock: { hour, minute: 0 } } };
}

/** "9:00-17:00", "6am-10pm", "9-11am". */
export function clockRange(t: Tokens, i: number): Match | undefined {
  const from = clock(t, i) ?? openHour(t, i);
  const dash = from && t.gluedSign(from.next, '-') ? from.next : undefined;
  const to = dash === undefined ? undefined : clock(t, dash + 1, true);
  return (
    from &&
    to && { next: to.next, rule: 'range', meaning: { kind: 'range', from: from.meaning, to: to.meaning } }
  );
}

/** "noon", "midnight" after "at", "until", "by". */
export function namedClock(t: Tokens, i: number): Match | undefined {
  if (!BEFORE_CLOCK.has(t.word(i - 1))) return undefined;
  const clock = { hour: t.word(i) === 'noon' ? 12 : 0, minute: 0 };
  return { next: i + 1, rule: 'clock', meaning: { kind: 'time', clock } };
}

const BEFORE_CLOCK = words('at until by before after from around past since');
