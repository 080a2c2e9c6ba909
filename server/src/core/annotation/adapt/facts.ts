/**
 * What one decision says that holds for other places too. A fact is known by a number, so that the facts of many
 * articles are counted without keeping any text.
 */
export type Fact = number;

export interface Found {
  /** How many decisions of the article say it. */
  readonly count: number;
  /** Where the first of them was made: code points, as in the sidecar. */
  readonly at: number;
}

/** What the decisions of one article say. */
export type Evidence = ReadonlyMap<Fact, Found>;

/** How many decisions say something. */
export interface Counts {
  readonly isEmpty: boolean;
  of(fact: Fact): number;
}

/** Decisions that an article can be read with. */
export interface Known {
  /** Those made in the article itself. */
  readonly here: Counts;
  /** Those made in other articles of its project. */
  readonly elsewhere: Counts;
  /** Those that a name may have. */
  readonly labels: readonly string[];
  /** Kinds of lines that are the project's own. */
  readonly lines?: readonly string[];
  /**
   * Values that are others whenever something else is known than what the decisions of the article say; without them
   * nothing is remembered.
   */
  readonly basis?: readonly unknown[];
  /** What those say; where it is there, what depends on none of what it says otherwise than before is not weighed anew. */
  readonly evidence?: Evidence;
}

export const NOTHING_KNOWN: Counts = { isEmpty: true, of: () => 0 };

export const countsOf = (evidence: Evidence): Counts => ({
  isEmpty: evidence.size === 0,
  of: (fact) => evidence.get(fact)?.count ?? 0,
});

/** A few facts, looked for among many. */
export class FactSet {
  readonly #facts: ReadonlySet<Fact>;
  /** Which of the low bits some of them have. */
  readonly #marks = new Uint8Array(MARKS);

  constructor(facts: ReadonlySet<Fact>) {
    this.#facts = facts;
    for (const fact of facts) this.#marks[fact & (MARKS - 1)] = 1;
  }

  /** @param step of `facts` each so many numbers one is asked for */
  hasAny(facts: ArrayLike<number>, step = 1): boolean {
    const marks = this.#marks;
    for (let n = 0; n < facts.length; n += step) {
      const fact = facts[n]!;
      if (marks[fact & (MARKS - 1)] === 1 && this.#facts.has(fact)) return true;
    }
    return false;
  }
}

const MARKS = 1 << 13;
/** With more facts most of what is known is to be looked at anyway. */
const MOST_DIFFERENT = 100;

/** The facts that one says more or less often than the other; undefined where these are many. */
export function different(one: Evidence, other: Evidence): FactSet | undefined {
  const found = new Set<Fact>();
  for (const [fact, { count }] of one) {
    if (other.get(fact)?.count !== count) found.add(fact);
    if (found.size > MOST_DIFFERENT) return undefined;
  }
  for (const fact of other.keys()) {
    if (!one.has(fact)) found.add(fact);
    if (found.size > MOST_DIFFERENT) return undefined;
  }
  return new FactSet(found);
}

/** How texts are compared: in NFC, with single blanks. */
export const plain = (text: string): string =>
  isPlain(text) ? text : text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Whether a text is surely so already: nearly all are, and telling is many times faster than making them so. */
function isPlain(text: string): boolean {
  let wasBlank = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isBlank = code === 0x20;
    if (isBlank ? wasBlank : !staysInNfc(code)) return false;
    wasBlank = isBlank;
  }
  return !wasBlank || text === '';
}

/** Letters and signs of Latin scripts that no normal form changes, not even beside another; no blanks. */
const staysInNfc = (code: number): boolean =>
  (code > 0x20 && code < 0x85) ||
  (code > 0xa0 && code < 0x300) ||
  (code >= 0x1ea0 && code < 0x1f00) ||
  (code >= 0x2010 && code < 0x2028);

/** For words whose case says where they stand and not what they are. */
export const folded = (text: string): string => plain(text).toLowerCase();

export const facts = {
  /** A name of this text is accepted under a label. */
  name: (label: string, text: string): Fact => factOf('name', label, plain(text)),
  /** A name of this text is accepted, under whichever label. */
  text: (text: string): Fact => factOf('text', plain(text)),
  /** An accepted name begins with this word. */
  word: (word: string): Fact => factOf('word', isPlain(word) ? word : word.normalize('NFC')),
  /** A name of this text is rejected. */
  noName: (text: string): Fact => factOf('no name', plain(text)),
  /** A date of this text is rejected. */
  noDate: (text: string): Fact => factOf('no date', folded(text)),
  /** A name is accepted under a label. */
  any: (label: string): Fact => factOf('any', label),
  /** One that begins with a small letter. */
  small: (label: string): Fact => factOf('small', label),
  /** With these words, or in these quotes or brackets, an accepted name begins. */
  inside: (label: string, words: string): Fact => factOf('inside', label, plain(words)),
  /** A line with this cue is of this kind. */
  line: (kind: string, cue: string): Fact => factOf('line', kind, cue),
  /** Something is said of the kind of a line with this cue. */
  anyLine: (cue: string): Fact => factOf('any line', cue),
  /** They stand just before it, or around it. */
  outside: (label: string, words: string): Fact => factOf('outside', label, plain(words)),
  /** A fact is said of a name. */
  ofName: (fact: Fact, name: string): number =>
    factOf(String.fromCharCode(fact, fact / 2 ** 16, fact / 2 ** 32, fact / 2 ** 48), name),
};

/**
 * 52 bits of texts with a zero between each two: among a million facts two are taken for one once in ten thousand
 * corpora.
 */
function factOf(first: string, second: string, third?: string): Fact {
  let one = 0x811c9dc5;
  let other = 0x01234567;
  for (let part = 0; part < 3; part++) {
    const text = part === 0 ? first : part === 1 ? second : third;
    if (text === undefined) break;
    for (let i = part === 0 ? 0 : -1; i < text.length; i++) {
      const unit = i < 0 ? 0 : text.charCodeAt(i);
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x85ebca6b) + (one >>> 13);
    }
  }
  one ^= one >>> 15;
  other ^= other >>> 16;
  return (one >>> 0) * 0x100000 + ((Math.imul(other, 0xc2b2ae35) >>> 12) & 0xfffff);
}
