import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Host } from '../lsp/host';
import { loadRecognizer } from './data';
import { exportFor, previewFor } from './exporting';
import { nodeFiles, toPath } from './files';
import { likelyFormatsOf } from './guess';
import { importFor } from './importing';

/** The world of a Node process. */
export function createHost(): Host {
  const recognizer = lazy(loadRecognizer);
  const documentation = join(__dirname, '..', 'docs', 'DIAGNOSTICS.md');
  const documented = existsSync(documentation) ? pathToFileURL(documentation).toString() : undefined;
  return {
    files: nodeFiles,
    loadRecognizer: recognizer,
    likelyFormats: (files) => likelyFormatsOf(files.map(toPath)),
    preview: (argument, asker) => previewFor(argument, asker, recognizer),
    export: (argument, asker) => exportFor(argument, asker, recognizer),
    import: importFor,
    userName: () => userInfo().username,
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    clock: () => performance.now(),
    pause: () => setImmediate(),
    documentation: (code) => documented && `${documented}#${code}`,
  };
}

function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
