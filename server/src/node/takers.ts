import { join } from 'node:path';
import { pool } from 'workerpool';
import type { Taker } from '../workspace/exchange/take';
import { inTime } from './inTime';

/** Megabytes of heap that a thread may take; very large articles need some. */
const MEMORY = 1024;
/** Milliseconds that a thread may work on a document. */
const TIME = 60_000;

/** Threads that take documents into articles. Results do not depend on how many there are. */
export function takerPool(jobs: number): Pick<Taker, 'take'> & { end(): Promise<void> } {
  const threads = pool(join(__dirname, 'taking.js'), {
    maxWorkers: jobs,
    workerType: 'thread',
    workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: MEMORY, stackSizeMb: 4 } },
  });
  return {
    take: (taking, rules) => inTime(threads, 'take', [taking, rules], TIME),
    end: async () => void (await threads.terminate(true)),
  };
}
