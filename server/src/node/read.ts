import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import { NAMES_FILE } from '../core/project/decisions';
import { PROJECT_FILE } from '../core/project/model';
import { LARGEST_MODEL, LEARNED_FILE, LEARNED_FOLDER } from '../core/recognition/learned/place';
import { isSidecar } from '../core/sidecar/name';
import { MAX_BYTES } from '../core/text/utf8';
import { type FileBytes, type FileText, textOf } from '../workspace/files';
import { decode } from './decode';
import { reason } from './reason';

/** Files that are imported may be larger than articles; what is larger does not fit into one string. */
const MAX_IMPORT_BYTES = 500 * 2 ** 20;

const PART = 1 << 20;

/**
 * Reads a UTF-8 text file; its byte order mark does not belong to the text. A sidecar or project file is found and
 * not named, so one that is a link is read only where it leads into its own folder.
 */
export async function readText(path: string): Promise<FileText> {
  const found = isSidecar(path) || [PROJECT_FILE, NAMES_FILE].includes(basename(path));
  const read = await readUpTo(path, MAX_BYTES, found);
  if (read.kind === 'too-large')
    return { kind: 'not-text', fault: { reason: 'too-large', bytes: read.bytes } };
  return read.kind === 'bytes' ? textOf(read.bytes, decode) : read;
}

/**
 * The same without letting others run in between, for threads that have nothing else to do; undefined where the file is
 * not simply a small text, and `readText` must look.
 */
export function readSmallText(path: string): FileText | undefined {
  if (constants.O_NOFOLLOW === undefined) return undefined;
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const info = fstatSync(file);
    if (!info.isFile() || info.size >= PART) return undefined;
    const bytes = Buffer.allocUnsafe(info.size + 1);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return length === info.size ? textOf(bytes.subarray(0, length), decode) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The model of a corpus is found and not named, as sidecars are. */
export async function readBytes(path: string): Promise<FileBytes> {
  const found = basename(path) === LEARNED_FILE && basename(dirname(path)) === LEARNED_FOLDER;
  const limit = found ? LARGEST_MODEL : MAX_IMPORT_BYTES;
  const read = await readUpTo(path, limit, found);
  if (read.kind !== 'too-large') return read;
  const megabytes = Math.ceil(read.bytes / 2 ** 20);
  return {
    kind: 'failed',
    message: `it has ${megabytes} MB, and files above ${limit / 2 ** 20} MB are not read${found ? '' : '; split it'}`,
  };
}

/** `bytes` is the size as far as it is known: a file that grows while it is read has at least so many. */
async function readUpTo(
  path: string,
  limit: number,
  found = false,
): Promise<FileBytes | { readonly kind: 'too-large'; readonly bytes: number }> {
  let file: FileHandle | undefined;
  try {
    // Where the system can say at once whether something is a link, the rest need not be asked for.
    if (found && constants.O_NOFOLLOW === undefined && (await leadsOut(path))) return LEADS_OUT;
    file = await openFile(path, found ? (constants.O_NOFOLLOW ?? 0) : 0).catch(async (error) => {
      if (!found || (error as NodeJS.ErrnoException).code !== 'ELOOP') throw error;
      return (await leadsOut(path)) ? undefined : openFile(path, 0);
    });
    if (!file) return LEADS_OUT;
    const info = await file.stat();
    if (info.isDirectory()) return { kind: 'failed', message: 'it is a folder' };
    // Devices and pipes have no end, or one that may never come.
    if (!info.isFile()) return { kind: 'failed', message: 'it is no regular file' };
    if (info.size > limit) return { kind: 'too-large', bytes: info.size };
    return await readOpen(file, info.size, limit);
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : { kind: 'failed', message: reason(error) };
  } finally {
    await file?.close();
  }
}

const LEADS_OUT = { kind: 'failed', message: 'it is a link that leads out of its folder' } as const;

/** Opening a pipe waits for its other end unless told not to. */
const openFile = (path: string, flags: number) =>
  open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags);

/** To the end of the file, which may have moved since its size was asked for. */
async function readOpen(file: FileHandle, size: number, limit: number) {
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const wanted = Math.min(bytes.length - length, PART);
    const { bytesRead } = await file.read(bytes, length, wanted);
    length += bytesRead;
    // Of a regular file less than was asked for is its end where the end was said to be.
    const isEnd = bytesRead === 0 || (bytesRead < wanted && length === size);
    if (isEnd) return { kind: 'bytes', bytes: bytes.subarray(0, length) } as const;
    if (length > limit) return { kind: 'too-large', bytes: length } as const;
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, limit) + 1);
  }
}

async function leadsOut(path: string): Promise<boolean> {
  if (!(await lstat(path)).isSymbolicLink()) return false;
  const [target, folder] = await Promise.all([realpath(path), realpath(dirname(path))]);
  return !target.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
