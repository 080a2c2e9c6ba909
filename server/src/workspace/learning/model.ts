import type { LearnedFile } from '../../core/project/model';
import { readLearned } from '../../core/recognition/learned/model';
import { MODEL_PATH } from '../../core/recognition/learned/place';
import { ModelError } from '../../core/recognition/names/modelFile';
import { crc32 } from '../../core/text/crc32';
import type { Files } from '../files';
import { folderOf, nameOf, within } from '../uris';

/** A model of a corpus that cannot be used. Suggestions go on without it. */
export interface FaultyModel {
  readonly uri: string;
  readonly fault: ModelError['fault'] | 'failed';
  /** In the words of the reader or the system. */
  readonly detail: string;
}

export const modelUri = (folder: string): string => within(folder, MODEL_PATH);

/** The model of the articles below a folder, checked as a whole; undefined where there is none. */
export const readModelOf = (folder: string, files: Files) => readModelFile(modelUri(folder), files);

export async function readModelFile(
  uri: string,
  files: Files,
): Promise<LearnedFile | FaultyModel | undefined> {
  const file = await files.readBytes(uri);
  if (file.kind === 'missing') return undefined;
  return file.kind === 'failed' ? { uri, fault: 'failed', detail: file.message } : checked(uri, file.bytes);
}

/** @param uri for the report */
function checked(uri: string, bytes: Uint8Array): LearnedFile | FaultyModel {
  try {
    readLearned(bytes);
    return { id: `${bytes.length} ${crc32(bytes)}`, bytes };
  } catch (error) {
    if (error instanceof ModelError) return { uri, fault: error.fault, detail: error.message };
    throw error;
  }
}

/**
 * Puts a model in its place as a whole.
 *
 * @throws Error with words for people
 */
export async function writeModelFile(uri: string, bytes: Uint8Array, files: Files): Promise<void> {
  const folder = folderOf(uri);
  // Nobody is led out of a corpus by a link in it.
  const beside = await files.list(folderOf(folder));
  const there =
    beside.kind === 'folder' ? beside.entries.find(({ name }) => name === nameOf(folder)) : undefined;
  if (there && there.kind !== 'folder') throw new Error(`${nameOf(folder)} is no folder`);
  const staging = await files.stage(folder);
  try {
    staging.append(nameOf(uri), bytes);
    await staging.finish();
  } catch (error) {
    await staging.abandon();
    throw error;
  }
}
