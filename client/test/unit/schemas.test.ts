import assert from 'node:assert/strict';
import { toJsonSchema } from '@valibot/to-json-schema';
import { parse } from 'yaml';
import { readProject } from '../../../server/src/core/project/read';
import { projectSchema } from '../../../server/src/core/project/schema';
import { formatItem } from '../../../server/src/core/sidecar/format';
import { readSidecar } from '../../../server/src/core/sidecar/read';
import { sidecarSchema } from '../../../server/src/core/sidecar/schema';
import { readJson } from './root';

interface Schema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly propertyNames?: Schema;
  readonly not?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
}

/** Paths of the values that do not fit. Knows the keywords that the two schemas use. */
function misfits(root: Schema, schema: Schema, value: unknown, path = ''): string[] {
  const found = schema.$ref ? root.definitions?.[schema.$ref.split('/').at(-1)!] : undefined;
  const bad: string[] = found ? misfits(root, found, value, path) : [];
  for (const part of schema.allOf ?? []) bad.push(...misfits(root, part, value, path));
  const ways = schema.anyOf?.map((part) => misfits(root, part, value, path)) ?? [];
  // Of several forms that of the value's type is meant.
  if (ways.length > 0 && ways.every(({ length }) => length > 0))
    bad.push(...(ways.find((way) => !way.includes(path)) ?? [path]));
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) bad.push(path);
  if ('const' in schema && value !== schema.const) bad.push(path);
  if (schema.enum && !schema.enum.includes(value)) bad.push(path);
  if (schema.not && misfits(root, schema.not, value, path).length === 0) bad.push(path);
  if (typeof value === 'string') {
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) bad.push(path);
    if (value.length < (schema.minLength ?? 0)) bad.push(path);
  }
  if (typeof value === 'number' && value < (schema.minimum ?? value)) bad.push(path);
  if (Array.isArray(value)) {
    value.forEach((item, n) => {
      bad.push(...misfits(root, schema.items ?? {}, item, `${path}/${n}`));
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const key of schema.required ?? []) if (!(key in value)) bad.push(`${path}/${key}`);
    for (const [key, content] of Object.entries(value)) {
      const inside = schema.properties?.[key] ?? schema.additionalProperties;
      if (inside === false) bad.push(`${path}/${key}`);
      else if (inside) bad.push(...misfits(root, inside, content, `${path}/${key}`));
      if (schema.propertyNames) bad.push(...misfits(root, schema.propertyNames, key, `${path}/${key}`));
    }
  }
  return [...new Set(bad)];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type && value !== null && !Array.isArray(value);
}

describe('schemas', () => {
  const all = { sidecar: sidecarSchema, project: projectSchema };
  for (const [name, schema] of Object.entries(all))
    it(`${name}: the file is what the code declares; npm run schemas writes it`, () =>
      assert.deepEqual(
        readJson(`client/schemas/${name}.schema.json`),
        JSON.parse(JSON.stringify(toJsonSchema(schema, { errorMode: 'ignore' }))),
      ));
});

describe('schema of sidecars', () => {
  const schema = readJson('client/schemas/sidecar.schema.json') as Schema;
  const span = { start: 0, end: 6, text: 'Hà Nội', label: 'LOC', status: 'accepted' };
  const head = 'version: 2\nunit: "codepoint"\n';
  const withSpan = (change: Record<string, unknown>) =>
    `${head}spans:\n${formatItem({ ...span, ...change })}\n`;
  const cases: [what: string, source: string, bad: string[]][] = [
    ['a new file', `${head}\nspans:\n\nlines:\n`, []],
    ['a name', withSpan({}), []],
    ['unknown keys', withSpan({ note: 'x' }), []],
    [
      'a date',
      withSpan({ label: 'DATE', type: 'DATE', value: '2024-09-06', by: 'a', at: '2024-09-06T00:00:00Z' }),
      [],
    ],
    [
      'a line',
      `${head}lines:\n- {start: 0, end: 3, text: "Ảnh", kind: "boilerplate", status: "rejected"}\n`,
      [],
    ],
    ['version 1', 'version: 1\nunit: "codepoint"\nspans:\n', []],
    ['an id', withSpan({ id: '79wn274q' }), []],
    ['a newer version', 'version: 3\nunit: "codepoint"\n', ['/version']],
    ['another unit', 'version: 1\nunit: "byte"\n', ['/unit']],
    ['an unknown status', withSpan({ status: 'maybe' }), ['/spans/0/status']],
    ['a negative offset', withSpan({ start: -1 }), ['/spans/0/start']],
    ['no label', withSpan({ label: undefined }), ['/spans/0/label']],
    ['an unknown type of date', withSpan({ type: 'WEEK' }), ['/spans/0/type']],
    [
      'what is no name of a kind of line',
      `${head}lines:\n- {start: 0, end: 3, text: "a", kind: "X", status: "accepted"}\n`,
      ['/lines/0/kind'],
    ],
  ];
  for (const [what, source, bad] of cases) {
    it(`${what} ${bad.length > 0 ? 'is refused' : 'is accepted'}, as by the reader`, () => {
      assert.deepEqual(misfits(schema, schema, parse(source)), bad);
      assert.equal(readSidecar(source).problems.length > 0, bad.length > 0);
    });
  }
});

describe('schema of dateline.yaml', () => {
  const schema = readJson('client/schemas/project.schema.json') as Schema;
  const cases: [what: string, source: string, bad: string[]][] = [
    ['the version alone', 'version: 1\n', []],
    [
      'everything',
      'version: 1\nlanguage: vi\nlabels: {PER: {colour: "#0072b2", description: Người}, LUẬT: {}}\narticles: ["**/*.txt"]\nexclude: [a/**]\npublished: "*YYYY-MM-DD*"\nnames: {ORG: [Báo Mới]}\nignore: [Ảnh]\nrecognize: {LOC: PLACE, MISC: false, DATE: false}\nnested: true\n',
      [],
    ],
    ['an unknown key', 'colour: red\n', ['/colour']],
    ['nested as text', 'nested: "yes"\n', ['/nested']],
    ['a label that is not recognized', 'recognize: {LAW: false}\n', ['/recognize/LAW']],
    ['dates under another label', 'recognize: {DATE: TIME}\n', ['/recognize/DATE']],
    ['an unknown language', 'language: fr\n', ['/language']],
    ['a colour by name', 'labels: {PER: {colour: red}}\n', ['/labels/PER/colour']],
    ['DATE as a label of the project', 'labels: {DATE: {}}\n', ['/labels/DATE']],
    ['a date without a day', 'published: "*YYYY*"\n', ['/published']],
    ['globs as text', 'articles: "*.txt"\n', ['/articles']],
    ['names as text', 'names: {ORG: Báo Mới}\n', ['/names/ORG']],
  ];
  for (const [what, source, bad] of cases) {
    it(`${what} ${bad.length > 0 ? 'is refused' : 'is accepted'}, as by the reader`, () => {
      assert.deepEqual(misfits(schema, schema, parse(source)), bad);
      assert.equal(readProject(source).problems.length > 0, bad.length > 0);
    });
  }
});
