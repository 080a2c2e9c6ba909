import type { WordClasses } from '../../core/recognition/learned/classes';
import { wordOf } from '../../core/recognition/learned/features';
import { hashText } from '../../core/recognition/names/hash';
import { Pace, type Steps } from '../../core/text/steps';
import { tokenize } from '../../core/text/tokens';

/** Classes of a fine and a coarse division. */
const FINE = 255;
const COARSE = 47;
/** Words that get a class: the most frequent ones, and of those only that occur so often. */
const MOST_WORDS = 20_000;
const LEAST = 4;
/** Words that occur more often are all among those; there is no room for as many of them. */
const OFTEN = 1 << 10;
/** So many of them are told apart as neighbours; others, and the ends of lines, are as one. */
const MOST_NEIGHBOURS = 6000;
/** Tokens below which nothing is told, and beyond which no more are read. */
const FEWEST_TOKENS = 50_000;
const MOST_TOKENS = 2_000_000;
/** Pairs of neighbours that are counted; when there are more, those that come first, which are the frequent ones. */
const MOST_PAIRS = 1 << 20;
const ROUNDS = 8;
/** It ends when no more of the words change their class in a round. */
const SETTLED = 0.005;
/** Additions between two steps, and entries that are put into a large table, each at another place. */
const STEP = 300_000;
const PUT = 50_000;

/** The words of texts one after the other. Lines that stand in several texts, as those of a site do, count once. */
export class WordCounts {
  readonly #lines = new Set<number>();
  readonly #numbers = new Map<number, number>();
  /** Of each number the word and how often it occurs. */
  readonly #words: number[] = [];
  readonly #counts: number[] = [];
  /** Words in numbers of first occurrence; -1 between lines. */
  #tokens = new Int32Array(1 << 14);
  #length = 0;

  /** Words and marks that were taken. */
  get tokens(): number {
    return this.#length - this.#lines.size;
  }

  /** @returns whether there was room for it */
  add(line: string): boolean {
    const key = hashText(line);
    if (this.#lines.has(key)) return true;
    const words = tokenize(line);
    if (this.#length + words.length + 1 > MOST_TOKENS) return false;
    this.#lines.add(key);
    for (const { start, end } of words) {
      const word = wordOf(line.slice(start, end));
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(word, number);
        this.#words.push(word);
        this.#counts.push(0);
      }
      this.#counts[number] = this.#counts[number]! + 1;
      this.#put(number);
    }
    this.#put(-1);
    return true;
  }

  #put(number: number): void {
    if (this.#length === this.#tokens.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#tokens);
      this.#tokens = larger;
    }
    this.#tokens[this.#length++] = number;
  }

