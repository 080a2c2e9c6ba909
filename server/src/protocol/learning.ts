/** Commands for learning, for `workspace/executeCommand`, with progress and to be cancelled. */
export const LEARNING_COMMANDS = {
  /** `TrainArgument` → `TrainResult` */
  train: 'dateline.server.train',
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
