import type { LineKind, TimexType } from '../recognition/types';
import type { Fields } from './format';
import type { LineRecord, SpanRecord, Status } from './model';

const STATUSES: readonly string[] = ['suggested', 'accepted', 'rejected'] satisfies Status[];
const TYPES: readonly string[] = ['DATE', 'TIME', 'DURATION', 'SET'] satisfies TimexType[];
const KINDS: readonly string[] = [
  'title',
  'byline',
  'lead',
  'body',
  'caption',
  'boilerplate',
  'blank',
] satisfies LineKind[];

type Checked<R> = { readonly record: R } | { readonly field: string };

/** The typed view of an entry, or the first field that is missing or wrong. */
export function spanRecord(fields: Fields): Checked<SpanRecord> {
  const wrong =
    commonFault(fields) ??
    fault(fields, 'end', (v) => v !== fields['start']) ??
    fault(fields, 'text', isNotEmpty) ??
    fault(fields, 'label', isNotEmpty);
  const optional =
    wrong ??
    optionalFault(fields, 'type', (v) => TYPES.includes(v as string)) ??
    optionalFault(fields, 'value', isText) ??
    optionalFault(fields, 'canonical', isText) ??
    optionalFault(fields, 'distinct', (v) => typeof v === 'boolean') ??
    optionalFault(fields, 'was', isText) ??
    optionalFault(fields, 'confidence', (v) => typeof v === 'number' && v >= 0 && v <= 1);
  return optional === undefined ? { record: fields as unknown as SpanRecord } : { field: optional };
}

export function lineRecord(fields: Fields): Checked<LineRecord> {
  const wrong = commonFault(fields) ?? fault(fields, 'kind', (v) => KINDS.includes(v as string));
  return wrong === undefined ? { record: fields as unknown as LineRecord } : { field: wrong };
}

function commonFault(fields: Fields): string | undefined {
  return (
    fault(fields, 'start', isOffset) ??
    fault(fields, 'end', (v) => isOffset(v) && (v as number) >= (fields['start'] as number)) ??
    fault(fields, 'text', isText) ??
    fault(fields, 'status', (v) => STATUSES.includes(v as string)) ??
    optionalFault(fields, 'by', isText) ??
    optionalFault(fields, 'at', isText) ??
    optionalFault(fields, 'before', isText) ??
    optionalFault(fields, 'after', isText)
  );
}

function fault(fields: Fields, key: string, ok: (value: unknown) => boolean): string | undefined {
  return ok(fields[key]) ? undefined : key;
}

function optionalFault(fields: Fields, key: string, ok: (value: unknown) => boolean): string | undefined {
  return fields[key] === undefined ? undefined : fault(fields, key, ok);
}

const isText = (value: unknown) => typeof value === 'string';
const isNotEmpty = (value: unknown) => typeof value === 'string' && value !== '';
const isOffset = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
