/** Second pass: the values of a whole article's date expressions, in order. */

import { parseDay } from '../../text/civil';
import { commonEnds } from '../../text/commonEnds';
import type { Span } from '../../text/span';
import { runToEnd, type Steps } from '../../text/steps';
import type { DateResolution, DateSuggestion, TimexType } from '../types';
import { confidenceOf } from './confidence';
import { fallbackYear, givenYear, storyYear } from './resolve/fallback';
import { type Resolved, resolveMeaning } from './resolve/meaning';
import { hasTimex, type Moment, timexOf } from './resolve/moment';
import { MEMORY, type Mention, Scope, type Trace } from './resolve/scope';
import type { DateExpression, Meaning } from './types';

export interface ResolveContext {
  /** `YYYY-MM-DD` of the article's publication, if it is known. */
  readonly published?: string | undefined;
  /** The year of the publication, where no more is known. */
  readonly year?: number | undefined;
}

/** The widest gap, in UTF-16 units, between "hôm nay" and the written date beside it: ", " or " (". */
const BESIDE = 2;
/** Expressions that are resolved in one step. */
const STEP = 1000;

/**
 * Resolves expressions in article order, with offsets in the article.
 *
 * Without a publication date, days and months that lack a year take it from the article's latest written day
 * (else month, else nothing: `XXXX-09-02`), and "hôm nay" has a value only beside a written date.
 */
export function resolveDates(
  expressions: readonly DateExpression[],
  context: ResolveContext,
): DateSuggestion[] {
  return runToEnd(new ArticleDates().update(expressions, context));
}

/** A mention without its place. */
type Told = Omit<Mention, 'span' | 'line'>;

/** An expression with what it came to. */
interface Result {
  readonly expression: DateExpression;
  readonly suggestion: DateSuggestion;
  /** What is remembered of it for those that follow. */
  readonly told: Told | undefined;
}

/**
 * `resolveDates` for an article that is edited. An expression depends on those before it only by the last
 * mentions, so behind an edit the old results hold as soon as the mentions are the old ones again.
 */
export class ArticleDates {
  #known:
    | {
        readonly published: number | undefined;
        readonly fallback: Mention | undefined;
        readonly story: number | undefined;
        readonly headed: boolean;
        readonly results: readonly Result[];
      }
    | undefined;

  *update(expressions: readonly DateExpression[], context: ResolveContext): Steps<DateSuggestion[]> {
    const published = context.published === undefined ? undefined : parseDay(context.published);
    const fallback =
      published !== undefined
        ? undefined
        : context.year === undefined
          ? fallbackYear(expressions)
          : givenYear(context.year);
    const story = published === undefined ? undefined : storyYear(expressions, published);
    const heads = headings(expressions);
    const isHeaded = heads.size > 0;
    const known = this.#known;
    const holds =
      known?.published === published &&
      known?.story === story &&
      isSameMention(known?.fallback, fallback) &&
      // With one line more a list may begin that reaches far up.
      !known?.headed &&
      !isHeaded;
    const old = (holds && known?.results) || [];
    const distance = (expressions.at(-1)?.start ?? 0) - (old.at(-1)?.expression.start ?? 0);
    const { head, tail } = commonEnds(
      old.length,
      expressions.length,
      (a, b) => isMoved(old[a]!.expression, expressions[b]!, 0),
      (a, b) => isMoved(old[a]!.expression, expressions[b]!, distance),
    );
    const scope = new Scope(published, fallback, story);
    const results: Result[] = [];
    // The last one before the edit may have been resolved by the one behind it.
    for (let i = 0; i < head - 1; i++) {
      results.push(moved(old[i]!, expressions[i]!, 0, known?.fallback, fallback));
    }
    for (const mention of lastMentions(results)) scope.remember(mention);
    const line = expressions[results.length]?.line;
    for (const { expression } of results) if (expression.line === line) scope.enter(expression);
    // The last line of which anything is new, before and after the edit.
    const lastLine = Math.max(
      expressions[expressions.length - tail - 1]?.line ?? -1,
      (old[old.length - tail - 1]?.expression.line ?? -1) + distance,
    );
    let agreed = 0;
    for (let i = results.length; i < expressions.length; i++) {
      const before = i < expressions.length - tail ? undefined : old[i - expressions.length + old.length];
      if (before && agreed >= MEMORY && expressions[i]!.line > lastLine) {
        results.push(moved(before, expressions[i]!, distance, known?.fallback, fallback));
      } else {
        if (expressions[i - 1]?.line !== expressions[i]!.line)
          scope.head(headingOf(heads.get(expressions[i]!.line), scope));
        const result = resolveOne(expressions[i]!, expressions[i + 1], scope);
        results.push(result);
        if (before && isSameMention(before.told, result.told)) agreed += result.told ? 1 : 0;
        else agreed = 0;
      }
      if (i % STEP === STEP - 1) yield;
    }
    this.#known = { published, fallback, story, headed: isHeaded, results };
    return results.map(({ suggestion }) => suggestion);
  }
}

