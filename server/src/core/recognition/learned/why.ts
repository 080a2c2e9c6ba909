/** What spoke most for a name that a learned model has found. */
export interface Why {
  /**
   * - `in`: words of the name; `around`: words beside it, or near it
   * - `form`: how it is written, or what lists and cues say of it
   * - `suggested`: that the shipped recognizer suggests it
   */
  readonly what: 'in' | 'around' | 'form' | 'suggested';
  /** As they stand in the text; '' where it is no words. */
  readonly words: string;
  /** The words stand directly before the name. */
  readonly isBefore: boolean;
  /** How much, beside the others. */
  readonly weight: number;
}

/** Templates of features that are words, and where these stand beside the token. */
const WORDS: ReadonlyMap<number, readonly number[]> = new Map([
  // By their classes.
  [190, [-1]],
  [191, [0]],
  [192, [1]],
  [194, [-1]],
  [195, [0]],
  [196, [1]],
  [200, [0]],
  [201, [0]],
  [203, [-2]],
  [204, [2]],
  [205, [-3]],
  [206, [3]],
  [207, [-1, 0]],
  [208, [0, 1]],
  [209, [-2, -1]],
  [210, [1, 2]],
  [211, [-2, -1, 0]],
  [212, [-1, 0, 1]],
  [213, [0, 1, 2]],
  [214, [-3, -2, -1]],
  [215, [1, 2, 3]],
  [216, [-1, 1]],
]);
const FIRST_HINT = 240;

/** The tokens that a feature of a token speaks of; undefined where it speaks of none in particular. */
export function wordsOf(template: number, token: number): readonly number[] | undefined {
  return WORDS.get(template)?.map((offset) => token + offset);
}

export const isSuggested = (template: number): boolean => template >= FIRST_HINT;
