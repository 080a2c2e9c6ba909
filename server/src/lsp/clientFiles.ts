import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { NAMES_FILE } from '../core/project/decisions';
import { PROJECT_FILE } from '../core/project/model';
import type { DataFiles } from '../core/recognition/resources';
import { isSidecar } from '../core/sidecar/name';
import { MAX_BYTES } from '../core/text/utf8';
import {
  type DataParams,
  FILES,
  type FileContent,
  type FileFailure,
  type FileList,
  type FileParams,
  type FileStat,
  type FileWritten,
  fromWire,
  type ReadParams,
  type RenameParams,
  type WireContent,
  type WriteParams,
} from '../protocol/files';
import {
  type FileBytes,
  type Files,
  type FileText,
  type Listing,
  textOf,
  type WriteResult,
} from '../workspace/files';
import { canonical, nameOf } from '../workspace/uris';
import { ClientStaging } from './clientStaging';

/** Files that are imported may be larger than articles; each goes through a message as one string. */
const MAX_IMPORT_BYTES = 100 * 2 ** 20;
/** The program's own data. */
const MAX_DATA_BYTES = 64 * 2 ** 20;

type Requests = Pick<Connection, 'sendRequest'>;

/**
 * The files of the client, whatever has them: a folder of another machine, a repository that is nowhere on disk. Two
 * writers of one file are told apart where each looks at it just before it writes; a file system that is only asked by
 * requests has no locks.
 */
export class ClientFiles implements Files {
  readonly #connection: Requests;
  /** Writing is done one after another. */
  #turn: Promise<unknown> = Promise.resolve();
  /** How often each file was written: some file systems know no times, or whole seconds only. */
  readonly #writes = new Map<string, number>();

  constructor(connection: Requests) {
    this.#connection = connection;
  }

  async read(uri: string): Promise<FileText> {
    const read = await this.#bytes(uri, MAX_BYTES, isFound(nameOf(uri)));
    if (read.kind === 'large') return { kind: 'not-text', fault: { reason: 'too-large', bytes: read.size } };
    return read.kind === 'bytes' ? textOf(read.bytes) : read;
  }

  async readBytes(uri: string): Promise<FileBytes> {
    const read = await this.#bytes(uri, MAX_IMPORT_BYTES);
    if (read.kind !== 'large') return read;
    const [megabytes, most] = [Math.ceil(read.size / 2 ** 20), MAX_IMPORT_BYTES / 2 ** 20];
    return {
      kind: 'failed',
      message: `it has ${megabytes} MB, and files above ${most} MB are not read here; split it`,
    };
  }

