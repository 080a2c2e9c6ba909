/** "mùng 10 tháng Giêng hằng năm", "16-25/4 hằng năm": a day or month that comes back every year. */
import type { DateExpression, Meaning } from '../../../recognition/dates/types';

const EVERY_YEAR = /^(?:hàng|hằng|mỗi) năm$/iu;

/** An expression and the "every year" behind it are one; its value has no year. */
export function yearly(text: string, found: readonly DateExpression[]): DateExpression[] {
  const joined: DateExpression[] = [];
  for (const expression of found) {
    const before = joined.at(-1);
    const value =
      before?.end === expression.start - 1 &&
      expression.rule === 'set' &&
      EVERY_YEAR.test(text.slice(expression.start, expression.end).normalize('NFC'))
        ? repeats(before.meaning)
        : undefined;
    if (before && value !== undefined)
      joined[joined.length - 1] = {
        ...before,
        end: expression.end,
        rule: 'set',
        meaning: { kind: 'set', value },
      };
    else joined.push(expression);
  }
  return joined;
}

/** What comes back; undefined for what tells a year of its own. */
function repeats(meaning: Meaning): string | undefined {
  switch (meaning.kind) {
    case 'lunar':
    case 'feast':
      return meaning.year === undefined ? 'P1Y' : undefined;
    case 'range': {
      const [from, to] = [repeats(meaning.from), repeats(meaning.to)];
      if (from === undefined || to === undefined) return undefined;
      const { day } = meaning.from as { day?: number };
      // "16-25/4": the left end is only a number.
      return `${from === 'P1Y' && day !== undefined ? `${to.slice(0, -2)}${two(day)}` : from}/${to}`;
    }
    case 'date': {
      const { year, month, day, part, aim } = meaning;
      if (year !== undefined || aim !== undefined) return undefined;
      if (typeof month !== 'number') return 'P1Y';
      return `XXXX-${two(month)}${day === undefined ? '' : `-${two(day)}`}${part ? `-${part}` : ''}`;
    }
    default:
      return undefined;
  }
}

const two = (number: number): string => String(number).padStart(2, '0');
