import assert from 'node:assert/strict';
import { readingsAt } from '../../src/features/readings';
import { contextOf } from '../support/features';

describe('readings of dates', () => {
  /** Around the first place where `place` stands in a line. */
  const readingsOf = (line: string, place: string) => {
    const { article } = contextOf(line);
    const start = line.indexOf(place);
    return readingsAt(article, { start, end: start + place.length }, undefined, [], []);
  };

  it('a long number is looked at no longer than its digits take', () => {
    const digits = '7'.repeat(60);
    assert.deepEqual(readingsOf(`Mã ${digits}. Hết.`, digits), []);
  }).timeout(2000);

  it('a place that is longer than any date has none', () => {
    const words = 'ngày 1.2 '.repeat(20);
    assert.ok(readingsOf(words, 'ngày 1.2').length > 0);
    assert.deepEqual(readingsOf(words, words.trim()), []);
  });
});
