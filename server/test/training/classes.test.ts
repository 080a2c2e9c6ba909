import assert from 'node:assert/strict';
import { wordOf } from '../../src/core/recognition/learned/features';
import { runToEnd } from '../../src/core/text/steps';
import { WordCounts, wordClasses } from '../../src/training/learned/classes';
import { KINDS, manyLines } from '../support/manyLines';

function counted(lines: Iterable<string>): WordCounts {
  const counts = new WordCounts();
  for (const line of lines) assert.equal(counts.add(line), true);
  return counts;
}

const shortly = (count: number) => [...manyLines()].slice(0, count);

describe('word classes', () => {
  it('words that stand beside the same words are of one class, others are not', () => {
    const { words, fine, coarse } = runToEnd(wordClasses(counted(manyLines())))!;
    const places = new Map([...words].map((word, n) => [word, n]));
    for (const classes of [fine, coarse]) {
      const seen = new Map<number, string>();
      // Names of two words share their parts with others.
      for (const [kind, list] of [...Object.entries(KINDS)])
        for (const word of list.filter((name) => !name.includes(' '))) {
          const at = places.get(wordOf(word));
          assert.notEqual(at, undefined, word);
          const own = classes[at!]!;
          assert.ok(own > 0);
          assert.equal(seen.get(own) ?? kind, kind, `${word} is in a class of ${seen.get(own)}`);
          seen.set(own, kind);
        }
    }
    const coarsely = new Set(KINDS.person.map((word) => coarse[places.get(wordOf(word))!]));
    assert.ok(coarsely.size < KINDS.person.length, `persons are in ${coarsely.size} classes`);
  });

  it('words in ascending order, so that a file of them is checked', () => {
    const { words } = runToEnd(wordClasses(counted(manyLines())))!;
    for (let n = 1; n < words.length; n++) assert.ok(words[n]! >>> 0 > words[n - 1]! >>> 0);
  });

  it('the same texts give the same classes', () => {
    const [one, other] = [0, 1].map(() => runToEnd(wordClasses(counted(manyLines()))));
    assert.deepEqual(one, other);
  });

  it('numbers are one word by their digits', () => {
    assert.equal(wordOf('17'), wordOf('94'));
    assert.notEqual(wordOf('17'), wordOf('1789'));
    assert.notEqual(wordOf('nam'), wordOf('Nam'));
  });

  it('little text tells nothing', () => {
    assert.equal(runToEnd(wordClasses(counted(shortly(100)))), undefined);
    assert.equal(runToEnd(wordClasses(new WordCounts())), undefined);
  });

  it('what stands in many articles counts once', () => {
    const once = counted(shortly(50));
    const often = counted(Array.from({ length: 20 }, () => shortly(50)).flat());
    assert.equal(often.tokens, once.tokens);
  });

  it('no more is taken than there is room for', () => {
    const counts = counted(shortly(10));
    const { tokens } = counts;
    assert.equal(counts.add('a '.repeat(2_000_000)), false);
    assert.equal(counts.tokens, tokens);
  });
});
