import type { FileSystem, FileType, Uri } from 'vscode';
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
  toWire,
  type WireContent,
  type WriteParams,
} from '../../server/src/protocol/files';
import type { Alone } from './windowLocks';

/** What the answers are made with; the editor's own, but for tests. */
export interface FileWorld {
  readonly fs: FileSystem;
  parse(uri: string): Uri;
  /** The folder of the program's data. */
  readonly data: Uri;
  within(folder: Uri, names: readonly string[]): Uri;
  readonly types: Pick<typeof FileType, 'File' | 'Directory' | 'SymbolicLink'>;
  readonly alone: Alone;
}

/** Answers of the client to the requests of `FILES`, by their names. */
export function fileAnswers({ fs, parse, data, within, types, alone }: FileWorld) {
  const kindOf = (type: FileType) =>
    type & types.Directory ? ('folder' as const) : type & types.File ? ('file' as const) : ('other' as const);

  /** A scheme that nobody serves has no files. */
  const isServed = (uri: Uri) => fs.isWritableFileSystem(uri.scheme) !== undefined;

  async function stat(uri: Uri): Promise<FileStat> {
    if (!isServed(uri)) return { kind: 'missing' };
    try {
      const { type, size, mtime } = await fs.stat(uri);
      return { kind: kindOf(type), link: (type & types.SymbolicLink) !== 0, size, mtime };
    } catch (error) {
      return failure(error);
    }
  }

  async function read(uri: Uri, limit: number): Promise<FileContent> {
    const found = await stat(uri);
    if (found.kind === 'missing' || found.kind === 'failed') return found;
    if (found.kind === 'folder') return failed('FileIsADirectory', '');
    if (found.size > limit) return { kind: 'large', size: found.size };
    try {
      const bytes = await fs.readFile(uri);
      if (bytes.length > limit) return { kind: 'large', size: bytes.length };
      return { kind: 'content', content: toWire(bytes), link: found.link };
    } catch (error) {
      return failure(error);
    }
  }

  async function change(uri: Uri, work: () => Thenable<void>): Promise<FileWritten> {
    if (fs.isWritableFileSystem(uri.scheme) === false) return failed('ReadOnly', '');
    try {
      await work();
      return { kind: 'written' };
    } catch (error) {
      const why = failure(error);
      return why.kind === 'missing' ? { kind: 'changed' } : why;
    }
  }

  /** Whether a file holds this, byte for byte; null: whether there is none. */
  async function holds(file: Uri, content: WireContent | null): Promise<boolean | FileFailure> {
    const there = await read(file, content === null ? 0 : sizeOf(content));
    if (there.kind === 'failed') return there;
    return there.kind !== 'large' && isSame(there.kind === 'content' ? there.content : null, content);
  }

  return {
    [FILES.stat]: ({ uri }: FileParams): Promise<FileStat> => stat(parse(uri)),

    [FILES.read]: ({ uri, limit }: ReadParams): Promise<FileContent> => read(parse(uri), limit),

    async [FILES.list]({ uri }: FileParams): Promise<FileList> {
      const folder = parse(uri);
      const found = await stat(folder);
      if (found.kind === 'missing' || found.kind === 'failed') return found;
      if (found.kind !== 'folder') return { kind: 'file' };
      try {
        const entries = (await fs.readDirectory(folder)).map(([name, type]) => ({
          name,
          kind: type & types.SymbolicLink ? ('other' as const) : kindOf(type),
        }));
        return { kind: 'folder', entries };
      } catch (error) {
        return failure(error);
      }
    },

    async [FILES.write]({ uri, content, expected }: WriteParams): Promise<FileWritten> {
      const file = parse(uri);
      const write = () =>
        change(file, () => (content === null ? fs.delete(file) : fs.writeFile(file, fromWire(content))));
      if (expected === undefined) return write();
      return alone(uri, async () => {
        const before = await holds(file, expected);
        if (before !== true) return before === false ? { kind: 'changed' } : before;
        const written = await write();
        if (written.kind !== 'written') return written;
        // A writer that shares no lock may have looked at the file when we did.
        return (await holds(file, content)) === false ? { kind: 'changed' } : written;
      });
    },

    async [FILES.rename]({ from, to }: RenameParams): Promise<FileWritten> {
      const target = parse(to);
      return change(target, () => fs.rename(parse(from), target, { overwrite: true }));
    },

    async [FILES.remove]({ uri }: FileParams): Promise<FileWritten> {
      const file = parse(uri);
      return change(file, () => fs.delete(file, { recursive: true }));
    },

    async [FILES.data]({ path, limit }: DataParams): Promise<FileContent> {
      const names = path.split('/');
      if (names.includes('..')) return { kind: 'missing' };
      try {
        const bytes = await fs.readFile(within(data, names));
        if (bytes.length > limit) return { kind: 'large', size: bytes.length };
        return { kind: 'content', content: toWire(bytes), link: false };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

/** At most so many bytes. */
const sizeOf = (content: WireContent): number =>
  'text' in content ? content.text.length * 3 : content.base64.length;

function isSame(a: WireContent | null, b: WireContent | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const failed = (code: string, message: string): FileFailure => ({ kind: 'failed', code, message });

function failure(error: unknown): FileFailure | { readonly kind: 'missing' } {
  const { code = '', message = String(error) } = error as {
    readonly code?: string;
    readonly message?: string;
  };
  // A file in the place of a folder of the path: there is no such file either.
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return { kind: 'missing' };
  return failed(code, message);
}
