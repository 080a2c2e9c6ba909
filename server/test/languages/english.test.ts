import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packOf } from '../../src/core/recognition/language';
import { createGazetteer } from '../../src/core/recognition/names/gazetteer';
import { createNameModel } from '../../src/core/recognition/names/model';
import type { NameResources } from '../../src/core/recognition/names/types';
import { buildKnowledge } from '../names/knowledge';
import { recognizeNames, withMarks, withoutMarks } from '../names/recognizer';

/** Sentences with the names that must be found in them, and no others; ` / ` parts the lines of one article. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'results and tables have numbers beside names': [
    'Scorers: {PER|Takuro Hamada} 88',
    '{ORG|Leeds} 2 {ORG|Derby} 1',
    '{ORG|CLEVELAND} 7 {ORG|Seattle} 2',
    '3. {PER|Lena Vogt} ({LOC|Germany}) 12.41 seconds',
    '{PER|Marco Bellini} ({LOC|Italy}) beat {PER|Pavel Dusek} ({LOC|Czech Republic}) 6-4 6-2',
    'They won 3 to 1 on Sunday.',
  ],
  'clubs go by their towns in reports, towns stay places elsewhere': [
    '{ORG|Everton} beat {ORG|Southampton} 2-0.',
    'Thousands marched in {LOC|Southampton} on Monday.',
  ],
  'datelines and headlines in capitals': [
    '{LOC|LONDON} 1996-08-30',
    'CRICKET - {LOC|ENGLAND} BEAT {LOC|PAKISTAN} IN FINAL',
    'NO TALKS BEFORE END OF MONTH',
  ],
  'companies of one word, and words that are none': [
    '{ORG|Novartis} said profit rose.',
    'Analysts at {ORG|Barclays} expect {ORG|Nokia} to cut jobs.',
    'Prices rose. Traders said rain had helped.',
  ],
  'dotted abbreviations': [
    'The {ORG|U.N.} asked the {LOC|U.S.} to wait.',
    '{ORG|U.N.} Secretary-General {PER|Kofi Annan} arrived in {LOC|Geneva}.',
  ],
  'peoples are other names': [
    'Two {MISC|French} drivers and a {MISC|Belgian} were held in {LOC|Spain}.',
    'The {MISC|Chinese} embassy in {LOC|Nairobi} was closed.',
  ],
  'a last name stands for the full one': [
    '{PER|Gordon Thackeray} left at noon. / Reporters waited, but {PER|Thackeray} said nothing.',
  ],
  'what a body has of others belongs to it': [
    'The {ORG|Bank of England} and the {ORG|University of Chicago} disagree.',
    'The {ORG|Ministry of Finance} in {LOC|Hanoi} agreed.',
  ],
};

describe('English: names', () => {
  let resources: NameResources;
  before(async function () {
    this.timeout(60_000);
    const model = path.resolve(__dirname, '../../../../server/data/en/names.bin');
    resources = {
      gazetteer: createGazetteer(await buildKnowledge('en'), packOf('en').names.words),
      model: createNameModel(readFileSync(model)),
    };
  });

  for (const [group, sentences] of Object.entries(SENTENCES)) {
    describe(group, () => {
      for (const marked of sentences) {
        it(marked, () => {
          const lines = marked.replaceAll(' / ', '\n');
          const text = withoutMarks(lines);
          assert.equal(withMarks(text, recognizeNames(text, resources)), lines);
        });
      }
    });
  }
});