  /** The words that get a class, the most frequent first, of equals the one that came first; and all texts in their places. */
  *ranked(): Steps<{ readonly words: Int32Array; readonly counts: Int32Array; readonly tokens: Int32Array }> {
    const counts = this.#counts;
    const pace = new Pace(STEP);
    // How many words occur so often; only those that get a class are sorted.
    const often = new Int32Array(OFTEN + 1);
    for (const count of counts) {
      often[Math.min(count, OFTEN)]!++;
      if (pace.isOver()) yield;
    }
    let least = OFTEN;
    let many = often[OFTEN]!;
    while (least > LEAST && many + often[least - 1]! <= MOST_WORDS) many += often[--least]!;
    let rest = least > LEAST ? MOST_WORDS - many : 0;
    const order: number[] = [];
    for (let n = 0; n < counts.length; n++) {
      const count = counts[n]!;
      const isLast = count === least - 1 && rest > 0;
      if (isLast) rest--;
      if (isLast || count >= least) order.push(n);
      if (pace.isOver()) yield;
    }
    order.sort((a, b) => counts[b]! - counts[a]! || a - b);
    yield;
    const rank = new Int32Array(counts.length).fill(-1);
    order.forEach((n, place) => {
      rank[n] = place;
    });
    const tokens = new Int32Array(this.#length);
    for (let n = 0; n < tokens.length; n++) {
      const number = this.#tokens[n]!;
      tokens[n] = number < 0 ? -1 : rank[number]!;
      if (pace.isOver()) yield;
    }
    return {
      words: Int32Array.from(order, (n) => this.#words[n]!),
      counts: Int32Array.from(order, (n) => counts[n]!),
      tokens,
    };
  }
}

/**
 * Divides the words of a text into classes of those that stand beside the same words: the exchange algorithm (Martin,
 * Liermann and Ney 1998), with the words themselves as neighbours on both sides (after Uszkoreit and Brants 2008), which
 * takes time in proportion to the pairs of neighbours. The same counts give the same classes.
 *
 * @returns undefined where there is too little text to tell
 */
export function* wordClasses(counted: WordCounts): Steps<WordClasses | undefined> {
  if (counted.tokens < FEWEST_TOKENS) return undefined;
  yield;
  const { words, counts, tokens } = yield* counted.ranked();
  yield;
  if (words.length < 2 * COARSE) return undefined;
  const pairs = yield* neighboursOf(tokens, words.length);
  const fine = yield* exchanged(pairs, counts, Math.min(FINE, words.length >> 1));
  const coarse = yield* exchanged(pairs, counts, COARSE);
  const order = [...words.keys()].sort((a, b) => (words[a]! >>> 0) - (words[b]! >>> 0));
  return {
    words: Int32Array.from(order, (n) => words[n]!),
    fine: Uint8Array.from(order, (n) => fine[n]! + 1),
    coarse: Uint8Array.from(order, (n) => coarse[n]! + 1),
  };
}

/** What stands beside each word: of word `w` the entries from `firsts[w]` on. */
interface Neighbours {
  readonly firsts: Int32Array;
  /** Twice the neighbour, and one more where it stands behind. */
  readonly beside: Int32Array;
  readonly counts: Int32Array;
  /** One more than any of `beside`. */
  readonly size: number;
}

function* neighboursOf(tokens: Int32Array, words: number): Steps<Neighbours> {
  const others = Math.min(words, MOST_NEIGHBOURS);
  const size = 2 * (others + 1);
  const neighbour = (i: number) => {
    const word = tokens[i]!;
    return word < 0 || word >= others ? others : word;
  };
  // Open addressing: a word and what stands beside it, and how often; 0 is a free place.
  const mask = 2 * MOST_PAIRS - 1;
  const keys = new Float64Array(2 * MOST_PAIRS);
  const counts = new Int32Array(2 * MOST_PAIRS);
  let many = 0;
  const count = (word: number, beside: number) => {
    const key = word * size + beside + 1;
    let at = Math.imul(word, 0x9e3779b1) + Math.imul(beside, 0x85ebca6b);
    at = (at ^ (at >>> 15)) & mask;
    while (keys[at] !== key && keys[at] !== 0) at = (at + 1) & mask;
    if (keys[at] === 0) {
      if (many === MOST_PAIRS) return;
      keys[at] = key;
      many++;
    }
    counts[at]!++;
  };
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!;
    if (word >= 0) {
      count(word, 2 * (i > 0 ? neighbour(i - 1) : others));
      count(word, 2 * (i + 1 < tokens.length ? neighbour(i + 1) : others) + 1);
    }
    if (i % 4096 === 0) yield;
  }
  const firsts = new Int32Array(words + 1);
  for (let at = 0; at <= mask; at++) {
    if (at % STEP === 0) yield;
    const key = keys[at]! - 1;
    if (key >= 0) firsts[Math.floor(key / size) + 1]!++;
  }
  for (let w = 0; w < words; w++) firsts[w + 1]! += firsts[w]!;
  yield;
  const next = firsts.slice();
  const beside = new Int32Array(many);
  const often = new Int32Array(many);
  for (let at = 0; at <= mask; at++) {
    if (at % STEP === 0) yield;
    const key = keys[at]! - 1;
    if (key < 0) continue;
    const word = Math.floor(key / size);
    const place = next[word]!++;
    beside[place] = key - word * size;
    often[place] = counts[at]!;
  }
  return { firsts, beside, counts: often, size };
}

/** `n * log(n)`, of small numbers from a table. */
const LOGS = Float64Array.from({ length: 1 << 15 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
const nLogN = (n: number) => (n < LOGS.length ? LOGS[n]! : n * Math.log(n));

/** Moves one word after the other to the class in which all neighbours are foretold best, until few move. */
function* exchanged(
  { firsts, beside, counts, size }: Neighbours,
  words: Int32Array,
  classes: number,
): Steps<Uint8Array> {
  const of = new Uint8Array(words.length);
  /** How often the words of a class stand beside each neighbour: `[neighbour * classes + class]`. */
  const table = new Int32Array(size * classes);
  const totals = new Float64Array(classes);
  const put = (word: number, to: number, sign: number) => {
    totals[to] = totals[to]! + sign * words[word]!;
    for (let k = firsts[word]!; k < firsts[word + 1]!; k++)
      table[beside[k]! * classes + to]! += sign * counts[k]!;
  };
  const pace = new Pace(PUT);
  for (let w = 0; w < words.length; w++) {
    of[w] = w % classes;
    put(w, of[w]!, 1);
    if (pace.isOver(1 + firsts[w + 1]! - firsts[w]!)) yield;
  }
  const gain = new Float64Array(classes);
  let done = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let w = 0; w < words.length; w++) {
      const before = of[w]!;
      put(w, before, -1);
      const own = words[w]!;
      for (let c = 0; c < classes; c++) gain[c] = 2 * (nLogN(totals[c]!) - nLogN(totals[c]! + own));
      for (let k = firsts[w]!; k < firsts[w + 1]!; k++) {
        const row = beside[k]! * classes;
        const n = counts[k]!;
        const alone = nLogN(n);
        for (let c = 0; c < classes; c++) {
          const there = table[row + c]!;
          gain[c] = gain[c]! + (there === 0 ? alone : nLogN(there + n) - nLogN(there));
        }
        done += classes;
        if (done < STEP) continue;
        done = 0;
        yield;
      }
      let best = before;
      for (let c = 0; c < classes; c++) if (gain[c]! > gain[best]!) best = c;
      if (best !== before) moved++;
      of[w] = best;
      put(w, best, 1);
    }
    if (moved <= SETTLED * words.length) break;
  }
  return of;
}
