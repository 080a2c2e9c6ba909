import { type Article, articleOf } from '../core/annotation/article';
import { type Deed, decide, refresh, takeBack } from '../core/annotation/decide';
import type { Keep } from '../core/sidecar/merge';
import type { EntryId, Sidecar } from '../core/sidecar/model';
import { articleOfSidecar, isSidecar } from '../core/sidecar/name';
import { ReadMemo, readSidecar } from '../core/sidecar/read';
import { settleSteps } from '../core/sidecar/settle';
import type { Messages } from '../features/messages';
import { whyReadOnly } from './faults';
import type { Files, WriteResult } from './files';
import { type Change, History, type Way } from './history';
import { bareRecognition } from './load';
import type { ArticleState, OpenArticles } from './openArticles';
import { findSidecar, sidecarFor, sidecarRenamed } from './sidecars';
import { type Clock, Slices } from './slices';
import { type Left, leftText } from './takenBack';
import { canonical, nameOf } from './uris';

/** Writes of files as a whole that are one thing for undo. */
export interface Batch {
  /** As `Files.replace`; a file that is open in an editor is changed there. */
  write(uri: string, text: string, expected: string | undefined, messages: Messages): Promise<WriteResult>;
  /** Ends it. What was written of sidecars can now be taken back, by this id; undefined when nothing was. */
  done(): number | undefined;
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

/** On which article something is decided, and on which version of its text. */
export interface Decidable {
  readonly uri: string;
  readonly version?: number;
  /** Waits for what is suggested after the decision before; otherwise what people still see counts. */
  readonly settled?: boolean;
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
  /** Names what was done, so that exactly that can be taken back. */
  readonly action?: number;
  /** URIs of the articles that undo or redo has changed, beside the one that it was asked for. */
  readonly elsewhere?: readonly string[];
}

/** What is to be taken back or done again: the last action on an article or its sidecar, one by its id, or the last of all. */
export interface Which {
  readonly uri?: string | undefined;
  readonly action?: number | undefined;
}

/** What became of something that a person wanted of many articles. */
export interface DecidedMany {
  readonly applied: boolean;
  readonly changes: number;
  readonly action?: number;
  /** How many of them have changed. */
  readonly articles: number;
  /** Why some have not, in words for people. */
  readonly failed: readonly string[];
}

/** How often a write is tried again when another program has changed the sidecar in between. */
const RETRIES = 8;

interface Dated {
  /** The present time in ISO 8601 UTC, to the second. */
  now(): string;
}

type MaybePromise<T> = T | Promise<T>;

/** Writes people's decisions into sidecars, one after the other, and takes them back. */
export class Decisions {
  readonly #articles: OpenArticles;
  readonly #sidecars: SidecarWriter;
  readonly #host: Clock & Dated;
  readonly #history = new History();
  readonly #memo = new ReadMemo();
  /** What the last decision has written. */
  #left: { readonly uri: string; readonly source: string } | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(articles: OpenArticles, sidecars: SidecarWriter, host: Clock & Dated) {
    this.#articles = articles;
    this.#sidecars = sidecars;
    this.#host = host;
  }

