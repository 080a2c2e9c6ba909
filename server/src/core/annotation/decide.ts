import type { LineKind, TimexType } from '../recognition/types';
import { applyEdits, editItems, emptySidecar, type ItemEdit, rewriteItem, setHeader } from '../sidecar/edit';
import { type Fields, formatItem } from '../sidecar/format';
import {
  CONTEXT,
  type Item,
  LINE_QUOTE,
  type LineRecord,
  type Sidecar,
  type SpanRecord,
} from '../sidecar/model';
import { type ReadMemo, readSidecar } from '../sidecar/read';
import { textHash } from '../text/hash';
import { overlaps, type Span } from '../text/span';
import type { Article } from './article';
import { RECOGNIZER } from './combine';
import { type Annotation, DATE, isDate, isLive } from './model';

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
  /** Says of what kind the line that starts here is. */
  | { readonly do: 'mark'; readonly span: Span; readonly kind: LineKind }
  /** Says that the line that starts here is not of the kind that is suggested. */
  | { readonly do: 'unmark'; readonly span: Span }
  /** Takes an entry of the sidecar whose text has changed over to the text at `span`. */
  | { readonly do: 'reanchor'; readonly item: Item<SpanRecord | LineRecord>; readonly span: Span }
  /** Drops an entry of the sidecar whose text is gone. */
  | { readonly do: 'forget'; readonly item: Item<SpanRecord | LineRecord> };

