import { type Format, FormatError, type InputFile } from '../../core/formats/model';
import { isGzip, unpacked } from '../../core/formats/unpack';
import { encodingFault } from '../../core/text/utf8';
import type { Files } from '../files';
import type { Found } from '../find';
import { canonical, folderOf, nameOf, within } from '../uris';

/** Endings of files that are no text. */
const BINARY: ReadonlySet<string> = new Set(['.spacy', '.parquet']);

export function isBinary(name: string): boolean {
  return BINARY.has(endingOf(name));
}

const GZIPPED = /\.gz$/i;

/** How a file begins that Git LFS has left in the place of the one that is meant. */
const LFS = Array.from('version https://git-lfs.github.com/spec/', (char) => char.charCodeAt(0));

/**
 * A file to import, unpacked where it is compressed, with those beside it that it needs.
 *
 * @param formats that it may be of
 * @throws FormatError when it cannot be unpacked; Error with the system's words when it cannot be read
 */
export async function inputFile(
  { uri, name }: Found,
  files: Files,
  formats: readonly Pick<Format, 'beside'>[],
): Promise<InputFile> {
  const read = await files.readBytes(uri);
  if (read.kind !== 'bytes') throw new Error(read.kind === 'failed' ? read.message : 'the file is not there');
  const plain = name.replace(GZIPPED, '');
  const bytes = plain === name ? read.bytes : plainBytes(read.bytes, name);
  if (LFS.every((byte, n) => bytes[n] === byte))
    throw new FormatError(name, 1, 'this is only a pointer to the file; “git lfs pull” fetches it');
  const siblings = new Map<string, string>();
  for (const other of new Set(formats.flatMap(({ beside }) => beside?.(nameOf(uri)) ?? []))) {
    const file = await files.read(within(folderOf(uri), other));
    if (file.kind === 'text') siblings.set(other, file.text);
  }
  return lazyFile(plain, bytes, (other) => siblings.get(other));
}

/**
 * A file whose text is decoded when somebody first asks for it: large ones are read in another thread, and are texts
 * there alone. Asking throws FormatError when it is no text and should be.
 */
export function lazyFile(name: string, bytes: Uint8Array, sibling: InputFile['sibling']): InputFile {
  let text = isBinary(name) ? '' : undefined;
  return {
    name,
    bytes,
    get text() {
      text ??= decoded(bytes, name);
      return text;
    },
    sibling,
  };
}

function plainBytes(bytes: Uint8Array, name: string): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  try {
    return unpacked(bytes);
  } catch (error) {
    throw new FormatError(name, 1, `it cannot be unpacked: ${(error as Error).message}`);
  }
}

/** Files of tools may be longer than articles, and have longer lines; those of spreadsheets may be UTF-16. */
function decoded(bytes: Uint8Array, name: string): string {
  const fault = encodingFault(bytes);
  if (!fault) return new TextDecoder('utf-8').decode(bytes);
  const marked = UTF16.find(({ mark }) => mark.every((byte, n) => bytes[n] === byte));
  if (fault.reason === 'utf-16' && marked) return new TextDecoder(marked.name).decode(bytes);
  const offset = fault.reason === 'not-utf8' ? fault.offset : fault.reason === 'nul' ? bytes.indexOf(0) : 0;
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 10) line++;
  throw new FormatError(
    name,
    line,
    fault.reason === 'nul' ? 'the file is not text: it has a byte that is 0' : 'the file is not UTF-8',
  );
}

/** With the byte order marks that tell them. */
const UTF16 = [
  { name: 'utf-16le', mark: [0xff, 0xfe] },
  { name: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/**
 * Files that are named are taken as they are; folders are searched for files with the endings of the format.
 * What is no regular file is left out, and so is what is hidden, as the files of version control are.
 */
export async function inputFiles(
  uris: readonly string[],
  files: Files,
  { extensions }: Pick<Format, 'extensions'>,
): Promise<{ readonly found: readonly Found[]; readonly links: readonly string[]; readonly hidden: number }> {
  const found: Found[] = [];
  const links: string[] = [];
  let hidden = 0;
  const search = async (folder: string, way: string, inHidden: boolean): Promise<void> => {
    const listing = await files.list(folder);
    if (listing.kind === 'failed') throw new Error(`${way || nameOf(folder)}: ${listing.message}`);
    if (listing.kind !== 'folder') return;
    for (const { name, kind } of listing.entries) {
      const uri = within(folder, name);
      const plain = name.replace(GZIPPED, '');
      const fits = extensions.some((extension) => plain.endsWith(extension)) && !OWN.has(name);
      const isHidden = inHidden || name.startsWith('.');
      if (kind === 'folder') await search(uri, `${way}${name}/`, isHidden);
      else if (fits && isHidden) hidden++;
      else if (fits && kind === 'file') found.push({ uri, name: way + name });
      else if (fits) links.push(uri);
    }
  };
  for (const each of uris) {
    const uri = canonical(each);
    if ((await files.list(uri)).kind === 'folder') await search(uri, '', false);
    else found.push({ uri, name: nameOf(uri) });
  }
  return { found, links, hidden };
}

/** Files that exports leave beside the data. */
const OWN: ReadonlySet<string> = new Set([
  'losses.json',
  'losses.txt',
  'manifest.json',
  'TypeSystem.xml',
  'label-config.xml',
]);

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= name.lastIndexOf('/') + 1 ? '' : name.slice(dot);
}
