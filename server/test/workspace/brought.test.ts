import assert from 'node:assert/strict';
import type { About } from '../../src/core/recognition/learned/model';
import { isBetter, isNoWorse } from '../../src/workspace/learning/brought';

/** What was kept back: corrections a span before → after; whether a model is better, and whether it is no worse. */
const CASES: readonly [string, Pick<About, 'basis'>['basis'], number, number, boolean, boolean][] = [
  ['fewer corrections', 'shipped', 0.21, 0.12, true, true],
  ['as many', 'shipped', 0.12, 0.12, false, true],
  ['more', 'shipped', 0.12, 0.21, false, false],
  ['none before', 'shipped', 0, 0.01, false, false],
  ['from scratch, more than the shipped ones', 'scratch', 0.12, 0.21, false, true],
];

describe('what a model has brought', () => {
  const outcome = (corrections: number) => ({ corrections, f1: 1 - corrections });
  for (const [name, basis, before, after, better, noWorse] of CASES) {
    it(name, () => {
      const held = { articles: 5, spans: 100, before: outcome(before), after: outcome(after) };
      const about = { basis, held } as unknown as About;
      assert.deepEqual([isBetter(about), isNoWorse(about)], [better, noWorse]);
    });
  }

  it('nothing was kept back: nothing is known', () => {
    const about = { basis: 'shipped' } as unknown as About;
    assert.deepEqual([isBetter(about), isNoWorse(about)], [false, true]);
  });
});
