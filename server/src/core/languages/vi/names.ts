import type { NameGrammar } from '../../recognition/names/words';
import { isVietnameseSyllable } from './syllable';

export const NAMES: NameGrammar = {
  trained: true,
  words: {
    isSyllable: isVietnameseSyllable,
    and: new Set(['và']),
    ordinal: ['lần', 'thứ'],
    // "Hội Điện Ảnh", "Nhiếp Ảnh", "Hình Ảnh" are no credits.
    credit: { word: 'ảnh', notAfter: new Set(['điện', 'nhiếp', 'hình', 'tranh']) },
  },
};
