import type { NewsLooks, Verdict } from '../../project/looks';
import { UNCLAIMED } from './detect';

export const NEWS: NewsLooks = {
  language: 'en',
  speaks: () => UNCLAIMED,
  least: { paragraphs: 2, prose: 0.4, machine: 0.15 },
  likely: { paragraphs: 3, prose: 0.6, machine: 0.15 },
  verdict,
};

const FUNCTION_WORDS = new Set(
  'the of to and in a is that for on with as was by at from it has were be an said he she they his her its their who will had have after but not this which been'.split(
    ' ',
  ),
);
const REPORTING = new Set(
  'said says told announced reported reportedly spokesman spokeswoman spokesperson officials official minister president police reporters statement according yesterday'.split(
    ' ',
  ),
);
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december'.split(
    ' ',
  ),
);
const LEGAL_OR_TECHNICAL = new Set(
  'license licence licensee copyright warranty warranties liability software install installation configure config http https www github api function command click download file files directory server'.split(
    ' ',
  ),
);

/** English function words, words of reporting and of dates, and hardly any of licences and manuals. */
function verdict(text: string): Verdict {
  let [words, functional, reporting, calendar, technical] = [0, 0, 0, 0, 0];
  for (const [word] of text.matchAll(/[A-Za-z]+/g)) {
    const lower = word.toLowerCase();
    words++;
    if (FUNCTION_WORDS.has(lower)) functional++;
    if (REPORTING.has(lower)) reporting++;
    if (CALENDAR.has(lower) && word !== lower) calendar++;
    if (LEGAL_OR_TECHNICAL.has(lower)) technical++;
  }
  if (functional < words * 0.2 || technical > words * 0.015) return 'no';
  if (reporting >= 2 && reporting + calendar >= 3) return 'article';
  return reporting >= 1 && reporting + calendar >= 2 ? 'unsure' : 'no';
}
