import type { Lang } from './types';

/** Letters that Vietnamese has and other languages of Latin script hardly have. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
const LETTER = /\p{L}/u;
/** Code units that are looked at; enough for any article. */
const SAMPLE = 8000;

/** Vietnamese when at least one letter in fifty is one that only Vietnamese has. */
export function detectLanguage(text: string): Lang {
  let letters = 0;
  let vietnamese = 0;
  for (const char of text.slice(0, SAMPLE).normalize('NFC')) {
    const code = char.charCodeAt(0);
    if (code < 128) {
      if ((code | 32) >= 97 && (code | 32) <= 122) letters++;
    } else {
      if (LETTER.test(char)) letters++;
      if (VIETNAMESE.test(char)) vietnamese++;
    }
  }
  return vietnamese * 50 >= letters ? 'vi' : 'en';
}
