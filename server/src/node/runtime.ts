import { setImmediate } from 'node:timers/promises';
import type { Runtime } from '../workspace/host';
import { loadRecognizer } from './data';
import { nodeFiles } from './files';
import { indexReaders } from './indexPool';
import { readIsolated } from './isolated';

/** A Node process. */
export const nodeRuntime: Runtime = {
  files: nodeFiles,
  loadRecognizer,
  readDocuments: readIsolated,
  indexReaders,
  clock: () => performance.now(),
  pause: () => setImmediate(),
};
