import type { Lang } from './types';

/** Letters that Vietnamese has and other languages of Latin script hardly have. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
const LETTER = /\p{L}/gu;
/** Code units that are looked at; enough for any article. */
const SAMPLE = 8000;

/** Vietnamese when at least one letter in fifty is one that only Vietnamese has. */
export function detectLanguage(text: string): Lang {
  const sample = text.slice(0, SAMPLE).normalize('NFC');
  const letters = sample.match(LETTER)?.length ?? 0;
  const vietnamese = sample.match(VIETNAMESE)?.length ?? 0;
  return vietnamese * 50 >= letters ? 'vi' : 'en';
}
