import type { ReadDoc } from './model';
import type { readFile } from './read';
import type { Skipped } from './skips';

/** How files are read. A host that has threads reads heavy formats and large files where that can be ended. */
export type FileReader = typeof readFile;

/** What a thread is asked to read; all of it can be sent. */
export interface ReadRequest {
  readonly format: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly siblings: Readonly<Record<string, string>>;
  readonly layer?: string;
}

/** What it answers: documents, several at a time, each time asked for; then an end. */
export type ReadAnswer =
  | { readonly kind: 'docs'; readonly docs: readonly ReadDoc[] }
  | {
      readonly kind: 'end';
      readonly skipped: readonly Skipped[];
      /** Why the file cannot be read, and the line. */
      readonly fault?: { readonly line: number; readonly problem: string };
    };
