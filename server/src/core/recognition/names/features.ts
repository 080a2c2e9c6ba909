import { finish, hashText } from './hash';
import { LISTED_LABELS } from './knowledge';
import { Word } from './lexicon';
import { looksLikeName, ShapeClass } from './shapes';
import { CUE_BIT, isInnerHyphen, type NameView, spaced, wideGap } from './view';

/** No token has more features than this. */
const MAX_FEATURES = 160;

/** Changed whenever templates change: a model for others cannot be used. */
export const FEATURES = 'names 2';

const NAME_BITS =
  Word.surname |
  Word.rareSurname |
  Word.middle |
  Word.given |
  Word.sinoName |
  Word.sinoSurname |
  Word.pinyinName |
  Word.koreanSurname |
  Word.koreanGiven |
  Word.japaneseName |
  Word.westernGiven |
  Word.westernSurname |
  Word.slavicName |
  Word.arabicName |
  Word.indianName |
  Word.seAsianName |
  Word.nameParticle;
const WESTERN_BITS =
  Word.westernGiven |
  Word.westernSurname |
  Word.slavicName |
  Word.arabicName |
  Word.indianName |
  Word.seAsianName;
const PLAIN_BITS = Word.function | Word.common | Word.english | Word.syllable;

const NAME_CUES =
  CUE_BIT.orgHead |
  CUE_BIT.adminHead |
  CUE_BIT.facilityHead |
  CUE_BIT.natureHead |
  CUE_BIT.eventHead |
  CUE_BIT.documentHead |
  CUE_BIT.programHead |
  CUE_BIT.companyTail |
  CUE_BIT.eventTail |
  CUE_BIT.orgField;

/** What the last word of a run may tell of the whole. */
const TAIL_CUES = CUE_BIT.companyTail | CUE_BIT.eventTail;

/** A name at the end of a paragraph may be its author's if so many tokens stand before it. */
const SIGNED_AFTER = 5;

const BORDER_ID = 0x1234567;

/**
 * The active features of the tokens of a view, as hashes. All features are binary. Which templates there
 * are is decided by what newspapers do: a word alone says little, the run of capitals that it stands in and
 * what introduces that run say most.
 */
export class FeatureExtractor {
  /** Features of the last token asked for. */
  readonly hashes = new Int32Array(MAX_FEATURES);
  #count = 0;

  /** Fills `hashes` and returns how many there are. */
  extract(view: NameView, i: number): number {
    this.#count = 0;
    this.#basic(view, i);
    if (isActive(view, i)) {
      this.#context(view, i);
      this.#wordClasses(view, i);
      this.#lists(view, i);
      this.#cues(view, i);
      if ((looksLikeName(view.shapes[i]!) || view.runTo[i]! > view.runFrom[i]!) && !view.capsLine)
        this.#run(view, i);
    }
    return this.#count;
  }

