import assert from 'node:assert/strict';
import { isVietnameseSyllable } from '../../src/core/languages/vi/syllable';
import { foldWord } from '../../src/core/text/fold';

describe('Vietnamese syllables', () => {
  const yes = 'nguyễn hòa hoà thúy quốc quyền quý gì giữ nghiêng khuỷu ước yến oanh tích huế xoong kỹ kĩ an';
  const no = 'macron seoul who đắk việtnam đắkk ngi cê hcm fumio hac biden kishida wang quuan x ệệ nghiêngg';
  for (const word of yes.split(' ')) {
    it(`${word} is one`, () => assert.ok(isVietnameseSyllable(foldWord(word))));
  }
  for (const word of no.split(' ')) {
    it(`${word} is none`, () => assert.ok(!isVietnameseSyllable(foldWord(word))));
  }
});
