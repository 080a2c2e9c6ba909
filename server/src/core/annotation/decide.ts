import type { AnyLineKind, TimexType } from '../recognition/types';
import { applyEdits, removeHeader, setHeader } from '../sidecar/edit';
import type { Fields } from '../sidecar/format';
import type { AnyItem, EntryId, Sidecar } from '../sidecar/model';
import { readSidecar } from '../sidecar/read';
import { finishedNow, reviewState } from '../sidecar/state';
import { wholeCharacters } from '../text/characters';
import { parseDay } from '../text/civil';
import { contains, isNested, type Span } from '../text/span';
import { SpanIndex } from '../text/spanIndex';
import type { Article } from './article';
import { isOwn } from './combine';
import { addition, type Change, fullName, quoteFields, removal, replacement } from './entries';
import { type Annotation, DATE, isLive, type LineAnnotation } from './model';
import { rewrite, sidecarOf } from './rewrite';

export { revertSource, takeBack } from './revert';
export { refresh } from './rewrite';
export { suggest } from './suggest';

/** A place of the article, in UTF-16 code units, and the entry that is meant where there can be several. */
interface Target {
  readonly span: Span;
  readonly id?: EntryId;
}

/** A part of an annotation that is cut; of a date with what it says by itself. */
export type Part = Span & Pick<Annotation, 'type' | 'value'>;

/** What a person can do to an article. */
export type Action =
  /**
   * Accepts a suggestion, changes an annotation, or adds one. An entry that is named by its id gets the span,
   * too.
   */
  | (Target & {
      readonly do: 'tag';
      readonly label: string;
      readonly type?: TimexType;
      readonly value?: string;
      /** Together with others: nobody has looked at this one by itself. */
      readonly bulk?: true;
    })
  /** Makes several annotations of one, of the same label; the first one keeps the entry. */
  | (Target & { readonly do: 'split'; readonly parts: readonly Part[] })
  /** Says something of an annotation, or no longer where the text is empty. */
  | (Target & { readonly do: 'note'; readonly text: string })
  /** Says that the span is no name and no date. */
  | (Target & { readonly do: 'reject' })
  /** Takes an annotation away: a suggestion stays away, an addition is forgotten. */
  | (Target & { readonly do: 'remove' })
  /** Says that the label of an accepted name is right although the same text has another one elsewhere. */
  | (Target & { readonly do: 'distinguish' })
  /** Says of what kind the line that starts here is. */
  | { readonly do: 'mark'; readonly span: Span; readonly kind: AnyLineKind }
  /** Says that the line that starts here is not of the kind that is suggested. */
  | { readonly do: 'unmark'; readonly span: Span }
  /** Takes an entry of the sidecar whose text has changed over to the text at `span`. */
  | { readonly do: 'reanchor'; readonly id: EntryId; readonly span: Span }
  /** Drops an entry of the sidecar, whatever it says. */
  | { readonly do: 'forget'; readonly id: EntryId }
  /** Says when the article was published, `YYYY-MM-DD`; '' leaves it to the recognizer again. */
  | { readonly do: 'publish'; readonly value: string };

/** What can be said of the article as a whole, after the actions: that it is finished, or that it is not. */
interface Statement {
  readonly do: 'finish' | 'reopen';
}

export type Deed = Action | Statement;

const isStatement = (deed: Deed): deed is Statement => deed.do === 'finish' || deed.do === 'reopen';

export interface Author {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** What a project says of annotations. */
interface Rules {
  /** Annotations may lie inside one another. */
  readonly nested: boolean;
}

/** The sidecar's source after the deeds; the same string, or '' where there is none, when they change nothing. */
export function decide(
  article: Article,
  deeds: readonly Deed[],
  author: Author,
  rules: Rules = { nested: false },
): string {
  const sidecar = sidecarOf(article);
  const places = new Places(article);
  const actions = deeds.filter((deed) => !isStatement(deed));
  const changes = actions.flatMap((action) => changesFor(article, places, action, author, rules));
  const published = actions.findLast((action) => action.do === 'publish')?.value;
  const stated = deeds.findLast(isStatement)?.do;
  let source =
    changes.length > 0 || stated === 'finish'
      ? rewrite(article, sidecar, changes)
      : (article.annotations.sidecar?.source ?? '');
  const now = () => (source === '' ? sidecar : readSidecar(source));
  // To take back what was never said makes no file.
  const isNew = source === '';
  if (published !== undefined && !(isNew && published === '')) source = publish(now(), published);
  return stated === undefined || (isNew && stated === 'reopen') ? source : state(now(), stated, author);
}

/** Annotations, lines and entries by name and place, so that many actions take no longer than one for each. */
class Places {
  readonly #byPlace = new Map<string, Annotation>();
  readonly #byId = new Map<EntryId, Annotation>();
  readonly #lines: ReadonlyMap<number, LineAnnotation>;
  readonly #items: ReadonlyMap<EntryId, AnyItem>;
  /** The annotations that stand in the sidecar and count. */
  readonly #written: SpanIndex<Annotation>;

