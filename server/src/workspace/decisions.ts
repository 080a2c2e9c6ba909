import { articleOf } from '../core/annotation/article';
import { type Deed, decide, refresh, revertSource } from '../core/annotation/decide';
import type { Keep } from '../core/sidecar/merge';
import { isSidecar, sidecarOf } from '../core/sidecar/name';
import { readSidecar } from '../core/sidecar/read';
import { settle } from '../core/sidecar/settle';
import type { Messages } from '../features/messages';
import type { Files, WriteResult } from './files';
import type { ArticleState, OpenArticles } from './openArticles';
import { findSidecar } from './sidecars';
import { nameOf } from './uris';

/** What one sidecar held before and after. */
interface Change {
  readonly sidecarUri: string;
  /** Sources of the sidecar; undefined where there was no file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** One thing that a person did, maybe to many sidecars; taken back as a whole. */
type Done = readonly Change[];

/** Writes of files as a whole that are one thing for undo. */
export interface Batch {
  /** As `Files.replace`; a file that is open in an editor is changed there. */
  write(uri: string, text: string, expected: string | undefined, messages: Messages): Promise<WriteResult>;
  /** Ends it. What was written of sidecars can now be taken back. */
  done(): void;
}

/** Sidecars as the editor has them: one that is open there is changed there, so that unsaved work in it stays. */
export interface SidecarWriter extends Pick<Files, 'read' | 'list' | 'replace'> {
  /**
   * Gives a sidecar that is open another name in the editor.
   *
   * @returns undefined when it is not open, or the editor cannot
   */
  rename(from: string, to: string): Promise<WriteResult | undefined>;
}

/** What is to be decided, or why nothing is, in words for people. */
export type Wanted = readonly Deed[] | { readonly refused: string };

/** What became of something that a person wanted. */
export interface Decided {
  /** False when nothing was changed; `message` then says why. */
  readonly applied: boolean;
  /** How many annotations changed. */
  readonly changes: number;
  readonly message?: string;
}

const UNDO_LEVELS = 100;
/** How often a write is tried again when another program has changed the sidecar in between. */
const RETRIES = 8;

/** Writes people's decisions into sidecars, one after the other, and takes them back. */
export class Decisions {
  readonly #articles: OpenArticles;
  readonly #sidecars: SidecarWriter;
  readonly #now: () => string;
  readonly #done: Done[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  /** @param now the present time in ISO 8601 UTC, to the second */
  constructor(articles: OpenArticles, sidecars: SidecarWriter, now: () => string) {
    this.#articles = articles;
    this.#sidecars = sidecars;
    this.#now = now;
  }

