import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { findNames } from '../../src/core/recognition/names/label';
import type { NameResources } from '../../src/core/recognition/names/types';
import { LEAST_SURE } from '../../src/core/recognition/recognizer';
import { loadRecognizer } from '../../src/node/data';
import { loadResources, recognizeNames, withoutMarks } from './recognizer';
import { SENTENCES } from './sentences';

/** The texts of the annotated articles below a folder of the project. */
function articlesOf(folder: string): string[] {
  const root = resolve(__dirname, '../../../..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(root, name), 'utf8'));
}

const texts = Object.values(SENTENCES).flat().map(withoutMarks);

/** Articles of real sentences and odd characters mixed. */
const article = fc
  .array(
    fc.oneof(
      fc.constantFrom(...texts),
      fc.string({ maxLength: 30 }),
      fc.constantFrom('(', ')', '-', '“', '”', 'NGUYỄN', 'Hà', ' ', '  ', '\t', '😀', 'a\u0301', '…', '12/3'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

describe('names: properties', () => {
  let resources: NameResources;
  before(async () => {
    resources = await loadResources();
  });

  it('names are in order, do not overlap and lie inside the text', () => {
    fc.assert(
      fc.property(article, (text) => {
        let end = 0;
        for (const name of recognizeNames(text, resources)) {
          assert.ok(name.start >= end && name.end > name.start && name.end <= text.length);
          end = name.end;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('names begin and end with something to see, and confidences are probabilities', () => {
    fc.assert(
      fc.property(article, (text) => {
        for (const { start, end, confidence, evidence } of recognizeNames(text, resources)) {
          const name = text.slice(start, end);
          assert.equal(name, name.trim());
          assert.ok(confidence > 0 && confidence <= 1);
          assert.ok(evidence.length > 0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a person is shown doubtful names, a program is not', async () => {
    const recognizer = await loadRecognizer();
    await recognizer.load('', { lang: 'vi' });
    let doubtful = 0;
    for (const text of articlesOf('corpus/dev')) {
      const namesIn = (options: { readonly doubtful?: true }) =>
        recognizer.recognize(text, { lang: 'vi', ...options }).entities;
      const shown = namesIn({ doubtful: true });
      const sure = shown.filter(({ confidence }) => confidence >= LEAST_SURE);
      assert.deepEqual(namesIn({}), sure);
      doubtful += shown.length - sure.length;
    }
    assert.ok(doubtful > 0);
  });

  it('a paragraph says the same whatever was read before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), article, (text, other) => {
        const first = findNames(text, resources);
        findNames(other, resources);
        assert.deepEqual(findNames(text, resources), first);
      }),
      { numRuns: 60 },
    );
  });

  it('composed and decomposed text give the same names', () => {
    for (const text of texts) {
      const show = (form: string) =>
        recognizeNames(form, resources).map(({ start, end, label }) => [
          label,
          form.slice(start, end).normalize('NFC'),
        ]);
      assert.deepEqual(show(text.normalize('NFD')), show(text), text);
    }
  });

  it('rules and ornaments are never a name', () => {
    for (const sign of [
      '-',
      '/',
      '*',
      '=',
      '_',
      '–',
      '—',
      '~',
      '#',
      '|',
      '+',
      '•',
      '…',
      '.',
      '"',
      '(',
      '- ',
      '* ',
    ]) {
      for (let length = 1; length <= 80; length++) {
        assert.deepEqual(recognizeNames(sign.repeat(length), resources), [], sign.repeat(length));
      }
    }
  });

  const HOSTILE: readonly (readonly [string, string])[] = [
    ['capital letters', 'A'],
    ['capital words', 'Hà '],
    ['abbreviations in brackets', '(AB) '],
    ['opening brackets', '('],
    ['quotes', '"“\' '],
    ['digits', '1'],
    ['slashes', '/'],
    ['hyphens', 'a-'],
    ['head nouns', 'bộ '],
    ['titles', 'ông '],
    ['listed names', 'Nhật Bản - '],
    ['full names', 'Nguyễn Văn An, '],
  ];

  for (const [name, unit] of HOSTILE) {
    it(`gets through a long line of ${name}`, () => {
      const text = unit.repeat(160_000 / unit.length);
      for (const { start, end } of recognizeNames(text, resources)) {
        assert.ok(start >= 0 && start < end && end <= text.length);
      }
    }).timeout(15_000);
  }
});
