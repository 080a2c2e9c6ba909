import type { TextCache } from '../../text/cache';
import type { Span } from '../../text/span';
import { bySpan, overlaps } from '../../text/span';
import type { Steps } from '../../text/steps';
import type { Gazetteer } from '../names/gazetteer';
import type { NameView } from '../names/view';
import type { Paragraph } from '../paragraphs';
import type { EntitySuggestion } from '../types';
import type { Found, Hint, LearnedModel } from './model';

/** Dates have a grammar of their own, which gives them values. */
const DATES = 'DATE';

/** What a learned model has found in a paragraph for what was suggested there. */
interface Read {
  readonly hints: string;
  readonly found: readonly Found[];
}

/**
 * Lays what a learned model finds over the suggestions of the shipped recognizer, version after version of an article:
 * the labels of the model are its own, and others stay where it finds nothing.
 */
export class ArticleLearned {
  #read = new WeakMap<Paragraph, Read>();
  /** By place, label and confidence, so that what stays the same is the same object. */
  #made = new Map<string, EntitySuggestion>();

  constructor(
    readonly model: LearnedModel,
    readonly gazetteer: Gazetteer,
    /** What was seen of pieces just now. */
    readonly views: Pick<TextCache<NameView>, 'get'>,
  ) {}

  *update(
    text: string,
    spans: readonly Span[],
    paragraphs: readonly Paragraph[],
    suggestions: readonly EntitySuggestion[],
  ): Steps<readonly EntitySuggestion[]> {
    const { labels } = this.model;
    const found: Found[] = [];
    let next = 0;
    for (const [n, paragraph] of paragraphs.entries()) {
      const { start, end } = spans[n]!;
      const own: Hint[] = [];
      for (; next < suggestions.length && suggestions[next]!.start < end; next++) {
        const { start: from, end: to, label, confidence } = suggestions[next]!;
        own.push({ start: from - start, end: to - start, label, confidence });
      }
      for (const { start: from, end: to, label, confidence } of this.#find(paragraph, own))
        if (label !== DATES) found.push({ start: from + start, end: to + start, label, confidence });
      yield;
    }
    const made = new Map<string, EntitySuggestion>();
    const known = new Map(suggestions.map((each) => [`${each.start} ${each.end} ${each.label}`, each]));
    const learned = found.map((each): EntitySuggestion => {
      const place = `${each.start} ${each.end} ${each.label}`;
      const shipped = known.get(place);
      const key = `${place} ${each.confidence} ${shipped?.canonical ?? text.slice(each.start, each.end)}`;
      const same = this.#made.get(key);
      const result = same && same.facts === shipped?.facts ? same : suggestionOf(each, text, shipped);
      made.set(key, result);
      return result;
    });
    this.#made = made;
    const others = suggestions.filter(({ label }) => !labels.includes(label));
    return [...withoutOverlaps(others, learned), ...learned].sort(bySpan);
  }

  #find(paragraph: Paragraph, hints: readonly Hint[]): readonly Found[] {
    const key = hints
      .map(({ start, end, label, confidence }) => `${start} ${end} ${label} ${confidence}`)
      .join('\n');
    const known = this.#read.get(paragraph);
    if (known?.hints === key) return known.found;
    const found = paragraph.pieces.flatMap(({ start, piece }) => {
      const view = this.views.get(piece.text);
      // Lists of another language have seen something else in it.
      const own = view?.language === this.gazetteer.words ? view : undefined;
      const within = hints
        .filter((hint) => hint.start >= start && hint.end <= start + piece.text.length)
        .map((hint) => ({ ...hint, start: hint.start - start, end: hint.end - start }));
      return this.model
        .find(piece.text, this.gazetteer, within, own)
        .map((each) => ({ ...each, start: each.start + start, end: each.end + start }));
    });
    this.#read.set(paragraph, { hints: key, found });
    return found;
  }
}

function suggestionOf(
  { start, end, label, confidence }: Found,
  text: string,
  shipped: EntitySuggestion | undefined,
): EntitySuggestion {
  return {
    start,
    end,
    label,
    confidence,
    canonical: shipped?.canonical ?? text.slice(start, end),
    ...(shipped?.facts ? { facts: shipped.facts } : {}),
    evidence: [...(shipped?.evidence ?? []).filter(({ rule }) => rule !== 'model'), { rule: 'learned' }],
  };
}

/** Those that overlap none of the others; both sorted and disjoint. */
function withoutOverlaps(
  spans: readonly EntitySuggestion[],
  others: readonly EntitySuggestion[],
): EntitySuggestion[] {
  let next = 0;
  return spans.filter((span) => {
    while (next < others.length && others[next]!.end <= span.start) next++;
    return next >= others.length || !overlaps(others[next]!, span);
  });
}
