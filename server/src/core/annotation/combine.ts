import type {
  AnyLineKind,
  DateSuggestion,
  EntitySuggestion,
  LineMark,
  Recognition,
} from '../recognition/types';
import type { AnyItem, LineItem, LineRecord, Sidecar, SpanItem, SpanRecord } from '../sidecar/model';
import { SAYS, saysTheSame } from '../sidecar/same';
import { bySpan, inOrder, overlaps, type Span } from '../text/span';
import { lowerBound } from '../text/units';
import { isSame } from './anchor';
import { type Annotation, type Annotations, DATE, isLive, type LineAnnotation, type Stale } from './model';
import type { Place, Places } from './places';

/** The name that `annotate` leaves in its suggestions. */
export const RECOGNIZER = 'dateline';

/**
 * Brings together what the sidecar holds and what the recognizer suggests:
 * - an entry of the sidecar hides every suggestion that overlaps it, unless the entry is a rejection, which
 *   hides only the suggestion of the same span;
 * - suggestions that `annotate` wrote are replaced by fresh ones, so that a better recognizer shows at once.
 *
 * `places` is where the entries of the sidecar stand, `before` are the annotations of the version before: what has not changed stays the same object.
 */
export function combine(
  text: string,
  recognition: Recognition,
  places: Places,
  sidecar?: Sidecar,
  before: Pick<Annotations, 'spans' | 'lines'> = NOTHING,
): Annotations {
  const suggestions = inTurn(recognition);
  const known = new Finder(before.spans);
  if (!sidecar) {
    const lines = combineLines(recognition.lines, [], places, [], [], text, before.lines);
    const spans = suggestions.map((one) => suggested(one, known.find(one)));
    return { spans, lines, stale: [], overlapping: [], repeated: [], places };
  }
  const stale: Stale[] = [];
  const repeated: AnyItem[] = [];
  const entries: Annotation[] = [];
  /** Entries that `annotate` wrote, by what is suggested there now: a decision is written into them. */
  const own = new Map<Suggestion, SpanItem>();
  const finder = new Finder(suggestions);
  for (const item of sidecar.spans) {
    const place = places.get(item)!;
    const fresh = finder.find(place);
    if (isOwn(item.record)) {
      if (!place.was && fresh && !own.has(fresh)) own.set(fresh, item);
    } else if (place.was) stale.push(staleAt(item, place, text));
    else entries.push(decided(place, item, fresh, known.find(place)));
  }
  const fromFile = onceEach(inOrder(entries), repeated);
  const rejected = new Finder(fromFile.filter((annotation) => !isLive(annotation)));
  const blocked = fromFile.filter(isLive);
  const free = withoutOverlaps(suggestions, blocked)
    .filter((one) => !rejected.find(one))
    .map((one) => suggested(one, known.find(one), own.get(one)));
  return {
    spans: free.length === 0 ? fromFile : [...fromFile, ...free].sort(bySpan),
    lines: combineLines(recognition.lines, sidecar.lines, places, stale, repeated, text, before.lines),
    stale,
    overlapping: overlapping(fromFile.filter(({ status }) => status === 'accepted')),
    repeated,
    sidecar,
    places,
  };
}

/** Where accepted entries stand, by position; nothing that is suggested there is shown. */
export function acceptedPlaces(places: Places, sidecar: Sidecar): Place[] {
  const accepted: Place[] = [];
  for (const item of sidecar.spans) {
    const place = places.get(item)!;
    if (item.record.status === 'accepted' && !place.was) accepted.push(place);
  }
  return inOrder(accepted);
}

const NOTHING = { spans: [], lines: [] };

/** Whether an entry of the sidecar is a suggestion that `annotate` wrote, and may take away. */
export function isOwn({ status, by }: SpanRecord | LineRecord): boolean {
  return status === 'suggested' && by === RECOGNIZER;
}

/** Finds what has exactly a span among spans in order, soonest when those that are asked for come in order too. */
class Finder<S extends Span> {
  #next = 0;
  /** What was asked for last; all before `#next` comes before it. */
  #start = 0;
  #end = Number.POSITIVE_INFINITY;

