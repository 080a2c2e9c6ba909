import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Connection } from '../../workspace/outside';
import { LARGEST_ANSWER } from './limits';

/** Bytes of what it prints for people, for when it ends. */
const LAST_WORDS = 2000;
const LINE_FEED = 10;

/**
 * A program that answers each line of JSON with one. It is started with the first request, without a shell, and ended
 * with all that it has started.
 */
export function programModel([file, ...args]: readonly string[], folder: string): Connection {
  let program: Program | undefined;
  return {
    ask(request, signal) {
      program ??= new Program(file!, args, folder);
      return program.ask(`${JSON.stringify(request)}\n`, request.id, signal);
    },
    end: () => program?.end(),
  };
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

class Program {
  readonly #child: Child;
  readonly #hasGroup = process.platform !== 'win32';
  #chunks: Buffer[] = [];
  #size = 0;
  #words = '';
  #fault: Error | undefined;
  #line: ((line: string) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(file: string, args: readonly string[], folder: string) {
    this.#child = spawn(file, args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // It leads a group of its own, which ends with it.
      detached: this.#hasGroup,
    });
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('close', (code, signal) => {
      const last = this.#words.trim().split('\n').at(-1) ?? '';
      this.#fail(new Error(`it ended (${signal ?? code})${last ? `: ${last.slice(0, 300)}` : ''}`));
    });
    // Who does not read is noticed by not answering.
    this.#child.stdin.on('error', () => {});
    this.#child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#words = (this.#words + chunk.toString('utf8')).slice(-LAST_WORDS);
    });
  }

  /** Lines with another id, and those that are no JSON, are not for this request: programs print all kinds of things. */
  ask(line: string, id: number, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const over = (then: () => void) => {
        this.#line = undefined;
        this.#failed = undefined;
        signal.removeEventListener('abort', stopped);
        then();
      };
      const stopped = () => over(() => reject(signal.reason));
      if (this.#fault || signal.aborted) {
        reject(this.#fault ?? signal.reason);
        return;
      }
      signal.addEventListener('abort', stopped);
      this.#failed = (error) => over(() => reject(error));
      this.#line = (said) => {
        const value = parsed(said);
        if (value?.['id'] === id) over(() => resolve(value));
      };
      this.#child.stdin.write(line);
    });
  }

  end(): void {
    this.#fault ??= new Error('it was ended');
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (this.#hasGroup) process.kill(-pid, 'SIGKILL');
      else this.#child.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) stream.destroy();
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
      this.#chunks.push(rest.subarray(0, at));
      const line = Buffer.concat(this.#chunks).toString('utf8');
      this.#chunks = [];
      this.#size = 0;
      rest = rest.subarray(at + 1);
      this.#line?.(line);
    }
    this.#chunks.push(rest);
    this.#size += rest.length;
    if (this.#size > LARGEST_ANSWER) {
      this.#fail(new Error(`it answers with more than ${LARGEST_ANSWER / 1024 / 1024} MB`));
      this.end();
    }
  }

  #fail(error: Error): void {
    this.#fault ??= error;
    this.#failed?.(this.#fault);
  }
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
