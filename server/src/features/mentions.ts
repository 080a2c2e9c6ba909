import type { Article } from '../core/annotation/article';
import type { Action } from '../core/annotation/decide';
import { type Annotation, isDate, isLive } from '../core/annotation/model';
import type { Sidecar, SpanRecord } from '../core/sidecar/model';
import { TextCache } from '../core/text/cache';
import { foldWord } from '../core/text/fold';
import { searchIn } from '../core/text/occurrences';
import { contains, overlaps, type Span, spanKey } from '../core/text/span';
import type { FeatureContext } from './context';
import { once, perArticle } from './memo';
import { isSeen, isShown } from './shown';

/** The annotation at an offset, the end of it included, so that the cursor may stand behind a name. */
export function annotationAt(
  article: Article,
  offset: number,
  counts: (annotation: Annotation) => boolean = isLive,
): Annotation | undefined {
  const at = (inside: (a: Annotation) => boolean) =>
    article.annotations.spans.find((a) => counts(a) && inside(a));
  return at(({ start, end }) => start <= offset && offset < end) ?? at(({ end }) => end === offset);
}

/** Where the entry for what stands at an offset, a name, date or line, is in the source of the sidecar. */
export function entryOf(article: Article, offset: number): Span | undefined {
  const line = article.annotations.lines[article.lines.lineAt(offset)];
  return annotationAt(article, offset)?.item?.source ?? line?.item?.source;
}

export function annotationsIn(article: Article, range: Span): Annotation[] {
  return article.annotations.spans.filter((annotation) => isLive(annotation) && overlaps(annotation, range));
}

/** The full name, which is the text itself where nobody knows another. */
export const nameOf = ({ text }: Article, { canonical, start, end }: Annotation) =>
  canonical ?? text.slice(start, end);

/** Folded forms of names, which are the same names from version to version; in code units of the names. */
const forms = new TextCache<string>(1_000_000);

function formOf(name: string): string {
  let form = forms.get(name);
  if (form === undefined) {
    form = foldWord(name);
    forms.set(name, form);
  }
  return form;
}

/** The names under one label, as they are written and folded. */
interface Names {
  readonly written: Map<string, Annotation[]>;
  readonly folded: Map<string, Annotation[]>;
}

/** Live names by label and name; those that differ only in what folding takes away share a list. */
const byName = perArticle((article) => grouped(article, isLive));

function grouped(article: Article, counts: (annotation: Annotation) => boolean) {
  const lists: Annotation[][] = [];
  const labels = new Map<string, Names>();
  let names: Names | undefined;
  let label: string | undefined;
  for (const annotation of article.annotations.spans) {
    if (!counts(annotation) || isDate(annotation)) continue;
    // Names of one label stand together often.
    if (!names || annotation.label !== label) {
      label = annotation.label;
      names = labels.get(label);
      if (!names) {
        names = { written: new Map(), folded: new Map() };
        labels.set(label, names);
      }
    }
    const name = nameOf(article, annotation);
    let mentions = names.written.get(name);
    if (!mentions) {
      const form = formOf(name);
      mentions = names.folded.get(form);
      if (!mentions) {
        mentions = [];
        names.folded.set(form, mentions);
        lists.push(mentions);
      }
      names.written.set(name, mentions);
    }
    mentions.push(annotation);
  }
  return { labels, lists };
}

/** The live names of an article, each with all its mentions, in the order of the first. */
export function namesIn(article: Article): readonly (readonly Annotation[])[] {
  return byName(article).lists;
}

/** The names among the suggestions that are shown, each by its first mention with all that are shown. */
export const shownNames = once(({ article, showThreshold }: FeatureContext) => {
  const names = new Map<Annotation, readonly Annotation[]>();
  for (const list of grouped(article, (one) => isShown(one, showThreshold)).lists) names.set(list[0]!, list);
  return names;
});

/** All live mentions of the same entity: the same label, and the same text or full name. */
export function mentionsOf(article: Article, annotation: Annotation): readonly Annotation[] {
  if (isDate(annotation)) return [annotation];
  return byName(article).labels.get(annotation.label)?.written.get(nameOf(article, annotation)) ?? [];
}

