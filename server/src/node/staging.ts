import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import {
  lstat,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sink } from '../core/formats/model';
import { reason } from './files';

/** Bytes that are held back for each file before they are written. */
const BUFFER = 1 << 16;
/** Files that are open at a time; a corpus may have an output file for each article. */
const OPEN = 32;

interface Open {
  readonly fd: number;
  parts: Uint8Array[];
  size: number;
}

/**
 * Files that are written beside their place and moved there together when all are complete: whoever stops
 * the work keeps the files from before.
 */
export class Staging implements Sink {
  readonly #open = new Map<string, Open>();
  readonly #hashes = new Map<string, { readonly hash: Hash; bytes: number }>();

  private constructor(
    readonly folder: string,
    readonly temporary: string,
    /** The uppermost folder that was made for it. */
    readonly made: string | undefined,
  ) {}

  /** @throws Error with the folder and the reason when nothing can be written there */
  static async in(folder: string): Promise<Staging> {
    try {
      const made = await mkdir(folder, { recursive: true });
      return new Staging(folder, await mkdtemp(join(folder, '.partial-')), made);
    } catch (error) {
      throw new Error(`${folder}: ${reason(error)}`, { cause: error });
    }
  }

  append(file: string, data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const open = this.#fileOf(file);
    open.parts.push(bytes);
    open.size += bytes.length;
    const known = this.#hashes.get(file) ?? { hash: createHash('sha256'), bytes: 0 };
    known.hash.update(bytes);
    known.bytes += bytes.length;
    this.#hashes.set(file, known);
    if (open.size >= BUFFER) flush(open);
  }

  /** Hashes of the files so far, but for some, sorted by name. */
  hashes(but: readonly string[]): { file: string; sha256: string; bytes: number }[] {
    return [...this.#hashes]
      .filter(([file]) => !but.includes(file))
      .map(([file, { hash, bytes }]) => ({ file, sha256: hash.copy().digest('hex'), bytes }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** A symbolic link on the way to one of the files, below the folder; what it leads to must not change. */
  async link(): Promise<string | undefined> {
    const folders = new Set<string>();
    for (const file of this.#hashes.keys()) {
      for (let at = dirname(file); at !== '.' && !folders.has(at); at = dirname(at)) folders.add(at);
    }
    for (const name of folders) {
      const path = join(this.folder, name);
      if ((await lstat(path).catch(() => undefined))?.isSymbolicLink()) return path;
    }
    return undefined;
  }

  /** Files that would be replaced, but for those that an earlier export has left there; sorted. */
  async conflicts(manifest: string): Promise<string[]> {
    const own = await outputsOf(join(this.folder, manifest));
    const names: string[] = [];
    for (const file of this.#hashes.keys()) {
      const path = join(this.folder, file);
      const size = (await lstat(path).catch(() => undefined))?.size;
      if (size === undefined || (file === manifest && own)) continue;
      const known = own?.get(file);
      if (known?.bytes !== size || known.sha256 !== (await hashOf(path))) names.push(file);
    }
    return names.sort();
  }

  #fileOf(file: string): Open {
    let open = this.#open.get(file);
    if (open) return open;
    if (this.#open.size >= OPEN) {
      const [oldest, other] = this.#open.entries().next().value!;
      close(other);
      this.#open.delete(oldest);
    }
    const path = join(this.temporary, file);
    mkdirSync(dirname(path), { recursive: true });
    open = { fd: openSync(path, 'a'), parts: [], size: 0 };
    this.#open.set(file, open);
    return open;
  }

  /** Moves all files to their places and returns their names, sorted. */
  async finish(): Promise<string[]> {
    this.#closeAll();
    const names = await move(this.temporary, this.folder, '');
    await rm(this.temporary, { recursive: true, force: true });
    return names.sort();
  }

  async abandon(): Promise<void> {
    this.#closeAll();
    await rm(this.temporary, { recursive: true, force: true });
    for (let at = this.folder; this.made !== undefined; at = dirname(at)) {
      if (
        !(await rmdir(at).then(
          () => true,
          () => false,
        )) ||
        at === this.made
      )
        break;
    }
  }

  #closeAll(): void {
    for (const open of this.#open.values()) close(open);
    this.#open.clear();
  }
}

function flush(open: Open): void {
  const bytes = open.parts.length === 1 ? open.parts[0]! : Buffer.concat(open.parts);
  for (let at = 0; at < bytes.length; ) at += writeSync(open.fd, bytes, at);
  open.parts = [];
  open.size = 0;
}

function close(open: Open): void {
  try {
    flush(open);
  } finally {
    closeSync(open.fd);
  }
}

async function move(from: string, to: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target, { recursive: true });
      names.push(...(await move(source, target, `${prefix}${entry.name}/`)));
    } else {
      await rename(source, target);
      names.push(prefix + entry.name);
    }
  }
  return names;
}

/** What the manifest of an earlier export says that it wrote; undefined when there is none. */
async function outputsOf(
  manifest: string,
): Promise<ReadonlyMap<string, { readonly sha256: unknown; readonly bytes: unknown }> | undefined> {
  try {
    const { versions, outputs } = JSON.parse(await readFile(manifest, 'utf8'));
    if (versions.manifest !== 1) return undefined;
    return new Map(outputs.map((output: { file: string }) => [output.file, output]));
  } catch {
    return undefined;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await openFile(path);
  for await (const chunk of file.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}
