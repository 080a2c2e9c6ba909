import type { DateSuggestion, EntitySuggestion, LineKind, LineMark, Recognition } from '../recognition/types';
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
  const suggestions = suggestionsOf(recognition);
  if (!sidecar) {
    const lines = combineLines(recognition.lines, [], []);
    return { spans: suggestions, lines, stale: [], overlapping: [] };
  }
  const stale: Stale[] = [];
  const fromFile: Annotation[] = [];
  for (const { item, anchor } of anchoredItems(sidecar.spans, text, codePoints)) {
    const { span } = anchor;
    const at = indexOf(suggestions, span);
    if (isOwn(item.record)) {
      // Its entry in the file stays known, so that a decision is written into it.
      const fresh = suggestions[at];
      if (anchor.state === 'found' && fresh && !fresh.item) suggestions[at] = { ...fresh, item };
    } else if (anchor.state === 'found') fromFile.push(decided(span, item, suggestions[at]));
    else stale.push({ item, anchor });
  }
  fromFile.sort(bySpan);

  const rejected = fromFile.filter((annotation) => !isLive(annotation));
  const blocked = fromFile.filter(isLive);
  const free = withoutOverlaps(suggestions, blocked).filter((free) => indexOf(rejected, free) < 0);
  return {
    spans: free.length === 0 ? fromFile : [...fromFile, ...free].sort(bySpan),
    lines: combineLines(recognition.lines, anchoredItems(sidecar.lines, text, codePoints), stale),
    stale,
    overlapping: overlapping(fromFile.filter(({ status }) => status === 'accepted')),
    sidecar,
  };
}

/** Whether an entry of the sidecar is a suggestion that `annotate` wrote, and may take away. */
export function isOwn({ status, by }: SpanRecord | LineRecord): boolean {
  return status === 'suggested' && by === RECOGNIZER;
}

/** Index of the annotation of exactly that span among sorted ones, else -1. */
function indexOf(sorted: readonly Annotation[], { start, end }: Span): number {
  const first = lowerBound(
    sorted,
    (other) => other.start > start || (other.start === start && other.end <= end),
  );
  const found = sorted[first];
  return found && found.start === start && found.end === end ? first : -1;
}

/** Names and dates, which do not overlap each other, by position. */
function suggestionsOf({ entities, dates }: Recognition): Annotation[] {
  const suggestions: Annotation[] = [];
  let next = 0;
  for (const entity of entities) {
    for (; next < dates.length && dates[next]!.start < entity.start; next++)
      suggestions.push(suggestedDate(dates[next]!));
    suggestions.push(suggestedName(entity));
  }
  for (; next < dates.length; next++) suggestions.push(suggestedDate(dates[next]!));
  return suggestions;
}

function suggestedName(entity: EntitySuggestion): Annotation {
  const { start, end, label, confidence, canonical } = entity;
  return { start, end, label, status: 'suggested', confidence, canonical, entity };
}

function suggestedDate(date: DateSuggestion): Annotation {
  const { start, end, confidence, type, value } = date;
  return { start, end, label: DATE, status: 'suggested', confidence, date, type, value };
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
    const { start, end, kind } = mark;
    const item = items.get(mark);
    return item
      ? { start, end, kind: kindBy(item, mark), status: item.record.status, mark, item }
      : { start, end, kind, status: 'suggested', mark };
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
