import type { LineKind, TimexType } from '../recognition/types';
import { applyEdits, type ItemEdit, removeHeader, setHeader } from '../sidecar/edit';
import type { Fields } from '../sidecar/format';
import { LINE_QUOTE, type Sidecar } from '../sidecar/model';
import { readSidecar } from '../sidecar/read';
import { wholeCharacters } from '../text/characters';
import { parseDay } from '../text/civil';
import { overlaps, type Span } from '../text/span';
import type { Article } from './article';
import { type AnyItem, addition, quoteFields, removal, replacement } from './entries';
import { type Annotation, DATE, isLive, type LineAnnotation } from './model';
import { rewrite, sidecarOf } from './rewrite';

export { revertSource } from './revert';
export { refresh } from './rewrite';
export { suggest } from './suggest';

/** What a person can do to an article. Spans are UTF-16 code units of its text. */
export type Action =
  /** Accepts a suggestion, changes an annotation, or adds one. */
  | {
      readonly do: 'tag';
      readonly span: Span;
      readonly label: string;
      readonly type?: TimexType;
      readonly value?: string;
    }
  /** Says that the span is no name and no date. */
  | { readonly do: 'reject'; readonly span: Span }
  /** Takes an annotation away: a suggestion stays away, an addition is forgotten. */
  | { readonly do: 'remove'; readonly span: Span }
  /** Says that the label of an accepted name is right although the same text has another one elsewhere. */
  | { readonly do: 'distinguish'; readonly span: Span }
  /** Says of what kind the line that starts here is. */
  | { readonly do: 'mark'; readonly span: Span; readonly kind: LineKind }
  /** Says that the line that starts here is not of the kind that is suggested. */
  | { readonly do: 'unmark'; readonly span: Span }
  /** Takes an entry of the sidecar whose text has changed over to the text at `span`. */
  | { readonly do: 'reanchor'; readonly item: AnyItem; readonly span: Span }
  /** Drops an entry of the sidecar whose text is gone. */
  | { readonly do: 'forget'; readonly item: AnyItem }
  /** Says when the article was published, `YYYY-MM-DD`; '' leaves it to the recognizer again. */
  | { readonly do: 'publish'; readonly value: string };

export interface Author {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** The sidecar's source after the actions; the same string, or '' where there is none, when they change nothing. */
export function decide(article: Article, actions: readonly Action[], author: Author): string {
  const sidecar = sidecarOf(article);
  const places = new Places(article);
  const edits = actions.flatMap((action) => editsFor(article, sidecar, places, action, author));
  const published = actions.findLast((action) => action.do === 'publish')?.value;
  const source =
    edits.length > 0 ? rewrite(article, sidecar, edits) : (article.annotations.sidecar?.source ?? '');
  return published === undefined ? source : publish(source === '' ? sidecar : readSidecar(source), published);
}

/** Annotations and lines by place, so that many actions take no longer than one for each. */
class Places {
  readonly #spans: ReadonlyMap<string, Annotation>;
  readonly #lines: ReadonlyMap<number, LineAnnotation>;
  /** The annotations that stand in the sidecar and count. */
  readonly written: readonly Annotation[];

  constructor({ annotations }: Article) {
    this.written = annotations.spans.filter((span) => span.item && isLive(span));
    this.#spans = new Map(annotations.spans.map((span) => [`${span.start} ${span.end}`, span]));
    this.#lines = new Map(annotations.lines.map((line) => [line.start, line]));
  }

  span({ start, end }: Span): Annotation | undefined {
    return this.#spans.get(`${start} ${end}`);
  }

  line({ start }: Span): LineAnnotation | undefined {
    return this.#lines.get(start);
  }
}

function editsFor(
  article: Article,
  sidecar: Sidecar,
  places: Places,
  action: Action,
  author: Author,
): ItemEdit[] {
  switch (action.do) {
    case 'tag':
      return tag(article, sidecar, places, action, author);
    case 'reject':
    case 'remove': {
      const found = places.span(action.span);
      if (!found || !isLive(found)) return [];
      if (action.do === 'remove' && found.item && !isSuggestion(found)) return [removal(found.item)];
      return [putSpan(article, sidecar, found, { label: found.label, status: 'rejected' }, author)];
    }
    case 'distinguish': {
      const { item, status } = places.span(action.span) ?? {};
      if (!item || status !== 'accepted' || item.record.distinct) return [];
      return [replacement(sidecar, item, { ...item.fields, distinct: true, ...author })];
    }
    case 'mark':
    case 'unmark': {
      const line = places.line(action.span);
      if (!line) return [];
      const [kind, status] =
        action.do === 'mark' ? ([action.kind, 'accepted'] as const) : ([line.kind, 'rejected'] as const);
      const settled = line.status === status && (kind === line.kind || status === 'rejected');
      return settled ? [] : [putLine(article, sidecar, line, { kind, status }, author)];
    }
    case 'reanchor': {
      const limit = action.item.section === 'lines' ? LINE_QUOTE : undefined;
      const fields = { ...action.item.fields, ...quoteFields(article, action.span, limit), ...author };
      return [replacement(sidecar, action.item, fields)];
    }
    case 'forget':
      return [removal(action.item)];
    case 'publish':
      return [];
  }
}

/** The sidecar's source with this publication date, or without one; as it is when that is no day. */
function publish(sidecar: Sidecar, value: string): string {
  if (!sidecar.writable || (value !== '' && parseDay(value) === undefined)) return sidecar.source;
  return applyEdits(
    sidecar.source,
    value === '' ? removeHeader(sidecar, 'published') : setHeader(sidecar, 'published', value),
  );
}

type Tag = Action & { do: 'tag' };

function tag(article: Article, sidecar: Sidecar, places: Places, action: Tag, author: Author): ItemEdit[] {
  const span = wholeCharacters(article.text, action.span);
  if (span.start >= span.end) return [];
  const found = places.span(span);
  const date = action.label === DATE ? dateFields(found, action) : {};
  const decision = { label: action.label, ...date, status: 'accepted' };
  if (found?.status === 'accepted' && describe(found) === describe(decision)) return [];
  const target = found ?? { ...span, label: action.label, status: 'suggested' as const };
  // Annotations are flat: what the new one overlaps must go.
  const overlapped = places.written.filter((other) => other !== found && overlaps(other, span));
  return [
    ...overlapped.flatMap((other) =>
      editsFor(article, sidecar, places, { do: 'remove', span: other }, author),
    ),
    putSpan(article, sidecar, target, { ...decision, was: was(found, describe(decision)) }, author),
  ];
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

function putSpan(
  article: Article,
  sidecar: Sidecar,
  annotation: Annotation,
  decision: Fields,
  author: Author,
): ItemEdit {
  const quote = quoteFields(article, annotation);
  const canonical = annotation.canonical === quote.text ? undefined : annotation.canonical;
  const { item } = annotation;
  if (!item) return addition('spans', { ...quote, canonical, ...decision, ...author });
  const dateless = decision['label'] === DATE ? {} : { type: undefined, value: undefined };
  return replacement(sidecar, item, {
    ...item.fields,
    ...dateless,
    confidence: undefined,
    distinct: undefined,
    ...quote,
    ...decision,
    ...author,
  });
}

function putLine(
  article: Article,
  sidecar: Sidecar,
  line: LineAnnotation,
  decision: Fields,
  author: Author,
): ItemEdit {
  const fields = { ...quoteFields(article, line, LINE_QUOTE), ...decision, ...author };
  return line.item
    ? replacement(sidecar, line.item, { ...line.item.fields, confidence: undefined, ...fields })
    : addition('lines', fields);
}
