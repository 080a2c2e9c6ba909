import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pool } from 'workerpool';
import type { Recognize } from '../workspace/load';
import { inTime } from './inTime';
import type { RecordAnswer, RecordLines } from './recognizing';

/** Megabytes of heap that a thread may take; it needs some 100, and the rest is for very large articles. */
const MEMORY = 1024;
/** Megabytes of them for what is new, most of which is garbage a moment later. */
const NEW = 12;

/** Milliseconds that a task may work: for any, and for each million characters besides. */
const TIME = 60_000;
const TIME_PER_MILLION = 30_000;

/** Threads that recognize. Results do not depend on how many there are. */
export interface RecognizerPool {
  readonly recognize: Recognize;
  /**
   * @throws Error when the thread ended or took too long; the records before that are lost with it, and another
   *   thread takes the next task
   */
  records(batch: RecordLines): Promise<RecordAnswer>;
  end(): Promise<void>;
}

export const allCores = (): number => availableParallelism();

export function recognizerPool(jobs: number): RecognizerPool {
  const threads = pool(join(__dirname, 'recognizing.js'), {
    maxWorkers: jobs,
    workerType: 'thread',
    workerThreadOpts: {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: NEW, stackSizeMb: 4 },
    },
  });
  const limit = (characters: number) => TIME + (characters / 1_000_000) * TIME_PER_MILLION;
  return {
    recognize: (text, options) => inTime(threads, 'recognition', [text, options], limit(text.length)),
    records: (batch) => {
      const characters = batch.lines.reduce((sum, line) => sum + line.length, 0);
      return inTime(threads, 'records', [batch], limit(characters));
    },
    end: async () => void (await threads.terminate(true)),
  };
}