  #add(template: number, value: number): void {
    this.hashes[this.#count++] = finish(
      Math.imul(value ^ 0x5bd1e995, 0x9e3779b1) + Math.imul(template, 0x632be5ab),
    );
  }

  #pair(template: number, a: number, b: number): void {
    this.#add(template, finish(Math.imul(a, 0x2c1b3c6d) + b));
  }

  #triple(template: number, a: number, b: number, c: number): void {
    this.#add(template, finish(Math.imul(finish(Math.imul(a, 0x2c1b3c6d) + b), 0x297a2d39) + c));
  }

  /** One feature for each bit that is set. */
  #bits(template: number, bits: number, with_: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) this.#pair(template, rest & -rest, with_);
  }

  #basic(view: NameView, i: number): void {
    const shape = shapeOf(view, i);
    this.#add(1, 0);
    this.#pair(2, idOf(view, i), shape === ShapeClass.Lower ? 0 : 1);
    this.#add(3, idOf(view, i - 1));
    this.#add(4, idOf(view, i + 1));
    this.#triple(5, shapeOf(view, i - 1), shape, shapeOf(view, i + 1));
    this.#add(6, shape);
  }

  #context(view: NameView, i: number): void {
    const shape = shapeOf(view, i);
    const id = idOf(view, i);
    this.#add(7, idOf(view, i - 2));
    this.#add(8, idOf(view, i + 2));
    this.#pair(9, idOf(view, i - 1), id);
    this.#pair(10, id, idOf(view, i + 1));
    this.#triple(11, idOf(view, i - 1), shape, shapeOf(view, i + 1));
    this.#triple(12, idOf(view, i + 1), shape, shapeOf(view, i - 1));
    const near = shapeOf(view, i - 2) | (shapeOf(view, i - 1) << 5) | (shape << 10);
    const far = shapeOf(view, i + 1) | (shapeOf(view, i + 2) << 5);
    const glue =
      (spaced(view, i) ? 1 : 0) |
      (spaced(view, i + 1) ? 2 : 0) |
      (wideGap(view, i) ? 4 : 0) |
      (wideGap(view, i + 1) ? 8 : 0);
    this.#pair(13, near, far);
    this.#triple(14, shapeOf(view, i - 1) | (shape << 5), shapeOf(view, i + 1), glue);
    this.#triple(67, id, shapeOf(view, i + 1), glue);
    this.#triple(68, id, shapeOf(view, i - 1), glue);
    if (shape === ShapeClass.Hyphen || shape === ShapeClass.Dash) this.#link(view, i, glue);
    this.#triple(15, shape, view.nests[i]!, view.starts[i]!);
    if (view.initials[i] !== 0) this.#pair(16, view.initials[i]!, shape);
    if (view.headId[i] !== 0) {
      const gap = view.headGap[i]!;
      this.#triple(17, view.headBits[i]!, gap, shape);
      this.#triple(18, view.headId[i]!, gap, shape);
      this.#pair(19, view.headBits[i]!, id);
      this.#pair(20, view.headId[i]!, id);
      this.#triple(69, view.headBits[i]!, wordsOf(view, i) & PLAIN_BITS, shapeOf(view, i + 1));
    }
    if (shape !== ShapeClass.Lower && shape < ShapeClass.ShortNumber) this.#spelling(view, i);
  }

  /** A hyphen or dash: within a name, or between two. */
  #link(view: NameView, i: number, glue: number): void {
    const before = i > 0 ? view.listed[i - 1]! : 0;
    const after = i + 1 < view.length ? view.listed[i + 1]! : 0;
    this.#triple(70, before, after, glue);
    this.#triple(71, coarse(wordsOf(view, i - 1)), coarse(wordsOf(view, i + 1)), glue);
    this.#triple(72, shapeOf(view, i - 1), shapeOf(view, i + 1), glue);
    this.#pair(73, isInnerHyphen(view, i) ? 1 : 0, glue);
  }

  #spelling(view: NameView, i: number): void {
    const form = view.scan.forms[i]!;
    const syllable = view.scan.words[i]! & Word.syllable;
    if (syllable !== 0 || form.length < 4) return;
    this.#add(21, hashText(form.slice(-2)));
    this.#add(22, hashText(form.slice(-3)));
    this.#add(23, hashText(form.slice(0, 3)));
  }

  #wordClasses(view: NameView, i: number): void {
    const shape = shapeOf(view, i);
    const bits = wordsOf(view, i);
    const names = bits & NAME_BITS;
    this.#triple(24, bits & PLAIN_BITS, shape, view.starts[i]!);
    this.#bits(25, names, shape);
    this.#pair(26, names, shape);
    this.#triple(27, coarse(wordsOf(view, i - 1)), coarse(bits), shape);
    this.#triple(28, coarse(bits), coarse(wordsOf(view, i + 1)), shapeOf(view, i + 1));
    this.#triple(76, bits & PLAIN_BITS, shapeOf(view, i + 1), shapeOf(view, i - 1) | (shape << 5));
    const next = i + 1 < view.length ? view.starts[i + 1]! : 3;
    this.#triple(77, next, shape, view.starts[i]!);
  }

  #lists(view: NameView, i: number): void {
    const listed = view.listed[i]!;
    const before = i > 0 ? view.listed[i - 1]! : 0;
    const after = i + 1 < view.length ? view.listed[i + 1]! : 0;
    if ((listed | before | after) === 0) return;
    this.#triple(30, before, listed, after);
    if (i > 0 && view.kindEnd[i - 1] === i) {
      this.#triple(75, view.kinds[i - 1]!, coarse(wordsOf(view, i)), Math.min(view.runTo[i]! - i, 3));
    }
    if (listed === 0) return;
    const kind = view.kinds[i]!;
    this.#pair(31, listed, shapeOf(view, i));
    for (let label = 0; label < LISTED_LABELS.length; label++) {
      const place = (listed >> (3 * label)) & 7;
      if (place !== 0) this.#pair(32, label, place);
    }
    this.#pair(33, kind, listed);
    this.#pair(34, listed, idOf(view, i - 1));
    this.#pair(35, listed, idOf(view, i + 1));
    this.#triple(36, listed, shapeOf(view, i - 1), shapeOf(view, i + 1));
    this.#pair(37, listed, i > 0 ? view.cueEnds[i - 1]! : 0);
    this.#triple(38, kind, coarse(wordsOf(view, i)), shapeOf(view, i + 1));
    if (i > 0) this.#pair(39, kind, view.kinds[i - 1]!);
    const end = view.kindEnd[i]!;
    const whole = (view.runFrom[i]! === i ? 1 : 0) | (view.runTo[i]! === end - 1 ? 2 : 0);
    this.#triple(74, kind, whole, end > view.runTo[i]! ? 0 : coarse(wordsOf(view, end)));
    // Coordinated names: "Nhật - Hàn", "Mỹ và Anh".
    if (i + 2 < view.length) this.#triple(40, listed, idOf(view, i + 1), view.listed[i + 2]!);
    if (i >= 2) this.#triple(41, listed, idOf(view, i - 1), view.listed[i - 2]!);
  }

  #cues(view: NameView, i: number): void {
    const shape = shapeOf(view, i);
    const introduced = i > 0 ? view.cueEnds[i - 1]! : 0;
    this.#bits(42, introduced, shape);
    this.#bits(43, view.cueBegins[i]!, shape);
    this.#bits(44, view.cueCovers[i]!, shape);
    this.#bits(45, view.cueEnds[i]!, shape);
    if (i + 1 < view.length) {
      this.#bits(46, view.cueBegins[i + 1]!, shape);
      if (view.cueBegins[i]! & NAME_CUES) this.#pair(47, idOf(view, i), shapeOf(view, i + 1));
      this.#pair(48, view.cueEnds[i]! & NAME_CUES, shapeOf(view, i + 1));
    }
  }

  /** What stands beside the run: the other names of a list, and the end of the page, where authors sign. */
  #neighbours(view: NameView, from: number, to: number, edge: number): void {
    if (isListed(view, from - 1))
      this.#triple(80, view.listed[from - 2] ?? 0, coarse(wordsOf(view, from - 2)), edge);
    if (isListed(view, to + 1))
      this.#triple(81, view.listed[to + 2] ?? 0, coarse(wordsOf(view, to + 2)), edge);
    const closing = shapeOf(view, to + 1);
    if (from < SIGNED_AFTER || (closing !== ShapeClass.Border && closing !== ShapeClass.OpenBracket)) return;
    this.#triple(82, shapeOf(view, from - 1), closing, (to - from) | (edge << 4));
  }

  /** What the whole run of capitals tells, to each of its tokens. */
  #run(view: NameView, i: number): void {
    const from = view.runFrom[i]!;
    const to = view.runTo[i]!;
    const size = Math.min(to - from, 6);
    const place = Math.min(i - from, 3) | (Math.min(to - i, 3) << 2);
    const introduced = from > 0 ? view.cueEnds[from - 1]! : 0;
    const followed = to + 1 < view.length ? view.cueBegins[to + 1]! : 0;
    const first = wordsOf(view, from);
    const last = wordsOf(view, to);
    const opens = i === from ? 1 : 0;
    const closes = i === to ? 1 : 0;
    this.#add(50, place);
    this.#bits(51, introduced, opens | (closes << 1));
    this.#pair(52, introduced, place);
    this.#pair(53, idOf(view, from - 1), opens);
    this.#triple(54, idOf(view, from - 2), idOf(view, from - 1), opens);
    this.#pair(55, idOf(view, to + 1), closes);
    this.#triple(56, idOf(view, to + 1), idOf(view, to + 2), closes);
    this.#pair(57, idOf(view, from), place);
    this.#pair(58, idOf(view, to), place);
    this.#triple(59, coarse(first), coarse(last), place);
    this.#triple(60, shapeOf(view, from - 1), shapeOf(view, to + 1), size);
    this.#triple(61, view.starts[from]!, first & PLAIN_BITS, place);
    this.#bits(62, followed, opens | (closes << 1));
    this.#neighbours(view, from, to, opens | (closes << 1));
    this.#bits(78, view.cueEnds[to]! & TAIL_CUES, place);
    this.#bits(79, view.cueBegins[from]! & NAME_CUES, place);
    this.#triple(63, coarse(first), introduced, size);
    this.#triple(64, shapeOf(view, from - 1), shapeOf(view, to + 1), coarse(first));
    this.#triple(65, view.listed[from]!, view.listed[to]!, place);
    this.#triple(66, introduced !== 0 ? 1 : 0, coarse(wordsOf(view, i)), place);
  }
}

