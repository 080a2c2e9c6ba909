import type { Article } from '../annotation/article';
import type { Annotation } from '../annotation/model';

/** What a format writes of one article. */
export interface ExportDocument {
  /** Path of the article relative to what was exported, with `/`. */
  readonly path: string;
  readonly article: Article;
  /** Sorted and without overlaps. */
  readonly annotations: readonly Annotation[];
}

/** A span that a format could not hold as it is. */
export interface Loss {
  readonly path: string;
  /** Code points. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reason: 'overlap' | 'expanded-to-tokens' | 'no-token';
}

export interface ExportFormat {
  readonly name: string;
  /** Of the one file that all articles go into. */
  readonly fileName: string;
  /** What one article adds to the file. */
  write(document: ExportDocument, lose: (loss: Loss) => void): string;
}
