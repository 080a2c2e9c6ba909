import type { Article } from '../core/annotation/article';
import { sentencesIn } from '../core/text/sentences';
import { contains, type Span } from '../core/text/span';
import { tokenize } from '../core/text/tokens';
import type { FeatureContext } from './context';
import { ownPart } from './folding';
import { annotationAt } from './mentions';
import { isSeen } from './shown';
import { trimmed } from './words';

/**
 * What a selection grows to from an offset, the smallest first: the syllable, the name or date, the sentence, the
 * paragraph, the article without the page around it, the whole text. Each lies in the next and is shorter.
 */
export function selectionsAt({ article, showThreshold }: FeatureContext, offset: number): Span[] {
  const { text, lines } = article;
  const line = lines.span(lines.lineAt(offset));
  const annotation = annotationAt(article, offset, (one) => isSeen(one, showThreshold));
  const steps: (Span | undefined)[] = [
    syllableAt(article, line, offset),
    annotation && { start: annotation.start, end: annotation.end },
    sentencesIn(text, line).find(({ start, end }) => start <= offset && offset <= end),
    trimmed(text, line),
    ownPart(article),
    { start: 0, end: text.length },
  ];
  const chain: Span[] = [];
  for (const step of steps) {
    if (!step || step.start >= step.end || step.start > offset || step.end < offset) continue;
    const last = chain.at(-1);
    const grows = !last || (contains(step, last) && step.end - step.start > last.end - last.start);
    if (grows) chain.push({ start: step.start, end: step.end });
  }
  return chain;
}

function syllableAt({ text }: Article, line: Span, offset: number): Span | undefined {
  const at = offset - line.start;
  // A number and its unit touch; the one that begins at the cursor is meant.
  const token = tokenize(text.slice(line.start, line.end)).findLast(
    ({ start, end }) => start <= at && at <= end,
  );
  return token && { start: line.start + token.start, end: line.start + token.end };
}
