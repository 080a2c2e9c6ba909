import { type AnnotationsChange, type AnnotationsParams, changed } from '../../server/src/protocol';

/** Asks the server for all annotations of an article; null when it is none any more. */
export type AskForAll = () => Promise<AnnotationsChange | null>;

/** What the server has told of each open article, which is mostly what has changed since the time before. */
export class Following {
  readonly #byUri = new Map<string, AnnotationsParams>();
  /** Articles of which something was missed, with the latest revision that was told meanwhile. */
  readonly #missed = new Map<string, number>();

  get uris(): string[] {
    return [...this.#byUri.keys()];
  }

  get(uri: string): AnnotationsParams | undefined {
    return this.#byUri.get(uri);
  }

  /** @returns whether anything is known anew, once it is */
  async take(uri: string, change: AnnotationsChange, all: AskForAll): Promise<boolean> {
    if (this.#apply(uri, change)) return true;
    const isAsking = this.#missed.has(uri);
    this.#missed.set(uri, change.revision);
    if (isAsking) return false;
    try {
      for (;;) {
        const answer = await all();
        if (!answer) return false;
        // What was told after the answer was made may have come before it.
        if (answer.revision >= this.#missed.get(uri)!) return this.#apply(uri, answer);
      }
    } finally {
      this.#missed.delete(uri);
    }
  }

  /** @returns whether anything was known */
  forget(uri: string): boolean {
    return this.#byUri.delete(uri);
  }

  #apply(uri: string, change: AnnotationsChange): boolean {
    const now = changed(this.#byUri.get(uri), change);
    if (now) this.#byUri.set(uri, now);
    return now !== undefined;
  }
}
