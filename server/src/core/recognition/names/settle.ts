import type { Span } from '../../text/span';
import { tokenize } from '../../text/tokens';
import { listedEntry } from './evidence';
import type { Gazetteer } from './gazetteer';
import { Word } from './lexicon';
import { looksLikeName, ShapeClass } from './shapes';
import { BEGIN, END, INSIDE, labelOfTag, OUTSIDE, positionOfTag, SINGLE, tagOf } from './tags';
import { type NameView, spaced } from './view';
import { quotedWorks } from './works';

/** What the form of a name settles, whatever the labeller has learned of it. */
export interface Settled {
  /** The first tokens of names that were settled. */
  readonly firsts: ReadonlySet<number>;
}

const NONE: Settled = { firsts: new Set() };
/** How sure a name is whose form settles it: the labeller had another opinion, or none. */
export const SETTLED = 0.9;

/**
 * Corrects the tags of a paragraph in place where the form of a name leaves no doubt: `O'Brien` is a person,
 * `U.A.E.` what `UAE` is in the lists, `F.C.` or `Ltd` behind a name belongs to the body of that name, and in
 * a headline in capitals a verb parts two names.
 */
export function settle(
  view: NameView,
  tags: Uint8Array,
  labels: readonly string[],
  gazetteer: Gazetteer,
): Settled {
  const [person, place, body] = ['PER', 'LOC', 'ORG'].map((label) => labels.indexOf(label)) as [
    number,
    number,
    number,
  ];
  if (person < 0 || body < 0) return NONE;
  const firsts = new Set<number>();
  const addresses = addressesIn(view.text);
  let address = addresses.next().value;
  const name = (from: number, to: number, label: number) => {
    put(tags, from, to, label);
    firsts.add(from);
  };
  for (let i = 0; i < view.length; ) {
    const to = endOf(tags, i);
    const label = labelOfTag(tags[i]!);
    if (view.shapes[i] === ShapeClass.DottedCaps) {
      const end = view.shapes[i + 1] === ShapeClass.Stop && !spaced(view, i + 1) ? i + 2 : i + 1;
      const known = to <= end ? listedLabel(view, i, labels, gazetteer) : -1;
      // "U.S. Open": the name goes on.
      const alone = label >= 0 || view.runTo[i] === i;
      if (known >= 0 && alone && isFree(tags, to, end)) name(i, end, known);
    }
    // What the lists have is another thing: the airport of O'Hare.
    const single = to === i + 1 && (label < 0 || label === person || view.listed[i] === 0);
    if (single && hasPrefix(view, i)) name(i, i + 1, person);
    if (label >= 0) {
      const { start } = view.tokens[i]!;
      while (address && address.end <= start) address = addresses.next().value;
      if (address && address.start <= start) tags.fill(OUTSIDE, i, to);
    }
    const rest = label >= 0 && label === place ? endOfBodyBehind(view, tags, i, to, body) : to;
    if (rest > to) name(i, rest, body);
    if (isSubject(view, tags, i, person)) name(i, i + 1, person);
    const town = label === place && to > i + 1 ? endOfTown(view, i, to) : to;
    if (town < to) {
      tags.fill(OUTSIDE, town, to);
      name(i, town, place);
    }
    if (label === person && view.capsLine)
      partHeadline(view, i, to, (from, end) => name(from, end, person), tags);
    const legal = label >= 0 ? endOfLegalForm(view, i, to) : -1;
    if (legal >= to && mayJoin(tags, to, legal)) {
      name(i, legal, body);
      i = legal;
    } else i = to;
  }
  const other = labels.indexOf('MISC');
  for (const [from, to] of other < 0 ? [] : quotedWorks(view)) {
    if (!mayStand(tags, from, to)) continue;
    tags.fill(OUTSIDE, from, to);
    name(from, to, other);
  }
  return firsts.size === 0 ? NONE : { firsts };
}

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s"”<>]+|(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

