import { likelyFormats } from '../core/formats/guess';
import { FORMATS } from '../core/formats/registry';
import { inputFile, inputFiles } from './import';

const ENDINGS = [...new Set(FORMATS.flatMap(({ extensions }) => extensions))];

/** Names of the formats that files, or the first file of a folder, may be of, the likeliest first. */
export async function likelyFormatsOf(paths: readonly string[]): Promise<string[]> {
  try {
    const files = await inputFiles(paths, { extensions: ENDINGS });
    // Beside annotations there are often the texts that they belong to.
    const file = files.find(({ name }) => !name.endsWith('.txt')) ?? files[0];
    if (!file) return [];
    return (await likelyFormats(await inputFile(file))).map(({ name }) => name);
  } catch {
    return [];
  }
}
