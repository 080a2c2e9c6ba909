import { type Element, integer, list, text } from './parquet';

// Recognized records (`core/recognition/record.ts`) as columns of Parquet.

/** A record as `recordJson` or an error of the pipe has it, read again. */
export type Answer = Readonly<Record<string, unknown>>;

const real = (name: string): Element => ({ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' });

/** A list of structs with these fields. */
const structs = (name: string, fields: readonly Element[]): Element[] => [
  ...list(name, { name: 'element', repetition_type: 'OPTIONAL', num_children: fields.length }),
  ...fields,
];

const PLACE = [integer('start'), integer('end')];
const QUOTE = [...PLACE, text('text')];

/** Its columns, each with the elements below it; all but those that are handed through. */
const COLUMNS: ReadonlyMap<string, readonly Element[]> = new Map([
  ['id', [text('id')]],
  ['lang', [text('lang')]],
  ['published', [text('published')]],
  ['entities', structs('entities', [...QUOTE, text('label'), real('confidence'), text('canonical')])],
  ['dates', structs('dates', [...QUOTE, text('type'), text('value')])],
  ['boilerplate', structs('boilerplate', [...PLACE, text('kind')])],
  ['lines', structs('lines', [...PLACE, text('kind')])],
  ['warnings', list('warnings', text('element'))],
  ['error', [text('error')]],
]);

/** Fields whose names no column of ours has. */
const free = (keep: readonly string[]) => [...new Set(keep)].filter((name) => !COLUMNS.has(name));

/** @param keep names of fields that are handed through: texts as they are, everything else as JSON */
export function recordSchema(keep: readonly string[]): Element[] {
  const kept = free(keep);
  return [
    { name: 'root', num_children: kept.length + COLUMNS.size },
    ...kept.map((name) => text(name)),
    ...[...COLUMNS.values()].flat(),
  ];
}

export function recordColumns(answers: readonly Answer[], keep: readonly string[]) {
  return [...free(keep), ...COLUMNS.keys()].map((name) => ({
    name,
    data: answers.map((answer) => cell(name, Object.hasOwn(answer, name) ? answer[name] : undefined)),
  }));
}

function cell(name: string, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (!COLUMNS.has(name) || name === 'id') return typeof value === 'string' ? value : JSON.stringify(value);
  return Array.isArray(value) ? value.map(element) : value;
}

/** Offsets are 64-bit integers. */
function element(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const struct = value as Record<string, unknown>;
  return { ...struct, start: BigInt(struct['start'] as number), end: BigInt(struct['end'] as number) };
}
