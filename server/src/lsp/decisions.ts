import type { Connection } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { articleOf } from '../core/annotation/article';
import { type Action, decide, refresh, revertSource } from '../core/annotation/decide';
import type { SourceEdit } from '../core/sidecar/edit';
import { isSidecar } from '../core/sidecar/name';
import { readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import type { Messages } from '../features/messages';
import type { WriteResult } from '../workspace/files';
import type { ArticleState, OpenArticles } from '../workspace/openArticles';
import { toTextEdits } from './convert';
import { reasonOf } from './dispatch';
import type { Host } from './host';
import { type ApplyResult, SAVE, type SaveParams } from './protocol';

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

/** A sidecar in an editor. */
export interface OpenSidecar {
  readonly text: string;
  readonly version: number;
}

const UNDO_LEVELS = 100;
/** How often a write is tried again when another program has changed the sidecar in between. */
const RETRIES = 8;

/** Writes people's decisions into sidecars, one after the other, and takes them back. */
export class Decisions {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #articles: OpenArticles;
  readonly #openSidecar: (uri: string) => OpenSidecar | undefined;
  readonly #done: Done[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  /** Whether the client can save a document on request. */
  canSave = false;
  /** Whether the client can rename a file on request. */
  canRename = false;

  constructor(
    connection: Connection,
    host: Host,
    articles: OpenArticles,
    openSidecar: (uri: string) => OpenSidecar | undefined,
  ) {
    this.#connection = connection;
    this.#host = host;
    this.#articles = articles;
    this.#openSidecar = openSidecar;
  }

  /** Writes what is decided on the present state of an article. */
  apply(
    { uri, version }: { readonly uri: string; readonly version?: number },
    author: string,
    messages: Messages,
    actions: (state: ArticleState) => readonly Action[],
  ): Promise<ApplyResult> {
    return this.#inTurn(async () => {
      const state = await this.#articles.state(uri);
      if (!state || !uri.startsWith('file:')) return refused(messages.noArticle);
      if (version !== undefined && version !== state.version) return refused(messages.outdated);
      if (state.sidecarFault) return refused(messages.readOnly(nameOf(state.sidecarUri)));
      const by = { by: author, at: this.#host.now() };
      let before: string | undefined;
      let after = '';
      let changes = 0;
      const result = await this.#write(state.sidecarUri, messages, (current) => {
        const sidecar = current === undefined ? undefined : readSidecar(current);
        if (sidecar && !sidecar.writable) return { refused: messages.readOnly(nameOf(state.sidecarUri)) };
        const { article } = state;
        // The file may be newer than the state: the decision is made on what it holds now.
        const fresh =
          current === state.sidecarSource ? article : articleOf(article.text, article.recognition, sidecar);
        const wanted = actions({ ...state, article: fresh });
        before = current;
        changes = wanted.length;
        after = decide(fresh, wanted, by);
        return { text: after === '' ? current : after };
      });
      if (!result.applied) return { applied: false, changes: 0, ...message(result, messages.nothingToDo) };
      this.#remember([{ sidecarUri: state.sidecarUri, before, after }]);
      return { applied: true, changes };
    });
  }

  /** Takes back the last thing that was done in this session. */
  undo(messages: Messages): Promise<ApplyResult> {
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
  move(from: string, to: string, messages: Messages): Promise<ApplyResult> {
    return this.#inTurn(async () => {
      const [source, target] = [await this.#host.files.read(from), await this.#host.files.read(to)];
      if (from === to || source.kind === 'missing') return refused(messages.nothingToDo);
      if (target.kind !== 'missing') return refused(messages.alreadyThere(nameOf(to), nameOf(from)));
      if (source.kind !== 'text') return refused(messages.readOnly(nameOf(from)));
      const open = this.canRename && this.#openSidecar(from) !== undefined;
      const failure = open
        ? await this.#renameOpen(from, to, messages)
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
    });
  }

  /** Writes the new file before it deletes the old one: whatever happens, one of them is there. */
  async #moveFile(from: string, to: string, text: string, messages: Messages): Promise<string | undefined> {
    const written = await this.#host.files.replace(to, text, undefined);
    if (written.kind === 'changed') return messages.alreadyThere(nameOf(to), nameOf(from));
    if (written.kind === 'failed') return messages.writeFailed(nameOf(to), written.message);
    // Where somebody has just changed the old one it stays, as nothing may be lost.
    const removed = await this.#host.files.replace(from, undefined, text);
    return removed.kind === 'failed' ? messages.writeFailed(nameOf(from), removed.message) : undefined;
  }

  async #renameOpen(from: string, to: string, messages: Messages): Promise<string | undefined> {
    const rename = { kind: 'rename' as const, oldUri: from, newUri: to, options: { overwrite: false } };
    try {
      const { applied, failureReason } = await this.#connection.workspace.applyEdit({
        documentChanges: [rename],
      });
      return applied ? undefined : messages.writeFailed(nameOf(to), failureReason ?? '');
    } catch (error) {
      return messages.writeFailed(nameOf(to), reasonOf(error));
    }
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
      if (current === after) return { text: before };
      if (current === undefined) return { refused: messages.nothingToUndo };
      if (!readSidecar(current).writable) return { refused: messages.readOnly(nameOf(sidecarUri)) };
      return { text: revertSource(current, before ?? '', after) };
    });
  }

  #remember(done: Done): void {
    if (done.length > 0) this.#done.push(done);
    if (this.#done.length > UNDO_LEVELS) this.#done.shift();
  }

  /** Brings offsets and hash of an article's sidecar up to its saved text. */
  saved(uri: string, messages: Messages): Promise<void> {
    return this.#inTurn(async () => {
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
      const open = this.#openSidecar(uri);
      const file = open ? undefined : await this.#host.files.read(uri);
      if (file && file.kind !== 'text' && file.kind !== 'missing') {
        return { applied: false, failed: true, message: messages.readOnly(nameOf(uri)) };
      }
      const current = open?.text ?? (file?.kind === 'text' ? file.text : undefined);
      const next = change(current);
      if ('refused' in next) return { applied: false, message: next.refused };
      if (next.text === current) return { applied: false };
      const result = open
        ? await this.#edit(uri, open, next.text ?? '')
        : await this.#host.files.replace(uri, next.text, current);
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

  /** A sidecar that is open in an editor is changed there, so that unsaved work in it stays. */
  async #edit(uri: string, open: OpenSidecar, text: string): Promise<WriteResult> {
    const lines = new LineMap(open.text);
    const edits = toTextEdits(lines, [difference(open.text, text)]);
    try {
      const { applied } = await this.#connection.workspace.applyEdit({
        documentChanges: [{ textDocument: { uri, version: open.version }, edits }],
      });
      if (!applied) return { kind: 'changed' };
      if (this.canSave) await this.#connection.sendRequest(SAVE, { uri } satisfies SaveParams);
      return { kind: 'written' };
    } catch (error) {
      return { kind: 'failed', message: reasonOf(error) };
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

const nameOf = (uri: string) => Utils.basename(URI.parse(uri));
const refused = (message: string): ApplyResult => ({ applied: false, changes: 0, message });
const message = (result: { message?: string }, otherwise?: string) => {
  const text = result.message ?? otherwise;
  return text === undefined ? {} : { message: text };
};

/** The one edit that turns `from` into `to`: what lies between their common ends. */
function difference(from: string, to: string): SourceEdit {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  const most = Math.min(from.length, to.length) - start;
  while (end < most && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  // A CRLF is one position for editors, so an edit must not begin or end inside it.
  if (from[start] === '\n' && from[start - 1] === '\r') start--;
  if (end > 0 && from[from.length - end] === '\n' && from[from.length - end - 1] === '\r') end--;
  return { span: { start, end: from.length - end }, text: to.slice(start, to.length - end) };
}
