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

/** UTF-16 code units of paragraphs: the chrome of a few sites. */
const REPEATED = 200_000;

/**
 * A recognizer for many articles, each of which is seen once.
 *
 * @throws Error when there is no data
 */
export const batchRecognizer = (): Recognizer => create(REPEATED);

function create(remembered?: number): Recognizer {
  const folder = FOLDERS.find((path) => existsSync(path));
  if (folder === undefined) throw new Error('The recognizer has no data; run npm run build');
  return createRecognizer(
    resourcesIn({
      readText: (path) => readFile(join(folder, path), 'utf8'),
      readBytes: (path) => readFile(join(folder, path)),
    }),
    remembered,
  );
}
