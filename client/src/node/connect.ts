import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { Connected } from '../host';

/** A client for the server in `dist/server.js`, a process of its own. */
export function connect(context: ExtensionContext, options: LanguageClientOptions): Connected {
  const module = path.join(context.extensionPath, 'dist', 'server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--enable-source-maps', '--inspect=6009'] } };
  const client = new LanguageClient('dateline', 'Dateline', { run, debug }, options);
  return { client, pid: () => client.serverProcess?.pid };
}
