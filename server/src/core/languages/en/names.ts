import type { NameGrammar } from '../../recognition/names/words';

export const NAMES: NameGrammar = {
  trained: true,
  // What is rather right than wrong; the curve comes from articles whose names the lists hardly have.
  leastSure: 0.53,
  words: {
    isSyllable: () => false,
    and: new Set(['and', 'or']),
    locative: new Set(
      'in at to from near into across outside around toward towards via throughout'.split(' '),
    ),
    legalForms: new Set('ltd plc inc llc fc afc cfc'.split(' ')),
    headlineVerbs: new Set(
      (
        'meets visits beats wins dies faces hails urges tells backs slams warns joins leaves calls hits signs ' +
        'defeats names thanks praises blames accuses attacks greets hosts welcomes marries sues loses leads ' +
        'returns resigns arrives says seeks vows rejects accepts and vs'
      ).split(' '),
    ),
  },
};
