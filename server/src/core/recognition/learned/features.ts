import { TextCache } from '../../text/cache';
import { ownCopy } from '../../text/ownCopy';
import { FEATURES, FeatureExtractor } from '../names/features';
import { finish, hashText } from '../names/hash';
import type { NameView } from '../names/view';

/** Changed whenever templates change: a model for others cannot be used. */
export const LEARNED_FEATURES = `learned 1, ${FEATURES}`;

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
}

/** What depends on a word alone. */
interface SeenWord {
  /** Hashes of the word as it is written and of its pattern. */
  readonly written: number;
  readonly pattern: number;
  /** The features of its ends; none of short ones. */
  readonly ends: readonly number[];
  /** A sentence or clause may end with it. */
  readonly closes: boolean;
}

/** UTF-16 code units of words that are remembered. */
const seenWords = new TextCache<SeenWord>(1_000_000);

function seenWord(word: string, form: string): SeenWord {
  let seen = seenWords.get(word);
  if (!seen) {
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
    seen = { written: hashText(word), pattern: hashText(patternOf(word)), ends, closes };
    seenWords.set(ownCopy(word), seen);
  }
  return seen;
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
    .replace(/[\p{L}\p{M}]*\p{Ll}[\p{L}\p{M}]*/gu, 'a')
    .replace(/\d+/g, (digits) => String(Math.min(digits.length, 4)));
}

export function learnedView(view: NameView, hints: Int32Array): LearnedView {
  const { length, tokens, text } = view;
  const words: SeenWord[] = [];
  const opening = new Int32Array(length);
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  let open = BORDER;
  let fresh = true;
  let last = BORDER;
  for (let i = 0; i < length; i++) {
    const word = seenWord(text.slice(tokens[i]!.start, tokens[i]!.end), view.scan.forms[i]!);
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
  return { view, hints, words, opening, before, after };
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
  #count = 0;

  /** @param near whether the words on either side of which only the side counts are among them */
  extract(seen: LearnedView, i: number, near = true): number {
    const { view, hints } = seen;
    const { ids, shapes, length } = view;
    this.#count = this.#names.extract(view, i);
    this.hashes.set(this.#names.hashes.subarray(0, this.#count));
    this.templates.fill(0, 0, this.#count);
    const id = (k: number) => (k < 0 || k >= length ? BORDER : ids[k]!);
    const pattern = (k: number) => (k < 0 || k >= length ? BORDER : seen.words[k]!.pattern);
    const { written, ends } = seen.words[i]!;
    const [w, p1, p2, n1, n2] = [id(i), id(i - 1), id(i - 2), id(i + 1), id(i + 2)];
    const shape = shapes[i]!;
    this.#add(200, w);
    this.#add(201, written);
    this.#add(202, pattern(i));
    this.#add(203, p2);
    this.#add(204, n2);
    this.#add(205, id(i - 3));
    this.#add(206, id(i + 3));
    this.#pair(207, p1, w);
    this.#pair(208, w, n1);
    this.#pair(209, p2, p1);
    this.#pair(210, n1, n2);
    this.#triple(211, p2, p1, w);
    this.#triple(212, p1, w, n1);
    this.#triple(213, w, n1, n2);
    this.#triple(214, id(i - 3), p2, p1);
    this.#triple(215, n1, n2, id(i + 3));
    this.#pair(216, p1, n1);
    this.#triple(217, pattern(i - 1), pattern(i), pattern(i + 1));
    this.#pair(218, p1, pattern(i));
    this.#pair(219, pattern(i), n1);
    this.#triple(220, p2, p1, pattern(i));
    this.#triple(221, pattern(i), n1, n2);
    this.#pair(222, seen.opening[i]!, shape);
    this.#pair(223, seen.before[i]!, shape);
    this.#pair(224, seen.after[i]!, shape);
    this.#triple(225, seen.before[i]!, seen.after[i]!, shape);
    for (let k = 0; k < ends.length; k++) this.#put(ENDS, ends[k]!);
    for (let k = 1; near && k <= REACH; k++) {
      if (i - k >= 0) this.#add(BEFORE, ids[i - k]!);
      if (i + k < length) this.#add(AFTER, ids[i + k]!);
    }
    const hint = hints[i]!;
    const hintBefore = i > 0 ? hints[i - 1]! : 0;
    const hintAfter = i + 1 < length ? hints[i + 1]! : 0;
    this.#put(HINT, hintFeature(hint));
    if ((hint | hintBefore | hintAfter) !== 0) {
      this.#triple(241, hintBefore, hint, hintAfter);
      this.#pair(242, hint, w);
      this.#pair(243, hint, p1);
      this.#pair(244, hint, n1);
    }
    return this.#count;
  }

  #add(template: number, value: number): void {
    this.#put(template, featureOf(template, value));
  }

  #put(template: number, hash: number): void {
    this.templates[this.#count] = template;
    this.hashes[this.#count++] = hash;
  }

  #pair(template: number, a: number, b: number): void {
    this.#add(template, finish(Math.imul(a, 0x2c1b3c6d) + b));
  }

  #triple(template: number, a: number, b: number, c: number): void {
    this.#add(template, finish(Math.imul(finish(Math.imul(a, 0x2c1b3c6d) + b), 0x297a2d39) + c));
  }
}
