import { Lattice } from '../../crf/lattice';
import { LISTED_LABELS, type ListedLabel } from './knowledge';
import { Word } from './lexicon';
import type { NameModel } from './model';
import { looksLikeName, ShapeClass } from './shapes';
import { BEGIN, END, INSIDE, OUTSIDE, SINGLE, tagOf, tagSetOf } from './tags';
import { CUE_BIT, type NameView, PERSON_CUES } from './view';

/** How sure a name is, as the score of its tags over all others: about nine in ten, three in four, half. */
const SURE = 5;
const LIKELY = 3.9;
const UNSURE = 2.8;

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly label: ListedLabel;
  readonly score: number;
}

/**
 * A labeller for languages without a trained one: what the lists have, runs of capitals behind a title or with a
 * class noun, and other runs of capitals inside a sentence.
 */
export function createUntrained(): NameModel {
  const tags = tagSetOf(LISTED_LABELS);
  const lattice = new Lattice(tags.chain);
  return {
    tags,
    calibration: [],
    score(view: NameView): Lattice {
      lattice.resize(view.length);
      const set = (i: number, tag: number, score: number) => {
        lattice.emissions[i * tags.size + tag] = score;
      };
      let done = 0;
      for (const { from, to, label, score } of segmentsOf(view)) {
        const place = LISTED_LABELS.indexOf(label);
        for (; done < from; done++) set(done, OUTSIDE, SURE);
        for (; done < to; done++) set(done, tagOf(place, positionIn(done, from, to)), score);
      }
      for (; done < view.length; done++) set(done, OUTSIDE, SURE);
      return lattice;
    },
  };
}

function positionIn(i: number, from: number, to: number): number {
  if (to - from === 1) return SINGLE;
  if (i === from) return BEGIN;
  return i === to - 1 ? END : INSIDE;
}

const PLACE_HEADS = CUE_BIT.adminHead | CUE_BIT.facilityHead | CUE_BIT.natureHead;
const OTHER_HEADS = CUE_BIT.eventHead | CUE_BIT.documentHead | CUE_BIT.programHead | CUE_BIT.workHead;
/** What begins another name, or stands before one. */
const STARTS = PERSON_CUES | CUE_BIT.orgHead | PLACE_HEADS | OTHER_HEADS;
const FIRST_NAMES =
  Word.surname |
  Word.given |
  Word.westernGiven |
  Word.westernSurname |
  Word.seAsianName |
  Word.arabicName |
  Word.japaneseName |
  Word.koreanSurname |
  Word.pinyinName;

/** The names of a view from left to right. */
function segmentsOf(view: NameView): Segment[] {
  const segments: Segment[] = [];
  const listed = longestListed(view);
  const isTitle = isTitleCase(view);
  for (let i = 0; i < view.length; ) {
    const segment =
      headed(view, i, listed) ??
      (isTitle ? listed.get(i) : (introduced(view, i, listed) ?? listed.get(i) ?? run(view, i, listed)));
    if (segment) segments.push(segment);
    i = segment ? segment.to : i + 1;
  }
  return segments;
}

/** Words of a line from which on capitals at most of them say that it is a headline. */
const HEADLINE = 4;

/** A headline in which capitals say nothing. */
function isTitleCase({ shapes, length }: NameView): boolean {
  if (shapes[length - 1] === ShapeClass.Stop) return false;
  let words = 0;
  let capitals = 0;
  for (let i = 0; i < length; i++) {
    if (shapes[i]! >= ShapeClass.ShortNumber) continue;
    words++;
    if (looksLikeName(shapes[i]!)) capitals++;
  }
  return words >= HEADLINE && capitals > 0.6 * words;
}

/** The longest listed name that begins at each token; ambiguous ones only where they are a whole run. */
function longestListed(view: NameView): Map<number, Segment> {
  const found = new Map<number, Segment>();
  for (const { from, to, readings } of view.scan.matches) {
    if (found.has(from)) continue;
    const { entry, ambiguous } = readings.find((reading) => !reading.ambiguous) ?? readings[0]!;
    const whole = view.runFrom[from] === from && view.runTo[to - 1] === to - 1;
    if (ambiguous && !whole) continue;
    found.set(from, { from, to, label: entry.label, score: ambiguous ? UNSURE : SURE });
  }
  return found;
}