  constructor({ annotations }: Article) {
    const { spans, lines, sidecar } = annotations;
    for (const span of spans) {
      const place = `${span.start} ${span.end}`;
      // Of several entries for one text the one that counts is meant.
      if (isLive(span) || !this.#byPlace.has(place)) this.#byPlace.set(place, span);
      if (span.item) this.#byId.set(span.item.id, span);
    }
    this.#lines = new Map(lines.map((line) => [line.start, line]));
    this.#items = new Map([...(sidecar?.spans ?? []), ...(sidecar?.lines ?? [])].map((i) => [i.id, i]));
    this.#written = new SpanIndex(spans.filter((span) => span.item && isLive(span)));
  }

  span({ span: { start, end }, id }: Target): Annotation | undefined {
    return id === undefined ? this.#byPlace.get(`${start} ${end}`) : this.#byId.get(id);
  }

  line({ start }: Span): LineAnnotation | undefined {
    return this.#lines.get(start);
  }

  item(id: EntryId): AnyItem | undefined {
    return this.#items.get(id);
  }

  /** What stands in the sidecar, counts and overlaps the span. */
  overlapping(span: Span): Annotation[] {
    return this.#written.overlapping(span);
  }
}

function changesFor(
  article: Article,
  places: Places,
  action: Action,
  author: Author,
  rules: Rules,
): Change[] {
  switch (action.do) {
    case 'tag':
      return tag(article, places, action, author, rules);
    case 'reject':
    case 'remove': {
      const found = places.span(action);
      return found ? away(article, found, action.do, author) : [];
    }
    case 'distinguish': {
      const found = places.span(action);
      if (!found?.item || found.status !== 'accepted' || found.item.record.distinct) return [];
      const { fields } = found.item;
      return [
        replacement(found.item, {
          ...fields,
          ...quoteFields(article, found, 'spans'),
          distinct: true,
          ...author,
        }),
      ];
    }
    case 'split': {
      const found = places.span(action);
      return found && isLive(found) ? split(article, found, action.parts, author) : [];
    }
    case 'note': {
      const found = places.span(action);
      const before = found?.item?.record.note ?? '';
      return found && isLive(found) && before !== action.text
        ? [putNote(article, found, action.text, author)]
        : [];
    }
    case 'mark':
    case 'unmark': {
      const line = places.line(action.span);
      if (!line) return [];
      const [kind, status] =
        action.do === 'mark' ? ([action.kind, 'accepted'] as const) : ([line.kind, 'rejected'] as const);
      const settled = line.status === status && (kind === line.kind || status === 'rejected');
      const others = (line.rivals ?? []).map(removal);
      return settled ? others : [putLine(article, line, { kind, status }, author), ...others];
    }
    case 'reanchor': {
      const item = places.item(action.id);
      if (!item) return [];
      const fields = { ...item.fields, ...quoteFields(article, action.span, item.section), ...author };
      return [replacement(item, fields)];
    }
    case 'forget': {
      const item = places.item(action.id);
      return item ? [removal(item)] : [];
    }
    case 'publish':
      return [];
  }
}

/** An annotation that counts no longer: a suggestion is rejected, so that it stays away, an addition is deleted. */
function away(article: Article, found: Annotation, how: 'reject' | 'remove', author: Author): Change[] {
  if (!isLive(found)) return [];
  if (how === 'remove' && found.item && !isSuggestion(found)) return [removal(found.item)];
  return [putSpan(article, found, { label: found.label, status: 'rejected' }, author)];
}

/** The sidecar's source with this publication date, or without one; as it is when that is no day. */
function publish(sidecar: Sidecar, value: string): string {
  if (!sidecar.writable || (value !== '' && parseDay(value) === undefined)) return sidecar.source;
  return applyEdits(
    sidecar.source,
    value === '' ? removeHeader(sidecar, 'published') : setHeader(sidecar, 'published', value),
  );
}

/** The sidecar's source with the article called finished, or not; as it is when that changes nothing. */
function state(sidecar: Sidecar, what: Statement['do'], author: Author): string {
  if (!sidecar.writable) return sidecar.source;
  if (what === 'reopen') return applyEdits(sidecar.source, removeHeader(sidecar, 'finished'));
  const { sha256, finished } = sidecar.header;
  if (reviewState(sidecar, (hash) => hash === sha256) === 'finished' && finished) return sidecar.source;
  return applyEdits(sidecar.source, setHeader(sidecar, 'finished', finishedNow(sidecar, author)));
}

type Tag = Action & { do: 'tag' };

function tag(article: Article, places: Places, action: Tag, author: Author, { nested }: Rules): Change[] {
  const span = wholeCharacters(article.text, action.span);
  if (span.start >= span.end) return [];
  const found = places.span({ ...action, span });
  if (action.id !== undefined && !found) return [];
  const date = action.label === DATE ? dateFields(found, action) : {};
  const decision = { label: action.label, ...date, status: 'accepted' };
  const stays = found?.start === span.start && found.end === span.end;
  const isLookedAt = found?.item?.record.bulk !== true || action.bulk === true;
  if (stays && found.status === 'accepted' && describe(found) === describe(decision) && isLookedAt) return [];
  const target = found
    ? { ...found, ...span }
    : { ...span, label: action.label, status: 'suggested' as const };
  // What the new one overlaps must go, but for what may lie inside it or around it.
  const stands = (other: Span) => nested && isNested(other, span);
  const overlapped = places.overlapping(span).filter((other) => other !== found && !stands(other));
  return [
    ...overlapped.flatMap((other) => away(article, other, 'remove', author)),
    putSpan(article, target, { ...decision, was: was(found, describe(decision)), bulk: action.bulk }, author),
  ];
}

/** Of a suggestion nothing else stays: what lies inside hides it. A date that is cut has another value. */
function split(article: Article, found: Annotation, parts: readonly Part[], author: Author): Change[] {
  const { label, status, item } = found;
  return parts
    .filter((part) => contains(found, part) && part.start < part.end)
    .map(({ start, end, type = found.type, value }, n) => {
      const annotation = { start, end, label, status, ...(item && n === 0 ? { item } : {}) };
      const whole = { value, canonical: undefined };
      const decision = { label, ...(type ? { type } : {}), status: 'accepted', ...whole };
      // What was suggested is said once, or each part would be kept as rejected when it goes.
      return putSpan(article, annotation, { ...decision, was: n === 0 ? was(found, '') : undefined }, author);
    });
}

/** A suggestion that somebody has said something of stands in the sidecar, and stays one. */
function putNote(article: Article, found: Annotation, note: string, author: Author): Change {
  const { label, type, value, status, item } = found;
  const fields = { note: note === '' ? undefined : note };
  if (item && !isOwn(item.record))
    return replacement(item, { ...item.fields, ...quoteFields(article, found, 'spans'), ...fields });
  const said = { label, ...(type ? { type } : {}), ...(value === undefined ? {} : { value }), status };
  return putSpan(article, found, { ...said, ...fields }, author);
}

function dateFields(found: Annotation | undefined, action: Tag): { type: TimexType; value?: string } {
  const value = action.value ?? found?.value ?? found?.date?.value;
  return {
    type: action.type ?? found?.type ?? found?.date?.type ?? 'DATE',
    ...(value === undefined ? {} : { value }),
  };
}

/** Whether the recognizer or another program suggested it, so that it would come back. */
function isSuggestion({ status, entity, date, item }: Annotation): boolean {
  return (
    status === 'suggested' || entity !== undefined || date !== undefined || item?.record.was !== undefined
  );
}

/** `LABEL`, and `TYPE value` of dates. */
function describe({ label, type, value }: Pick<Annotation, 'label' | 'type' | 'value'>): string {
  return label === DATE ? `${type ?? 'DATE'} ${value ?? ''}`.trimEnd() : label;
}

/** What was suggested, if the decision is another, so that one can learn from it. */
function was(found: Annotation | undefined, decision: string): string | undefined {
  if (!found || !isSuggestion(found)) return undefined;
  const suggested = found.item?.record.was ?? describe(found);
  return suggested === decision ? undefined : suggested;
}

function putSpan(article: Article, annotation: Annotation, decision: Fields, author: Author): Change {
  const quote = quoteFields(article, annotation, 'spans');
  const canonical = fullName(annotation.canonical, quote.text);
  const { item } = annotation;
  if (!item) return addition('spans', { ...quote, canonical, ...decision, ...author });
  const dateless = decision['label'] === DATE ? {} : { type: undefined, value: undefined };
  return replacement(item, {
    ...item.fields,
    ...dateless,
    confidence: undefined,
    distinct: undefined,
    bulk: undefined,
    ...quote,
    ...decision,
    ...author,
  });
}

function putLine(article: Article, line: LineAnnotation, decision: Fields, author: Author): Change {
  const fields = { ...quoteFields(article, line, 'lines'), ...decision, ...author };
  return line.item
    ? replacement(line.item, { ...line.item.fields, confidence: undefined, ...fields })
    : addition('lines', fields);
}
