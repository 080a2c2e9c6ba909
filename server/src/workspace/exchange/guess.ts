import { likelyFormats } from '../../core/formats/guess';
import { FORMATS } from '../../core/formats/registry';
import type { Runtime } from '../host';
import { inputFile, inputFiles } from './read';

const ENDINGS = [...new Set(FORMATS.flatMap(({ extensions }) => extensions))];

/** Names of the formats that files, or the first file of a folder, may be of, the likeliest first. */
export async function likelyFormatsOf(
  uris: readonly string[],
  { files, readDocuments }: Pick<Runtime, 'files' | 'readDocuments'>,
): Promise<string[]> {
  try {
    const { found } = await inputFiles(uris, files, { extensions: ENDINGS });
    // Beside annotations there are often the texts that they belong to.
    const file = found.find(({ name }) => !name.endsWith('.txt')) ?? found[0];
    if (!file) return [];
    const ending = FORMATS.filter(({ extensions }) => extensions.some((one) => file.name.endsWith(one)));
    return (await likelyFormats(await inputFile(file, files, ending), readDocuments)).map(({ name }) => name);
  } catch {
    return [];
  }
}
