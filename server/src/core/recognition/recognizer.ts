import type { Project } from '../project/model';
import { splitLines } from '../text/lines';
import type { Lang, PublicationDate, Recognition } from './types';

export interface RecognizeOptions {
  /** Detected when absent. */
  readonly lang?: Lang;
  /** Found in the article when absent. */
  readonly published?: PublicationDate;
  /** Its name may hold the publication date. */
  readonly fileName?: string;
  readonly project?: Project;
  /** In how many other articles of the corpus a line occurs. */
  readonly repeated?: (line: string) => number;
}

/** Recognizes names, dates and kinds of lines; remembers paragraphs by their text. */
export interface Recognizer {
  /** Work in pieces of a few milliseconds: run it to the end, or between two pieces do something else. */
  steps(text: string, options: RecognizeOptions): Generator<void, Recognition, void>;
  recognize(text: string, options: RecognizeOptions): Recognition;
}

export function createRecognizer(): Recognizer {
  function* steps(text: string): Generator<void, Recognition, void> {
    const lines = splitLines(text).map((span) => ({
      ...span,
      kind: 'body' as const,
      boilerplate: 0,
      evidence: [],
    }));
    yield;
    return { lang: 'vi', entities: [], dates: [], lines };
  }
  return { steps, recognize: (text) => runToEnd(steps(text)) };
}

export function runToEnd<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