const WWW = /www\./i;

/** `https://bao.example.vn/ha-noi`, `toasoan@bao.example.vn`: no part of it is a name, though it may spell some. */
function* addressesIn(text: string): Generator<Span, undefined> {
  // Few lines have what no address is without, and the pattern stops at every letter.
  if (!text.includes('@') && !text.includes('://') && !WWW.test(text)) return;
  for (const { 0: address, index } of text.matchAll(ADDRESS))
    yield { start: index, end: index + address.length };
}

/**
 * Where the body ends that begins with the place `from..to`: the labeller may see two names in "California Fitness" or
 * "Sakura Montessori", but only countries and words of the language stand before a body like that.
 */
function endOfBodyBehind(view: NameView, tags: Uint8Array, from: number, to: number, body: number): number {
  const { shapes, scan, runTo } = view;
  if (to >= view.length || runTo[from]! < to || labelOfTag(tags[to]!) !== body || !looksLikeName(shapes[to]!))
    return to;
  if (listedEntry(view, from, to, 'LOC')?.kind === 'country') return to;
  const foreign = (i: number) => (scan.words[i]! & Word.syllable) === 0;
  return foreign(to - 1) && foreign(to) ? endOf(tags, to) : to;
}

/** Whether no name lies over one of the borders. */
function mayStand(tags: Uint8Array, from: number, to: number): boolean {
  const continues = (i: number) => {
    const tag = tags[i];
    return (
      tag !== undefined && tag !== OUTSIDE && positionOfTag(tag) !== BEGIN && positionOfTag(tag) !== SINGLE
    );
  };
  return !continues(from) && !continues(to);
}

function put(tags: Uint8Array, from: number, to: number, label: number): void {
  if (to - from === 1) tags[from] = tagOf(label, SINGLE);
  else {
    tags[from] = tagOf(label, BEGIN);
    tags.fill(tagOf(label, INSIDE), from + 1, to - 1);
    tags[to - 1] = tagOf(label, END);
  }
}

/** One past the name that begins at the token, or past the token. */
function endOf(tags: Uint8Array, i: number): number {
  if (tags[i] === OUTSIDE) return i + 1;
  while (i < tags.length && positionOfTag(tags[i]!) !== END && positionOfTag(tags[i]!) !== SINGLE) i++;
  return i + 1;
}

function isFree(tags: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tags[i] !== OUTSIDE) return false;
  return true;
}

/** Whether the tokens are free, or names that end with them. */
function mayJoin(tags: Uint8Array, from: number, to: number): boolean {
  let i = from;
  while (i < to) i = endOf(tags, i);
  return i === to;
}

/** The label of the country whose letters a dotted abbreviation has; -1 where there is none. */
function listedLabel(view: NameView, i: number, labels: readonly string[], gazetteer: Gazetteer): number {
  const { start, end } = view.tokens[i]!;
  const letters = view.text.slice(start, end).replaceAll('.', '');
  const [reading] = gazetteer.lookup(letters, tokenize(letters));
  // "H.N" below an article is its author rather than the town.
  return reading?.entry.kind === 'country' ? labels.indexOf('LOC') : -1;
}

