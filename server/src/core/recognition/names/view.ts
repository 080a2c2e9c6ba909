import { Shape, type Token, tokenize } from '../../text/tokens';
import type { Gazetteer, GazetteerMatch, GazetteerScan } from './gazetteer';
import { hashText } from './hash';
import { LISTED_LABELS } from './knowledge';
import { CUES, type Cue, Word } from './lexicon';
import { endsSentence, looksLikeName, opensSentence, ShapeClass, shapeClass } from './shapes';
import type { NameWords } from './words';

/** Bit of a cue in the masks of `NameView`. */
export const CUE_BIT = Object.fromEntries(CUES.map((cue, i) => [cue, 1 << i])) as Readonly<
  Record<Cue, number>
>;

/** Cues that introduce a person: "ông", "Thủ tướng", "ca sĩ", "Đại tá". */
export const PERSON_CUES = CUE_BIT.honorific | CUE_BIT.office | CUE_BIT.occupation | CUE_BIT.rank;

/** Cues of common words, which are no names. */
export const COMMON_CUES = CUE_BIT.opener | CUE_BIT.compound;

/**
 * A paragraph as the labeller sees it: parallel arrays over its tokens. Nothing here depends on any
 * other paragraph.
 */
export interface NameView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly scan: GazetteerScan;
  readonly language: NameWords;
  readonly length: number;
  /** Hash of the folded lower-case form. */
  readonly ids: Int32Array;
  /** `ShapeClass`. */
  readonly shapes: Uint8Array;
  /** 1 where a sentence begins, 2 where one seems to begin without anything that ends the one before. */
  readonly starts: Uint8Array;
  /** Bits of the cues that begin at, lie over and end at the token. */
  readonly cueBegins: Int32Array;
  readonly cueCovers: Int32Array;
  readonly cueEnds: Int32Array;
  /** For each label three bits: 0 no listed name, else 1 + BIES position in the longest match. */
  readonly listed: Uint16Array;
  /** Hash of the kind of the longest match over the token, 0 where there is none; ambiguity counts in. */
  readonly kinds: Int32Array;
  /** One past the last token of that longest match, 0 where there is none. */
  readonly kindEnd: Int32Array;
  /** First and last token of the run of capitalised words; the token itself where there is none. */
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
  /** 1 inside brackets, 2 inside quotes, 3 both. */
  readonly nests: Uint8Array;
  /** The head noun of a body, event or document that may still be going on: hash of its first word, else 0. */
  readonly headId: Int32Array;
  /** The cue bits of that head. */
  readonly headBits: Int32Array;
  /** Lower-case words since the head or the last capital, at most 7. */
  readonly headGap: Uint8Array;
  /**
   * 1 at an abbreviation in brackets whose letters begin the words before the bracket, and over those words 2;
   * 3 and 4 when those words are all in lower case: "doanh nghiệp nhà nước (DNNN)".
   */
  readonly initials: Uint8Array;
  /** The line is written in capitals. */
  readonly capsLine: boolean;
  /** Its features, where they are kept for a second labeller. */
  readonly features?: KeptFeatures;
}

/** Features of a token, on average. */
const USUAL = 48;

/** The features of the tokens of a view, one token after the other. */
export class KeptFeatures {
  hashes: Int32Array;
  /** Where those of each token end. */
  readonly ends: Int32Array;
  #tokens = 0;

  constructor(tokens: number) {
    this.hashes = new Int32Array(USUAL * tokens);
    this.ends = new Int32Array(tokens);
  }

  /** Those of every token are here, which a labeller without features does not give. */
  get isComplete(): boolean {
    return this.#tokens === this.ends.length;
  }

