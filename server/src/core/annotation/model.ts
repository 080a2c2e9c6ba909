import type { StandardLabel } from '../project/model';
import type {
  AnyLineKind,
  DateSuggestion,
  EntitySuggestion,
  LineMark,
  TimexType,
} from '../recognition/types';
import type { AnyItem, LineItem, Sidecar, SpanItem, Status } from '../sidecar/model';
import type { Span } from '../text/span';
import type { Anchor } from './anchor';
import type { Places } from './places';

/** The label of dates in sidecars. */
export const DATE = 'DATE';
/** Labels that every installation knows; projects may have others. */
export type BuiltInLabel = StandardLabel | typeof DATE;

/**
 * A name or date in the article, by what people decided and what the recognizer suggests. `combine` gives all of them
 * all fields in one order, as they are gone through at each edit, which engines do faster so.
 */
export interface Annotation extends Span {
  readonly label: string;
  readonly status: Status;
  /** TIMEX3, for dates. */
  readonly type?: TimexType | undefined;
  readonly value?: string | undefined;
  readonly canonical?: string | undefined;
  readonly confidence?: number | undefined;
  /** What the recognizer says of exactly this span. */
  readonly entity?: EntitySuggestion | undefined;
  readonly date?: DateSuggestion | undefined;
  /** What the sidecar says. */
  readonly item?: SpanItem | undefined;
}

/** A line of the article and what it is. */
export interface LineAnnotation extends Span {
  readonly kind: AnyLineKind;
  readonly status: Status;
  readonly mark?: LineMark;
  readonly item?: LineItem;
  /** The other decisions of the sidecar on this line, where they cannot all be right. */
  readonly rivals?: readonly LineItem[];
}

/** An entry of the sidecar that no longer stands where it says. */
export interface Stale {
  readonly item: SpanItem | LineItem;
  readonly anchor: Anchor;
}

/** Sidecar and recognition of one article, brought together. Offsets are UTF-16 code units. */
export interface Annotations {
  /** Sorted by position. Rejected ones included; no two that are not rejected overlap, unless the sidecar says so. */
  readonly spans: readonly Annotation[];
  /** One for each line of the article. */
  readonly lines: readonly LineAnnotation[];
  readonly stale: readonly Stale[];
  /** Accepted entries of the sidecar that overlap an accepted one before them. */
  readonly overlapping: readonly Annotation[];
  /** Entries that say of a place what an earlier one says of it, as happens where a text comes back; the next decision takes them away. */
  readonly repeated: readonly AnyItem[];
  readonly sidecar?: Sidecar;
  /** Where every entry of the sidecar stands, and where lately those stood that are gone from it. */
  readonly places: Places;
}

/** Whether an annotation counts: it is a decision or a suggestion, but not a rejection. */
export function isLive(annotation: { readonly status: Status }): boolean {
  return annotation.status !== 'rejected';
}

export function isDate(annotation: { readonly label: string }): boolean {
  return annotation.label === DATE;
}
