import type { Recognizer } from '../core/recognition/recognizer';
import type { Files } from './files';

/** What the workspace needs of the process that it runs in. */
export interface Runtime {
  readonly files: Files;
  loadRecognizer(): Promise<Recognizer>;
  /** Milliseconds, for time slices. */
  clock(): number;
  /** Lets other work of the process run. */
  pause(): Promise<void>;
}
