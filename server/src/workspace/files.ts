import { faultOf, type NotText } from '../core/text/utf8';

/** Texts of files by URI. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-text'; readonly fault: NotText }
  /** The file is there and cannot be read; `message` is the system's. */
  | { readonly kind: 'failed'; readonly message: string };

export type FileBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly message: string };

export interface Entry {
  readonly name: string;
  /** A symbolic link is `other`, whatever it leads to, and so are devices, pipes and sockets. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** What lies at a URI; a link given by its own name counts as what it leads to. */
export type Listing =
  /** Sorted by name. */
  | { readonly kind: 'folder'; readonly entries: readonly Entry[] }
  | { readonly kind: 'file' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly message: string };

export type WriteResult =
  | { readonly kind: 'written' }
  /** Somebody else has changed the file since it was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly message: string };

/** What a file holds, without holding it. */
export interface Output {
  readonly file: string;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Files of a folder that are written beside their place and moved there together when all are complete: whoever
 * stops the work keeps the files from before. Names are relative to the folder, with `/`.
 */
export interface Staging {
  /**
   * Adds to a file, which is made when it is first named.
   *
   * @throws Error with words for people, as `finish` does
   */
  append(file: string, data: string | Uint8Array): void;
  /** What was appended so far, sorted by name. */
  outputs(): readonly Output[];
  /** What lies at the place of a file now. */
  present(file: string): Promise<Output | undefined>;
  /** A symbolic link on the way to one of the files, below the folder; what it leads to must not change. */
  link(): Promise<string | undefined>;
  /** Moves all files to their places and returns their names, sorted. */
  finish(): Promise<string[]>;
  /** Leaves everything as it was before. */
  abandon(): Promise<void>;
}

/** More was to be written than the host can hold. */
export class BeyondHost extends Error {
  constructor(
    /** What it can hold. */
    readonly megabytes: number,
  ) {
    super(`more than ${megabytes} MB`);
  }
}

/**
 * The one way to files, by URI. A host implements this and nothing else of the workspace. Where it has no files
 * for a URI, as for texts that were never saved, everything is missing and nothing can be written.
 */
export interface Files {
  /** Reads a UTF-8 file without its byte order mark. */
  read(uri: string): Promise<FileText>;
  readBytes(uri: string): Promise<FileBytes>;
  list(uri: string): Promise<Listing>;
  /**
   * What becomes another text whenever the file is written, so that it need not be read to know that it has not
   * changed; undefined where there is no file.
   */
  stamp(uri: string): Promise<string | undefined>;
  /**
   * Replaces a file as a whole, so that a reader sees either the old or the new text, if its present text
   * is `expected` (undefined: there is no such file). An undefined `text` deletes it. Folders on the way to a
   * new file are made; a file that is a symbolic link is not written.
   */
  replace(uri: string, text: string | undefined, expected: string | undefined): Promise<WriteResult>;
  /**
   * Makes the folder where it is missing.
   *
   * @throws Error with the folder and the reason when nothing can be written there
   */
  stage(folder: string): Promise<Staging>;
}

/** Texts that are open in an editor, saved or not. */
export interface OpenTexts {
  /** Undefined when the file is not open. */
  text(uri: string): Promise<string | undefined> | string | undefined;
  /** As `Files.replace`, for a file that may be open: what is open is changed in the editor. */
  replace?(uri: string, text: string | undefined, expected: string | undefined): Promise<WriteResult>;
}

/** The files of two hosts. @param isFirst whether the first one has what is at a URI */
export function either(isFirst: (uri: string) => boolean, first: Files, second: Files): Files {
  const of = (uri: string) => (isFirst(uri) ? first : second);
  return {
    read: (uri) => of(uri).read(uri),
    readBytes: (uri) => of(uri).readBytes(uri),
    list: (uri) => of(uri).list(uri),
    stamp: (uri) => of(uri).stamp(uri),
    replace: (uri, ...change) => of(uri).replace(uri, ...change),
    stage: (folder) => of(folder).stage(folder),
  };
}

/** The files as an editor has them: a text that is open there wins. */
export function overlay(files: Files, open: OpenTexts): Files {
  return {
    async read(uri) {
      const text = await open.text(uri);
      return text === undefined ? files.read(uri) : { kind: 'text', text };
    },
    async readBytes(uri) {
      const text = await open.text(uri);
      return text === undefined
        ? files.readBytes(uri)
        : { kind: 'bytes', bytes: new TextEncoder().encode(text) };
    },
    list: (uri) => files.list(uri),
    stamp: (uri) => files.stamp(uri),
    replace: (...change) => (open.replace ? open.replace(...change) : files.replace(...change)),
    stage: (folder) => files.stage(folder),
  };
}

/**
 * The text of a UTF-8 file; its byte order mark does not belong to it.
 *
 * @param decode of a host that can do so sooner; undefined where the bytes are no UTF-8
 */
export function textOf(bytes: Uint8Array, decode?: (bytes: Uint8Array) => string | undefined): FileText {
  const text = decode?.(bytes);
  const fault = faultOf(bytes, text !== undefined);
  if (fault) return { kind: 'not-text', fault };
  return { kind: 'text', text: text ?? new TextDecoder('utf-8').decode(bytes) };
}
