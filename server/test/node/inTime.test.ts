import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Pool, pool } from 'workerpool';
import { inTime } from '../../src/node/inTime';
import { whenOverdue } from '../../src/workspace/overdue';

/** How often the work was looked at before it was called overdue. */
const looks = (limit: number, worked: (look: number) => number) =>
  new Promise<number>((resolve) => {
    let look = 0;
    whenOverdue(
      limit,
      () => worked(++look),
      () => resolve(look),
    );
  });

describe('threads that take too long', () => {
  it('what has worked for so long is overdue', async () => {
    assert.equal(await looks(1, () => 1), 1);
  });

  it('what was stopped meanwhile is not: the rest of its work is waited for', async () => {
    assert.equal(await looks(1, (look) => (look < 4 ? 0.3 * look : 1)), 4);
  });

  it('what does no work at all is not waited for without an end', async () => {
    assert.equal(await looks(1, () => 0), 10);
  });

  it('a thread that does not come to an end is ended, and the next task gets another', async () => {
    const threads = pool(join(__dirname, 'endless.js'), { maxWorkers: 1, workerType: 'thread' });
    try {
      await assert.rejects(
        inTime(threads, 'endless', [], 20),
        /it takes longer than 0\.02 s, and was stopped/,
      );
      assert.equal(await inTime(threads, 'back', [7], 60_000), 7);
    } finally {
      await threads.terminate(true);
    }
  }).timeout(60_000);

  it('a thread that tells that it begins once more, or when its answer is there, keeps nothing waiting', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    // The one of the test itself comes with its first wait.
    await new Promise(setImmediate);
    const before = timers();
    let begins = () => {};
    const exec = (_: string, __: unknown[], { on }: { on: () => void }) => {
      begins = on;
      on();
      on();
      return Promise.resolve(7);
    };
    const threads = { exec, stats: () => ({ busyWorkers: 1 }) } as unknown as Pool;
    assert.equal(await inTime(threads, 'back', [], 60_000), 7);
    begins();
    assert.equal(timers(), before);
  });
});