/** So many lines make a list of dated headlines. */
const LIST = 3;

/** The days of a list of dated headlines by their lines; none where there is no such list. */
function headings(expressions: readonly DateExpression[]): ReadonlyMap<number, DateExpression> {
  const heads = new Map<number, DateExpression>();
  for (const [n, expression] of expressions.entries()) {
    const { line, meaning } = expression;
    const isFirst = expressions[n - 1]?.line !== line;
    const isDay = meaning.kind === 'date' && meaning.day !== undefined && meaning.month !== undefined;
    if (isDay && ((expression.heads && isFirst) || expression.aside)) heads.set(line, expression);
  }
  return heads.size >= LIST ? heads : NO_HEADS;
}

const NO_HEADS: ReadonlyMap<number, DateExpression> = new Map();

/** The day that a line is headed by; undefined where it has no year. */
function headingOf(expression: DateExpression | undefined, scope: Scope): Mention | undefined {
  scope.head(undefined);
  if (!expression) return undefined;
  scope.enter(expression);
  const { from, yearWritten = false } = resolveMeaning(expression.meaning, scope, { how: 'explicit' });
  if (from?.unit !== 'day') return undefined;
  const told = { from, value: timexOf(from), yearWritten, leads: true, clock: false };
  return mentionOf({ ...told, sentence: expression.sentence }, expression);
}

function resolveOne(expression: DateExpression, next: DateExpression | undefined, scope: Scope): Result {
  scope.enter(expression);
  const { start, end, meaning, rule, zone } = expression;
  const trace: Trace = { how: 'explicit' };
  const result = writable(
    beside(expression, next, scope, trace) ?? resolveMeaning(meaning, scope, trace),
    trace,
  );
  const from = expression.passing ? undefined : result.from;
  const told: Told | undefined = from && {
    from,
    ...(result.to ? { to: result.to } : {}),
    value: result.to ? result.value : timexOf(from),
    sentence: expression.sentence,
    yearWritten: result.yearWritten ?? trace.continued ?? false,
    leads: expression.leads ?? false,
    clock: isClock(meaning),
    ...minuteOf(result.value),
  };
  if (told) scope.remember(mentionOf(told, expression));
  const suggestion: DateSuggestion = {
    start,
    end,
    type: meaning.kind === 'later' ? typeOfLater(result.value) : typeOf(meaning),
    value: result.value,
    rule,
    resolution: resolutionOf(trace),
    confidence: confidenceOf(expression.confidence, trace.how),
    ...(zone === undefined ? {} : { zone }),
  };
  return { expression, suggestion, told };
}

/** What lies before the years or behind them has no value; nor has what is told by it. */
function writable(result: Resolved, trace: Trace): Resolved {
  const { from, to } = result;
  if ((!from || hasTimex(from)) && (!to || hasTimex(to))) return result;
  trace.how = 'unresolved';
  return { value: '' };
}

function mentionOf(told: Told, { start, end, line }: DateExpression): Mention {
  return { ...told, span: { start, end }, line };
}

/** As many as are remembered. */
function lastMentions(results: readonly Result[]): Mention[] {
  const mentions: Mention[] = [];
  for (let i = results.length - 1; i >= 0 && mentions.length < MEMORY; i--) {
    const { told, expression } = results[i]!;
    if (told) mentions.unshift(mentionOf(told, expression));
  }
  return mentions;
}

/** Whether it is the same expression that far behind its old place. */
function isMoved(old: DateExpression, now: DateExpression, distance: number): boolean {
  return (
    old.meaning === now.meaning &&
    old.start + distance === now.start &&
    old.end + distance === now.end &&
    old.line + distance === now.line &&
    old.sentence === now.sentence &&
    old.rule === now.rule &&
    old.tense === now.tense &&
    old.leads === now.leads &&
    old.zone === now.zone &&
    old.aside === now.aside &&
    old.heads === now.heads &&
    old.passing === now.passing
  );
}

