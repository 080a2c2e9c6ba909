import type { Span } from '../../text/span';
import type { FeastRule } from './feasts';
import type { Tokens } from './tokens';

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century';

export type Part = 'START' | 'MID' | 'END';

/** Morning, midday, afternoon, evening, night, daytime as TIMEX3 writes them. */
export type DayPart = 'MO' | 'MI' | 'AF' | 'EV' | 'NI' | 'DT';

export type Season = 'SP' | 'SU' | 'FA' | 'WI';

/**
 * What a relative expression counts from: the day of publication, the date last spoken of, or ("so với tháng
 * trước") a unit of the same size in the same sentence, the publication for want of it.
 */
export type Base = 'published' | 'mentioned' | 'compared';

export interface Shift {
  readonly shift: number;
  readonly base: Base;
}

/** A year of the sixty-year cycle ("Ất Tỵ"), 0 for Giáp Tý: the one nearest to the publication. */
export interface CycleYear {
  readonly cycle: number;
}

/** A written year or month, or one told by its distance: "năm ngoái", "tháng sau". */
export type YearRef = number | Shift | CycleYear;
export type MonthRef = number | Shift;

/** Which way an underspecified date lies, when the wording says so: "tháng 9 tới". */
export type Aim = 'past' | 'future';

export interface DateMeaning {
  readonly kind: 'date';
  readonly year?: YearRef;
  readonly month?: MonthRef;
  readonly day?: number;
  /** Written beside the date: 1 Monday to 7 Sunday. */
  readonly weekday?: number;
  readonly part?: Part;
  readonly aim?: Aim;
}

export interface ClockTime {
  /** 0 to 24. */
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
}

export type Meaning =
  | DateMeaning
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year?: YearRef; readonly part?: Part }
  | { readonly kind: 'half'; readonly half: 1 | 2; readonly year?: YearRef }
  /** The first or last `count` units of a year, quarter or month: "9 tháng đầu năm". */
  | {
      readonly kind: 'edge';
      readonly side: 'first' | 'last';
      readonly count: number;
      readonly unit: Unit;
      readonly of: Meaning;
    }
  /** "cả năm": the year spoken of. */
  | { readonly kind: 'whole' }
  /** A school year, from September on, counted from the one of the publication. */
  | { readonly kind: 'school'; readonly by: number }
  | {
      readonly kind: 'season';
      readonly season: Season;
      readonly year?: YearRef;
      readonly part?: Part;
      readonly aim?: Aim;
    }
  /** `by` units from the base: "hôm qua", "tuần trước", "hai tháng sau đó". */
  | {
      readonly kind: 'shift';
      readonly unit: Unit;
      readonly by: number;
      readonly base: Base;
      readonly part?: Part;
    }
  /** 1 Monday to 7 Sunday; `week` is the distance of its week if told, `other` that it is not the day itself. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly week?: number;
      readonly aim?: Aim;
      readonly other?: true;
    }
  | { readonly kind: 'weekend'; readonly week?: number }
  /** "cùng ngày", "cùng kỳ năm ngoái": the unit spoken of, in another year if told. */
  | { readonly kind: 'same'; readonly unit: Unit | 'period'; readonly year?: YearRef }
  /** Without a day, the month of the Gregorian calendar that holds the middle of the lunar one. */
  | {
      readonly kind: 'lunar';
      readonly day?: number;
      readonly month: number;
      /** The leap month of this number. */
      readonly leap?: true;
      readonly year?: YearRef;
    }
  | { readonly kind: 'feast'; readonly feast: FeastRule; readonly year?: YearRef }
  /** A value that needs nothing else: decades, centuries. */
  | { readonly kind: 'fixed'; readonly value: string }
  | {
      readonly kind: 'time';
      readonly date?: Meaning;
      readonly part?: DayPart;
      readonly clock?: ClockTime;
      /** Without a date: of the day that the text speaks of. */
      readonly told?: true;
    }
  | { readonly kind: 'range'; readonly from: Meaning; readonly to: Meaning }
  /** So many minutes from the clock time last told: "một giờ sau"; the length itself where there is none. */
  | { readonly kind: 'later'; readonly minutes: number; readonly value: string }
  | { readonly kind: 'duration'; readonly value: string }
  | { readonly kind: 'set'; readonly value: string };

/** One date expression of a paragraph, not yet resolved: plain data, the same wherever the paragraph stands. */
export interface DateExpression extends Span {
  /** Code of the grammar rule that matched. */
  readonly rule: string;
  /** Share of the rule's expressions that were right, if the language knows. */
  readonly confidence?: number | undefined;
  readonly meaning: Meaning;
  /** Offset of the paragraph, in the same text as `start`. */
  readonly line: number;
  /** Number of the sentence in its paragraph, from 0. */
  readonly sentence: number;
  /** Which way the words around it point. */
  readonly tense?: Aim | undefined;
  /** It opens its sentence and so sets the time of what follows: "Năm 1954, …". */
  readonly leads?: boolean | undefined;
  /** It follows "đến" and so lies after what was told before. */
  readonly until?: boolean | undefined;
  /** In brackets at the end of its paragraph, like the day of a headline in a list. */
  readonly aside?: boolean | undefined;
  /** It opens its paragraph, and a sign sets it apart from the rest: "05/08/2024 - …", "[5/8] …". */
  readonly heads?: boolean | undefined;
  /** Not what the text goes on to speak of: it follows "so với", or is the day of a birth or document. */
  readonly passing?: boolean | undefined;
  /** The time zone named after it, as written. */
  readonly zone?: string | undefined;
}

/** What a grammar function found: the index of the first token after it, and what it means. */
export interface Match {
  readonly next: number;
  readonly rule: string;
  readonly meaning: Meaning;
  /** The tokens of a time zone that stands inside: "20h GMT+7 ngày 12/3". */
  readonly zone?: { readonly from: number; readonly next: number };
}

/** A grammar function: what begins at token `i`, looking at a bounded number of tokens. */
export type Rule = (t: Tokens, i: number) => Match | undefined;
