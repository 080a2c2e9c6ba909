import {
  type Disposable,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ReviewState } from '../../server/src/protocol';
import type { Annotations } from './annotations';
import { facts } from './facts';
import { hasFiles } from './language';
import type { Server } from './server';

/** What the explorer shows beside the name of an article that somebody has worked on. */
export class Badges implements FileDecorationProvider, Disposable {
  readonly #annotations: Annotations;
  readonly #server: Server;
  readonly #changed = new EventEmitter<Uri | Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  /** What was last shown of the open articles. */
  readonly #shown = new Map<string, ReviewState>();
  /** Files that are asked about together. */
  #asked: { readonly uris: Uri[]; readonly answer: Promise<readonly (ReviewState | null)[]> } | undefined;
  readonly #subscriptions: Disposable[];

  constructor(annotations: Annotations, server: Server) {
    this.#annotations = annotations;
    this.#server = server;
    const watcher = workspace.createFileSystemWatcher('**/*.ann.yaml');
    const changed = (sidecar: Uri) =>
      this.#changed.fire(
        facts()
          .articlesOf(sidecar.path)
          .map((path) => sidecar.with({ path })),
      );
    this.#subscriptions = [
      this.#changed,
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      annotations.onDidChange((uri) => this.#follow(Uri.parse(uri))),
      server.onDidChangeState(() => this.#changed.fire(undefined)),
      window.registerFileDecorationProvider(this),
    ];
  }

  async provideFileDecoration(uri: Uri): Promise<FileDecoration | undefined> {
    if (!hasFiles(uri) || facts().isSidecar(uri.path) || !this.#server.running) return undefined;
    const state = this.#annotations.get(uri)?.state ?? (await this.#ask(uri));
    if (!state || state === 'untouched') return undefined;
    const { badge, colour } = LOOKS[state];
    const decoration = new FileDecoration(
      badge,
      `Dateline: ${nameOf(state)}`,
      colour === undefined ? undefined : new ThemeColor(colour),
    );
    decoration.propagate = false;
    return decoration;
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }

  #follow(uri: Uri): void {
    const state = this.#annotations.get(uri)?.state;
    if (this.#shown.get(uri.toString()) === state) return;
    if (state) this.#shown.set(uri.toString(), state);
    else this.#shown.delete(uri.toString());
    this.#changed.fire(uri);
  }

  /** A folder shows many files at once: they are one question. */
  async #ask(uri: Uri): Promise<ReviewState | undefined> {
    if (!this.#asked) {
      const uris: Uri[] = [];
      const answer = Promise.resolve().then(() => {
        this.#asked = undefined;
        return this.#server.states(uris);
      });
      this.#asked = { uris, answer };
    }
    const { uris, answer } = this.#asked;
    const at = uris.push(uri) - 1;
    return (await answer.catch(() => []))[at] ?? undefined;
  }
}

const LOOKS: Readonly<
  Record<Exclude<ReviewState, 'untouched'>, { readonly badge: string; readonly colour?: string }>
> = {
  finished: { badge: '✓' },
  review: { badge: '●' },
  changed: { badge: '!', colour: 'list.warningForeground' },
};

/** A state in words. */
export function nameOf(state: ReviewState): string {
  switch (state) {
    case 'untouched':
      return l10n.t('untouched');
    case 'review':
      return l10n.t('in review');
    case 'changed':
      return l10n.t('changed since it was finished');
    case 'finished':
      return l10n.t('finished');
  }
}
