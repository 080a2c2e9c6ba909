/** Which way the words around a date point: forward ("will", "planned") or back ("was", "since"). */
import type { TenseCues } from './grammar';
import type { Tokens } from './tokens';
import type { Aim } from './types';

/** How many tokens before and after the expression are looked at, at most. */
const BACK = 24;
const AHEAD = 12;

function cue(t: Tokens, i: number, { future, past, pairs, verb }: TenseCues): Aim | undefined {
  const word = t.word(i);
  if (word === '') return undefined;
  if (future.has(word)) return 'future';
  if (past.has(word)) return 'past';
  const pair = pairs?.get(word);
  return pair?.[0].has(t.word(i + 1)) ? pair[1] : verb?.(t, i);
}

/** The cue nearest to the tokens from `from` to before `next`, in the same sentence. */
export function tenseAround(t: Tokens, from: number, next: number, cues: TenseCues): Aim | undefined {
  const sentence = t.at(from).sentence;
  const beside = cues.beside?.(t, from, next);
  if (beside) return beside;
  let crossed = 0;
  for (let k = from - 1; k >= 0 && k >= from - BACK && t.at(k).sentence === sentence; k--) {
    const found = cue(t, k, cues);
    if (found) return found;
    if (t.word(k) === ',' && ++crossed > 1) break;
  }
  for (let k = next; k < t.length && k < next + AHEAD && t.at(k).sentence === sentence; k++) {
    const found = cue(t, k, cues);
    if (found) return found;
  }
  return cues.otherwise?.(t, from, next);
}
