import type { DateExpression } from '../../../recognition/dates/types';

const JOINED = /^ (?:và|đến|đến hết|tới) $/;

/** "từ tháng 3 đến tháng 12/2016", "tháng 6 và tháng 12/2015": the year of the second is that of the first. */
export function shareYears(text: string, found: readonly DateExpression[]): DateExpression[] {
  return found.map((expression, i) => {
    const next = found[i + 1];
    const { meaning, end } = expression;
    if (!next || meaning.kind !== 'date' || meaning.year !== undefined || meaning.aim) return expression;
    const other = next.meaning;
    if (next.start - end > 10 || typeof meaning.month !== 'number' || other.kind !== 'date')
      return expression;
    if (typeof other.year !== 'number' || typeof other.month !== 'number') return expression;
    if (!JOINED.test(text.slice(end, next.start))) return expression;
    const year = meaning.month > other.month ? other.year - 1 : other.year;
    return { ...expression, meaning: { ...meaning, year } };
  });
}
