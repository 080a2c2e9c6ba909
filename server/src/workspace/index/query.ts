import type { ReviewState } from '../../core/sidecar/state';
import {
  type CorpusIndex,
  type Entity,
  type Form,
  foldName,
  type Indexed,
  mentionsAny,
  type PackedMention,
} from './store';

// What people ask of a corpus. All of it goes through the index once, and nothing waits.

/** A part of a list, and how long the whole is. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface Window {
  readonly start?: number | undefined;
  readonly count?: number | undefined;
}

const USUAL = 200;
const MOST = 1000;

function partOf<T>(all: readonly T[], { start = 0, count = USUAL }: Window): Part<T> {
  const from = Math.max(0, Math.floor(start));
  return { items: all.slice(from, from + Math.min(MOST, Math.max(0, Math.floor(count)))), total: all.length };
}

/** Letters whose stroke is no mark of its own: d, h, l, o and t. */
const STROKES = '\u0111\u0127\u0142\u00f8\u0167';
const PLAIN = 'dhlot';
const STROKED = new RegExp(`[${STROKES}]`, 'g');

/** For comparing what people type: without case, accents, and what a spelling may leave open. */
function searchKey(text: string): string {
  return foldName(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(STROKED, (letter) => PLAIN[STROKES.indexOf(letter)]!);
}

/** Search keys of texts that do not change; most are asked for again at every letter that is typed. */
const keys = new Map<string, string>();
const MOST_KEYS = 500_000;

function keyOf(text: string): string {
  let key = keys.get(text);
  if (key === undefined) {
    key = searchKey(text);
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(text, key);
  }
  return key;
}

/** Whether every word that was typed stands in a text. */
function matcher(filter: string | undefined): ((text: string) => boolean) | undefined {
  const words = searchKey(filter ?? '')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  return (text) => {
    const key = keyOf(text);
    return words.every((word) => key.includes(word));
  };
}

export interface ArticlesQuery extends Window {
  readonly state?: ReviewState | undefined;
  readonly filter?: string | undefined;
  readonly sort?: 'name' | 'left' | undefined;
}

export function articlesBy(
  index: CorpusIndex,
  { state, filter, sort, ...window }: ArticlesQuery,
): Part<Indexed> {
  const matches = matcher(filter);
  const found = index
    .articles()
    .filter((one) => (state === undefined || one.state === state) && (!matches || matches(one.name)));
  if (sort === 'left') found.sort((a, b) => b.suggested - a.suggested);
  return partOf(found, window);
}

export interface NamedEntity extends Entity {
  readonly name: string;
  readonly texts: readonly string[];
}

export interface EntitiesQuery extends Window {
  readonly label?: string | undefined;
  readonly filter?: string | undefined;
  readonly sort?: 'mentions' | 'articles' | 'name' | undefined;
}

export function entitiesBy(
  index: CorpusIndex,
  { label, filter, sort = 'mentions', ...window }: EntitiesQuery,
): Part<NamedEntity> {
  const matches = matcher(filter);
  const found = index.entities().filter((entity) => {
    if (label !== undefined && entity.label !== label) return false;
    return !matches || entity.forms.some((form) => formMatches(index.form(form), matches));
  });
  found.sort(
    sort === 'name'
      ? byName
      : sort === 'mentions'
        ? byMentions
        : (a, b) => b.articles - a.articles || byName(a, b),
  );
  const { items, total } = partOf(found, window);
  return { items: items.map((entity) => ({ ...entity, ...index.namesOf(entity) })), total };
}

const byName = (a: Entity, b: Entity) => (a.folded < b.folded ? -1 : 1);
/** The one that is mentioned most first. */
export const byMentions = (a: Entity, b: Entity) => b.mentions - a.mentions || byName(a, b);

const formMatches = ([, text, name]: Form, matches: (text: string) => boolean) =>
  matches(name) || matches(text);

/** How many entities there are of each label. */
export function labelCounts(index: CorpusIndex): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { label } of index.entities()) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

