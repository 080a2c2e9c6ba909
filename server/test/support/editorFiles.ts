import type { FileSystem, Uri } from 'vscode';
import { URI, Utils } from 'vscode-uri';
import { type FileWorld, fileAnswers } from '../../../client/src/fileAnswers';
import { type Alone, aloneBy } from '../../../client/src/windowLocks';
import { ClientFiles } from '../../src/lsp/clientFiles';
import { canonical, folderOf, nameOf } from '../../src/workspace/uris';

const TYPES = { File: 1, Directory: 2, SymbolicLink: 64 } as const;

interface Node {
  readonly type: number;
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** A file system as an editor has it, `workspace.fs`, of one scheme and in memory. */
export class EditorFiles {
  readonly nodes = new Map<string, Node>();
  #clock = 0;
  /** What every change is refused with. */
  refuses: string | undefined;
  /** Called when a file has been written. */
  written: (uri: string) => void = () => undefined;

  constructor(
    readonly root: string,
    readonly writable = true,
  ) {
    this.folder(root);
  }

  folder(uri: string): void {
    for (let at = canonical(uri); !this.nodes.has(at); at = folderOf(at)) {
      this.nodes.set(at, { type: TYPES.Directory, bytes: new Uint8Array(), mtime: 0 });
    }
  }

  put(uri: string, content: string | Uint8Array, link = false): void {
    this.folder(folderOf(uri));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.nodes.set(canonical(uri), {
      type: TYPES.File | (link ? TYPES.SymbolicLink : 0),
      bytes,
      mtime: ++this.#clock,
    });
  }

  text(uri: string): string | undefined {
    const node = this.nodes.get(canonical(uri));
    return node && new TextDecoder().decode(node.bytes);
  }

  /**
   * The server's files over requests that are answered from here.
   *
   * @param before called before each request is answered
   * @param alone what the window shares with others
   */
  overRequests(
    before: (request: string) => void = () => undefined,
    alone: Alone = aloneBy(undefined),
  ): ClientFiles {
    const answers = fileAnswers(this.#world(alone)) as Record<string, (params: never) => Promise<unknown>>;
    const sent = (value: unknown) => JSON.parse(JSON.stringify(value));
    const sendRequest = async (method: string, params: unknown) => {
      before(method);
      return sent(await answers[method]!(sent(params) as never));
    };
    return new ClientFiles({ sendRequest: sendRequest as never });
  }

  #world(alone: Alone): FileWorld {
    const node = (uri: Uri): Node => {
      const found = this.nodes.get(canonical(uri.toString()));
      if (!found) throw error('FileNotFound');
      return found;
    };
    const below = (uri: string) => [...this.nodes.keys()].filter((each) => each.startsWith(`${uri}/`));
    const change = () => {
      if (this.refuses !== undefined) throw error(this.refuses);
    };
    const fs: Partial<FileSystem> = {
      isWritableFileSystem: (scheme) => (scheme === URI.parse(this.root).scheme ? this.writable : undefined),
      stat: async (uri) => {
        const { type, bytes, mtime } = node(uri);
        return { type, size: bytes.length, mtime, ctime: 0 };
      },
      readFile: async (uri) => {
        const { type, bytes } = node(uri);
        if (type & TYPES.Directory) throw error('FileIsADirectory');
        return bytes;
      },
      readDirectory: async (uri) => {
        const folder = canonical(uri.toString());
        return below(folder)
          .filter((each) => folderOf(each) === folder)
          .map((each): [string, number] => [nameOf(each), this.nodes.get(each)!.type]);
      },
      writeFile: async (uri, bytes) => {
        change();
        const folder = this.nodes.get(canonical(uri.toString()));
        if (folder && folder.type & TYPES.Directory) throw error('FileIsADirectory');
        this.put(uri.toString(), bytes);
        this.written(uri.toString());
      },
      delete: async (uri, { recursive } = {}) => {
        change();
        node(uri);
        const key = canonical(uri.toString());
        if (recursive) for (const each of below(key)) this.nodes.delete(each);
        this.nodes.delete(key);
      },
      rename: async (from, to, { overwrite } = {}) => {
        change();
        const moved = node(from);
        if (!overwrite && this.nodes.has(canonical(to.toString()))) throw error('FileExists');
        this.put(to.toString(), moved.bytes);
        this.nodes.delete(canonical(from.toString()));
      },
    };
    return {
      fs: fs as FileSystem,
      parse: (uri) => URI.parse(uri) as Uri,
      data: URI.parse(`${this.root}/data`) as Uri,
      within: (folder, names) => Utils.joinPath(folder as unknown as URI, ...names) as Uri,
      types: TYPES,
      alone,
    };
  }
}

const error = (code: string) => Object.assign(new Error(code), { code });
