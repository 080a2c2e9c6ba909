import { worker } from 'workerpool';
import { LANGUAGE_IDS } from '../core/recognition/language';
import type { RecognizeOptions } from '../core/recognition/recognizer';
import { type RecordWishes, readRecord, recordJson } from '../core/recognition/record';
import type { Recognition } from '../core/recognition/types';
import { batchRecognizer } from './data';
import { announced } from './inTime';

// A thread of the pool in `pool.ts`.

export interface RecordAnswer {
  /** A JSON object for each record, each with its line end. */
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
}

/** JSON lines, the first of which is the `first`th of its file, counted from 1. */
export interface RecordLines {
  readonly lines: readonly string[];
  readonly first: number;
  readonly wishes: Omit<RecordWishes, 'langs'>;
}

const recognizer = batchRecognizer();

async function recognition(text: string, options: RecognizeOptions): Promise<Recognition> {
  await recognizer.load(text, options);
  return recognizer.recognize(text, options);
}

async function records({ lines, first, wishes }: RecordLines): Promise<RecordAnswer> {
  let [text, errors, warnings] = ['', 0, 0];
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const answer = await record(line, { ...wishes, langs: LANGUAGE_IDS });
    if ('error' in answer) {
      errors++;
      text += `${JSON.stringify({ id: answer.id, line: first + n, error: answer.error })}\n`;
      continue;
    }
    warnings += answer.warnings;
    text += `${answer.json}\n`;
  }
  return { text, errors, warnings };
}

async function record(line: string, wishes: RecordWishes) {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${(error as Error).message}` };
  }
  const read = readRecord(value, wishes);
  if ('error' in read) return read;
  return {
    json: recordJson(read, await recognition(read.text, read.options)),
    warnings: read.warnings.length,
  };
}

worker(announced({ recognition, records }));
