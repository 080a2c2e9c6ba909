import { join } from 'node:path';
import { pool } from 'workerpool';
import type { Taker } from '../workspace/exchange/take';

/** Megabytes of heap that a thread may take; very large articles need some. */
const MEMORY = 1024;
/** Milliseconds that a document may take. */
const TIME = 60_000;

/** Threads that take documents into articles. Results do not depend on how many there are. */
export function takerPool(jobs: number): Pick<Taker, 'take'> & { end(): Promise<void> } {
  const threads = pool(join(__dirname, 'taking.js'), {
    maxWorkers: jobs,
    workerType: 'thread',
    workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: MEMORY, stackSizeMb: 4 } },
  });
  return {
    take: async (taking, rules) => threads.exec('take', [taking, rules]).timeout(TIME),
    end: async () => void (await threads.terminate(true)),
  };
}
