import type { InferOutput, ObjectEntries, ObjectSchema } from 'valibot';
import type { Span } from '../text/span';
import type { finishedSchema, lineSchema, STATUSES, spanSchema } from './schema';

/** The name of an entry, which stays with it through every change; unique in its file. */
export type EntryId = string;

/** The version that this program writes; it reads this one and older. */
export const SIDECAR_VERSION = 2;

export type Status = (typeof STATUSES)[number];

/**
 * A name or a date. `by` is who decided, or the name of the program that suggested, `at` when, in ISO 8601 UTC;
 * `before` and `after` are `CONTEXT` code points around the span, or as many as tell it from all others, to find
 * it again when the text has changed; `stale` says that its text has been changed;
 * `was` is the suggestion that a person changed, as `LABEL` or `TYPE value`.
 *
 * Offsets are code points of the text as `quotedText` gives it, end exclusive.
 */
export type SpanRecord = Known<typeof spanSchema>;

/** The kind of a line; its `text` has at most its first `LINE_QUOTE` code points. */
export type LineRecord = Known<typeof lineSchema>;

/** The keys of a schema; an entry may have others, which stand in its `fields`. */
type Known<S extends { readonly entries: ObjectEntries }> = Readonly<
  InferOutput<ObjectSchema<S['entries'], undefined>>
>;

export type Section = 'spans' | 'lines';

/** One entry of the file. `fields` holds its keys as written, those unknown to this program included. */
export interface Item<R> {
  readonly section: Section;
  /** That of the file; where it has none, one that reading the same file again gives again. */
  readonly id: EntryId;
  readonly record: R;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Where the entry stands in the YAML source, in UTF-16 code units, without its line break. */
  readonly source: Span;
}

export type SpanItem = Item<SpanRecord>;
export type LineItem = Item<LineRecord>;
export type AnyItem = Item<SpanRecord | LineRecord>;

export type ProblemCode =
  | 'not-yaml'
  | 'alias'
  | 'newer-version'
  | 'duplicate-key'
  | 'wrong-type'
  | 'bad-offsets'
  | 'bad-field'
  | 'conflict'
  | 'merge'
  | 'more';

export interface SidecarProblem {
  readonly code: ProblemCode;
  /** The parser's words or the name of the field; never translated. */
  readonly detail: string;
  /** In the YAML source, in UTF-16 code units. */
  readonly source: Span;
  /** A file with a fatal problem is shown and never written. */
  readonly fatal: boolean;
}

export interface Header {
  readonly version: number;
  readonly unit: string;
  readonly sha256?: string;
  readonly published?: string;
  readonly finished?: Finished;
}

/** That a person has called the article finished: the text of this hash, with the decisions of this digest. */
export type Finished = Known<typeof finishedSchema>;

/** A sidecar as read. */
export interface Sidecar {
  readonly source: string;
  readonly header: Header;
  readonly spans: readonly SpanItem[];
  readonly lines: readonly LineItem[];
  /** Further entries that say what one of the same id says; the next decision takes them away. */
  readonly doubles: readonly AnyItem[];
  readonly problems: readonly SidecarProblem[];
  /** False when a fatal problem forbids writing. */
  readonly writable: boolean;
  /** Where things stand in the source; for `edit.ts`. */
  readonly layout: Layout;
}

export interface SectionLayout {
  /** Of the key. */
  readonly start: number;
  /** The end of the key's line, behind which the first entry stands. */
  readonly lineEnd: number;
  /** Column of the entries. */
  readonly indent: number;
}

export interface KeyLayout {
  /** From the key to the end of its last line. */
  readonly whole: Span;
  /** Its value; empty, behind the colon, when there is none. */
  readonly value: Span;
}

export interface Layout {
  readonly eol: '\n' | '\r\n';
  /** The top-level keys. */
  readonly entries: ReadonlyMap<string, KeyLayout>;
  /** Where the two lists begin, as far as they are there. */
  readonly sections: ReadonlyMap<Section, SectionLayout>;
  /** Entries of the section that could not be understood, kept as they are. */
  readonly opaque: readonly Span[];
}

/** Code points of context on each side of a span. */
export const CONTEXT = 16;
/** Code points of a line that are quoted in its mark. */
export const LINE_QUOTE = 64;
