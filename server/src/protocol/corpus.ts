import type { Range } from 'vscode-languageserver-protocol';
import type { TimexType } from '../core/recognition/types';
import type { Status } from '../core/sidecar/model';
import type { ReviewState } from '../core/sidecar/state';

/**
 * What is known of all articles of the workspace, open or not: they are read in the background, and what a file holds
 * is known soon after it has changed. Of an article that is open counts what its sidecar holds on disk.
 */
export const CORPUS = {
  /** Request, `ArticlesParams` → `ArticlesResult` */
  articles: 'dateline/corpus/articles',
  /** Request, `EntitiesParams` → `EntitiesResult` */
  entities: 'dateline/corpus/entities',
  /** Request, `MentionsParams` → `MentionsResult` */
  mentions: 'dateline/corpus/mentions',
  /** Request, `ProblemsParams` → `ProblemsResult` */
  problems: 'dateline/corpus/problems',
  /** Request, `NextArticleParams` → `NextArticleResult` */
  next: 'dateline/corpus/next',
  /** Notification from the server, `CorpusChanged`; a few a second at most. What was asked for may be asked again. */
  changed: 'dateline/corpus/changed',
} as const;

/** A part of a long list. */
export interface Page {
  /** Default 0. */
  readonly start?: number;
  /** Default 200, at most 1000. */
  readonly count?: number;
}

export interface Paged<T> {
  readonly items: readonly T[];
  /** Of the whole list. */
  readonly total: number;
  /** Whether all articles have been read; until then there may be more. */
  readonly complete: boolean;
}

export interface CorpusChanged {
  readonly complete: boolean;
  readonly articles: number;
}

export interface ArticlesParams extends Page {
  readonly state?: ReviewState;
  /** Part of the name, without regard to case and accents. */
  readonly filter?: string;
  /** Default `name`; `left`: those with most suggestions in their sidecars first. */
  readonly sort?: 'name' | 'left';
}

export interface CorpusArticle {
  readonly uri: string;
  /** Its way from the folder of the workspace, with `/`. */
  readonly name: string;
  readonly state: ReviewState;
  /** Names, dates and lines in its sidecar. */
  readonly accepted: number;
  readonly rejected: number;
  readonly suggested: number;
  readonly problems: number;
}

export interface ArticlesResult extends Paged<CorpusArticle> {
  /** Of all articles, whatever is asked for. */
  readonly states: Readonly<Record<ReviewState, number>>;
}

export interface EntitiesParams extends Page {
  readonly label?: string;
  /** Part of the name or of one of its forms, without regard to case and accents. */
  readonly filter?: string;
  /** Default `mentions`, most first. */
  readonly sort?: 'mentions' | 'articles' | 'name';
}

/** All that is called by one full name, under one label; accepted, or suggested in a sidecar. */
export interface CorpusEntity {
  /** Names it as long as the server runs. */
  readonly id: number;
  readonly label: string;
  readonly name: string;
  /** The texts by which it is called, the most frequent first. */
  readonly forms: readonly string[];
  readonly mentions: number;
  readonly articles: number;
}

export interface EntitiesResult extends Paged<CorpusEntity> {
  /** How many there are of each label, whatever is asked for. */
  readonly labels: Readonly<Record<string, number>>;
}

/** Names and dates over all articles; all that is said must be true of a mention. */
export interface MentionsParams extends Page {
  readonly entity?: number;
  readonly uri?: string;
  readonly label?: string;
  /** Part of the text or of the full name, without regard to case and accents. */
  readonly filter?: string;
  /** Only in articles published in this time, `2024`, `2024-08` or `2024-08-01`: not before, not after. */
  readonly from?: string;
  readonly until?: string;
}

export interface CorpusMention {
  readonly uri: string;
  /** That of the article. */
  readonly name: string;
  readonly range: Range;
  readonly text: string;
  readonly label: string;
  readonly status: Exclude<Status, 'rejected'>;
  readonly canonical?: string;
  /** Of dates. */
  readonly type?: TimexType;
  readonly value?: string;
  /** Of the article. */
  readonly published?: string;
}

export type MentionsResult = Paged<CorpusMention>;

export interface ProblemsParams extends Page {
  /** Code of a finding, see docs/DIAGNOSTICS.md. */
  readonly code?: string;
  readonly uri?: string;
}

/** A finding about decisions, in an article that may be open or not. What nobody has decided is none. */
export interface CorpusProblem {
  readonly uri: string;
  readonly name: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly range: Range;
  readonly message: string;
}

export interface ProblemsResult extends Paged<CorpusProblem> {
  /** How many there are of each code, whatever is asked for. */
  readonly codes: Readonly<Record<string, number>>;
}

/** Which article is to be reviewed next: behind the one given, in order of names, and from the beginning again. */
export interface NextArticleParams {
  readonly uri?: string;
}

/** Null when all are finished. */
export type NextArticleResult = {
  readonly uri: string;
  readonly state: ReviewState;
  readonly left: number;
} | null;
