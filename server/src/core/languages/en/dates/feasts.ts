import { EN_FEASTS } from '../../../recognition/dates/feasts';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Match, Meaning } from '../../../recognition/dates/types';
import { yearAfter } from './calendar';

const BY_FIRST = new Map<string, (readonly [readonly string[], string])[]>();
for (const [name, feast] of EN_FEASTS) {
  const words = name.split(' ');
  BY_FIRST.set(words[0]!, [...(BY_FIRST.get(words[0]!) ?? []), [words, feast]]);
}

/** First words of all names, for the table of grammar entries. */
export const FEAST_WORDS: readonly string[] = [...BY_FIRST.keys()];

/** What has its name from a feast and is no day: "Christmas tree". */
const THINGS = new Set(
  'tree trees card cards gift gifts present presents carol carols song songs dinner party parties market markets lights decorations shopping story stories movie movies island egg eggs bunny'.split(
    ' ',
  ),
);

/** "Christmas", "Lunar New Year 2026", "New Year's Eve". */
export function feast(t: Tokens, i: number): Match | undefined {
  if (!t.at(i).capital) return undefined;
  for (const [words, code] of BY_FIRST.get(t.word(i)) ?? []) {
    if (!t.words(i, ...words)) continue;
    const end = i + words.length;
    if (THINGS.has(t.word(end))) continue;
    const year = t.word(end) === ',' ? undefined : yearAfter(t, end);
    const meaning: Meaning = { kind: 'feast', feast: code, ...(year ? { year: year.year } : {}) };
    return { next: year?.next ?? end, rule: 'en-feast', meaning };
  }
  return undefined;
}
