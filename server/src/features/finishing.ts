import { textHashes } from '../core/sidecar/quoted';
import { type ReviewState, reviewState } from '../core/sidecar/state';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { articleFindings } from './findings';
import { perArticle } from './memo';

/** How far the work on an article is. */
export const stateOf: (article: FeatureContext['article']) => ReviewState = perArticle(
  ({ text, annotations }) => reviewState(annotations.sidecar, (sha256) => textHashes(text).has(sha256)),
);

/** What keeps an article from being finished. */
export interface Left {
  /** Suggestions of names and dates that are as sure as those that are accepted together. */
  readonly undecided: number;
  /** Findings that are errors. */
  readonly errors: number;
  /** Where the first of them stands. */
  readonly first: Span;
}

/** Undefined when nothing is left to do that must be done. */
export function leftToDo(context: FeatureContext): Left | undefined {
  const undecided = context.article.annotations.spans.filter(
    ({ status, confidence = 0 }) => status === 'suggested' && confidence >= context.acceptThreshold,
  );
  const errors = articleFindings(context).filter(({ severity }) => severity === 'error');
  const [first, ...others] = [...undecided, ...errors.map(({ span }) => span)];
  if (!first) return undefined;
  const { start, end } = others.reduce((one: Span, other) => (other.start < one.start ? other : one), first);
  return { undecided: undecided.length, errors: errors.length, first: { start, end } };
}
