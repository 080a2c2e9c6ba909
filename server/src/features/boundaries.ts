import type { Article } from '../core/annotation/article';
import type { Action } from '../core/annotation/decide';
import type { Annotation } from '../core/annotation/model';
import type { Span } from '../core/text/span';
import { tokenize } from '../core/text/tokens';
import { accept } from './suggestions';

/** Which end of a span moves, and where to. */
export interface Move {
  readonly end: 'start' | 'end';
  readonly to: 'left' | 'right';
}

/**
 * A span with one end at the next boundary of a syllable, number or mark: an end goes to where one ends, a start to
 * where one begins. It stays in its line, and keeps one at least. Linear in the line.
 *
 * @returns undefined where there is nothing more to take or to leave
 */
export function moved({ text, lines }: Article, { start, end }: Span, move: Move): Span | undefined {
  const line = lines.span(lines.lineAt(move.end === 'start' ? start : end));
  const tokens = tokenize(text.slice(line.start, line.end));
  if (move.end === 'end') {
    const ends = tokens.map((token) => line.start + token.end);
    const next =
      move.to === 'right'
        ? ends.find((one) => one > end)
        : ends.findLast((one, n) => one < end && line.start + tokens[n]!.start >= start);
    return next === undefined ? undefined : { start, end: next };
  }
  const starts = tokens.map((token) => line.start + token.start);
  const next =
    move.to === 'left'
      ? starts.findLast((one) => one < start)
      : starts.find((one, n) => one > start && line.start + tokens[n]!.end <= end);
  return next === undefined ? undefined : { start: next, end };
}

/** Gives an annotation another span; a suggestion is accepted by that. */
export function resized(annotation: Annotation, span: Span): Action {
  const { item } = annotation;
  return { ...accept({ ...annotation, ...span }), ...(item ? { id: item.id } : {}) };
}
