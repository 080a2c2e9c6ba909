/** Dates in digits, of any language: "5/9", "5-9-2024", "20.07.2022", "2024-09-05", "3/2023". */
import type { Tokens } from './tokens';
import type { DateMeaning, Match } from './types';

/** Codes of what every language has in digits; the last three are those of a year by itself. */
export const DIGIT_RULES = [
  'day-month',
  'day-month-year',
  'iso',
  'month-year',
  'year-after-name',
  'year-bare',
  'year-copyright',
] as const;

const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS = 12;
const LONGEST = 31;
/** Above the number of any day, and still meant as one: "ngày 32/1/2024". */
const MEANT = 39;

export type DigitMatch = Match & { readonly meaning: DateMeaning };

/** Whether a day of this month exists in some year. */
function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (LONGEST_MONTH[month - 1] ?? 0);
}

/** Whether it can only be meant as a day, even if there is none: "31/4/2024". */
function looksLikeDay(month: number, day: number): boolean {
  return month >= 1 && month <= MONTHS && day >= 1 && day <= LONGEST;
}

/** Whether the number at `i` begins a figure of its own: not "U23", "2.26/8", "QL-12/5". */
export function startsFigure(t: Tokens, i: number): boolean {
  const token = t.at(i);
  if (token.kind !== 'number') return false;
  if (!token.glued) return true;
  const before = t.at(i - 1);
  if (before.kind !== 'sign') return false;
  switch (before.text) {
    case '/':
    case '.':
    case ',':
    case ':':
    case '+':
    case '-': {
      // A dash or comma is a divider when a space or a word precedes it.
      const left = t.at(i - 2);
      return before.text === '-' || before.text === ',' || before.text === ':'
        ? !before.glued || left.kind === 'sign' || (left.kind === 'word' && before.text !== '-')
        : !before.glued;
    }
    case '#':
    case '$':
    case '€':
    case '£':
    case '№':
    case '@':
    case '_':
    case '=':
      return false;
    default:
      return true;
  }
}

/** Whether the figure that ends before `next` is whole: not followed by more of a code or number. */
export function endsFigure(t: Tokens, next: number): boolean {
  const token = t.at(next);
  if (!token.glued || token.kind === 'end') return true;
  if (token.kind !== 'sign') return false;
  const after = t.at(next + 1);
  switch (token.text) {
    case '%':
    case '°':
    case '$':
      return false;
    case '.':
    case ',':
    case ':':
    case '+':
      return !(after.glued && after.kind === 'number');
    case '/':
      return !after.glued || after.kind === 'end';
    case '-':
      // "26/8-7/9" and "15/2023-NĐ": a range is somebody else's match, a code nobody's.
      return !after.glued || after.kind !== 'word';
    default:
      return true;
  }
}

export interface DigitOptions {
  /** A word before says that this is a day ("ngày", "sáng"): dots and two-digit years are accepted. */
  readonly headed?: boolean;
  /** The right end of a range: a dash may stand against it. */
  readonly rightEnd?: boolean;
  /** Month first, as in American English, when the numbers allow it. */
  readonly monthFirst?: boolean;
}

