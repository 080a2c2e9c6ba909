import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commonText } from '../../src/core/text/commonEnds';

describe('what two versions of a text have in common', () => {
  const cases: [before: string, after: string, head: number, tail: number][] = [
    ['', '', 0, 0],
    ['', 'a', 0, 0],
    ['abc', 'abc', 3, 0],
    ['abc', 'abxc', 2, 1],
    ['abxc', 'abc', 2, 1],
    ['aa', 'aaa', 2, 0],
    ['abcd', 'axyd', 1, 1],
    ['abc', 'xyz', 0, 0],
  ];
  for (const [before, after, head, tail] of cases) {
    it(`“${before}” and “${after}”`, () => assert.deepEqual(commonText(before, after), { head, tail }));
  }

  it('is what comparing unit by unit finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const most = Math.min(before.length, after.length);
        let head = 0;
        while (head < most && before[head] === after[head]) head++;
        let tail = 0;
        while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
        assert.deepEqual(commonText(before, after), { head, tail });
      }),
      { numRuns: 500 },
    );
  });
});
