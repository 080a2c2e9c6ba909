import { type BigIntStats, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { Files, Listing } from '../workspace/files';
import { toPath } from './paths';
import { isMissing, readBytes, readSmallText, readText } from './read';
import { reason } from './reason';
import { writeText } from './replace';
import { NodeStaging } from './staging';

export { readText, writeText };

/** The files of a Node process; only `file:` URIs have any. */
export const nodeFiles: Files = {
  read: (uri) => onDisk(uri, readText, { kind: 'missing' }),
  readBytes: (uri) => onDisk(uri, readBytes, { kind: 'missing' }),
  list: (uri) => onDisk(uri, list, { kind: 'missing' }),
  stamp: (uri) => onDisk(uri, stamp, undefined),
  replace: (uri, text, expected) =>
    onDisk(uri, (path) => writeText(path, text, expected), { kind: 'failed', message: uri }),
  stage: (folder) => NodeStaging.in(toPath(folder)),
};

/** Systems count time in steps, so a file of the same length may be written twice in one; its number tells most of these. */
async function stamp(path: string): Promise<string | undefined> {
  try {
    return stampOf(await stat(path, { bigint: true }));
  } catch {
    return undefined;
  }
}

const stampOf = ({ size, mtimeNs, ino }: BigIntStats) => `${size} ${mtimeNs} ${ino}`;

/** The same for threads that have nothing else to do: what takes no time is not waited for. */
export const threadFiles: Pick<Files, 'read' | 'stamp'> = {
  read: (uri) => onDisk(uri, async (path) => readSmallText(path) ?? readText(path), { kind: 'missing' }),
  stamp: (uri) =>
    onDisk(
      uri,
      async (path) => {
        const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
        return stats && stampOf(stats);
      },
      undefined,
    ).catch(() => undefined),
};

async function onDisk<T>(uri: string, work: (path: string) => Promise<T>, otherwise: T): Promise<T> {
  const path = localPath(uri);
  return path === undefined ? otherwise : work(path);
}

/** Undefined where a URI names no file of this machine: another scheme or host, a separator that is encoded. */
function localPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return toPath(uri);
  } catch {
    return undefined;
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
