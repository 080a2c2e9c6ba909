import { bytesHash } from '../core/text/hash';
import { type FileStat, toWire, type WriteParams } from '../protocol/files';
import { BeyondHost, type Files, type Output, type Staging, type WriteResult } from '../workspace/files';
import { within } from '../workspace/uris';

/** Where they are written. */
interface Place extends Pick<Files, 'readBytes'> {
  stat(uri: string): Promise<FileStat>;
  write(params: WriteParams): Promise<WriteResult>;
  rename(from: string, to: string): Promise<WriteResult>;
  remove(uri: string): Promise<WriteResult>;
}

/** Bytes of all files together; they are held in memory until all are complete. */
const MOST = 256 * 2 ** 20;
/** It names all others. */
const LAST = 'manifest.json';

/**
 * Files that are held in memory until all are complete. Then they are written to a hidden folder, so that one that
 * cannot be written replaces nothing, and take their places from there: the manifest, which names the others, goes
 * first and comes last. Whoever closes the window meanwhile leaves the hidden folder behind.
 */
export class ClientStaging implements Staging {
  readonly #folder: string;
  readonly #files: Place;
  readonly #held = new Map<string, { readonly parts: Uint8Array[]; bytes: number }>();
  #bytes = 0;

  private constructor(folder: string, files: Place) {
    this.#folder = folder;
    this.#files = files;
  }

  /** @throws Error with the folder and the reason when nothing can be written there */
  static async in(folder: string, files: Place): Promise<ClientStaging> {
    const there = await files.stat(folder);
    if (there.kind === 'file') throw new Error(`${folder}: a folder of its path is a file`);
    if (there.kind === 'failed') throw new Error(`${folder}: ${there.message}`);
    return new ClientStaging(folder, files);
  }

  append(file: string, data: string | Uint8Array): void {
    // What is given may be a buffer that is used again.
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data.slice();
    this.#bytes += bytes.length;
    if (this.#bytes > MOST) throw new BeyondHost(MOST / 2 ** 20);
    const held = this.#held.get(file) ?? { parts: [], bytes: 0 };
    held.parts.push(bytes);
    held.bytes += bytes.length;
    this.#held.set(file, held);
  }

  outputs(): Output[] {
    return [...this.#held]
      .map(([file, { parts, bytes }]) => ({ file, sha256: bytesHash(parts), bytes }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  async present(file: string): Promise<Output | undefined> {
    const uri = within(this.#folder, file);
    const stat = await this.#files.stat(uri);
    if (stat.kind === 'missing') return undefined;
    const read = stat.kind === 'file' ? await this.#files.readBytes(uri) : undefined;
    return read?.kind === 'bytes'
      ? { file, sha256: bytesHash([read.bytes]), bytes: read.bytes.length }
      : { file, sha256: '', bytes: 'size' in stat ? stat.size : 0 };
  }

  async link(): Promise<string | undefined> {
    const folders = new Set<string>();
    for (const file of this.#held.keys()) {
      const names = file.split('/');
      for (let n = 1; n < names.length; n++) folders.add(within(this.#folder, names.slice(0, n).join('/')));
    }
    for (const uri of folders) {
      const stat = await this.#files.stat(uri);
      if ('link' in stat && stat.link) return uri;
    }
    return undefined;
  }

  async finish(): Promise<string[]> {
    const names = [...this.#held.keys()].sort((a, b) => Number(a === LAST) - Number(b === LAST));
    const temporary = within(this.#folder, `.partial-${Math.random().toString(36).slice(2)}`);
    try {
      for (const name of names) {
        const { parts, bytes } = this.#held.get(name)!;
        await this.#do(
          name,
          this.#files.write({ uri: within(temporary, name), content: wire(parts, bytes) }),
        );
      }
      if (names.at(-1) === LAST) await this.#clear(LAST);
      for (const name of names)
        await this.#do(name, this.#files.rename(within(temporary, name), within(this.#folder, name)));
    } finally {
      await this.#files.remove(temporary);
    }
    return [...names].sort();
  }

  async abandon(): Promise<void> {
    this.#held.clear();
  }

  async #clear(name: string): Promise<void> {
    const uri = within(this.#folder, name);
    if ((await this.#files.stat(uri)).kind === 'file') await this.#do(name, this.#files.remove(uri));
  }

  /** @throws Error that names the file */
  async #do(
    name: string,
    work: Promise<{ readonly kind: string; readonly message?: string }>,
  ): Promise<void> {
    const { kind, message = kind } = await work;
    if (kind !== 'written') throw new Error(`${name}: ${message}`);
  }
}

function wire(parts: readonly Uint8Array[], length: number) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return toWire(bytes);
}
