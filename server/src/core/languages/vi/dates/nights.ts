/** "đêm 30, rạng sáng 1/12", "từ tối 14 đến sáng 15/6": the month of the day behind is that of the one before it. */
import type { DateExpression, DateMeaning, Meaning, YearRef } from '../../../recognition/dates/types';

const JOINED = /^(?:,? | (?:và|đến|tới) )$/u;
const MONTHS = 12;

export function nights(text: string, found: readonly DateExpression[]): readonly DateExpression[] {
  let told: DateExpression[] | undefined;
  for (let i = 0; i + 1 < found.length; i++) {
    const [expression, next] = [found[i]!, found[i + 1]!];
    const day = dayOf(expression.meaning);
    if (day?.day === undefined || day.month !== undefined) continue;
    const other = dayOf(next.meaning);
    if (other?.day === undefined || typeof other.month !== 'number') continue;
    if (!JOINED.test(text.slice(expression.end, next.start))) continue;
    told ??= [...found];
    told[i] = { ...expression, meaning: { ...expression.meaning, date: before(day.day, other) } as Meaning };
  }
  return told ?? found;
}

/** The date of a part of day. */
function dayOf(meaning: Meaning): DateMeaning | undefined {
  return meaning.kind === 'time' && meaning.part !== undefined && meaning.date?.kind === 'date'
    ? meaning.date
    : undefined;
}

/** The last day of that number up to another one. */
function before(day: number, { day: last, month, year }: DateMeaning): DateMeaning {
  const same = day <= last!;
  const first = Number(month) === 1;
  return {
    kind: 'date',
    day,
    month: same ? month! : first ? MONTHS : Number(month) - 1,
    ...(year === undefined ? {} : { year: !same && first ? lastYear(year) : year }),
  };
}

function lastYear(year: YearRef): YearRef {
  if (typeof year === 'number') return year - 1;
  return 'shift' in year ? { ...year, shift: year.shift - 1 } : { cycle: (year.cycle + 59) % 60 };
}
