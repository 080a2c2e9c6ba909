/** From the symbolic meaning of an expression to its TIMEX3 value. */

import { daysInMonth, fromDay, toDay, weekdayOf } from '../../../text/civil';
import type { ClockTime, DateMeaning, Meaning, Season } from '../types';
import { feastDay } from './feast';
import { hasLeapMonth, lunarDay } from './lunar';
import {
  dayMoment,
  halfMoment,
  type Moment,
  momentUnit,
  monthMoment,
  quarterMoment,
  seasonMoment,
  step,
  stepYears,
  timexOf,
  unknownValue,
  widen,
  yearMoment,
  yearOf,
} from './moment';
import type { Mention, Scope, Trace } from './scope';

/** A value and, where the calendar place is known, the moment (and the end of a range) that it stands for. */
export interface Resolved {
  readonly value: string;
  readonly from?: Moment;
  readonly to?: Moment;
  readonly yearWritten?: boolean;
}

function resolved(moment: Moment, suffix = '', yearWritten = false): Resolved {
  return { value: timexOf(moment) + suffix, from: moment, ...(yearWritten ? { yearWritten } : {}) };
}

function interval(from: Moment, to: Moment, yearWritten = false): Resolved {
  return { value: `${timexOf(from)}/${timexOf(to)}`, from, to, ...(yearWritten ? { yearWritten } : {}) };
}

const pad = (value: number): string => String(value).padStart(2, '0');

export function resolveMeaning(meaning: Meaning, scope: Scope, trace: Trace): Resolved {
  switch (meaning.kind) {
    case 'date':
      return resolveDate(meaning, scope, trace);
    case 'quarter': {
      const year = periodYear(meaning.year, scope, trace, (y) => toDay(y, meaning.quarter * 3 - 1, 15), true);
      const suffix = meaning.part ? `-${meaning.part}` : '';
      if (year === undefined) return unknown(trace, `XXXX-Q${meaning.quarter}${suffix}`);
      return resolved(quarterMoment(year, meaning.quarter), suffix, typeof meaning.year === 'number');
    }
    case 'half': {
      const year = periodYear(meaning.year ?? { shift: 0, base: 'published' }, scope, trace, () => 0);
      if (year === undefined) return unknown(trace, `XXXX-H${meaning.half}`);
      return resolved(halfMoment(year, meaning.half), '', typeof meaning.year === 'number');
    }
    case 'season': {
      const year =
        meaning.year === undefined
          ? scope.inferYear((y) => seasonMiddle(y, meaning.season), meaning.aim, trace)
          : scope.year(meaning.year, trace);
      const suffix = meaning.season + (meaning.part ? `-${meaning.part}` : '');
      if (year === undefined) return unknown(trace, `XXXX-${suffix}`);
      return {
        ...resolved(seasonMoment(year, meaning.season)),
        value: `${String(year).padStart(4, '0')}-${suffix}`,
      };
    }
    case 'whole': {
      const spoken = scope.mentioned(
        'year',
        (mention) => scope.isSameLine(mention) && scope.isRecent(mention),
      );
      if (!spoken) return resolveDate({ kind: 'date' }, scope, trace);
      scope.byMention(trace, spoken);
      return resolved(widen(spoken.to ?? spoken.from, 'year'));
    }
    case 'school': {
      if (scope.published === undefined) return unknown(trace, 'XXXX/XXXX');
      scope.byPublished(trace);
      const { year, month } = fromDay(scope.published);
      const begun = year + meaning.by - (month < SCHOOL_TURNS ? 1 : 0);
      return interval(yearMoment(begun), yearMoment(begun + 1));
    }
    case 'edge':
      return resolveEdge(meaning, scope, trace);
    case 'shift':
      return resolveShift(meaning, scope, trace);
    case 'weekday':
      return resolveWeekday(meaning, scope, trace);
    case 'weekend': {
      const published = scope.publishedMoment;
      if (!published) return unknown(trace, 'XXXX-WXX-WE');
      scope.byPublished(trace);
      return resolved(step(widen(published, 'week'), meaning.week ?? nearestWeekend(scope)), '-WE');
    }
    case 'same':
      return resolveSame(meaning, scope, trace);
    case 'lunar': {
      const unit = meaning.day === undefined ? 'month' : 'day';
      const day = (year: number): number =>
        lunarDay(year, meaning.month, meaning.day ?? MID_MONTH, meaning.leap);
      const year =
        meaning.year === undefined ? scope.inferYear(day, undefined, trace) : scope.year(meaning.year, trace);
      if (year === undefined) return unknown(trace, unknownValue(unit));
      if (meaning.leap && !hasLeapMonth(year, meaning.month)) {
        return meaning.year === undefined ? unknown(trace, unknownValue(unit)) : impossible(trace);
      }
      trace.how = 'calendar';
      return resolved(widen({ unit: 'day', start: day(year) }, unit), '', typeof meaning.year === 'number');
    }
    case 'feast': {
      const day = (year: number): number => feastDay(meaning.feast, year);
      const year =
        meaning.year === undefined ? scope.inferYear(day, undefined, trace) : scope.year(meaning.year, trace);
      if (year === undefined) return unknown(trace, 'XXXX-XX-XX');
      trace.how = 'calendar';
      return resolved({ unit: 'day', start: day(year) }, '', typeof meaning.year === 'number');
    }
    case 'time':
      return resolveTime(meaning, scope, trace);
    case 'range':
      return resolveRange(meaning, scope, trace);
    case 'later':
      return resolveLater(meaning, scope, trace);
    case 'fixed':
    case 'duration':
    case 'set':
      return { value: meaning.value };
  }
}

