import type { Span } from './span';
import { tokenize } from './tokens';

/** Which end of a span moves, and where to. */
export interface Move {
  readonly end: 'start' | 'end';
  readonly to: 'left' | 'right';
}

/**
 * A span of a line with one end at the next boundary of a syllable, number or mark: an end goes to where one ends, a
 * start to where one begins. It keeps one at least. Columns in UTF-16 code units; linear in the line.
 *
 * @returns undefined where there is nothing more to take or to leave
 */
export function movedIn(line: string, { start, end }: Span, move: Move): Span | undefined {
  const tokens = tokenize(line);
  if (move.end === 'end') {
    const next =
      move.to === 'right'
        ? tokens.find((token) => token.end > end)
        : tokens.findLast((token) => token.end < end && token.start >= start);
    return next && { start, end: next.end };
  }
  const next =
    move.to === 'left'
      ? tokens.findLast((token) => token.start < start)
      : tokens.find((token) => token.start > start && token.end <= end);
  return next && { start: next.start, end };
}

/**
 * The ways to cut a span of a line in two between its syllables, the likeliest first: at marks and small words, which
 * then belong to neither part, then elsewhere from the left. Columns in UTF-16 code units; linear in the line.
 */
export function cuts(line: string, { start, end }: Span): (readonly [Span, Span])[] {
  const tokens = tokenize(line.slice(start, end)).map((token) => ({
    ...token,
    start: start + token.start,
    end: start + token.end,
  }));
  const joins = (n: number) => {
    const token = tokens[n];
    return token?.kind === 'punct' || SMALL.test(line.slice(token?.start, token?.end));
  };
  const found: { readonly parts: readonly [Span, Span]; readonly rank: number }[] = [];
  for (let n = 1; n < tokens.length; n++) {
    let last = n - 1;
    let first = n;
    while (last > 0 && joins(last)) last--;
    while (first < tokens.length - 1 && joins(first)) first++;
    const parts = [
      { start, end: tokens[last]!.end },
      { start: tokens[first]!.start, end },
    ] as const;
    const known = found.some(({ parts: [, right] }) => right.start === parts[1].start);
    if (!known) found.push({ parts, rank: first - last > 1 ? 0 : 1 });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ parts }) => parts);
}

const SMALL = /^\p{Ll}/u;
