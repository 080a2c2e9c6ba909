import type { Connection } from 'vscode-languageserver';
import type { ReadAnswer } from '../core/formats/reading';
import { createRecognizer, type Recognizer } from '../core/recognition/recognizer';
import { resourcesIn } from '../core/recognition/resources';
import { ClientFiles, clientData } from '../lsp/clientFiles';
import type { Host } from '../lsp/host';
import { isolatedReader, type Thread } from '../workspace/exchange/isolated';

/** Of the package; the build puts it in. */
declare const DATELINE_VERSION: string;

/** The name of a worker that reads files of heavy formats. */
export const READER = 'dateline-reader';

/** The world of a web worker: all files, and its own data, are the client's. */
export function createHost(connection: Pick<Connection, 'sendRequest'>): Host {
  let recognizer: Recognizer | undefined;
  const files = new ClientFiles(connection);
  return {
    files,
    reaches: () => true,
    async loadRecognizer() {
      recognizer ??= createRecognizer(resourcesIn(clientData(connection)));
      return recognizer;
    },
    readDocuments: isolatedReader(startReader),
    clock: () => performance.now(),
    pause,
    version: DATELINE_VERSION,
    // A browser does not say who is there; the settings may.
    userName: () => 'anonymous',
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    documentation: () => undefined,
  };
}

/** At once after the messages that are already here; timers of browsers wait longer. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** A worker of the program that this one runs, too. */
function startReader(): Thread {
  const worker = new Worker(self.location.href, { name: READER });
  return {
    send: (request) => worker.postMessage(request),
    listen(answered, fail) {
      worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => answered(data);
      worker.onerror = ({ message }) => fail(`it cannot be read: ${message}`);
      return () => {
        worker.onmessage = null;
        worker.onerror = null;
      };
    },
    busy: () => {},
    end: () => worker.terminate(),
  };
}