const MID_MONTH = 15;

/** From this month on, "this school year" is the one that begins in autumn. */
const SCHOOL_TURNS = 7;

function unknown(trace: Trace, value: string): Resolved {
  trace.how = 'unresolved';
  return { value };
}

/** "31 June": no value is right. */
function impossible(trace: Trace): Resolved {
  trace.how = 'impossible';
  return { value: '' };
}

function seasonMiddle(year: number, season: Season): number {
  return seasonMoment(year, season).start + 45;
}

function periodYear(
  ref: DateMeaning['year'],
  scope: Scope,
  trace: Trace,
  middle: (year: number) => number,
  quarter = false,
): number | undefined {
  return ref === undefined ? scope.inferYear(middle, undefined, trace, { quarter }) : scope.year(ref, trace);
}

function resolveDate(meaning: DateMeaning, scope: Scope, trace: Trace): Resolved {
  const suffix = meaning.part ? `-${meaning.part}` : '';
  const written = typeof meaning.year === 'number';
  if (meaning.month === undefined) {
    if (meaning.day !== undefined) return resolveDayAlone(meaning.day, scope, trace);
    const year = scope.year(meaning.year ?? { shift: 0, base: 'published' }, trace);
    return year === undefined ? unknown(trace, `XXXX${suffix}`) : resolved(yearMoment(year), suffix, written);
  }
  const month = scope.month(meaning.month, trace);
  if (!month)
    return unknown(trace, `XXXX-XX${meaning.day === undefined ? '' : `-${pad(meaning.day)}`}${suffix}`);
  const day = meaning.day;
  // Of leap years, as the year may not be known.
  if (day !== undefined && day > daysInMonth(2000, month.month)) return impossible(trace);
  const year =
    meaning.year !== undefined
      ? scope.year(meaning.year, trace)
      : (month.year ??
        scope.inferYear((y) => toDay(y, month.month, day ?? 15), meaning.aim, trace, {
          weekday: meaning.weekday,
          dated: true,
        }));
  if (year === undefined) {
    return unknown(trace, `XXXX-${pad(month.month)}${day === undefined ? '' : `-${pad(day)}`}${suffix}`);
  }
  if (day !== undefined && day > daysInMonth(year, month.month)) {
    // Only a year that is told with the day makes it impossible; one that was inferred may be the wrong one.
    const told = meaning.year !== undefined || month.year !== undefined;
    return told ? impossible(trace) : unknown(trace, `XXXX-${pad(month.month)}-${pad(day)}${suffix}`);
  }
  return resolved(
    day === undefined ? monthMoment(year, month.month) : dayMoment(year, month.month, day),
    suffix,
    written,
  );
}

