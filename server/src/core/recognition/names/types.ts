import type { Span } from '../../text/span';
import type { Gazetteer, GazetteerEntry } from './gazetteer';
import type { NameModel } from './model';
import type { NameEvidence } from './rules';

export interface NameResources {
  readonly gazetteer: Gazetteer;
  readonly model: NameModel;
}

/** A name or date that people have said stands there. */
export interface Decided extends Span {
  readonly label: string;
}

/** A name found in a paragraph; offsets are UTF-16 and relative to the paragraph. */
export interface FoundName extends Span {
  /** As it is written. */
  readonly surface: string;
  /** Folded words, divided by spaces: equal for all mentions of one name. */
  readonly key: string;
  readonly label: string;
  /** Probability of span and label by the model, not calibrated. */
  readonly probability: number;
  /** For each of the model's labels the probability of that label over the same span. */
  readonly labels: readonly number[];
  /** Place in `NameAnalysis.words` of the first word, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly NameEvidence[];
  /** The listed entity of that name and label, if there is one. */
  readonly entry: GazetteerEntry | undefined;
  /** What stands beside it says that it is a place: `ở Huế`, `Huế, Đà Nẵng`, `Huế - ` before an article. */
  readonly placed: boolean;
  /** The club that bears the name of a place. */
  readonly club: GazetteerEntry | undefined;
}

/** A word with a capital, or any word of a name: what later passes over the article look at. */
export interface NameWord extends Span {
  /** Folded, lower case. */
  readonly form: string;
  readonly shape: number;
  /** Probability that it belongs to no name. */
  readonly outside: number;
  /** Cues that end right before it. */
  readonly introduced: number;
  /** It begins a sentence, where every word has a capital. */
  readonly opens: boolean;
  /** It begins a common word that goes on in lower case: `Thu hoạch`, `Hoa hồng`. */
  readonly common: boolean;
  /** It is an abbreviation of common words: "doanh nghiệp nhà nước (DNNN)". */
  readonly shortens: boolean;
  /** The word before it in `words` is its neighbour in the text, with nothing but white space between. */
  readonly joined: boolean;
}

/** Key of an abbreviation and key of its long form. */
export type Definition = readonly [short: string, long: string];

/** What one paragraph tells by itself. Immutable, so it can be cached by content. */
export interface NameAnalysis {
  readonly text: string;
  readonly names: readonly FoundName[];
  readonly words: readonly NameWord[];
  /** Hashes of the forms of `words`, to tell quickly that some word is not among them. */
  readonly hashes: Int32Array;
  /** Abbreviations that the paragraph explains. */
  readonly definitions: readonly Definition[];
  /** Forms of abbreviations that the paragraph explains as common words. */
  readonly commons: readonly string[];
}
