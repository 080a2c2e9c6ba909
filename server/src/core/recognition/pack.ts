import type { DateGrammar } from './dates/grammar';
import type { LineWords } from './lines/lexicon';
import type { NameGrammar } from './names/words';

/**
 * All that the recognizer knows of one language. A pack is a folder below `core/languages` and one line in its
 * registry; nothing else names it. See docs/LANGUAGES.md.
 */
export interface LanguagePack {
  /** BCP 47 tag, as `dateline.yaml` and the command line have it: `vi`. */
  readonly id: string;
  /**
   * How much the beginning of an article looks like the language, 0 to 1; the greatest wins, and 1 at once.
   * @param sample in NFC
   */
  detect(sample: string): number;
  /** Ids of the languages whose chrome ("Read more") pages of this one have as well. */
  readonly mixes: readonly string[];
  readonly dates: DateGrammar;
  readonly lines: LineWords;
  /** Weights of a model of line kinds of its own (`lines/model.ts`); without it the shared one is used. */
  readonly lineModel?: string;
  readonly names: NameGrammar;
}
