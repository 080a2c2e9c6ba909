import { fromDay, toDay, weekdayOf } from '../../../text/civil';
import type { DateExpression, DateMeaning } from '../types';
import { dayMoment, type Moment, timexOf, yearMoment } from './moment';
import type { Mention } from './scope';

/**
 * A written date whose year stands in for that of an unknown publication. The years that an article merely
 * speaks of are mostly not its own, so only these count, the stronger first: the latest full date beside
 * "hôm nay", the year of a copyright line, the year in which a weekday written with a day and month falls on
 * that day, the latest full date of all (an article is not older than what it tells, so no later year may be
 * told, and its first day lies behind it), the latest year of all where it is told again and again or is also that of a named lunar new year.
 */
export function fallbackYear(expressions: readonly DateExpression[]): Mention | undefined {
  return (
    latest(expressions.filter((_, i) => isToday(expressions[i - 1], expressions[i]!))) ??
    copyright(expressions) ??
    byWeekday(expressions) ??
    newsAfter(expressions, latest(expressions.filter(isNotOlder(expressions)))) ??
    repeated(expressions)
  );
}

/** The first day of an article is its news, and hardly lies so many days before another one that it tells of. */
const OLD_NEWS = 90;

/**
 * "Ngày 2/6, tòa mở phiên xử … bị bắt ngày 30/12/2016": the first day, where it must lie in the year after; before
 * "… sẽ có hiệu lực từ ngày 1/1/2018" in the year before.
 */
function newsAfter(expressions: readonly DateExpression[], told: Mention | undefined): Mention | undefined {
  const first = expressions.find((expression) => dateOf(expression)?.day !== undefined);
  const last = expressions.find(({ start }) => start === told?.span.start);
  const date = first && dateOf(first);
  if (
    !told ||
    !last ||
    !date ||
    first === last ||
    first.meaning.kind === 'range' ||
    first.tense === 'future' ||
    date.aim
  )
    return told;
  if (date.year !== undefined || typeof date.month !== 'number') return told;
  const { year } = fromDay(told.from.start);
  const distance = toDay(year, date.month, date.day!) - told.from.start;
  const by = last.tense === 'future' ? (distance > 0 ? -1 : 0) : distance < -OLD_NEWS ? 1 : 0;
  if (by === 0) return told;
  const from = dayMoment(year + by, date.month, date.day!);
  return { ...told, from, value: timexOf(from) };
}

/** A year that somebody has said in place of the unknown day of publication. */
export function givenYear(year: number): Mention {
  const from = yearMoment(year);
  return {
    from,
    value: timexOf(from),
    span: { start: 0, end: 0 },
    line: 0,
    sentence: 0,
    yearWritten: true,
    leads: false,
    clock: false,
  };
}

/** Whether no later year than that of an expression is told of. */
function isNotOlder(expressions: readonly DateExpression[]): (expression: DateExpression) => boolean {
  const last = lastTold(expressions);
  return (expression) => !(Number(dateOf(expression)?.year) < last);
}

/** A year must be told so often to be the article's own. */
const REPEATED = 3;

/** The year that is told of as past or present; those of plans, of names and in ranges are not. */
function toldYear({ meaning, rule, tense, passing, until }: DateExpression): number | undefined {
  const day = meaning.kind === 'time' ? meaning.date : meaning;
  const dated = day?.kind === 'date' || day?.kind === 'season';
  if (!dated || typeof day.year !== 'number' || tense === 'future' || passing || until) return undefined;
  return NAMED.has(rule) ? undefined : day.year;
}

const NAMED = new Set(['year-after-name', 'year-copyright']);

/** The latest of them; less than all years where there is none. */
function lastTold(expressions: readonly DateExpression[]): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const expression of expressions) {
    const year = toldYear(expression);
    if (year !== undefined && year > last) last = year;
  }
  return last;
}

function repeated(expressions: readonly DateExpression[]): Mention | undefined {
  const last = lastTold(expressions);
  const of = expressions.filter((expression) => toldYear(expression) === last);
  const named = expressions.some(({ meaning }) => {
    const year = meaning.kind === 'lunar' || meaning.kind === 'feast' ? meaning.year : undefined;
    return typeof year === 'object' && 'cycle' in year && (last - 1984 - year.cycle) % 60 === 0;
  });
  const planned = expressions.filter(
    ({ tense, until, meaning }) => (tense === 'future' || until) && dateOf({ meaning })?.year === last,
  );
  const [first] = of;
  const certain = named || (of.length >= REPEATED && of.length > planned.length);
  return first && certain ? mention(first, yearMoment(last)) : undefined;
}

