import { once } from 'node:events';
import { relative } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** What a command talks to: the streams of the process, or a test. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** Standard input, piece by piece. */
  stream(): AsyncIterable<Uint8Array>;
  /** Waits until whoever reads `out` has taken what was written. */
  drained(): Promise<void>;
  /** Whether `err` is a screen, on which a line can be written over. */
  readonly screen: boolean;
  /** Aborted when the person ends the program; work then stops between two files. */
  readonly signal: AbortSignal;
}

export function processIo(): Io {
  // A reader such as `head` may close the pipe before we are done.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  let signal: AbortSignal | undefined;
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    input: () => buffer(process.stdin),
    stream: () => process.stdin,
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    screen: process.stderr.isTTY,
    // Only a command that asks for it takes the signals of the process over.
    get signal() {
      signal ??= interruptSignal();
      return signal;
    },
  };
}

/** Exit status of a program that a person has ended. */
export const INTERRUPTED = 130;

/** Ends the process with status 2 and a message; for wrong use of the command line. */
export class Misuse extends Error {}

/** A line of progress on a terminal; nothing where the output goes elsewhere. */
export class Progress {
  readonly #io: Io;
  readonly #total: number;
  readonly #verb: string;
  #shown = 0;

  constructor(io: Io, verb: string, total: number) {
    this.#io = io;
    this.#verb = verb;
    this.#total = total;
  }

  update(done: number): void {
    const now = Date.now();
    if (!this.#io.screen || (now - this.#shown < 100 && done < this.#total)) return;
    this.#shown = now;
    this.#io.err(`\r\u001b[K${this.#verb} ${done}/${this.#total}`);
    if (done >= this.#total) this.#io.err('\r\u001b[K');
  }
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    process.exitCode = INTERRUPTED;
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}

/** Says one thing, on a line of its own; what strangers have written moves no cursor and makes no further lines. */
export function say(io: Pick<Io, 'err'>, message: string): void {
  io.err(`${oneLine(message)}\n`);
}

/** On one line: names of files and texts of articles may hold line breaks, and must not look like lines of ours. */
export function oneLine(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Relative to the working directory where that is shorter. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') && short.length >= path.length ? path : short || path;
}
