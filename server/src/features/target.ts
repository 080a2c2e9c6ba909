import type { Action } from '../core/annotation/decide';
import { type Annotation, DATE } from '../core/annotation/model';
import { nameAround } from '../core/text/nameAround';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { annotationAt } from './mentions';
import { isSeen } from './shown';
import { typeFor } from './values';
import { trimmed } from './words';

/** What a person means by a selection or a cursor. */
export interface Target {
  readonly span: Span;
  /** The shown annotation that covers exactly this span. */
  readonly annotation?: Annotation;
  /** A cursor is on a word in small letters, which hardly anybody wants to tag: people are to be asked. */
  readonly doubtful?: true;
}

const SMALL = /^\p{Ll}/u;

/**
 * A selection without the white space around it; for a cursor the annotation there, else the name or word.
 *
 * @returns undefined when there is nothing
 */
function targetAt(context: FeatureContext, { start, end }: Span): Target | undefined {
  const { article } = context;
  const counts = (annotation: Annotation) => isSeen(annotation, context.showThreshold);
  if (start === end) {
    const annotation = annotationAt(article, start, counts);
    if (annotation) return { span: { start: annotation.start, end: annotation.end }, annotation };
    const line = article.lines.span(article.lines.lineAt(start));
    const word = nameAround(article.text.slice(line.start, line.end), start - line.start);
    if (!word) return undefined;
    const span = { start: line.start + word.start, end: line.start + word.end };
    return SMALL.test(article.text.slice(span.start, span.end)) ? { span, doubtful: true } : { span };
  }
  const span = trimmed(article.text, { start, end });
  if (span.start >= span.end) return undefined;
  const annotation = article.annotations.spans.find(
    (one) => one.start === span.start && one.end === span.end && counts(one),
  );
  return annotation ? { span, annotation } : { span };
}

/** Every selection or cursor that is on something. */
export function targetsAt(context: FeatureContext, places: readonly Span[]): Target[] {
  return places.map((place) => targetAt(context, place)).filter((target) => target !== undefined);
}

/** Tags what is at the places. A date that was recognized keeps its value unless another one is given. */
export function tagTargets(targets: readonly Target[], label: string, value?: string): Action[] {
  return targets.map(({ span, annotation }) => ({
    do: 'tag',
    span,
    label,
    ...(label === DATE && value ? { type: typeFor(value, annotation), value } : {}),
  }));
}