  /** Writes what is decided on the present state of an article. */
  apply(
    { uri, version }: { readonly uri: string; readonly version?: number },
    author: string,
    messages: Messages,
    actions: (state: ArticleState) => Wanted,
  ): Promise<Decided> {
    return this.#inTurn(async () => {
      const state = await this.#articles.state(uri);
      if (!state || !uri.startsWith('file:')) return refused(messages.noArticle);
      if (version !== undefined && version !== state.version) return refused(messages.outdated);
      if (state.sidecarFault) return refused(messages.readOnly(nameOf(state.sidecarUri)));
      const by = { by: author, at: this.#now() };
      let before: string | undefined;
      let after = '';
      let changes = 0;
      const result = await this.#write(state.sidecarUri, messages, (current) => {
        const sidecar = current === undefined ? undefined : readSidecar(current);
        if (sidecar && !sidecar.writable) return { refused: messages.readOnly(nameOf(state.sidecarUri)) };
        const { article } = state;
        // The file may be newer than the state: the decision is made on what it holds now.
        const fresh =
          current === state.sidecarSource
            ? article
            : articleOf(article.text, article.recognition, sidecar, article);
        const wanted = actions({ ...state, article: fresh });
        if ('refused' in wanted) return wanted;
        before = current;
        changes = wanted.length;
        after = decide(fresh, wanted, by, state.project);
        return { text: after === '' ? current : after };
      });
      if (!result.applied) return { applied: false, changes: 0, ...message(result, messages.nothingToDo) };
      this.#remember([{ sidecarUri: state.sidecarUri, before, after }]);
      return { applied: true, changes };
    });
  }

  /**
   * Merges what stands between the conflict marks of a sidecar, entry by entry.
   *
   * @param keep what stays where two people decided in different ways; without it that stays between marks
   */
  settle(sidecarUri: string, keep: Keep | undefined, messages: Messages): Promise<Decided> {
    return this.#inTurn(async () => {
      let before: string | undefined;
      let after = '';
      let changes = 0;
      const result = await this.#write(sidecarUri, messages, (current = '') => {
        const settled = settle(current, keep);
        if (!settled) return { refused: messages.nothingToSettle(nameOf(sidecarUri)) };
        before = current;
        after = settled.source;
        changes = settle(current)!.conflicts.length - settled.conflicts.length;
        return { text: after };
      });
      if (!result.applied) return { applied: false, changes: 0, ...message(result, messages.nothingToDo) };
      this.#remember([{ sidecarUri, before, after }]);
      return { applied: true, changes };
    });
  }

  /** Takes back the last thing that was done in this session. */
  undo(messages: Messages): Promise<Decided> {
    return this.#inTurn(async () => {
      const last = this.#done.pop();
      if (!last) return refused(messages.nothingToUndo);
      const failed: Change[] = [];
      let changes = 0;
      let why: string | undefined;
      for (const change of last) {
        const result = await this.#revert(change, messages);
        if (result.applied) changes++;
        else if (result.failed) failed.push(change);
        why ??= result.message;
      }
      if (failed.length > 0) this.#done.push(failed);
      return { applied: changes > 0, changes, ...(why === undefined ? {} : { message: why }) };
    });
  }

  /**
   * Gives a sidecar another name, and never the name of one that is there. A sidecar that is open in an editor
   * is renamed there, where the client can, so that unsaved work in it stays.
   */
  move(from: string, to: string, messages: Messages): Promise<Decided> {
    return this.#inTurn(() => this.#move(from, to, messages));
  }

  /** The same after an article was renamed; a sidecar that belongs to another file stays. */
  follow(oldArticle: string, newArticle: string, messages: Messages): Promise<Decided> {
    return this.#inTurn(async () => {
      const from = await findSidecar(oldArticle, this.#sidecars);
      return from === undefined
        ? refused(messages.nothingToDo)
        : this.#move(from, sidecarOf(newArticle), messages);
    });
  }

  async #move(from: string, to: string, messages: Messages): Promise<Decided> {
    const [source, target] = [await this.#sidecars.read(from), await this.#sidecars.read(to)];
    if (from === to || source.kind === 'missing') return refused(messages.nothingToDo);
    if (target.kind !== 'missing') return refused(messages.alreadyThere(nameOf(to), nameOf(from)));
    if (source.kind !== 'text') return refused(messages.readOnly(nameOf(from)));
    const renamed = await this.#sidecars.rename(from, to);
    const failure = renamed
      ? failureOf(renamed, to, messages)
      : await this.#moveFile(from, to, source.text, messages);
    if (failure) return refused(failure);
    this.#done.forEach((done, n) => {
      this.#done[n] = done.map((change) =>
        change.sidecarUri === from ? { ...change, sidecarUri: to } : change,
      );
    });
    this.#articles.invalidate(from);
    this.#articles.invalidate(to);
    return { applied: true, changes: 1 };
  }

  /** Writes the new file before it deletes the old one: whatever happens, one of them is there. */
  async #moveFile(from: string, to: string, text: string, messages: Messages): Promise<string | undefined> {
    const written = await this.#sidecars.replace(to, text, undefined);
    if (written.kind === 'changed') return messages.alreadyThere(nameOf(to), nameOf(from));
    if (written.kind === 'failed') return messages.writeFailed(nameOf(to), written.message);
    // Where somebody has just changed the old one it stays, as nothing may be lost.
    const removed = await this.#sidecars.replace(from, undefined, text);
    return removed.kind === 'failed' ? messages.writeFailed(nameOf(from), removed.message) : undefined;
  }

  batch(): Batch {
    const done: Change[] = [];
    return {
      write: (uri, text, expected, messages) =>
        this.#inTurn(async (): Promise<WriteResult> => {
          const result = await this.#write(uri, messages, (current) =>
            current === expected ? { text } : { refused: messages.outdated },
          );
          if (!result.applied)
            return result.failed ? { kind: 'failed', message: result.message ?? '' } : { kind: 'changed' };
          if (isSidecar(uri)) done.push({ sidecarUri: uri, before: expected, after: text });
          return { kind: 'written' };
        }),
      done: () => this.#remember(done),
    };
  }

  #revert({ sidecarUri, before, after }: Change, messages: Messages) {
    return this.#write(sidecarUri, messages, (current) => {
      // A file comes and goes as a whole, and so do conflict marks.
      const isWhole = before === undefined || !readSidecar(before).writable;
      if (current === after && isWhole) return { text: before };
      if (current === undefined) return { refused: messages.nothingToUndo };
      if (!readSidecar(current).writable) return { refused: messages.readOnly(nameOf(sidecarUri)) };
      if (before !== undefined && isWhole)
        return { refused: `${nameOf(sidecarUri)}: ${messages.changedMeanwhile}` };
      return { text: revertSource(current, before ?? '', after) };
    });
  }

  #remember(done: Done): void {
    if (done.length > 0) this.#done.push(done);
    if (this.#done.length > UNDO_LEVELS) this.#done.shift();
  }

  /** Brings offsets and hash of an article's sidecar up to its saved text, before anything that is wanted later. */
  saved(uri: string, messages: Messages): Promise<void> {
    const read = this.#articles.saved(uri);
    return this.#inTurn(async () => {
      await read;
      const state = await this.#articles.state(uri);
      if (!state?.article.annotations.sidecar?.writable) return;
      await this.#write(state.sidecarUri, messages, (current) =>
        current === state.sidecarSource && current !== undefined
          ? { text: refresh(state.article) }
          : { text: current },
      );
    });
  }

  /** Read, change, write; again from the start when somebody else wrote in between. */
  async #write(
    uri: string,
    messages: Messages,
    change: (
      current: string | undefined,
    ) => { readonly text?: string | undefined } | { readonly refused: string },
  ): Promise<{ applied: boolean; failed?: boolean; message?: string }> {
    for (let attempt = 0; attempt < RETRIES; attempt++) {
      const file = await this.#sidecars.read(uri);
      if (file.kind !== 'text' && file.kind !== 'missing') {
        return { applied: false, failed: true, message: messages.readOnly(nameOf(uri)) };
      }
      const current = file.kind === 'text' ? file.text : undefined;
      const next = change(current);
      if ('refused' in next) return { applied: false, message: next.refused };
      if (next.text === current) return { applied: false };
      const result = await this.#sidecars.replace(uri, next.text, current);
      if (result.kind === 'failed') {
        return { applied: false, failed: true, message: messages.writeFailed(nameOf(uri), result.message) };
      }
      if (result.kind === 'written') {
        this.#articles.invalidate(uri);
        return { applied: true };
      }
    }
    return { applied: false, failed: true, message: messages.outdated };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

const refused = (message: string): Decided => ({ applied: false, changes: 0, message });
const failureOf = (result: WriteResult, to: string, messages: Messages) =>
  result.kind === 'written'
    ? undefined
    : messages.writeFailed(nameOf(to), result.kind === 'failed' ? result.message : '');
const message = (result: { message?: string }, otherwise?: string) => {
  const text = result.message ?? otherwise;
  return text === undefined ? {} : { message: text };
};
