import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient/browser';
import type { Connected } from '../host';

/** A client for the server in `dist/web/server.js`, a web worker. */
export function connect(context: ExtensionContext, options: LanguageClientOptions): Connected {
  let worker: Worker | undefined;
  async function start() {
    const program = await workspace.fs.readFile(
      Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js'),
    );
    // Its address may be one that only the editor can read, and of another origin than the page.
    const address = URL.createObjectURL(new Blob([new Uint8Array(program)], { type: 'text/javascript' }));
    worker = new Worker(address, { name: 'dateline' });
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }
  const client = new LanguageClient('dateline', 'Dateline', start, options);
  client.onDidChangeState(({ newState }) => {
    // Unlike a process it does not end when it is told to.
    if (newState === State.Stopped) worker?.terminate();
  });
  return { client, pid: () => undefined };
}
