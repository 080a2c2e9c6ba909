import type { Article } from '../core/annotation/article';
import type { Annotation, LineAnnotation } from '../core/annotation/model';
import { commonEnds, commonText } from '../core/text/commonEnds';
import type { Span } from '../core/text/span';
import type { FeatureContext } from '../features/context';
import { stateOf } from '../features/finishing';
import { isSeen } from '../features/shown';
import type { AnnotationsChange, ListChange, WireSpan } from '../protocol';
import { whyReadOnly } from '../workspace/faults';
import type { ArticleState } from '../workspace/openArticles';
import { toRange } from './convert';

/** What was told of an article. */
interface Told {
  readonly revision: number;
  readonly article: Article;
  readonly spans: readonly Annotation[];
  readonly titles: readonly LineAnnotation[];
  readonly boilerplate: readonly LineAnnotation[];
}

/** Tells a client that shows annotations itself of those of its articles, of each version what has changed. */
export class Telling {
  readonly #told = new Map<string, Told>();
  #revision = 0;

  /** What there is to tell since the last time; everything if that was never, or `all` is wanted. */
  change(context: FeatureContext, state: ArticleState, all = false): AnnotationsChange {
    const { article, project, uri, version } = state;
    const { spans, lines } = article.annotations;
    const before = all ? undefined : this.#told.get(uri);
    const told = {
      revision: ++this.#revision,
      article,
      spans: spans.filter((span) => isSeen(span, context.showThreshold)),
      titles: lines.filter(({ kind }) => kind === 'title'),
      boilerplate: lines.filter(({ kind }) => kind === 'boilerplate'),
    };
    this.#told.set(uri, told);
    const { published } = article.recognition;
    const count = (status: string) => spans.filter((span) => span.status === status).length;
    const readOnly = whyReadOnly(state, context.messages);
    const edit = before && linesBetween(before.article, article);
    const line = (mark: LineAnnotation) => toRange(article.lines, mark);
    return {
      uri,
      version,
      revision: told.revision,
      ...(before ? { since: before.revision } : {}),
      moved: edit?.moved ?? 0,
      spans: listChange(edit, before?.spans, told.spans, isAlike, (span) => wireSpan(article, span)),
      titles: listChange(edit, before?.titles, told.titles, () => true, line),
      boilerplate: listChange(edit, before?.boilerplate, told.boilerplate, () => true, line),
      state: stateOf(article),
      counts: {
        suggested: told.spans.length - count('accepted'),
        accepted: count('accepted'),
        rejected: count('rejected'),
      },
      labels: project.labels,
      ...(published
        ? { published: { value: published.value, source: context.messages.sources[published.source] } }
        : {}),
      ...(readOnly === undefined ? {} : { readOnly }),
    };
  }

  /** An article that is opened again is told of as a whole. */
  forget(uri: string): void {
    this.#told.delete(uri);
  }
}

/** The lines in which two versions of a text differ; all offsets are UTF-16 code units. */
interface Edit {
  /** Where the first of them begins, in both versions. */
  readonly start: number;
  /** Where the first line behind them begins in the old version, and how far it has come. */
  readonly end: number;
  readonly shift: number;
  /** By how many lines. */
  readonly moved: number;
}

/** Positions in the lines before and behind stay what they are, but for the number of the line. */
function linesBetween(before: Article, now: Article): Edit {
  const { head, tail } = commonText(before.text, now.text);
  const shift = now.text.length - before.text.length;
  const line = Math.min(before.lines.lineAt(head), now.lines.lineAt(head));
  // A line begins behind its line break, the last unit of which must be among what is common.
  const next = before.lines.lineAt(before.text.length - tail) + 1;
  const end = next < before.lines.count ? before.lines.span(next).start : before.text.length + 1;
  return {
    start: head === before.text.length && shift === 0 ? head + 1 : before.lines.span(line).start,
    end,
    shift,
    moved: now.lines.count - before.lines.count,
  };
}

/** What is told of an annotation besides its place. */
const TELLS: { readonly [K in Exclude<keyof WireSpan, 'range'>]-?: (a: Annotation) => WireSpan[K] } = {
  label: ({ label }) => label,
  // Rejected ones are not shown.
  status: ({ status }) => status as WireSpan['status'],
  confidence: ({ confidence }) =>
    confidence === undefined ? undefined : Math.round(confidence * 1000) / 1000,
  value: ({ value }) => value,
  bulk: ({ status, item }) => (status === 'accepted' && item?.record.bulk ? true : undefined),
  note: ({ item }) => item?.record.note,
};
const READERS = Object.entries(TELLS);

function wireSpan({ lines }: Article, annotation: Annotation): WireSpan {
  const told = READERS.map(([name, read]) => [name, read(annotation)] as const);
  const known = Object.fromEntries(told.filter(([, value]) => value !== undefined));
  return { range: toRange(lines, annotation), ...known } as WireSpan;
}

function isAlike(a: Annotation, b: Annotation): boolean {
  return a === b || READERS.every(([, read]) => read(a) === read(b));
}

function listChange<S extends Span, T>(
  edit: Edit | undefined,
  before: readonly S[] = [],
  now: readonly S[],
  isAlike: (old: S, now: S) => boolean,
  toWire: (place: S) => T,
): ListChange<T> {
  if (!edit) return { head: 0, items: now.map(toWire), tail: 0 };
  const { start, end, shift } = edit;
  const isMoved = (a: S, b: S, by: number) =>
    a.start + by === b.start && a.end + by === b.end && isAlike(a, b);
  const { head, tail } = commonEnds(
    before.length,
    now.length,
    (a, b) => before[a]!.end <= start && isMoved(before[a]!, now[b]!, 0),
    (a, b) => before[a]!.start >= end && isMoved(before[a]!, now[b]!, shift),
  );
  return { head, items: now.slice(head, now.length - tail).map(toWire), tail };
}