/** Tokens far from any capital, listed name or head noun get the few features of running text. */
function isActive(view: NameView, i: number): boolean {
  const shape = view.shapes[i]!;
  if (looksLikeName(shape) || view.listed[i] !== 0 || (view.cueCovers[i]! & NAME_CUES) !== 0) return true;
  if (view.headId[i] !== 0) return true;
  return looksLikeName(shapeOf(view, i - 1)) || looksLikeName(shapeOf(view, i + 1));
}

/** Word classes for patterns over several words: fewer, so that the patterns come again. */
function coarse(bits: number): number {
  let value = 0;
  if (bits & Word.syllable) value |= 1;
  if (bits & (Word.surname | Word.rareSurname)) value |= 2;
  if (bits & (Word.middle | Word.given)) value |= 4;
  if (bits & (Word.sinoSurname | Word.sinoName)) value |= 8;
  if (bits & (Word.koreanSurname | Word.koreanGiven)) value |= 16;
  if (bits & (Word.japaneseName | Word.pinyinName)) value |= 32;
  if (bits & WESTERN_BITS) value |= 64;
  if (bits & (Word.function | Word.english)) value |= 128;
  return value;
}

function idOf(view: NameView, i: number): number {
  return i < 0 || i >= view.length ? BORDER_ID : view.ids[i]!;
}

function shapeOf(view: NameView, i: number): number {
  return i < 0 || i >= view.length ? ShapeClass.Border : view.shapes[i]!;
}

function wordsOf(view: NameView, i: number): number {
  return i < 0 || i >= view.length ? 0 : view.scan.words[i]!;
}

/** A comma, or what joins the last two names of a list. */
function isListed(view: NameView, i: number): boolean {
  if (i < 1 || i + 1 >= view.length) return false;
  const shape = view.shapes[i]!;
  return (
    shape === ShapeClass.Comma || shape === ShapeClass.Semicolon || view.language.and.has(view.scan.forms[i]!)
  );
}
