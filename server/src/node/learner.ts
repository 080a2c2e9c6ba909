import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Learner } from '../workspace/learning/job';
import type { LearnMessage } from './learning';

/** Megabytes of its heap; the weights lie outside of it. */
const MEMORY = 2048;

/** Learns in a thread of its own, which is ended when nobody wants the result any more. */
export const learnInThread: Learner = (job, { signal, progress }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const thread = new Worker(join(__dirname, 'learning.js'), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY, stackSizeMb: 4 },
      // What a library prints belongs to no output of ours.
      stdout: true,
      stderr: true,
    });
    const end = (then: () => void) => {
      signal.removeEventListener('abort', stopped);
      void thread.terminate();
      then();
    };
    const stopped = () => end(() => reject(signal.reason));
    signal.addEventListener('abort', stopped);
    thread.on('message', (message: LearnMessage) => {
      if (message.kind === 'progress') progress(message.stage, message.share);
      else if (message.kind === 'answer') end(() => resolve(message.answer));
      else end(() => reject(new Error(message.message)));
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', () => end(() => reject(new Error('the thread that was learning has ended'))));
    thread.postMessage(job);
  });
