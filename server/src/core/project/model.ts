import type { Lang } from '../recognition/types';
import type { Span } from '../text/span';

/** The file that makes its folder a project. */
export const PROJECT_FILE = 'dateline.yaml';

export interface LabelDefinition {
  readonly name: string;
  /** `#rrggbb` */
  readonly colour?: string;
  readonly description?: string;
}

/** What `dateline.yaml` says, with defaults for what it does not. */
export interface Project {
  readonly labels: readonly LabelDefinition[];
  /** Its own kinds of lines. */
  readonly lines: readonly LabelDefinition[];
  /** Language of all articles; when absent each article's own is detected. */
  readonly language?: Lang;
  /** Globs relative to the project's folder. */
  readonly articles: readonly string[];
  readonly exclude: readonly string[];
  /** Where file names or header lines have the publication date, for example `*YYYY-MM-DD*`. */
  readonly published?: string;
  /** What stands in where nothing tells the day: a year, or a pattern as above that may have the year alone. */
  readonly publishedElse?: string;
  /** Names to recognize, by label. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Texts that are never suggested as names. */
  readonly ignore: ReadonlySet<string>;
  /** Full names of texts, from `dateline.names`, as the rest below. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Lines that are the site's, by their text. */
  readonly boilerplate: ReadonlySet<string>;
  /** Names and dates may lie inside one another; else a new one takes the place of all that it overlaps. */
  readonly nested: boolean;
  /** What becomes of the labels of the shipped recognizer: another label, or nothing. */
  readonly recognize: ReadonlyMap<string, string | false>;
  /** The model that was trained on this corpus, where there is one that can be used. */
  readonly learned?: LearnedFile;
}

/** The file of a learned model that has been checked; plain data, which is handed to threads. */
export interface LearnedFile {
  /** Another one for another content. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface ProjectProblem {
  /** The key that is wrong, or the parser's words. */
  readonly detail: string;
  /** In the YAML source, UTF-16 code units. */
  readonly source: Span;
}

/** The labels of names where a project gives none; all that is known of single labels goes by them. */
export const STANDARD_LABELS = ['PER', 'LOC', 'ORG', 'MISC'] as const;
export type StandardLabel = (typeof STANDARD_LABELS)[number];

export const DEFAULT_PROJECT: Project = {
  labels: STANDARD_LABELS.map((name) => ({ name })),
  lines: [],
  articles: ['**/*.txt'],
  exclude: [],
  names: new Map(),
  ignore: new Set(),
  aliases: new Map(),
  boilerplate: new Set(),
  nested: false,
  recognize: new Map(),
};
