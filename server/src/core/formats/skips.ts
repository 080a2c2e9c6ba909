import type { Skip } from './model';

/** Kinds that are named one by one; a hostile file could have any number. */
const KINDS = 200;
/** UTF-16 code units of one kind's name; those of layers are long, and how to choose one stands behind them. */
const LENGTH = 300;

/** What of a file is not taken over: once a kind, with the line of the first and how many there are. */
export interface Skipped {
  readonly line: number;
  readonly what: string;
  readonly count: number;
  /** A sentence about what was taken over all the same. */
  readonly note: boolean;
}

/** Counts what readers leave out. */
export class Skips {
  readonly #kinds = new Map<string, { line: number; what: string; count: number; note: boolean }>();

  readonly skip: Skip = (line, what, count = 1) => this.add({ line, what, count, note: false });
  readonly note: Skip = (line, what, count = 1) => this.add({ line, what, count, note: true });

  add({ line, what, count, note }: Skipped): void {
    const name = what.length > LENGTH && !note ? `${what.slice(0, LENGTH)}…` : what;
    const key = this.#kinds.has(name) || this.#kinds.size < KINDS ? name : 'something else';
    const known = this.#kinds.get(key);
    if (known) known.count += count;
    else this.#kinds.set(key, { line, what: key, count, note });
  }

  /** In the order of their first lines. */
  list(): Skipped[] {
    return [...this.#kinds.values()].sort((a, b) => a.line - b.line);
  }
}
