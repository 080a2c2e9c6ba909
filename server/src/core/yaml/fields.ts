import type { GenericSchema } from 'valibot';

/** What a schema says of one key. */
export interface Field {
  readonly description?: string;
  /** The values that it may have, where these are few. */
  readonly options: readonly (string | number | boolean)[];
  readonly examples: readonly string[];
  /** The keys of a map. */
  readonly fields: ReadonlyMap<string, Field>;
  /** What stands under each key of a map whose keys are free. */
  readonly any?: Field;
}

/** The parts of a valibot schema that are looked at. */
interface Part {
  readonly type: string;
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly value?: Part;
  readonly options?: readonly string[];
  readonly literal?: string | number;
  readonly pipe?: readonly Part[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** Reads what the declaration of a file says of its keys, in the form that completion and cards need. */
export function fieldOf(schema: GenericSchema): Field {
  return read(schema as unknown as Part);
}

/** The field at a path of keys; undefined where there is none. */
export function fieldAt(field: Field, path: readonly string[]): Field | undefined {
  return path.reduce<Field | undefined>((at, key) => at?.fields.get(key) ?? at?.any, field);
}

function read(part: Part): Field {
  const { pipe = [], wrapped, item, entries, value } = part;
  const inner = wrapped ?? item ?? (pipe[0] !== part ? pipe[0] : undefined);
  const base: Field = inner ? read(inner) : { options: optionsOf(part), examples: [], fields: new Map() };
  const actions = pipe.filter((one) => one !== part);
  const description = actions.find(({ type }) => type === 'description')?.description ?? base.description;
  const examples = actions.flatMap(({ examples = [] }) => examples).filter((one) => typeof one === 'string');
  const any = value ? read(value) : base.any;
  return {
    ...base,
    ...(description === undefined ? {} : { description }),
    examples: [...base.examples, ...examples],
    fields: entries ? new Map(Object.entries(entries).map(([key, one]) => [key, read(one)])) : base.fields,
    ...(any ? { any } : {}),
  };
}

function optionsOf({ type, options, literal }: Part): Field['options'] {
  if (options) return options;
  if (type === 'boolean') return [true, false];
  return literal === undefined ? [] : [literal];
}
