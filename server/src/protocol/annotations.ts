import type { Range } from 'vscode-languageserver-protocol';
import type { Status } from '../core/sidecar/model';
import type { ReviewState } from '../core/sidecar/state';

/**
 * Notification from the server after each change of an open article: `AnnotationsChange`. It follows upon the
 * notification before; a client that does not have that one any more asks for all.
 */
export const ANNOTATIONS = 'dateline/annotations';
/** Request from the client: all annotations of an open article, as `AnnotationsChange`; null when it is none. */
export const ALL_ANNOTATIONS = 'dateline/allAnnotations';

export interface AllAnnotationsParams {
  readonly uri: string;
}

/** What a client shows of an article. */
export interface AnnotationsParams extends Told {
  /** By position; decisions, and suggestions that are sure enough to be shown. */
  readonly spans: readonly WireSpan[];
  /** Lines that are headlines. */
  readonly titles: readonly Range[];
  /** Lines that are boilerplate. */
  readonly boilerplate: readonly Range[];
}

/** The same, as what has changed since. */
export interface AnnotationsChange extends Told {
  /** The `revision` of which it is a change; without it everything is told. */
  readonly since?: number;
  /** What stands behind the change of the text has come so many lines down. */
  readonly moved: number;
  readonly spans: ListChange<WireSpan>;
  readonly titles: ListChange<Range>;
  readonly boilerplate: ListChange<Range>;
}

interface Told {
  readonly uri: string;
  readonly version: number;
  /** Another one for each notification and answer. */
  readonly revision: number;
  /** How far the work on the article is. */
  readonly state: ReviewState;
  readonly counts: { readonly suggested: number; readonly accepted: number; readonly rejected: number };
  /** Labels of the project, in order, with a colour as `#rrggbb` where the project gives one. */
  readonly labels: readonly {
    readonly name: string;
    readonly colour?: string;
    readonly description?: string;
  }[];
  readonly published?: { readonly value: string; readonly source: string };
  /** Set when the sidecar cannot be written; a message for people. */
  readonly readOnly?: string;
}

/** An annotation as a client shows it. */
export interface WireSpan {
  readonly range: Range;
  readonly label: string;
  readonly status: Exclude<Status, 'rejected'>;
  /** How sure the recognizer is, 0 to 1, where it has found exactly this. */
  readonly confidence?: number | undefined;
  /** TIMEX3, of dates. */
  readonly value?: string | undefined;
  /** Accepted together with others; nobody has looked at this one by itself. */
  readonly bulk?: true | undefined;
  /** What a person has said of it. */
  readonly note?: string | undefined;
}

/** A list of places by what differs from the list before: its first ones stay, others come, its last ones follow. */
export interface ListChange<T> {
  /** How many of the first ones stay. */
  readonly head: number;
  readonly items: readonly T[];
  /** How many of the last ones follow, as many lines further down as the change says. */
  readonly tail: number;
}

/** @returns undefined when the change is none of `before` */
export function changed(
  before: AnnotationsParams | undefined,
  change: AnnotationsChange,
): AnnotationsParams | undefined {
  const { since, moved, spans, titles, boilerplate, ...told } = change;
  if (since !== undefined && since !== before?.revision) return undefined;
  const down = ({ start, end }: Range): Range => ({
    start: { line: start.line + moved, character: start.character },
    end: { line: end.line + moved, character: end.character },
  });
  return {
    ...told,
    spans: listAfter(before?.spans, spans, moved === 0, (span) => ({ ...span, range: down(span.range) })),
    titles: listAfter(before?.titles, titles, moved === 0, down),
    boilerplate: listAfter(before?.boilerplate, boilerplate, moved === 0, down),
  };
}

/** What stays in its place is the same object. */
function listAfter<T>(
  before: readonly T[] = [],
  { head, items, tail }: ListChange<T>,
  stays: boolean,
  down: (place: T) => T,
): readonly T[] {
  if (stays && items.length === 0 && head + tail === before.length) return before;
  const behind = before.slice(before.length - tail);
  return [...before.slice(0, head), ...items, ...(stays ? behind : behind.map(down))];
}
