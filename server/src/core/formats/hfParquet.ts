import { type FileMetaData, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { card } from './hfJsonl';
import { CARDS, namesBeside, namesIn } from './hfNames';
import {
  HF_HOLDS,
  type HfRow,
  isColumn,
  isRow,
  named,
  RowReader,
  rowsOf,
  SPAN_TEXTS,
  tagNames,
  tagsKey,
} from './hfRows';
import type { JsonObject } from './json';
import { type Format, FormatError, type InputFile, type ReadDoc, type Reading } from './model';
import { asyncBuffer, columnsOf, DECODING, type Element, integer, list, metadataOf, text } from './parquet';

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
      *write(doc, sink, lose) {
        for (const row of yield* rowsOf(doc, options, lose)) {
          rows.push(row);
          if (rows.length < GROUP) continue;
          flush();
          send((data) => sink.append(file, data));
          yield;
        }
      },
      end(sink) {
        flush();
        void parquet.finish();
        send((data) => sink.append(file, data));
      },
    };
  },
  companions: (about) => [{ file: 'README.md', text: card(about, 'parquet') }],
  beside: () => CARDS,
  heavy: true,
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

async function* readParquet(file: InputFile, { skip }: Reading): AsyncGenerator<ReadDoc> {
  const fail = (error: unknown): never => {
    throw new FormatError(file.name, 1, `not Parquet: ${(error as Error).message}`);
  };
  const source = asyncBuffer(file.bytes);
  const metadata = await metadataOf(source).catch(fail);
  const columns = columnsOf(metadata).filter((name) => typeof name === 'string' && isColumn(name));
  const names = new Map<string, readonly string[] | undefined>();
  const reader = new RowReader(file);
  let n = 0;
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    const rows: JsonObject[] = Array.from({ length: end - start }, () => ({}));
    // One after another: of several that fail together, all but the first would be rejections nobody awaits.
    for (const column of columns) {
      const options = {
        file: source,
        metadata,
        columns: [column],
        rowStart: start,
        rowEnd: end,
        ...DECODING,
      };
      const values = (await parquetReadObjects(options).catch(fail)) as JsonObject[];
      for (const [r, row] of rows.entries()) Object.assign(row, values[r]);
    }
    start = end;
    for (const row of rows) {
      // A binary file has rows, not lines.
      const line = ++n;
      if (!isRow(row)) {
        skip(line, 'a row without tokens and tags');
        continue;
      }
      const key = tagsKey(row);
      if (key !== undefined && !names.has(key))
        names.set(key, namesWithin(metadata, key) ?? namesBeside(file, key));
      const done = reader.add({ row: named(row, key, names.get(key ?? '')), line });
      if (done) yield done;
    }
  }
  const last = reader.finish();
  if (last) yield last;
}

function namesWithin(
  { key_value_metadata: metadata }: FileMetaData,
  column: string,
): readonly string[] | undefined {
  const value = metadata?.find(({ key }) => key === 'huggingface')?.value;
  try {
    return value === undefined ? undefined : namesIn(JSON.parse(value), column);
  } catch {
    return undefined;
  }
}
