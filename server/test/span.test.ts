import assert from 'node:assert/strict';
import { bySpan, contains, overlaps } from '../src/core/text/span';

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
});
