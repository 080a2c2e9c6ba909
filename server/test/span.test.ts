import assert from 'node:assert/strict';
import { bySpan, contains, crossing, overlaps } from '../src/core/text/span';

describe('span', () => {
  it('touching spans do not overlap', () =>
    assert.equal(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 }), false));
  it('a span contains itself', () =>
    assert.equal(contains({ start: 1, end: 2 }, { start: 1, end: 2 }), true));
  it('orders the enclosing span first', () =>
    assert.deepEqual(
      [
        { start: 0, end: 1 },
        { start: 0, end: 3 },
      ].sort(bySpan)[0],
      { start: 0, end: 3 },
    ));

  const crossings: readonly [spans: string, crossing: string][] = [
    ['', ''],
    ['0-4 1-3 1-2 5-6', ''],
    ['0-4 4-6', ''],
    ['0-4 2-6', '2-6'],
    ['0-9 1-4 2-6 5-8', '2-6'],
    ['0-4 0-4', '0-4'],
    ['0-4 0-2 1-3', '1-3'],
  ];
  for (const [spans, expected] of crossings)
    it(`crossing among ${spans || 'none'}: ${expected || 'none'}`, () => {
      const all = spans.split(' ').flatMap((one) => {
        const [start, end] = one.split('-').map(Number);
        return end === undefined ? [] : [{ start: start!, end }];
      });
      assert.equal(
        crossing(all)
          .map(({ start, end }) => `${start}-${end}`)
          .join(' '),
        expected,
      );
    });
});
