import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileReader, ReadAnswer } from '../core/formats/reading';
import { isolatedReader as readerWith, type Thread } from '../workspace/exchange/isolated';
import { processorTime } from './inTime';

export interface ReadLimits {
  /** Milliseconds that a thread may work until its next documents. */
  readonly time: number;
  /** Megabytes of its heap. */
  readonly memory: number;
}

const LIMITS: ReadLimits = { time: 60_000, memory: 1024 };

/** Ends a thread that takes too much memory, too. */
export function isolatedReader({ time, memory } = LIMITS): FileReader {
  return readerWith((ended) => startThread(memory, ended), time, processorTime);
}

export const readIsolated: FileReader = isolatedReader();

function startThread(memory: number, ended: () => void): Thread {
  const thread = new Worker(join(__dirname, 'reader.js'), {
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    // What a library prints belongs to no output of ours.
    stdout: true,
    stderr: true,
  });
  // A thread that fails while nobody asks is simply not asked again.
  thread.on('error', () => {});
  thread.on('exit', ended);
  return {
    send: (request) => thread.postMessage(request),
    listen(answered: (answer: ReadAnswer) => void, fail) {
      const failed = (error: Error & { code?: string }) =>
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? `reading it takes more than ${memory} MB of memory, and was stopped`
            : `it cannot be read: ${error.message}`,
        );
      const over = () => fail('it cannot be read: its reader ended');
      thread.on('message', answered).on('error', failed).on('exit', over);
      return () => thread.off('message', answered).off('error', failed).off('exit', over);
    },
    busy: (is) => (is ? thread.ref() : thread.unref()),
    end: () => void thread.terminate(),
  };
}
