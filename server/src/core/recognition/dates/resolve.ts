/** Second pass: the values of a whole article's date expressions, in order. Cheap enough for every edit. */
import type { DateResolution, DateSuggestion, TimexType } from '../types';
import { confidenceOf } from './confidence';
import { parseDay } from './resolve/civil';
import { fallbackYear } from './resolve/fallback';
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
  const published = context.published === undefined ? undefined : parseDay(context.published);
  const scope = new Scope(published, published === undefined ? fallbackYear(expressions) : undefined);
  const suggestions: DateSuggestion[] = [];
  expressions.forEach((expression, i) => {
    scope.enter(expression);
    const trace: Trace = { how: 'explicit' };
    const result =
      beside(expression, expressions[i + 1], scope, trace) ??
      resolveMeaning(expression.meaning, scope, trace);
    suggestions.push({
      start: expression.start,
      end: expression.end,
      type: typeOf(expression.meaning),
      value: result.value,
      rule: expression.rule,
      resolution: resolutionOf(trace),
      confidence: confidenceOf(expression.rule, trace.how),
    });
    if (result.from) {
      scope.remember({
        from: result.from,
        ...(result.to ? { to: result.to } : {}),
        value: result.to ? result.value : timexOf(result.from),
        span: { start: expression.start, end: expression.end },
        line: expression.line,
        sentence: expression.sentence,
        yearWritten: result.yearWritten ?? trace.continued ?? false,
        leads: expression.leads ?? false,
        clock: isClock(expression.meaning),
      });
    }
  });
  return suggestions;
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
  const resolution: DateResolution = { how: trace.how };
  if (trace.how === 'explicit' || trace.how === 'unresolved') return resolution;
  return {
    ...resolution,
    ...(trace.anchor === undefined ? {} : { anchor: trace.anchor }),
    ...(trace.anchorSpan === undefined ? {} : { anchorSpan: trace.anchorSpan }),
  };
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
