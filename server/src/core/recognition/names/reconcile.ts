import type { EntitySuggestion } from '../types';
import { calibrate } from './calibration';
import type { NameAnalysis, NameResources } from './find';

export interface ParagraphNames {
  /** Where the paragraph begins in the article, UTF-16. */
  readonly offset: number;
  readonly text: string;
  readonly analysis: NameAnalysis;
}

/** The names of a whole article, in order, without overlap. Linear in the text. */
export function reconcileNames(
  paragraphs: readonly ParagraphNames[],
  resources: NameResources,
): EntitySuggestion[] {
  const suggestions: EntitySuggestion[] = [];
  for (const { offset, text, analysis } of paragraphs) {
    for (const name of analysis.names) {
      const { entry } = name;
      suggestions.push({
        start: offset + name.start,
        end: offset + name.end,
        label: name.label,
        confidence: calibrate(name.probability, resources.model.calibration),
        canonical: entry?.canonical ?? text.slice(name.start, name.end),
        ...(entry && { facts: entry }),
        evidence: name.evidence,
      });
    }
  }
  return suggestions;
}
