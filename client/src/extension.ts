import type * as vscode from 'vscode';
import type { AnnotationsParams } from '../../server/src/protocol';
import { Articles } from './articles';
import { registerCommands } from './commands';
import type { ServerState } from './server';
import { Session } from './session';

/** For tests. */
export interface Api {
  serverRunning(): boolean;
  serverState(): ServerState;
  /** The server's process while it runs. */
  serverPid(): number | undefined;
  /** Resolves when every open document has been looked at. */
  settled(): Promise<void>;
  annotations(uri: vscode.Uri): AnnotationsParams | undefined;
  /** How many ranges are highlighted in the visible editor of a document, by `LABEL status`. */
  highlights(uri: vscode.Uri): Readonly<Record<string, number>>;
}

/** Only looks for articles. Whatever costs something begins with the first one. */
export function activate(context: vscode.ExtensionContext): Api {
  const session = new Session(context);
  const articles = new Articles(session, () => session.begin());
  context.subscriptions.push(session, articles, ...registerCommands(session, articles));
  articles.start();
  return {
    serverRunning: () => session.server.running,
    serverState: () => session.server.state,
    serverPid: () => session.server.pid,
    settled: () => articles.settled(),
    annotations: (uri) => session.annotations.get(uri),
    highlights: (uri) => session.highlights(uri),
  };
}
