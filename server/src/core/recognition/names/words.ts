/** Words of a language that the labeller of names looks at besides what the lists have. */
export interface NameWords {
  /** Whether a folded word in lower case is a syllable of the language by its spelling. */
  readonly isSyllable: (word: string) => boolean;
  /** What joins the last two names of a list. */
  readonly and: ReadonlySet<string>;
  /** The words between the name of an event and its number, folded: "the 44th" as "time number 44". */
  readonly ordinal?: readonly string[];
  /** The word before the number of a body, folded: "Bệnh viện dã chiến số 3". */
  readonly numbering?: string;
  /** Consonants of two letters that are written as initials, folded: `Ch.`, `Th.`. */
  readonly digraphs?: ReadonlySet<string>;
  /** Prepositions before places and hardly before people, folded: `ở`, `in`. */
  readonly locative: ReadonlySet<string>;
  /** Behind the name of a company or club, folded and without full stops: `ltd`, `fc`. */
  readonly legalForms?: ReadonlySet<string>;
  /** Verbs that stand between two names of people in headlines in capitals, folded. */
  readonly headlineVerbs?: ReadonlySet<string>;
  /** Before the name of a photographer, even without a colon; not behind the words of `notAfter`. */
  readonly credit?: { readonly word: string; readonly notAfter: ReadonlySet<string> };
}

/** What a language brings for finding names. */
export interface NameGrammar {
  /**
   * Whether a labeller has been trained for it. Without one, names are what the lists have, and what stands
   * behind the words that announce names.
   */
  readonly trained: boolean;
  /** What the labeller is less sure of is not suggested by itself; `LEAST_SURE` without it. */
  readonly leastSure?: number;
  readonly words: NameWords;
}
