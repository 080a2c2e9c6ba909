import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGazetteer } from '../core/recognition/names/gazetteer';
import type { KnowledgeData } from '../core/recognition/names/knowledge';
import { createNameModel } from '../core/recognition/names/model';
import { createRecognizer, type Recognizer } from '../core/recognition/recognizer';

/** Beside the bundled program, or where the build puts it when the program runs from `out/`. */
const FOLDERS = [join(__dirname, 'data'), join(__dirname, '..', '..', '..', '..', 'dist', 'data')];

/**
 * Reads the recognizer's data.
 *
 * @throws Error when it is not there or of another version
 */
export async function loadRecognizer(): Promise<Recognizer> {
  const folder = FOLDERS.find((path) => existsSync(join(path, 'knowledge.json')));
  if (!folder) throw new Error('The recognizer has no data; run npm run build');
  const [knowledge, model] = await Promise.all([
    readFile(join(folder, 'knowledge.json'), 'utf8'),
    readFile(join(folder, 'model-vi.bin')),
  ]);
  const gazetteer = createGazetteer(JSON.parse(knowledge) as KnowledgeData);
  return createRecognizer({ gazetteer, model: createNameModel(model) });
}