  async list(uri: string): Promise<Listing> {
    if (isUnsaved(uri)) return { kind: 'missing' };
    const list = await this.#ask<FileList>(FILES.list, { uri } satisfies FileParams);
    if (list.kind === 'failed') return failed(list);
    if (list.kind !== 'folder') return list;
    return { kind: 'folder', entries: [...list.entries].sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  async stamp(uri: string): Promise<string | undefined> {
    const stat = await this.stat(uri);
    if (stat.kind === 'missing' || stat.kind === 'failed') return undefined;
    return [stat.size, stat.mtime, this.#writes.get(canonical(uri)) ?? 0].join(' ');
  }

  replace(uri: string, text: string | undefined, expected: string | undefined): Promise<WriteResult> {
    const result = this.#turn.then(() => this.#replace(uri, text, expected));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #replace(uri: string, text: string | undefined, expected: string | undefined): Promise<WriteResult> {
    if (isUnsaved(uri)) return { kind: 'failed', message: uri };
    const found = await this.#content(uri, MAX_BYTES);
    if (found.kind === 'failed') return failed(found);
    if (found.kind === 'large') return { kind: 'changed' };
    if (found.kind === 'content' && found.link) return { kind: 'failed', message: 'it is a symbolic link' };
    const read = found.kind === 'content' ? textOf(fromWire(found.content)) : undefined;
    const there = read?.kind === 'text' ? read.text : undefined;
    if (there !== expected || read?.kind === 'not-text') return { kind: 'changed' };
    if (text === undefined && !read) return { kind: 'written' };
    return this.write({
      uri,
      content: text === undefined ? null : { text },
      expected: found.kind === 'content' ? found.content : null,
    });
  }

  /** @throws Error with the folder and the reason when nothing can be written there */
  stage(folder: string): Promise<ClientStaging> {
    return ClientStaging.in(folder, this);
  }

  async stat(uri: string): Promise<FileStat> {
    return isUnsaved(uri) ? { kind: 'missing' } : this.#ask(FILES.stat, { uri } satisfies FileParams);
  }

  async write(params: WriteParams): Promise<WriteResult> {
    return this.#written(params.uri, await this.#ask<FileWritten>(FILES.write, params));
  }

  async rename(from: string, to: string): Promise<WriteResult> {
    return this.#written(to, await this.#ask<FileWritten>(FILES.rename, { from, to } satisfies RenameParams));
  }

  async remove(uri: string): Promise<WriteResult> {
    return this.#written(uri, await this.#ask<FileWritten>(FILES.remove, { uri } satisfies FileParams));
  }

  #written(uri: string, written: FileWritten): WriteResult {
    if (written.kind === 'failed') return failed(written);
    if (written.kind === 'written') {
      const key = canonical(uri);
      this.#writes.set(key, (this.#writes.get(key) ?? 0) + 1);
    }
    return written;
  }

  async #bytes(
    uri: string,
    limit: number,
    found = false,
  ): Promise<FileBytes | { readonly kind: 'large'; readonly size: number }> {
    const read = await this.#content(uri, limit);
    if (read.kind === 'failed') return failed(read);
    if (read.kind !== 'content') return read;
    // Where a link leads nobody says here, and it could be out of the folder.
    if (found && read.link) return { kind: 'failed', message: 'it is a symbolic link' };
    return { kind: 'bytes', bytes: fromWire(read.content) };
  }

  async #content(uri: string, limit: number): Promise<FileContent> {
    if (isUnsaved(uri)) return { kind: 'missing' };
    return this.#ask(FILES.read, { uri, limit } satisfies ReadParams);
  }

  async #ask<R>(request: string, params: object): Promise<R | FileFailure> {
    try {
      return await this.#connection.sendRequest<R>(request, params);
    } catch (error) {
      return { kind: 'failed', code: '', message: (error as Error).message };
    }
  }
}

/** The program's data, read through the client. */
export function clientData(connection: Requests): DataFiles {
  async function read(path: string): Promise<WireContent> {
    const found = await connection.sendRequest<FileContent>(FILES.data, {
      path,
      limit: MAX_DATA_BYTES,
    } satisfies DataParams);
    if (found.kind === 'content') return found.content;
    throw new Error(`${path}: ${found.kind === 'failed' ? found.message : found.kind}`);
  }
  return {
    async readText(path) {
      const content = await read(path);
      return 'text' in content ? content.text : new TextDecoder().decode(fromWire(content));
    },
    readBytes: async (path) => fromWire(await read(path)),
  };
}

/** A sidecar or project file is found and not named by anybody. */
const isFound = (name: string) => isSidecar(name) || [PROJECT_FILE, NAMES_FILE].includes(name);

const isUnsaved = (uri: string) => URI.parse(uri).scheme === 'untitled';

const failed = ({ code, message }: FileFailure) => ({
  kind: 'failed' as const,
  message: reason(code) ?? message,
});

/** In the words of other hosts. */
function reason(code: string): string | undefined {
  const known: Record<string, string> = {
    NoPermissions: 'no permission',
    FileIsADirectory: 'it is a folder',
    FileExists: 'there is a file of this name',
    FileNotADirectory: 'a folder of its path is a file',
    ReadOnly: 'the folder is read-only',
  };
  return known[code];
}
