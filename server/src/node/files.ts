import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { lock } from 'proper-lockfile';
import { faultOf, MAX_BYTES } from '../core/text/utf8';
import type { FileText, WriteResult } from '../lsp/host';

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

/** The names of the files in a folder; none where it cannot be read. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

export function textOf(bytes: Uint8Array): FileText {
  const fault = faultOf(bytes);
  if (fault) return { kind: 'not-text', fault };
  return { kind: 'text', text: new TextDecoder('utf-8').decode(bytes) };
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
    if (text === undefined) await rm(path);
    else await replaceFile(path, text);
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

/** The system's words without the call and path, which the message around them names. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    EROFS: 'the folder is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file would be too large',
    EISDIR: 'it is a folder',
    EEXIST: 'there is a file of this name',
    ENOTDIR: 'a folder of its path is a file',
  };
  return (code && known[code]) ?? message;
}
