import assert from 'node:assert/strict';
import { ClassTable } from '../../src/core/recognition/learned/classes';
import {
  LearnedExtractor,
  learnedView,
  SeenWords,
  wordOf,
} from '../../src/core/recognition/learned/features';
import { createGazetteer, type Gazetteer } from '../../src/core/recognition/names/gazetteer';
import { createView } from '../../src/core/recognition/names/view';
import { buildKnowledge } from '../names/knowledge';
import { WORDS } from '../names/recognizer';

let gazetteer: Gazetteer;
before(async () => {
  gazetteer = createGazetteer(await buildKnowledge(), WORDS);
});

/** Templates of the classes of the word before and behind, fine and coarse. */
const BESIDE = [190, 192, 194, 196];

/** The features of one token that were made by these templates. */
function featuresOf(text: string, i: number, table: ClassTable, templates: readonly number[]): number[] {
  const view = createView(text, gazetteer);
  const extractor = new LearnedExtractor();
  const count = extractor.extractOwn(learnedView(view, new Int32Array(view.length), table), i);
  return [...extractor.hashes.subarray(0, count)].filter((_, k) =>
    templates.includes(extractor.templates[k]!),
  );
}

describe('words as features', () => {
  for (const [fine, coarse] of [
    [1, 1],
    [254, 47],
    [255, 47],
    [255, 255],
  ] as const)
    it(`class ${fine}, ${coarse}: the end of a text is of none`, () => {
      const words = Int32Array.of(wordOf('trước'));
      const table = new ClassTable({ words, fine: Uint8Array.of(fine), coarse: Uint8Array.of(coarse) });
      const outside = featuresOf('giữa', 0, table, BESIDE);
      const inside = featuresOf('trước giữa trước', 1, table, BESIDE);
      const unknown = featuresOf('khác giữa khác', 1, table, BESIDE);
      assert.deepEqual([outside.length, inside.length, unknown.length], [4, 4, 4]);
      for (let k = 0; k < 4; k++)
        assert.equal(new Set([outside[k], inside[k], unknown[k]]).size, 3, `template ${BESIDE[k]}`);
    });
});

describe('words that have been seen', () => {
  /** All words of a text, and how many of them are kept. */
  function seenIn(texts: Iterable<string>, seen = new SeenWords()) {
    const words = [];
    for (const text of texts) {
      const view = createView(text, gazetteer);
      for (const [i, token] of view.tokens.entries()) words.push(seen.at(view, i, token));
    }
    return { words, size: seen.size };
  }

  /** One word in so many spellings, all of which fold to the same. */
  function* spellings(count: number): Iterable<string> {
    for (let n = 0; n < count; n += 500)
      yield Array.from({ length: 500 }, (_, k) =>
        [...'anhchixyzmnopqrs']
          .map((letter, at) => (((n + k) >> at) & 1 ? letter.toUpperCase() : letter))
          .join(''),
      ).join(' ');
  }

  function* different(count: number): Iterable<string> {
    for (let n = 0; n < count; n += 500)
      yield Array.from(
        { length: 500 },
        (_, k) => `tu${(n + k).toString(26).replace(/\d/g, 'w')}x${n + k}`,
      ).join(' ');
  }

  it('are the same however many others were seen before', () => {
    const texts = ['Ông Trần Bính nói BN1234 ho 12/3.', 'ANHCHIXYZMNOPQRS anhchixyzmnopqrs', 'tuwx0 x'];
    const used = new SeenWords();
    seenIn(spellings(1000), used);
    seenIn(different(1000), used);
    assert.deepEqual(seenIn(texts, used).words, seenIn(texts).words);
  });

  it('in many spellings of one word a few are kept, so that none takes long to be found', () => {
    assert.ok(seenIn(spellings(1 << 12)).size.words < 200);
  });

  it('of ever new ones no more than there are places', () => {
    const { words, size } = seenIn(different(5000), new SeenWords(1 << 10));
    assert.ok(words.length >= 5000);
    assert.ok(size.words > 500 && size.words <= 1 << 10, `${size.words}`);
  });

  for (const [what, letter] of [
    ['small letters', 'a'],
    ['capitals', 'A'],
    ['letters that are neither', 'ก'],
  ] as const)
    it(`one of 400,000 ${what} is read once and not kept`, () => {
      const { words, size } = seenIn([`Ông ${letter.repeat(400_000)} đến`]);
      assert.equal(words[1]?.text.length, 400_000);
      assert.ok(size.longest < 64, `${size.longest}`);
    });
});
