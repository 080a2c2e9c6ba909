import { type Format, FormatError, type InputFile } from '../../core/formats/model';
import { isGzip, unpacked } from '../../core/formats/unpack';
import { type Files, textOf } from '../files';
import type { Found } from '../find';
import { canonical, folderOf, nameOf, within } from '../uris';

/** Endings of files that are no text. */
const BINARY: ReadonlySet<string> = new Set(['.spacy', '.parquet']);

export function isBinary(name: string): boolean {
  return BINARY.has(endingOf(name));
}

const GZIPPED = /\.gz$/i;

/**
 * A file to import, unpacked where it is compressed, with those beside it that it needs.
 *
 * @param formats that it may be of
 * @throws FormatError when it is no text and should be; Error with the system's words when it cannot be read
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
  const text = isBinary(plain) ? '' : decoded(bytes, name);
  const siblings = new Map<string, string>();
  for (const other of new Set(formats.flatMap(({ beside }) => beside?.(nameOf(uri)) ?? []))) {
    const file = await files.read(within(folderOf(uri), other));
    if (file.kind === 'text') siblings.set(other, file.text);
  }
  return { name: plain, bytes, text, sibling: (other) => siblings.get(other) };
}

function plainBytes(bytes: Uint8Array, name: string): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  try {
    return unpacked(bytes);
  } catch (error) {
    throw new FormatError(name, 1, `it cannot be unpacked: ${(error as Error).message}`);
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  const file = textOf(bytes);
  if (file.kind === 'text') return file.text;
  if (file.kind === 'not-text' && file.fault.reason === 'not-utf8') {
    let line = 1;
    for (const byte of bytes.subarray(0, file.fault.offset)) if (byte === 10) line++;
    throw new FormatError(name, line, 'the file is not UTF-8');
  }
  throw new FormatError(
    name,
    1,
    file.kind === 'not-text' && file.fault.reason === 'too-large'
      ? 'the file is too large'
      : 'the file is not text',
  );
}

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
