/** What can be said of a file from its name and looks; `unsure` where a person should be asked. */
export type Verdict = 'article' | 'unsure' | 'no';

/** What of a text must be paragraphs, and what may be the lines of programs: as shares of its characters. */
export interface Bounds {
  readonly paragraphs: number;
  readonly prose: number;
  readonly machine: number;
}

/** How news in a language look among other texts. */
export interface NewsLooks {
  /** Its id. */
  readonly language: string;
  /** How much the text looks like the language, 0 to 1; the greatest of all languages wins. */
  speaks(sample: string): number;
  /** With less than that a text is no article. */
  readonly least: Bounds;
  /** With less than that it may be one. */
  readonly likely: Bounds;
  /** What its words say. */
  verdict(sample: string): Verdict;
}
