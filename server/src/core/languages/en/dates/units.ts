import type { Tokens } from '../../../recognition/dates/tokens';
import type { Unit } from '../../../recognition/dates/types';

const UNITS = new Map<string, readonly [Unit, boolean]>();
for (const unit of [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
] as const) {
  UNITS.set(unit, [unit, false]);
  UNITS.set(`${unit}s`, [unit, true]);
}
UNITS.set('century', ['century', false]);
UNITS.set('centuries', ['century', true]);
UNITS.set('night', ['day', false]);
UNITS.set('nights', ['day', true]);
UNITS.set('min', ['minute', true]);
UNITS.set('mins', ['minute', true]);
UNITS.set('hr', ['hour', true]);
UNITS.set('hrs', ['hour', true]);

/** A unit of time at `i`. */
export function unitAt(t: Tokens, i: number): { unit: Unit; plural: boolean } | undefined {
  const found = UNITS.get(t.word(i));
  return found && { unit: found[0], plural: found[1] };
}