/** `O'Brien`, `D’Souza`: a capital, an apostrophe, and a name; not `D'accord`, and not a line in capitals. */
function hasPrefix({ text, tokens, shapes }: NameView, i: number): boolean {
  if (shapes[i]! >= ShapeClass.Symbol) return false;
  const { start, end } = tokens[i]!;
  return /^[OD]['’]\p{Lu}\p{Ll}{2,}$/u.test(text.slice(start, end));
}

/**
 * One past the `F.C.`, `Ltd`, `, Inc.` that ends the name `from..to`, stands behind it or, of clubs, begins it, with the
 * full stop that belongs to it; -1 where there is none.
 */
function endOfLegalForm(
  { scan, shapes, tokens, text, length, language }: NameView,
  from: number,
  to: number,
): number {
  const isLegal = (i: number) => language.legalForms?.has(scan.forms[i]!.replaceAll('.', '')) === true;
  const hasStop = (i: number) => shapes[i + 1] === ShapeClass.Stop && tokens[i + 1]!.start === tokens[i]!.end;
  // The full stop of "Ltd." is one of the sentence as well, but "F.C" has none without it.
  const withStop = (i: number) => {
    const inside = hasStop(i) && (shapes[i] === ShapeClass.DottedCaps || goesOn(text, tokens[i + 1]!.end));
    return i + (inside ? 2 : 1);
  };
  const last = shapes[to - 1] === ShapeClass.Stop ? to - 2 : to - 1;
  if (last > from && isLegal(last)) return Math.max(to, withStop(last));
  const comma = shapes[to] === ShapeClass.Comma;
  const next = comma ? to + 1 : to;
  const follows = next < length && isLegal(next) && tokens[next]!.start > tokens[next - 1]!.end;
  // Clubs have no comma before it.
  if (follows && !(comma && shapes[next] === ShapeClass.DottedCaps)) return withStop(next);
  // "AFC Cup" is none.
  return shapes[from] === ShapeClass.DottedCaps && to - from > 1 && isLegal(from) ? to : -1;
}

/** Whether the sentence goes on: the next letter is in lower case. */
function goesOn(text: string, at: number): boolean {
  return /^,? \p{Ll}/u.test(text.slice(at, at + 3));
}

/**
 * Where a place ends that a headline in capitals has behind a preposition: "IN DANANG STORM", but "AT HUE AIRPORT". It is a
 * listed one, or a word that the language has not before one that it has.
 */
function endOfTown(
  { scan, listed, kindEnd, cueCovers, language, capsLine }: NameView,
  from: number,
  to: number,
): number {
  if (!capsLine || !language.locative.has(scan.forms[from - 1] ?? '')) return to;
  const isPlain = (i: number) => (scan.words[i]! & (Word.common | Word.english)) !== 0;
  let end = listed[from] === 0 ? from : kindEnd[from]!;
  if (listed[from] === 0) while (end < to && !isPlain(end)) end++;
  for (let i = end; i < to; i++) if (cueCovers[i] !== 0) return to;
  return end > from && end < to ? end : to;
}

const ALONE = Word.surname | Word.westernSurname | Word.koreanSurname | Word.sinoSurname | Word.pinyinName;

/**
 * Whether a word in a headline in capitals does to a person what persons do: "PARK MEETS BIDEN". A word that the language
 * has besides must be a surname as well; one that the labeller takes for a body or place must not be listed.
 */
function isSubject(view: NameView, tags: Uint8Array, i: number, person: number): boolean {
  const { scan, shapes, starts, language, capsLine, length, listed } = view;
  if (!capsLine || i + 2 >= length || shapes[i] !== ShapeClass.AllCaps || starts[i] === 0) return false;
  if (language.headlineVerbs?.has(scan.forms[i + 1]!) !== true || labelOfTag(tags[i + 2]!) !== person)
    return false;
  const bits = scan.words[i]!;
  const isPlain = (bits & (Word.common | Word.english | Word.function)) !== 0;
  return listed[i] === 0 && tags[i + 1] === OUTSIDE && (!isPlain || (bits & ALONE) !== 0);
}

/** "PARK MEETS BIDEN": what stands on both sides of the verb is a name of its own. */
function partHeadline(
  { scan, language }: NameView,
  from: number,
  to: number,
  name: (from: number, to: number) => void,
  tags: Uint8Array,
): void {
  let begin = from;
  for (let i = from; i <= to; i++) {
    const isVerb = i < to && language.headlineVerbs?.has(scan.forms[i]!) === true;
    if (i < to && !isVerb) continue;
    if (begin === from && i === to) return;
    if (begin < i) name(begin, i);
    if (i < to) tags[i] = OUTSIDE;
    begin = i + 1;
  }
}
