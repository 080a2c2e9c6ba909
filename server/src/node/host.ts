import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DEFAULT_CHOICES } from '../core/formats/export';
import { formatNamed } from '../core/formats/registry';
import type { Host } from '../lsp/host';
import { findArticles, Projects } from './articles';
import { loadRecognizer } from './data';
import { exportArticles } from './export';
import { listFiles, readText, reason, writeText } from './files';

/** The world of a Node process. */
export function createHost(): Host {
  const recognizer = lazy(loadRecognizer);
  const documentation = join(__dirname, '..', 'docs', 'DIAGNOSTICS.md');
  const documented = existsSync(documentation) ? pathToFileURL(documentation).toString() : undefined;
  return {
    read: (uri) =>
      uri.startsWith('file:') ? readText(fileURLToPath(uri)) : Promise.resolve({ kind: 'missing' }),
    write: (uri, text, expected) => writeText(fileURLToPath(uri), text, expected),
    list: (folder) => listFiles(fileURLToPath(folder)),
    loadRecognizer: recognizer,
    async export({ uris, format: name, out, include = 'accepted' }) {
      const format = formatNamed(name);
      if (!format) return { files: [], articles: 0, spans: 0, message: name };
      try {
        const projects = new Projects();
        const { found } = await findArticles(
          uris.map((uri) => fileURLToPath(uri)),
          projects,
        );
        const outcome = await exportArticles(found, out, {
          format,
          choices: { ...DEFAULT_CHOICES, include },
          recognizer,
          projects,
        });
        return {
          files: outcome.files.map((file) => join(out, file)),
          articles: outcome.articles,
          spans: outcome.spans,
        };
      } catch (error) {
        return { files: [], articles: 0, spans: 0, message: reason(error) };
      }
    },
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