/** "ngày 7": of the month spoken of, else the nearest to the publication. */
function resolveDayAlone(day: number, scope: Scope, trace: Trace): Resolved {
  const mention = scope.mentioned('month');
  if (mention) {
    scope.byMention(trace, mention);
    const { year, month } = fromDay(mention.from.start);
    return dayOf(year, month, day, trace);
  }
  if (scope.published === undefined) return unknown(trace, `XXXX-XX-${pad(day)}`);
  scope.byPublished(trace);
  const { year, month } = fromDay(scope.published);
  const back = day - fromDay(scope.published).day > 10 ? -1 : 0;
  return dayOf(year, month + back, day, trace);
}

/** A day of a month that was inferred and may have fewer days. */
function dayOf(year: number, month: number, day: number, trace: Trace): Resolved {
  return day <= daysInMonth(year, month)
    ? resolved(dayMoment(year, month, day))
    : unknown(trace, `XXXX-XX-${pad(day)}`);
}

type Edge = Extract<Meaning, { kind: 'edge' }>;

function resolveEdge(meaning: Edge, scope: Scope, trace: Trace): Resolved {
  const whole = edgeWhole(meaning, scope, trace);
  if (!whole.from) return unknown(trace, whole.value);
  const written = whole.yearWritten ?? false;
  const { year, month } = fromDay(whole.from.start);
  const first = meaning.side === 'first';
  if (whole.from.unit === 'year') {
    const months =
      meaning.unit === 'quarter' ? meaning.count * 3 : meaning.unit === 'month' ? meaning.count : 0;
    if (months > 12) return unknown(trace, whole.value);
    if (months === 12) return whole;
    if (months === 6) return resolved(halfMoment(year, first ? 1 : 2), '', written);
    if (months === 3) return resolved(quarterMoment(year, first ? 1 : 4), '', written);
    if (months === 1) return resolved(monthMoment(year, first ? 1 : 12), '', written);
    if (months > 0) {
      return interval(
        monthMoment(year, first ? 1 : 13 - months),
        monthMoment(year, first ? months : 12),
        written,
      );
    }
  }
  const from = whole.from.start;
  const until =
    whole.from.unit === 'year' ? toDay(year, 12, 31) : toDay(year, month, daysInMonth(year, month));
  const days = meaning.unit === 'week' ? meaning.count * 7 : meaning.count;
  const left: Moment = { unit: 'day', start: first ? from : until - days + 1 };
  const right: Moment = { unit: 'day', start: first ? from + days - 1 : until };
  return days === 1 ? resolved(left, '', written) : interval(left, right, written);
}

/** The year or month whose edge is meant. In January "9 tháng đầu năm" are those of last year. */
function edgeWhole(meaning: Edge, scope: Scope, trace: Trace): Resolved {
  const of = resolveMeaning(meaning.of, scope, trace);
  if (meaning.of.kind !== 'shift' || meaning.of.unit !== 'year' || scope.published === undefined) return of;
  const spoken = scope.mentioned('year', (mention) => mention.yearWritten && scope.isSameSentence(mention));
  if (spoken) {
    scope.byMention(trace, spoken);
    return resolved(widen(spoken.from, 'year'));
  }
  const months =
    meaning.unit === 'quarter' ? meaning.count * 3 : meaning.unit === 'month' ? meaning.count : 0;
  const { month } = fromDay(scope.published);
  const past = meaning.side === 'first' && month <= 2 && months >= 9 && of.from !== undefined;
  return past ? resolved(stepYears(of.from!, -1)) : of;
}

type ShiftMeaning = Extract<Meaning, { kind: 'shift' }>;

function resolveShift(meaning: ShiftMeaning, scope: Scope, trace: Trace): Resolved {
  const suffix = meaning.part ? `-${meaning.part}` : '';
  const unit = momentUnit(meaning.unit);
  if (unit === undefined) return resolveHours(meaning, scope, trace);
  const anchor = scope.anchor(meaning, unit, trace, meaning.by);
  return anchor ? resolved(step(anchor, meaning.by), suffix) : unknown(trace, unknownValue(unit) + suffix);
}

/** "3 giờ trước": the day of the anchor is all that can be told. */
function resolveHours(meaning: ShiftMeaning, scope: Scope, trace: Trace): Resolved {
  const anchor = scope.anchor(meaning, 'day', trace);
  return anchor ? resolved(anchor) : unknown(trace, unknownValue('day'));
}

