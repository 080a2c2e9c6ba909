import type { FileReader } from '../core/formats/reading';
import type { Recognizer } from '../core/recognition/recognizer';
import type { Files } from './files';
import type { Readers } from './index/reading';
import type { Clock } from './slices';

/** What the workspace needs of the process that it runs in. */
export interface Runtime extends Clock {
  readonly files: Files;
  loadRecognizer(): Promise<Recognizer>;
  /** Reads files that other tools have made; those of heavy formats where that can be ended. */
  readonly readDocuments: FileReader;
  /** Threads that read articles for the index; not there where there are none. */
  readonly indexReaders?: () => Readers;
}
