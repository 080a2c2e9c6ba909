/** What training in quiet moments needs of the rest. */
export interface IdleSurroundings {
  /** Whether people want it. */
  wanted(): boolean;
  /** Runs something after so many milliseconds. @returns takes that back */
  later(milliseconds: number, run: () => void): () => void;
  /** Trains on the corpus of an article. */
  train(uri: string, signal: AbortSignal): Promise<void>;
  failed(error: unknown): void;
}

/** Milliseconds in which nobody types or decides anything. */
export const QUIET = 60_000;
/** Fewer new decisions are not worth the work. */
export const ENOUGH = 20;

/**
 * Trains on a corpus once enough has been decided in it and nothing has happened for a while. What happens meanwhile does
 * not stop it: it works elsewhere, and what is decided then is for the next time.
 */
export class IdleTraining {
  readonly #around: IdleSurroundings;
  /** New decisions by the article that the last of them was made in. */
  #decisions = 0;
  #uri: string | undefined;
  #cancel: (() => void) | undefined;
  #training: AbortController | undefined;
  #stopped = false;

  constructor(around: IdleSurroundings) {
    this.#around = around;
  }

  /** Somebody has made decisions in an article. */
  decided(uri: string, count: number): void {
    this.#decisions += count;
    this.#uri = uri;
    this.moved();
  }

  /** Somebody has done something. */
  moved(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#stopped || this.#training || this.#decisions < ENOUGH || !this.#around.wanted()) return;
    this.#cancel = this.#around.later(QUIET, () => void this.#train());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#training?.abort();
  }

  async #train(): Promise<void> {
    this.#cancel = undefined;
    if (!this.#around.wanted()) return;
    this.#training = new AbortController();
    this.#decisions = 0;
    try {
      await this.#around.train(this.#uri!, this.#training.signal);
    } catch (error) {
      this.#around.failed(error);
    }
    this.#training = undefined;
    this.moved();
  }
}
