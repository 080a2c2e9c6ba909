import type { LineKind, LineMark, Recognition } from '../recognition/types';
import type { Item, LineItem, LineRecord, Sidecar, SpanItem, SpanRecord } from '../sidecar/model';
import { bySpan, overlaps, type Span } from '../text/span';
import { type CodePoints, lowerBound } from '../text/units';
import { type Anchor, anchorAll } from './anchor';
import { type Annotation, type Annotations, DATE, isLive, type LineAnnotation, type Stale } from './model';

/** The name that `annotate` leaves in its suggestions. */
export const RECOGNIZER = 'dateline';

/**
 * Brings together what the sidecar holds and what the recognizer suggests:
 * - an entry of the sidecar hides every suggestion that overlaps it, unless the entry is a rejection, which
 *   hides only the suggestion of the same span;
 * - suggestions that `annotate` wrote are replaced by fresh ones, so that a better recognizer shows at once.
 */
export function combine(
  text: string,
  codePoints: CodePoints,
  recognition: Recognition,
  sidecar?: Sidecar,
): Annotations {
  const stale: Stale[] = [];
  const anchored = sidecar ? anchoredItems(sidecar.spans, text, codePoints) : [];
  const marked = sidecar ? anchoredItems(sidecar.lines, text, codePoints) : [];

  const suggestions = new Map<string, Annotation>();
  for (const entity of recognition.entities)
    suggestions.set(key(entity), suggested(entity, entity.label, { entity }));
  for (const date of recognition.dates) {
    suggestions.set(key(date), suggested(date, DATE, { date, type: date.type, value: date.value }));
  }

  const fromFile: Annotation[] = [];
  for (const { item, anchor } of anchored) {
    const { span } = anchor;
    const fresh = suggestions.get(key(span));
    if (isOwn(item.record)) {
      // Its entry in the file stays known, so that a decision is written into it.
      if (anchor.state === 'found' && fresh && !fresh.item) suggestions.set(key(span), { ...fresh, item });
    } else if (anchor.state === 'found') fromFile.push(decided(span, item, fresh));
    else stale.push({ item, anchor });
  }
  fromFile.sort(bySpan);

  const blocked = fromFile.filter(isLive);
  const rejected = new Set(fromFile.filter((annotation) => !isLive(annotation)).map(key));
  const free = withoutOverlaps([...suggestions.values()].sort(bySpan), blocked).filter(
    (s) => !rejected.has(key(s)),
  );
  return {
    spans: [...fromFile, ...free].sort(bySpan),
    lines: combineLines(recognition.lines, marked, stale),
    stale,
    overlapping: overlapping(fromFile.filter(({ status }) => status === 'accepted')),
    ...(sidecar ? { sidecar } : {}),
  };
}

/** Whether an entry of the sidecar is a suggestion that `annotate` wrote, and may take away. */
export function isOwn({ status, by }: SpanRecord | LineRecord): boolean {
  return status === 'suggested' && by === RECOGNIZER;
}

const key = ({ start, end }: Span) => `${start}-${end}`;

function suggested(
  span: Span,
  label: string,
  more: Partial<Annotation> & { entity?: Annotation['entity'] },
): Annotation {
  const source = more.entity ?? more.date;
  return {
    start: span.start,
    end: span.end,
    label,
    status: 'suggested',
    ...(source ? { confidence: source.confidence } : {}),
    ...(more.entity ? { canonical: more.entity.canonical } : {}),
    ...more,
  };
}

function decided(span: Span, item: SpanItem, suggestion: Annotation | undefined): Annotation {
  const { record } = item;
  const canonical = record.canonical ?? suggestion?.canonical;
  const confidence = record.confidence ?? suggestion?.confidence;
  return {
    start: span.start,
    end: span.end,
    label: record.label,
    status: record.status,
    ...(record.type ? { type: record.type } : {}),
    ...(record.value === undefined ? {} : { value: record.value }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(suggestion?.entity ? { entity: suggestion.entity } : {}),
    ...(suggestion?.date ? { date: suggestion.date } : {}),
    item,
  };
}

interface Anchored<I> {
  readonly item: I;
  readonly anchor: Anchor;
}

function anchoredItems<I extends Item<SpanRecord | LineRecord>>(
  items: readonly I[],
  text: string,
  codePoints: CodePoints,
): Anchored<I>[] {
  const sorted = [...items].sort((a, b) => a.record.start - b.record.start || a.record.end - b.record.end);
  const quotes = sorted.map(({ record }) => record);
  return anchorAll(quotes, text, codePoints).map((anchor, n) => ({ item: sorted[n]!, anchor }));
}

/** The suggestions that overlap none of the others; both sorted by start. */
function withoutOverlaps(suggestions: readonly Annotation[], others: readonly Annotation[]): Annotation[] {
  let first = 0;
  return suggestions.filter((suggestion) => {
    while (first < others.length && others[first]!.end <= suggestion.start) first++;
    for (let i = first; i < others.length && others[i]!.start < suggestion.end; i++) {
      if (overlaps(others[i]!, suggestion)) return false;
    }
    return true;
  });
}

function overlapping(sorted: readonly Annotation[]): Annotation[] {
  let end = -1;
  return sorted.filter((annotation) => {
    const hit = annotation.start < end;
    end = Math.max(end, annotation.end);
    return hit;
  });
}

function combineLines(
  marks: readonly LineMark[],
  anchored: readonly Anchored<LineItem>[],
  stale: Stale[],
): LineAnnotation[] {
  const items = new Map<LineMark, LineItem>();
  for (const { item, anchor } of anchored) {
    const mark = lineOf(anchor, marks);
    if (!mark) stale.push({ item, anchor });
    else if (!items.has(mark) || !isOwn(item.record)) items.set(mark, item);
  }
  return marks.map((mark) => {
    const item = items.get(mark);
    return {
      start: mark.start,
      end: mark.end,
      kind: item ? kindBy(item, mark) : mark.kind,
      status: item?.record.status ?? 'suggested',
      mark,
      ...(item ? { item } : {}),
    };
  });
}

/**
 * The line that an entry speaks of. What is said of a line stays with it while it is edited, but does not
 * pass to a line that has taken in the quoted one.
 */
function lineOf({ state, span }: Anchor, marks: readonly LineMark[]): LineMark | undefined {
  const mark = marks[lowerBound(marks, ({ end }) => end >= span.start)];
  if (!mark || state === 'lost' || span.end > mark.end || span.start < mark.start) return undefined;
  return span.start === mark.start || 2 * (span.end - span.start) >= mark.end - mark.start ? mark : undefined;
}

/** Who rejects that a line is boilerplate says that it belongs to the article. */
function kindBy({ record }: LineItem, mark: LineMark): LineKind {
  if (record.status === 'accepted') return record.kind;
  return record.status === 'rejected' && record.kind === mark.kind ? 'body' : mark.kind;
}
