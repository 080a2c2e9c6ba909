import { parentPort } from 'node:worker_threads';
import { type LearnAnswer, type LearnJob, runJob } from '../workspace/learning/job';
import { batchRecognizer } from './data';
import { reason } from './reason';
import { nodeRuntime } from './runtime';

// The thread that learns for `learner.ts`: one job, then its end.

export type LearnMessage =
  | { readonly kind: 'progress'; readonly stage: 'reading' | 'training'; readonly share: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly answer: LearnAnswer };

const port = parentPort!;
const send = (message: LearnMessage) => port.postMessage(message);

port.once('message', async (job: LearnJob) => {
  try {
    const answer = await runJob(job, nodeRuntime, batchRecognizer(), {
      signal: new AbortController().signal,
      progress: (stage, share) => send({ kind: 'progress', stage, share }),
    });
    send({ kind: 'answer', answer });
  } catch (error) {
    send({ kind: 'failed', message: reason(error) });
  }
});
