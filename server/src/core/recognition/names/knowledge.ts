/** The labels that lists give. Features count in them, whatever the labels of a model are. */
export const LISTED_LABELS = ['PER', 'LOC', 'ORG', 'MISC'] as const;
export type ListedLabel = (typeof LISTED_LABELS)[number];

/** What the lists say of one entity, before compiling. */
export interface KnowledgeRecord {
  readonly label: ListedLabel;
  readonly kind: string;
  /** Canonical name first, then other names and abbreviations, as they are written in running text. */
  readonly names: readonly KnowledgeName[];
  readonly iso?: string;
  readonly within?: string;
}

export interface KnowledgeName {
  readonly name: string;
  /** Also a common word, a surname, or the name of something quite different: needs context. */
  readonly ambiguous: boolean;
}

export interface KnowledgeSource {
  readonly records: readonly KnowledgeRecord[];
  /** Single words by word class (a key of `Word`). */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Phrases by cue (a member of `CUES`). */
  readonly cues: Readonly<Record<string, readonly string[]>>;
}

/**
 * The compiled file, read by `createGazetteer`. All of it is derived, so the format may change with any
 * version; `format` guards against mixing.
 */
export interface KnowledgeData {
  readonly format: typeof KNOWLEDGE_FORMAT;
  /** Distinct folded lower-case tokens, joined by line feeds; a token's number is its place. */
  readonly tokens: string;
  /** For each token its bits of `Word`, as one `packNumbers` string; tokens beyond its end have none. */
  readonly words: string;
  /** Canonical names, joined by line feeds; an entity's number is its place. */
  readonly canonical: string;
  /** Distinct `label kind` pairs. */
  readonly kinds: readonly string[];
  /** Distinct values of `within`, '' first. */
  readonly places: readonly string[];
  /** The kinds and places of the entities in runs: how many, kind, place; see `unpackEntities`. */
  readonly entities: string;
  /** ISO codes, `number code` joined by spaces: few entities have one. */
  readonly iso: string;
  /** The trie of names over token numbers, see `packTrie`. */
  readonly nodes: string;
  /**
   * What its nodes stand for: 2 × entity + ambiguous (or, for a cue, 2 × (number of entities + cue)), and the
   * number in `masks` of its case mask, see `CaseNeed`.
   */
  readonly targets: string;
  readonly masks: string;
}

export const KNOWLEDGE_FORMAT = 1;

/** What the case of a token in a list asks of the text; two bits per token, the first token lowest. */
export const CaseNeed = {
  /** Listed in lower case or without case: anything will do. */
  any: 0,
  /** Listed with a capital: the text needs one too. */
  capital: 1,
  /** Listed in capitals only (an abbreviation): so must the text. */
  allCaps: 2,
  /** Listed in capitals, but long enough to be spoken: a capital will do ("Unesco"). */
  spoken: 3,
} as const satisfies Record<string, 0 | 1 | 2 | 3>;

/** Longest name, in tokens; the matcher's work per token is bounded by it. */
export const MAX_NAME_TOKENS = 24;

/** Tokens that a case mask has room for; later ones match in any case. */
export const MASKED_TOKENS = 15;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Writes non-negative integers below 2^31 as text: base 64 digits of five bits, low first, with a continue bit. So all
 * of a language's lists are one file of JSON: as numbers of 32 bits they would be twice as long, and need a table of
 * where each array begins, for some 6 ms once for a language.
 */
export function packNumbers(numbers: Iterable<number>): string {
  const pieces: string[] = [];
  for (let rest of numbers) {
    while (rest > 31) {
      pieces.push(DIGITS[(rest & 31) | 32]!);
      rest >>>= 5;
    }
    pieces.push(DIGITS[rest]!);
  }
  return pieces.join('');
}

const values = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i++) values[DIGITS.charCodeAt(i)] = i;

/** Reads what `packNumbers` wrote. */
export function unpackNumbers(packed: string): Uint32Array {
  const numbers = new Uint32Array(packed.length);
  let count = 0;
  let value = 0;
  let shift = 0;
  for (let i = 0; i < packed.length; i++) {
    const digit = values[packed.charCodeAt(i)]!;
    value |= (digit & 31) << shift;
    if (digit & 32) shift += 5;
    else {
      numbers[count++] = value;
      value = 0;
      shift = 0;
    }
  }
  return numbers.subarray(0, count);
}

/** For each entity the numbers of its kind and its place; reads `KnowledgeData.entities`. */
export function unpackEntities(packed: string): { kindOf: Uint16Array; placeOf: Uint16Array } {
  const runs = unpackNumbers(packed);
  let size = 0;
  for (let at = 0; at < runs.length; at += 3) size += runs[at]!;
  const kindOf = new Uint16Array(size);
  const placeOf = new Uint16Array(size);
  for (let at = 0, number = 0; at < runs.length; at += 3) {
    const end = number + runs[at]!;
    kindOf.fill(runs[at + 1]!, number, end);
    placeOf.fill(runs[at + 2]!, number, end);
    number = end;
  }
  return { kindOf, placeOf };
}
