import { absorbSteps } from '../../core/annotation/absorb';
import type { Article } from '../../core/annotation/article';
import { mapLabel } from '../../core/formats/labels';
import type { ReadDoc, ReadSpan } from '../../core/formats/model';
import { placeSteps } from '../../core/formats/place';
import type { ProblemCode } from '../../core/sidecar/model';
import { readSteps } from '../../core/sidecar/read';
import { LineMap } from '../../core/text/lines';
import { runToEnd, type Steps } from '../../core/text/steps';
import { decidedSteps } from '../load';
import type { Slices } from '../slices';

/** What becomes of the labels and spans of a file. */
export interface TakingRules {
  /** Labels of the file and what they become; an empty string leaves one out. */
  readonly labels: ReadonlyMap<string, string>;
  /** Takes labels over that the project does not know. */
  readonly keepLabels: boolean;
  readonly replace: boolean;
  /** Status of all spans, instead of the file's. */
  readonly status?: 'accepted' | 'suggested';
  /** Who is named as the author where the file does not say. */
  readonly by: string;
  /** When, in ISO 8601 UTC. */
  readonly at?: string;
}

/** A document and the article that it is of: plain data, which a thread can be given. */
export interface Taking {
  readonly doc: ReadDoc;
  readonly text: string;
  /** The sidecar's source, if there is one. */
  readonly sidecar: string | undefined;
  /** Labels of the project. */
  readonly known: readonly string[];
}

/** A span that was not taken over; `line` is that of the file. */
export type LeftSpan = { readonly line: number; readonly label: string } & (
  | { readonly why: 'label' }
  | { readonly why: 'lost'; readonly text: string }
  /** A person has decided otherwise: `there` is what stands in the way. */
  | { readonly why: 'kept'; readonly text: string; readonly there: string }
);

export type Taken =
  | {
      readonly kind: 'taken';
      /** The sidecar's new source; undefined when nothing changes. */
      readonly source: string | undefined;
      readonly added: number;
      readonly same: number;
      readonly replaced: number;
      readonly left: readonly LeftSpan[];
    }
  /** The sidecar cannot be written; `line` counts from 1. */
  | { readonly kind: 'closed'; readonly line: number; readonly code: ProblemCode; readonly detail: string };

/** How documents are taken into articles: `width` at once. */
export interface Taker {
  take(taking: Taking, rules: TakingRules): Promise<Taken>;
  readonly width: number;
}

export const takeHere: Taker = { take: async (taking, rules) => take(taking, rules), width: 1 };

/** The same, and lets other work in between. */
export const takeInSlices = (slices: Slices): Taker => ({
  take: async (taking, rules) => (await slices.run(takeSteps(taking, rules)))!,
  width: 1,
});

/**
 * Takes the annotations of a document into the sidecar of its article.
 *
 * @param before the article with where its entries stand, where that is known
 */
export function take(taking: Taking, rules: TakingRules, before?: Article): Taken {
  return runToEnd(takeSteps(taking, rules, before));
}

/** The same in steps. */
export function* takeSteps(
  { doc, text, sidecar, known }: Taking,
  rules: TakingRules,
  before?: Article,
): Steps<Taken> {
  const parsed = sidecar ? yield* readSteps(sidecar) : undefined;
  const problem = parsed?.problems.find(({ fatal }) => fatal);
  if (problem) {
    const line = new LineMap(sidecar!).lineAt(problem.source.start) + 1;
    return { kind: 'closed', line, code: problem.code, detail: problem.detail };
  }
  const published = parsed?.header.published ?? doc.published;
  const article = yield* decidedSteps(text, parsed, { published, before });
  const placed = yield* placeSteps(doc, text);
  const left: LeftSpan[] = placed.lost.map((span) => ({ why: 'lost', ...span }));
  const labels = new Set(known);
  const incoming: ReadSpan[] = [];
  for (const span of placed.spans) {
    const label = labelOf(span.label, labels, rules);
    if (label !== undefined) incoming.push(decided(span, label, rules));
    else if (rules.labels.get(span.label) !== '')
      left.push({ why: 'label', line: span.line, label: span.label });
  }
  const { source, added, same, replaced, kept } = yield* absorbSteps(
    article,
    incoming,
    placed.lines,
    rules.replace,
  );
  for (const { incoming: span, decision } of kept)
    left.push({
      ...{ why: 'kept', line: span.line, label: span.label, text: text.slice(span.start, span.end) },
      there: `${decision.status} ${decision.label} “${text.slice(decision.start, decision.end)}”`,
    });
  const changed = source === (sidecar ?? '') ? undefined : source;
  return { kind: 'taken', source: changed, added, same, replaced, left };
}

function labelOf(label: string, known: ReadonlySet<string>, { labels, keepLabels }: TakingRules) {
  return mapLabel(label, known, labels) ?? (keepLabels && !labels.has(label) ? label : undefined);
}

function decided(span: ReadSpan, label: string, { status, by, at }: TakingRules): ReadSpan {
  const when = span.at ?? at;
  return {
    ...span,
    label,
    status: status ?? span.status,
    by: span.by ?? by,
    ...(when === undefined ? {} : { at: when }),
  };
}
