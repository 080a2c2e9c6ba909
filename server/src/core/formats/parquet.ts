import { bytesToUtf8 } from '@noble/hashes/utils';
import { decompress } from 'fzstd';
import { type AsyncBuffer, type Compressors, type FileMetaData, parquetMetadataAsync } from 'hyparquet';
import type { ParquetWriter } from 'hyparquet-writer';
import { MOST_UNPACKED, unpacked } from './unpack';

// What all that reads and writes Parquet has in common.

export type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

export const text = (name: string, repetition: 'REQUIRED' | 'OPTIONAL' = 'OPTIONAL'): Element => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: repetition,
});
export const integer = (name: string): Element => ({ name, type: 'INT64', repetition_type: 'OPTIONAL' });
/** A list in three levels, as the Parquet format wants them (LogicalTypes, Lists). */
export const list = (name: string, element: Element): Element[] => [
  { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  element,
];

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

export const DECODING = { parsers: PARSERS, compressors };

/** Rows and cells that a file may say it has, for each of its bytes; more is no file that anybody wrote. */
const CELLS_PER_BYTE = 1000;

/** What a file says of itself, checked before anything is done with it. */
export async function metadataOf(source: AsyncBuffer): Promise<FileMetaData> {
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
export function columnsOf({ schema }: FileMetaData): string[] {
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

export function asyncBuffer(bytes: Uint8Array): AsyncBuffer {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return { byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) };
}
