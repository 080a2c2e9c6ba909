import { ownCopy } from '../../text/ownCopy';
import type { Span } from '../../text/span';
import { FEATURES, FeatureExtractor } from '../names/features';
import { finish, hashText } from '../names/hash';
import type { NameView } from '../names/view';
import { ClassTable, NO_CLASSES } from './classes';

/** Changed whenever templates change: a model for others cannot be used. */
export const LEARNED_FEATURES = `learned 3, ${FEATURES}`;

/** No token has more features than this. */
const MOST = 256;
/** Words on either side of which only the side counts. */
export const REACH = 8;
const [BEFORE, AFTER] = [230, 231];
const BORDER = 0x2545f491;

/** A paragraph as the learned labeller sees it. */
export interface LearnedView {
  readonly view: NameView;
  /** For each token what has been suggested for it so far, as a hash; 0 where nothing has. */
  readonly hints: Int32Array;
  readonly words: readonly SeenWord[];
  /** Hash of the word behind the last full stop, semicolon or break. */
  readonly opening: Int32Array;
  /** Hashes of the nearest words in lower case, before and after. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Classes of the words as `ClassTable` has them; undefined where there are none. */
  readonly classes: Int32Array | undefined;
}

const NONE = new ClassTable(NO_CLASSES);

/** What depends on a word alone. */
interface SeenWord {
  readonly text: string;
  /** Hashes of the word as it is written and of its pattern. */
  readonly written: number;
  readonly pattern: number;
  /** The features of its ends; none of short ones. */
  readonly ends: readonly number[];
  /** A sentence or clause may end with it. */
  readonly closes: boolean;
  /** By what its class is found: as it is written, of numbers the pattern. */
  readonly word: number;
  /** Its classes, by the table that was last asked. */
  table: ClassTable;
  classes: number;
}

function seeWord(word: string, form: string): SeenWord {
  const ends =
    word.length > 3
      ? [
          featureOf(226, hashText(form.slice(0, 3))),
          featureOf(227, hashText(form.slice(-3))),
          featureOf(228, hashText(form.slice(0, 2))),
          featureOf(229, hashText(form.slice(-2))),
        ]
      : [];
  const closes = /^[.;:!?…\n-]/.test(word);
  const pattern = hashText(patternOf(word));
  const written = hashText(word);
  const key = HAS_DIGIT.test(word) ? pattern : written;
  return { text: word, written, pattern, ends, closes, word: key, table: NONE, classes: 0 };
}

/**
 * Words that have been seen, by their places in a text, which costs no copy of them. Whatever the texts are, a look at it
 * takes the same time and it has the same size: what finds no place takes that of another, and what is longer than
 * any word is not kept.
 */
export class SeenWords {
  readonly #words: (SeenWord | undefined)[];

  /** @param places a power of two */
  constructor(places = MOST_SEEN) {
    this.#words = new Array(places);
  }

  /** The word of a token. */
  at({ text, ids, shapes, scan }: NameView, i: number, { start, end }: Span): SeenWord {
    if (end - start > LONGEST_SEEN) return seeWord(text.slice(start, end), scan.forms[i]!);
    const words = this.#words;
    const first = ids[i]! ^ Math.imul(shapes[i]!, 0x9e37);
    let free = first & (words.length - 1);
    for (let n = 0; n < LOOKS; n++) {
      const at = (first + n) & (words.length - 1);
      const word = words[at];
      if (!word) {
        free = at;
        break;
      }
      if (isWord(word.text, text, start, end)) return word;
    }
    const seen = seeWord(ownCopy(text.slice(start, end)), scan.forms[i]!);
    words[free] = seen;
    return seen;
  }

  /** How many are kept, and the code units of the longest. */
  get size(): { readonly words: number; readonly longest: number } {
    const kept = this.#words.filter((word) => word !== undefined);
    return { words: kept.length, longest: kept.reduce((most, { text }) => Math.max(most, text.length), 0) };
  }
}

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

const MOST_SEEN = 1 << 16;
/** Places that are looked at for a word. */
const LOOKS = 8;
/** In code units. */
const LONGEST_SEEN = 64;
const seenWords = new SeenWords();

const HAS_DIGIT = /\p{Nd}/u;

