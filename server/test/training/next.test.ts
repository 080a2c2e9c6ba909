import assert from 'node:assert/strict';
import { signatureOf } from '../../src/core/formats/split';
import { runToEnd } from '../../src/core/text/steps';
import {
  type Candidate,
  chooseNext,
  expectedAt,
  type KnownArticles,
  keyOfName,
} from '../../src/training/learned/next';

/** `name: TEXT confidence, TEXT confidence!`; `!` is disputed. */
function candidate(source: string, more: Partial<Candidate> = {}): Candidate {
  const [name = '', list = ''] = source.split(': ');
  const spans = list
    .split(', ')
    .filter(Boolean)
    .map((item, n) => {
      const [, text = '', confidence, disputed] = /^(.*) ([\d.]+)(!?)$/.exec(item) ?? [];
      return {
        start: n,
        end: n + 1,
        label: 'PER',
        text,
        confidence: Number(confidence),
        disputed: disputed === '!',
      };
    });
  return { name, spans, lines: 4, signature: signatureOf(name), ...more };
}

const known = (...names: string[]): KnownArticles => ({
  names: new Set(names.map(keyOfName)),
  signatures: [],
});
const NOTHING = known();
const choose = (...request: Parameters<typeof chooseNext>) => runToEnd(chooseNext(...request));

describe('what to annotate next', () => {
  const order = (sources: readonly string[], knows = NOTHING, count = 9) =>
    choose(
      sources.map((source) => candidate(source)),
      knows,
      count,
    ).chosen.map(({ name }) => name);

  const cases: [what: string, sources: string[], order: string[], knows?: KnownArticles][] = [
    ['unsure names first', ['a: An 0.95, Bình 0.95', 'b: Chi 0.6, Dũng 0.55'], ['b', 'a']],
    [
      'what lists and rules speak against before what nothing does',
      ['a: An 0.9', 'b: Bình 0.9!'],
      ['b', 'a'],
    ],
    ['names that are new before known ones', ['a: An 0.6', 'b: Bình 0.6'], ['b', 'a'], known('An')],
    ['a second article about the same later', ['a: An 0.6', 'b: an 0.6', 'c: Chi 0.61'], ['a', 'c', 'b']],
    ['of equals by name', ['b: Bình 0.6', 'a: An 0.6'], ['a', 'b']],
    ['what has nothing to decide last', ['a: ', 'b: Bình 0.99'], ['b', 'a']],
  ];
  for (const [what, sources, wanted, knows] of cases)
    it(what, () => assert.deepEqual(order(sources, knows), wanted));

  it('among many articles in steps, none of which compares more than a few thousand', () => {
    const all = Array.from({ length: 60 }, (_, n) => candidate(`${n}: An${n} 0.6`));
    const signatures = Array.from({ length: 3000 }, (_, n) => signatureOf(`khác ${n}`));
    let steps = 0;
    const work = chooseNext(all, { ...NOTHING, signatures }, 1);
    while (!work.next().done) steps++;
    assert.ok(steps >= 30, `${steps}`);
  });

  it('no more than are asked for', () =>
    assert.deepEqual(order(['a: An 0.6', 'b: Bình 0.6'], NOTHING, 1), ['a']));

  it('many certain names are little for the work', () => {
    const many = Array.from({ length: 40 }, (_, n) => `Tên${n} 0.97`).join(', ');
    assert.deepEqual(order([`a: ${many}`, 'b: An 0.6, Bình 0.6']), ['b', 'a']);
  });

  it('near-duplicates are not asked for twice', () => {
    const signature = signatureOf('một hai ba bốn năm sáu bảy tám chín mười');
    const twins = [candidate('a: An 0.6', { signature }), candidate('b: Bình 0.5', { signature })];
    const { chosen, duplicates } = choose(twins, NOTHING, 9);
    assert.deepEqual([chosen.map(({ name }) => name), duplicates], [['b'], 1]);
    assert.deepEqual(choose(twins, { ...NOTHING, signatures: [signature] }, 9), {
      chosen: [],
      duplicates: 2,
    });
  });

  it('says why', () => {
    const [choice] = choose([candidate('a: An 0.6, Bình 0.9!, Chi 0.97')], known('Chi'), 1).chosen;
    assert.ok(choice);
    const { unsure, disputed, suggestions, fresh, spans } = choice;
    assert.deepEqual([unsure, disputed, suggestions, Math.round(fresh * 3)], [1, 1, 3, 2]);
    assert.deepEqual(
      spans.map(({ text }) => text),
      ['Bình', 'An', 'Chi'],
    );
  });
});

describe('what more articles would bring', () => {
  const curve = (...points: [articles: number, corrections: number][]) =>
    points.map(([articles, corrections]) => ({ articles, corrections }));
  it('a power law goes on', () => {
    const points = curve([0, 0.5], [4, 0.4], [16, 0.2], [64, 0.1]);
    assert.ok(Math.abs(expectedAt(points, 256)! - 0.05) < 1e-9);
  });
  it('nothing is told by two points, or where nothing gets better', () => {
    assert.equal(expectedAt(curve([0, 0.5], [4, 0.4], [8, 0.3]), 16), undefined);
    assert.equal(expectedAt(curve([2, 0.3], [4, 0.3], [8, 0.3]), 16), undefined);
    assert.equal(expectedAt(curve([2, 0.2], [4, 0.3], [8, 0.4]), 16), undefined);
  });
});
