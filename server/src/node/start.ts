import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server';
import { createHost } from './host';

/** Serves the client that the arguments of the process name: `--stdio`, `--node-ipc` or `--socket=PORT`. */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  serve(connection, createHost());
  connection.listen();
}
