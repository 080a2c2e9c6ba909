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
  'headlines in capitals: people on both sides of a verb, places behind a preposition': [
    'THREE DIE IN {LOC|DANANG} STORM',
    'FOUR HURT IN {LOC|MANILA} FIRE',
    'TEN MISSING AFTER {LOC|HANOI} FLOOD',
    'POLICE ARREST SIX IN {LOC|BANGKOK} RAID',
    'STORM HITS {LOC|CEBU}, FIVE DEAD',
    '{PER|PARK} MEETS {PER|BIDEN}',
    '{PER|MACRON} CALLS {PER|SCHOLZ}',
    '{PER|BIDEN} MEETS {PER|XI} IN {LOC|BALI}',
    '{PER|MODI} VISITS {LOC|PARIS}',
    '{PER|JOE BIDEN} DIES AT 99',
    '{LOC|CHINA} WARNS {LOC|JAPAN} OVER ISLANDS',
    'OIL PRICES RISE AS {LOC|LIBYA} HALTS EXPORTS',
  ],
  'O’X and D’X are people': [
    "{PER|O'Brien} said on Monday that he would go.",
    '{PER|D’Souza} declined to comment.',
    'Ms {PER|D’Souza} declined to comment.',
    'Mr {PER|O’Connor} was born in {LOC|Cork}.',
    "The goal came from {PER|O'Shea}.",
    "A spokesman for {PER|O'Leary} said no.",
    "{PER|D'Arcy} resigned.",
    "{PER|O'Brien} scored twice before {PER|D'Souza} equalised.",
    "{PER|Sinéad O'Connor} sang.",
    "It was five o'clock.",
  ],
  'dotted countries': [
    'The {LOC|U.K.} said it would wait.',
    'Officials in the {LOC|U.A.E.} and the {LOC|U.K.} agreed.',
    'He flew from the {LOC|U.A.E.} to {LOC|Qatar}.',
    '{LOC|U.A.E.} officials said.',
    'A {LOC|U.K.} court ruled.',
  ],
  'F.C., Ltd and their like belong to the body before them': [
    '{ORG|Liverpool F.C.} won.',
    'Fans of {ORG|Sunderland F.C.} sang all night.',
    '{ORG|Millwall F.C.} signed {PER|John Smith}.',
    'He left {ORG|Arsenal F.C.} in 2011.',
    '{ORG|Hanoi F.C.} drew.',
    '{ORG|A.F.C. Wimbledon} won.',
    '{ORG|Harper Foods Ltd} said profit rose.',
    'Shares in {ORG|Harper Foods Ltd.} rose.',
    '{ORG|Norland Steel Inc.} fell.',
    '{ORG|Smith & Sons Ltd.} closed.',
    '{ORG|Lotus Garments Co., Ltd.} hired 200 workers.',
    'The lawyer of {ORG|Delta Shipping Ltd} declined.',
    '{ORG|Tata Steel Ltd.}, based in {LOC|Mumbai}, said so.',
  ],
  'places called by a saint': [
    'He was born in {LOC|St. Helens}, a town in {LOC|England}.',
    'The road to {LOC|St. Albans} was closed.',
    'Police in {LOC|St. Louis} said.',
    'A man from {LOC|St Ives} was held.',
    '{LOC|Mount St. Helens} erupted in 1980.',
    "They moved to {LOC|St. John's}.",
    'Voters in {LOC|St. Paul} chose {PER|Mary Nolan}.',
    'Dr. {PER|Helen Ward} spoke.',
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
