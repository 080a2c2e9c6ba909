/** The years of a life behind its name, of any language: "Alcuin (735-804)". */
import { num, rule, seq, word } from './rule';
import type { DateMeaning } from './types';

const YEAR = num(100, 2199).when((t, i) => t.at(i).text.length >= 3);
/** The longest life, or reign. */
const LONGEST = 120;
const date = (year: number): DateMeaning => ({ kind: 'date', year });

const life = rule({
  code: 'life',
  match: seq(YEAR, word('- ~'), YEAR).when(
    (t, i, next, [from, , to]) =>
      t.word(i - 1) === '(' &&
      t.at(i - 2).capital &&
      (t.word(next) === ')' || t.word(next) === ',' || t.word(next) === ';') &&
      to > from &&
      to - from <= LONGEST,
  ),
  means: ([from, , to]) => ({ kind: 'range', from: date(from), to: date(to) }),
  yes: ['Li Bai ([701-762=0701/0762])', 'Bede ([672 - 735=0672/0735])'],
  no: ['Li Bai (701-162)', 'Li Bai 701-762', 'Wi-Fi (100-300)', 'Li Bai (701-762 km)'],
});

export const LIFE_RULES = [life];
