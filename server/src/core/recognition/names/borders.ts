import { listedEntry } from './evidence';
import { Word } from './lexicon';
import { looksLikeName, ShapeClass } from './shapes';
import { labelOfTag } from './tags';
import { CUE_BIT, isInnerHyphen, type NameView, spaced, wideGap } from './view';

/** The tokens `from..to` of a name. */
export interface Borders {
  readonly from: number;
  readonly to: number;
}

/** Adds to the name that the labeller found what belongs to it by its form, unless another name has it. */
export function widen(view: NameView, tags: Uint8Array, from: number, to: number, label: string): Borders {
  const isFree = (i: number) => labelOfTag(tags[i]!) < 0;
  let end = to;
  while (tiesLower(view, end) && isFree(end)) end += 2;
  if (label === 'MISC' && isNumberOfEvent(view, end) && isFree(end)) end++;
  if (label === 'MISC') end = endOfOrdinal(view, from, end, isFree);
  if (label === 'ORG' && isNumberOfBody(view, from, end) && isFree(end) && isFree(end + 1)) end += 2;
  if (label === 'PER' && endsInDigraph(view, end) && isFree(end)) end++;
  const signed = label === 'PER' && isInitialBefore(view, from) && isFree(from - 2);
  if (signed) return { from: from - 2, to: end };
  let begin = label === 'LOC' ? Math.min(beginOfSite(view, from, to), beginOfUnit(view, from)) : from;
  for (let i = begin; i < from; i++) if (!isFree(i)) begin = from;
  return { from: begin, to: end };
}

/** "Hội nghị cấp cao ASEAN lần thứ 44", "Đại hội Thể thao toàn quốc lần thứ IX": where the number ends. */
function endOfOrdinal(
  { cueBegins, scan, shapes, language: { ordinal } }: NameView,
  from: number,
  end: number,
  isFree: (i: number) => boolean,
): number {
  if (!ordinal || (cueBegins[from]! & CUE_BIT.eventHead) === 0 || end - from < 3) return end;
  if (!ordinal.every((word, k) => scan.forms[end + k] === word)) return end;
  const last = end + ordinal.length;
  if (shapes[last] !== ShapeClass.ShortNumber && shapes[last] !== ShapeClass.AllCaps) return end;
  for (let i = end; i <= last; i++) if (!isFree(i)) return end;
  return last + 1;
}

/** "Bệnh viện dã chiến | số 3": a body of which there are several. */
function isNumberOfBody({ cueBegins, scan, shapes, language }: NameView, from: number, end: number): boolean {
  if ((cueBegins[from]! & CUE_BIT.orgHead) === 0 || scan.forms[end] !== language.numbering) return false;
  return shapes[end + 1] === ShapeClass.ShortNumber && shapes[end + 2] !== ShapeClass.Slash;
}

/** "Nguyễn Văn Ch | .": an initial of two letters keeps its full stop, as one of a single letter does. */
function endsInDigraph(view: NameView, end: number): boolean {
  const { scan, shapes, language } = view;
  if (shapes[end] !== ShapeClass.Stop || spaced(view, end) || shapes[end - 1] !== ShapeClass.Capital)
    return false;
  return language.digraphs?.has(scan.forms[end - 1]!) === true;
}

/** Where a place begins whose class noun the labeller cut in two: "thị | xã Tân Uyên". */
function beginOfUnit({ cueBegins, cueCovers }: NameView, from: number): number {
  const inside = (cueCovers[from]! & CUE_BIT.adminHead) !== 0;
  return from > 0 && inside && (cueBegins[from - 1]! & CUE_BIT.adminHead) !== 0 ? from - 1 : from;
}

/** Kinds of places that have many sites, so that a class noun before them may just say where. */
const AREAS: ReadonlySet<string> = new Set([
  'country',
  'former-country',
  'part-of-country',
  'territory',
  'continent',
  'region',
  'province',
  'former-province',
  'capital',
  'city',
]);

/** Tokens of the longest class noun of a site that is looked for. */
const LONGEST_CLASS_NOUN = 4;

/**
 * Where a place begins with its class noun: "căn cứ hải quân Changi", "hội trường Ba Đình". A single syllable
 * may be another word, and "nhà máy Trung Quốc" is a factory in or of the country.
 */
function beginOfSite(view: NameView, from: number, to: number): number {
  const { cueBegins, cueEnds, cueCovers } = view;
  const needed = CUE_BIT.facilityHead | CUE_BIT.lowerHead;
  const has = (bits: number) => (bits & needed) === needed;
  if (from < 2 || !has(cueEnds[from - 1]!) || !spaced(view, from)) return from;
  if (AREAS.has(listedEntry(view, from, to, 'LOC')?.kind ?? '')) return from;
  let begin = from;
  for (let i = from - 1; i >= Math.max(0, from - LONGEST_CLASS_NOUN) && has(cueCovers[i]!); i--) {
    if (has(cueBegins[i]!)) begin = i;
  }
  return from - begin >= 2 ? begin : from;
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
