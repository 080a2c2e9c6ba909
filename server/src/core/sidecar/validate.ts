import type { Fields } from './format';
import type { Finished, LineRecord, SpanRecord } from './model';
import { finishedSchema, lineSchema, spanSchema } from './schema';

type Checked<R> = { readonly record: R } | { readonly field: string };
type Test = (value: unknown) => boolean;

/** The typed view of an entry, or the first field that is missing or wrong. */
export function spanRecord(fields: Fields): Checked<SpanRecord> {
  const wrong = endsBefore(fields, 1) ? 'end' : wrongField(SPAN, fields);
  return wrong === undefined ? { record: fields as unknown as SpanRecord } : { field: wrong };
}

export function lineRecord(fields: Fields): Checked<LineRecord> {
  const wrong = endsBefore(fields, 0) ? 'end' : wrongField(LINE, fields);
  return wrong === undefined ? { record: fields as unknown as LineRecord } : { field: wrong };
}

/** What the header says of the article being finished; undefined when it is not of that form. */
export function finishedRecord(value: unknown): Finished | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return wrongField(FINISHED, value as Fields) === undefined ? (value as Finished) : undefined;
}

/** Whether an entry has less than the least length. */
function endsBefore({ start, end }: Fields, least: number): boolean {
  return typeof start === 'number' && typeof end === 'number' && end - start < least;
}

function wrongField(tests: readonly (readonly [key: string, test: Test])[], fields: Fields) {
  for (const [key, test] of tests) if (!test(fields[key])) return key;
  return undefined;
}

/** What of a schema of the library is read here. */
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly wrapped?: Part;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly Part[];
  readonly '~run': (
    dataset: { typed: true; value: unknown },
    config: object,
  ) => { readonly issues?: unknown };
}

/**
 * The fields of a schema with their tests. The library makes objects for every value that it checks, which would
 * take as long as all the rest of reading; a key that is none of ours costs nothing here. Ids are for `idIn`.
 */
function testsOf({ entries }: { readonly entries: object }): (readonly [string, Test])[] {
  return Object.entries(entries)
    .filter(([key]) => key !== 'id')
    .map(([key, part]) => [key, testOf(part as Part)]);
}

function testOf(part: Part): Test {
  const { type, wrapped, pipe, options } = part;
  if (pipe) {
    const tests = pipe.filter(({ kind }) => kind !== 'metadata').map(testOf);
    return tests.length === 1 ? tests[0]! : (value) => tests.every((test) => test(value));
  }
  if (type === 'exact_optional') {
    const test = testOf(wrapped!);
    return (value) => value === undefined || test(value);
  }
  if (type === 'string' || type === 'boolean') return (value) => typeof value === type;
  if (type === 'picklist') return (value) => options!.includes(value);
  return (value) => part['~run']({ typed: true, value }, {}).issues === undefined;
}

const SPAN = testsOf(spanSchema);
const LINE = testsOf(lineSchema);
const FINISHED = testsOf(finishedSchema);
