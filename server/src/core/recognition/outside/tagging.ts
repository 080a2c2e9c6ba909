import * as v from 'valibot';
import type { Span } from '../../text/span';
import { tokenize } from '../../text/tokens';
import type { Hint } from '../learned/model';

// Token classification: from words to a model's tokens, and from its scores to names.

/** What `config.json` of a model says that matters here. */
export const taggerConfig = v.object({
  id2label: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^\d{1,5}$/)), v.pipe(v.string(), v.maxLength(100))),
    v.check((labels) => Object.keys(labels).every((_, id) => Object.hasOwn(labels, String(id))), 'labels'),
  ),
  max_position_embeddings: v.optional(v.pipe(v.number(), v.integer(), v.minValue(8))),
});
export type TaggerConfig = v.InferOutput<typeof taggerConfig>;

/** The ids of the tokens of a text, without the special ones. */
export type Encode = (text: string) => readonly number[];

/** Tokens that are given to the model at once, with the special ones. */
const LONGEST = 512;

/** A stretch of words that the model sees at once. */
export interface Window {
  readonly ids: readonly number[];
  readonly words: readonly (Span & {
    /** Where its first token is among the ids of the window. */
    readonly at: number;
  })[];
}

export interface Special {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The special tokens around a text, which are those that come in besides its own. */
export function specialIn(withSpecial: readonly number[], own: readonly number[]): Special {
  for (let at = 0; at + own.length <= withSpecial.length; at++)
    if (own.every((id, n) => withSpecial[at + n] === id))
      return { before: withSpecial.slice(0, at), after: withSpecial.slice(at + own.length) };
  return { before: [], after: [] };
}

/**
 * Cuts a line into windows of whole words. Text between blanks is encoded as a whole, as the model knows it; which token
 * begins a word within it is told by how many the part before it has.
 *
 * @param blank the tokenizer wants the blank before a word
 */
export function windowsOf(
  line: string,
  encode: Encode,
  special: Special,
  config: TaggerConfig,
  blank: boolean,
): Window[] {
  // Two positions of RoBERTa count from the padding.
  const most = Math.min(LONGEST, (config.max_position_embeddings ?? LONGEST) - 2);
  const room = most - special.before.length - special.after.length;
  const windows: Window[] = [];
  let ids: number[] = [];
  let words: Window['words'][number][] = [];
  const close = () => {
    if (words.length > 0) windows.push({ ids: [...special.before, ...ids, ...special.after], words });
    [ids, words] = [[], []];
  };
  for (const chunk of chunksOf(line)) {
    const { start } = chunk[0]!;
    const prefix = blank && start > 0 ? ' ' : '';
    const last = chunk.at(-1)!.end;
    const all = encode(prefix + line.slice(start, last));
    if (all.length > room) continue;
    if (ids.length + all.length > room) close();
    for (const word of chunk) {
      const inner = word.start === start ? 0 : encode(prefix + line.slice(start, word.start)).length;
      if (inner < all.length)
        words.push({ start: word.start, end: word.end, at: special.before.length + ids.length + inner });
    }
    ids.push(...all);
  }
  close();
  return windows;
}

/** Words without a blank between them; no more than so many, so that long rows of signs cost no more. */
const MOST_IN_CHUNK = 40;

function chunksOf(line: string): Span[][] {
  const chunks: Span[][] = [];
  for (const { start, end } of tokenize(line)) {
    const last = chunks.at(-1);
    if (last && last.at(-1)!.end === start && last.length < MOST_IN_CHUNK) last.push({ start, end });
    else chunks.push([{ start, end }]);
  }
  return chunks;
}

/**
 * The names of a window.
 *
 * @param scores of each token and label, token by token, not normalized
 */
export function namesOf(
  { ids, words }: Window,
  scores: ArrayLike<number>,
  { id2label }: TaggerConfig,
): Hint[] {
  const count = Object.keys(id2label).length;
  if (scores.length !== ids.length * count)
    throw new Error(`${scores.length} scores for ${ids.length} tokens and ${count} labels`);
  const names: Hint[] = [];
  let open: { start: number; end: number; label: string; confidence: number } | undefined;
  for (const { start, end, at } of words) {
    const { best, share } = bestOf(scores, at * count, count);
    const { label, begins } = tagOf(id2label[best]!);
    if (open && !begins && open.label === label) {
      open.end = end;
      open.confidence = Math.min(open.confidence, share);
      continue;
    }
    if (open) names.push(open);
    open = label === undefined ? undefined : { start, end, label, confidence: share };
  }
  if (open) names.push(open);
  return names;
}

/** `B-PER`, `I_PER`, `PER`, `O`; tags of one token, and of the last one, are told by what comes after. */
function tagOf(tag: string): { readonly label?: string; readonly begins: boolean } {
  if (tag === 'O') return { begins: true };
  const [, position, label] = /^([BIESLU])[-_](.+)$/.exec(tag) ?? [];
  if (label === undefined) return { label: tag, begins: false };
  return { label, begins: 'BSU'.includes(position!) };
}

function bestOf(scores: ArrayLike<number>, from: number, count: number) {
  let best = 0;
  for (let k = 1; k < count; k++) if (scores[from + k]! > scores[from + best]!) best = k;
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.exp(scores[from + k]! - scores[from + best]!);
  const share = 1 / sum;
  return { best, share: share >= 0 && share <= 1 ? share : 0 };
}
