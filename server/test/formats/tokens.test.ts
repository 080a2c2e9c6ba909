import assert from 'node:assert/strict';
import { placeTokens } from '../../src/core/formats/ownTokens';
import { formatNamed } from '../../src/core/formats/registry';
import { signatureOf, split } from '../../src/core/formats/split';
import { docOf, textOf, write } from './support';

const conll = formatNamed('conll')!;

describe('formats: spans that cut tokens', () => {
  const cases = [
    ['expand', 'VinFast -X- _ B-MISC', 'expanded VinFast'],
    ['contract', 'VinFast -X- _ O', 'misaligned '],
    ['drop', 'VinFast -X- _ O', 'misaligned '],
  ] as const;
  for (const [misaligned, row, loss] of cases)
    it(misaligned, () => {
      const { files, losses } = write(conll, [docOf('Xe [MISC Vin]Fast')], { misaligned });
      assert.ok(textOf(files.get('dateline.conll')!).includes(`${row}\n`));
      assert.deepEqual(
        losses.filter((l) => l.reason !== 'document').map((l) => `${l.reason} ${l.written ?? ''}`),
        [loss],
      );
    });
});

describe('formats: tags', () => {
  const doc = docOf('[LOC Mỹ] [LOC Lào] và [PER An]');
  const rows = (name: string) =>
    textOf(write(formatNamed(name)!, [doc]).files.get('dateline.conll')!)
      .split('\n')
      .slice(2, 6)
      .map((row) => row.split(' ').at(-1));
  it('IOB2', () => assert.deepEqual(rows('conll'), ['B-LOC', 'B-LOC', 'O', 'B-PER']));
  it('IOB1 begins with B only behind a span of the same label', () =>
    assert.deepEqual(rows('conll-iob1'), ['I-LOC', 'B-LOC', 'O', 'I-PER']));
  it('BIOES', () => assert.deepEqual(rows('bioes'), ['S-LOC', 'S-LOC', 'O', 'S-PER']));
  it('BILUO', () => assert.deepEqual(rows('bilou'), ['U-LOC', 'U-LOC', 'O', 'U-PER']));
});

describe('formats: tokens of a user', () => {
  const text = 'Lan ở Hà  Nội.\nHết';
  it('a sign in a token stands for blanks', () => {
    const lines = placeTokens({ text }, ['Lan', 'ở', 'Hà_Nội', '.', 'Hết']);
    assert.ok(typeof lines === 'object');
    const words = lines.map(({ tokens }) => tokens.map(({ start, end }) => text.slice(start, end)));
    assert.deepEqual(words, [['Lan', 'ở', 'Hà  Nội', '.'], ['Hết']]);
  });
  it('a token that is not there is named', () => assert.equal(placeTokens({ text }, ['Lan', 'tới']), 1));
  it('so is text that no token is left for', () =>
    assert.equal(placeTokens({ text }, ['Lan', 'ở']), 'Hà  Nội.\nHết'));
});

describe('formats: splits', () => {
  const labels = (n: number) =>
    new Map([
      ['PER', 3],
      [n % 2 ? 'LOC' : 'ORG', 2],
    ]);
  const items = Array.from({ length: 100 }, (_, n) => ({
    name: `site${n % 10}/${n}.txt`,
    labels: labels(n),
    signature: signatureOf(Array.from({ length: 60 }, (_, k) => `w${n}x${k}`).join(' ')),
  }));
  const settings = {
    parts: [
      ['train', 80],
      ['dev', 10],
      ['test', 10],
    ],
    seed: '1',
    bySite: false,
  } as const;
  const count = (of: Map<string, string>, part: string) =>
    [...of.values()].filter((name) => name === part).length;

  it('shares are met, and both labels are in each part', () => {
    const parts = split(items, settings);
    assert.deepEqual(
      ['train', 'dev', 'test'].map((part) => count(parts, part)),
      [80, 10, 10],
    );
    for (const part of ['dev', 'test'])
      for (const odd of [0, 1])
        assert.ok(items.filter((i, n) => n % 2 === odd && parts.get(i.name) === part).length >= 4);
  });
  it('order does not matter, the seed does', () => {
    const entries = (of: Map<string, string>) => [...of].sort().join();
    assert.equal(entries(split([...items].reverse(), settings)), entries(split(items, settings)));
    assert.notEqual(entries(split(items, { ...settings, seed: '2' })), entries(split(items, settings)));
  });
  it('a site stays together', () => {
    const parts = split(items, { ...settings, bySite: true });
    for (let site = 0; site < 10; site++)
      assert.equal(new Set(items.filter((_, n) => n % 10 === site).map((i) => parts.get(i.name))).size, 1);
  });
  it('near-duplicates stay together', () => {
    const text = Array.from({ length: 200 }, (_, k) => `từ${k}`).join(' ');
    const copies = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      name: `${name}.txt`,
      labels: labels(1),
      signature: signatureOf(`${text} ${name}`),
    }));
    const parts = split([...items, ...copies], {
      ...settings,
      parts: [
        ['train', 50],
        ['test', 50],
      ],
    });
    assert.equal(new Set(copies.map(({ name }) => parts.get(name))).size, 1);
  });
});
