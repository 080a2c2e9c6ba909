import type { Recognizer } from '../core/recognition/recognizer';
import type { NotText } from '../core/text/utf8';
import type { Messages } from '../features/messages';
import type {
  ExportArgument,
  ExportResult,
  ImportArgument,
  ImportResult,
  PreviewArgument,
  PreviewResult,
} from './exchangeProtocol';

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-text'; readonly fault: NotText }
  /** The file is there and cannot be read; `message` is the system's. */
  | { readonly kind: 'failed'; readonly message: string };

export type WriteResult =
  | { readonly kind: 'written' }
  /** Somebody else has changed the file since it was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly message: string };

/** What export and import need to know of the editor that asks for them. */
export interface Asker {
  readonly messages: Messages;
  /** Without trust no `dateline.yaml` counts. */
  readonly trusted: boolean;
  /** URIs of the folders of the workspace. */
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
  /** @param share of the work that is done, from 0 to 1 */
  progress(share: number, message: string): void;
  /** @returns whether the person wants it */
  confirm(question: string, yes: string): Promise<boolean>;
  /** Articles and sidecars, by URI, as the editor has them: with changes that are not saved. */
  read(uri: string): Promise<FileText>;
  /** As `Host.write`, but where a file is open in the editor, there. */
  write(uri: string, text: string, expected: string | undefined): Promise<WriteResult>;
}

/** What the protocol layer needs of the world; the only way by which it reaches files. */
export interface Host {
  /** Reads a UTF-8 file without its byte order mark. */
  read(uri: string): Promise<FileText>;
  /**
   * Replaces a file as a whole, so that a reader sees either the old or the new text, if its present text
   * is `expected` (undefined: there is no such file). An undefined `text` deletes it.
   */
  write(uri: string, text: string | undefined, expected: string | undefined): Promise<WriteResult>;
  /** The names of the files in a folder; none where it cannot be read. */
  list(folder: string): Promise<string[]>;
  loadRecognizer(): Promise<Recognizer>;
  /** Names of the formats that files may be of, the likeliest first. */
  likelyFormats(files: readonly string[]): Promise<readonly string[]>;
  preview(argument: PreviewArgument, asker: Asker): Promise<PreviewResult>;
  export(argument: ExportArgument, asker: Asker): Promise<ExportResult>;
  import(argument: ImportArgument, asker: Asker): Promise<ImportResult>;
  /** The name that decisions are signed with when the settings have none. */
  userName(): string;
  /** The present time in ISO 8601 UTC, to the second. */
  now(): string;
  /** Milliseconds, for time slices. */
  clock(): number;
  /** Lets other work of the process run. */
  pause(): Promise<void>;
  /** Where the documentation of a diagnostic code is. */
  documentation(code: string): string | undefined;
}
