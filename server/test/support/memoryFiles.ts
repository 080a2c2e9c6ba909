import { textHash } from '../../src/core/text/hash';
import { type Entry, type Files, type Output, type Staging, textOf } from '../../src/workspace/files';
import { canonical, folderOf, nameOf, relativeTo, within } from '../../src/workspace/uris';

/** A file system in memory; what implements `Files` by these rules is all that the workspace needs of a host. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>();
  /** When each content was written. */
  readonly #written = new WeakMap<Uint8Array, number>();
  #writes = 0;
  /** Files that were asked for, in order. */
  readonly reads: string[] = [];

  /** @param files texts or bytes by name below `root` */
  constructor(
    readonly root: string,
    files: Readonly<Record<string, string | Uint8Array>> = {},
  ) {
    this.#makeFolder(root);
    for (const [name, content] of Object.entries(files)) this.put(this.uri(name), content);
  }

  uri(name: string): string {
    return name === '' ? this.root : within(this.root, name);
  }

  put(uri: string, content: string | Uint8Array): void {
    this.#makeFolder(folderOf(uri));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#files.set(canonical(uri), bytes);
    this.#written.set(bytes, ++this.#writes);
  }

  /** Somebody else deletes a file. */
  delete(uri: string): void {
    this.#files.delete(canonical(uri));
  }

  /** All texts, by name below the root, sorted. */
  texts(): Record<string, string> {
    const all = [...this.#files].map(([uri, bytes]): [string, string] => [
      relativeTo(this.root, uri)!,
      new TextDecoder().decode(bytes),
    ]);
    return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async read(uri: string) {
    this.reads.push(uri);
    if (this.#folders.has(canonical(uri))) return { kind: 'failed' as const, message: 'it is a folder' };
    const bytes = this.#files.get(canonical(uri));
    return bytes ? textOf(bytes) : { kind: 'missing' as const };
  }

  async readBytes(uri: string) {
    if (this.#folders.has(canonical(uri))) return { kind: 'failed' as const, message: 'it is a folder' };
    const bytes = this.#files.get(canonical(uri));
    return bytes ? { kind: 'bytes' as const, bytes } : { kind: 'missing' as const };
  }

  async list(uri: string) {
    const folder = canonical(uri);
    if (this.#files.has(folder)) return { kind: 'file' as const };
    if (!this.#folders.has(folder)) return { kind: 'missing' as const };
    const inIt = (kind: Entry['kind'], uris: Iterable<string>) =>
      [...uris]
        .filter((each) => each !== folder && folderOf(each) === folder)
        .map((each): Entry => ({ name: nameOf(each), kind }));
    const entries = [...inIt('file', this.#files.keys()), ...inIt('folder', this.#folders)];
    return { kind: 'folder' as const, entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  async stamp(uri: string) {
    const bytes = this.#files.get(canonical(uri));
    return bytes && `${bytes.length} ${this.#written.get(bytes)}`;
  }

  async replace(uri: string, text: string | undefined, expected: string | undefined) {
    const key = canonical(uri);
    if (this.#folders.has(key)) return { kind: 'failed' as const, message: 'it is a folder' };
    const bytes = this.#files.get(key);
    const current = bytes && textOf(bytes);
    const same = current ? current.kind === 'text' && current.text === expected : expected === undefined;
    if (!same) return { kind: 'changed' as const };
    if (text === undefined) this.#files.delete(key);
    else this.put(uri, text);
    return { kind: 'written' as const };
  }

  async stage(folder: string): Promise<Staging> {
    if (this.#files.has(canonical(folder))) throw new Error(`${folder}: a folder of its path is a file`);
    const parts = new Map<string, Uint8Array[]>();
    const whole = (file: string) => Buffer.concat(parts.get(file) ?? []);
    const output = (file: string, bytes: Uint8Array): Output => ({
      file,
      sha256: textHash(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
      bytes: bytes.length,
    });
    return {
      append: (file, data) => {
        const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
        parts.set(file, [...(parts.get(file) ?? []), bytes]);
      },
      outputs: () => [...parts.keys()].sort().map((file) => output(file, whole(file))),
      present: async (file) => {
        const bytes = this.#files.get(within(folder, file));
        return bytes && output(file, bytes);
      },
      link: async () => undefined,
      finish: async () => {
        for (const file of parts.keys()) this.put(within(folder, file), whole(file));
        return [...parts.keys()].sort();
      },
      abandon: async () => parts.clear(),
    };
  }

  #makeFolder(uri: string): void {
    for (let at = canonical(uri); !this.#folders.has(at); at = folderOf(at)) this.#folders.add(at);
  }
}
