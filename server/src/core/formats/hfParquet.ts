import { bytesToUtf8 } from '@noble/hashes/utils';
import { decompress } from 'fzstd';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
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
import { MOST_UNPACKED, unpacked } from './unpack';

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

/** Codecs beside Snappy that files in the wild have; both libraries are told how much may come out. */
const compressors: Compressors = {
  GZIP: (input, length) => unpacked(input, length),
  ZSTD: (input, length) => decompress(input, new Uint8Array(length)),
};

const DECODING = { parsers: PARSERS, compressors };

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

/** Rows and cells that a file may say it has, for each of its bytes; more is no file that anybody wrote. */
const CELLS_PER_BYTE = 1000;

/** What a file says of itself, checked before anything is done with it. */
async function metadataOf(source: AsyncBuffer): Promise<FileMetaData> {
  const metadata = await parquetMetadataAsync(source);
  const most = source.byteLength * CELLS_PER_BYTE;
  const within = (value: bigint | number | undefined, bound: number) => {
    const number = Number(value ?? 0);
    if (!(number >= 0 && number <= bound)) throw new Error('it says wrong numbers of itself');
  };
  let rows = 0;
  for (const group of metadata.row_groups) {
    within(group.num_rows, most);
    rows += Number(group.num_rows);
    for (const { meta_data: column } of group.columns) {
      if (!column) throw new Error('a column has no description');
      const { codec, num_values, total_compressed_size: size, total_uncompressed_size: unpacked } = column;
      within(num_values, most);
      within(size, source.byteLength);
      within(unpacked, MOST_UNPACKED);
      within(column.data_page_offset, source.byteLength);
      within(column.dictionary_page_offset, source.byteLength);
      if (!CODECS.has(codec))
        throw new Error(`it is compressed with ${codec}, which is not read; use GZIP or ZSTD`);
    }
  }
  if (rows !== Number(metadata.num_rows)) throw new Error('it says wrong numbers of itself');
  return metadata;
}

/** Names of the columns, which are the children of the schema's root. */
function columnsOf({ schema }: FileMetaData): string[] {
  const names: string[] = [];
  const skipTree = (at: number): number => {
    let next = at + 1;
    for (let n = schema[at]?.num_children ?? 0; n > 0 && next < schema.length; n--) next = skipTree(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skipTree(at)) names.push(schema[at]!.name);
  return names;
}

const CODECS: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD']);

function asyncBuffer(bytes: Uint8Array): AsyncBuffer {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return { byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) };
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
