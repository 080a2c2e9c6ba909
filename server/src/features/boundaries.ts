import type { Article } from '../core/annotation/article';
import type { Action, Part } from '../core/annotation/decide';
import { type Annotation, isDate } from '../core/annotation/model';
import { type Move, movedIn } from '../core/text/boundaries';
import type { Span } from '../core/text/span';
import { accept } from './suggestions';
import { saidAt, writtenAt } from './values';

/**
 * A span with one end moved by a syllable, in its line.
 *
 * @returns undefined where there is nothing more to take or to leave
 */
export function moved({ text, lines }: Article, { start, end }: Span, move: Move): Span | undefined {
  const line = lines.span(lines.lineAt(move.end === 'start' ? start : end));
  const to = movedIn(
    text.slice(line.start, line.end),
    { start: start - line.start, end: end - line.start },
    move,
  );
  return to && { start: line.start + to.start, end: line.start + to.end };
}

/**
 * Gives an annotation another span; a suggestion is accepted by that. A date then says what is written there, if that
 * is one by itself.
 */
export function resized(annotation: Annotation, span: Span, article: Article): Action {
  const { item } = annotation;
  const written = isDate(annotation) ? saidAt(article, span) : undefined;
  const date = written && { type: written.type, value: written.value };
  return { ...accept({ ...annotation, ...date, ...span }), ...(item ? { id: item.id } : {}) };
}

/** The parts into which an annotation is cut; those of a date say what is written there. */
export function cutInto(
  annotation: Annotation | undefined,
  parts: readonly Span[],
  article: Article,
): Part[] {
  if (!annotation || !isDate(annotation)) return [...parts];
  return parts.map((part) => {
    const written = writtenAt(article, part);
    return { ...part, ...(written && { type: written.type, value: written.value }) };
  });
}
