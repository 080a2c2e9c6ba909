import { findNames, type NameResources } from '../../core/recognition/names/find';
import { reconcileNames } from '../../core/recognition/names/reconcile';
import { LABELS } from '../../core/recognition/names/tags';
import type { EntitySuggestion } from '../../core/recognition/types';
import type { GoldArticle, GoldName } from './corpus';

export interface Tally {
  gold: number;
  found: number;
  right: number;
}

export interface Scored {
  readonly byLabel: ReadonlyMap<string, Tally>;
  /** Every suggestion with whether it is right, for calibration and error lists. */
  readonly outcomes: readonly { suggestion: EntitySuggestion; right: boolean }[];
  readonly errors: readonly string[];
}

/** Recognizes the articles and compares strictly: same start, end and label. */
export function scoreArticles(articles: readonly GoldArticle[], resources: NameResources): Scored {
  const byLabel = new Map<string, Tally>();
  for (const label of [...LABELS, 'all']) byLabel.set(label, { gold: 0, found: 0, right: 0 });
  const outcomes: { suggestion: EntitySuggestion; right: boolean }[] = [];
  const errors: string[] = [];
  for (const article of articles) {
    const { text, gold } = joinLines(article);
    const suggestions = recognize(article, resources);
    const wanted = new Map(gold.map((name) => [key(name), name]));
    for (const name of gold) count(byLabel, name.label, 'gold');
    for (const suggestion of suggestions) {
      const right = wanted.delete(key(suggestion));
      count(byLabel, suggestion.label, 'found');
      if (right) count(byLabel, suggestion.label, 'right');
      else errors.push(describe(text, suggestion, `+ ${suggestion.confidence.toFixed(2)}`));
      outcomes.push({ suggestion, right });
    }
    for (const name of wanted.values()) errors.push(describe(text, name, '-     '));
  }
  return { byLabel, outcomes, errors };
}

export function recognize(article: GoldArticle, resources: NameResources): EntitySuggestion[] {
  let offset = 0;
  const paragraphs = article.lines.map(({ text }) => {
    const paragraph = { offset, text, analysis: findNames(text, resources) };
    offset += text.length + 1;
    return paragraph;
  });
  return reconcileNames(paragraphs, resources);
}

export function f1({ gold, found, right }: Tally): number {
  return gold + found === 0 ? 1 : (2 * right) / (gold + found);
}

function joinLines(article: GoldArticle): { text: string; gold: GoldName[] } {
  let offset = 0;
  const gold: GoldName[] = [];
  for (const { text, names } of article.lines) {
    for (const { start, end, label } of names) {
      gold.push({ start: start + offset, end: end + offset, label });
    }
    offset += text.length + 1;
  }
  return { text: article.lines.map(({ text }) => text).join('\n'), gold };
}

function key({ start, end, label }: GoldName): string {
  return `${start} ${end} ${label}`;
}

function count(byLabel: Map<string, Tally>, label: string, field: keyof Tally): void {
  byLabel.get(label)![field]++;
  byLabel.get('all')![field]++;
}

function describe(text: string, { start, end, label }: GoldName, mark: string): string {
  const before = text.slice(Math.max(0, start - 40), start).replaceAll('\n', '⏎');
  const after = text.slice(end, end + 30).replaceAll('\n', '⏎');
  return `${mark} ${label} ${before}[${text.slice(start, end)}]${after}`;
}
