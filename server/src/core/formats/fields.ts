import { isTimexValue } from '../annotation/timex';
import { TIMEX_TYPES } from '../recognition/types';
import type { Status } from '../sidecar/model';
import { STATUSES } from '../sidecar/schema';
import { defined } from './document';
import { type DocSpan, FIELDS, type Field, type Skip } from './model';

type Fields = Pick<DocSpan, 'status'> & Partial<Omit<DocSpan, 'start' | 'end' | 'label'>>;

const TYPES: readonly unknown[] = TIMEX_TYPES;
const KNOWN: readonly unknown[] = STATUSES;
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/;
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** What a field must be to be ours; other tools have fields of the same names. */
const OURS: Readonly<Record<Field, (value: unknown) => boolean>> = {
  type: (value) => TYPES.includes(value),
  value: (value) => typeof value === 'string' && isTimexValue(value),
  canonical: isText,
  status: (value) => KNOWN.includes(value),
  confidence: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  by: isText,
  at: (value) => typeof value === 'string' && MOMENT.test(value),
};

/**
 * What a span of another tool's file says in words of ours. A field of our name with another meaning is
 * that tool's own, and left out like all that has no name here.
 *
 * @param known keys that say nothing more, for example place and label
 */
export function takeFields(
  fields: Readonly<Record<string, unknown>>,
  line: number,
  skip: Skip,
  known: readonly string[] = [],
): Fields {
  const taken: Partial<Record<Field, unknown>> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    const field = FIELDS.find((name) => name === key);
    if (field && OURS[field](value)) taken[field] = value;
    else if (!known.includes(key)) skip(line, `“${key}” of an annotation`);
  }
  const { status = 'accepted', ...rest } = taken;
  return { status: status as Status, ...defined(rest) } as Fields;
}
