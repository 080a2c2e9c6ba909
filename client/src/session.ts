import {
  commands,
  Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type Memento,
  type Uri,
  window,
} from 'vscode';
import { Annotations } from './annotations';
import { Badges } from './badges';
import { Cursor } from './cursor';
import { Decorations } from './decorations';
import { Documents } from './exchange/documents';
import { Problems } from './exchange/problems';
import type { ClientHost } from './host';
import { LanguageStatus } from './languageStatus';
import { MergeOffer } from './mergeOffer';
import type { Manifest } from './review/manifest';
import { ReviewMode } from './review/mode';
import { Server } from './server';
import { StatusBar } from './status';

/** What exists from the first article on: server, highlights, status bar item, output channel. */
export class Session implements Disposable {
  readonly host: ClientHost;
  readonly annotations = new Annotations();
  readonly merges: MergeOffer;
  readonly server: Server;
  /** What was chosen last in this workspace. */
  readonly memory: Memento;
  readonly manifest: Manifest;
  #documents: Documents | undefined;
  #problems: Problems | undefined;
  #log: LogOutputChannel | undefined;
  #decorations: Decorations | undefined;
  #review: ReviewMode | undefined;
  readonly #parts: Disposable[] = [];

  constructor(context: ExtensionContext, host: ClientHost) {
    this.host = host;
    this.server = new Server(context, host, this.annotations, () => this.output());
    this.memory = context.workspaceState;
    this.manifest = context.extension.packageJSON as Manifest;
    this.merges = new MergeOffer(this.server, this.memory);
  }

  /** Undefined as long as there was nothing to log. */
  get log(): LogOutputChannel | undefined {
    return this.#log;
  }

  get documents(): Documents {
    this.#documents ??= new Documents();
    return this.#documents;
  }

  get problems(): Problems {
    this.#problems ??= new Problems();
    return this.#problems;
  }

  get review(): ReviewMode {
    this.#review ??= new ReviewMode(this);
    return this.#review;
  }

  output(): LogOutputChannel {
    this.#log ??= window.createOutputChannel('Dateline', { log: true });
    return this.#log;
  }

  /** Idempotent. */
  begin(): void {
    void this.server.start();
    if (this.#decorations) return;
    this.#decorations = new Decorations(this.annotations);
    this.#parts.push(
      this.#decorations,
      this.review,
      new Cursor(this.annotations),
      new StatusBar(this.annotations, this.server),
      new LanguageStatus(this.annotations, this.server),
      new Badges(this.annotations, this.server),
    );
    void commands.executeCommand('setContext', 'dateline.active', true);
  }

  toggleHighlights(): void {
    if (!this.#decorations) return;
    const shown = this.#decorations.toggle();
    window.setStatusBarMessage(
      shown ? l10n.t('Highlights are shown') : l10n.t('Highlights are hidden'),
      3000,
    );
  }

  highlights(uri: Uri): Readonly<Record<string, number>> {
    return this.#decorations?.counts(uri) ?? {};
  }

  dispose(): void {
    Disposable.from(...this.#parts, this.merges, this.server, this.annotations).dispose();
    this.#documents?.dispose();
    this.#problems?.dispose();
    this.#log?.dispose();
  }
}
