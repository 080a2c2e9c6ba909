import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Format, FormatError, type InputFile, type ReadDoc, type Reading } from '../core/formats/model';
import { readFile } from '../core/formats/read';
import type { FileReader, ReadAnswer, ReadRequest } from '../core/formats/reading';

export interface ReadLimits {
  /** Milliseconds that a thread may take until its next documents. */
  readonly time: number;
  /** Megabytes of its heap. */
  readonly memory: number;
}

const LIMITS: ReadLimits = { time: 60_000, memory: 1024 };

/** Threads that are kept when they have nothing to do; starting one takes longer than most files. */
const IDLE = 2;

/**
 * Reads files of heavy formats in a thread of its own, which is ended when it takes too long or too much
 * memory; other files as ever.
 */
export function isolatedReader(limits = LIMITS): FileReader {
  const idle: Worker[] = [];
  return (format, file, how) =>
    format.heavy ? inThread(format, file, how, { limits, idle }) : readFile(format, file, how);
}

export const readIsolated: FileReader = isolatedReader();

async function* inThread(
  format: Format,
  file: InputFile,
  how: Reading,
  { limits, idle }: { readonly limits: ReadLimits; readonly idle: Worker[] },
): AsyncGenerator<ReadDoc> {
  const thread = idle.pop() ?? startThread(limits, idle);
  thread.ref();
  let done = false;
  try {
    let next: ReadRequest | 'more' = requestOf(format, file, how.layer);
    for (;;) {
      const answer: ReadAnswer = await ask(thread, next, file, limits);
      if (answer.kind === 'docs') {
        yield* answer.docs;
        next = 'more';
        continue;
      }
      done = true;
      for (const { line, what, count, note } of answer.skipped)
        (note ? how.note : how.skip)(line, what, count);
      if (answer.fault) throw new FormatError(file.name, answer.fault.line, answer.fault.problem);
      return;
    }
  } finally {
    // A thread that has not come to its end is still at work on this file.
    if (done && idle.length < IDLE) {
      thread.unref();
      idle.push(thread);
    } else void thread.terminate();
  }
}

function startThread({ memory }: ReadLimits, idle: Worker[]): Worker {
  const thread = new Worker(join(__dirname, 'reader.js'), {
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    // What a library prints belongs to no output of ours.
    stdout: true,
    stderr: true,
  });
  // A thread that fails while nobody asks is simply not asked again.
  thread.on('error', () => {});
  thread.on('exit', () => {
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
  });
  return thread;
}

function requestOf(format: Format, { name, bytes, text, sibling }: InputFile, layer?: string): ReadRequest {
  const siblings: Record<string, string> = {};
  for (const other of format.beside?.(name) ?? []) {
    const content = sibling(other);
    if (content !== undefined) siblings[other] = content;
  }
  return { format: format.name, name, bytes, text, siblings, ...(layer === undefined ? {} : { layer }) };
}

/** The next answer of a thread, or why there is none. */
function ask(
  thread: Worker,
  request: ReadRequest | 'more',
  file: InputFile,
  limits: ReadLimits,
): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (problem: string) => settle(() => reject(new FormatError(file.name, 1, problem)));
    const settle = (then: () => void) => {
      clearTimeout(timer);
      thread.off('message', answered).off('error', failed).off('exit', ended);
      then();
    };
    const answered = (answer: ReadAnswer) => settle(() => resolve(answer));
    const failed = (error: Error & { code?: string }) =>
      fail(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `reading it takes more than ${limits.memory} MB of memory, and was stopped`
          : `it cannot be read: ${error.message}`,
      );
    const ended = () => fail('it cannot be read: its reader ended');
    const timer = setTimeout(
      () => fail(`reading it takes longer than ${limits.time / 1000} seconds, and was stopped`),
      limits.time,
    );
    thread.on('message', answered).on('error', failed).on('exit', ended);
    thread.postMessage(request);
  });
}
