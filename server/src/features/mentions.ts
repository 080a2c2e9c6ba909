import type { Article } from '../core/annotation/article';
import type { Action } from '../core/annotation/decide';
import { type Annotation, isDate, isLive } from '../core/annotation/model';
import { foldWord } from '../core/text/fold';
import { type Search, searchIn } from '../core/text/occurrences';
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
  const name = (a: Annotation) => foldWord(a.canonical ?? article.text.slice(a.start, a.end));
  const wanted = name(annotation);
  return article.annotations.spans.filter(
    (a) => isLive(a) && a.label === annotation.label && name(a) === wanted,
  );
}

const searchers = new WeakMap<Article, Search>();

/** Many places may be asked for in one article. */
function searcher(article: Article): Search {
  const search = searchers.get(article) ?? searchIn(article.text);
  searchers.set(article, search);
  return search;
}

/**
 * Where the text at a place stands as a word of its own: all that "every mention" means. What is inside another
 * accepted annotation belongs to that, and what was rejected stays so, unless it is the place itself. Linear.
 */
export function occurrences(article: Article, place: Span): Span[] {
  const { spans } = article.annotations;
  const accepted = spans.filter(({ status }) => status === 'accepted');
  const key = ({ start, end }: Span) => `${start} ${end}`;
  const rejected = new Set(spans.filter((span) => !isLive(span)).map(key));
  rejected.delete(key(place));
  let next = 0;
  return searcher(article)(place).filter((span) => {
    const { start, end } = span;
    while (next < accepted.length && accepted[next]!.end <= start) next++;
    const other = accepted[next];
    const inOther = other !== undefined && other.start < end && key(other) !== key(span);
    return !inOther && !rejected.has(key(span));
  });
}

/** Tags all these places alike. */
export function tagAll(places: readonly Span[], label: string): Action[] {
  return places.map((span) => ({ do: 'tag', span, label }));
}
