import type { DateExpression, DateMeaning, Meaning, YearRef } from './types';

/** The most UTF-16 units that join two members: " cho đến hết ". */
const WIDEST = 14;

/** What may take its year from the next member, and how late in the year it is. */
type Member = DateMeaning | Extract<Meaning, { kind: 'quarter' }>;

function memberOf({ meaning }: DateExpression): Member | undefined {
  if (meaning.kind === 'quarter') return meaning;
  return meaning.kind === 'date' && typeof meaning.month === 'number' ? meaning : undefined;
}

/** "ngày 5 và ngày 7 tháng trước": the first one lies in the month of the second, too. */
function monthFor({ meaning: first }: DateExpression, { meaning: second }: DateExpression) {
  if (first.kind !== 'date' || second.kind !== 'date' || first.aim || first.part) return undefined;
  if (first.day === undefined || first.month !== undefined || first.year !== undefined) return undefined;
  if (second.day === undefined || second.month === undefined || second.day < first.day) return undefined;
  const { month, year } = second;
  return { ...first, month, ...(year === undefined ? {} : { year }) };
}

function rank(member: Member): number {
  return member.kind === 'quarter' ? 3 * member.quarter : Number(member.month);
}

/** "tháng 12 và tháng 1/2024": what is later in the year lies in the year before. */
function yearFor(first: Member, second: Member): YearRef | undefined {
  const { year } = second;
  const back = rank(first) > rank(second) ? 1 : 0;
  if (typeof year === 'number') return year - back;
  return year && 'shift' in year ? { ...year, shift: year.shift - back } : undefined;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * "từ tháng 3 đến tháng 12/2016", "quý I và quý II năm ngoái", "March, April and May 2023": the year of the last
 * one belongs to all that are joined with it.
 * @param joined what may stand between two of them
 * @param listed what may stand between the others of a list
 */
export function shareYears(joined: RegExp, listed = /^, $/) {
  return (text: string, found: readonly DateExpression[]): DateExpression[] => {
    const shared = [...found];
    /** The member behind is joined with one behind it. */
    let list = false;
    for (let i = found.length - 2; i >= 0; i--) {
      const [first, second] = [shared[i]!, shared[i + 1]!];
      const between = second.start - first.end > WIDEST ? undefined : text.slice(first.end, second.start);
      const [one, other] = [memberOf(first), memberOf(second)];
      const short = second.start < text.length && isDigit(text.charCodeAt(second.start));
      const isJoined =
        between !== undefined && (joined.test(between) || ((list || short) && listed.test(between)));
      const meaning = between !== undefined && (isJoined || listed.test(between)) && monthFor(first, second);
      if (meaning) {
        list = true;
        shared[i] = { ...first, meaning };
        continue;
      }
      list = false;
      if (!isJoined || !one || !other || one.kind !== other.kind || one.year !== undefined) continue;
      if (one.kind === 'date' && one.aim) continue;
      const year = yearFor(one, other);
      if (year === undefined) continue;
      list = true;
      shared[i] = { ...first, meaning: { ...one, year } };
    }
    return shared;
  };
}
