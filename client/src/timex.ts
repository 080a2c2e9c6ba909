import type { TimexType } from '../../server/src/core/recognition/types';

/** The type that a TIMEX3 value has by its form. A set is written like a duration and cannot be told. */
export function timexType(value: string): TimexType {
  if (value.startsWith('P')) return 'DURATION';
  return value.includes('T') && !/(?:START|MID|END)$/.test(value.slice(0, value.indexOf('T') + 4))
    ? 'TIME'
    : 'DATE';
}
