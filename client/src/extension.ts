import type * as vscode from 'vscode';
import type { AnnotationsParams, WireSpan } from '../../server/src/protocol';
import { Articles } from './articles';
import { registerCommands } from './commands';
import { Corpus } from './corpus';
import { Dashboard } from './dashboard/panel';
import type { ClientHost } from './host';
import { offerNesting, offerWalkthrough } from './offers';
import type { Marks } from './review/jump';
import type { ServerState } from './server';
import { Session } from './session';
import type { Node } from './views/nodes';
import { Views } from './views/views';

/** For tests. */
export interface Api {
  serverRunning(): boolean;
  serverState(): ServerState;
  /** The server's process while it runs. */
  serverPid(): number | undefined;
  /** Resolves when every open document has been looked at. */
  settled(): Promise<void>;
  /** Whether a folder of the window has articles. */
  hasArticles(): Promise<boolean>;
  annotations(uri: vscode.Uri): AnnotationsParams | undefined;
  /** How many ranges are highlighted in the visible editor of a document, by `LABEL status`. */
  highlights(uri: vscode.Uri): Readonly<Record<string, number>>;
  /** All rows of a view, each before those below it. */
  nodes(view: 'articles' | 'names' | 'problems'): Promise<readonly Node[]>;
  /** The annotation that the keys of the review are about. */
  looksAt(uri: vscode.Uri): WireSpan | undefined;
  /** The letters of the review, and the places that wear them. */
  letters(uri: vscode.Uri): Marks;
}

/** Only looks for articles. Whatever costs something begins with the first one. */
export function begin(context: vscode.ExtensionContext, host: ClientHost): Api {
  const session = new Session(context, host);
  const corpus = new Corpus();
  const articles = new Articles(session, () => {
    session.begin();
    corpus.found();
    void offerWalkthrough(context.globalState).then(() => offerNesting(context.workspaceState));
  });
  const views = new Views(session.server, () => corpus.hasArticles);
  corpus.onDidFind(() => views.refresh());
  const dashboard = new Dashboard(context, session.server);
  context.subscriptions.push(
    ...[session, corpus, articles, views, dashboard],
    ...registerCommands(session, articles, views, dashboard),
  );
  articles.start();
  corpus.start();
  return {
    serverRunning: () => session.server.running,
    serverState: () => session.server.state,
    serverPid: () => session.server.pid,
    settled: () => articles.settled(),
    hasArticles: async () => {
      await corpus.look();
      return corpus.hasArticles;
    },
    annotations: (uri) => session.annotations.get(uri),
    highlights: (uri) => session.highlights(uri),
    nodes: (view) => views.nodes(view),
    looksAt: (uri) => session.review.looksAt(uri),
    letters: (uri) => session.review.letters(uri),
  };
}
