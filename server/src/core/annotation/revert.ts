import {
  applyEdits,
  editItems,
  type ItemEdit,
  inOrder,
  removeHeader,
  rewriteItem,
  type SourceEdit,
  setHeader,
  sourceOf,
} from '../sidecar/edit';
import { type Fields, formatItem, withPlaces } from '../sidecar/format';
import type { AnyItem, EntryId, Sidecar } from '../sidecar/model';
import { readSidecar } from '../sidecar/read';
import { quotesTheSame, saysTheSame } from '../sidecar/same';
import { textHash } from '../text/hash';
import { isNested, spanKey } from '../text/span';
import { SpanIndex } from '../text/spanIndex';
import { type Article, articleOf, quotedBy } from './article';
import { isLive } from './model';
import { type Place, placesIn, placesKept } from './places';
import { refresh } from './rewrite';

/** What an action made of a sidecar. Taking it back makes another one, which taken back does it again. */
export interface Step {
  /** The sources before and after; '' where there was no file. */
  readonly before: string;
  readonly after: string;
  /** The entries whose place was decided, too; where nobody says, those that quote another text than before. */
  readonly placed?: ReadonlySet<EntryId> | undefined;
}

/** Why an entry is not as it was before an action that is taken back. */
export interface Left {
  /** The quoted text. */
  readonly text: string;
  /** Somebody has changed it since, has deleted it, or has annotated `other` over it. */
  readonly why: 'changed' | 'deleted' | 'covered';
  readonly by?: string;
  readonly other?: string;
}

export interface TakenBack {
  /** The sidecar's source; the current one when nothing changes. */
  readonly source: string;
  /** How many entries are as they were, and keys of the header. */
  readonly changes: number;
  readonly left: readonly Left[];
}

/**
 * Takes back a step in a sidecar that may have changed since. It names entries by their ids: each that is still as
 * the step left it, wherever it stands now, is again what it was; what somebody has changed since stays.
 *
 * @param article with the current sidecar, when it is open: then all entries get their present places. Without it
 *   an entry that comes back into another text is stale
 */
export function takeBack(
  current: string,
  { before, after, placed }: Step,
  article?: Article,
  { nested }: { readonly nested: boolean } = { nested: false },
): TakenBack {
  const [now, old, done] = [readSidecar(current), readSidecar(before), readSidecar(after)];
  const touched = touchedBy(old, done, placed);
  const moved = new Set(touched.flatMap(({ id, isPlaced }) => (isPlaced ? [id] : [])));
  const header = headerEdits(now, old, done);
  const { sha256 } = old.header;
  // Of the same text the exact bytes come back; of another one the places of all others would be wrong.
  const isOfOneText = sha256 === undefined || after === '' || sha256 === done.header.sha256;
  if (current === after && isOfOneText) {
    const changes = touched.length + HEADER.filter((key) => !isSameIn(key, old, done)).length;
    return { source: article ? inText(article, old, old, moved) : before, changes, left: [] };
  }
  const items = byId(now);
  const isSameText = sha256 === undefined || sha256 === now.header.sha256;
  const steps = touched.flatMap(
    (entry) => stepFor(entry, items.get(entry.id), isSameText, article !== undefined) ?? [],
  );
  const left = steps.filter((step) => 'why' in step);
  const todo = steps.filter((step) => 'id' in step);
  const sourceWithout = (covered: ReadonlyMap<EntryId, Left>) => {
    const edits = todo.filter(({ id }) => !covered.has(id));
    const edited = editItems(
      now,
      edits.map((step) => itemEdit(now, old, step)),
    );
    const source = applyEdits(current, inOrder([...header, ...edited]));
    return { source, changes: edits.length + header.length };
  };
  const free = sourceWithout(new Map());
  if (!article) return { ...free, left };
  const back = new Set(todo.flatMap(({ id, fields }) => (fields ? [id] : [])));
  const covered = coveredIn(
    withSidecar(article, readSidecar(free.source), old, moved),
    back,
    byId(old),
    nested,
  );
  const result = covered.size > 0 ? sourceWithout(covered) : free;
  const source = result.changes > 0 ? inText(article, readSidecar(result.source), old, moved) : current;
  return { ...result, source, left: [...left, ...covered.values()] };
}

/** For callers that hold sources only. */
export function revertSource(current: string, before: string, after: string): string {
  return takeBack(current, { before, after }).source;
}