/** In the past tense of a working day the weekend is over: the one before. */
function nearestWeekend({ tense, published }: Scope): number {
  return tense === 'past' && published !== undefined && weekdayOf(published) < SATURDAY ? -1 : 0;
}

const SATURDAY = 6;

type WeekdayMeaning = Extract<Meaning, { kind: 'weekday' }>;

function resolveWeekday(meaning: WeekdayMeaning, scope: Scope, trace: Trace): Resolved {
  if (scope.published === undefined) return unknown(trace, `XXXX-WXX-${meaning.weekday}`);
  scope.byPublished(trace);
  const published = scope.published;
  if (meaning.week !== undefined) {
    const monday = published - weekdayOf(published) + 1;
    return resolved({ unit: 'day', start: monday + 7 * meaning.week + meaning.weekday - 1 });
  }
  const aim = meaning.aim ?? scope.tense;
  const ahead = (meaning.weekday - weekdayOf(published) + 7) % 7;
  if (aim === 'future') {
    const further = meaning.other && ahead === 0 ? 7 : ahead;
    return resolved({ unit: 'day', start: published + further });
  }
  const back = (7 - ahead) % 7;
  return resolved({ unit: 'day', start: published - (meaning.aim === 'past' && back === 0 ? 7 : back) });
}

type Same = Extract<Meaning, { kind: 'same' }>;

function resolveSame(meaning: Same, scope: Scope, trace: Trace): Resolved {
  if (meaning.unit === 'period') return resolveSamePeriod(meaning, scope, trace);
  const unit = momentUnit(meaning.unit) ?? 'day';
  const recent = unit === 'day' ? scope.recentDay() : undefined;
  if (recent) {
    scope.byMention(trace, recent);
    return resolved(recent.to ?? recent.from);
  }
  const anchor = scope.anchor({ base: 'mentioned' }, unit, trace);
  if (!anchor) return unknown(trace, unknownValue(unit));
  if (meaning.year === undefined) return resolved(anchor);
  const year = scope.year(meaning.year, { ...trace });
  return year === undefined ? resolved(anchor) : resolved(stepYears(anchor, year - yearOf(anchor)));
}

/** Units that comparisons with "cùng kỳ" are made of. */
function isPeriod(mention: Mention): boolean {
  if (mention.clock) return false;
  return (
    mention.to !== undefined ||
    (mention.from.unit !== 'day' && mention.from.unit !== 'decade' && mention.from.unit !== 'century')
  );
}

function resolveSamePeriod(meaning: Same, scope: Scope, trace: Trace): Resolved {
  const mention =
    scope.mentioned('half', (m) => isPeriod(m) && scope.isSameLine(m) && scope.isRecent(m)) ??
    scope.mentioned('year', (m) => isPeriod(m) && scope.isSameLine(m)) ??
    scope.mentioned('half', (m) => isPeriod(m) && scope.isRecent(m));
  const written = meaning.year === undefined ? undefined : scope.year(meaning.year, { how: 'published' });
  if (!mention) {
    const published = scope.publishedMoment;
    if (published) scope.byPublished(trace);
    const year = written ?? (published && yearOf(published) - 1);
    return year === undefined ? unknown(trace, 'XXXX') : resolved(yearMoment(year));
  }
  scope.byMention(trace, mention);
  const spoken = yearOf(mention.from);
  // A comparison of a period with itself means the year before it.
  const year = written === undefined || written === spoken ? spoken - 1 : written;
  const from = stepYears(mention.from, year - spoken);
  return mention.to ? interval(from, stepYears(mention.to, year - spoken)) : resolved(from);
}

type Time = Extract<Meaning, { kind: 'time' }>;

function clockValue(clock: ClockTime): string {
  const second = clock.second === undefined ? '' : `:${pad(clock.second)}`;
  return `T${pad(clock.hour)}:${pad(clock.minute)}${second}`;
}

const DAY_MINUTES = 24 * 60;

/** "một giờ sau": a length where no clock time has been told of late. */
function resolveLater(
  { minutes, value }: Extract<Meaning, { kind: 'later' }>,
  scope: Scope,
  trace: Trace,
): Resolved {
  const told = scope.mentioned('day', (mention) => mention.minute !== undefined && scope.isAtHand(mention));
  if (told?.minute === undefined) return { value };
  scope.byMention(trace, told);
  const minute = told.minute + minutes;
  const days = Math.floor(minute / DAY_MINUTES);
  const rest = minute - days * DAY_MINUTES;
  const clock = { hour: Math.floor(rest / 60), minute: rest % 60 };
  return resolved(step(told.from, days), clockValue(clock));
}

