import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { lstat, mkdir, open as openFile, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Output, Staging } from '../workspace/files';
import { isLeftBehind, ownName } from './owner';
import { reason } from './reason';

/** Bytes that are held back for each file before they are written. */
const BUFFER = 1 << 16;
/** Files that are open at a time; a corpus may have an output file for each article. */
const OPEN = 32;

interface Open {
  readonly fd: number;
  parts: Uint8Array[];
  size: number;
}

/** Before the name of the hidden folder: files are still written there, or all of them are whole. */
const PARTIAL = '.partial-';
const COMPLETE = '.complete-';
/** Files that are moved without letting anything else run, so that hardly any kill falls between two of them. */
const AT_ONCE = 500;
/** It names all others. */
const LAST = 'manifest.json';

/**
 * Files that are written to a hidden folder in the one where they belong, and renamed at the end. With its renaming
 * to `COMPLETE` the work is done: whoever stages in the folder next moves what a killed process has not, and removes
 * what one has left unfinished.
 */
export class NodeStaging implements Staging {
  readonly #open = new Map<string, Open>();
  readonly #hashes = new Map<string, { readonly hash: Hash; bytes: number }>();

  private constructor(
    readonly folder: string,
    readonly name: string,
    /** The uppermost folder that was made for it. */
    readonly made: string | undefined,
  ) {}

  /** @throws Error with the folder and the reason when nothing can be written there */
  static async in(folder: string): Promise<NodeStaging> {
    try {
      const made = await mkdir(folder, { recursive: true });
      if (made === undefined) await tidy(folder);
      const staging = new NodeStaging(folder, ownName(), made);
      await mkdir(staging.temporary);
      return staging;
    } catch (error) {
      throw new Error(`${folder}: ${reason(error)}`, { cause: error });
    }
  }

  get temporary(): string {
    return join(this.folder, PARTIAL + this.name);
  }

  append(file: string, data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    try {
      const open = this.#fileOf(file);
      open.parts.push(bytes);
      open.size += bytes.length;
      if (open.size >= BUFFER) flush(open);
    } catch (error) {
      throw said(error);
    }
    const known = this.#hashes.get(file) ?? { hash: createHash('sha256'), bytes: 0 };
    known.hash.update(bytes);
    known.bytes += bytes.length;
    this.#hashes.set(file, known);
  }

  outputs(): Output[] {
    return [...this.#hashes]
      .map(([file, { hash, bytes }]) => ({ file, sha256: hash.copy().digest('hex'), bytes }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  async present(file: string): Promise<Output | undefined> {
    const path = join(this.folder, file);
    const info = await lstat(path).catch(() => undefined);
    if (!info) return undefined;
    return { file, sha256: info.isFile() ? await hashOf(path) : '', bytes: info.size };
  }

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

  async finish(): Promise<string[]> {
    try {
      for (const open of this.#open.values()) close(open);
      this.#open.clear();
      const complete = join(this.folder, COMPLETE + this.name);
      await rename(this.temporary, complete);
      await place(complete, this.folder);
      return [...this.#hashes.keys()].sort();
    } catch (error) {
      throw said(error);
    }
  }

  async abandon(): Promise<void> {
    // What is held back has no place any more, least of all on a full disk.
    for (const { fd } of this.#open.values()) closeQuietly(fd);
    this.#open.clear();
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
}

/** In words for people. */
const said = (error: unknown) => new Error(reason(error), { cause: error });

function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // It was closed when writing to it failed.
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

/** Ends what killed processes have begun. */
async function tidy(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(PARTIAL) && isLeftBehind(name.slice(PARTIAL.length)))
      await rm(join(folder, name), { recursive: true, force: true });
    if (name.startsWith(COMPLETE) && isLeftBehind(name.slice(COMPLETE.length)))
      await place(join(folder, name), folder);
  }
}

/**
 * Moves all files of a folder into another one, and removes it. What tells that the others are there, the manifest,
 * goes first and comes last.
 */
async function place(from: string, to: string): Promise<void> {
  const files = (await readdir(from, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(relative(from, parentPath), name))
    .sort((a, b) => Number(a === LAST) - Number(b === LAST));
  if (files.at(-1) === LAST) rmSync(join(to, LAST), { force: true });
  const made = new Set(['.']);
  for (const [n, file] of files.entries()) {
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(join(to, folder), { recursive: true });
    made.add(folder);
    renameSync(join(from, file), join(to, file));
    if (n % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  await rm(from, { recursive: true, force: true });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await openFile(path);
  for await (const chunk of file.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}
