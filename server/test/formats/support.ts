import { DEFAULT_CHOICES, endSteps, MemorySink, writeDoc } from '../../src/core/formats/export';
import type {
  Doc,
  DocSpan,
  Format,
  InputFile,
  Loss,
  ReadDoc,
  WriteOptions,
} from '../../src/core/formats/model';
import { readFile } from '../../src/core/formats/read';
import { Skips } from '../../src/core/formats/skips';
import { bySpan } from '../../src/core/text/span';
import { runToEnd } from '../../src/core/text/steps';

const OPTIONS: WriteOptions = {
  ...DEFAULT_CHOICES,
  labels: ['DATE', 'LOC', 'MISC', 'ORG', 'PER'],
  name: 'dateline',
  folder: '',
};

/** A document from a text whose spans are in square brackets: `[LOC Hà Nội]`, `[DATE|DATE|2024-05-01 hôm qua]`. */
export function docOf(marked: string, more: Partial<Doc> = {}): Doc {
  let text = '';
  const spans: DocSpan[] = [];
  const open: { start: number; label: string; rest: string[] }[] = [];
  for (const part of marked.match(/\[[A-Z]+(?:\|[^ ]*)? |\]|[^[\]]+/g) ?? []) {
    if (part === ']') {
      const { start, label, rest } = open.pop()!;
      const [type, value] = rest;
      spans.push({
        start,
        end: text.length,
        label,
        status: 'accepted',
        ...(type ? { type: type as 'DATE' } : {}),
        ...(value ? { value } : {}),
      });
    } else if (part.startsWith('[')) {
      const [label, ...rest] = part.slice(1, -1).split('|');
      open.push({ start: text.length, label: label!, rest });
    } else text += part;
  }
  return { path: 'bao/bai.txt', text, spans: spans.sort(bySpan), lines: [], ...more };
}

export interface Written {
  readonly files: Map<string, Uint8Array>;
  readonly losses: readonly Loss[];
}

export function write(format: Format, docs: readonly Doc[], options: Partial<WriteOptions> = {}): Written {
  const sink = new MemorySink();
  const losses: Loss[] = [];
  const writer = format.writer({ ...OPTIONS, ...options });
  for (const doc of docs) runToEnd(writeDoc(doc, format, writer, sink, (loss) => losses.push(loss)));
  runToEnd(endSteps(writer, sink));
  return { files: sink.bytes(), losses };
}

export const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

export function inputOf(
  name: string,
  content: string | Uint8Array,
  siblings: Record<string, string> = {},
): InputFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes, text: textOf(bytes), sibling: (other) => siblings[other] };
}

export async function read(format: Format, file: InputFile): Promise<ReadDoc[]> {
  return (await readAll(format, file)).docs;
}

/** Documents of a file, and what was said about the rest of it, with counts: `a relation ×2`. */
export async function readAll(
  format: Format,
  file: InputFile,
  layer?: string,
): Promise<{ readonly docs: ReadDoc[]; readonly said: string[] }> {
  const docs: ReadDoc[] = [];
  const skips = new Skips();
  const how = { skip: skips.skip, note: skips.note, ...(layer === undefined ? {} : { layer }) };
  for await (const doc of readFile(format, file, how)) docs.push(doc);
  return { docs, said: skips.list().map(({ what, count }) => (count === 1 ? what : `${what} ×${count}`)) };
}

/** Reads back what `write` wrote. */
export async function readBack(format: Format, { files }: Written): Promise<ReadDoc[]> {
  const docs: ReadDoc[] = [];
  for (const [name, bytes] of files) {
    if (!format.extensions.some((extension) => name.endsWith(extension))) continue;
    const folder = name.replace(/[^/]*$/, '');
    const siblings = Object.fromEntries(
      [...files]
        .filter(([other]) => other.startsWith(folder))
        .map(([other, b]) => [other.slice(folder.length), textOf(b)]),
    );
    if (format.name === 'brat' && !name.endsWith('.ann')) continue;
    docs.push(...(await read(format, inputOf(name, bytes, siblings))));
  }
  return docs;
}
