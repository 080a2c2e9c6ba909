/**
 * Requests to the client, by which the server reaches files that it cannot reach itself: those of virtual workspaces,
 * and in a browser all files. Only sent when the client said `files` in its initialization options.
 */
export const FILES = {
  /** `FileParams` → `FileStat` */
  stat: 'dateline/files/stat',
  /** `ReadParams` → `FileContent` */
  read: 'dateline/files/read',
  /** `FileParams` → `FileList` */
  list: 'dateline/files/list',
  /** `WriteParams` → `FileWritten` */
  write: 'dateline/files/write',
  /** `RenameParams` → `FileWritten`: a file takes another name, also that of a file that is there */
  rename: 'dateline/files/rename',
  /** `FileParams` → `FileWritten`: a file or a folder goes, with all that is in it */
  remove: 'dateline/files/remove',
  /** `DataParams` → `FileContent`: a file of the program's own data */
  data: 'dateline/files/data',
} as const;

export interface FileParams {
  readonly uri: string;
}

export interface ReadParams extends FileParams {
  /** Bytes; of a larger file only the size is told. */
  readonly limit: number;
}

export interface RenameParams {
  readonly from: string;
  readonly to: string;
}

export interface DataParams {
  /** With `/`, below the folder of the data: `xx/names.json`. */
  readonly path: string;
  /** Bytes; as of `ReadParams`. */
  readonly limit: number;
}

/** What a file holds: UTF-8 with its byte order mark as text, all else in base 64. */
export type WireContent = { readonly text: string } | { readonly base64: string };

/** Why something could not be done. */
export interface FileFailure {
  readonly kind: 'failed';
  /** As of `vscode.FileSystemError`: `NoPermissions`. */
  readonly code: string;
  readonly message: string;
}

interface Missing {
  readonly kind: 'missing';
}

export type FileStat =
  | {
      readonly kind: 'file' | 'folder' | 'other';
      /** The name is that of a symbolic link; all else is of what it leads to. */
      readonly link: boolean;
      /** Bytes. */
      readonly size: number;
      /** Milliseconds. */
      readonly mtime: number;
    }
  | Missing
  | FileFailure;

export type FileContent =
  | { readonly kind: 'content'; readonly content: WireContent; readonly link: boolean }
  | { readonly kind: 'large'; readonly size: number }
  | Missing
  | FileFailure;

export type FileList =
  | {
      readonly kind: 'folder';
      readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[];
    }
  | { readonly kind: 'file' }
  | Missing
  | FileFailure;

export interface WriteParams extends FileParams {
  /** Null deletes the file. */
  readonly content: WireContent | null;
  /** What the file must hold, byte for byte; null: it must not be there. Not there: whatever it holds. */
  readonly expected?: WireContent | null;
}

export type FileWritten = { readonly kind: 'written' } | { readonly kind: 'changed' } | FileFailure;

const PART = 0x8000;

export function toWire(bytes: Uint8Array): WireContent {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    let binary = '';
    for (let at = 0; at < bytes.length; at += PART)
      binary += String.fromCharCode(...bytes.subarray(at, at + PART));
    return { base64: btoa(binary) };
  }
}

export function fromWire(content: WireContent): Uint8Array {
  if ('text' in content) return new TextEncoder().encode(content.text);
  return Uint8Array.from(atob(content.base64), (byte) => byte.charCodeAt(0));
}