function isSameMention(a: Told | undefined, b: Told | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.value === b.value &&
    a.yearWritten === b.yearWritten &&
    a.minute === b.minute &&
    isSameMoment(a.from, b.from) &&
    (a.to === b.to || (a.to !== undefined && b.to !== undefined && isSameMoment(a.to, b.to)))
  );
}

function isSameMoment(a: Moment, b: Moment): boolean {
  return a.unit === b.unit && a.start === b.start;
}

/** The result for the same expression that far behind; the place of the fallback has not moved with it. */
function moved(
  result: Result,
  expression: DateExpression,
  distance: number,
  before: Mention | undefined,
  fallback: Mention | undefined,
): Result {
  const { suggestion, told } = result;
  const { type, value, rule, resolution, confidence, zone } = suggestion;
  const { anchorSpan } = resolution;
  const byFallback = anchorSpan !== undefined && anchorSpan === before?.span;
  if (distance === 0 && !byFallback) return result;
  const shift = ({ start, end }: Span): Span => ({ start: start + distance, end: end + distance });
  const anchor = byFallback ? fallback?.span : anchorSpan && shift(anchorSpan);
  return {
    expression,
    suggestion: {
      start: suggestion.start + distance,
      end: suggestion.end + distance,
      type,
      value,
      rule,
      resolution: anchor ? { ...resolution, anchorSpan: anchor } : resolution,
      confidence,
      ...(zone === undefined ? {} : { zone }),
    },
    told,
  };
}

/** The minute of the day that ends a value: `2024-08-26T15:30`. */
function minuteOf(value: string): { minute?: number } {
  const [, hour, minute] = /^[^/P]*T(\d\d):(\d\d)$/.exec(value) ?? [];
  return hour === undefined ? {} : { minute: 60 * Number(hour) + Number(minute) };
}

const typeOfLater = (value: string): TimexType => (value.startsWith('P') ? 'DURATION' : 'TIME');

function isClock(meaning: Meaning): boolean {
  return meaning.kind === 'time' || (meaning.kind === 'range' && isClock(meaning.from));
}

function typeOf(meaning: Meaning): TimexType {
  switch (meaning.kind) {
    case 'duration':
      return 'DURATION';
    case 'set':
      return 'SET';
    case 'time':
      return 'TIME';
    case 'range':
      return typeOf(meaning.from);
    default:
      return 'DATE';
  }
}

function resolutionOf(trace: Trace): DateResolution {
  const { how, anchor, anchorSpan } = trace;
  if (how === 'explicit' || how === 'unresolved' || how === 'impossible' || anchor === undefined)
    return { how };
  return anchorSpan === undefined ? { how, anchor } : { how, anchor, anchorSpan };
}

/** "hôm nay, 26/8", "thứ Bảy (26/10)": the written date beside says which day is meant. */
function beside(
  expression: DateExpression,
  next: DateExpression | undefined,
  scope: Scope,
  trace: Trace,
): Resolved | undefined {
  const { meaning } = expression;
  if (!next || next.line !== expression.line) return undefined;
  const gap = next.start - expression.end;
  if (
    isDayWord(meaning.kind === 'time' && meaning.date && !meaning.clock ? meaning.date : meaning) &&
    gap <= BESIDE
  ) {
    const written = next.meaning.kind === 'time' && next.meaning.date ? next.meaning.date : next.meaning;
    if (written.kind !== 'date' || written.day === undefined || written.month === undefined) return undefined;
    const day = resolveMeaning(written, scope, trace);
    if (!day.from) return undefined;
    trace.how = 'adjacent';
    trace.anchor = day.value;
    trace.anchorSpan = { start: next.start, end: next.end };
    return meaning.kind === 'time' ? { ...day, value: `${day.value}T${meaning.part ?? ''}` } : day;
  }
  return undefined;
}

function isDayWord(meaning: Meaning): boolean {
  if (meaning.kind === 'weekday') return true;
  return (
    meaning.kind === 'shift' &&
    meaning.unit === 'day' &&
    meaning.base === 'published' &&
    Math.abs(meaning.by) <= 1
  );
}