/** Where the run of capitals that a token is in ends; runs go on over "and" within the name of a body. */
function runEnd(view: NameView, i: number, joined: boolean): number {
  const end = view.runTo[i]! + 1;
  const goesOn =
    joined && view.language.and.has(view.scan.forms[end] ?? '') && looksLikeName(view.shapes[end + 1] ?? 0);
  return goesOn ? view.runTo[end + 1]! + 1 : end;
}

/** "Universitas Gadjah Mada", "Gunung Merapi": a class noun with a capital and what follows it. */
function headed(view: NameView, i: number, listed: ReadonlyMap<number, Segment>): Segment | undefined {
  const bits = view.cueBegins[i]!;
  if (!looksLikeName(view.shapes[i]!) || view.capsLine) return undefined;
  const label =
    bits & CUE_BIT.orgHead ? 'ORG' : bits & PLACE_HEADS ? 'LOC' : bits & OTHER_HEADS ? 'MISC' : undefined;
  if (label === undefined) return undefined;
  const end = runEnd(view, i, label === 'ORG');
  const to = label === 'ORG' ? withoutPerson(view, i, end, listed) : end;
  return to - i > 1 ? { from: i, to, label, score: SURE } : undefined;
}

/** "BPBD Jawa Tengah Siti Maryam": a place ends the name of the body, and somebody may follow. */
function withoutPerson(
  view: NameView,
  from: number,
  to: number,
  listed: ReadonlyMap<number, Segment>,
): number {
  for (let k = from + 1; k < to; k++) {
    const place = listed.get(k);
    if (place?.label === 'LOC' && place.to < to && !view.language.and.has(view.scan.forms[place.to]!))
      return place.to;
  }
  return to;
}

/** "Presiden Joko Widodo", "kota Bandung": a run of capitals behind what announces it. */
function introduced(view: NameView, i: number, listed: ReadonlyMap<number, Segment>): Segment | undefined {
  if (i === 0 || !looksLikeName(view.shapes[i]!) || view.capsLine) return undefined;
  const before = view.cueEnds[i - 1]!;
  if (before & PERSON_CUES) {
    // "Presiden Indonesia": of what.
    const place = listed.get(i);
    if (place && place.label !== 'PER') return place;
    return (view.cueBegins[i]! & PERSON_CUES) === 0
      ? { from: i, to: view.runTo[i]! + 1, label: 'PER', score: SURE }
      : undefined;
  }
  if (before & (PLACE_HEADS | CUE_BIT.placeIntro))
    return { from: i, to: view.runTo[i]! + 1, label: 'LOC', score: LIKELY };
  return undefined;
}

/** A sentence may begin behind the dash of a dateline. */
function isDash(shape: number | undefined): boolean {
  return shape === ShapeClass.Hyphen || shape === ShapeClass.Dash;
}

/** A run of capitals that nothing announces; at the beginning of a sentence one word proves nothing. */
function run(view: NameView, i: number, listed: ReadonlyMap<number, Segment>): Segment | undefined {
  if (!looksLikeName(view.shapes[i]!) || view.shapes[i] === ShapeClass.Alphanumeric || view.capsLine)
    return undefined;
  if (view.cueBegins[i]! & PERSON_CUES || view.scan.words[i]! & Word.function) return undefined;
  let to = view.runTo[i]! + 1;
  for (let k = i + 1; k < to; k++) if (listed.has(k) || view.cueBegins[k]! & STARTS) to = k;
  // "MAMUJU - Nilai ekspor …"
  if (i === 0 && isDash(view.shapes[to])) return { from: i, to, label: 'LOC', score: LIKELY };
  const known = (view.scan.words[i]! & FIRST_NAMES) !== 0;
  if (to - i === 1) {
    if (view.shapes[i] === ShapeClass.AllCaps && !isDash(view.shapes[to]))
      return { from: i, to, label: 'ORG', score: LIKELY };
    const opens = view.starts[i] !== 0 || isDash(view.shapes[i - 1]);
    if (opens && !known) return undefined;
  }
  const before = i > 0 ? view.cueEnds[i - 1]! : 0;
  if (before & CUE_BIT.placePreposition) return { from: i, to, label: 'LOC', score: UNSURE };
  return { from: i, to, label: 'PER', score: known ? LIKELY : UNSURE };
}
