import type { LanguagePack } from '../../recognition/pack';
import { DATES } from './dates/grammar';
import { LINES } from './lines';
import { NAMES } from './names';

/** Letters that Vietnamese has and other languages of Latin script hardly have. */
const OWN_LETTER = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
const LETTER = /\p{L}/u;

/** At least one letter in so many is one that only Vietnamese has. */
const SPREAD = 50;

function detect(sample: string): number {
  let letters = 0;
  let own = 0;
  for (const char of sample) {
    const code = char.charCodeAt(0);
    if (code < 128) {
      if ((code | 32) >= 97 && (code | 32) <= 122) letters++;
    } else {
      if (LETTER.test(char)) letters++;
      if (OWN_LETTER.test(char)) own++;
    }
  }
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
