import type { EntryId } from '../core/sidecar/model';
import { canonical } from './uris';

/** What one sidecar held before and after. */
export interface Change {
  readonly sidecarUri: string;
  /** Its article, where that is known. */
  readonly article?: string;
  /** Sources of the sidecar; undefined where there was no file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The entries whose place was decided, too. */
  readonly placed?: ReadonlySet<EntryId>;
}

/** One thing that a person did, maybe to many sidecars; taken back as a whole. */
export interface Done {
  /** Stays while it is taken back and done again. */
  readonly id: number;
  readonly changes: readonly Change[];
}

export type Way = 'undo' | 'redo';

/** Which action is meant: the last one on a sidecar, one by its id, or the last one of all. */
export interface Which {
  readonly sidecarUri?: string | undefined;
  /** The same by the article in which it was done, where it has changed something else than its sidecar. */
  readonly article?: string | undefined;
  readonly action?: number | undefined;
}

/** So many UTF-16 code units of sidecars are kept, and the last action whatever its size. */
const MOST = 32 * 1024 * 1024;

/** What was done in a session and can be taken back, and what was taken back and can be done again. */
export class History {
  readonly #stacks: { [W in Way]: Done[] } = { undo: [], redo: [] };
  readonly #sources = new Sources();
  readonly #most: number;
  #last = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** Something new was done: where it was, nothing can be done again. */
  did(changes: readonly Change[]): number | undefined {
    if (changes.length === 0) return undefined;
    const touched = new Set(
      changes.flatMap(({ sidecarUri, article = sidecarUri }) => [canonical(sidecarUri), canonical(article)]),
    );
    this.#stacks.redo = this.#stacks.redo.filter((done) => {
      const isLeft = !touches(done, touched);
      if (!isLeft) this.#sources.remove(done);
      return isLeft;
    });
    const id = ++this.#last;
    this.put('undo', { id, changes });
    return id;
  }

  /** Takes an action from its stack; undefined when there is none. */
  take(way: Way, { sidecarUri, article, action }: Which): Done | undefined {
    const files = [sidecarUri, article].flatMap((uri) => (uri === undefined ? [] : [canonical(uri)]));
    const wanted = files.length === 0 ? undefined : new Set(files);
    const stack = this.#stacks[way];
    const at = stack.findLastIndex(
      (done) => (action === undefined || done.id === action) && (!wanted || touches(done, wanted)),
    );
    const [taken] = at < 0 ? [] : stack.splice(at, 1);
    if (taken) this.#sources.remove(taken);
    return taken;
  }

  /** Puts an action on top of a stack; the oldest ones that are too much to keep go. */
  put(way: Way, done: Done): void {
    const { undo, redo } = this.#stacks;
    const put = { ...done, changes: done.changes.map((change) => this.#shared(change)) };
    this.#stacks[way].push(put);
    this.#sources.add(put);
    while (this.#sources.size > this.#most && undo.length + redo.length > 1)
      this.#sources.remove((undo.length > (way === 'undo' ? 1 : 0) ? undo : redo).shift()!);
  }

  /** A sidecar has got another name. */
  renamed(from: string, to: string): void {
    const put = ({ article, ...change }: Change): Change =>
      change.sidecarUri === from
        ? { ...change, sidecarUri: to }
        : { ...change, ...(article ? { article } : {}) };
    for (const way of ['undo', 'redo'] as const)
      this.#stacks[way] = this.#stacks[way].map((done) => ({ ...done, changes: done.changes.map(put) }));
  }

  /** What one action left is what the next began with, so that each source is kept once. */
  #shared(change: Change): Change {
    const isSame = ({ sidecarUri, after }: Change) =>
      sidecarUri === change.sidecarUri && after !== undefined && after === change.before;
    const before = this.#stacks.undo.at(-1)?.changes.find(isSame)?.after;
    return before === undefined ? change : { ...change, before };
  }
}

/** @param files sidecars, and articles in which something was done */
function touches({ changes }: Done, files: ReadonlySet<string>): boolean {
  return changes.some(
    ({ sidecarUri, article }) =>
      files.has(canonical(sidecarUri)) || (article !== undefined && files.has(canonical(article))),
  );
}

/** The sources of all actions, and how often each is one. */
class Sources {
  readonly #counts = new Map<string, number>();
  /** UTF-16 code units of all of them, each counted once. */
  size = 0;

  add(done: Done): void {
    for (const source of sourcesOf(done)) {
      const count = this.#counts.get(source) ?? 0;
      if (count === 0) this.size += source.length;
      this.#counts.set(source, count + 1);
    }
  }

  remove(done: Done): void {
    for (const source of sourcesOf(done)) {
      const count = this.#counts.get(source)!;
      if (count > 1) this.#counts.set(source, count - 1);
      else {
        this.#counts.delete(source);
        this.size -= source.length;
      }
    }
  }
}

const sourcesOf = ({ changes }: Done): readonly string[] =>
  changes.flatMap(({ before, after }) => [before, after].filter((source) => source !== undefined));
