import { chainOf } from '../../crf/chain';
import type { EntityLabel } from '../types';

/**
 * The tag set of the sequence labeller: O, and for each label the four BIOES positions. A tag is a small
 * integer: 0 is O, `1 + 4 * label + position` everything else.
 */
export const LABELS: readonly EntityLabel[] = ['PER', 'LOC', 'ORG', 'MISC'];

export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;

export const TAG_COUNT = 1 + 4 * LABELS.length;

export function tagOf(label: number, position: number): number {
  return 1 + 4 * label + position;
}

/** Index of the label of a tag in `LABELS`, -1 for O. */
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

export const CHAIN = chainOf(TAG_COUNT, mayFollow, mayStart, mayEnd);
