import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lock } from 'proper-lockfile';
import { URI } from 'vscode-uri';
import { MAX_BYTES } from '../core/text/utf8';
import {
  type FileBytes,
  type Files,
  type FileText,
  type Listing,
  textOf,
  type WriteResult,
} from '../workspace/files';
import { reason } from './reason';
import { NodeStaging } from './staging';

/** The files of a Node process; only `file:` URIs have any. */
export const nodeFiles: Files = {
  read: (uri) => onDisk(uri, readText, { kind: 'missing' }),
  readBytes: (uri) => onDisk(uri, readBytes, { kind: 'missing' }),
  list: (uri) => onDisk(uri, list, { kind: 'missing' }),
  replace: (uri, text, expected) =>
    onDisk(uri, (path) => writeText(path, text, expected), { kind: 'failed', message: uri }),
  stage: (folder) => NodeStaging.in(fileURLToPath(folder)),
};

export const toPath = (uri: string): string => fileURLToPath(uri);
/** @param path absolute */
export const toUri = (path: string): string => URI.file(path).toString();

async function onDisk<T>(uri: string, work: (path: string) => Promise<T>, otherwise: T): Promise<T> {
  const path = localPath(uri);
  return path === undefined ? otherwise : work(path);
}

/** Undefined where a URI names no file of this machine: another scheme or host, a separator that is encoded. */
function localPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Reads a UTF-8 text file; its byte order mark does not belong to the text. */
export async function readText(path: string): Promise<FileText> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return { kind: 'not-text', fault: { reason: 'too-large', bytes: size } };
    return textOf(await readFile(path));
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : { kind: 'failed', message: reason(error) };
  }
}

async function readBytes(path: string): Promise<FileBytes> {
  try {
    return { kind: 'bytes', bytes: await readFile(path) };
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : { kind: 'failed', message: reason(error) };
  }
}

async function list(path: string): Promise<Listing> {
  try {
    if (!(await stat(path)).isDirectory()) return { kind: 'file' };
    const found = await readdir(path, { withFileTypes: true });
    const entries = found
      .map((entry) => ({
        name: entry.name,
        kind: entry.isFile()
          ? ('file' as const)
          : entry.isDirectory()
            ? ('folder' as const)
            : ('other' as const),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return { kind: 'folder', entries };
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : { kind: 'failed', message: reason(error) };
  }
}

/**
 * Replaces a file by way of a temporary one beside it, so that readers and a killed process leave either
 * the old or the new text. A lock in the system's folder for temporary files keeps other Dateline
 * processes out between the check of `expected` and the replacement.
 */
export async function writeText(
  path: string,
  text: string | undefined,
  expected: string | undefined,
): Promise<WriteResult> {
  let release: (() => Promise<void>) | undefined;
  try {
    // A link could lead out of the folder, to a file that is none of ours.
    if (await isLink(path)) return { kind: 'failed', message: 'it is a symbolic link' };
    release = await lockFile(path);
    const current = await readText(path);
    const same =
      current.kind === 'text'
        ? current.text === expected
        : current.kind === 'missing' && expected === undefined;
    if (!same) return current.kind === 'failed' ? current : { kind: 'changed' };
    if (text === undefined) {
      if (current.kind === 'text') await rm(path);
    } else await replaceFile(path, text);
    return { kind: 'written' };
  } catch (error) {
    return { kind: 'failed', message: reason(error) };
  } finally {
    await release?.();
  }
}

/**
 * The new text reaches the disk as a whole before it takes the file's name. `FileHandle.writeFile` writes on
 * after a short write and so fails on a full disk; the packages for atomic writes that we tried take a short
 * write for a whole one.
 */
async function replaceFile(path: string, text: string): Promise<void> {
  const mode = (await stat(path).catch(() => undefined))?.mode;
  if (mode === undefined) await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  const file = await open(temporary, 'wx', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Lets one process at a time change a file; the lock of a killed process ends after ten seconds. */
async function lockFile(path: string): Promise<() => Promise<void>> {
  const folder = join(tmpdir(), 'dateline-locks');
  await mkdir(folder, { recursive: true, mode: 0o1777 });
  const name = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return lock(path, {
    realpath: false,
    lockfilePath: join(folder, `${basename(path).slice(0, 40)}.${name}`),
    retries: { retries: 60, minTimeout: 5, maxTimeout: 250 },
    stale: 10_000,
  });
}

async function isLink(path: string): Promise<boolean> {
  const info = await lstat(path).catch(() => undefined);
  return info?.isSymbolicLink() ?? false;
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
