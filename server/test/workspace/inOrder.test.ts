import assert from 'node:assert/strict';
import { inOrder } from '../../src/workspace/inOrder';

describe('work in order', () => {
  async function outcome(items: AsyncIterable<number> | Iterable<number>, width: number, fails?: number) {
    const seen: (number | string)[] = [];
    try {
      const work = async (item: number) => {
        // Those that come later are ready earlier.
        for (let n = item; n < 6; n++) await Promise.resolve();
        if (item === fails) throw new Error(`work on ${item}`);
        return item;
      };
      for await (const result of inOrder(items, width, work)) seen.push(result);
    } catch (error) {
      seen.push((error as Error).message);
    }
    return seen;
  }

  async function* until(last: number) {
    for (let n = 1; n <= last; n++) yield n;
    throw new Error('source');
  }

  for (const width of [1, 2, 3, 9]) {
    it(`gives results in the order of the items, ${width} at once`, async () => {
      assert.deepEqual(await outcome([1, 2, 3, 4, 5], width), [1, 2, 3, 4, 5]);
      assert.deepEqual(await outcome([], width), []);
    });

    it(`what the source throws comes behind all items before it, ${width} at once`, async () => {
      assert.deepEqual(await outcome(until(4), width), [1, 2, 3, 4, 'source']);
      assert.deepEqual(await outcome(until(0), width), ['source']);
    });

    it(`what the work throws comes at its turn, ${width} at once`, async () => {
      assert.deepEqual(await outcome([1, 2, 3, 4], width, 3), [1, 2, 'work on 3']);
      assert.deepEqual(await outcome(until(4), width, 3), [1, 2, 'work on 3']);
    });
  }

  it('takes no more items than are wished for', async () => {
    let taken = 0;
    function* items() {
      for (; taken < 100; ) yield taken++;
    }
    for await (const item of inOrder(items(), 4, async (each) => each)) if (item === 10) break;
    assert.ok(taken <= 15, `${taken}`);
  });
});
