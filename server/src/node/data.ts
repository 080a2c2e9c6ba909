import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRecognizer, type Recognizer } from '../core/recognition/recognizer';
import { resourcesIn } from '../core/recognition/resources';

/** Beside the bundled program, or where the build puts it when the program runs from `out/`. */
const FOLDERS = [join(__dirname, 'data'), join(__dirname, '..', '..', '..', '..', 'dist', 'data')];

let loaded: Recognizer | undefined;

/**
 * The recognizer of this process; the data of a language is read when an article first needs it.
 *
 * @throws Error when there is no data
 */
export async function loadRecognizer(): Promise<Recognizer> {
  loaded ??= create();
  return loaded;
}

function create(): Recognizer {
  const folder = FOLDERS.find((path) => existsSync(path));
  if (folder === undefined) throw new Error('The recognizer has no data; run npm run build');
  return createRecognizer(
    resourcesIn({
      readText: (path) => readFile(join(folder, path), 'utf8'),
      readBytes: (path) => readFile(join(folder, path)),
    }),
  );
}