  constructor(readonly sorted: readonly S[]) {}

  find({ start, end }: Span): S | undefined {
    const { sorted } = this;
    const isBefore = (other: Span) => other.start < start || (other.start === start && other.end > end);
    let next = this.#next;
    if (isBefore({ start: this.#start, end: this.#end }))
      while (next < sorted.length && isBefore(sorted[next]!)) next++;
    else next = lowerBound(sorted, (other) => !isBefore(other));
    this.#next = next;
    this.#start = start;
    this.#end = end;
    const found = sorted[next];
    return found && found.start === start && found.end === end ? found : undefined;
  }
}

type Suggestion = EntitySuggestion | DateSuggestion;

const isName = (suggestion: Suggestion): suggestion is EntitySuggestion => 'label' in suggestion;

/** Names and dates, which do not overlap each other, by position. */
function inTurn({ entities, dates }: Recognition): Suggestion[] {
  const suggestions: Suggestion[] = [];
  let next = 0;
  for (const entity of entities) {
    for (; next < dates.length && dates[next]!.start < entity.start; next++) suggestions.push(dates[next]!);
    suggestions.push(entity);
  }
  for (; next < dates.length; next++) suggestions.push(dates[next]!);
  return suggestions;
}

function suggested(suggestion: Suggestion, before: Annotation | undefined, item?: SpanItem): Annotation {
  const entity = isName(suggestion) ? suggestion : undefined;
  const date = isName(suggestion) ? undefined : suggestion;
  if (before && before.item === item && before.entity === entity && before.date === date) return before;
  const { start, end, confidence } = suggestion;
  return {
    start,
    end,
    label: entity?.label ?? DATE,
    status: 'suggested',
    type: date?.type,
    value: date?.value,
    canonical: entity?.canonical,
    confidence,
    entity,
    date,
    item,
  };
}

function decided(
  { start, end }: Span,
  item: SpanItem,
  suggestion: Suggestion | undefined,
  before: Annotation | undefined,
): Annotation {
  const name = suggestion && isName(suggestion) ? suggestion : undefined;
  const date = suggestion && !isName(suggestion) ? suggestion : undefined;
  const entity = name && ownSuggestion(name);
  if (before?.item === item && before.entity === entity && before.date === date) return before;
  const { label, status, type, value, canonical, confidence } = item.record;
  return {
    start,
    end,
    label,
    status,
    type,
    value,
    canonical: canonical ?? name?.canonical,
    confidence: confidence ?? suggestion?.confidence,
    entity,
    date,
    item,
  };
}

/** What the recognizer says of exactly the span, without what decisions, and this one among them, have made of it. */
function ownSuggestion(entity: EntitySuggestion): EntitySuggestion | undefined {
  if (!entity.adapted) return entity;
  const { from } = entity.adapted;
  return from?.start === entity.start && from.end === entity.end ? from : undefined;
}

function staleAt(item: SpanItem | LineItem, { start, end }: Span, text: string): Stale {
  if (end > start) {
    const state = isSame(text.slice(start, end), item.record.text) ? 'unsure' : 'changed';
    return { item, anchor: { state, span: { start, end } } };
  }
  const span = { start, end: Math.min(text.length, start + item.record.text.length) };
  return { item, anchor: { state: 'lost', span } };
}

/** Of entries of one span that say the same the first; the others are put to those that repeat it. */
function onceEach(sorted: readonly Annotation[], repeated: AnyItem[]): readonly Annotation[] {
  if (!sorted.some((one, n) => n > 0 && bySpan(sorted[n - 1]!, one) === 0)) return sorted;
  const once: Annotation[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    do to++;
    while (to < sorted.length && bySpan(sorted[from]!, sorted[to]!) === 0);
    if (to === from + 1) once.push(sorted[from]!);
    else for (const each of onceEachOf(sorted.slice(from, to), repeated)) once.push(each);
  }
  return once;
}

/** The same of entries of one span. */
function onceEachOf(sorted: readonly Annotation[], repeated: AnyItem[]): Iterable<Annotation> {
  const once = new Map<string, Annotation>();
  for (const annotation of sorted) {
    const item = annotation.item!;
    const key = JSON.stringify(SAYS.map((name) => item.fields[name]));
    const other = once.get(key);
    if (!other) once.set(key, annotation);
    else if (repeats(item, other.item!)) repeated.push(item);
    else if (repeats(other.item!, item)) {
      repeated.push(other.item!);
      once.set(key, annotation);
    } else once.set(`${key} ${once.size}`, annotation);
  }
  return once.values();
}

/** Whether an entry says nothing that another one of the same place has not said before it. */
function repeats(item: AnyItem, other: AnyItem): boolean {
  const [note, said] = [item.fields['note'], other.fields['note']];
  const isLater = (item.record.at ?? '') >= (other.record.at ?? '');
  return saysTheSame(item, other) && isLater && (note === undefined || note === said);
}

/** The suggestions that overlap none of the others; both sorted by start. */
function withoutOverlaps<S extends Span>(suggestions: readonly S[], others: readonly Span[]): S[] {
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
  entries: readonly LineItem[],
  places: Places,
  stale: Stale[],
  repeated: AnyItem[],
  text: string,
  before: readonly LineAnnotation[],
): LineAnnotation[] {
  const items = new Map<LineMark, LineItem>();
  const others = new Map<LineMark, LineItem[]>();
  for (const item of entries) {
    const place = places.get(item)!;
    const mark = place.was ? undefined : lineOf(place, marks);
    const other = mark && items.get(mark);
    if (!mark) stale.push(staleAt(item, place, text));
    else if (other && repeats(item, other)) repeated.push(item);
    else if (other && repeats(other, item)) {
      repeated.push(other);
      items.set(mark, item);
    } else {
      const [kept, left] = other && weight(other) > weight(item) ? [other, item] : [item, other];
      items.set(mark, kept);
      if (left) others.set(mark, [...(others.get(mark) ?? []), left]);
    }
  }
  return marks.map((mark, n) => {
    const { start, end, kind } = mark;
    const item = items.get(mark);
    if (!item) {
      const known = before[n];
      return known?.mark === mark && !known.item ? known : { start, end, kind, status: 'suggested', mark };
    }
    const line = { start, end, kind: kindBy(item, mark), status: item.record.status, mark, item };
    const decided = (others.get(mark) ?? []).filter(({ record }) => record.status !== 'suggested');
    return decided.some((other) => contradicts(other, item)) ? { ...line, rivals: decided } : line;
  });
}

/** What of two entries for a line counts: what a person has said, that it is something before that it is not. */
function weight({ record }: LineItem): number {
  if (isOwn(record)) return 0;
  return { suggested: 1, rejected: 2, accepted: 3 }[record.status];
}

/** Whether only one of two decisions on a line can be right. */
function contradicts({ record: a }: LineItem, { record: b }: LineItem): boolean {
  if (a.status === 'suggested' || b.status === 'suggested') return false;
  return a.status === b.status ? a.status === 'accepted' && a.kind !== b.kind : a.kind === b.kind;
}

/**
 * The line that an entry speaks of. What is said of a line stays with it while it is edited, but does not
 * pass to a line that has taken in the quoted one.
 */
function lineOf(span: Span, marks: readonly LineMark[]): LineMark | undefined {
  const mark = marks[lowerBound(marks, ({ end }) => end >= span.start)];
  if (!mark || span.end > mark.end || span.start < mark.start) return undefined;
  return span.start === mark.start || 2 * (span.end - span.start) >= mark.end - mark.start ? mark : undefined;
}

/** Who rejects that a line is boilerplate says that it belongs to the article. */
function kindBy({ record }: LineItem, mark: LineMark): AnyLineKind {
  if (record.status === 'accepted') return record.kind;
  return record.status === 'rejected' && record.kind === mark.kind ? 'body' : mark.kind;
}
