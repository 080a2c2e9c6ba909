import assert from 'node:assert/strict';
import { WordCache } from '../../src/core/text/wordCache';

describe('words that are remembered', () => {
  it('are found where they stand in a text', () => {
    const cache = new WordCache<number>(4);
    cache.set('Hà', 1);
    assert.equal(cache.get('ở Hà Nội', 2, 4), 1);
    assert.equal(cache.get('Hà', 0, 2), 1);
  });
  it('others are not', () => {
    const cache = new WordCache<number>(0);
    cache.set('Hà', 1);
    for (const other of ['Hả', 'hà', 'Hàn', 'H', ''])
      assert.equal(cache.get(other, 0, other.length), undefined);
  });
  it('give their place to the next word of it', () => {
    const cache = new WordCache<number>(0);
    cache.set('Hà', 1);
    cache.set('Nội', 2);
    assert.equal(cache.get('Hà Nội', 0, 2), undefined);
    assert.equal(cache.get('Hà Nội', 3, 6), 2);
  });
  it('each has its own value, however many there are', () => {
    const cache = new WordCache<string>(6);
    let found = 0;
    for (let n = 0; n < 5000; n++) {
      const word = `w${(n * 7919) % 200}`;
      const known = cache.get(word, 0, word.length);
      if (known === undefined) cache.set(word, word);
      else found++;
      assert.ok(known === undefined || known === word);
    }
    assert.ok(found > 0);
  });
  it('very long ones are not kept', () => {
    const cache = new WordCache<number>(4);
    const long = 'a'.repeat(41);
    cache.set(long, 1);
    assert.equal(cache.get(long, 0, long.length), undefined);
  });
});
