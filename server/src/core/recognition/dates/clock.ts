/** Clock times in digits, of any language: "15:30", "11:00:05", "7:15 pm". */
import { endsFigure, startsFigure } from './numeric';
import type { Tokens } from './tokens';
import type { ClockTime } from './types';

export interface ClockMatch {
  readonly next: number;
  readonly clock: ClockTime;
  /** It can be nothing else; hours may also be those of a duration. */
  readonly sure: boolean;
}

export function isMinute(t: Tokens, i: number): boolean {
  return t.at(i).kind === 'number' && t.number(i) <= 59 && t.at(i).text.length <= 2;
}

/** A language's own abbreviations of "before noon" and "after noon", two letters each, in capitals. */
export interface Halves {
  readonly am: string;
  readonly pm: string;
}

/** "15:30", "11:00:05"; with `rightEnd`, a dash of a range may stand against it. */
export function colonClock(t: Tokens, i: number, rightEnd = false, halves?: Halves): ClockMatch | undefined {
  const hour = t.at(i);
  if (
    hour.kind !== 'number' ||
    hour.text.length > 2 ||
    !(hour.value <= 24) ||
    !(rightEnd || startsFigure(t, i))
  )
    return undefined;
  if (!t.gluedSign(i + 1, ':') || !t.at(i + 2).glued || !isMinute(t, i + 2) || t.at(i + 2).text.length !== 2)
    return undefined;
  let next = i + 3;
  let second: number | undefined;
  if (
    t.gluedSign(next, ':') &&
    t.at(next + 1).glued &&
    isMinute(t, next + 1) &&
    t.at(next + 1).text.length === 2
  ) {
    second = t.number(next + 1);
    next += 2;
  }
  if (!endsFigure(t, next)) return undefined;
  const clock: ClockTime = {
    hour: hour.value,
    minute: t.number(i + 2),
    ...(second === undefined ? {} : { second }),
  };
  const half = meridiem(t, next, halves);
  if (!half) return { next, clock, sure: true };
  return { next: half.next, clock: { ...clock, hour: toDay(clock.hour, half.pm) }, sure: true };
}

/** "AM", "p.m." at `i`, or what the language writes for them. */
export function meridiem(t: Tokens, i: number, halves?: Halves): { next: number; pm: boolean } | undefined {
  const word = t.word(i);
  if (word === 'am' || word === 'pm') return { next: i + 1, pm: word === 'pm' };
  if (halves && (word === halves.am || word === halves.pm))
    return t.at(i).capital ? { next: i + 1, pm: word === halves.pm } : undefined;
  if (
    (word === 'a' || word === 'p') &&
    t.gluedSign(i + 1, '.') &&
    t.word(i + 2) === 'm' &&
    t.at(i + 2).glued
  ) {
    return { next: t.gluedSign(i + 3, '.') ? i + 4 : i + 3, pm: word === 'p' };
  }
  return undefined;
}

function toDay(hour: number, pm: boolean): number {
  if (pm) return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}