function resolveTime(meaning: Time, scope: Scope, trace: Trace): Resolved {
  const tail = meaning.clock ? clockValue(meaning.clock) : `T${meaning.part ?? ''}`;
  if (!meaning.date) {
    const told = meaning.told && resolveSame({ kind: 'same', unit: 'day' }, scope, trace);
    if (told?.from) return { ...told, value: told.value + tail };
    trace.how = 'explicit';
    return { value: tail };
  }
  const day = resolveMeaning(meaning.date, scope, trace);
  return day.value === '' ? day : { ...day, value: day.value + tail };
}

type Range = Extract<Meaning, { kind: 'range' }>;

function resolveRange(meaning: Range, scope: Scope, trace: Trace): Resolved {
  const { from, to } = shareFields(meaning.from, meaning.to);
  const right = resolveMeaning(to, scope, trace);
  const left = resolveMeaning(inheritYear(from, right), scope, { ...trace });
  if (left.value === '' || right.value === '') return impossible(trace);
  let [first, last] = [left, right];
  if (first.from && last.from && first.from.start > last.from.start) {
    // "28/12-3/1" and "tháng 11-2": the left end lies in the year before, or the right in the year after.
    if (openYear(meaning.to) && !openYear(meaning.from)) last = moved(last, 1);
    else if (meaning.from.kind === 'weekday') last = { ...last, ...resolved(step(last.from!, 7)) };
    else first = moved(first, -1);
  }
  if (meaning.to.kind === 'time' && first.from?.start === last.from?.start && last.value < first.value) {
    last = nextDay(last);
  }
  const written = left.yearWritten || right.yearWritten || false;
  const ends = first.from && last.from ? { from: first.from, to: last.to ?? last.from } : {};
  return { value: `${first.value}/${last.value}`, ...ends, ...(written ? { yearWritten: true } : {}) };
}

function moved(end: Resolved, years: number): Resolved {
  if (!end.from) return end;
  const from = stepYears(end.from, years);
  const suffix = end.value.slice(timexOf(end.from).length);
  return { ...end, from, value: timexOf(from) + suffix };
}

/** "22h-5h ngày 2/9" ends on the day after. */
function nextDay(time: Resolved): Resolved {
  if (!time.from) return time;
  const from = step(time.from, 1);
  return { ...time, from, value: time.value.replace(timexOf(time.from), timexOf(from)) };
}

function openYear(meaning: Meaning): boolean {
  return meaning.kind === 'date' && meaning.year === undefined && meaning.month !== undefined;
}

/** Month and year that one end leaves to the other. */
function shareFields(from: Meaning, to: Meaning): { from: Meaning; to: Meaning } {
  if (from.kind === 'quarter' && to.kind === 'quarter') {
    const year = from.year ?? to.year;
    return year === undefined
      ? { from, to }
      : { from: { ...from, year }, to: { ...to, year: to.year ?? year } };
  }
  if (from.kind === 'time' && to.kind === 'time' && from.date && to.date) {
    const shared = shareFields(from.date, to.date);
    return { from: { ...from, date: shared.from }, to: { ...to, date: shared.to } };
  }
  if (from.kind !== 'date' || to.kind !== 'date') return { from, to };
  const left: DateMeaning = {
    ...from,
    ...(from.month === undefined && from.day !== undefined && to.month !== undefined
      ? { month: to.month }
      : {}),
  };
  const right: DateMeaning =
    to.year === undefined && from.year !== undefined && to.month !== undefined
      ? { ...to, year: from.year }
      : to;
  return { from: left, to: right };
}

/** The left end without a year takes the year that the right end came to. */
function inheritYear(from: Meaning, right: Resolved): Meaning {
  if (from.kind === 'time' && from.date) return { ...from, date: inheritYear(from.date, right) };
  if (from.kind === 'quarter' && from.year === undefined && right.from)
    return { ...from, year: yearOf(right.from) };
  if (from.kind !== 'date' || from.year !== undefined || from.month === undefined || !right.from) return from;
  return { ...from, year: yearOf(right.from) };
}
