import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type AsyncBuffer, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { columnsOf, DECODING, metadataOf } from '../core/formats/parquet';
import { type Answer, recordColumns, recordSchema } from '../core/formats/recordParquet';
import { ownName } from './owner';

// Files of records, read and written piece by piece.

export const isParquet = (path: string): boolean => /\.parquet$/i.test(path);

const RECORDS = /\.(parquet|jsonl|jsonl\.gz)$/i;

/**
 * The files of records at a path: the file, or those below a folder, sorted. Names that begin with a dot or `_` are of
 * whoever wrote the others, as those of Spark are.
 */
export async function recordFilesAt(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  const isOwn = (name: string) => name.split(sep).some((part) => /^[._]/.test(part));
  return names
    .filter((name) => RECORDS.test(name) && !isOwn(name))
    .sort()
    .map((name) => join(path, name));
}

/** The bytes of a file of JSON lines; one that ends in `.gz` is unpacked. */
export function streamOf(path: string): AsyncIterable<Uint8Array> {
  const stream = createReadStream(path);
  if (!/\.gz$/i.test(path)) return stream;
  const unpacked = createGunzip();
  stream.on('error', (error) => unpacked.destroy(error));
  return stream.pipe(unpacked);
}

/** Rows that are read or written together. */
const ROWS = 400;
/** UTF-16 code units of rows that are handed on together. */
const TEXT = 1 << 16;

/**
 * The rows of a Parquet file as JSON, some at a time; `first` counts rows from 1. Only a row group is held in memory.
 *
 * @param wanted names of columns; those that are not there are left out
 * @throws Error when it is no Parquet, or not to be read
 */
export async function* parquetLines(
  path: string,
  wanted: readonly string[],
): AsyncGenerator<{ readonly lines: readonly string[]; readonly first: number }> {
  const handle = await open(path);
  try {
    const file = await bufferOf(handle);
    const metadata = await metadataOf(file);
    const columns = columnsOf(metadata).filter((name) => wanted.includes(name));
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      // Without a column the library would read all of them.
      const rows =
        columns.length === 0
          ? Array.from({ length: end - start }, () => ({}))
          : await parquetReadObjects({ file, metadata, columns, rowStart: start, rowEnd: end, ...DECODING });
      let lines: string[] = [];
      let length = 0;
      for (const [n, row] of rows.entries()) {
        const line = JSON.stringify(row, plain);
        lines.push(line);
        length += line.length;
        if (length < TEXT && n < rows.length - 1) continue;
        yield { lines, first: start + n + 2 - lines.length };
        [lines, length] = [[], 0];
      }
      start = end;
    }
  } finally {
    await handle.close();
  }
}

/** What JSON has no form for. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? undefined : value;
}

async function bufferOf(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(end - start);
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0) throw new Error('it ends before its end');
        at += bytesRead;
      }
      return bytes.buffer;
    },
  };
}

/** Where answers go; a file is at its place, whole, when it is finished. */
export interface RecordSink {
  /** @param text JSON lines */
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** @throws Error when the file cannot be written */
export async function fileSink(path: string, keep: readonly string[]): Promise<RecordSink> {
  const temporary = join(dirname(path), `.partial-${ownName()}`);
  const handle = await open(temporary, 'wx');
  const encode = isParquet(path) ? parquetEncoder(keep) : undefined;
  const put = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; )
      at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
  };
  return {
    write: async (text) => put(encode ? await encode.add(text) : Buffer.from(text)),
    finish: async () => {
      if (encode) await put(await encode.end());
      await handle.sync();
      await handle.close();
      await rename(temporary, path);
    },
    abandon: async () => {
      await handle.close().catch(() => {});
      await rm(temporary, { force: true });
    },
  };
}

function parquetEncoder(keep: readonly string[]) {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: recordSchema(keep),
    codec: 'SNAPPY',
    // Those of all row groups would be kept until the end.
    statistics: false,
    createdBy: 'dateline',
  });
  let held: Answer[] = [];
  const taken = () => {
    const data = bytes.getBytes().slice();
    bytes.index = 0;
    return data;
  };
  const flush = async () => {
    if (held.length > 0)
      await writer.write({ columnData: recordColumns(held, keep), rowGroupSize: held.length });
    held = [];
  };
  return {
    add: async (text: string) => {
      for (const line of text.split('\n')) if (line !== '') held.push(JSON.parse(line));
      if (held.length >= ROWS) await flush();
      return taken();
    },
    end: async () => {
      await flush();
      await writer.finish();
      return taken();
    },
  };
}
