import type { Span } from '../text/span';

/** BCP 47 tag of a language that has a pack. */
export type Lang = string;

/** TIMEX3 types. */
export const TIMEX_TYPES = ['DATE', 'TIME', 'DURATION', 'SET'] as const;
export type TimexType = (typeof TIMEX_TYPES)[number];

export const LINE_KINDS = ['title', 'byline', 'lead', 'body', 'caption', 'boilerplate', 'blank'] as const;
export type LineKind = (typeof LINE_KINDS)[number];
/** One of these, or one of the project's own, which begin with a small letter too. */
export type AnyLineKind = LineKind | (string & {});

/**
 * One reason for a suggestion. `rule` is a stable code that hover cards translate and docs list;
 * `detail` is text of the article or a fact, never a sentence.
 */
export interface Evidence {
  readonly rule: string;
  readonly detail?: string;
  /** The decisions that it comes from, if it does. */
  readonly learned?: { readonly decisions: number; readonly fact: number };
}

/** What is known of an entity in the gazetteer. */
export interface EntityFacts {
  /** Canonical name as the lists of the language have it, for example `Nhật Bản`. */
  readonly canonical: string;
  /** Kind code, for example `country`, `province`, `city`, `ministry`, `company`, `press`. */
  readonly kind: string;
  /** ISO 3166 code of a country or subdivision. */
  readonly iso?: string;
  /** Canonical name of the place or country that it belongs to. */
  readonly within?: string;
}

export interface EntitySuggestion extends Span {
  /** One of the model's labels, or one that the project gives to a name of its own. */
  readonly label: string;
  /** Calibrated probability that span and label are both right, 0 to 1. */
  readonly confidence: number;
  /** The fullest name by which the article or the gazetteer knows the entity. */
  readonly canonical: string;
  readonly facts?: EntityFacts;
  readonly evidence: readonly Evidence[];
  /**
   * There where decisions of people have made another suggestion of it than the recognizer's: what that was, or
   * nothing where it saw no name.
   */
  readonly adapted?: { readonly from?: EntitySuggestion };
}

/** How a date expression came by its value. */
export interface DateResolution {
  /**
   * - `explicit`: the expression says it all
   * - `published`: resolved against the publication date
   * - `mentioned`: resolved against a date spoken of before, see `anchor`
   * - `adjacent`: equals the written date beside it ("hôm nay, 26/8")
   * - `calendar`: a lunar or feast day converted to the Gregorian calendar
   * - `unresolved`: no year to be had
   * - `impossible`: there is no such day ("30/2/2024"), so it has no value
   */
  readonly how:
    | 'explicit'
    | 'published'
    | 'mentioned'
    | 'adjacent'
    | 'calendar'
    | 'unresolved'
    | 'impossible';
  /** The value that it was resolved against. */
  readonly anchor?: string;
  /** Where that value is written in the article, if it is. */
  readonly anchorSpan?: Span;
}

export interface DateSuggestion extends Span {
  readonly type: TimexType;
  /** TIMEX3 value; empty for a day that does not exist. */
  readonly value: string;
  /** Code of the grammar rule that matched. */
  readonly rule: string;
  readonly resolution: DateResolution;
  readonly confidence: number;
  /** The time zone named after it, as written; not part of the value. */
  readonly zone?: string;
}

export interface LineMark extends Span {
  readonly kind: AnyLineKind;
  /** Probability that the line is boilerplate, 0 to 1. */
  readonly boilerplate: number;
  /** How sure it is that the line is of one of the project's own kinds, where it is said to be. */
  readonly confidence?: number;
  readonly evidence: readonly Evidence[];
}

export interface PublicationDate {
  /** `YYYY-MM-DD`. */
  readonly value: string;
  /** Where it was found. */
  readonly source: 'option' | 'sidecar' | 'project' | 'file-name' | 'header' | 'byline' | 'dateline' | 'text';
  /** Where it is written in the article, if it is. */
  readonly span?: Span;
}

/** All that the recognizer says of one article. Spans of `entities` and `dates` together do not overlap. */
export interface Recognition {
  readonly lang: Lang;
  readonly published?: PublicationDate;
  readonly entities: readonly EntitySuggestion[];
  readonly dates: readonly DateSuggestion[];
  /** One mark for each line of the article, blank ones included, in order; ends exclude the line break. */
  readonly lines: readonly LineMark[];
}