/** By what a word's class is found, see `ClassTable`. */
export function wordOf(word: string): number {
  return hashText(HAS_DIGIT.test(word) ? patternOf(word) : word);
}

/** The features of a word that stands somewhere before a token, or behind it. */
export const beforeFeature = (id: number): number => featureOf(BEFORE, id);
export const afterFeature = (id: number): number => featureOf(AFTER, id);

const [ENDS, HINT] = [226, 240];

function featureOf(template: number, value: number): number {
  return finish(Math.imul(value ^ 0x5bd1e995, 0x9e3779b1) + Math.imul(template, 0x632be5ab));
}

/** The feature of a token that has this hint, 0 for one that has none; every token has one of these. */
export const hintFeature = (hint: number): number => featureOf(HINT, hint);

/** From which confidence on a suggestion is a hint of the next kind. */
const SURENESS = [0.3, 0.5, 0.7, 0.85, 0.95];

const known = new Map<string, number>();

/** What is suggested for a token, and how surely, as a number other than 0. @param position of BIOES */
export function hintOf(label: string, position: number, confidence: number): number {
  let sure = 0;
  while (sure < SURENESS.length && confidence >= SURENESS[sure]!) sure++;
  const key = `${sure}${position}${label}`;
  let hint = known.get(key);
  if (hint === undefined) {
    hint = hashText(key) || 1;
    known.set(key, hint);
  }
  return hint;
}

/** `BN1234` is `A9`, `12/3` is `9/9`; the number of digits counts to four. */
function patternOf(word: string): string {
  return word
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/[\p{L}\p{M}]+/gu, (letters) => (/\p{Ll}/u.test(letters) ? 'a' : letters))
    .replace(/\d+/g, (digits) => String(Math.min(digits.length, 4)));
}

function classesOf(words: readonly SeenWord[], table: ClassTable): Int32Array {
  const classes = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word.table !== table) {
      word.table = table;
      word.classes = table.of(word.word);
    }
    classes[i] = word.classes;
  }
  return classes;
}

export function learnedView(view: NameView, hints: Int32Array, table = NONE): LearnedView {
  const { length, tokens } = view;
  const words: SeenWord[] = [];
  const opening = new Int32Array(length);
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  let open = BORDER;
  let fresh = true;
  let last = BORDER;
  for (let i = 0; i < length; i++) {
    const word = seenWords.at(view, i, tokens[i]!);
    words.push(word);
    before[i] = last;
    if (view.shapes[i] === 0) last = view.ids[i]!;
    if (fresh) open = view.ids[i]!;
    fresh = word.closes;
    opening[i] = open;
  }
  last = BORDER;
  for (let i = length - 1; i >= 0; i--) {
    after[i] = last;
    if (view.shapes[i] === 0) last = view.ids[i]!;
  }
  const classes = table.isEmpty ? undefined : classesOf(words, table);
  return { view, hints, words, opening, before, after, classes };
}

/** Words, spellings and surroundings, which every token has: templates from this one on, so many. */
const [FIRST, USUAL] = [200, 26];
/** Fine and coarse classes of the word before, of the word and of the one behind. */
const CLASSES = [190, 191, 192, 194, 195, 196];
/** In the place of a class, none of which is below nothing. */
const OUTSIDE_TEXT = -1;

function pairOf(a: number, b: number): number {
  return finish(Math.imul(a, 0x2c1b3c6d) + b);
}

function tripleOf(a: number, b: number, c: number): number {
  return finish(Math.imul(pairOf(a, b), 0x297a2d39) + c);
}

/**
 * Features for labels of any kind: those of the labeller of names, and besides them words, pairs and triples of words,
 * spellings and surroundings of every token, in lower case too.
 */
export class LearnedExtractor {
  readonly hashes = new Int32Array(MOST);
  /** By which template each of them was made; 0 for those of the labeller of names. */
  readonly templates = new Uint8Array(MOST);
  readonly #names = new FeatureExtractor();
  /** What the templates of `#templatesOf` are filled with; one loop over them makes the features. */
  readonly #values = new Int32Array(64);
  readonly #templatesOf = new Uint8Array(64);

  constructor() {
    for (let n = 0; n < USUAL; n++) this.#templatesOf[n] = FIRST + n;
  }

