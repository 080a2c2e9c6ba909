import { runToEnd, type Steps } from '../text/steps';
import { Marks } from './marks';
import { type Keep, type Merged, mergeSteps } from './merge';

/** What each side of a merge had, as far as the conflict marks tell. */
interface Parts {
  readonly ours: string;
  /** Where git did not write it: what both sides have. */
  readonly base: string;
  readonly theirs: string;
}

/**
 * A sidecar with git's conflict marks, merged entry by entry. What two people have decided in different ways
 * stays between marks, unless it is said what to keep. Undefined when there are no marks, or when one of the
 * sides cannot be read.
 *
 * Where git wrote no base (`merge.conflictStyle` is not `diff3`), it is not known which of two entries is the
 * older one: both are then taken for decisions, and an entry that one side deleted there stays.
 *
 * @param base what both sides began with, where somebody knows
 */
export function settle(source: string, keep?: Keep, base?: string): Merged | undefined {
  return runToEnd(settleSteps(source, keep, base));
}

/** The same in steps. */
export function* settleSteps(source: string, keep?: Keep, base?: string): Steps<Merged | undefined> {
  const parts = partsOf(source);
  return parts && (yield* mergeSteps(base ?? parts.base, parts.ours, parts.theirs, keep));
}

function partsOf(source: string): Parts | undefined {
  const parts = { ours: '', base: '', theirs: '' };
  const marks = new Marks();
  let found = false;
  for (const line of source.split(/(?<=\n)/)) {
    const mark = marks.read(line.replace(/\r?\n$/, ''));
    found ||= mark !== undefined;
    if (mark !== undefined) continue;
    for (const side of ['ours', 'base', 'theirs'] as const)
      if (marks.side === undefined || marks.side === side) parts[side] += line;
  }
  return found ? parts : undefined;
}
