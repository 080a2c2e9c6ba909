import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server';
import { createHost } from './host';

/** Serves the client that the arguments of the process name: `--stdio`, `--node-ipc` or `--socket=PORT`. */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  // What a library leaves to nobody, as progress to a client that has gone, must not take open work down.
  process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));
  serve(connection, createHost());
  connection.listen();
}
