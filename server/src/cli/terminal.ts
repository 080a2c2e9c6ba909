import { relative } from 'node:path';

/** Ends the process with status 2 and a message; for wrong use of the command line. */
export class Misuse extends Error {}

/** A line of progress on a terminal; nothing where the output goes elsewhere. */
export class Progress {
  readonly #total: number;
  readonly #verb: string;
  #shown = 0;

  constructor(verb: string, total: number) {
    this.#verb = verb;
    this.#total = total;
  }

  update(done: number): void {
    const now = Date.now();
    if (!process.stderr.isTTY || (now - this.#shown < 100 && done < this.#total)) return;
    this.#shown = now;
    process.stderr.write(`\r\u001b[K${this.#verb} ${done}/${this.#total}`);
    if (done >= this.#total) process.stderr.write('\r\u001b[K');
  }
}

/** Aborted by Ctrl-C, so that work stops between two files. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    process.exitCode = 130;
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}

/** Relative to the working directory where that is shorter. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') && short.length >= path.length ? path : short || path;
}
