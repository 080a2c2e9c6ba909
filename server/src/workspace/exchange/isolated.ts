import {
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
} from '../../core/formats/model';
import { readFile } from '../../core/formats/read';
import type { FileReader, ReadAnswer, ReadRequest } from '../../core/formats/reading';
import { whenOverdue } from '../overdue';

/** A thread that answers as `answerReads` does. */
export interface Thread {
  send(request: ReadRequest | 'more'): void;
  /**
   * @param failed why there will be no answer any more
   * @returns what ends listening
   */
  listen(answered: (answer: ReadAnswer) => void, failed: (problem: string) => void): () => void;
  /** Whether somebody waits for it; else it keeps nothing running. */
  busy(is: boolean): void;
  end(): void;
}

/** Bytes of a file that takes longer to read than a thread to start, and may be one line with anything in it. */
const LARGE = 1 << 20;

/** Threads that are kept when they have nothing to do; starting one takes longer than most files. */
const IDLE = 2;

/**
 * Reads files of heavy formats, and large ones of all, in a thread of its own, which is ended when it takes too long;
 * other files as ever.
 *
 * @param start starts a thread; `ended` is to be called when it has ended by itself
 * @param time milliseconds that a thread may work until its next documents
 * @param working begins to measure that; by the clock where nothing else is known
 */
export function isolatedReader(
  start: (ended: () => void) => Thread,
  time = 60_000,
  working = byTheClock,
): FileReader {
  const idle: Thread[] = [];
  const begin = () => {
    const thread = start(() => {
      const at = idle.indexOf(thread);
      if (at >= 0) idle.splice(at, 1);
    });
    return thread;
  };

  async function* inThread(format: Format, file: InputFile, how: Reading): AsyncGenerator<ReadDoc> {
    const thread = idle.pop() ?? begin();
    thread.busy(true);
    let done = false;
    try {
      let next: ReadRequest | 'more' = requestOf(format, file, how.layer);
      for (;;) {
        const answer: ReadAnswer = await ask(thread, next, file, time, working());
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
        thread.busy(false);
        idle.push(thread);
      } else thread.end();
    }
  }

  return (format, file, how) =>
    format.heavy || file.bytes.length > LARGE ? inThread(format, file, how) : readFile(format, file, how);
}

function requestOf(format: Format, { name, bytes, sibling }: InputFile, layer?: string): ReadRequest {
  const siblings: Record<string, string> = {};
  for (const other of format.beside?.(name) ?? []) {
    const content = sibling(other);
    if (content !== undefined) siblings[other] = content;
  }
  return { format: format.name, name, bytes, siblings, ...(layer === undefined ? {} : { layer }) };
}

function byTheClock(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}

/** The next answer of a thread, or why there is none. */
function ask(
  thread: Thread,
  request: ReadRequest | 'more',
  file: InputFile,
  time: number,
  worked: () => number,
): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      end();
      stop();
      then();
    };
    const fail = (problem: string) => settle(() => reject(new FormatError(file.name, 1, problem)));
    const stop = thread.listen((answer) => settle(() => resolve(answer)), fail);
    const end = whenOverdue(time, worked, () =>
      fail(`reading it takes longer than ${time / 1000} seconds, and was stopped`),
    );
    thread.send(request);
  });
}
