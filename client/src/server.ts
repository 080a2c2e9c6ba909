import {
  type CancellationToken,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ALL_ANNOTATIONS,
  type AllAnnotationsParams,
  ANNOTATIONS,
  type AnnotationsChange,
  IS_ARTICLE,
  type IsArticleParams,
  type IsArticleResult,
  STATES,
  type StatesParams,
  type StatesResult,
} from '../../server/src/protocol';
import { CORPUS } from '../../server/src/protocol/corpus';
import type { Annotations } from './annotations';
import type { WorkDoneState } from './connection';
import type { ClientHost } from './host';

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** More crashes than this within `CRASH_WINDOW` milliseconds and the server stays down. */
const CRASHES = 3;
const CRASH_WINDOW = 180_000;

/** How a command of the server is watched while it runs. */
export interface Watch {
  readonly token?: CancellationToken;
  readonly progress?: (state: WorkDoneState) => void;
}

/** The language server: started when it is first needed, again when it crashes, and on request. */
export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #host: ClientHost;
  readonly #annotations: Annotations;
  readonly #output: () => LogOutputChannel;
  readonly #trust: Disposable;
  #client: Promise<BaseLanguageClient> | undefined;
  #pid: () => number | undefined = () => undefined;
  #state: ServerState = 'stopped';
  #crashes: number[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #corpusListeners = new Set<() => void>();

  constructor(
    context: ExtensionContext,
    host: ClientHost,
    annotations: Annotations,
    output: () => LogOutputChannel,
  ) {
    this.#context = context;
    this.#host = host;
    this.#annotations = annotations;
    this.#output = output;
    this.#trust = workspace.onDidGrantWorkspaceTrust(() => {
      if (this.#client) void this.restart();
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  get running(): boolean {
    return this.#state === 'running';
  }

  get pid(): number | undefined {
    return this.#pid();
  }

  onDidChangeState(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** What is known of all articles has changed; see `CORPUS.changed`. */
  onDidChangeCorpus(listener: () => void): Disposable {
    this.#corpusListeners.add(listener);
    return { dispose: () => this.#corpusListeners.delete(listener) };
  }

  /** Starts the server unless it was started before. Undefined when it cannot be started; a message has said so. */
  async start(): Promise<BaseLanguageClient | undefined> {
    this.#client ??= this.#launch();
    return this.#client.catch(() => undefined);
  }

  async restart(): Promise<void> {
    await this.#stop();
    this.#crashes = [];
    await this.start();
  }

  /** Runs a command of the server. Rejects when it fails or the server is not there. */
  async execute<R>(command: string, argument?: unknown, { token, progress }: Watch = {}): Promise<R> {
    const client = await this.#required();
    const params = { command, arguments: argument === undefined ? [] : [argument] };
    const work = progress && (await import('./connection.js')).onWorkDone(client, progress);
    const request = work ? { ...params, workDoneToken: work.workDoneToken } : params;
    try {
      // A token that is undefined would be sent as a second parameter.
      return await client.sendRequest<R>('workspace/executeCommand', request, ...(token ? [token] : []));
    } finally {
      work?.subscription.dispose();
    }
  }

  async isArticle(uri: Uri): Promise<IsArticleResult> {
    const client = await this.#required();
    const params: IsArticleParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    return client.sendRequest<IsArticleResult>(IS_ARTICLE, params);
  }

  /** Asks the server something; see `CORPUS`. */
  async ask<R>(request: string, params: object, token?: CancellationToken): Promise<R> {
    const client = await this.#required();
    return client.sendRequest<R>(request, params, ...(token ? [token] : []));
  }

  async states(uris: readonly Uri[]): Promise<StatesResult> {
    const client = await this.#required();
    const params: StatesParams = { uris: uris.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
    return client.sendRequest<StatesResult>(STATES, params);
  }

  dispose(): void {
    this.#trust.dispose();
    void this.#stop();
  }

  async #required(): Promise<BaseLanguageClient> {
    const client = await this.start();
    if (!client) throw new Error(l10n.t('The Dateline server is not running.'));
    return client;
  }

  async #launch(): Promise<BaseLanguageClient> {
    this.#become('starting');
    try {
      // Loaded only now: most windows have no article.
      const { connect } = await import('./connection.js');
      const connected = await connect(this.#context, this.#host, this.#output(), {
        closed: () => this.#crashed(),
        changed: (running) => this.#become(running ? 'running' : 'stopped'),
      });
      const { client } = connected;
      client.onNotification(ANNOTATIONS, (change: AnnotationsChange) => {
        const { uri } = change;
        const all = () =>
          client.sendRequest<AnnotationsChange | null>(ALL_ANNOTATIONS, {
            uri,
          } satisfies AllAnnotationsParams);
        this.#annotations
          .take(client.protocol2CodeConverter.asUri(uri), change, all)
          .catch((error) => this.#output().error(String(error)));
      });
      client.onNotification(CORPUS.changed, () => {
        for (const listener of this.#corpusListeners) listener();
      });
      this.#pid = () => connected.pid();
      await client.start();
      return client;
    } catch (error) {
      this.#output().error(String(error instanceof Error ? (error.stack ?? error.message) : error));
      this.#become('failed');
      void this.#offerRestart(l10n.t('The Dateline server could not be started.'));
      throw error;
    }
  }

  /** @returns whether the server is to be started again */
  #crashed(): boolean {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASH_WINDOW), now];
    this.#annotations.clear();
    if (this.#crashes.length <= CRASHES) {
      this.#output().warn(`The server ended unexpectedly and is started again (${this.#crashes.length}).`);
      return true;
    }
    this.#become('failed');
    void this.#offerRestart(
      l10n.t(
        'The Dateline server crashed {0} times within 3 minutes. Nothing you decided is lost.',
        CRASHES + 1,
      ),
    );
    return false;
  }

  async #offerRestart(message: string): Promise<void> {
    const [restart, output] = [l10n.t('Restart'), l10n.t('Show Output')];
    const answer = await window.showErrorMessage(message, restart, output);
    if (answer === restart) await this.restart();
    if (answer === output) this.#output().show();
  }

  async #stop(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    this.#annotations.clear();
    // A crashed client has nothing to stop and says so.
    await client?.dispose().catch(() => undefined);
    this.#become('stopped');
  }

  #become(state: ServerState): void {
    // A crash for good is followed by the client's own "stopped".
    if (this.#state === state || (this.#state === 'failed' && state === 'stopped' && this.#client)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
