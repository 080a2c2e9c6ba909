import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pool } from 'workerpool';
import type { Readers } from '../workspace/index/reading';
import { inTime } from './inTime';

/** More threads than these wait for the one that puts the index together. */
const MOST = 4;
const FEWEST = 2;
/** Megabytes of heap that a thread may take. */
const MEMORY = 256;
/** Megabytes of them for what is new: with more the garbage of many articles lies about before it is collected. */
const NEW = 8;
/** Milliseconds that a thread may work on a batch. */
const TIME = 60_000;

/** Threads that read articles for the index. */
export function indexReaders(): Readers {
  const width = Math.max(FEWEST, Math.min(MOST, availableParallelism() - 1));
  const threads = pool(join(__dirname, 'indexing.js'), {
    maxWorkers: width,
    workerType: 'thread',
    workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: NEW } },
  });
  return {
    width,
    read: (jobs, locale) => inTime(threads, 'read', [jobs, locale], TIME),
    end: async () => void (await threads.terminate(true)),
  };
}
