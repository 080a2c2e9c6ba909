import type { LanguagePack } from '../../recognition/pack';
import { charClassAt, isLetter } from '../../text/characters';
import { DATES } from './dates/grammar';
import { LINES } from './lines';
import { NAMES } from './names';

/** Letters that Vietnamese has and other languages of Latin script hardly have. */
const OWN = 'ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ';
const OWN_LETTERS = new Set([...OWN, ...OWN.toUpperCase()].map((letter) => letter.charCodeAt(0)));

/** At least one letter in so many is one that only Vietnamese has. */
const SPREAD = 50;

function detect(sample: string): number {
  let own = 0;
  for (let i = 0; i < sample.length; i++) {
    if (OWN_LETTERS.has(sample.charCodeAt(i))) own++;
    // So many that it does not matter how much of the sample is letters.
    if (own * SPREAD >= sample.length) return 1;
  }
  let letters = 0;
  for (let i = 0; i < sample.length; i++) if (isLetter(charClassAt(sample, i))) letters++;
  return own * SPREAD >= letters ? 1 : 0;
}

export const vi: LanguagePack = {
  id: 'vi',
  detect,
  mixes: ['en'],
  dates: DATES,
  lines: LINES,
  names: NAMES,
};
