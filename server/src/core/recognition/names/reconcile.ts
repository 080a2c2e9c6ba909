import type { EntityLabel, EntitySuggestion, Evidence } from '../types';
import { definedAbbreviations } from './abbreviations';
import { collectNames, highest, keyOf, type NameRecord, type NameTable } from './article';
import { calibrate } from './calibration';
import { type FoundName, type NameAnalysis, type NameResources, type NameWord, PERSON_CUES } from './find';
import { PeopleIndex } from './people';
import { ShapeClass } from './shapes';
import { LABELS } from './tags';

export interface ParagraphNames {
  /** Where the paragraph begins in the article, UTF-16. */
  readonly offset: number;
  readonly text: string;
  readonly analysis: NameAnalysis;
}

/** A mention of a name may be overruled by the others of the article when it is less sure than this. */
const FIRM = 0.9;
/** Share of the weight that a label needs to overrule. */
const MAJORITY = 0.6;
/**
 * Single words that are known names are found again unless the labeller is surer than this that they are
 * none; at the start of a sentence a capital says less.
 */
const SURELY_OUTSIDE = 0.98;
const SURELY_OUTSIDE_AT_START = 0.7;
const LONGEST_MENTION = 8;

/**
 * The names of a whole article, in order, without overlap. Linear in the text.
 *
 * What the paragraphs say is taken together: mentions of one name get one label unless the labeller is
 * sure, names that are known from elsewhere in the article are found again where it missed them, and short
 * forms and abbreviations go to their long form.
 */
export function reconcileNames(
  paragraphs: readonly ParagraphNames[],
  resources: NameResources,
): EntitySuggestion[] {
  return new Reconciler(paragraphs, resources).run();
}

interface Decision {
  readonly label: EntityLabel;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

class Reconciler {
  readonly #table: NameTable;
  readonly #people: PeopleIndex;
  readonly #abbreviations: ReadonlyMap<string, string>;
  readonly #suggestions: EntitySuggestion[] = [];

  constructor(
    readonly paragraphs: readonly ParagraphNames[],
    readonly resources: NameResources,
  ) {
    this.#table = collectNames(paragraphs);
    this.#people = new PeopleIndex(this.#table, resources.gazetteer);
    this.#abbreviations = definedAbbreviations(paragraphs);
  }

  run(): EntitySuggestion[] {
    for (const paragraph of this.paragraphs) {
      const { names, words } = paragraph.analysis;
      let word = 0;
      for (const name of names) {
        this.#findAgain(paragraph, word, name.from);
        this.#decideName(paragraph, name, words);
        word = name.to;
      }
      this.#findAgain(paragraph, word, words.length);
    }
    return this.#suggestions;
  }

  #decideName(paragraph: ParagraphNames, name: FoundName, words: readonly NameWord[]): void {
    const key = keyOf(words, name.from, name.to);
    const decision = this.#decide(key, name, words[name.from]!);
    this.#push(paragraph, name.start, name.end, key, decision, name);
  }

  #decide(key: string, name: FoundName, first: NameWord): Decision {
    const own: Decision = name;
    const record = this.#table.get(key)!;
    const full = this.#people.fullName(key);
    const weights = [...record.weights];
    if (full && (first.introduced & PERSON_CUES || name.labels[0]! > 0.05)) weights[0]! += full.mentions;
    const long = this.#longForm(key);
    if (long) weights[LABELS.indexOf(long.label)]! += long.mentions;
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const best = highest(weights);
    const label = LABELS[best]!;
    const others = sum - name.labels.reduce((total, weight) => total + weight, 0);
    const share = weights[best]! / sum;
    if (label === name.label) {
      const support = (weights[best]! - name.labels[best]!) / (others + 1);
      return { ...own, probability: name.probability + (1 - name.probability) * 0.5 * Math.max(0, support) };
    }
    if (name.probability >= FIRM || share < MAJORITY) return own;
    const evidence = [{ rule: 'consistency', detail: (full ?? long ?? record).surface }];
    return { label, probability: share * Math.max(...name.labels), evidence };
  }

  /** Looks for names known from elsewhere among the words that the labeller left out. */
  #findAgain(paragraph: ParagraphNames, from: number, to: number): void {
    const { words } = paragraph.analysis;
    for (let i = from; i < to; ) {
      let end = Math.min(to, i + LONGEST_MENTION);
      for (let k = i + 1; k < end; k++) if (!words[k]!.joined) end = k;
      for (; end > i; end--) if (this.#recall(paragraph, words, i, end)) break;
      i = Math.max(end, i + 1);
    }
  }

  #recall(paragraph: ParagraphNames, words: readonly NameWord[], from: number, to: number): boolean {
    const key = keyOf(words, from, to);
    const first = words[from]!;
    const record = this.#table.get(key);
    const full = this.#people.fullName(key);
    if (!record && !full) return false;
    const introduced = (first.introduced & PERSON_CUES) !== 0;
    let outside = 1;
    for (let i = from; i < to; i++) outside = Math.min(outside, words[i]!.outside);
    const limit = first.opens ? SURELY_OUTSIDE_AT_START : SURELY_OUTSIDE;
    if (outside > limit && to - from === 1 && !introduced) return false;
    if (to - from === 1 && first.shape === ShapeClass.Lower) return false;
    const known = full && (introduced || !record) ? full : record!;
    const label = known === full ? 'PER' : known.label;
    const trust = known.weights[LABELS.indexOf(label)]! / known.mentions;
    if (trust < MAJORITY) return false;
    const probability = trust * (1 - outside / 2) * 0.9;
    const evidence = [{ rule: 'consistency', detail: known.surface }];
    this.#push(paragraph, first.start, words[to - 1]!.end, key, { label, probability, evidence }, undefined);
    return true;
  }

  #longForm(key: string): NameRecord | undefined {
    const long = this.#abbreviations.get(key);
    return long === undefined ? undefined : this.#table.get(long);
  }

  #push(
    { offset, text }: ParagraphNames,
    start: number,
    end: number,
    key: string,
    { label, probability, evidence }: Decision,
    name: FoundName | undefined,
  ): void {
    const record = this.#table.get(key);
    const listed = name?.label === label ? name.entry : undefined;
    const entry = listed ?? (record?.label === label ? record.entry : undefined);
    const long = this.#longForm(key) ?? (label === 'PER' ? this.#people.fullName(key) : undefined);
    this.#suggestions.push({
      start: offset + start,
      end: offset + end,
      label,
      confidence: calibrate(probability, this.resources.model.calibration),
      canonical: entry?.canonical ?? long?.entry?.canonical ?? long?.surface ?? text.slice(start, end),
      ...(entry && { facts: entry }),
      evidence:
        long && long.label === label
          ? [...evidence, { rule: tie(this.#longForm(key)), detail: long.surface }]
          : evidence,
    });
  }
}

function tie(long: NameRecord | undefined): string {
  return long ? 'abbreviation' : 'consistency';
}