/** An entry before and after a step. */
interface Touched {
  readonly id: EntryId;
  readonly old?: AnyItem | undefined;
  readonly done?: AnyItem | undefined;
  /** Whether its place was decided. */
  readonly isPlaced: boolean;
}

function touchedBy(before: Sidecar, after: Sidecar, placed: ReadonlySet<EntryId> | undefined): Touched[] {
  const [olds, dones] = [byId(before), byId(after)];
  return [...new Set([...olds.keys(), ...dones.keys()])].flatMap((id): Touched[] => {
    const [old, done] = [olds.get(id), dones.get(id)];
    if (!old || !done) return [{ id, old, done, isPlaced: true }];
    const isPlaced = placed?.has(id) || !quotesTheSame(old, done);
    const isSame = content(old) === content(done);
    // An entry that only followed its text was none of the action's.
    if (isSame && !(placed?.has(id) && formatItem(old.fields) !== formatItem(done.fields))) return [];
    return [{ id, old, done, isPlaced }];
  });
}

/** What is to be done to one entry; without fields it goes. */
interface ToDo {
  readonly id: EntryId;
  readonly target?: AnyItem | undefined;
  readonly old?: AnyItem | undefined;
  readonly fields?: Fields;
}

/** Nothing where the entry is already as it was. */
function stepFor(
  { id, old, done, isPlaced }: Touched,
  is: AnyItem | undefined,
  isSameText: boolean,
  isFollowed: boolean,
): ToDo | Left | undefined {
  const left = (item: AnyItem): Left => {
    const { text, by } = item.record;
    return { text, why: is ? 'changed' : 'deleted', ...(is && by !== undefined ? { by } : {}) };
  };
  const isGone = !is && !old;
  const isBack = is && !done && old && saysTheSame(is, old) && quotesTheSame(is, old);
  if (isGone || isBack) return undefined;
  if (is && !(done && content(is) === content(done))) return left(is);
  if (!is && done) return left(old!);
  if (!old) return { id, target: is };
  // Where the action was not about its place it stays where it is now.
  const stays = is && !isPlaced && !(isSameText && placeOf(is) === placeOf(done!));
  const lost = isSameText || isFollowed ? {} : { stale: true };
  const place = stays ? Object.fromEntries(PLACE.map((key) => [key, is.fields[key]])) : lost;
  return { id, target: is, old, fields: { ...old.fields, ...place } };
}

function itemEdit(current: Sidecar, before: Sidecar, { id, target, old, fields }: ToDo): ItemEdit {
  const { section, record } = (old ?? target)!;
  const { start, end } = fields ? { start: Number(fields['start']), end: Number(fields['end']) } : record;
  const edit = { section, id, start, end, ...(target ? { target } : {}) };
  return fields && old ? { ...edit, text: sourceIn(current, before, old, fields) } : edit;
}

/** An entry as it was written, with some other fields. */
function sourceIn(current: Sidecar, before: Sidecar, item: AnyItem, other: Fields): string {
  const indent = ({ layout }: Sidecar) => layout.sections.get(item.section)?.indent ?? 0;
  const isNamed = current.header.version < 2 || item.fields['id'] === item.id;
  const fields = withPlaces(item.fields, { ...other, ...(isNamed ? {} : { id: item.id }) });
  const isAsWas = formatItem(fields) === formatItem(item.fields);
  const text = isAsWas ? sourceOf(before, item) : rewriteItem(before, item, fields);
  // The lines behind the first bring their indentation along.
  return text.includes('\n') && indent(current) !== indent(before) ? formatItem(fields) : text;
}

/**
 * The publication date, and whether the article is finished, as it was, unless somebody has said otherwise since; a
 * new file keeps the date that it was made with.
 */
function headerEdits(current: Sidecar, before: Sidecar, after: Sidecar): SourceEdit[] {
  return HEADER.flatMap((key) => {
    const isNew = key === 'published' && before.source.trim() === '';
    if (isNew || isSameIn(key, before, after) || !isSameIn(key, current, after)) return [];
    const was = before.header[key];
    return was === undefined ? removeHeader(current, key) : setHeader(current, key, was);
  });
}

const HEADER = ['published', 'finished'] as const;
const isSameIn = (key: (typeof HEADER)[number], { header: one }: Sidecar, { header: other }: Sidecar) =>
  JSON.stringify(one[key]) === JSON.stringify(other[key]);

/**
 * The article with another sidecar, whose entries stand where those of `old` are known to stand now: equal lines may
 * have changed places without a trace in text and offsets.
 *
 * @param moved the entries whose place the action has decided
 */
