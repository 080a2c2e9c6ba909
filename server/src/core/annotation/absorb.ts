import type { AnyLineKind } from '../recognition/types';
import type { SpanItem } from '../sidecar/model';
import type { Span } from '../text/span';
import { SpanIndex } from '../text/spanIndex';
import { eachInSteps, runToEnd, type Steps } from '../text/steps';
import type { Article } from './article';
import { addition, type Change, quoteFields, removal, replacement } from './entries';
import { type Annotation, DATE } from './model';
import { rewriteSteps, sidecarOf } from './rewrite';
import { prepareContexts, type Quotable } from './surroundings';

/** An annotation from elsewhere. UTF-16 code units of the article. */
export interface Incoming
  extends Pick<
    Annotation,
    'start' | 'end' | 'label' | 'status' | 'type' | 'value' | 'canonical' | 'confidence'
  > {
  readonly by?: string;
  readonly at?: string;
}

export interface Absorbed<I extends Incoming> {
  /** The sidecar's source; the old one when nothing changes, empty when there is none and nothing to write. */
  readonly source: string;
  readonly added: number;
  /** Entries that were there already, saying the same. */
  readonly same: number;
  readonly replaced: number;
  /** What was left as it is, because a person has decided otherwise. */
  readonly kept: readonly { readonly incoming: I; readonly decision: Annotation }[];
}

const key = ({ start, end }: Span) => `${start}-${end}`;

/**
 * Takes annotations from elsewhere into a sidecar. What a person decided stays, unless it is to be
 * replaced; suggestions give way. Spans of `incoming` may overlap each other, and then stand side by side.
 */
export function absorb<I extends Incoming>(
  article: Article,
  incoming: readonly I[],
  lines: readonly (Span & { readonly kind: AnyLineKind })[],
  replace: boolean,
): Absorbed<I> {
  return runToEnd(absorbSteps(article, incoming, lines, replace));
}

/** The same in steps. */
export function* absorbSteps<I extends Incoming>(
  article: Article,
  incoming: readonly I[],
  lines: readonly (Span & { readonly kind: AnyLineKind })[],
  replace: boolean,
): Steps<Absorbed<I>> {
  const decided = article.annotations.spans.filter(({ item }) => item && item.record.status !== 'suggested');
  const suggested = new Map(
    article.annotations.spans
      .filter(({ item }) => item?.record.status === 'suggested')
      .map((s) => [key(s), s]),
  );
  const accepted = new SpanIndex(decided.filter(({ status }) => status === 'accepted'));
  const arriving = new Set(incoming.map(key));
  const byPlace = new Map(decided.map((annotation) => [key(annotation), annotation]));
  const kept: { incoming: I; decision: Annotation }[] = [];
  const removed = new Set<SpanItem>();
  let added = 0;
  let same = 0;
  let replaced = 0;
  const sidecar = sidecarOf(article);
  const changes: Change[] = [];
  const seen = new Set<string>();
  const { quoted, annotations } = article;
  const quotable: Quotable = {
    quoted,
    annotations: {
      spans: [...annotations.spans, ...incoming],
      lines: [...annotations.lines, ...lines],
    },
  };
  if (incoming.length > 0) yield* prepareContexts(quotable);
  yield* eachInSteps(incoming, (span) => {
    const fields = fieldsOf(quotable, span);
    const old = byPlace.get(key(span));
    // Two labels on one text: the first is compared with what is there, the others are added to it.
    const again = seen.has(key(span));
    seen.add(key(span));
    if (old && !again) {
      if (says(old, span)) same++;
      else if (!replace) kept.push({ incoming: span, decision: old });
      else {
        replaced++;
        changes.push(replacement(old.item!, { ...old.item!.fields, ...NOTHING, ...fields }));
      }
      return;
    }
    const suggestion = again ? undefined : suggested.get(key(span));
    if (suggestion && says(suggestion, span)) {
      same++;
      return;
    }
    const rivals = accepted.overlapping(span).filter((other) => !arriving.has(key(other)));
    if (rivals.length > 0 && !replace) {
      kept.push({ incoming: span, decision: rivals[0]! });
      return;
    }
    for (const { item } of rivals) {
      if (removed.has(item!)) continue;
      removed.add(item!);
      changes.push(removal(item!));
    }
    if (rivals.length > 0) replaced++;
    else added++;
    changes.push(suggestion ? replacement(suggestion.item!, fields) : addition('spans', fields));
  });
  const marked = new Map(article.annotations.lines.map(({ start, item }) => [start, item]));
  for (const line of lines) {
    const known = marked.get(line.start);
    if (known && (known.record.kind === line.kind || !replace)) continue;
    const fields = { ...quoteFields(quotable, line, 'lines'), kind: line.kind, status: 'accepted' };
    changes.push(known ? replacement(known, { ...known.fields, ...fields }) : addition('lines', fields));
  }
  const source =
    changes.length > 0
      ? yield* rewriteSteps(article, sidecar, changes, 'all')
      : (article.annotations.sidecar?.source ?? '');
  return { source, added, same, replaced, kept };
}

/** Keys of an old entry that a new one must not inherit. */
const NOTHING = {
  type: undefined,
  value: undefined,
  canonical: undefined,
  confidence: undefined,
  was: undefined,
};

function fieldsOf(article: Quotable, span: Incoming) {
  const { label, status, value, canonical, confidence, by, at } = span;
  const type = label === DATE ? (span.type ?? 'DATE') : span.type;
  return {
    ...quoteFields(article, span, 'spans'),
    label,
    type,
    value,
    canonical,
    status,
    confidence,
    by,
    at,
  };
}

/** Whether a decision says all that an annotation says. */
function says(old: Annotation, { label, status, type, value }: Incoming): boolean {
  return (
    old.label === label &&
    old.status === status &&
    (type === undefined || type === old.type) &&
    (value === undefined || value === old.value)
  );
}
