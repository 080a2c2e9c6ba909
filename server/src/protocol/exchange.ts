import type { FormatCard } from '../features/formatCard';

/** Commands for export and import, for `workspace/executeCommand`, with progress and to be cancelled. */
export const EXCHANGE_COMMANDS = {
  /** `FormatsArgument` → `FormatInfo[]` */
  formats: 'dateline.server.formats',
  /** `PreviewArgument` → `PreviewResult` */
  preview: 'dateline.server.preview',
  /** `ExportArgument` → `ExportResult` */
  export: 'dateline.server.export',
  /** `ImportArgument` → `ImportResult` */
  import: 'dateline.server.import',
} as const;

export interface FormatsArgument {
  /** Files or folders to import: formats that fit come first. */
  readonly files?: readonly string[];
}

export interface FormatInfo extends FormatCard {
  /** The files that were asked about may be of it. */
  readonly likely: boolean;
}

/** How an export is wished; what is left out is as on the command line. */
export interface ExportOptions {
  readonly include?: 'accepted' | 'suggested';
  /** A tokenizer's name, or the URI of a file with tokens. */
  readonly tokens?: string;
  readonly misaligned?: 'expand' | 'contract' | 'drop';
  readonly dropBoilerplate?: boolean;
  readonly lineKinds?: boolean;
  /** `train=80,dev=10,test=10` */
  readonly split?: string;
  /** Which articles of folders; without it the finished ones, or where none is those with decisions. */
  readonly only?: 'finished' | 'decided' | 'all';
}

export interface PreviewArgument extends ExportOptions {
  /** Articles, or folders of them; the first article is shown. */
  readonly uris: readonly string[];
  readonly format: string;
}

export interface PreviewResult {
  /** Why there is none. */
  readonly message?: string;
  /** Name of the file that would have this text. */
  readonly file: string;
  readonly text: string;
  /** Language identifier where the name's ending does not say it. */
  readonly language?: string;
}

export interface ExportArgument extends PreviewArgument {
  /** URI of the folder to write into. */
  readonly out: string;
}

/** Something to know of a file; `line` counts from 1. */
export interface Note {
  readonly uri: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

interface Outcome {
  /** Nothing was written unless it is `done`. */
  readonly state: 'done' | 'cancelled' | 'failed';
  /** Why it failed, or that an import was stopped while it wrote. */
  readonly message?: string;
  /** The first of them. */
  readonly notes: readonly Note[];
}

export interface ExportResult extends Outcome {
  /** URIs of the data files, sorted; the first ones of many. */
  readonly files: readonly string[];
  /** The first of them that an editor can show. */
  readonly shown?: string;
  /** URI of the loss report, when anything was lost. */
  readonly report?: string;
  readonly articles: number;
  readonly spans: number;
  /** Annotations that are missing or changed. */
  readonly changed: number;
  /** Losses of any kind. */
  readonly losses: number;
  /** Text files in the folders that were left out, because they are no articles or cannot be read. */
  readonly left: number;
  /** Articles that were left out because of their state. */
  readonly unfinished: number;
  /** Articles without annotations, because nobody has decided anything in them. */
  readonly untouched: number;
}

export interface ImportArgument {
  /** URIs of files, or folders of them. */
  readonly files: readonly string[];
  readonly format: string;
  /** URI of the folder where the articles are. */
  readonly articles: string;
  /** Replaces decisions that contradict the files. */
  readonly replace?: boolean;
  /** Writes articles that are not there yet. */
  readonly create?: boolean;
  /** Takes labels over that the project does not know. */
  readonly keepLabels?: boolean;
  /** Which annotations are meant where a file has several layers: a column, layer, set, group or track. */
  readonly layer?: string;
}

export interface ImportResult extends Outcome {
  /** URIs of sidecars and articles that were written; the first ones of many. */
  readonly files: readonly string[];
  readonly written: number;
  readonly added: number;
  readonly same: number;
  readonly replaced: number;
  /** Annotations and documents that were not taken over. */
  readonly unplaced: number;
  /** All that was not taken over, as text; empty when nothing was lost. */
  readonly report: string;
  /** Names the import, to take it back, see `UndoArgument`; not there where nothing was written. */
  readonly action?: number;
}