export interface Author {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** The sidecar's source after the actions; the same string when they change nothing. */
export function decide(article: Article, actions: readonly Action[], author: Author): string {
  return rewrite(article, (sidecar) =>
    actions.flatMap((action) => editsFor(article, sidecar, action, author)),
  );
}

/** The sidecar's source with the recognizer's suggestions; decisions stay as they are. */
export function suggest(article: Article): string {
  return rewrite(article, (sidecar) => {
    const { spans, lines } = article.annotations;
    const suggested = spans.filter((span) => span.status === 'suggested' && span.item === undefined);
    const boilerplate = lines.filter((line) => line.item === undefined && line.mark?.kind === 'boilerplate');
    const kept = new Set([...spans, ...lines].map((annotation) => annotation.item?.source.start));
    const outdated = [...sidecar.spans, ...sidecar.lines].filter(
      ({ record, source }) =>
        record.status === 'suggested' && (record.by ?? RECOGNIZER) === RECOGNIZER && !kept.has(source.start),
    );
    return [
      ...outdated.map((target) => removal(target)),
      ...spans
        .filter((span) => span.item?.record.status === 'suggested' && span.item.record.by === RECOGNIZER)
        .map((span) => replacement(sidecar, span.item!, suggestionFields(article, span))),
      ...suggested.map((span) => addition('spans', suggestionFields(article, span))),
      ...boilerplate.map((line) =>
        addition('lines', {
          ...quoteFields(article, line, LINE_QUOTE),
          kind: line.kind,
          status: 'suggested',
          confidence: round(line.mark!.boilerplate),
          by: RECOGNIZER,
        }),
      ),
    ];
  });
}

/** The sidecar's source with offsets and hash of the article's present text, when entries have moved. */
export function refresh(article: Article): string {
  return rewrite(article, () => []);
}

/**
 * Takes back what led from `before` to `after`, in a sidecar that may have changed since. Entries are
 * recognized by their content, so that they may have moved.
 */
export function revert(current: Sidecar, before: Sidecar, after: Sidecar): string {
  const content = ({ fields }: Item<unknown>) => formatItem({ ...fields, start: 0, end: 0 });
  const items = (sidecar: Sidecar) =>
    [...sidecar.spans, ...sidecar.lines] as readonly Item<SpanRecord | LineRecord>[];
  const place = ({ section, record }: Item<SpanRecord | LineRecord>) =>
    `${section} ${record.start} ${record.end}`;
  const old = new Map(items(before).map((item) => [place(item), item]));
  const now = new Map(items(current).map((item) => [content(item), item]));
  const edits: ItemEdit[] = [];
  const seen = new Set<string>();
  for (const item of items(after)) {
    const previous = old.get(place(item));
    seen.add(place(item));
    if (previous && content(previous) === content(item)) continue;
    const target = now.get(content(item));
    if (!target) continue;
    const { start, end } = target.record;
    if (previous) edits.push(replacement(current, target, { ...previous.fields, start, end }));
    else edits.push(removal(target));
  }
  for (const item of items(before)) {
    if (!seen.has(place(item))) edits.push(addition(item.section, item.fields));
  }
  return applyEdits(current.source, editItems(current, edits));
}

/**
 * The sidecar's source after edits, with the offsets and hash of the present text. Of several additions at
 * one place the last wins, unless all are wanted.
 */
export function rewrite(
  article: Article,
  edits: (sidecar: Sidecar) => ItemEdit[],
  all: 'last' | 'all' = 'last',
): string {
  const { published } = article.recognition;
  const { annotations } = article;
  const known = annotations.sidecar;
  const sidecar =
    known ?? readSidecar(emptySidecar({ sha256: textHash(article.text), ...header(published?.value) }));
  const changes = edits(sidecar);
  const touched = new Set(changes.map((edit) => edit.target?.source.start));
  const moves =
    known && !annotations.inPlace
      ? moved(article).filter((edit) => !touched.has(edit.target!.source.start))
      : [];
  const source = applyEdits(
    sidecar.source,
    editItems(sidecar, [...(all === 'all' ? changes : merged(changes)), ...moves]),
  );
  if (!known) return changes.length > 0 ? source : '';
  if (source === known.source && known.header.sha256 !== undefined) return source;
  const next = readSidecar(source);
  return applyEdits(source, setHeader(next, 'sha256', textHash(article.text)));
}

const header = (published: string | undefined) => (published === undefined ? {} : { published });

/** Later edits of one entry win: tagging over a rejected suggestion is one change. */
function merged(edits: readonly ItemEdit[]): ItemEdit[] {
  const byTarget = new Map<unknown, ItemEdit>();
  for (const edit of edits)
    byTarget.set(edit.target?.source.start ?? `${edit.section} ${edit.start} ${edit.end}`, edit);
  return [...byTarget.values()];
}

/** Edits that give every entry found elsewhere its present offsets. */
function moved(article: Article): ItemEdit[] {
  const { annotations, codePoints } = article;
  const sidecar = annotations.sidecar!;
  return [...annotations.spans, ...annotations.lines].flatMap((annotation) => {
    const { item } = annotation;
    if (!item) return [];
    const start = codePoints.fromUtf16(annotation.start);
    if (start === item.record.start) return [];
    return [
      replacement(sidecar, item, { ...item.fields, start, end: start + item.record.end - item.record.start }),
    ];
  });
}

function editsFor(article: Article, sidecar: Sidecar, action: Action, author: Author): ItemEdit[] {
  switch (action.do) {
    case 'tag':
      return tag(article, sidecar, action, author);
    case 'reject':
    case 'remove': {
      const found = annotationAt(article, action.span);
      if (!found) return [];
      if (
        action.do === 'remove' &&
        found.item &&
        !found.entity &&
        !found.date &&
        found.item.record.was === undefined
      ) {
        return [removal(found.item)];
      }
      return [putSpan(article, sidecar, found, { label: found.label, status: 'rejected' }, author)];
    }
    case 'mark':
    case 'unmark': {
      const line = article.annotations.lines.find(({ start }) => start === action.span.start);
      if (!line) return [];
      const decision =
        action.do === 'mark'
          ? { kind: action.kind, status: 'accepted' }
          : { kind: line.kind, status: 'rejected' };
      const fields = { ...quoteFields(article, line, LINE_QUOTE), ...decision, ...author };
      return [
        line.item
          ? replacement(sidecar, line.item, { ...line.item.fields, ...fields })
          : addition('lines', fields),
      ];
    }
    case 'reanchor': {
      const limit = action.item.section === 'lines' ? LINE_QUOTE : undefined;
      const fields = { ...action.item.fields, ...quoteFields(article, action.span, limit), ...author };
      return [replacement(sidecar, action.item, fields)];
    }
    case 'forget':
      return [removal(action.item)];
  }
}

function tag(article: Article, sidecar: Sidecar, action: Action & { do: 'tag' }, author: Author): ItemEdit[] {
  const found = annotationAt(article, action.span);
  const date = action.label === DATE ? dateFields(found, action) : {};
  const decision = { label: action.label, ...date, status: 'accepted', ...was(found, action) };
  const target = found ?? { ...action.span, label: action.label, status: 'suggested' as const };
  // Annotations are flat: what the new one overlaps must go.
  const overlapped = article.annotations.spans.filter(
    (other) => other !== found && isLive(other) && other.item && overlaps(other, action.span),
  );
  return [
    ...overlapped.flatMap((other) => editsFor(article, sidecar, { do: 'remove', span: other }, author)),
    putSpan(article, sidecar, target, decision, author),
  ];
}

function dateFields(found: Annotation | undefined, action: Action & { do: 'tag' }): Fields {
  return {
    type: action.type ?? found?.type ?? found?.date?.type ?? 'DATE',
    value: action.value ?? found?.value ?? found?.date?.value,
  };
}

/** What a decision changed, so that one can learn from it. */
function was(found: Annotation | undefined, action: Action & { do: 'tag' }): Fields {
  if (!found) return {};
  const known = found.item?.record.was;
  if (known !== undefined) return { was: known };
  if (found.label !== action.label) return { was: found.label };
  const value = action.value ?? found.value;
  return isDate(found) && found.value !== undefined && value !== found.value
    ? { was: `${found.type} ${found.value}` }
    : {};
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
  if (!item) return addition('spans', ordered({ ...quote, canonical, ...decision, ...author }));
  const dateless = decision['label'] === DATE ? {} : { type: undefined, value: undefined };
  return replacement(sidecar, item, {
    ...item.fields,
    ...dateless,
    confidence: undefined,
    ...quote,
    ...decision,
    ...author,
  });
}

function suggestionFields(article: Article, annotation: Annotation): Fields {
  const quote = quoteFields(article, annotation);
  return ordered({
    ...annotation.item?.fields,
    ...quote,
    label: annotation.label,
    type: annotation.type,
    value: annotation.value,
    canonical: annotation.canonical === quote.text ? undefined : annotation.canonical,
    status: 'suggested',
    confidence: round(annotation.confidence ?? 1),
    by: RECOGNIZER,
  });
}

const round = (probability: number) => Math.round(probability * 100) / 100;

/** Offsets in code points, the quote (of at most `limit` code points) and what stands around it. */
export function quoteFields(article: Article, { start, end }: Span, limit?: number) {
  const { text, codePoints } = article;
  const from = codePoints.fromUtf16(start);
  const to = codePoints.fromUtf16(end);
  const quoteEnd = limit === undefined ? end : Math.min(end, codePoints.toUtf16(from + limit));
  return {
    start: from,
    end: to,
    text: text.slice(start, quoteEnd),
    before: text.slice(codePoints.toUtf16(Math.max(0, from - CONTEXT)), start),
    after: text.slice(
      quoteEnd,
      codePoints.toUtf16(Math.min(codePoints.length, codePoints.fromUtf16(quoteEnd) + CONTEXT)),
    ),
  };
}

const ORDER = [
  'start',
  'end',
  'text',
  'label',
  'kind',
  'type',
  'value',
  'canonical',
  'status',
  'was',
  'confidence',
  'by',
  'at',
  'before',
  'after',
];

/** The fields of a new entry in their usual order; unknown ones last. */
export function ordered(fields: Fields): Fields {
  const rest = Object.keys(fields).filter((key) => !ORDER.includes(key));
  return Object.fromEntries(
    [...ORDER, ...rest].filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]]),
  );
}

function annotationAt(article: Article, span: Span): Annotation | undefined {
  return article.annotations.spans.find(({ start, end }) => start === span.start && end === span.end);
}

export function addition(section: 'spans' | 'lines', fields: Fields): ItemEdit {
  return {
    section,
    text: formatItem(ordered(fields)),
    start: Number(fields['start']),
    end: Number(fields['end']),
  };
}

export function replacement(
  sidecar: Sidecar,
  target: Item<SpanRecord | LineRecord>,
  fields: Fields,
): ItemEdit {
  const text = rewriteItem(sidecar, target, fields);
  return {
    section: target.section,
    target,
    text,
    start: Number(fields['start']),
    end: Number(fields['end']),
  };
}

export function removal(target: Item<SpanRecord | LineRecord>): ItemEdit {
  return { section: target.section, target, start: target.record.start, end: target.record.end };
}

/** For callers that hold sources only. */
export function revertSource(current: string, before: string, after: string, memo?: ReadMemo): string {
  const read = (source: string) => readSidecar(source, memo);
  return current === after ? before : revert(read(current), read(before), read(after));
}
