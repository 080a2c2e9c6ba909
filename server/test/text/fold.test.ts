import assert from 'node:assert/strict';
import { fold, foldWord } from '../../src/core/text/fold';

describe('fold', () => {
  const same: [one: string, other: string][] = [
    ['hòa', 'hoà'],
    ['HÒA BÌNH', 'HOÀ BÌNH'],
    ['Thúy', 'Thuý'],
    ['Ủy ban', 'Uỷ ban'],
    ['khỏe', 'khoẻ'],
    ['hòan', 'hoàn'],
    ['Việt Nam', 'Việt Nam'.normalize('NFD')],
    ['Huế', 'Huê\u0301'],
    ['Huệ', 'Huẹ\u0302'],
    ['Đà Nẵng', 'Ðà Nẵng'],
    ['Hà Nội', 'Hà\u00AD Nội'],
    ['Á - Âu', 'Á – Âu'],
    ["O'Brien", 'O’Brien'],
    ['hòa'.normalize('NFD'), 'hoà'],
  ];
  for (const [one, other] of same) {
    it(`${one} = ${JSON.stringify(other)}`, () => assert.equal(foldWord(one), foldWord(other)));
  }

  const different: [one: string, other: string][] = [
    ['của', 'cuả'],
    ['mùa', 'muà'],
    ['hoa', 'hòa'],
    ['Hà', 'hà'],
    ['Đông', 'Dông'],
  ];
  for (const [one, other] of different) {
    it(`${one} ≠ ${other}`, () => assert.notEqual(foldWord(one), foldWord(other)));
  }

  it('folds case when asked', () => assert.equal(foldWord('HÒA Đà İ', { lower: true }), 'hoà đà i'));
  it('returns plain text as it is', () => {
    const result = fold('Ngày 6-7/9, Việt Nam');
    assert.equal(result.folded, 'Ngày 6-7/9, Việt Nam');
    assert.equal(result.aligned, true);
    assert.equal(result.toRaw(7), 7);
  });
  it('stays aligned when only tone marks move', () => assert.equal(fold('Hòa Bình').aligned, true));

  it('maps offsets of decomposed text to the raw text', () => {
    const raw = '👍 Hòa Bình, Việt Nam'.normalize('NFD');
    const result = fold(raw);
    const at = result.folded.indexOf('Việt');
    assert.equal(raw.slice(result.toRaw(at), result.toRaw(at + 4)).normalize('NFC'), 'Việt');
    assert.equal(result.toRaw(result.folded.length), raw.length);
  });

  it('gets through heaps of marks', () => {
    const marks = `a${'\u0323\u0302\u0301'.repeat(300_000)}`;
    assert.equal(fold(marks).toRaw(fold(marks).folded.length), marks.length);
    assert.equal(fold('òa'.repeat(500_000)).folded.length, 1_000_000);
  });
});
