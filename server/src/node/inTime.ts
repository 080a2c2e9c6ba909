import { type Pool, workerEmit } from 'workerpool';
import { whenOverdue } from '../workspace/overdue';

/** Milliseconds that this process has had of a processor, with all its threads, since the call. */
export function processorTime(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}

/**
 * The answer of a thread of a pool. One that works longer is ended, and the next task gets another.
 *
 * @param method one of those of `announced`: what counts is the time from when the thread begins with it
 * @param limit milliseconds
 * @throws Error when the thread ended or worked for too long
 */
export async function inTime<T>(
  threads: Pool,
  method: string,
  params: readonly unknown[],
  limit: number,
): Promise<T> {
  let end = () => {};
  let isOver = false;
  let isDone = false;
  const task = threads.exec(method, [...params], {
    on() {
      // What a thread told last may be heard when it has gone already.
      if (isDone) return;
      end();
      const all = processorTime();
      // The threads that are at work share what the process gets.
      const worked = () => all() / Math.max(1, threads.stats().busyWorkers);
      end = whenOverdue(limit, worked, () => {
        isOver = true;
        task.cancel();
      });
    },
  });
  try {
    return await task;
  } catch (error) {
    throw isOver
      ? new Error(`it takes longer than ${Number((limit / 1000).toPrecision(3))} s, and was stopped`)
      : error;
  } finally {
    isDone = true;
    end();
  }
}

/** Methods of a thread that tell when they begin. */
export function announced<M extends Readonly<Record<string, (...args: never[]) => unknown>>>(methods: M): M {
  const told = Object.entries(methods).map(([name, method]) => [
    name,
    (...args: never[]) => {
      workerEmit('begins');
      return method(...args);
    },
  ]);
  return Object.fromEntries(told);
}
