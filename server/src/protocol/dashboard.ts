import type { ReviewState } from '../core/sidecar/state';

/**
 * Request without parameters, → `DashboardResult`: how far the work on a corpus is, and what is in it. Counts are of what
 * sidecars hold on disk. With the first one the recognizer begins to be asked of finished articles; when there is more
 * to be said, `CORPUS.changed` says so.
 */
export const DASHBOARD = 'dateline/corpus/dashboard';

/** Of how much the answer says nothing by itself, because there is too much. */
export interface Bounded<T> {
  readonly items: readonly T[];
  /** So many there are. */
  readonly total: number;
}

export type Unit = 'day' | 'week' | 'month' | 'year';

/** Units of time one after another without gaps, and what lies outside them. */
export interface Timeline<T> {
  readonly unit: Unit;
  /** `at` is `YYYY-MM-DD` for a day, for a week its Monday, `YYYY-MM`, or `YYYY`. */
  readonly items: readonly (T & { readonly at: string })[];
}

/** What people have decided in a time, in UTC. */
export interface Pace {
  /** Accepted as it was suggested, or added. */
  readonly kept: number;
  /** Accepted with another label, value or extent than was suggested. */
  readonly changed: number;
  readonly rejected: number;
  /** Articles. */
  readonly finished: number;
}

/** What the recognizer of today suggests in finished articles, beside what people have decided there. */
export interface Agreed {
  /** Names and dates that it suggests, and shows. */
  readonly suggested: number;
  /** Of these, those that people have at the same place with the same label and value. */
  readonly right: number;
  /** Names and dates that people have. */
  readonly decided: number;
}

/** Suggestions of one tenth of confidence, those that are not shown as well. */
export interface Calibrated {
  /** Their mean confidence, from 0 to 1. */
  readonly confidence: number;
  readonly suggested: number;
  readonly right: number;
}

export interface DashboardResult {
  /** Whether all articles have been read; until then there may be more. */
  readonly complete: boolean;
  readonly articles: number;
  readonly states: Readonly<Record<ReviewState, number>>;
  /** Decisions and suggestions in sidecars: names, dates and lines. */
  readonly accepted: number;
  readonly rejected: number;
  readonly suggested: number;
  readonly pace: Timeline<Pace> & {
    /** Before the first unit, or without a time in the sidecar. */
    readonly earlier: Pace;
    readonly undated: Pace;
  };
  /** Mentions and, of names, the entities that they mean; the most frequent label first. */
  readonly labels: Bounded<{ readonly label: string; readonly mentions: number; readonly entities?: number }>;
  readonly entities: Bounded<{
    readonly label: string;
    readonly name: string;
    readonly mentions: number;
    readonly articles: number;
  }>;
  /** When the dates are of which the articles speak. */
  readonly dates: Timeline<{ readonly mentions: number }> & {
    /** Before or behind the units. */
    readonly outside: number;
    /** Less exact than the unit, or in no calendar: durations, times of day, what recurs. */
    readonly other: number;
  };
  /** Folders with articles, most first; '' is that of the workspace. */
  readonly folders: Bounded<{
    readonly folder: string;
    readonly states: Readonly<Record<ReviewState, number>>;
  }>;
  readonly agreement: {
    /** Of so many finished articles the recognizer has been asked, the last that were finished. */
    readonly articles: number;
    /** Of so many it will have been. */
    readonly of: number;
    readonly all: Agreed;
    /** By when the articles were finished. */
    readonly over: Timeline<Agreed>;
    readonly calibration: readonly Calibrated[];
  };
}
