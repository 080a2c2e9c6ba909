import { type Annotation, isDate } from '../core/annotation/model';
import { overlaps, type Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { weekdaysOf } from './dates';
import { isOwnKind } from './lines';
import { isSeen } from './shown';

/** A word behind an annotation that is not in the text. */
export interface Hint {
  /** Where it stands: the end of the annotation. */
  readonly offset: number;
  readonly text: string;
  readonly tooltip?: string;
}

/** What is said behind annotations. */
export interface Wanted {
  /** Of dates their values, where the text is not the value itself. */
  readonly values: boolean;
  /** The labels of all. */
  readonly labels: boolean;
}

/** The hints inside a range. */
export function hintsIn(context: FeatureContext, range: Span, wanted: Wanted): Hint[] {
  const { article } = context;
  // A line of the project's own kind looks like any other, and there are few.
  const lines = article.annotations.lines.filter((line) => overlaps(line, range) && isOwnKind(context, line));
  return [
    ...lines.map(({ end, kind }): Hint => ({ offset: end, text: kind })),
    ...behindAnnotations(context, range, wanted),
  ].sort((a, b) => a.offset - b.offset);
}

function behindAnnotations(context: FeatureContext, range: Span, wanted: Wanted): Hint[] {
  const { article, showThreshold } = context;
  if (!wanted.values && !wanted.labels) return [];
  return article.annotations.spans.flatMap((annotation): Hint[] => {
    // What ends at the range's start belongs to it: its hint is there.
    if (!overlaps({ start: annotation.start, end: annotation.end + 1 }, range)) return [];
    if (!isSeen(annotation, showThreshold)) return [];
    const value = wanted.values ? valueBehind(context, annotation) : undefined;
    const parts = [...(wanted.labels ? [annotation.label] : []), ...(value === undefined ? [] : [value])];
    if (parts.length === 0) return [];
    const weekdays = value === undefined ? '' : weekdaysOf(value, context.messages);
    return [
      { offset: annotation.end, text: parts.join(' '), ...(weekdays === '' ? {} : { tooltip: weekdays }) },
    ];
  });
}

function valueBehind({ article: { text } }: FeatureContext, annotation: Annotation): string | undefined {
  if (!isDate(annotation) || !annotation.value) return undefined;
  return text.slice(annotation.start, annotation.end) === annotation.value ? undefined : annotation.value;
}
