import type { DateExpression, DateMeaning } from '../types';
import { dayMoment, monthMoment, timexOf } from './moment';
import type { Mention } from './scope';

/**
 * The written date whose year stands in for that of an unknown publication: the latest full day of the article
 * (an article is not older than a day that it tells), else the latest month with a year. Bare years prove
 * nothing, they are often of the past or the future.
 */
export function fallbackYear(expressions: readonly DateExpression[]): Mention | undefined {
  let best: { expression: DateExpression; meaning: DateMeaning; rank: number } | undefined;
  for (const expression of expressions) {
    const meaning = dateOf(expression);
    if (!meaning || typeof meaning.year !== 'number' || typeof meaning.month !== 'number') continue;
    const rank =
      (meaning.day === undefined ? 0 : 1e6) + meaning.year * 400 + meaning.month * 32 + (meaning.day ?? 0);
    if (!best || rank > best.rank) best = { expression, meaning, rank };
  }
  if (!best) return undefined;
  const { year, month, day } = best.meaning as { year: number; month: number; day?: number };
  const from = day === undefined ? monthMoment(year, month) : dayMoment(year, month, day);
  const { start, end, line, sentence } = best.expression;
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

function dateOf(expression: DateExpression): DateMeaning | undefined {
  const { meaning } = expression;
  if (meaning.kind === 'date') return meaning;
  return meaning.kind === 'time' && meaning.date?.kind === 'date' ? meaning.date : undefined;
}
