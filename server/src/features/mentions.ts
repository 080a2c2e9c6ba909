import type { Article } from '../core/annotation/article';
import { type Annotation, isDate, isLive } from '../core/annotation/model';
import { occurrencesOf } from '../core/text/occurrences';
import { overlaps, type Span } from '../core/text/span';

/** The annotation at an offset, the end of it included, so that the cursor may stand behind a name. */
export function annotationAt(article: Article, offset: number): Annotation | undefined {
  const at = (inside: (a: Annotation) => boolean) =>
    article.annotations.spans.find((a) => isLive(a) && inside(a));
  return at(({ start, end }) => start <= offset && offset < end) ?? at(({ end }) => end === offset);
}

export function annotationsIn(article: Article, range: Span): Annotation[] {
  return article.annotations.spans.filter((annotation) => isLive(annotation) && overlaps(annotation, range));
}

/** All live mentions of the same entity: the same label, and the same text or full name. */
export function mentionsOf(article: Article, annotation: Annotation): Annotation[] {
  if (isDate(annotation)) return [annotation];
  const name = (a: Annotation) => (a.canonical ?? article.text.slice(a.start, a.end)).normalize('NFC');
  const wanted = name(annotation);
  return article.annotations.spans.filter(
    (a) => isLive(a) && a.label === annotation.label && name(a) === wanted,
  );
}

/** Where a text stands as a word of its own and is not inside another accepted annotation. Linear in the article. */
export function occurrences(article: Article, text: string): Span[] {
  const accepted = article.annotations.spans.filter(({ status }) => status === 'accepted');
  let next = 0;
  return occurrencesOf(article.text, text).filter(({ start, end }) => {
    while (next < accepted.length && accepted[next]!.end <= start) next++;
    const other = accepted[next];
    return !(other !== undefined && other.start < end && !(other.start === start && other.end === end));
  });
}
