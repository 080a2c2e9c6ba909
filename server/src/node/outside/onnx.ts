import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OutsideRequest } from '../../core/recognition/outside/answer';
import type { Connection } from '../../workspace/outside';

/** Megabytes of its heap; the weights lie outside of it. */
const MEMORY = 1024;

export interface TaggingRequest extends OutsideRequest {
  readonly folder: string;
}

export type TaggingAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** A folder with a model, which a thread of its own reads and runs. */
export function onnxModel(folder: string): Connection {
  let thread: Worker | undefined;
  return {
    ask(request, signal) {
      thread ??= new Worker(join(__dirname, 'tagging.js'), {
        resourceLimits: { maxOldGenerationSizeMb: MEMORY },
        // What a library prints belongs to no output of ours.
        stdout: true,
        stderr: true,
      });
      const asked: TaggingRequest = { ...request, folder };
      return answerOf(thread, asked, signal);
    },
    end: () => void thread?.terminate(),
  };
}

function answerOf(thread: Worker, request: TaggingRequest, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const over = (then: () => void) => {
      thread.off('message', answered).off('error', failed).off('exit', ended);
      signal.removeEventListener('abort', stopped);
      then();
    };
    const answered = (answer: TaggingAnswer) =>
      over(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.value)));
    const failed = (error: Error) => over(() => reject(error));
    const ended = () => over(() => reject(new Error('its thread ended')));
    const stopped = () => over(() => reject(signal.reason));
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    thread.on('message', answered).on('error', failed).on('exit', ended);
    signal.addEventListener('abort', stopped);
    thread.postMessage(request);
  });
}
