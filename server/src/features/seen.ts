import { bySpan, type Span } from '../core/text/span';
import { lowerBound } from '../core/text/units';
import type { FeatureContext } from './context';
import { isSeen } from './shown';
import { quote } from './words';

/** What a person saw at a place when they decided. */
export interface SeenThere {
  readonly span: Span;
  readonly label: string;
  readonly value?: string;
}

/**
 * Why a decision must not be made, in words for people: what it was made on stands there no longer. That it was
 * accepted meanwhile, or is a suggestion again, makes no difference.
 *
 * @returns undefined where all is as it was seen
 */
export function seenFault(context: FeatureContext, seen: readonly SeenThere[]): string | undefined {
  const { article, messages, showThreshold } = context;
  const { spans } = article.annotations;
  for (const { span, label, value } of seen) {
    let found = false;
    for (let n = lowerBound(spans, (one) => bySpan(one, span) >= 0); n < spans.length; n++) {
      const one = spans[n]!;
      if (bySpan(one, span) !== 0) break;
      if (!isSeen(one, showThreshold)) continue;
      found ||= one.label === label && (value === undefined || one.value === value);
    }
    if (!found) return messages.notAsSeen(quote(article.text, span));
  }
  return undefined;
}
