import type { LineKind, TimexType } from '../recognition/types';
import type { Span } from '../text/span';

/** The name of an entry, which stays with it through every change; unique in its file. */
export type EntryId = string;

/** The version that this program writes; it reads this one and older. */
export const SIDECAR_VERSION = 2;

export type Status = 'suggested' | 'accepted' | 'rejected';

/** Offsets are code points of the text as `quotedText` gives it, end exclusive. */
interface RecordBase {
  readonly start: number;
  readonly end: number;
  /** The quoted text; for a line mark at most its first `LINE_QUOTE` code points. */
  readonly text: string;
  readonly status: Status;
  /** Who decided, or the name of the program that suggested. */
  readonly by?: string;
  /** When, in ISO 8601 UTC. */
  readonly at?: string;
  /** Up to `CONTEXT` code points around the span, to find it again when the text has changed. */
  readonly before?: string;
  readonly after?: string;
}

/** A name or a date. */
export interface SpanRecord extends RecordBase {
  /** `DATE` for dates, else a label of the project. */
  readonly label: string;
  readonly type?: TimexType;
  readonly value?: string;
  readonly canonical?: string;
  readonly confidence?: number;
  /** A person has said that the label is right although the same text has another one elsewhere. */
  readonly distinct?: boolean;
  /** The suggestion that a person changed, as `LABEL` or `TYPE value`. */
  readonly was?: string;
}

export interface LineRecord extends RecordBase {
  readonly kind: LineKind;
}

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
}

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
