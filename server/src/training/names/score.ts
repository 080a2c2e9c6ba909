import { findNames } from '../../core/recognition/names/label';
import { reconcileNames } from '../../core/recognition/names/reconcile';
import type { NameResources } from '../../core/recognition/names/types';
import { noScore, type Score, scoreArticle } from '../evaluation/score';
import type { NamedLine } from './gold';

/** Recognizes the names of the articles and compares strictly: same start, end and label. */
export function scoreNames(articles: readonly (readonly NamedLine[])[], resources: NameResources): Score {
  const score = noScore();
  for (const lines of articles) {
    let offset = 0;
    const paragraphs = lines.map(({ text }) => {
      const paragraph = { offset, text, analysis: findNames(text, resources) };
      offset += text.length + 1;
      return paragraph;
    });
    const spans = lines.flatMap(({ names }, i) => {
      const { offset } = paragraphs[i]!;
      return names.map(({ start, end, label }) => ({ start: start + offset, end: end + offset, label }));
    });
    scoreArticle({ spans, disputes: [], lines: [] }, { spans: reconcileNames(paragraphs, resources) }, score);
  }
  return score;
}
