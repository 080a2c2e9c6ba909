import { isDate } from '../core/annotation/model';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { isSeen } from './shown';
import { quote, wordFor } from './words';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'title' | 'line' | 'name' | 'date';
  /** Of a name. */
  readonly label?: string;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** The lines of the article itself, each with its names and dates; boilerplate is left out. */
export function outline({ article, messages, showThreshold }: FeatureContext): OutlineItem[] {
  const shown = article.annotations.spans.filter((span) => isSeen(span, showThreshold));
  let next = 0;
  return article.annotations.lines.flatMap((line): OutlineItem[] => {
    const children: OutlineItem[] = [];
    for (; next < shown.length && shown[next]!.start < line.end; next++) {
      const annotation = shown[next]!;
      const span = { start: annotation.start, end: Math.min(annotation.end, line.end) };
      children.push({
        name: quote(article.text, annotation),
        detail: isDate(annotation) ? (annotation.value ?? '') : annotation.label,
        kind: isDate(annotation) ? 'date' : 'name',
        label: annotation.label,
        span,
        selection: span,
        children: [],
      });
    }
    if (line.kind === 'blank' || line.kind === 'boilerplate') return [];
    const span = { start: line.start, end: line.end };
    const kind = line.kind === 'title' ? 'title' : 'line';
    const detail = wordFor(messages.lineKinds, line.kind) ?? line.kind;
    return [{ name: quote(article.text, line), detail, kind, span, selection: span, children }];
  });
}
