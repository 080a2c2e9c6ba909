import { existsSync } from 'node:fs';
import { RECORD_FIELDS, type RecordFields } from '../core/recognition/record';
import type { Lang } from '../core/recognition/types';
import { MAX_BYTES } from '../core/text/utf8';
import { allCores, type RecognizerPool, recognizerPool } from '../node/pool';
import type { RecordAnswer, RecordLines } from '../node/recognizing';
import { fileSink, isParquet, parquetLines, type RecordSink, streamOf } from '../node/recordFiles';
import { inOrder } from '../workspace/inOrder';
import { cliMessages } from './messages';
import { INTERRUPTED, type Io, Misuse, Progress, say } from './terminal';

export interface PipeOptions {
  readonly jobs?: number;
  /** `text=content,id=url`: what the records call their fields. */
  readonly fields?: string;
  /** Names of fields that are handed through, with commas. */
  readonly keep?: string;
  readonly lang?: Lang;
  readonly published?: string;
  /** A file that takes the answers, as Parquet where its name ends so. */
  readonly out?: string;
  /** Replaces it. */
  readonly force?: boolean;
}

/** Batches under way for each thread. */
const AHEAD = 3;

/**
 * Records in, records out, in the same order; what comes in is read no faster than what goes out is taken. A record
 * that cannot be worked on becomes one with an `error`. Exit status 0 however many those are: they are counted on the
 * error output.
 *
 * @param input a file of JSON lines or of Parquet; without one, or with `-`, standard input
 */
export async function pipe(
  input: string | undefined,
  options: PipeOptions,
  io: Io,
  startThreads = recognizerPool,
): Promise<number> {
  const { jobs = allCores(), lang, published, out, force } = options;
  const wishes = { fields: fieldsOf(options.fields), keep: namesOf(options.keep), lang, published };
  if (out !== undefined && !force && existsSync(out)) throw new Misuse(cliMessages.pipeReplaces(out));
  const { signal } = io;
  const progress = new Progress(io, 'pipe');
  const pool = startThreads(jobs);
  const counts = { records: 0, errors: 0, warnings: 0 };
  const sink = out === undefined ? terminalSink(io) : await fileSink(out, wishes.keep);
  try {
    const batches =
      input !== undefined && isParquet(input) ? rowsOf(input, wishes) : linesOf(input, wishes, io);
    for await (const answer of inOrder(batches, jobs * AHEAD, (batch) => answerTo(batch, pool))) {
      await sink.write(answer.text);
      counts.records += answer.records;
      counts.errors += answer.errors;
      counts.warnings += answer.warnings;
      if (signal.aborted) return INTERRUPTED;
      progress.update(counts.records);
    }
    await sink.finish();
  } finally {
    // After it has been finished there is nothing to abandon.
    await sink.abandon();
    await pool.end();
  }
  const { records, errors, warnings } = counts;
  say(io, cliMessages.piped(records, errors, warnings));
  return 0;
}

function terminalSink(io: Io): RecordSink {
  return {
    write: async (text) => {
      io.out(text);
      await io.drained();
    },
    finish: async () => {},
    abandon: async () => {},
  };
}

async function* rowsOf(path: string, wishes: RecordLines['wishes']): AsyncGenerator<Batch> {
  const columns = [...Object.values(wishes.fields), ...wishes.keep];
  for await (const rows of parquetLines(path, columns)) yield { ...rows, wishes };
}

function linesOf(path: string | undefined, wishes: RecordLines['wishes'], io: Io): AsyncGenerator<Batch> {
  return batchesOf(path === undefined || path === '-' ? io.stream() : streamOf(path), wishes);
}

type Answer = RecordAnswer & { readonly records: number };
type Batch = RecordLines & { readonly tooLong?: number };

/** A batch whose thread ended or took too long is tried again record by record: one of them is to blame. */
async function answerTo(batch: Batch, pool: RecognizerPool): Promise<Answer> {
  const { lines, first, tooLong } = batch;
  if (tooLong !== undefined) return failed(first, `longer than ${MAX_BYTES / 2 ** 20} MB: ${tooLong} bytes`);
  const records = lines.filter((line) => line.trim() !== '').length;
  try {
    return { records, ...(await pool.records(batch)) };
  } catch (error) {
    if (lines.length === 1) return failed(first, `not recognized: ${(error as Error).message}`);
  }
  const all = { text: '', records, errors: 0, warnings: 0 };
  for (const [n, line] of lines.entries()) {
    const { text, errors, warnings } = await answerTo({ ...batch, lines: [line], first: first + n }, pool);
    all.text += text;
    all.errors += errors;
    all.warnings += warnings;
  }
  return all;
}

function failed(line: number, error: string): Answer {
  return { text: `${JSON.stringify({ id: null, line, error })}\n`, records: 1, errors: 1, warnings: 0 };
}

const NEWLINE = 10;

/**
 * The lines of each piece of the stream, so that whoever waits for an answer before the next record gets it. Bytes that
 * are no UTF-8 become U+FFFD.
 */
async function* batchesOf(
  stream: AsyncIterable<Uint8Array>,
  wishes: RecordLines['wishes'],
): AsyncGenerator<Batch> {
  let rest: Uint8Array[] = [];
  let length = 0;
  let first = 1;
  const decoder = new TextDecoder();
  const take = function* (end: Uint8Array): Generator<Batch> {
    if (length + end.length > MAX_BYTES) yield { lines: [''], first, wishes, tooLong: length + end.length };
    else {
      const lines = decoder.decode(rest.length === 0 ? end : Buffer.concat([...rest, end])).split('\n');
      yield { lines, first, wishes };
      first += lines.length - 1;
    }
    first++;
    [rest, length] = [[], 0];
  };
  for await (const piece of stream) {
    // What ends the line that has begun, then all lines that are whole.
    let from = 0;
    if (length > 0) {
      const end = piece.indexOf(NEWLINE);
      if (end >= 0) {
        yield* take(piece.subarray(0, end));
        from = end + 1;
      }
    }
    const last = piece.lastIndexOf(NEWLINE);
    if (last >= from) {
      yield* take(piece.subarray(from, last));
      from = last + 1;
    }
    if (from === piece.length) continue;
    length += piece.length - from;
    // Of a line that is too long only the length matters.
    if (length <= MAX_BYTES) rest.push(piece.subarray(from));
    else rest = [];
  }
  if (length > 0) yield* take(new Uint8Array());
}

function namesOf(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').filter((name) => name !== '');
}

export function fieldsOf(list: string | undefined): RecordFields {
  const fields: Record<string, string> = { ...RECORD_FIELDS };
  for (const pair of namesOf(list)) {
    const at = pair.indexOf('=');
    const [name, field] = [pair.slice(0, at), pair.slice(at + 1)];
    if (at < 0 || field === '' || !Object.hasOwn(RECORD_FIELDS, name))
      throw new Misuse(cliMessages.pipeFields(pair, Object.keys(RECORD_FIELDS).join(', ')));
    fields[name] = field;
  }
  return fields as unknown as RecordFields;
}
