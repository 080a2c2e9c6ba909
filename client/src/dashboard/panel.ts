import {
  Disposable,
  type ExtensionContext,
  l10n,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
} from 'vscode';
import { DASHBOARD, type DashboardResult } from '../../../server/src/protocol/dashboard';
import type { Server } from '../server';
import type { Model } from './model';
import { modelOf } from './sections';

const TYPE = 'dateline.dashboard';

/** The page with the figures of the corpus. It shows what the server knows, and asks again when that changes. */
export class Dashboard implements Disposable {
  readonly #server: Server;
  readonly #root: Uri;
  readonly #subscriptions: Disposable;
  #panel: WebviewPanel | undefined;
  /** What is shown is no longer what the server would say. */
  #outdated = false;
  #asking = false;

  constructor({ extensionUri }: ExtensionContext, server: Server) {
    this.#server = server;
    this.#root = extensionUri;
    this.#subscriptions = Disposable.from(
      window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: async (panel) => this.#take(panel),
      }),
      server.onDidChangeCorpus(() => this.#refresh()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  show(): void {
    if (this.#panel) this.#panel.reveal();
    else this.#take(window.createWebviewPanel(TYPE, l10n.t('Dashboard'), ViewColumn.Active));
  }

  #take(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.onDidChangeViewState(() => this.#send());
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [this.#uri('dist'), this.#uri('client', 'media')],
    };
    // A page that was hidden begins anew, and says so again.
    webview.onDidReceiveMessage(() => this.#refresh());
    webview.html = this.#page(webview);
  }

  #uri(...path: string[]): Uri {
    return Uri.joinPath(this.#root, ...path);
  }

  #refresh(): void {
    this.#outdated = true;
    void this.#send();
  }

  /** One request at a time, and none while nobody sees the page. */
  async #send(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#outdated && this.#panel?.visible) {
        this.#outdated = false;
        const model = await this.#model();
        await this.#panel?.webview.postMessage(model);
      }
    } finally {
      this.#asking = false;
    }
  }

  async #model(): Promise<Model> {
    try {
      return modelOf(await this.#server.ask<DashboardResult>(DASHBOARD, {}));
    } catch (error) {
      const notice = error instanceof Error ? error.message : String(error);
      return { title: l10n.t('Dateline: the corpus'), notice, tiles: [], sections: [], asTable: '' };
    }
  }

  #page(webview: Webview): string {
    const file = (...path: string[]) => webview.asWebviewUri(this.#uri(...path)).toString();
    const nonce = nonceOf();
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
    return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${file('client', 'media', 'dashboard.css')}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${file('dist', 'dashboard.js')}"></script>
</body>
</html>`;
  }
}

const nonceOf = () => crypto.randomUUID().replaceAll('-', '');
