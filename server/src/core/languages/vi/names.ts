import type { NameGrammar } from '../../recognition/names/words';
import { isVietnameseSyllable } from './syllable';

export const NAMES: NameGrammar = {
  trained: true,
  words: {
    isSyllable: isVietnameseSyllable,
    and: new Set(['và']),
    locative: new Set(
      'ở tại đến tới sang về ra vào từ thăm rời qua gần quanh khắp nơi in at to from near into across'.split(
        ' ',
      ),
    ),
    ordinal: ['lần', 'thứ'],
    numbering: 'số',
    digraphs: new Set('ch gi kh ng nh ph qu th tr'.split(' ')),
    // Of English, whose names this labeller finds as well.
    legalForms: new Set('ltd plc inc llc fc afc'.split(' ')),
    headlineVerbs: new Set(
      (
        'meets visits beats wins dies faces hails urges tells backs slams warns joins leaves calls hits signs ' +
        'defeats names thanks praises blames accuses attacks greets hosts welcomes marries sues loses leads ' +
        'returns resigns arrives says seeks vows rejects accepts and vs'
      ).split(' '),
    ),
    // "Hội Điện Ảnh", "Nhiếp Ảnh", "Hình Ảnh" are no credits.
    credit: { word: 'ảnh', notAfter: new Set(['điện', 'nhiếp', 'hình', 'tranh']) },
  },
};