  extract(seen: LearnedView, i: number): number {
    const { view } = seen;
    const { hashes, templates } = this;
    const names = this.#names.extract(view, i);
    let count = this.extractOwn(seen, i);
    const put = (template: number, hash: number) => {
      templates[count] = template;
      hashes[count++] = hash;
    };
    for (let k = 1; k <= REACH; k++) {
      if (i - k >= 0) put(BEFORE, beforeFeature(view.ids[i - k]!));
      if (i + k < view.length) put(AFTER, afterFeature(view.ids[i + k]!));
    }
    for (let k = 0; k < names; k++) put(0, this.#names.hashes[k]!);
    return count;
  }

  /** The same without those of the labeller of names, and without words of which only the side counts. */
  extractOwn(seen: LearnedView, i: number): number {
    const { view, hints, words, classes } = seen;
    const { ids, shapes, length } = view;
    const v = this.#values;
    const { written, pattern, ends } = words[i]!;
    const shape = shapes[i]!;
    const w = ids[i]!;
    const p1 = i > 0 ? ids[i - 1]! : BORDER;
    const p2 = i > 1 ? ids[i - 2]! : BORDER;
    const p3 = i > 2 ? ids[i - 3]! : BORDER;
    const n1 = i + 1 < length ? ids[i + 1]! : BORDER;
    const n2 = i + 2 < length ? ids[i + 2]! : BORDER;
    const n3 = i + 3 < length ? ids[i + 3]! : BORDER;
    const [before, after] = [seen.before[i]!, seen.after[i]!];
    const patternBefore = i > 0 ? words[i - 1]!.pattern : BORDER;
    const patternAfter = i + 1 < length ? words[i + 1]!.pattern : BORDER;
    v[0] = w;
    v[1] = written;
    v[2] = pattern;
    v[3] = p2;
    v[4] = n2;
    v[5] = p3;
    v[6] = n3;
    v[7] = pairOf(p1, w);
    v[8] = pairOf(w, n1);
    v[9] = pairOf(p2, p1);
    v[10] = pairOf(n1, n2);
    v[11] = tripleOf(p2, p1, w);
    v[12] = tripleOf(p1, w, n1);
    v[13] = tripleOf(w, n1, n2);
    v[14] = tripleOf(p3, p2, p1);
    v[15] = tripleOf(n1, n2, n3);
    v[16] = pairOf(p1, n1);
    v[17] = tripleOf(patternBefore, pattern, patternAfter);
    v[18] = pairOf(p1, pattern);
    v[19] = pairOf(pattern, n1);
    v[20] = tripleOf(p2, p1, pattern);
    v[21] = tripleOf(pattern, n1, n2);
    v[22] = pairOf(seen.opening[i]!, shape);
    v[23] = pairOf(before, shape);
    v[24] = pairOf(after, shape);
    v[25] = tripleOf(before, after, shape);
    let count = USUAL;
    const put = (template: number, value: number) => {
      this.#templatesOf[count] = template;
      v[count++] = value;
    };
    if (classes) {
      for (let k = 0; k < 3; k++) {
        const at = i + k - 1;
        const isOutside = at < 0 || at >= length;
        put(CLASSES[k]!, isOutside ? OUTSIDE_TEXT : classes[at]! & 0xff);
        put(CLASSES[3 + k]!, isOutside ? OUTSIDE_TEXT : classes[at]! >> 8);
      }
    }
    const hint = hints[i]!;
    const hintBefore = i > 0 ? hints[i - 1]! : 0;
    const hintAfter = i + 1 < length ? hints[i + 1]! : 0;
    put(HINT, hint);
    if ((hint | hintBefore | hintAfter) !== 0) {
      put(HINT + 1, tripleOf(hintBefore, hint, hintAfter));
      put(HINT + 2, pairOf(hint, w));
      put(HINT + 3, pairOf(hint, p1));
      put(HINT + 4, pairOf(hint, n1));
    }
    const { hashes, templates } = this;
    for (let n = 0; n < count; n++) {
      const template = this.#templatesOf[n]!;
      templates[n] = template;
      hashes[n] = featureOf(template, v[n]!);
    }
    for (let k = 0; k < ends.length; k++) {
      templates[count] = ENDS;
      hashes[count++] = ends[k]!;
    }
    return count;
  }
}
