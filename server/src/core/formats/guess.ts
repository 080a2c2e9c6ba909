import type { Format, InputFile } from './model';
import { readFile } from './read';
import { FORMATS } from './registry';
import { Skips } from './skips';

/** Bytes of a file in which a format's mark is looked for. */
const HEAD = 1 << 15;
/** Larger files are not read to see whether they can be. */
const TRIED = 1 << 23;

/** The formats that a file may be of, the likeliest first; none when neither its name nor its content fits. */
export async function likelyFormats(file: InputFile, read: typeof readFile = readFile): Promise<Format[]> {
  // What tells a format is plain Latin.
  const head = String.fromCharCode(...file.bytes.subarray(0, HEAD));
  const candidates = FORMATS.map((format, order) => ({
    format,
    order,
    marked: format.mark?.test(head) === true,
    ending: format.extensions.findIndex((extension) => file.name.endsWith(extension)),
  })).filter(({ marked, ending }) => marked || ending >= 0);
  const rated: ((typeof candidates)[number] & { readonly readable: boolean })[] = [];
  for (const candidate of candidates)
    rated.push({ ...candidate, readable: await isReadable(candidate.format, file, read) });
  const rate = ({ marked, ending }: (typeof rated)[number]) => (marked ? 50 : 0) - (ending < 0 ? 20 : ending);
  // A file that nothing can read is shown as what its name says, so that the error is named.
  const fitting = rated.some(({ readable }) => readable) ? rated.filter(({ readable }) => readable) : rated;
  return fitting.sort((a, b) => rate(b) - rate(a) || a.order - b.order).map(({ format }) => format);
}

/** Documents in which annotations are looked for. */
const LOOKED = 5;

/** Whether the beginning of the file has documents of the format: with annotations, or with nothing amiss. */
async function isReadable(format: Format, file: InputFile, read: typeof readFile): Promise<boolean> {
  if (file.bytes.length > TRIED) return true;
  const skips = new Skips();
  let docs = 0;
  try {
    for await (const { text, spans, quotes = [] } of read(format, file, skips)) {
      if (spans.length + quotes.length > 0) return true;
      if (text !== '' && ++docs >= LOOKED) break;
    }
  } catch {
    return false;
  }
  return docs > 0 && skips.list().length === 0;
}
