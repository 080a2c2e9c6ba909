import assert from 'node:assert/strict';
import { Editor } from './client';

/**
 * The two ways to talk to a server: in memory, where all cases run, and over stdio with a process for each,
 * where the named ones run again: those that a connection by streams, or the bundle, may break.
 */
export function transports(overStdio: readonly string[]) {
  const left = new Set(overStdio);
  const again = (title: string, test: () => Promise<void>) => {
    if (left.delete(title)) globalThis.it(title, test);
  };
  after(() => assert.deepEqual([...left], [], 'no such case'));
  return [
    { transport: 'in memory', start: Editor.inMemory, it: globalThis.it },
    { transport: 'over stdio', start: Editor.overStdio, it: again as Mocha.TestFunction },
  ] as const;
}
