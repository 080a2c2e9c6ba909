import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crc32 } from '../../src/core/text/crc32';
import { forEachFact, lineOfFact, packFacts } from '../../src/workspace/index/facts';
import { Tally } from '../../src/workspace/index/tally';

const numbers = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2 ** 52 - 1 }));

describe('what the index counts', () => {
  it('is counted as a map would count it', () => {
    const added = fc.array(fc.tuple(numbers, fc.integer({ min: -3, max: 4 })), { maxLength: 3000 });
    fc.assert(
      fc.property(added, (all) => {
        const [tally, map] = [new Tally(), new Map<number, number>()];
        for (const [number, by] of all) {
          tally.add(number, by);
          map.set(number, Math.max(0, (map.get(number) ?? 0) + by));
        }
        assert.equal(tally.size, [...map.values()].filter((count) => count > 0).length);
        for (const [number, count] of map) assert.equal(tally.get(number), count);
      }),
    );
  });

  it('takes no more room for what has come and gone', () => {
    const tally = new Tally();
    for (let n = 0; n < 20_000; n++) {
      tally.add(n, 1);
      if (n >= 10) tally.add(n - 10, -1);
    }
    assert.equal(tally.size, 10);
    assert.deepEqual(
      [0, 19_989, 19_990, 19_999].map((n) => tally.get(n)),
      [0, 0, 1, 1],
    );
  });

  it('is the same when facts are packed', () => {
    const fact = fc
      .tuple(
        fc.integer({ min: 0, max: 2 ** 52 - 1 }),
        fc.integer({ min: 1, max: 2 ** 14 - 1 }),
        fc.nat(250_000),
      )
      .map(([fact, count, line]) => ({ fact, count, line }));
    fc.assert(
      fc.property(fc.uniqueArray(fact, { selector: (one) => one.fact }), (facts) => {
        const packed = packFacts(facts);
        const found: typeof facts = [];
        forEachFact(packed, (fact, count, line) => found.push({ fact, count, line }));
        assert.deepEqual(found, facts);
        for (const { fact, line } of facts) assert.equal(lineOfFact(packed, fact), line);
        assert.equal(lineOfFact(packed, 2 ** 52), undefined);
      }),
    );
  });
});

describe('the checksum', () => {
  it('is that of ISO 3309', () => assert.equal(crc32(Buffer.from('123456789')), 0xcbf43926));
  it('goes on behind any part', () => {
    const bytes = Uint8Array.from({ length: 23 }, (_, n) => n * 37);
    const whole = crc32(bytes);
    for (let cut = 0; cut <= bytes.length; cut++)
      assert.equal(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut))), whole);
  });
});
