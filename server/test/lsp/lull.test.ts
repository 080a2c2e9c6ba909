import assert from 'node:assert/strict';
import { Lull } from '../../src/lsp/lull';

function counted() {
  let now = 0;
  let rests = 0;
  const lull = new Lull({
    clock: () => now,
    rest: async (milliseconds) => {
      rests++;
      now += milliseconds;
    },
  });
  return { lull, rests: () => rests, now: () => now };
}

describe('a lull between decisions', () => {
  it('is there before any decision', async () => {
    const { lull, rests } = counted();
    await lull.begins();
    assert.equal(rests(), 0);
  });

  it('many who wait one behind another after a decision rest once', async () => {
    const { lull, rests } = counted();
    lull.behind(Promise.resolve());
    for (let n = 0; n < 1000; n++) await lull.begins();
    assert.equal(rests(), 1);
  });

  it('does not begin while a decision is being made', async () => {
    const { lull } = counted();
    const order: string[] = [];
    let done = () => {};
    lull.behind(
      new Promise<void>((resolve) => {
        done = resolve;
      }).then(() => order.push('decided')),
    );
    const waiting = lull.begins().then(() => order.push('lull'));
    done();
    await waiting;
    assert.deepEqual(order, ['decided', 'lull']);
  });

  it('a decision that failed is over, too', async () => {
    const { lull, rests } = counted();
    lull.behind(Promise.reject(new Error('refused')));
    await lull.begins();
    assert.equal(rests(), 1);
  });

  it('one right behind another is waited for, but not for ever', async () => {
    let now = 0;
    const lull: Lull = new Lull({
      clock: () => now,
      rest: async (milliseconds) => {
        now += milliseconds;
        lull.behind(Promise.resolve());
      },
    });
    lull.behind(Promise.resolve());
    await lull.begins();
    assert.ok(now >= 2000 && now < 2100, `${now} ms`);
  });
});
