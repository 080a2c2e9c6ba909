import { parentPort } from 'node:worker_threads';
import { answerReads } from '../workspace/exchange/answerReads';

// The thread that `isolated.ts` starts.

const port = parentPort!;
port.on(
  'message',
  answerReads((answer) => port.postMessage(answer)),
);
