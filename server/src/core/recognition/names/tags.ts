import { type Chain, chainOf } from '../../crf/chain';

/**
 * A tag of the sequence labeller is a small integer: 0 is O, `1 + 4 * label + position` everything else, where
 * the position is one of the four of BIOES and the label counts in the model's own labels.
 */
export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;

/** The labels of a model and the chain of their tags. */
export interface TagSet {
  readonly labels: readonly string[];
  /** Number of tags. */
  readonly size: number;
  readonly chain: Chain;
}

/** Labels that a chain has room for. */
export const MOST_LABELS = 63;

/** @throws {RangeError} for more than `MOST_LABELS` */
export function tagSetOf(labels: readonly string[]): TagSet {
  const size = 1 + 4 * labels.length;
  return { labels, size, chain: chainOf(size, mayFollow, mayStart, mayEnd) };
}

export function tagOf(label: number, position: number): number {
  return 1 + 4 * label + position;
}

/** Which of the labels a tag belongs to, -1 for O. */
export function labelOfTag(tag: number): number {
  return tag === OUTSIDE ? -1 : (tag - 1) >> 2;
}

/** BIOES position of a tag other than O. */
export function positionOfTag(tag: number): number {
  return (tag - 1) & 3;
}

/** A name is open after B and I: only I or E of the same label may follow. */
function isOpen(tag: number): boolean {
  return tag !== OUTSIDE && positionOfTag(tag) <= INSIDE;
}

function mayFollow(before: number, after: number): boolean {
  const continues = after !== OUTSIDE && (positionOfTag(after) === INSIDE || positionOfTag(after) === END);
  if (!isOpen(before)) return !continues;
  return continues && labelOfTag(before) === labelOfTag(after);
}

/** May a sentence begin with the tag. */
function mayStart(tag: number): boolean {
  return mayFollow(OUTSIDE, tag);
}

/** May a sentence end with the tag. */
function mayEnd(tag: number): boolean {
  return !isOpen(tag);
}

let spanBuffer = new Uint8Array(64);

/** Tags of a name over the tokens, at their own places in a shared buffer. */
export function spanTags(from: number, to: number, label: number): Uint8Array {
  if (spanBuffer.length < to) spanBuffer = new Uint8Array(to * 2);
  if (to - from === 1) spanBuffer[from] = tagOf(label, SINGLE);
  else {
    spanBuffer[from] = tagOf(label, BEGIN);
    spanBuffer.fill(tagOf(label, INSIDE), from + 1, to - 1);
    spanBuffer[to - 1] = tagOf(label, END);
  }
  return spanBuffer;
}
