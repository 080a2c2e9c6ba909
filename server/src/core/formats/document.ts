import type { Article } from '../annotation/article';
import { fullName } from '../annotation/entries';
import { DATE, isLive } from '../annotation/model';
import { LINE_KIND } from '../sidecar/schema';
import { bySpan, overlaps, type Span } from '../text/span';
import { mapSteps, Pace, type Steps } from '../text/steps';
import { type CodePoints, lowerBound } from '../text/units';
import {
  type Doc,
  type DocLine,
  type DocSpan,
  FIELDS,
  type Field,
  type Holds,
  type Lose,
  type Loss,
} from './model';

export interface DocumentOptions {
  /** What nobody has decided goes along. */
  readonly include: 'accepted' | 'suggested';
  /** Kinds of lines become annotations. */
  readonly lineKinds?: boolean;
  /** Leaves lines of these kinds out of the text. */
  readonly drop?: readonly DocLine['kind'][];
}

/** Losses of one document, with offsets in code points of the article that they come from. */
export function loser(path: string, text: string, codePoints: CodePoints, add: (loss: Loss) => void): Lose {
  return (reason, span, more = {}) =>
    add({
      path,
      start: codePoints.fromUtf16(span.start),
      end: codePoints.fromUtf16(span.end),
      text: text.slice(span.start, span.end),
      ...(span.label === undefined ? {} : { label: span.label }),
      reason,
      ...more,
    });
}

/** An article as it is exported, before it is fitted to a format. */
export function* documentOf(
  path: string,
  article: Article,
  options: DocumentOptions,
  lose: Lose,
): Steps<Doc> {
  const { text, annotations, recognition } = article;
  const wanted = (status: string) =>
    status === 'accepted' || (status === 'suggested' && options.include === 'suggested');
  for (const { item, anchor } of annotations.stale) {
    if (item.section === 'spans' && wanted(item.record.status) && 'label' in item.record)
      lose('not-found', { ...anchor.span, label: item.record.label }, { written: item.record.text });
  }
  const spans: DocSpan[] = [];
  const pace = new Pace();
  for (const annotation of annotations.spans) {
    if (pace.isOver()) yield;
    if (!isLive(annotation) || !wanted(annotation.status)) continue;
    if (annotation.start === annotation.end) lose('empty', annotation);
    else spans.push(docSpan(annotation, text));
  }
  const published = recognition.published?.value;
  const doc: Doc = {
    path,
    text,
    lang: recognition.lang,
    ...(published === undefined ? {} : { published }),
    spans: spans.sort(bySpan),
    lines: options.lineKinds
      ? annotations.lines
          .filter(({ start, end, kind }) => start < end && kind !== 'blank')
          .map(({ start, end, kind }) => ({ start, end, kind }))
      : [],
  };
  if (!options.drop || options.drop.length === 0) return doc;
  const dropped = annotations.lines.filter(({ kind }) => options.drop!.includes(kind));
  return withoutLines(doc, dropped, lose);
}

function docSpan(annotation: Article['annotations']['spans'][number], text: string): DocSpan {
  const { start, end, label, status, type, value, item } = annotation;
  const canonical = fullName(annotation.canonical, text.slice(start, end));
  const confidence = item ? item.record.confidence : annotation.confidence;
  const { by, at } = item?.record ?? {};
  return { start, end, label, status, ...defined({ type, value, canonical, confidence, by, at }) };
}

/** The entries that have a value. */
export function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Cuts lines out of a document, with the line breaks behind them; what remains keeps its order. */
function withoutLines(doc: Doc, lines: readonly Span[], lose: Lose): Doc {
  const kept: Span[] = [];
  let done = 0;
  for (const { start, end } of lines) {
    if (start > done) kept.push({ start: done, end: start });
    done = end;
    if (doc.text[done] === '\r') done++;
    if (doc.text[done] === '\n') done++;
  }
  if (done < doc.text.length) kept.push({ start: done, end: doc.text.length });
  const offsets: number[] = [];
  let length = 0;
  for (const { start, end } of kept) {
    offsets.push(length);
    length += end - start;
  }
  const moved = <S extends Span>(span: S): S | undefined => {
    const n = lowerBound(kept, (part) => part.end >= span.end);
    const part = kept[n];
    if (!part || part.start > span.start) return undefined;
    const shift = offsets[n]! - part.start;
    return { ...span, start: span.start + shift, end: span.end + shift };
  };
  return {
    ...doc,
    text: kept.map(({ start, end }) => doc.text.slice(start, end)).join(''),
    spans: doc.spans.flatMap((span) => {
      const there = moved(span);
      if (!there) lose('left-out', span);
      return there ?? [];
    }),
    lines: doc.lines.flatMap((line) => moved(line) ?? []),
  };
}

