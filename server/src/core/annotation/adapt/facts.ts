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
  /** Values that are others whenever something else is known; without them nothing is remembered. */
  readonly basis?: readonly unknown[];
}

export const NOTHING_KNOWN: Counts = { isEmpty: true, of: () => 0 };

export const countsOf = (evidence: Evidence): Counts => ({
  isEmpty: evidence.size === 0,
  of: (fact) => evidence.get(fact)?.count ?? 0,
});

/** How texts are compared: in NFC, with single blanks. */
export const plain = (text: string): string => {
  const composed = text.normalize('NFC');
  return BLANKS.test(composed) ? composed.replace(/\s+/g, ' ').trim() : composed;
};
/** Others than single ones between words. */
const BLANKS = /^\s|\s$|\s\s|[^\S ]/;

/** For words whose case says where they stand and not what they are. */
export const folded = (text: string): string => plain(text).toLowerCase();

export const facts = {
  /** A name of this text is accepted under a label. */
  name: (label: string, text: string): Fact => factOf('name', label, plain(text)),
  /** A name of this text is accepted, under whichever label. */
  text: (text: string): Fact => factOf('text', plain(text)),
  /** An accepted name begins with this word. */
  word: (word: string): Fact => factOf('word', word.normalize('NFC')),
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
  ofName: (fact: Fact, name: string): number => factOf(String(fact), name),
};

/** 52 bits of a text: among a million facts two are taken for one once in ten thousand corpora. */
function factOf(...parts: readonly string[]): Fact {
  const text = parts.join('\0');
  let [one, other] = [0x811c9dc5, 0x01234567];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) + (one >>> 13);
  }
  one ^= one >>> 15;
  other ^= other >>> 16;
  return (one >>> 0) * 0x100000 + ((Math.imul(other, 0xc2b2ae35) >>> 12) & 0xfffff);
}