function mention({ start, end, line, sentence }: DateExpression, from: Moment): Mention {
  return {
    from,
    value: timexOf(from),
    span: { start, end },
    line,
    sentence,
    yearWritten: true,
    leads: false,
    clock: false,
  };
}

function dateOf({ meaning }: Pick<DateExpression, 'meaning'>): DateMeaning | undefined {
  if (meaning.kind === 'date') return meaning;
  if (meaning.kind === 'range') return dateOf({ meaning: meaning.to });
  return meaning.kind === 'time' && meaning.date?.kind === 'date' ? meaning.date : undefined;
}

function isToday(before: DateExpression | undefined, expression: DateExpression): boolean {
  if (!before || expression.start - before.end > 2) return false;
  const { meaning } = before;
  const day = meaning.kind === 'time' ? meaning.date : meaning;
  return day?.kind === 'shift' && day.unit === 'day' && day.by === 0 && day.base === 'published';
}

function latest(expressions: readonly DateExpression[]): Mention | undefined {
  let best: { expression: DateExpression; from: Moment } | undefined;
  for (const expression of expressions) {
    const date = dateOf(expression);
    if (typeof date?.year !== 'number' || typeof date.month !== 'number' || date.day === undefined) continue;
    const from = dayMoment(date.year, date.month, date.day);
    if (!best || from.start > best.from.start) best = { expression, from };
  }
  return best && mention(best.expression, best.from);
}

function copyright(expressions: readonly DateExpression[]): Mention | undefined {
  const found = expressions.find((expression) => expression.rule === 'year-copyright');
  const year = found && dateOf(found)?.year;
  return found && typeof year === 'number' ? mention(found, yearMoment(year)) : undefined;
}

/** A year that an article tells of must be written so often. */
const STORY = 3;
/** Years that lie so far back are told of; nearer ones are compared with. */
const LONG_AGO = 5;

/** The year long before the publication that an article tells of: written more often than all such years else. */
export function storyYear(expressions: readonly DateExpression[], published: number): number | undefined {
  const counts = new Map<number, number>();
  let total = 0;
  for (const expression of expressions) {
    const named = expression.rule === 'year-after-name';
    const year = expression.passing || named ? undefined : dateOf(expression)?.year;
    if (typeof year !== 'number' || year > fromDay(published).year - LONG_AGO) continue;
    counts.set(year, (counts.get(year) ?? 0) + 1);
    total++;
  }
  for (const [year, count] of counts) if (count >= STORY && 2 * count > total) return year;
  return undefined;
}

/** How many years from the latest one spoken of the weekdays are tried. */
const NEAR = 3;

function byWeekday(expressions: readonly DateExpression[]): Mention | undefined {
  const told: { expression: DateExpression; date: DateMeaning; month: number }[] = [];
  for (const expression of expressions) {
    const date = dateOf(expression);
    if (date?.weekday === undefined || date.day === undefined || date.year !== undefined) continue;
    if (typeof date.month === 'number') told.push({ expression, date, month: date.month });
  }
  if (told.length === 0) return undefined;
  const reference = lastYear(expressions);
  if (reference === undefined) return undefined;
  let best: { year: number; hits: number } | undefined;
  for (let distance = 0; distance <= NEAR; distance++) {
    for (const year of distance === 0 ? [reference] : [reference + distance, reference - distance]) {
      const hits = told.filter(
        ({ date, month }) => weekdayOf(toDay(year, month, date.day!)) === date.weekday,
      ).length;
      if (hits > (best?.hits ?? 0)) best = { year, hits };
    }
  }
  const [first] = told;
  return best && first && mention(first.expression, dayMoment(best.year, first.month, first.date.day!));
}

/** The latest year spoken of, plans and ranges aside. */
function lastYear(expressions: readonly DateExpression[]): number | undefined {
  let last: number | undefined;
  for (const expression of expressions) {
    const year = expression.tense === 'future' ? undefined : dateOf(expression)?.year;
    if (typeof year === 'number' && (last === undefined || year > last)) last = year;
  }
  return last;
}
