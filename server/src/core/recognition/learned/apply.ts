import type { TextCache } from '../../text/cache';
import type { Span } from '../../text/span';
import { bySpan, overlaps } from '../../text/span';
import type { Steps } from '../../text/steps';
import type { Gazetteer } from '../names/gazetteer';
import type { NameView } from '../names/view';
import type { Paragraph } from '../paragraphs';
import type { EntitySuggestion } from '../types';
import type { Found, Hint, LabelledSpan, LearnedModel } from './model';

/** Dates have a grammar of their own, which gives them values. */
const DATES = 'DATE';

/** What a learned model has found in a paragraph for what was suggested there. */
interface Read {
  readonly hints: readonly Hint[];
  readonly found: readonly Found[];
  /** As suggestions, and what the shipped recognizer suggests in the same places, when the paragraph began here. */
  start: number;
  made: readonly EntitySuggestion[];
  shipped: readonly (EntitySuggestion | undefined)[];
}

/**
 * Lays what a learned model finds over the suggestions of the shipped recognizer, version after version of an article:
 * the labels of the model are its own, and others stay where it finds nothing. What stays the same is the same object.
 */
export class ArticleLearned {
  #read = new WeakMap<Paragraph, Read>();

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
    const learned: EntitySuggestion[] = [];
    let next = 0;
    for (const [n, paragraph] of paragraphs.entries()) {
      const { start, end } = spans[n]!;
      const first = next;
      while (next < suggestions.length && suggestions[next]!.start < end) next++;
      const own = suggestions.slice(first, next);
      const read = this.#find(paragraph, own, start);
      const shipped = read.found.map((each) => own.find((other) => isAt(each, other, start)));
      const isSame = start === read.start && shipped.every((each, k) => saysSame(each, read.shipped[k]));
      if (!isSame) {
        read.start = start;
        read.made = read.found.map((each, k) => suggestionOf(each, start, text, shipped[k]));
      }
      read.shipped = shipped;
      learned.push(...read.made);
      yield;
    }
    const others = suggestions.filter(({ label }) => !labels.includes(label));
    return [...withoutOverlaps(others, learned), ...learned].sort(bySpan);
  }

  /** @param suggestions those of the paragraph, which begins at `start` */
  #find(paragraph: Paragraph, suggestions: readonly EntitySuggestion[], start: number): Read {
    const known = this.#read.get(paragraph);
    if (known?.hints.length === suggestions.length) {
      const isSame = known.hints.every((hint, n) => {
        const other = suggestions[n]!;
        return isAt(hint, other, start) && hint.confidence === other.confidence;
      });
      if (isSame) return known;
    }
    const hints = suggestions.map(({ start: from, end, label, confidence }) => ({
      start: from - start,
      end: end - start,
      label,
      confidence,
    }));
    const found = paragraph.pieces.flatMap(({ start, piece }) => {
      const view = this.views.get(piece.text);
      // Lists of another language have seen something else in it.
      const own = view?.language === this.gazetteer.words ? view : undefined;
      const within = hints
        .filter((hint) => hint.start >= start && hint.end <= start + piece.text.length)
        .map((hint) => (start === 0 ? hint : { ...hint, start: hint.start - start, end: hint.end - start }));
      const names = this.model.find(piece.text, this.gazetteer, within, own);
      return start === 0
        ? names
        : names.map((each) => ({ ...each, start: each.start + start, end: each.end + start }));
    });
    const read: Read = {
      hints,
      found: found.filter(({ label }) => label !== DATES),
      start: -1,
      made: [],
      shipped: [],
    };
    this.#read.set(paragraph, read);
    return read;
  }
}

/** Whether a name in a paragraph that begins at `start` is a suggestion of the article. */
const isAt = (name: LabelledSpan, other: LabelledSpan, start: number): boolean =>
  name.start + start === other.start && name.end + start === other.end && name.label === other.label;

const saysSame = (one: EntitySuggestion | undefined, other: EntitySuggestion | undefined): boolean =>
  one === other || (one?.facts === other?.facts && one?.canonical === other?.canonical && !one === !other);

/** @param from where the paragraph of the name begins */
function suggestionOf(
  { label, confidence, ...name }: Found,
  from: number,
  text: string,
  shipped: EntitySuggestion | undefined,
): EntitySuggestion {
  const [start, end] = [name.start + from, name.end + from];
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
