/**
 * The reasons for names, codes of `Evidence.rule`. `server/test/names/rules.test.ts` wants of each a case that it
 * gives a reason for and one close by that it does not.
 */
export const NAME_RULES = [
  /** The lists have the name with that label. */
  'gazetteer',
  /** A title or form of address stands before: `Thủ tướng`, `ca sĩ`, `ông`. */
  'title',
  /** A surname, or a first name of another language, and more words. */
  'person-shape',
  /** A class noun begins the name or stands before it: `Công ty`, `tỉnh`, `giải`. */
  'class-noun',
  /** In brackets, by the initials of the words before; or explained so elsewhere in the article. */
  'abbreviation',
  /** Joined with a listed name by a dash or `và`. */
  'coordination',
  /** In quotes. */
  'quote',
  /** The year or number after the name of an event or product belongs to it: `SEA Games 2017`. */
  'number',
  /** A person's name begins with an initial: `L.Enrique`. */
  'initial',
  /** A hyphen ties its parts: `Chan-o-cha`, `Joon-ho`. */
  'hyphen',
  /** Other mentions in the article say so. */
  'consistency',
  /** The article names several clubs, so that a place that has a club is taken for it. */
  'clubs',
  /** None of these, but the labeller has learned it. */
  'model',
] as const;

export type NameRule = (typeof NAME_RULES)[number];

/** A reason for a name. */
export interface NameEvidence {
  readonly rule: NameRule;
  readonly detail?: string;
}
