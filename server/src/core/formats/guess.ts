import type { Format, InputFile } from './model';
import { readFile } from './read';
import { FORMATS } from './registry';

/** UTF-16 code units of a file in which a format's mark is looked for. */
const HEAD = 1 << 16;
/** Larger files are not read to see whether they can be. */
const TRIED = 1 << 23;

/** The formats that a file may be of, the likeliest first; none when neither its name nor its content fits. */
export async function likelyFormats(file: InputFile): Promise<Format[]> {
  const head = file.text.slice(0, HEAD);
  const candidates = FORMATS.map((format, order) => ({
    format,
    order,
    marked: format.mark?.test(head) === true,
    ending: format.extensions.findIndex((extension) => file.name.endsWith(extension)),
  })).filter(({ marked, ending }) => marked || ending >= 0);
  const rated: ((typeof candidates)[number] & { readonly readable: boolean })[] = [];
  for (const candidate of candidates)
    rated.push({ ...candidate, readable: await isReadable(candidate.format, file) });
  const rate = ({ marked, ending }: (typeof rated)[number]) => (marked ? 50 : 0) - (ending < 0 ? 20 : ending);
  // A file that nothing can read is shown as what its name says, so that the error is named.
  const fitting = rated.some(({ readable }) => readable) ? rated.filter(({ readable }) => readable) : rated;
  return fitting.sort((a, b) => rate(b) - rate(a) || a.order - b.order).map(({ format }) => format);
}

/** Whether a document can be read from the beginning of the file. */
async function isReadable(format: Format, file: InputFile): Promise<boolean> {
  if (file.bytes.length > TRIED) return true;
  try {
    for await (const doc of readFile(format, file)) return doc.text !== '' || doc.quotes !== undefined;
  } catch {
    return false;
  }
  return false;
}
