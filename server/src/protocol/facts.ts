import type { Verdict } from '../core/project/looks';
import type { Move } from '../core/text/boundaries';
import type { Span } from '../core/text/span';

export type { Verdict } from '../core/project/looks';
export type { Move } from '../core/text/boundaries';

/**
 * What a client must know without asking: of files before there is a server, so that texts that are no articles start
 * none, and of a line while somebody presses a key. The server says it in a bundle of its own, `dist/facts.js`, which
 * a client loads when it first needs it; so both come to the same.
 */
export interface Facts {
  /** The name of the file that makes its folder a project. */
  readonly projectFile: string;
  /** That of what is decided for all articles of a corpus. */
  readonly namesFile: string;
  /** Of the model of a corpus, below its folder. */
  readonly modelPath: string;
  isSidecar(path: string): boolean;
  /**
   * The files that hold an article's annotations, the first of which is written.
   * @param siblings all names in the folder
   */
  sidecarsOf(article: string, siblings: ReadonlySet<string>): readonly string[];
  /** The first of them where it needs no look into the folder, if it is there. */
  sureSidecarOf(article: string): string | undefined;
  /** The articles that a sidecar can belong to, the likeliest first. */
  articlesOf(sidecar: string): readonly string[];
  /** Whether a file may be an article by its looks alone. @param name without folders */
  isTextFile(name: string): boolean;
  /** Whether a file has one of the names that are never articles. @param name without folders */
  isKnownNonArticle(name: string): boolean;
  /** UTF-16 code units at the beginning of a text that its looks are told from. */
  readonly sample: number;
  verdictOf(name: string, text: string): Verdict;
  /** A span of a line with one end moved; columns in UTF-16 code units. */
  movedIn(line: string, span: Span, move: Move): Span | undefined;
  /** The ways to cut a span of a line in two, the likeliest first; columns in UTF-16 code units. */
  cuts(line: string, span: Span): readonly (readonly [Span, Span])[];
}
