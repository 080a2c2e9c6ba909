import type { Recognition } from './core/recognition/types';
import { batchRecognizer } from './node/data';

// What the npm package gives to programs: recognition. Everything else is the command line's.

export { recognitionJson } from './core/recognition/record';
export type {
  DateResolution,
  DateSuggestion,
  EntityFacts,
  EntitySuggestion,
  Evidence,
  LineKind,
  LineMark,
  PublicationDate,
  Recognition,
  TimexType,
} from './core/recognition/types';

export interface Known {
  /** BCP 47 tag of a language that is known; detected when absent. */
  readonly lang?: string;
  /** Publication date as `YYYY-MM-DD`; looked for in the article when absent. */
  readonly published?: string;
  /** May hold the publication date. */
  readonly fileName?: string;
}

/**
 * Recognizes names, dates and kinds of lines in news articles. Holds the data of each language from its first article
 * on, some 50 MB.
 */
export function createRecognizer(): {
  /**
   * @returns spans in UTF-16 code units of `text`, ends exclusive; `recognitionJson` counts code points
   * @throws Error when the data of the language is not there
   */
  recognize(text: string, known?: Known): Promise<Recognition>;
} {
  const recognizer = batchRecognizer();
  return {
    async recognize(text, { published, ...known } = {}) {
      const options = {
        ...known,
        ...(published === undefined ? {} : { published: { value: published, source: 'option' as const } }),
      };
      await recognizer.load(text, options);
      return recognizer.recognize(text, options);
    },
  };
}
