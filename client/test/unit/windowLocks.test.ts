import assert from 'node:assert/strict';
import { aloneBy, type Locks } from '../../src/windowLocks';

describe('locks that windows share', () => {
  const refusing: Locks = { request: async () => Promise.reject(new Error('SecurityError')) };
  const giving: Locks = { request: async (_name, _options, work) => work() };
  /** As one that another window holds for ever. */
  const held: Locks = {
    request: (_name, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  for (const [what, locks] of [
    ['none', undefined],
    ['refused', refusing],
    ['given', giving],
    ['held for ever', held],
  ] as const) {
    it(`${what}: the work is done once, and its own failure is told`, async () => {
      let done = 0;
      const patience = () => {
        const controller = new AbortController();
        if (locks === held) queueMicrotask(() => controller.abort());
        return controller.signal;
      };
      const alone = aloneBy(locks, patience);
      assert.equal(await alone('a', async () => ++done), 1);
      const failing = alone('a', async () => {
        done++;
        throw new Error('no room');
      });
      await assert.rejects(failing, { message: 'no room' });
      assert.equal(done, 2);
    });
  }
});
