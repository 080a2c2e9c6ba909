import type { Article } from '../annotation/article';
import { conll } from './conll';
import { jsonl } from './jsonl';
import type { ExportDocument, ExportFormat, Loss } from './model';

export const FORMATS: readonly ExportFormat[] = [conll, jsonl];

/** An article as formats see it: accepted annotations, with suggestions too if they are wanted. */
export function exportDocument(
  path: string,
  article: Article,
  include: 'accepted' | 'suggested',
  lose: (loss: Loss) => void,
): ExportDocument {
  let end = 0;
  const annotations = article.annotations.spans.filter((span) => {
    if (span.status !== 'accepted' && !(include === 'suggested' && span.status === 'suggested')) return false;
    if (span.start >= end) {
      end = span.end;
      return true;
    }
    const { codePoints, text } = article;
    const [from, to] = [codePoints.fromUtf16(span.start), codePoints.fromUtf16(span.end)];
    lose({ path, start: from, end: to, text: text.slice(span.start, span.end), reason: 'overlap' });
    return false;
  });
  return { path, article, annotations };
}
