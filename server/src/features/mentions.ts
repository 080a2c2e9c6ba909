import type { Article } from '../core/annotation/article';
import { type Annotation, isDate, isLive } from '../core/annotation/model';
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

/**
 * Where a text stands as a word of its own and is not inside another accepted annotation: what "tag every
 * mention" tags. Linear in the article.
 */
export function occurrences(article: Article, text: string): Span[] {
  if (text.trim() === '') return [];
  const accepted = article.annotations.spans.filter(({ status }) => status === 'accepted');
  const found: Span[] = [];
  let next = 0;
  for (let start = article.text.indexOf(text); start >= 0; start = article.text.indexOf(text, start + 1)) {
    const end = start + text.length;
    while (next < accepted.length && accepted[next]!.end <= start) next++;
    const other = accepted[next];
    const taken = other !== undefined && other.start < end && !(other.start === start && other.end === end);
    if (!taken && isBoundary(article.text, start) && isBoundary(article.text, end))
      found.push({ start, end });
  }
  return found.filter((span, n) => n === 0 || found[n - 1]!.end <= span.start);
}

const WORD = /[\p{L}\p{M}\p{N}]/u;

function isBoundary(text: string, offset: number): boolean {
  return !(WORD.test(text[offset - 1] ?? '') && WORD.test(text[offset] ?? ''));
}