export interface MentionsQuery extends Window {
  readonly entity?: number | undefined;
  readonly uri?: string | undefined;
  readonly label?: string | undefined;
  readonly filter?: string | undefined;
  /** Days, months or years in which the article was published, at the earliest and at the latest. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface Place {
  readonly article: Indexed;
  readonly mention: PackedMention;
}

/**
 * Mentions in the order of articles. In the filter `< 2024-08` and `> 2024` say when the article was published: before
 * that, or after it.
 */
export function mentionsBy(index: CorpusIndex, query: MentionsQuery): Part<Place> {
  const { words, before, after } = parseFilter(query.filter ?? '');
  const matches = matcher(words);
  const { entity, uri, label, from, until } = query;
  const accepted = new Map<number, boolean>();
  const wanted = (form: number) => {
    let known = accepted.get(form);
    if (known === undefined) {
      const one = index.form(form);
      known =
        (entity === undefined || index.entityOfForm(form) === entity) &&
        (label === undefined || one[0] === label) &&
        (!matches || formMatches(one, matches));
      accepted.set(form, known);
    }
    return known;
  };
  const when = ({ published }: Indexed) => {
    if (from === undefined && until === undefined && before === undefined && after === undefined) return true;
    if (published === undefined) return false;
    const day = (part: string) => published.slice(0, part.length);
    return (
      (from === undefined || day(from) >= from) &&
      (until === undefined || day(until) <= until) &&
      (before === undefined || day(before) < before) &&
      (after === undefined || day(after) > after)
    );
  };
  const forms = entity === undefined ? undefined : new Set(index.entity(entity)?.forms);
  const found: Place[] = [];
  for (const article of index.articles()) {
    if ((uri !== undefined && article.uri !== uri) || !when(article)) continue;
    if (forms && !mentionsAny(article, forms)) continue;
    for (const mention of index.mentionsIn(article))
      if (wanted(mention.form)) found.push({ article, mention });
  }
  return partOf(found, query);
}

const TIME = /([<>])\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])/g;

/** `Kishida < 2024-08` */
export function parseFilter(filter: string): {
  readonly words: string;
  readonly before?: string;
  readonly after?: string;
} {
  const times: { before?: string; after?: string } = {};
  const words = filter.replace(TIME, (_, sign: string, time: string) => {
    times[sign === '<' ? 'before' : 'after'] = time;
    return ' ';
  });
  return { words, ...times };
}

/** The articles that mention an entity, but for one; the first of them. */
export function elsewhere(index: CorpusIndex, entity: Entity, uri: string, most: number): readonly Place[] {
  const forms = new Set(entity.forms);
  const found: Place[] = [];
  for (const article of index.articles()) {
    if (found.length >= most) break;
    if (article.uri === uri || !mentionsAny(article, forms)) continue;
    for (const mention of index.mentionsIn(article)) {
      if (!forms.has(mention.form)) continue;
      found.push({ article, mention });
      break;
    }
  }
  return found;
}

/** All mentions of an entity, by the URI of the article. */
export function placesByArticle(index: CorpusIndex, entity: Entity): ReadonlyMap<string, readonly Place[]> {
  const forms = new Set(entity.forms);
  const places = new Map<string, Place[]>();
  for (const article of index.articles()) {
    if (!mentionsAny(article, forms)) continue;
    const found = [...index.mentionsIn(article)].filter(({ form }) => forms.has(form));
    places.set(
      article.uri,
      found.map((mention) => ({ article, mention })),
    );
  }
  return places;
}

/** Where people have accepted what is called so. */
export function acceptedMentions(
  index: CorpusIndex,
  { label, name }: { readonly label: string; readonly name: string },
): {
  readonly mentions: number;
  readonly articles: readonly {
    readonly uri: string;
    readonly name: string;
    readonly sidecar: string;
    readonly mentions: number;
  }[];
} {
  const entity = index.entityNamed(label, name);
  const places = entity ? [...placesByArticle(index, entity).values()] : [];
  const articles = places.flatMap((found) => {
    const mentions = found.filter(({ mention }) => mention.accepted).length;
    const { uri, name, sidecar } = found[0]!.article;
    return mentions > 0 ? [{ uri, name, sidecar, mentions }] : [];
  });
  return { mentions: articles.reduce((sum, { mentions }) => sum + mentions, 0), articles };
}

export interface ProblemsQuery extends Window {
  readonly code?: string | undefined;
  readonly uri?: string | undefined;
}

export interface FoundProblem {
  readonly article: Indexed;
  readonly problem: Indexed['problems'][number];
}

export function problemsBy(index: CorpusIndex, { code, uri, ...window }: ProblemsQuery): Part<FoundProblem> {
  const found: FoundProblem[] = [];
  for (const article of index.articles()) {
    if (uri !== undefined && article.uri !== uri) continue;
    for (const problem of article.problems)
      if (code === undefined || problem.code === code) found.push({ article, problem });
  }
  return partOf(found, window);
}

/** How many problems there are of each code. */
export function problemCounts(index: CorpusIndex): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { problems } of index.articles())
    for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** The next article that is not finished, behind one in the order of names, and from the beginning again. */
export function nextArticle(
  index: CorpusIndex,
  uri: string | undefined,
): { readonly article: Indexed; readonly left: number } | undefined {
  const all = index.articles();
  const at = uri === undefined ? -1 : all.findIndex((one) => one.uri === uri);
  const inTurn = [...all.slice(at + 1), ...all.slice(0, at + 1)].filter(({ state }) => state !== 'finished');
  const article = inTurn.find((one) => one.uri !== uri);
  return article && { article, left: inTurn.length };
}
