import { weekdayOf } from '../core/annotation/timex';
import type { Messages } from './messages';

/** The weekdays of a TIMEX3 value, of both ends of an interval; '' where it names no day. */
export function weekdaysOf(value: string, { weekdays }: Messages): string {
  const days = value.split('/').map(weekdayOf);
  return days
    .filter((day) => day !== undefined)
    .map((day) => weekdays[day])
    .join(' – ');
}