/** Many places may be asked for in one text, whose lines stay the same value while decisions are made. */
const searcher = perArticle(
  ({ text }) => searchIn(text),
  ({ lines }) => lines,
);

/**
 * The accepted names of an article whose text stands under several labels, without regard to normal form and the
 * place of tone marks, each with all mentions of its text; those that a person has called right are none of them.
 * What an entry quotes is what stands there: else it would be stale.
 */
export const conflictsIn = perArticle(({ annotations: { spans, sidecar } }) => {
  const conflicts = new Map<Annotation, readonly Annotation[]>();
  const rivals = sidecar ? rivalsIn(sidecar) : NONE;
  if (rivals.size === 0) return conflicts;
  const among = spans.filter(({ item }) => item && rivals.has(item.record));
  for (const mentions of alike(among, ({ item }) => item!.record.text))
    if (!isOneLabel(mentions)) for (const mention of mentions) conflicts.set(mention, mentions);
  return conflicts;
});

const NONE: ReadonlySet<SpanRecord> = new Set();

/** Entries of a sidecar whose text has another label in another entry. */
const rivalsIn: (sidecar: Sidecar) => ReadonlySet<SpanRecord> = once((sidecar) => {
  const records = sidecar.spans.map(({ record }) => record).filter(isName);
  return new Set(alike(records, ({ text }) => text).flatMap((same) => (isOneLabel(same) ? [] : same)));
});

const isName = ({ status, label, distinct }: SpanRecord) =>
  status === 'accepted' && !isDate({ label }) && !distinct;
const isOneLabel = (names: readonly { readonly label: string }[]) =>
  names.every(({ label }) => label === names[0]!.label);

/** Those of one text together, in the order of the first. */
function alike<T>(all: readonly T[], textOf: (one: T) => string): T[][] {
  // Most names stand many times, and folding takes far longer than looking up.
  const written = new Map<string, T[]>();
  const folded = new Map<string, T[]>();
  for (const one of all) {
    const text = textOf(one);
    let same = written.get(text);
    if (!same) {
      const form = formOf(text);
      same = folded.get(form) ?? [];
      folded.set(form, same);
      written.set(text, same);
    }
    same.push(one);
  }
  return [...folded.values()];
}

/**
 * Where the text at a place stands as a word of its own: all that "every mention" means. What another accepted
 * annotation touches belongs to that, and what is part of a longer suggestion to that one; what was rejected stays
 * so. Longer suggestions and rejections give way at the place itself. Linear.
 */
export function occurrences(
  { article, showThreshold }: Pick<FeatureContext, 'article' | 'showThreshold'>,
  place: Span,
): Span[] {
  const { spans } = article.annotations;
  const seen = spans.filter((span) => isSeen(span, showThreshold));
  const rejected = new Set(spans.filter((span) => !isLive(span)).map(spanKey));
  rejected.delete(spanKey(place));
  let next = 0;
  return searcher(article)(place).filter((span) => {
    const { start, end } = span;
    while (next < seen.length && seen[next]!.end <= start) next++;
    for (let i = next; i < seen.length && seen[i]!.start < end; i++) {
      const other = seen[i]!;
      if (spanKey(other) === spanKey(span)) continue;
      if (other.status === 'accepted') return false;
      if (!contains(span, other) && spanKey(span) !== spanKey(place)) return false;
    }
    return !rejected.has(spanKey(span));
  });
}

/** Tags all these places alike. */
export function tagAll(places: readonly Span[], label: string): Action[] {
  return places.map((span) => ({ do: 'tag', span, label }));
}

/** Calls none of these places a name, where one is suggested, and not what is at the place itself. */
export function rejectAll({ article }: FeatureContext, places: readonly Span[], place: Span): Action[] {
  const suggested = new Set(
    article.annotations.spans.filter(({ status }) => status === 'suggested').map(spanKey),
  );
  const others = places.filter((span) => suggested.has(spanKey(span)) && spanKey(span) !== spanKey(place));
  return [
    { do: suggested.has(spanKey(place)) ? 'reject' : 'remove', span: place },
    ...others.map((span): Action => ({ do: 'reject', span })),
  ];
}
