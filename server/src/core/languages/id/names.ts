import type { NameGrammar } from '../../recognition/names/words';

export const NAMES: NameGrammar = {
  trained: false,
  words: {
    isSyllable: () => false,
    and: new Set(['dan']),
    locative: new Set(['di', 'ke', 'dari', 'dekat']),
    ordinal: ['ke', '-'],
  },
};
