import type { Span } from '../../text/span';
import { TextCache } from '../cache';
import type { EntityLabel, Evidence } from '../types';
import { Lattice } from './crf/lattice';
import { evidenceOf, listedEntry } from './evidence';
import type { Gazetteer, GazetteerEntry } from './gazetteer';
import { Word } from './lexicon';
import type { NameModel } from './model';
import { looksLikeName, ShapeClass } from './shapes';
import {
  BEGIN,
  END,
  INSIDE,
  LABELS,
  labelOfTag,
  OUTSIDE,
  positionOfTag,
  SINGLE,
  TAG_COUNT,
  tagOf,
} from './tags';
import { COMMON_CUES, CUE_BIT, createView, isInnerHyphen, type NameView, spaced, wideGap } from './view';

export interface NameResources {
  readonly gazetteer: Gazetteer;
  readonly model: NameModel;
}

/** A name found in a paragraph; offsets are UTF-16 and relative to the paragraph. */
export interface FoundName extends Span {
  /** As it is written. */
  readonly surface: string;
  /** Folded words, divided by spaces: equal for all mentions of one name. */
  readonly key: string;
  readonly label: EntityLabel;
  /** Probability of span and label by the model, not calibrated. */
  readonly probability: number;
  /** For each of `LABELS` the probability of that label over the same span. */
  readonly labels: readonly number[];
  /** Place in `NameAnalysis.words` of the first word, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly Evidence[];
  /** The listed entity of that name and label, if there is one. */
  readonly entry: GazetteerEntry | undefined;
  /** The club that bears the name of a place. */
  readonly club: GazetteerEntry | undefined;
}

/** A word with a capital, or any word of a name: what later passes over the article look at. */
export interface NameWord extends Span {
  /** Folded, lower case. */
  readonly form: string;
  readonly shape: number;
  /** Probability that it belongs to no name. */
  readonly outside: number;
  /** Cues that end right before it. */
  readonly introduced: number;
  /** It begins a sentence, where every word has a capital. */
  readonly opens: boolean;
  /** It begins a common word that goes on in lower case: `Thu hoạch`, `Hoa hồng`. */
  readonly common: boolean;
  /** It is an abbreviation of common words: "doanh nghiệp nhà nước (DNNN)". */
  readonly shortens: boolean;
  /** The word before it in `words` is its neighbour in the text, with nothing but white space between. */
  readonly joined: boolean;
}

/** What one paragraph tells by itself. Immutable, so it can be cached by content. */
export interface NameAnalysis {
  readonly names: readonly FoundName[];
  readonly words: readonly NameWord[];
}

const lattice = new Lattice();

/** Finds the names of one paragraph. Linear in its length; knows nothing of other paragraphs. */
export function findNames(paragraph: string, resources: NameResources): NameAnalysis {
  return analyse(createView(paragraph, resources.gazetteer), resources.model);
}

function analyse(view: NameView, model: NameModel): NameAnalysis {
  if (view.length === 0) return { names: [], words: [] };
  model.score(view, lattice);
  const tags = lattice.viterbi(model.transitions);
  lattice.forwardBackward(model.transitions);
  const words: NameWord[] = [];
  const names: FoundName[] = [];
  for (let i = 0; i < view.length; ) {
    const label = labelOfTag(tags[i]!);
    if (label < 0) {
      if (looksLikeName(view.shapes[i]!)) words.push(wordAt(view, i, words));
      i++;
      continue;
    }
    let from = i;
    while (positionOfTag(tags[i]!) !== END && positionOfTag(tags[i]!) !== SINGLE) i++;
    i++;
    // "Chan-o-cha": what a hyphen ties to the end of a name belongs to it.
    while (isInnerHyphen(view, i) && labelOfTag(tags[i]!) < 0 && view.shapes[i + 1] === ShapeClass.Lower) {
      i += 2;
    }
    if (LABELS[label] === 'MISC' && isNumberOfEvent(view, i) && labelOfTag(tags[i]!) < 0) i++;
    if (LABELS[label] === 'PER' && isInitialBefore(view, from) && labelOfTag(tags[from - 2]!) < 0) {
      from -= 2;
      words.length = dropFrom(words, view.tokens[from]!.start);
    }
    const firstWord = words.length;
    for (let k = from; k < i; k++) {
      if (view.shapes[k]! < ShapeClass.Symbol) words.push(wordAt(view, k, words));
    }
    names.push(nameAt(view, from, i, label, words, firstWord, model));
  }
  return { names, words };
}

/**
 * "SEA Games 2017", "Wagon R 2017", "SEA Games 29": the year or number right after belongs to the name. After
 * a word in lower case it need not, and a short number belongs to events only.
 */
