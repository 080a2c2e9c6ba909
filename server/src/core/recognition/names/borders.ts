import { Word } from './lexicon';
import { looksLikeName, ShapeClass } from './shapes';
import { LABELS, labelOfTag } from './tags';
import { CUE_BIT, isInnerHyphen, type NameView, spaced, wideGap } from './view';

/** The tokens `from..to` of a name. */
export interface Borders {
  readonly from: number;
  readonly to: number;
}

/** Adds to the name that the labeller found what belongs to it by its form, unless another name has it. */
export function widen(view: NameView, tags: Uint8Array, from: number, to: number, label: number): Borders {
  const isFree = (i: number) => labelOfTag(tags[i]!) < 0;
  let end = to;
  while (tiesLower(view, end) && isFree(end)) end += 2;
  if (LABELS[label] === 'MISC' && isNumberOfEvent(view, end) && isFree(end)) end++;
  const signed = LABELS[label] === 'PER' && isInitialBefore(view, from) && isFree(from - 2);
  return { from: signed ? from - 2 : from, to: end };
}

/** "Chan-o-cha": a hyphen within the name and a word in lower case, perhaps after another such one. */
function tiesLower(view: NameView, i: number): boolean {
  const { shapes } = view;
  if (shapes[i] !== ShapeClass.Hyphen || shapes[i + 1] !== ShapeClass.Lower) return false;
  if (isInnerHyphen(view, i)) return true;
  return (
    shapes[i - 1] === ShapeClass.Lower &&
    isInnerHyphen(view, i - 2) &&
    !spaced(view, i) &&
    !spaced(view, i + 1)
  );
}

/**
 * "SEA Games 2017", "Wagon R 2017", "SEA Games 29": the year or number right after belongs to the name. After
 * a word in lower case it need not, and a short number belongs to events only.
 */
function isNumberOfEvent(view: NameView, i: number): boolean {
  if (i >= view.length || wideGap(view, i) || !looksLikeName(view.shapes[i - 1]!)) return false;
  if (view.shapes[i] === ShapeClass.ShortNumber) {
    return (view.cueEnds[i - 1]! & CUE_BIT.eventTail) !== 0 && !goesOn(view, i + 1);
  }
  if (view.shapes[i] !== ShapeClass.FourDigits) return false;
  const year = Number(view.scan.forms[i]);
  return year >= 1900 && year < 2100;
}

/** "Premier League 3-0", "World Cup 2/3", "Cup 18 đội": the figure goes on or counts what follows. */
function goesOn(view: NameView, i: number): boolean {
  if (i >= view.length) return false;
  const shape = view.shapes[i]!;
  if (shape === ShapeClass.Lower) return (view.scan.words[i]! & Word.function) === 0;
  return shape === ShapeClass.Hyphen || shape === ShapeClass.Dash || shape === ShapeClass.Slash;
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