/** A day in digits from the number at `i`, or undefined. The year is optional. */
export function digitDate(t: Tokens, i: number, options: DigitOptions = {}): DigitMatch | undefined {
  const first = t.at(i);
  if (first.kind !== 'number' || !(options.rightEnd || startsFigure(t, i))) return undefined;
  const sign = t.at(i + 1);
  if (sign.text !== '/' && sign.text !== '-' && sign.text !== '.') return undefined;
  const second = t.at(i + 2);
  if (second.kind !== 'number' || second.text.length > 2) return undefined;
  if (!sign.glued || !second.glued) return spacedDate(t, i, options);
  const third =
    t.gluedSign(i + 3, sign.text) && t.at(i + 4).glued && t.at(i + 4).kind === 'number'
      ? t.at(i + 4)
      : undefined;
  if (first.text.length === 4) {
    const plausible = third && third.text.length <= 2 && first.value >= 1000 && first.value <= 2199;
    if (!plausible || !looksLikeDay(second.value, third.value) || !isoEnds(t, i + 5)) return undefined;
    return {
      next: i + 5,
      rule: 'iso',
      meaning: { kind: 'date', year: first.value, month: second.value, day: third.value },
    };
  }
  if (first.text.length > 2) return undefined;
  let day = first.value;
  let month = second.value;
  if (
    (options.monthFirst && isMonthDay(day, month)) ||
    (month > 12 && day <= 12 && third?.text.length === 4)
  ) {
    [day, month] = [month, day];
  }
  // With its year or its head it is a day, even one that does not exist; else "31/4" may be a fraction.
  const told = third?.text.length === 4 || options.headed === true;
  const wrong = options.headed && third?.text.length === 4 && month >= 1 && month <= MONTHS && day <= MEANT;
  if (!wrong && !(told ? looksLikeDay(month, day) : isMonthDay(month, day))) return undefined;
  if (third) {
    const year =
      third.text.length === 4 ? third.value : third.text.length === 2 ? shortYear(third.value) : Number.NaN;
    const written = third.text.length === 4 || ((options.headed || sign.text === '/') && sign.text !== '.');
    const end = third.text.length === 4 ? isoEnds(t, i + 5) : endsFigure(t, i + 5);
    if (year >= 1000 && year <= 2199 && written && end) {
      return { next: i + 5, rule: 'day-month-year', meaning: { kind: 'date', year, month, day } };
    }
    return undefined;
  }
  if (sign.text === '.' && !(options.headed && second.value >= 1)) return undefined;
  // "12/6/ 2017" has a blank too many.
  const late =
    t.gluedSign(i + 3, sign.text) && t.at(i + 4).text.length === 4 ? t.at(i + 4).value : Number.NaN;
  if (late >= FIRST_SPACED && late <= LAST_SPACED && endsFigure(t, i + 5))
    return { next: i + 5, rule: 'day-month-year', meaning: { kind: 'date', year: late, month, day } };
  if (!endsFigure(t, i + 3)) return undefined;
  return { next: i + 3, rule: 'day-month', meaning: { kind: 'date', month, day } };
}

/** The years that a date with blanks around its signs may have. */
const FIRST_SPACED = 1900;
const LAST_SPACED = 2099;

/** "12 / 3 / 2024", "12 – 3 – 2024", "ngày 12/ 3": blanks that people leave around the signs. */
function spacedDate(t: Tokens, i: number, { headed, monthFirst }: DigitOptions): DigitMatch | undefined {
  const [first, second, third] = [t.number(i), t.number(i + 2), t.at(i + 4)];
  if (t.at(i).text.length > 2) return undefined;
  const [day, month] = monthFirst && isMonthDay(first, second) ? [second, first] : [first, second];
  const sign = t.word(i + 1);
  const year = t.word(i + 3) === sign && third.text.length === 4 ? third.value : Number.NaN;
  if (year >= FIRST_SPACED && year <= LAST_SPACED && endsFigure(t, i + 5)) {
    if (!looksLikeDay(month, day)) return undefined;
    return { next: i + 5, rule: 'day-month-year', meaning: { kind: 'date', year, month, day } };
  }
  const open = headed === true && sign === '/' && t.word(i + 3) !== '/' && endsFigure(t, i + 3);
  if (!open || t.at(i + 3).kind === 'number' || !isMonthDay(month, day)) return undefined;
  return { next: i + 3, rule: 'day-month', meaning: { kind: 'date', month, day } };
}

function shortYear(value: number): number {
  return value < 50 ? 2000 + value : 1900 + value;
}

/** A full date may be followed by "T11:00" or "_title". */
function isoEnds(t: Tokens, next: number): boolean {
  const token = t.at(next);
  return endsFigure(t, next) || token.text === 't' || token.text === '_' || token.text === '-';
}

/** "3/2023", "03-2023": a month with its year. */
export function digitMonth(t: Tokens, i: number, options: DigitOptions = {}): DigitMatch | undefined {
  const month = t.at(i);
  if (month.kind !== 'number' || month.text.length > 2 || !(month.value >= 1 && month.value <= 12))
    return undefined;
  if (!options.rightEnd && !startsFigure(t, i)) return undefined;
  const sign = t.at(i + 1);
  const year = t.at(i + 2);
  if (!sign.glued || (sign.text !== '/' && sign.text !== '-') || !year.glued || year.kind !== 'number')
    return undefined;
  if (year.text.length !== 4 || year.value < 1900 || year.value > 2199 || !endsFigure(t, i + 3))
    return undefined;
  return { next: i + 3, rule: 'month-year', meaning: { kind: 'date', year: year.value, month: month.value } };
}
