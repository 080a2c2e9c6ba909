import { bytesToUtf8 } from '@noble/hashes/utils';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { card } from './hfJsonl';
import { HF_HOLDS, type HfRow, RowReader, rowsOf, SPAN_TEXTS, tagNames } from './hfRows';
import type { JsonObject } from './json';
import { type Format, FormatError, type InputFile, type ReadDoc } from './model';

/** Rows that are held back until they are written together. */
const GROUP = 400;

const TEXTS = ['id', 'path', 'lang', 'published', 'kind'] as const;
const SPANS = SPAN_TEXTS.map((field) => `span_${field}` as const);

/**
 * Rows for token classification as Parquet. The `huggingface` key of its metadata declares the features, so
 * that `datasets` knows the names behind the numbers of the tags. `Sequence` is what all its versions read.
 */
export const hfParquet: Format = {
  name: 'hf-parquet',
  title: 'Hugging Face token classification, Parquet',
  extensions: ['.parquet'],
  holds: HF_HOLDS,
  tokens: true,
  labelsFirst: true,
  writer(options) {
    const names = tagNames(options.labels);
    const numbers = new Map(names.map((name, n) => [name, BigInt(n)]));
    const bytes = new ByteWriter();
    const parquet = new ParquetWriter({
      writer: bytes,
      schema: SCHEMA,
      codec: 'SNAPPY',
      // The least and greatest values of all row groups are kept until the end, whole lines of text among them.
      statistics: false,
      createdBy: 'dateline',
      kvMetadata: [{ key: 'huggingface', value: JSON.stringify({ info: { features: features(names) } }) }],
    });
    const file = `${options.name}.parquet`;
    let rows: HfRow[] = [];
    // What has been handed on is dropped; `offset` goes on counting from the start of the file.
    const send = (append: (data: Uint8Array) => void) => {
      append(bytes.getBytes().slice());
      bytes.index = 0;
    };
    const flush = () => {
      if (rows.length === 0) return;
      void parquet.write({ columnData: columns(rows, numbers), rowGroupSize: rows.length });
      rows = [];
    };
    return {
      write(doc, sink, lose) {
        rows.push(...rowsOf(doc, options, lose));
        if (rows.length < GROUP) return;
        flush();
        send((data) => sink.append(file, data));
      },
      end(sink) {
        flush();
        void parquet.finish();
        send((data) => sink.append(file, data));
      },
    };
  },
  companions: (about) => [{ file: 'README.md', text: card(about, 'parquet') }],
  read: readParquet,
};

function features(names: readonly string[]) {
  const value = (dtype: string) => ({ dtype, _type: 'Value' });
  const sequence = (feature: object) => ({ feature, _type: 'Sequence' });
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, value('string')])),
    offset: value('int64'),
    text: value('string'),
    tokens: sequence(value('string')),
    ner_tags: sequence({ names, _type: 'ClassLabel' }),
    span_start: sequence(value('int64')),
    span_end: sequence(value('int64')),
    ...Object.fromEntries(SPANS.map((name) => [name, sequence(value('string'))])),
  };
}

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const text = (name: string, repetition: 'REQUIRED' | 'OPTIONAL' = 'OPTIONAL'): Element => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: repetition,
});
const integer = (name: string): Element => ({ name, type: 'INT64', repetition_type: 'OPTIONAL' });
/** A list in three levels, as the Parquet format wants them (LogicalTypes, Lists). */
const list = (name: string, element: Element): Element[] => [
  { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  element,
];

const TOP = TEXTS.length + 2 + 4 + SPANS.length;
const SCHEMA: Element[] = [
  { name: 'root', num_children: TOP },
  ...TEXTS.map((name) => text(name)),
  integer('offset'),
  text('text'),
  ...list('tokens', text('element')),
  ...list('ner_tags', integer('element')),
  ...list('span_start', integer('element')),
  ...list('span_end', integer('element')),
  ...SPANS.flatMap((name) => list(name, text('element'))),
];

function columns(rows: readonly HfRow[], numbers: ReadonlyMap<string, bigint>) {
  const plain = (name: keyof HfRow) => ({ name, data: rows.map((row) => row[name]) });
  const big = (values: readonly number[]) => values.map(BigInt);
  return [
    ...TEXTS.map(plain),
    { name: 'offset', data: rows.map((row) => BigInt(row.offset)) },
    plain('text'),
    plain('tokens'),
    { name: 'ner_tags', data: rows.map((row) => row.ner_tags.map((tag) => numbers.get(tag) ?? 0n)) },
    { name: 'span_start', data: rows.map((row) => big(row.span_start)) },
    { name: 'span_end', data: rows.map((row) => big(row.span_end)) },
    ...SPANS.map((name) => plain(name)),
  ];
}

/** The library's own way takes U+FEFF at the start of a string for a byte order mark, and drops it. */
const PARSERS = {
  stringFromBytes(bytes: Uint8Array): string {
    const marked = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return bytes && (marked ? `\ufeff${bytesToUtf8(bytes.subarray(3))}` : bytesToUtf8(bytes));
  },
};

async function* readParquet(file: InputFile): AsyncGenerator<ReadDoc> {
  const buffer = file.bytes.buffer.slice(
    file.bytes.byteOffset,
    file.bytes.byteOffset + file.bytes.byteLength,
  ) as ArrayBuffer;
  const reader = new RowReader(file);
  let rows: JsonObject[];
  let names: readonly string[] | undefined;
  try {
    const source = {
      byteLength: buffer.byteLength,
      slice: (start: number, end?: number) => buffer.slice(start, end),
    };
    const metadata = await parquetMetadataAsync(source);
    names = namesOf(metadata.key_value_metadata ?? []);
    rows = await parquetReadObjects({ file: source, metadata, parsers: PARSERS });
  } catch (error) {
    throw new FormatError(file.name, 1, `not Parquet: ${(error as Error).message}`);
  }
  for (const [n, row] of rows.entries()) {
    const tags = Array.isArray(row['ner_tags']) ? row['ner_tags'] : [];
    const ner_tags = tags.map((tag) => (typeof tag === 'string' ? tag : (names?.[Number(tag)] ?? tag)));
    // A binary file has rows, not lines.
    const done = reader.add({ row: { ...row, ner_tags }, line: n + 1 });
    if (done) yield done;
  }
  const last = reader.finish();
  if (last) yield last;
}

function namesOf(metadata: readonly { key: string; value?: string }[]): readonly string[] | undefined {
  const value = metadata.find(({ key }) => key === 'huggingface')?.value;
  if (value === undefined) return undefined;
  const { info } = JSON.parse(value) as {
    info?: { features?: Record<string, { feature?: { names?: string[] } }> };
  };
  return info?.features?.['ner_tags']?.feature?.names;
}
