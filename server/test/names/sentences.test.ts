import assert from 'node:assert/strict';
import type { NameResources } from '../../src/core/recognition/names/types';
import { loadResources, recognizeNames, withMarks, withoutMarks } from './recognizer';
import { SENTENCES } from './sentences';

describe('names of a sentence', () => {
  let resources: NameResources;
  before(async () => {
    resources = await loadResources();
  });

  for (const [group, sentences] of Object.entries(SENTENCES)) {
    describe(group, () => {
      for (const marked of sentences) {
        it(marked, () => {
          const text = withoutMarks(marked);
          assert.equal(withMarks(text, recognizeNames(text, resources)), marked);
        });
      }
    });
  }
});