/** A document with only what a format can hold; the rest is reported. */
export function* fitted(doc: Doc, holds: Holds, lose: Lose): Steps<Doc> {
  const able = doc.spans.filter((span) => {
    const lost = holds.datesOnly === true && span.label !== DATE;
    if (lost) lose('dates-only', span);
    return !lost;
  });
  yield;
  const spans = yield* mapSteps(withoutConflicts(able, holds.overlap, lose), (span): DocSpan => {
    const lost = FIELDS.filter((field) => says(span, field) && !holds.fields.includes(field));
    if (lost.length > 0) lose('fields', span, { fields: lost });
    const label = spelled(span.label, holds);
    if (label !== span.label) lose('label', span, { written: label });
    return lost.length > 0 ? without(span, lost) : span;
  });
  const { path, text, lang, published } = doc;
  const whole = { start: 0, end: 0 };
  const missing = (['path', 'lang', 'published'] as const).filter(
    (key) => doc[key] !== undefined && doc[key] !== '' && !holds.document.includes(key),
  );
  if (missing.length > 0) lose('document', whole, { fields: missing });
  if (!holds.lineKinds) for (const line of doc.lines) lose('line-kind', { ...line, label: line.kind });
  return {
    path,
    text,
    ...(lang !== undefined && holds.document.includes('lang') ? { lang } : {}),
    ...(published !== undefined && holds.document.includes('published') ? { published } : {}),
    spans,
    lines: holds.lineKinds ? doc.lines : [],
  };
}

/** A label as a format writes it. */
export function spelled(label: string, { unwritable }: Holds): string {
  return unwritable ? label.replace(unwritable, '_') : label;
}

/** Whether a span says something that its absence would not say: accepted is what formats take for granted. */
function says(span: DocSpan, field: Field): boolean {
  return field === 'status' ? span.status !== 'accepted' : span[field] !== undefined;
}

function without(span: DocSpan, fields: readonly Field[]): DocSpan {
  const rest = Object.entries(span).filter(([key]) => !fields.includes(key as Field));
  return {
    ...(Object.fromEntries(rest) as unknown as DocSpan),
    status: fields.includes('status') ? 'accepted' : span.status,
  };
}

/** Spans sorted by `bySpan` without those that the format has no room for; the earlier, then longer one stays. */
function withoutConflicts(
  spans: readonly DocSpan[],
  overlap: Holds['overlap'],
  lose: Lose,
): readonly DocSpan[] {
  if (overlap === 'any') return spans;
  // The open spans, outermost first.
  const open: DocSpan[] = [];
  return spans.filter((span) => {
    while (open.length > 0 && open.at(-1)!.end <= span.start) open.pop();
    const inner = open.at(-1);
    if (inner && overlap === 'none') {
      lose('overlap', span);
      return false;
    }
    if (inner && overlaps(inner, span) && inner.end < span.end) {
      lose('crossing', span);
      return false;
    }
    open.push(span);
    return true;
  });
}

/** What stands before the kind in the label of a line. */
export const LINE_LABEL = 'LINE_';

/** Names, dates and, where they are wanted, lines as one list. */
export function spansAndLines({ spans, lines }: Doc): DocSpan[] {
  const labelled = lines.map(
    ({ start, end, kind }): DocSpan => ({ start, end, label: LINE_LABEL + kind, status: 'accepted' }),
  );
  return [...labelled, ...spans].sort(bySpan);
}

/** A small letter tells a kind from the label of a name. */
const isKind = (kind: string) => LINE_KIND.test(kind) && kind !== 'blank';

/** The reverse of `spansAndLines`. */
export function linesApart<S extends DocSpan>(all: readonly S[]): { spans: S[]; lines: DocLine[] } {
  const kindOf = ({ label }: S) => label.startsWith(LINE_LABEL) && isKind(label.slice(LINE_LABEL.length));
  return {
    spans: all.filter((span) => !kindOf(span)).sort(bySpan),
    lines: all
      .filter(kindOf)
      .map(({ start, end, label }) => ({
        start,
        end,
        kind: label.slice(LINE_LABEL.length) as DocLine['kind'],
      }))
      .sort(bySpan),
  };
}
