import type { GazetteerEntry } from './gazetteer';
import { Word } from './lexicon';
import type { NameEvidence } from './rules';
import { ShapeClass } from './shapes';
import { CUE_BIT, isInnerHyphen, type NameView, PERSON_CUES } from './view';

const CLASS_NOUNS =
  CUE_BIT.orgHead |
  CUE_BIT.adminHead |
  CUE_BIT.facilityHead |
  CUE_BIT.natureHead |
  CUE_BIT.eventHead |
  CUE_BIT.documentHead |
  CUE_BIT.programHead |
  CUE_BIT.workHead |
  CUE_BIT.placeIntro;
const SURNAMES = Word.surname | Word.rareSurname | Word.sinoSurname | Word.koreanSurname;
const FIRST_NAMES =
  Word.westernGiven | Word.japaneseName | Word.slavicName | Word.arabicName | Word.indianName;

/**
 * The reasons that a reader would give for a name over the tokens `from..to` of the view; always at least
 * one, `model` where no other is at hand.
 */
export function evidenceOf(
  view: NameView,
  from: number,
  to: number,
  label: string,
): { evidence: NameEvidence[]; entry?: GazetteerEntry } {
  const evidence: NameEvidence[] = [];
  const entry = listedEntry(view, from, to, label);
  if (entry) evidence.push({ rule: 'gazetteer', detail: entry.canonical });
  const before = from > 0 ? view.cueEnds[from - 1]! : 0;
  if (label === 'PER') {
    if (before & PERSON_CUES) evidence.push({ rule: 'title', detail: cueText(view, from - 1, PERSON_CUES) });
    if (hasPersonShape(view, from, to)) evidence.push({ rule: 'person-shape' });
  } else if (view.cueBegins[from]! & CLASS_NOUNS && to - from > 1) {
    evidence.push({ rule: 'class-noun', detail: textOf(view, from, from + 1) });
  } else if (before & CLASS_NOUNS) {
    evidence.push({ rule: 'class-noun', detail: cueText(view, from - 1, CLASS_NOUNS) });
  }
  if (to - from === 1 && view.initials[from] === 1) evidence.push({ rule: 'abbreviation' });
  if (label === 'MISC' && endsInNumber(view, from, to))
    evidence.push({ rule: 'number', detail: textOf(view, to - 1, to) });
  if (label === 'PER' && beginsWithInitial(view, from, to)) evidence.push({ rule: 'initial' });
  if (hasHyphen(view, from, to)) evidence.push({ rule: 'hyphen' });
  if (isCoordinated(view, from, to)) evidence.push({ rule: 'coordination' });
  if (isQuoted(view, from, to)) evidence.push({ rule: 'quote' });
  if (evidence.length === 0) evidence.push({ rule: 'model' });
  return entry ? { evidence, entry } : { evidence };
}

/** The listed entity of that label over exactly these tokens. */
export function listedEntry(
  view: NameView,
  from: number,
  to: number,
  label: string,
): GazetteerEntry | undefined {
  const { matches } = view.scan;
  let low = 0;
  for (let high = matches.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  for (; low < matches.length && matches[low]!.from === from; low++) {
    if (matches[low]!.to !== to) continue;
    return matches[low]!.readings.find(({ entry }) => entry.label === label)?.entry;
  }
  return undefined;
}

function hasPersonShape(view: NameView, from: number, to: number): boolean {
  const first = view.scan.words[from]!;
  return to - from >= 2 && ((first & SURNAMES) !== 0 || (first & FIRST_NAMES) !== 0);
}

function endsInNumber(view: NameView, from: number, to: number): boolean {
  const last = view.shapes[to - 1]!;
  return to - from > 1 && (last === ShapeClass.FourDigits || last === ShapeClass.ShortNumber);
}

function beginsWithInitial(view: NameView, from: number, to: number): boolean {
  return (
    to - from > 2 && view.shapes[from] === ShapeClass.Initial && view.shapes[from + 1] === ShapeClass.Stop
  );
}

function hasHyphen(view: NameView, from: number, to: number): boolean {
  for (let i = from + 1; i < to - 1; i++) if (isInnerHyphen(view, i)) return true;
  return false;
}

/** Linked to another listed name by a hyphen or "và". */
function isCoordinated(view: NameView, from: number, to: number): boolean {
  const links = (i: number) =>
    i > 0 &&
    i + 1 < view.length &&
    (view.shapes[i] === ShapeClass.Hyphen ||
      view.shapes[i] === ShapeClass.Dash ||
      view.language.and.has(view.scan.forms[i]!));
  return (links(from - 1) && view.listed[from - 2] !== 0) || (links(to) && view.listed[to + 1] !== 0);
}

function isQuoted(view: NameView, from: number, to: number): boolean {
  const opens = view.shapes[from - 1];
  const closes = view.shapes[to];
  return (
    (opens === ShapeClass.OpenQuote || opens === ShapeClass.Quote) &&
    (closes === ShapeClass.CloseQuote || closes === ShapeClass.Quote)
  );
}

/** The text of the longest of the cues that end at the token. */
function cueText(view: NameView, end: number, bits: number): string {
  let from = end;
  for (let i = end; i >= 0 && i > end - 6 && view.cueCovers[i]! & bits; i--) {
    if (view.cueBegins[i]! & bits) from = i;
  }
  return textOf(view, from, end + 1);
}

function textOf(view: NameView, from: number, to: number): string {
  return view.text.slice(view.tokens[from]!.start, view.tokens[to - 1]!.end);
}
