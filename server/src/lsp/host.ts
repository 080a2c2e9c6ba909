import type { Messages } from '../features/messages';
import type { FileText, WriteResult } from '../workspace/files';
import type { Runtime } from '../workspace/host';
import type {
  ExportArgument,
  ExportResult,
  ImportArgument,
  ImportResult,
  PreviewArgument,
  PreviewResult,
} from './exchangeProtocol';

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
  /** As `Files.replace`, but where a file is open in the editor, there. */
  write(uri: string, text: string, expected: string | undefined): Promise<WriteResult>;
}

/** What the protocol layer needs of the world; the only way by which it reaches files. */
export interface Host extends Runtime {
  /** Names of the formats that files may be of, the likeliest first. */
  likelyFormats(files: readonly string[]): Promise<readonly string[]>;
  preview(argument: PreviewArgument, asker: Asker): Promise<PreviewResult>;
  export(argument: ExportArgument, asker: Asker): Promise<ExportResult>;
  import(argument: ImportArgument, asker: Asker): Promise<ImportResult>;
  /** The name that decisions are signed with when the settings have none. */
  userName(): string;
  /** The present time in ISO 8601 UTC, to the second. */
  now(): string;
  /** Where the documentation of a diagnostic code is. */
  documentation(code: string): string | undefined;
}
