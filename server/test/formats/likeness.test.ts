import assert from 'node:assert/strict';
import { likeness } from '../../src/core/formats/likeness';

const TEXT = 'Sáng nay bà Lan tới Hà Nội, thăm trường cũ và gặp lại bạn bè sau nhiều năm.';
const CASES: readonly (readonly [what: string, text: string, other: string, alike: boolean])[] = [
  ['the same', TEXT, TEXT, true],
  ['in the other normal form, in tokens', TEXT.normalize('NFD').replaceAll(',', ' ,'), TEXT, true],
  ['edited', TEXT.replace('thăm trường cũ', 'dự lễ khai giảng'), TEXT, true],
  [
    'cut out of a page',
    TEXT,
    `Trang chủ Thời sự Thế giới\n\n${TEXT}\n\nTheo dõi chúng tôi trên các mạng xã hội`,
    true,
  ],
  [
    'another article with a name in common',
    'Hà Nội hôm nay trời đẹp lắm, bà con ra đường đông.',
    TEXT,
    false,
  ],
  ['nothing and something', '', TEXT, false],
  ['nothing and nothing', ' \n', '…', true],
  ['two words', 'Bà Lan', 'bà Lan', true],
];

describe('likeness of texts', () => {
  for (const [what, text, other, alike] of CASES)
    it(what, () => assert.equal(likeness(text, other) >= 0.3, alike, String(likeness(text, other))));
});
