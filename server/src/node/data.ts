import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGazetteer } from '../core/recognition/names/gazetteer';
import type { KnowledgeData } from '../core/recognition/names/knowledge';
import { createNameModel } from '../core/recognition/names/model';
import { createRecognizer, type Recognizer } from '../core/recognition/recognizer';

/** Beside the bundled program, or where the build puts it when the program runs from `out/`. */
const FOLDERS = [join(__dirname, 'data'), join(__dirname, '..', '..', '..', '..', 'dist', 'data')];

let loaded: Promise<Recognizer> | undefined;

/**
 * The recognizer of this process; its data is read when it is first wanted.
 *
 * @throws Error when the data is not there or of another version
 */
export function loadRecognizer(): Promise<Recognizer> {
  loaded ??= read().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function read(): Promise<Recognizer> {
  const folder = FOLDERS.find((path) => existsSync(join(path, 'knowledge.json')));
  if (!folder) throw new Error('The recognizer has no data; run npm run build');
  const [knowledge, model] = await Promise.all([
    readFile(join(folder, 'knowledge.json'), 'utf8'),
    readFile(join(folder, 'model-vi.bin')),
  ]);
  const gazetteer = createGazetteer(JSON.parse(knowledge) as KnowledgeData);
  return createRecognizer({ gazetteer, model: createNameModel(model) });
}
