import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import {
  access,
  chmod,
  link,
  lstat,
  mkdir,
  open as openFile,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, normalize, relative, sep } from 'node:path';
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

/** Of the hidden folder: files are still written there, all of them are whole, or it is what they have replaced. */
const PARTIAL = '.partial-';
const COMPLETE = '.complete-';
const REPLACED = '.replaced-';
/** Files that are moved without letting anything else run, so that hardly any kill falls between two of them. */
const AT_ONCE = 500;
/** It names all others. */
const LAST = 'manifest.json';

/** Where files are written until all are complete. */
interface Site {
  readonly folder: string;
  /** Before the names of the hidden folders. */
  readonly prefix: string;
  /** Files move as one folder that takes the place of the old one; else one by one. */
  readonly whole: boolean;
}

/**
 * Files that are written to a hidden folder and moved to their place at the end. With its renaming to `COMPLETE` the
 * work is done: whoever stages in the folder next moves what a killed process has not, and removes what one has left
 * unfinished.
 *
 * Where the folder is new, empty, or holds nothing but what an export has left there, the hidden folder stands beside
 * it and takes its place as a whole, so that nobody ever sees old and new files side by side. Elsewhere it stands in
 * it, and the files move one by one: the manifest, which names the others, goes first and comes last.
 */
export class NodeStaging implements Staging {
  readonly #open = new Map<string, Open>();
  readonly #hashes = new Map<string, { readonly hash: Hash; bytes: number }>();

  private constructor(
    readonly folder: string,
    readonly name: string,
    readonly site: Site,
    /** The uppermost folder that was made for it. */
    readonly made: string | undefined,
  ) {}

  /** @throws Error with the folder and the reason when nothing can be written there */
  static async in(place: string): Promise<NodeStaging> {
    try {
      // Whatever a link leads to is what is replaced, not the link.
      const folder = await realpath(place).catch(() => place);
      await tidy(folder);
      const beside = await siteBeside(folder);
      const made = await mkdir(beside ? dirname(folder) : folder, { recursive: true });
      const site = beside ?? { folder, prefix: '', whole: false };
      const staging = new NodeStaging(folder, ownName(), site, made);
      await mkdir(staging.temporary);
      return staging;
    } catch (error) {
      throw new Error(`${place}: ${reason(error)}`, { cause: error });
    }
  }

  get temporary(): string {
    return hidden(this.site, PARTIAL, this.name);
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
      await rename(this.temporary, hidden(this.site, COMPLETE, this.name));
      await settle(this.site, this.folder, this.name);
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
    for (let at = this.site.folder; this.made !== undefined; at = dirname(at)) {
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

const hidden = ({ folder, prefix }: Site, state: string, name: string): string =>
  join(folder, prefix + state + name);

/** The longest name of a folder beside which there is room for a hidden one. */
const LONGEST = 160;

/** A hidden folder beside the folder, if that may be replaced as a whole. */
async function siteBeside(folder: string): Promise<Site | undefined> {
  const parent = dirname(folder);
  const name = basename(folder);
  if (parent === folder || Buffer.byteLength(name) > LONGEST || isWithin(process.cwd(), folder))
    return undefined;
  const site: Site = { folder: parent, prefix: `.${name}`, whole: true };
  const there = await stat(folder).catch(() => undefined);
  if (!there) return site;
  // Another volume is mounted there.
  if (!there.isDirectory() || there.dev !== (await stat(parent)).dev) return undefined;
  const writable = await access(parent, constants.W_OK).then(
    () => true,
    () => false,
  );
  return writable && (await leftByExport(folder)) ? site : undefined;
}

/** Whether a path is the folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** So many files are carried over at most. */
const CARRIED = 20_000;

/** The files of a folder, if all are named by its manifest; none where it is empty or missing. */
async function leftByExport(folder: string): Promise<string[] | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (entries.length > CARRIED || entries.some((each) => !each.isFile() && !each.isDirectory()))
    return undefined;
  const files = entries
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(relative(folder, parentPath), name));
  if (files.length === 0) return [];
  try {
    const { versions, outputs } = JSON.parse(await readFile(join(folder, LAST), 'utf8'));
    const known = new Set([LAST, ...outputs.map(({ file }: { file: string }) => normalize(file))]);
    return versions.manifest === 1 && files.every((file) => known.has(file)) ? files : undefined;
  } catch {
    return undefined;
  }
}

/** Ends what killed processes have begun for a folder. */
async function tidy(folder: string): Promise<void> {
  const inside: Site = { folder, prefix: '', whole: false };
  const beside: Site = { folder: dirname(folder), prefix: `.${basename(folder)}`, whole: true };
  for (const site of [beside, inside]) {
    const names = await readdir(site.folder).catch(() => []);
    const left = (state: string) =>
      names
        .filter((name) => name.startsWith(site.prefix + state))
        .map((name) => name.slice(site.prefix.length + state.length))
        .filter(isLeftBehind);
    for (const name of left(PARTIAL)) await remove(hidden(site, PARTIAL, name));
    for (const name of left(COMPLETE)) await settle(site, folder, name);
    for (const name of left(REPLACED)) {
      const old = hidden(site, REPLACED, name);
      if (existsSync(folder)) await remove(old);
      else await rename(old, folder);
    }
  }
}

const remove = (path: string) => rm(path, { recursive: true, force: true });

/** Moves what is complete to its place. */
async function settle(site: Site, folder: string, name: string): Promise<void> {
  const complete = hidden(site, COMPLETE, name);
  if (!site.whole || !(await exchange(complete, folder, hidden(site, REPLACED, name))))
    await place(complete, folder);
}

/**
 * Puts a folder in the place of another one, with what that has besides. Whoever looks finds the old one, for some
 * microseconds none, and then the new one.
 *
 * @param replaced where the old one goes meanwhile
 * @returns false where it cannot be done
 */
async function exchange(complete: string, folder: string, replaced: string): Promise<boolean> {
  try {
    const files = await leftByExport(folder);
    if (!files) return false;
    for (const file of files) {
      await mkdir(dirname(join(complete, file)), { recursive: true });
      await link(join(folder, file), join(complete, file)).catch((error) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    const old = await stat(folder).catch(() => undefined);
    if (old) await chmod(complete, old.mode & 0o7777).catch(() => undefined);
    if (files.length === 0) {
      // On some systems a folder does not take the place of an empty one.
      if (old && process.platform === 'win32') rmdirSync(folder);
      renameSync(complete, folder);
      return true;
    }
    renameSync(folder, replaced);
    try {
      renameSync(complete, folder);
    } catch (error) {
      renameSync(replaced, folder);
      throw error;
    }
    await remove(replaced);
    return true;
  } catch {
    return false;
  }
}

/** Moves all files of a folder into another one, and removes it; the manifest goes first and comes last. */
async function place(from: string, to: string): Promise<void> {
  const files = (await readdir(from, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(relative(from, parentPath), name))
    .sort((a, b) => Number(a === LAST) - Number(b === LAST));
  mkdirSync(to, { recursive: true });
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
