import type { Range } from 'vscode-languageserver-protocol';

/** Commands for learning, for `workspace/executeCommand`, with progress and to be cancelled. */
export const LEARNING_COMMANDS = {
  /** `TrainArgument` → `TrainResult` */
  train: 'dateline.server.train',
  /** `NextArgument` → `NextResult` */
  next: 'dateline.server.next',
} as const;

/** Trains a model on the decisions of the corpus of an article or folder, and uses it from then on. */
export interface TrainArgument {
  readonly uri: string;
}

export interface TrainResult {
  /** The model from before stays unless it is `done`. */
  readonly state: 'done' | 'cancelled' | 'failed';
  /** What it has brought, or why it failed. */
  readonly message: string;
  /** URI of the model. */
  readonly file?: string;
}

/** What is worth to be annotated next in the corpus of an article or folder, by what is saved there. */
export interface NextArgument {
  readonly uri: string;
}

export interface NextResult {
  readonly state: 'done' | 'cancelled' | 'failed';
  /** What was left out, or why there is nothing; may be empty. */
  readonly message: string;
  /** The one from which most is to be learned comes first. */
  readonly articles: readonly WorthyArticle[];
}

export interface WorthyArticle {
  readonly uri: string;
  /** For people. */
  readonly name: string;
  /** Corrections that are to be expected for each thing that has to be looked at. */
  readonly value: number;
  /** Why, in words. */
  readonly reason: string;
  /** The suggestions that tell most, the most telling first. */
  readonly spans: readonly WorthySpan[];
}

export interface WorthySpan {
  readonly range: Range;
  readonly text: string;
  readonly label: string;
  readonly reason: string;
}