  /** @param count how many of the hashes are the next token's */
  add(hashes: Int32Array, count: number): void {
    const from = this.#tokens === 0 ? 0 : this.ends[this.#tokens - 1]!;
    if (from + count > this.hashes.length) {
      const larger = new Int32Array(2 * this.hashes.length + count);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    for (let k = 0; k < count; k++) this.hashes[from + k] = hashes[k]!;
    this.ends[this.#tokens++] = from + count;
  }
}

const kindIds = new Map<string, number>();

function kindId(kind: string): number {
  let id = kindIds.get(kind);
  if (id === undefined) {
    id = hashText(kind);
    kindIds.set(kind, id);
  }
  return id;
}

/** @param keeps whether the features that a labeller makes of it are kept */
export function createView(text: string, gazetteer: Gazetteer, keeps = false): NameView {
  const tokens = tokenize(text);
  return viewOf(text, tokens, gazetteer.scan(text, tokens), gazetteer.words, keeps);
}

function viewOf(
  text: string,
  tokens: readonly Token[],
  scan: GazetteerScan,
  language: NameWords,
  keeps: boolean,
): NameView {
  const length = tokens.length;
  const shapes = new Uint8Array(length);
  for (let i = 0; i < length; i++) shapes[i] = shapeClass(text, tokens[i]!);
  const capsLine = isCapsLine(shapes);
  const view: NameView = {
    text,
    tokens,
    scan,
    language,
    length,
    ids: scan.ids,
    shapes,
    starts: new Uint8Array(length),
    cueBegins: new Int32Array(length),
    cueCovers: new Int32Array(length),
    cueEnds: new Int32Array(length),
    listed: new Uint16Array(length),
    kinds: new Int32Array(length),
    kindEnd: new Int32Array(length),
    runFrom: new Int32Array(length),
    runTo: new Int32Array(length),
    nests: new Uint8Array(length),
    headId: new Int32Array(length),
    headBits: new Int32Array(length),
    headGap: new Uint8Array(length),
    initials: new Uint8Array(length),
    capsLine,
    ...(keeps ? { features: new KeptFeatures(length) } : {}),
  };
  markSentences(view);
  markCues(view);
  markListed(view);
  markHeads(view);
  markHiddenStarts(view);
  markRuns(view);
  markNests(view);
  markInitials(view);
  return view;
}

/** Headings in capitals say nothing by their capitals. */
function isCapsLine(shapes: Uint8Array): boolean {
  let caps = 0;
  let other = 0;
  for (let i = 0; i < shapes.length; i++) {
    const shape = shapes[i]!;
    if (shape === ShapeClass.AllCaps || shape === ShapeClass.DottedCaps) caps++;
    else if (shape === ShapeClass.Lower || shape === ShapeClass.Capital || shape === ShapeClass.Camel)
      other++;
  }
  return caps >= 3 && caps > 4 * other;
}

function markSentences(view: NameView): void {
  const { shapes, starts, length } = view;
  let fresh = true;
  for (let i = 0; i < length; i++) {
    const shape = shapes[i]!;
    fresh ||= wideGap(view, i);
    if (shape < ShapeClass.Symbol) {
      if (fresh) starts[i] = 1;
      fresh = false;
    } else if (endsSentence(shape)) fresh = true;
    else if (!opensSentence(shape)) fresh = false;
    else if (shape === ShapeClass.OpenQuote || shape === ShapeClass.Quote) {
      // A quotation begins a sentence of its own, but a quoted word inside a sentence does not.
      fresh ||= i > 0 && (shapes[i - 1] === ShapeClass.Colon || shapes[i - 1] === ShapeClass.Comma);
    }
  }
}

function markCues({ scan, cueBegins, cueCovers, cueEnds }: NameView): void {
  for (const { cue, from, to } of scan.cues) {
    const bit = CUE_BIT[cue];
    cueBegins[from]! |= bit;
    cueEnds[to - 1]! |= bit;
    for (let i = from; i < to; i++) cueCovers[i]! |= bit;
  }
}

const NESTED = 16;

function markListed({ scan, listed, kinds, kindEnd }: NameView): void {
  const covered = new Int32Array(LISTED_LABELS.length);
  let coveredByAny = 0;
  for (const match of scan.matches) {
    const { from, to } = match;
    for (let label = 0; label < LISTED_LABELS.length; label++) {
      if (from < covered[label]! || !match.readings.some(({ entry }) => entry.label === LISTED_LABELS[label]))
        continue;
      covered[label] = to;
      for (let i = from; i < to; i++) listed[i]! |= place(i, from, to) << (3 * label);
    }
    if (from >= coveredByAny) {
      coveredByAny = to;
      const kind = kindOf(match);
      for (let i = from; i < to; i++) {
        kinds[i] = kind + (i === from ? 0 : NESTED);
        kindEnd[i] = to;
      }
    }
  }
}

function place(i: number, from: number, to: number): number {
  if (to - from === 1) return 4;
  if (i === from) return 1;
  return i === to - 1 ? 3 : 2;
}

function kindOf(match: GazetteerMatch): number {
  const { entry, ambiguous } = match.readings[0]!;
  return (
    kindId(entry.kind) ^ (ambiguous ? 1 : 0) ^ (match.readings.length > 1 ? 2 : 0) ^ (match.caps ? 4 : 0)
  );
}

function markRuns(view: NameView): void {
  const { shapes, runFrom, runTo, length } = view;
  for (let i = 0; i < length; i++) {
    runFrom[i] = i;
    runTo[i] = i;
    if (!looksLikeName(shapes[i]!)) continue;
    const from = i;
    for (;;) {
      if (i + 1 < length && continuesRun(view, i + 1)) i++;
      else if (isInnerHyphen(view, i + 1) || isInnerAmpersand(view, i + 1)) i += 2;
      else break;
    }
    for (let k = from; k <= i; k++) {
      runFrom[k] = from;
      runTo[k] = i;
    }
  }
}

/** "Bill & Melinda Gates Foundation", "H&M". */
function isInnerAmpersand(view: NameView, i: number): boolean {
  return view.shapes[i] === ShapeClass.Ampersand && i + 1 < view.length && continuesRun(view, i + 1);
}

function continuesRun(view: NameView, i: number): boolean {
  if (!looksLikeName(view.shapes[i]!) || wideGap(view, i) || view.starts[i] === 2) return false;
  return !isCredit(view, i) && !isCredit(view, i - 1);
}

/** "Lễ khai hội Ảnh Thu Giang": captions name the photographer without a colon. */
function isCredit({ scan, shapes, length, language }: NameView, i: number): boolean {
  const { credit } = language;
  if (scan.forms[i] !== credit?.word || shapes[i] !== ShapeClass.Capital) return false;
  return i + 1 < length && looksLikeName(shapes[i + 1]!) && !credit?.notAfter.has(scan.forms[i - 1] ?? '');
}

/** Words in lower case within the name of a body, after which a capital hardly belongs to it. */
const HEAD_GAP = 3;

/**
 * Pages lose full stops after captions and headings: "Ảnh: An Sơn Nghệ nhân kể lại". A capital that begins a
 * common word, whose second syllable is in lower case, opens a sentence there, but not in the name of a body:
 * "Sở Kế hoạch và Đầu tư".
 */
function markHiddenStarts(view: NameView): void {
  const { shapes, starts, cueBegins, length } = view;
  let body = false;
  let gap = 0;
  for (let i = 0; i < length; i++) {
    const shape = shapes[i]!;
    if (shape === ShapeClass.Lower) gap++;
    else if (shape > ShapeClass.Symbol && shape !== ShapeClass.Comma && shape !== ShapeClass.Hyphen)
      body = false;
    if (gap > HEAD_GAP || starts[i] === 1) body = false;
    if (shape !== ShapeClass.Capital) continue;
    gap = 0;
    const followed = i + 1 < length && shapes[i + 1] === ShapeClass.Lower;
    const opens = cueBegins[i]! & (body ? CUE_BIT.opener : COMMON_CUES);
    if (followed && opens !== 0 && starts[i] === 0) {
      starts[i] = 2;
      body = false;
    }
    if (cueBegins[i]! & HEADS) body = true;
  }
}

/**
 * A hyphen inside one name, as in "Joon-ho" and "Saint-Germain": nothing but letters on both sides. Between
 * Vietnamese syllables with capitals it rather joins two names ("Mỹ-Trung").
 */
export function isInnerHyphen(view: NameView, i: number): boolean {
  const { shapes, scan, length } = view;
  if (i < 1 || i + 1 >= length || shapes[i] !== ShapeClass.Hyphen) return false;
  if (spaced(view, i) || spaced(view, i + 1) || !looksLikeName(shapes[i - 1]!)) return false;
  if (shapes[i + 1] === ShapeClass.Lower) return true;
  if (!looksLikeName(shapes[i + 1]!)) return false;
  const known = (k: number) => view.listed[k] !== 0 || (scan.words[k]! & Word.syllable) !== 0;
  return !(known(i - 1) && known(i + 1));
}

function markNests(view: NameView): void {
  const { shapes, nests, length } = view;
  let bracket = 0;
  let quote = false;
  for (let i = 0; i < length; i++) {
    const shape = shapes[i]!;
    if (shape === ShapeClass.OpenBracket) bracket = 1;
    else if (shape === ShapeClass.CloseBracket) bracket = 0;
    else if (opensQuote(view, i, quote)) quote = true;
    else if (quote && closesQuote(view, i)) quote = false;
    nests[i] = bracket | (quote ? 2 : 0);
  }
}

function opensQuote(view: NameView, i: number, inside: boolean): boolean {
  const shape = view.shapes[i]!;
  if (shape === ShapeClass.OpenQuote) return true;
  if (shape === ShapeClass.Quote) return !inside;
  return shape === ShapeClass.Apostrophe && spaced(view, i) && !spaced(view, i + 1);
}

function closesQuote({ shapes }: NameView, i: number): boolean {
  const shape = shapes[i]!;
  return shape === ShapeClass.CloseQuote || shape === ShapeClass.Quote || shape === ShapeClass.Apostrophe;
}

/** Whether more than one space stands before the token, as between the items of a menu. */
export function wideGap({ tokens, length }: NameView, i: number): boolean {
  return i > 0 && i < length && tokens[i]!.start - tokens[i - 1]!.end > 1;
}

/** Whether white space stands before the token. */
export function spaced(view: NameView, i: number): boolean {
  return i >= view.length || (view.tokens[i]!.shape & Shape.SpaceBefore) !== 0;
}

const HEADS =
  CUE_BIT.orgHead | CUE_BIT.eventHead | CUE_BIT.documentHead | CUE_BIT.programHead | CUE_BIT.facilityHead;
const HEAD_REACH = 16;
const MAX_GAP = 7;

/** Follows each head noun to the right as far as its name may go on. */
function markHeads(view: NameView): void {
  const { shapes, ids, cueBegins, headId, headBits, headGap, length } = view;
  let id = 0;
  let bits = 0;
  let gap = 0;
  let reach = 0;
  for (let i = 0; i < length; i++) {
    const shape = shapes[i]!;
    if (id !== 0 && (reach-- === 0 || gap === MAX_GAP || breaksName(shape) || wideGap(view, i))) id = 0;
    const begins = cueBegins[i]! & HEADS;
    // A head inside a name ("Sở Y tế tỉnh", "Công ty Luật") does not replace the head in capitals before it.
    if (begins !== 0 && (id === 0 || gap > 0 || looksLikeName(shape))) {
      if (id === 0 || gap > 0) {
        id = ids[i]!;
        bits = begins;
        gap = 0;
        reach = HEAD_REACH;
        continue;
      }
    }
    if (id === 0) continue;
    headId[i] = id;
    headBits[i] = bits;
    headGap[i] = gap;
    if (shape === ShapeClass.Lower) gap++;
    else if (looksLikeName(shape)) gap = 0;
  }
}

function breaksName(shape: number): boolean {
  return (
    shape === ShapeClass.Stop ||
    shape === ShapeClass.Semicolon ||
    shape === ShapeClass.Exclamation ||
    shape === ShapeClass.CloseBracket
  );
}

const LONGEST_ABBREVIATION = 10;

/** Ties "(WHO)" to the words before the bracket by their initials. */
function markInitials({ scan, shapes, initials, length }: NameView): void {
  for (let i = 2; i < length; i++) {
    if (shapes[i] !== ShapeClass.AllCaps || shapes[i - 1] !== ShapeClass.OpenBracket) continue;
    const letters = scan.forms[i]!;
    if (letters.length > LONGEST_ABBREVIATION) continue;
    let letter = letters.length - 1;
    let word = i - 2;
    let capitals = 0;
    for (; word >= 0 && letter >= 0; word--) {
      if (shapes[word]! >= ShapeClass.Symbol) break;
      if (base(scan.forms[word]!) === base(letters[letter]!)) letter--;
      else if (shapes[word] !== ShapeClass.Lower) break;
      if (shapes[word] !== ShapeClass.Lower) capitals++;
    }
    if (letter >= 0) continue;
    const common = capitals === 0 ? 2 : 0;
    initials[i] = 1 + common;
    for (let k = word + 1; k < i - 1; k++) initials[k] = 2 + common;
  }
}

/** A letter whose stroke Unicode does not take for a mark. */
const D_WITH_STROKE = '\u0111';

/** The first letter without its marks: "NƠXH" is "nhà ở xã hội". */
function base(word: string): string {
  return word[0] === D_WITH_STROKE ? 'd' : word.normalize('NFD')[0]!;
}