function withSidecar(article: Article, sidecar: Sidecar, old: Sidecar, moved: ReadonlySet<EntryId>): Article {
  const { text, recognition, annotations } = article;
  const quoted = ({ header }: Sidecar) => quotedBy(header.version, article);
  const now = annotations.sidecar ? byId(annotations.sidecar) : new Map<EntryId, AnyItem>();
  const stays = [...byId(old).values()].flatMap((item): [AnyItem, Place][] => {
    const is = moved.has(item.id) ? undefined : now.get(item.id);
    const place = is && quotesTheSame(is, item) ? annotations.places.get(is) : undefined;
    return place && !place.was ? [[item, place]] : [];
  });
  const known = new Map([...annotations.places, ...stays]);
  const olds = placesIn(old, text, quoted(old), known);
  // What comes back has the offsets of the text that it was taken from, whatever hash now stands above it.
  const found = placesIn(sidecar, text, quoted(sidecar), undefined, true, true);
  const places = placesKept(found, new Map([...olds, ...known]));
  return articleOf(text, recognition, sidecar, article, places);
}

/** The source of a sidecar with the places of the article's present text. */
function inText(article: Article, sidecar: Sidecar, old: Sidecar, moved: ReadonlySet<EntryId>): string {
  const { sha256, version } = sidecar.header;
  const quoted = quotedBy(version, article);
  if (sidecar.source === '') return '';
  const placed = withSidecar(article, sidecar, old, moved);
  const stands = ([item, { start, was }]: readonly [AnyItem, Place]) =>
    was !== undefined || quoted.codePoints.fromUtf16(quoted.fromArticle(start)) === item.record.start;
  const fits = sha256 === undefined || sha256 === textHash(quoted.text);
  const own = new Set<AnyItem>([...sidecar.spans, ...sidecar.lines]);
  const isAsWas =
    sidecar === old && fits && [...placed.annotations.places].filter(([item]) => own.has(item)).every(stands);
  return isAsWas ? sidecar.source : refresh(placed);
}

/** Which of the entries that came back overlap what somebody has annotated since. */
function coveredIn(
  { annotations }: Article,
  back: ReadonlySet<EntryId>,
  olds: ReadonlyMap<EntryId, AnyItem>,
  nested: boolean,
): ReadonlyMap<EntryId, Left> {
  const covered = new Map<EntryId, Left>();
  const isNew = (item: AnyItem) => {
    const old = olds.get(item.id);
    return !back.has(item.id) && !(old && content(old) === content(item));
  };
  const cover = (item: AnyItem, other: AnyItem) =>
    covered.set(item.id, { text: item.record.text, why: 'covered', other: other.record.text });
  const { spans, sidecar, places } = annotations;
  const live = spans.filter((span) => span.item && isLive(span));
  const index = new SpanIndex(live);
  for (const span of live) {
    const item = span.item!;
    if (!back.has(item.id)) continue;
    for (const other of index.overlapping(span))
      if (isNew(other.item!) && !(nested && isNested(other, span))) cover(item, other.item!);
  }
  const coverEqual = (items: readonly AnyItem[], keyOf: (place: Place) => string | number) => {
    const standing = items.flatMap((item) => {
      const place = places.get(item)!;
      return place.was ? [] : [{ item, key: keyOf(place) }];
    });
    const others = new Map(standing.flatMap(({ item, key }) => (isNew(item) ? [[key, item]] : [])));
    for (const { item, key } of standing) {
      const other = back.has(item.id) ? others.get(key) : undefined;
      if (other) cover(item, other);
    }
  };
  // Of two that say the same of one place only one is among the spans.
  coverEqual(sidecar?.spans.filter(({ record }) => isLive(record)) ?? [], spanKey);
  coverEqual(sidecar?.lines ?? [], ({ start }) => start);
  return covered;
}

function byId({ spans, lines }: Sidecar): ReadonlyMap<EntryId, AnyItem> {
  return new Map([...spans, ...lines].map((item) => [item.id, item]));
}

/** What an entry says, wherever it stands and whatever stands around it. */
function content({ section, id, fields }: AnyItem): string {
  return `${section} ${formatItem({ ...fields, id, ...NOWHERE })}`;
}

/** The fields that say where an entry stands. */
const PLACE = ['start', 'end', 'text', 'before', 'after', 'stale'];
const placeOf = ({ fields }: AnyItem) => JSON.stringify(PLACE.map((key) => fields[key]));
const NOWHERE = Object.fromEntries(PLACE.map((key) => [key, undefined]));
