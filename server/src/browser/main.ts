import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { serve } from '../lsp/server';
import { answerReads } from '../workspace/exchange/answerReads';
import { createHost, READER } from './host';

// A web worker: the server of a client in a browser, or a reader that such a server has started.

if (self.name === READER) {
  const answer = answerReads((message) => self.postMessage(message));
  self.onmessage = ({ data }) => answer(data);
} else {
  const worker = self as unknown as DedicatedWorkerGlobalScope;
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(worker),
    new BrowserMessageWriter(worker),
  );
  serve(connection, createHost(connection));
  connection.listen();
}
