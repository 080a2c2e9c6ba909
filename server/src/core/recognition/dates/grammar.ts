/** What a language brings for finding dates; `find.ts` applies it. */
import type { Span } from '../../text/span';
import type { RuleTable } from './rule';
import type { Tokens } from './tokens';
import type { Aim, DateExpression } from './types';

export interface DateGrammar {
  /** Rules by what they begin with. The longest match wins, the first of equals. */
  readonly table: RuleTable;
  /** Codes of those that do not say themselves; those of dates in digits are the same in every language, see `numeric.ts`. */
  readonly rules: readonly string[];
  readonly tense: TenseCues;
  /** Words after which an expression is the end of what was told before: "until". */
  readonly until: ReadonlySet<string>;
  /**
   * Whether the words before the expression at token `i` make it one that the text does not go on to speak of:
   * compared with, or a year of birth. `dated` tells that it is a date with its year.
   */
  readonly passing?: (t: Tokens, i: number, dated: boolean) => boolean;
  /** Where the time zone that is named at token `i` begins and ends, besides codes such as "GMT+7". */
  readonly zone?: (t: Tokens, i: number) => { readonly from: number; readonly next: number } | undefined;
  /** A zone right behind a time belongs to its span: "8:30 a.m. EST". */
  readonly zoneInside?: boolean;
  /** A time of what is told or planned is one of the day that the text speaks of, not of every day. */
  readonly clockOfStory?: boolean;
  /** What else than a sign may stand between a time and the day behind it: "8 p.m. on March 12". */
  readonly timeOn?: RegExp;
  readonly publication: PublicationWords;
  /** What the expressions of a paragraph tell of each other. Changes neither their number nor their spans. */
  readonly refine?: (text: string, found: readonly DateExpression[]) => DateExpression[];
  /**
   * Share of expressions by rule whose span and value were both right on annotated news; rules with few
   * examples are left to the mean.
   */
  readonly confidence: Readonly<Record<string, number>>;
}

/** Words that tell which way the dates in their sentence point. */
export interface TenseCues {
  readonly future: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  /** Cues of two words by their first: the second ones and where they point. */
  readonly pairs?: ReadonlyMap<string, readonly [seconds: ReadonlySet<string>, aim: Aim]>;
  /** What the form of the word at token `i`, in none of the lists, tells. */
  readonly verb?: (t: Tokens, i: number) => Aim | undefined;
  /** What stands right beside the tokens from `from` to before `next` and goes before any cue. */
  readonly beside?: (t: Tokens, from: number, next: number) => Aim | undefined;
  /** What counts where the sentence has no cue. */
  readonly otherwise?: (t: Tokens, from: number, next: number) => Aim | undefined;
}

/** How pages of the language announce the day of publication. */
export interface PublicationWords {
  /** Ends a line before its date: "Updated on". */
  readonly label: RegExp;
  /** Words in lower case that may stand in a dateline: "(Hanoi, day 26/8/2024)". */
  readonly dateline?: ReadonlySet<string>;
}

/** A span of tokens as one of the text. */
export function spanOf(t: Tokens, from: number, next: number): Span {
  return { start: t.at(from).start, end: t.at(next - 1).end };
}