function isNumberOfEvent(view: NameView, i: number): boolean {
  if (i >= view.length || wideGap(view, i) || !looksLikeName(view.shapes[i - 1]!)) return false;
  if (view.shapes[i] === ShapeClass.ShortNumber) {
    return (view.cueEnds[i - 1]! & CUE_BIT.eventTail) !== 0 && !joinsFigure(view, i + 1);
  }
  if (view.shapes[i] !== ShapeClass.FourDigits) return false;
  const year = Number(view.scan.forms[i]);
  return year >= 1900 && year < 2100;
}

/** "Premier League 3-0", "World Cup 2/3", "Cup 18 đội": the figure goes on or counts what follows. */
function joinsFigure(view: NameView, i: number): boolean {
  if (i >= view.length) return false;
  const shape = view.shapes[i]!;
  return (
    shape === ShapeClass.Hyphen ||
    shape === ShapeClass.Dash ||
    shape === ShapeClass.Slash ||
    isCounted(view, i)
  );
}

function isCounted(view: NameView, i: number): boolean {
  return view.shapes[i] === ShapeClass.Lower && (view.scan.words[i]! & Word.function) === 0;
}

/** "L.Enrique", "G.Pique": the labeller may have left out the initial. */
function isInitialBefore(view: NameView, from: number): boolean {
  return (
    from >= 2 &&
    view.shapes[from - 1] === ShapeClass.Stop &&
    view.shapes[from - 2] === ShapeClass.Initial &&
    !spaced(view, from) &&
    !spaced(view, from - 1)
  );
}

/** How many of the words stand before the place. */
function dropFrom(words: readonly NameWord[], start: number): number {
  let count = words.length;
  while (count > 0 && words[count - 1]!.start >= start) count--;
  return count;
}

function nameAt(
  view: NameView,
  from: number,
  to: number,
  label: number,
  words: readonly NameWord[],
  firstWord: number,
  model: NameModel,
): FoundName {
  const labels = LABELS.map((_, other) =>
    lattice.pathProbability(spanTags(from, to, other), from, to, model.transitions),
  );
  const { evidence, entry } = evidenceOf(view, from, to, LABELS[label]!);
  const body = LABELS[label] === 'LOC' ? listedEntry(view, from, to, 'ORG') : undefined;
  const { start } = view.tokens[from]!;
  const { end } = view.tokens[to - 1]!;
  return {
    start,
    end,
    surface: view.text.slice(start, end),
    key: sameKey(keyOf(words, firstWord, words.length)),
    label: LABELS[label]!,
    probability: labels[label]!,
    labels,
    from: firstWord,
    to: words.length,
    evidence,
    entry,
    club: body?.kind === 'club' ? body : undefined,
  };
}

/** The key of the name over some of the words. */
export function keyOf(words: readonly NameWord[], from: number, to: number): string {
  let key = words[from]!.form;
  for (let i = from + 1; i < to; i++) key += ` ${words[i]!.form}`;
  return key;
}

const keys = new TextCache<string>(1_000_000);

/** One string for all equal keys: looking up a key then takes no comparing of texts. */
function sameKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  keys.set(key, key);
  return key;
}

let spanBuffer = new Uint8Array(64);

/** Tags of a name over the tokens, at their own places in a shared buffer. */
function spanTags(from: number, to: number, label: number): Uint8Array {
  if (spanBuffer.length < to) spanBuffer = new Uint8Array(to * 2);
  if (to - from === 1) spanBuffer[from] = tagOf(label, SINGLE);
  else {
    spanBuffer[from] = tagOf(label, BEGIN);
    spanBuffer.fill(tagOf(label, INSIDE), from + 1, to - 1);
    spanBuffer[to - 1] = tagOf(label, END);
  }
  return spanBuffer;
}

function wordAt(view: NameView, i: number, words: readonly NameWord[]): NameWord {
  const { start, end } = view.tokens[i]!;
  const before = words.at(-1);
  const joined = i > 0 && before !== undefined && before.end === view.tokens[i - 1]!.end;
  return {
    start,
    end,
    form: view.scan.forms[i]!,
    shape: view.shapes[i]!,
    outside: lattice.alpha[i * TAG_COUNT + OUTSIDE]! * lattice.beta[i * TAG_COUNT + OUTSIDE]!,
    introduced: i > 0 ? view.cueEnds[i - 1]! : 0,
    opens: view.starts[i] !== 0,
    common:
      (view.cueBegins[i]! & COMMON_CUES) !== 0 &&
      i + 1 < view.length &&
      view.shapes[i + 1] === ShapeClass.Lower,
    shortens: view.initials[i] === 3 && view.listed[i] === 0,
    joined,
  };
}