  /** Writes what is decided on the present state of an article. */
  apply(
    { uri, version, settled = false }: Decidable,
    author: string,
    messages: Messages,
    actions: (state: ArticleState) => Wanted,
  ): Promise<Decided> {
    return this.#inTurn(async () => {
      // Nobody waits for suggestions that are made anew after the decision before.
      let state = (settled ? undefined : this.#articles.latest(uri)) ?? (await this.#articles.state(uri));
      if (!state) return refused(messages.noArticle);
      if (version !== undefined && version !== state.version) return refused(messages.outdated);
      const readOnly = whyReadOnly(state, messages);
      if (readOnly !== undefined) return refused(readOnly);
      if ((await this.#sidecars.list(uri)).kind === 'missing') return refused(messages.gone(nameOf(uri)));
      const by = { by: author, at: this.#host.now() };
      let before: string | undefined;
      let after = '';
      let changes = 0;
      let placed: ReadonlySet<EntryId> = new Set();
      const { sidecarUri, version: seen } = state;
      const result = await this.#write(sidecarUri, messages, async (current) => {
        // What somebody else has written is read with all that follows from it.
        if (current !== state!.sidecarSource && !(uri === this.#left?.uri && current === this.#left.source))
          state = (await this.#articles.state(uri)) ?? state!;
        const now = state!;
        if (now.version !== seen) return { refused: messages.outdated };
        // Reading thousands of entries takes longer than all the rest.
        const known = current === now.sidecarSource ? now.article.annotations.sidecar : undefined;
        const sidecar = current === undefined ? undefined : (known ?? readSidecar(current, this.#memo));
        if (sidecar && !sidecar.writable) return { refused: messages.readOnly(nameOf(sidecarUri)) };
        const fresh = articleWith(now, current, sidecar);
        const wanted = actions({ ...now, article: fresh });
        if ('refused' in wanted) return wanted;
        placed = new Set(wanted.flatMap((action) => ('id' in action && action.id ? [action.id] : [])));
        before = current;
        changes = wanted.length;
        after = decide(fresh, wanted, by, now.project);
        return { text: after === '' ? current : after };
      });
      if (!result.applied) return { applied: false, changes: 0, ...message(result, messages.nothingToDo) };
      this.#left = { uri, source: after };
      const action = this.#history.did([{ sidecarUri, article: uri, before, after, placed }])!;
      return { applied: true, changes, action };
    });
  }

  /**
   * Changes the sidecars of many articles, open or not, as one thing for undo.
   *
   * @param change makes the new source of a sidecar, and says how many annotations it has changed
   */
  applyToMany(
    targets: readonly { readonly uri: string; readonly sidecarUri: string }[],
    messages: Messages,
    change: (article: Article) => { readonly source: string; readonly changes: number },
  ): Promise<DecidedMany> {
    return this.#inTurn(async () => {
      const done: Change[] = [];
      const failed: string[] = [];
      let changes = 0;
      for (const { uri, sidecarUri } of targets) {
        const state = this.#articles.has(uri) ? await this.#articles.state(uri) : undefined;
        const file = state ? undefined : await this.#sidecars.read(uri);
        const text = state?.article.text ?? (file?.kind === 'text' ? file.text : undefined);
        if (text === undefined) {
          failed.push(messages.missing(nameOf(uri)));
          continue;
        }
        let before: string | undefined;
        let after = '';
        let changed = 0;
        const result = await this.#write(sidecarUri, messages, (current) => {
          const sidecar = readSidecar(current ?? '');
          if (!sidecar.writable) return { refused: messages.readOnly(nameOf(sidecarUri)) };
          const article = state
            ? articleWith(state, current, sidecar)
            : articleOf(text, bareRecognition(text), sidecar);
          const { source, changes } = change(article);
          [before, after, changed] = [current, source, changes];
          return { text: changes === 0 ? current : source };
        });
        if (result.applied) {
          done.push({ sidecarUri, article: uri, before, after });
          changes += changed;
        } else if (result.message !== undefined) failed.push(result.message);
      }
      const action = this.#history.did(done);
      const named = action === undefined ? {} : { action };
      return { applied: done.length > 0, changes, articles: done.length, failed, ...named };
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
      const slices = new Slices(this.#host);
      const result = await this.#write(sidecarUri, messages, async (current = '') => {
        const settled = await slices.run(settleSteps(current, keep));
        if (!settled) return { refused: messages.nothingToSettle(nameOf(sidecarUri)) };
        before = current;
        after = settled.source;
        changes = settled.settled;
        return { text: after };
      });
      if (!result.applied) return { applied: false, changes: 0, ...message(result, messages.nothingToDo) };
      return { applied: true, changes, action: this.#history.did([{ sidecarUri, before, after }])! };
    });
  }

  /**
   * Changes a file of the corpus that is no sidecar; undo gives it back as a whole.
   *
   * @param article where it was done
   */
  change(
    file: string,
    article: string,
    messages: Messages,
    change: (current: string | undefined) => { readonly text: string } | { readonly refused: string },
  ): Promise<Decided> {
    return this.#inTurn(async () => {
      let before: string | undefined;
      let after = '';
      const result = await this.#write(file, messages, (current) => {
        const next = change(current);
        if ('text' in next) [before, after] = [current, next.text];
        return next;
      });
      if (!result.applied) return { applied: false, changes: 0, ...message(result, messages.nothingToDo) };
      const action = this.#history.did([{ sidecarUri: file, article, before, after }])!;
      return { applied: true, changes: 1, action };
    });
  }

  /** Takes back what was done in this session; only what still is as it was left, see `takeBack`. */
  undo(which: Which, messages: Messages): Promise<Decided> {
    return this.#inTurn(() => this.#again('undo', which, messages));
  }

  /** Does again what was taken back, until something else is done to the same article. */
  redo(which: Which, messages: Messages): Promise<Decided> {
    return this.#inTurn(() => this.#again('redo', which, messages));
  }

  async #again(way: Way, { uri, action }: Which, messages: Messages): Promise<Decided> {
    const asked = uri === undefined ? undefined : await this.#sidecarOf(uri);
    // An action that is named is meant wherever it was.
    const done = this.#history.take(
      way,
      action === undefined ? { sidecarUri: asked, article: uri } : { action },
    );
    if (!done) {
      const file = uri === undefined || action !== undefined ? undefined : nameOf(uri);
      return refused(messages.history.nothing(way, file));
    }
    const changed: Change[] = [];
    const failed: Change[] = [];
    const left: Left[] = [];
    const refusals = new Set<string>();
    let changes = 0;
    for (const change of done.changes) {
      const result = await this.#takeBack(change, messages);
      if (result.applied) {
        changed.push({ ...change, before: result.before, after: result.after });
        changes += result.changes;
      } else if (result.failed) failed.push(change);
      if (result.message !== undefined) refusals.add(result.message);
      left.push(...result.left.map((one) => ({ ...one, file: nameOf(change.sidecarUri) })));
    }
    const { id } = done;
    if (failed.length > 0) this.#history.put(way, { id, changes: failed });
    if (changed.length > 0) this.#history.put(way === 'undo' ? 'redo' : 'undo', { id, changes: changed });
    const elsewhere = changed
      .filter(
        ({ sidecarUri, article }) =>
          asked === undefined || (canonical(sidecarUri) !== canonical(asked) && article !== uri),
      )
      .map(({ sidecarUri, article }) => article ?? articleOfSidecar(sidecarUri));
    const says = [
      ...(elsewhere.length > 0 ? [messages.history.elsewhere(way, namesOf(elsewhere))] : []),
      ...(left.length > 0 ? [leftText(left, messages)] : []),
      ...refusals,
    ];
    if (says.length === 0 && changed.length === 0) says.push(messages.history.alreadySo);
    return {
      applied: changed.length > 0,
      changes,
      ...(says.length > 0 ? { message: says.join('. ') } : {}),
      ...(changed.length > 0 ? { action: id } : {}),
      ...(elsewhere.length > 0 ? { elsewhere } : {}),
    };
  }

  async #sidecarOf(uri: string): Promise<string> {
    if (isSidecar(uri)) return uri;
    return (await this.#articles.state(uri))?.sidecarUri ?? sidecarFor(uri, this.#sidecars);
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
        : this.#move(from, await sidecarRenamed(from, newArticle, this.#sidecars), messages);
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
    this.#history.renamed(from, to);
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
      done: () => this.#history.did(done),
    };
  }

  async #takeBack({ sidecarUri, article: uri, before, after, placed }: Change, messages: Messages) {
    const state = await this.#articles.holding(sidecarUri);
    const file = state ? undefined : await this.#sidecars.read(uri ?? articleOfSidecar(sidecarUri));
    let was: string | undefined;
    let is: string | undefined;
    let changes = 0;
    let left: readonly Left[] = [];
    const written = await this.#write(sidecarUri, messages, (current) => {
      was = current;
      const name = nameOf(sidecarUri);
      // Conflict marks come and go as a whole.
      const isWhole = [before, after].some((text) => text !== undefined && !readSidecar(text).writable);
      if (isWhole || (current === undefined && after !== undefined)) {
        if (current !== after) return { refused: `${name}: ${messages.changedMeanwhile}` };
        is = before;
        changes = 1;
        return { text: is };
      }
      const sidecar = current === undefined ? undefined : readSidecar(current);
      if (sidecar && !sidecar.writable) return { refused: messages.readOnly(name) };
      const text = file?.kind === 'text' ? file.text : undefined;
      const closed = text === undefined ? undefined : articleOf(text, bareRecognition(text), sidecar);
      const article = state ? articleWith(state, current, sidecar) : closed;
      const step = { before: before ?? '', after: after ?? '', placed };
      const result = takeBack(current ?? '', step, article, state?.project);
      ({ changes, left } = result);
      is = result.source === '' ? undefined : result.source;
      return { text: is };
    });
    return { ...written, before: was, after: is, changes, left };
  }

  /** Brings offsets and hash of an article's sidecar up to its saved text, before anything that is wanted later. */
  saved(uri: string, messages: Messages): Promise<void> {
    // Who saves may close at once.
    const held = this.#articles.held(uri);
    const read = this.#articles.saved(uri);
    return this.#inTurn(async () => {
      await read;
      const state = await held();
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
    ) => MaybePromise<{ readonly text?: string | undefined } | { readonly refused: string }>,
  ): Promise<{ applied: boolean; failed?: boolean; message?: string }> {
    for (let attempt = 0; attempt < RETRIES; attempt++) {
      const file = await this.#sidecars.read(uri);
      if (file.kind !== 'text' && file.kind !== 'missing') {
        return { applied: false, failed: true, message: messages.readOnly(nameOf(uri)) };
      }
      const current = file.kind === 'text' ? file.text : undefined;
      const next = await change(current);
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

/** The article with what its sidecar holds now, which may be newer than the state. */
function articleWith(
  { article, sidecarSource }: ArticleState,
  current: string | undefined,
  sidecar?: Sidecar,
) {
  if (current === sidecarSource) return article;
  return articleOf(article.text, article.recognition, sidecar, article);
}

/** So many files are named. */
const NAMED = 3;

function namesOf(uris: readonly string[]): string {
  const names = uris.slice(0, NAMED).map(nameOf).join(', ');
  return uris.length > NAMED ? `${names} (+${uris.length - NAMED})` : names;
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
