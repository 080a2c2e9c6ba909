import { once } from 'node:events';
import { addAbortSignal, type Readable, type Writable } from 'node:stream';
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
  /** Shows a line that whatever is written next takes the place of; nothing where `err` is no screen. */
  line(text: string): void;
  /** Aborted when the person ends the program; work then stops between two files. */
  readonly signal: AbortSignal;
}

/** The streams of a process, and what it is told to end by. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Only a command that asks for it takes the signals of the process over. */
  interrupted(): AbortSignal;
  /** Runs at the end of the process. */
  atEnd(last: () => void): void;
}

const CLEAR = '\r\u001b[K';

export function processIo(): Io {
  // A reader such as `head` may close the pipe before we are done.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { stdin, stdout, stderr } = process;
  return terminalIo({
    ...{ stdin, stdout, stderr, interrupted: interruptSignal },
    atEnd: (last) => process.once('exit', last),
  });
}

export function terminalIo({ stdin, stdout, stderr, interrupted, atEnd }: Terminal): Io {
  let shown = false;
  const clear = () => {
    if (shown) stderr.write(CLEAR);
    shown = false;
  };
  if (stderr.isTTY) atEnd(clear);
  let signal: AbortSignal | undefined;
  const io: Io = {
    out: (text) => {
      if (stdout.isTTY) clear();
      stdout.write(text);
    },
    err: (text) => {
      clear();
      stderr.write(text);
    },
    line: (text) => {
      if (!stderr.isTTY) return;
      stderr.write(CLEAR + text);
      shown = true;
    },
    input: () => buffer(io.stream() as Readable),
    // Whoever ends the program while it waits for input does not wait for the rest of it.
    stream: () => addAbortSignal(io.signal, stdin),
    drained: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    },
    get signal() {
      signal ??= interrupted();
      return signal;
    },
  };
  return io;
}

/** Exit status of a program that a person has ended. */
export const INTERRUPTED = 130;

/** Ends the process with status 2 and a message; for wrong use of the command line. */
export class Misuse extends Error {}

/** Milliseconds that a line of progress stands at least. */
const PACE = 100;

/** A line of progress on a terminal; nothing where the output goes elsewhere. */
export class Progress {
  readonly #io: Pick<Io, 'line'>;
  readonly #verb: string;
  readonly #total: number | undefined;
  readonly #now: () => number;
  #shown = Number.NEGATIVE_INFINITY;

  /** @param total how many there are, where that is known */
  constructor(io: Pick<Io, 'line'>, verb: string, total?: number, now: () => number = Date.now) {
    this.#io = io;
    this.#verb = verb;
    this.#total = total;
    this.#now = now;
  }

  update(done: number): void {
    const now = this.#now();
    const isLast = this.#total !== undefined && done >= this.#total;
    if (isLast) this.#io.line('');
    if (isLast || now - this.#shown < PACE) return;
    this.#shown = now;
    this.#io.line(`${this.#verb} ${done}${this.#total === undefined ? '' : `/${this.#total}`}`);
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
