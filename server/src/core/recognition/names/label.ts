import type { Lattice } from '../../crf/lattice';
import { TextCache } from '../../text/cache';
import { definitionsIn } from './abbreviations';
import { type Borders, widen } from './borders';
import { evidenceOf, listedEntry } from './evidence';
import { hashText } from './hash';
import { SETTLED, settle } from './settle';
import { looksLikeName, ShapeClass } from './shapes';
import { END, labelOfTag, OUTSIDE, positionOfTag, SINGLE, spanTags, type TagSet } from './tags';
import type { Decided, FoundName, NameAnalysis, NameResources, NameWord } from './types';
import { COMMON_CUES, CUE_BIT, createView, type NameView } from './view';

/**
 * Finds the names of one paragraph. Linear in its length; knows nothing of other paragraphs.
 *
 * @param decided what stands there for certain, by position; what has none of the model's labels is no name to it
 */
export function findNames(
  paragraph: string,
  resources: NameResources,
  view = createView(paragraph, resources.gazetteer),
  decided: readonly Decided[] = NONE,
): NameAnalysis {
  return analyse(view, resources, decided);
}

const NONE: readonly Decided[] = [];

function analyse(
  view: NameView,
  { model, gazetteer }: NameResources,
  decided: readonly Decided[],
): NameAnalysis {
  if (view.length === 0)
    return { text: view.text, names: [], words: [], hashes: new Int32Array(), definitions: [], commons: [] };
  const lattice = model.score(view);
  const { labels } = model.tags;
  if (decided.length > 0) hold(lattice, view, decided, model.tags);
  const tags = lattice.viterbi();
  const { firsts } = settle(view, tags, labels, gazetteer);
  lattice.forwardBackward();
  const words: NameWord[] = [];
  const names: FoundName[] = [];
  for (let i = 0; i < view.length; ) {
    const label = labelOfTag(tags[i]!);
    if (label < 0) {
      if (looksLikeName(view.shapes[i]!)) words.push(wordAt(view, lattice, i, words));
      i++;
      continue;
    }
    const first = i;
    while (positionOfTag(tags[i]!) !== END && positionOfTag(tags[i]!) !== SINGLE) i++;
    const found = { from: first, to: i + 1, label, settled: firsts.has(first) };
    const borders = widen(view, tags, first, i + 1, labels[label]!);
    i = borders.to;
    if (borders.from < first) words.length = countBefore(words, view.tokens[borders.from]!.start);
    const firstWord = words.length;
    for (let k = borders.from; k < i; k++) {
      if (view.shapes[k]! < ShapeClass.Symbol) words.push(wordAt(view, lattice, k, words));
    }
    // Among nothing but signs the labeller may see a name of none but signs.
    if (words.length > firstWord)
      names.push(nameAt(view, tags, found, borders, words, firstWord, lattice, labels));
  }
  return {
    text: view.text,
    names,
    words,
    hashes: Int32Array.from(words, ({ form }) => hashText(form)),
    definitions: definitionsIn(view.text, names, words),
    commons: words.filter(({ shortens }) => shortens).map(({ form }) => form),
  };
}

/** Leaves no sequence of tags but those that have what is decided. Of two that share a token the first one counts. */
function hold(lattice: Lattice, { tokens }: NameView, decided: readonly Decided[], tags: TagSet): void {
  let next = 0;
  for (const { start, end, label } of decided) {
    while (next < tokens.length && tokens[next]!.end <= start) next++;
    const from = next;
    let to = from;
    while (to < tokens.length && tokens[to]!.start < end) to++;
    const number = tags.labels.indexOf(label);
    const held = number < 0 ? undefined : spanTags(from, to, number);
    for (let i = from; i < to; i++)
      for (let tag = 0; tag < tags.size; tag++)
        if (tag !== (held?.[i] ?? OUTSIDE)) lattice.emissions[i * tags.size + tag] = Number.NEGATIVE_INFINITY;
    next = to;
  }
}

/** How many of the words stand before the place. */
function countBefore(words: readonly NameWord[], start: number): number {
  let count = words.length;
  while (count > 0 && words[count - 1]!.start >= start) count--;
  return count;
}

function nameAt(
  view: NameView,
  tags: Uint8Array,
  found: { readonly from: number; readonly to: number; readonly label: number; readonly settled: boolean },
  { from, to }: Borders,
  words: readonly NameWord[],
  firstWord: number,
  lattice: Lattice,
  names: readonly string[],
): FoundName {
  const label = names[found.label]!;
  const labels = names.map((_, other) =>
    lattice.pathProbability(spanTags(found.from, found.to, other), found.from, found.to),
  );
  if (found.settled) {
    const rest = 1 - Math.max(labels[found.label]!, SETTLED);
    const others = labels.reduce((sum, value, other) => sum + (other === found.label ? 0 : value), 0);
    for (let other = 0; other < labels.length; other++) {
      if (other === found.label) labels[other] = 1 - rest;
      else if (others > rest) labels[other]! *= rest / others;
    }
  }
  const { evidence, entry } = evidenceOf(view, from, to, label);
  const body = label === 'LOC' ? listedEntry(view, from, to, 'ORG') : undefined;
  const { start } = view.tokens[from]!;
  const { end } = view.tokens[to - 1]!;
  return {
    start,
    end,
    surface: view.text.slice(start, end),
    key: sameKey(keyOf(words, firstWord, words.length)),
    label,
    probability: labels[found.label]!,
    labels,
    from: firstWord,
    to: words.length,
    evidence,
    entry,
    placed: isPlaced(view, tags, from, to, names.indexOf('LOC')),
    club: body?.kind === 'club' ? body : undefined,
  };
}

const PLACE_CUES =
  CUE_BIT.placeIntro | CUE_BIT.office | CUE_BIT.adminHead | CUE_BIT.facilityHead | CUE_BIT.natureHead;

/** Whether what stands beside the name says that it is a place. */
function isPlaced(view: NameView, tags: Uint8Array, from: number, to: number, place: number): boolean {
  const { scan, shapes, cueEnds, language, length } = view;
  if (from > 0 && (language.locative.has(scan.forms[from - 1]!) || (cueEnds[from - 1]! & PLACE_CUES) !== 0))
    return true;
  // "Huế - ", "HANOI (AP)", and what stands in a line of its own.
  if (from === 0 && (to === length || shapes[to]! > ShapeClass.Comma)) return true;
  const links = (i: number) =>
    shapes[i] === ShapeClass.Comma ||
    shapes[i] === ShapeClass.Hyphen ||
    shapes[i] === ShapeClass.Dash ||
    language.and.has(scan.forms[i] ?? '');
  // "(Huế)", and "Thủ tướng Anh Rishi Sunak" is one of a country.
  if (shapes[from - 1] === ShapeClass.OpenBracket || (to < length && tags[to] !== OUTSIDE)) return true;
  const isPlace = (i: number) => i >= 0 && i < length && labelOfTag(tags[i]!) === place;
  return (links(from - 1) && isPlace(from - 2)) || (links(to) && isPlace(to + 1));
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

function wordAt(view: NameView, lattice: Lattice, i: number, words: readonly NameWord[]): NameWord {
  const { start, end } = view.tokens[i]!;
  const before = words.at(-1);
  const joined = i > 0 && before !== undefined && before.end === view.tokens[i - 1]!.end;
  return {
    start,
    end,
    form: view.scan.forms[i]!,
    shape: view.shapes[i]!,
    outside: lattice.probability(i, OUTSIDE),
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
