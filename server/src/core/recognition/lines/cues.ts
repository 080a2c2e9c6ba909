import type { CueGroup } from './cueGroups';
import type { LineLexicon } from './lexicon';
import type { Word, Words } from './words';

/** A phrase found in a line; `from` and `to` are word indices, `to` exclusive. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly groups: readonly CueGroup[];
}

/** Groups whose single words are common in sentences and names; alone they count only between signs. */
const ALONE: ReadonlySet<CueGroup> = new Set(['tools', 'navigation', 'share', 'paging', 'account']);

/** The cues of a line from left to right, longest first, without overlap. */
export function findCues({ text, words }: Words, lexicon: LineLexicon): Cue[] {
  const cues: Cue[] = [];
  let i = 0;
  while (i < words.length) {
    const hit = lexicon.longestCue(words, i);
    let best: Cue | undefined = hit && { from: i, to: i + hit.length, groups: hit.groups };
    const single = best?.to === i + 1 && best.groups.every((group) => ALONE.has(group));
    if (single && !isPart(text, words, i)) best = undefined;
    if (best) cues.push(best);
    i = best ? best.to : i + 1;
  }
  return cues;
}

/** Whether a word stands between signs, or ends of the line, or before a number. */
function isPart(text: string, words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  const after = words[i + 1];
  const apart = (from: number, to: number) => text.slice(from, to).trim() !== '';
  const word = words[i]!;
  if (before && !before.numeric && !apart(before.end, word.start)) return false;
  return after === undefined || after.numeric || apart(word.end, after.start);
}
