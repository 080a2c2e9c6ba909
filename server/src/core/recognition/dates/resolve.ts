/** Second pass: the values of a whole article's date expressions, in order. Cheap enough for every edit. */

import { parseDay } from '../../text/civil';
import { runToEnd, type Steps } from '../steps';
import type { DateResolution, DateSuggestion, TimexType } from '../types';
import { confidenceOf } from './confidence';
import { fallbackYear, storyYear } from './resolve/fallback';
import { type Resolved, resolveMeaning } from './resolve/meaning';
import { timexOf } from './resolve/moment';
import { Scope, type Trace } from './resolve/scope';
import type { DateExpression, Meaning } from './types';

export interface ResolveContext {
  /** `YYYY-MM-DD` of the article's publication, if it is known. */
  readonly published?: string | undefined;
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
  return runToEnd(resolveSteps(expressions, context));
}

/** `resolveDates` in steps. */
export function* resolveSteps(
  expressions: readonly DateExpression[],
  context: ResolveContext,
): Steps<DateSuggestion[]> {
  const published = context.published === undefined ? undefined : parseDay(context.published);
  const scope =
    published === undefined
      ? new Scope(undefined, fallbackYear(expressions))
      : new Scope(published, undefined, storyYear(expressions, published));
  const suggestions: DateSuggestion[] = [];
  for (let i = 0; i < expressions.length; i++) {
    suggestions.push(resolveOne(expressions[i]!, expressions[i + 1], scope));
    if (i % STEP === STEP - 1) yield;
  }
  return suggestions;
}

function resolveOne(
  expression: DateExpression,
  next: DateExpression | undefined,
  scope: Scope,
): DateSuggestion {
  scope.enter(expression);
  const { start, end, meaning, rule, zone } = expression;
  const trace: Trace = { how: 'explicit' };
  const result = beside(expression, next, scope, trace) ?? resolveMeaning(meaning, scope, trace);
  if (result.from && !expression.compared) {
    scope.remember({
      from: result.from,
      ...(result.to ? { to: result.to } : {}),
      value: result.to ? result.value : timexOf(result.from),
      span: { start, end },
      line: expression.line,
      sentence: expression.sentence,
      yearWritten: result.yearWritten ?? trace.continued ?? false,
      leads: expression.leads ?? false,
      clock: isClock(meaning),
    });
  }
  return {
    start,
    end,
    type: typeOf(meaning),
    value: result.value,
    rule,
    resolution: resolutionOf(trace),
    confidence: confidenceOf(rule, trace.how),
    ...(zone === undefined ? {} : { zone }),
  };
}

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
  if (how === 'explicit' || how === 'unresolved' || anchor === undefined) return { how };
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
