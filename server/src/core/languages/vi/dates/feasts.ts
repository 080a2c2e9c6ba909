/** Feast days by name: "Giáng sinh 2024", "Trung thu năm nay", "Quốc khánh 2/9". */
import { VI_FEASTS } from '../../../recognition/dates/feasts';
import { digitDate } from '../../../recognition/dates/numeric';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning } from '../../../recognition/dates/types';
import { words } from '../../../recognition/dates/words';
import { withYearPhrase } from './calendar';
import { yearAfterPeriod } from './periods';

const BY_FIRST = new Map<string, (readonly [readonly string[], string])[]>();
for (const [name, feast] of VI_FEASTS) {
  const words = name.split(' ');
  const list = BY_FIRST.get(words[0]!) ?? [];
  list.push([words, feast]);
  BY_FIRST.set(words[0]!, list);
}

/** First words of all names, for the table of grammar entries. */
export const FEAST_WORDS: readonly string[] = [...BY_FIRST.keys()];

/** Names that are also plain words or parts of other names unless a time is asked for. */
const NEEDS_TIME = new Set(['national-day', 'tet-eve']);
const TIMES_BEFORE = words('dịp năm niệm trước sau đến tới vào ngày đêm lễ nghỉ mừng trong mùa');

/** First names in other languages. */
const FIRST_NAMES = words('noel valentine');

/** "Trần Quốc Khánh", "huyện Hà Trung thu thuế", "Noel Gallagher". */
function isOtherName(t: Tokens, i: number, end: number, code: string): boolean {
  if (TIMES_BEFORE.has(t.word(i - 1))) return false;
  if (FIRST_NAMES.has(t.word(i)) && t.beginsName(i)) return true;
  if (!t.continuesName(i)) return false;
  const opens = t.at(i - 2).sentence !== t.at(i).sentence || i < 2;
  return NEEDS_TIME.has(code) || (!opens && !t.at(end - 1).capital);
}

/** A feast at `i`, with its year or its written date. */
export function feast(t: Tokens, i: number): Match | undefined {
  if (t.word(i) === 'ngày') return t.at(i + 1).kind === 'word' ? feast(t, i + 1) : undefined;
  for (const [words, code] of BY_FIRST.get(t.word(i)) ?? []) {
    if (!t.words(i, ...words)) continue;
    const end = i + words.length;
    if (isOtherName(t, i, end, code)) continue;
    const date = digitDate(t, end, { headed: true });
    if (date) {
      const dated = withYearPhrase(t, date);
      return { next: dated.next, rule: 'vi-feast-date', meaning: dated.meaning };
    }
    const named = words.some((_, k) => t.at(i + k).capital);
    if (!named && !words.includes('giao')) return undefined;
    if (NEEDS_TIME.has(code) && words[0] !== 'tết' && !TIMES_BEFORE.has(t.word(i - 1)) && words[0] !== 'đêm')
      return undefined;
    const year = yearAfterPeriod(t, end);
    const meaning: Meaning = { kind: 'feast', feast: code, ...(year ? { year: year.year } : {}) };
    const next = year?.next ?? end;
    if (words[0] === 'đêm')
      return { next, rule: 'vi-feast', meaning: { kind: 'time', date: meaning, part: 'NI' } };
    return { next, rule: 'vi-feast', meaning };
  }
  return undefined;
}
