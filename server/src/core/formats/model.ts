import type { Incoming } from '../annotation/absorb';
import type { Quote } from '../annotation/anchor';
import type { AnyLineKind } from '../recognition/types';
import type { Span } from '../text/span';
import type { Steps } from '../text/steps';

/** What a span may say beyond its place and label, in the order of reports. */
export const FIELDS = ['type', 'value', 'canonical', 'status', 'confidence', 'by', 'at'] as const;
export type Field = (typeof FIELDS)[number];

/** An annotation as formats see it. Offsets are UTF-16 code units of the document's text. */
export type DocSpan = Incoming;

export interface DocLine extends Span {
  readonly kind: AnyLineKind;
}

/** An article as formats see it. */
export interface Doc {
  /** Relative to the folder that is exported, with `/`; empty when an imported file does not say. */
  readonly path: string;
  readonly text: string;
  readonly lang?: string;
  /** `YYYY-MM-DD`. */
  readonly published?: string;
  /** Sorted by `bySpan`, none empty. */
  readonly spans: readonly DocSpan[];
  /** Kinds of lines, when they are wanted in the export; sorted, blank lines left out. */
  readonly lines: readonly DocLine[];
}

export type LossReason =
  /** The entry's text is no longer in the article. */
  | 'not-found'
  /** The entry has no text. */
  | 'empty'
  /** It lay in a line that was left out. */
  | 'left-out'
  /** It overlaps a longer or earlier one, and the format holds one layer. */
  | 'overlap'
  /** It crosses another one, and the format holds nesting only. */
  | 'crossing'
  /** Written with other ends, because the format counts in tokens. */
  | 'expanded'
  | 'contracted'
  /** Not written, because its ends are not ends of tokens. */
  | 'misaligned'
  | 'no-token'
  /** Written in pieces, because the format cannot carry it over a line end. */
  | 'split'
  /** Blanks at its ends were left out. */
  | 'trimmed'
  /** Written without some of its fields. */
  | 'fields'
  /** The label was written in another spelling. */
  | 'label'
  /** The kind of a line, which the format has no place for. */
  | 'line-kind'
  /** A property of the whole article, which the format has no place for. */
  | 'document'
  /** The article is not exported: nobody has decided anything in it, it is not finished, or has changed since. */
  | 'untouched'
  | 'in-review'
  | 'changed-since'
  /** The format holds dates only. */
  | 'dates-only'
  /** Line ends were written as the format wants them. */
  | 'newlines'
  /** A character that the format cannot write, replaced by another of the same length. */
  | 'character';

/** What a file could not hold. */
export interface Loss {
  readonly path: string;
  /** Code points of the article's text; 0 and 0 for the article as a whole. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label?: string;
  readonly reason: LossReason;
  /** What is lost, for `fields` and `document`. */
  readonly fields?: readonly string[];
  /** What was written instead. */
  readonly written?: string;
}

/** Reports a loss of one document; `span` in UTF-16 code units. */
export type Lose = (
  reason: LossReason,
  span: Span & { readonly label?: string },
  more?: Pick<Loss, 'fields' | 'written'>,
) => void;

/** What a format can hold; the loss report and the table of `docs/FORMATS.md` follow from it. */
export interface Holds {
  /** The raw text to the character, its tokens only, or nothing of it but the spans. */
  readonly text: 'exact' | 'tokens' | 'quotes';
  /** `none`: flat; `nested`: one in another; `any`: crossing ones and several labels on one text too. */
  readonly overlap: 'none' | 'nested' | 'any';
  readonly fields: readonly Field[];
  readonly document: readonly ('path' | 'lang' | 'published')[];
  readonly lineKinds: boolean;
  /** No annotations but those with the label of dates. */
  readonly datesOnly?: boolean;
  /** What cannot stand in a label: the writer puts `_` for each match, see `spelled`. It is reported. */
  readonly unwritable?: RegExp;
}

/** Of formats with room for everything. */
export const HOLDS_ALL: Holds = {
  text: 'exact',
  overlap: 'any',
  fields: FIELDS,
  document: ['path', 'lang', 'published'],
  lineKinds: true,
};

/** Tags of a token column; IOB1 writes `B-` only between touching spans of one label, BILUO is spaCy's BIOES. */
export type Scheme = 'iob1' | 'iob2' | 'bioes' | 'bilou';

/** The tokens of one line of an article, which is what formats with sentences write as a sentence. */
export interface TokenizedLine extends Span {
  /** Sorted, disjoint, not empty. UTF-16 code units of the document. */
  readonly tokens: readonly Span[];
}

export interface WriteOptions {
  /** The lines of a document in tokens, and where the ends of spans go. */
  readonly tokenize: (doc: Doc) => Steps<readonly TokenizedLine[]>;
  readonly misaligned: 'expand' | 'contract' | 'drop';
  /** Name of the tokenizer, for files that can say so. */
  readonly tokenizer: string;
  /**
   * Labels that may occur, dates included, in the order of the project; formats with a tag set need it before
   * the first article.
   */
  readonly labels: readonly string[];
  /** Base name of a file that holds many articles: `dateline`, or `train`, `dev`, `test`. */
  readonly name: string;
  /** Folder of files that hold one article each: empty, or `train/`, `dev/`, `test/`. */
  readonly folder: string;
  /** Tables are to be opened in a spreadsheet: with a byte order mark, and no cell is taken for a formula. */
  readonly spreadsheet?: boolean;
}

/** What is known when all documents of an export are written. */
export interface ExportFacts {
  readonly tokenizer: string;
  readonly misaligned: WriteOptions['misaligned'];
  /** Labels of the project in its order, and others that occur. */
  readonly labels: readonly string[];
  /** Base names of the parts: `dateline`, or `train`, `dev`, `test`; with their documents. */
  readonly parts: readonly { readonly name: string; readonly documents: number; readonly spans: number }[];
  readonly langs: readonly string[];
}

/** Where a writer puts what it writes. Names are relative to the output folder, with `/`. */
export interface Sink {
  /** Adds to a file, which is made when it is first named. */
  append(file: string, data: string | Uint8Array): void;
}

/** Writes the documents of one export, one after another; holds no more than one of them. */
export interface Writer {
  /** In steps, as documents may be of any length. */
  write(doc: Doc, sink: Sink, lose: Lose): Steps<void>;
  /** After the last document, where much may be left to write. */
  finish?(sink: Sink): Steps<void>;
  /** At the end of all. */
  end(sink: Sink): void;
}

/** A file to import. */
export interface InputFile {
  /** Relative to the folder that is imported, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The text in UTF-8, without byte order mark. */
  readonly text: string;
  /** The text of a file in the same folder, if there is one. */
  sibling(name: string): string | undefined;
}

/** A span that was read, and the line of the file that it stands on, from 1. */
export interface ReadSpan extends DocSpan {
  readonly line: number;
}

/** A span of a file that has no text of its own: it must be found in the article. */
export interface ReadQuote extends Omit<DocSpan, 'start' | 'end'> {
  /** Offsets in code points. */
  readonly quote: Quote;
  readonly line: number;
}

/**
 * A document that was read. When the format has tokens only, the text is put together from them; when it has
 * no text, it is empty, and `quotes` stand in the place of `spans`.
 */
export interface ReadDoc extends Omit<Doc, 'spans'> {
  readonly spans: readonly ReadSpan[];
  readonly quotes?: readonly ReadQuote[];
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Whether white space is that of the article. */
  readonly exact: boolean;
}

/**
 * Reports what the file holds and an article has no place for, for example a relation. `what` names the
 * kind, which is told once with its count.
 */
export type Skip = (line: number, what: string, count?: number) => void;

/** How a file is read. */
export interface Reading {
  readonly skip: Skip;
  /** Reports, in whole sentences, what was taken otherwise than the file says, or by a guess. */
  readonly note: Skip;
  /**
   * Which annotations are meant where a file has several layers of them: the number of a column from 1, or
   * the name of a layer, set, view, group or track.
   */
  readonly layer?: string;
}

/** One way to write and read annotations; `registry.ts` lists all. */
export interface Format {
  readonly name: string;
  /** For lists and quick picks, in English. */
  readonly title: string;
  /** Ends of names of files that are imported, for example `.jsonl`. */
  readonly extensions: readonly string[];
  /** What in the beginning of a file tells it from other formats with the same ending. */
  readonly mark?: RegExp;
  readonly holds: Holds;
  /** Whether it depends on tokens. */
  readonly tokens: boolean;
  /** Whether `WriteOptions.labels` must be complete, which takes a pass over the corpus before the first. */
  readonly labelsFirst?: boolean;
  /** Whether an article has a file of its own. */
  readonly perArticle?: boolean;
  writer(options: WriteOptions): Writer;
  /** Files that an export has once, for example a description of its labels. */
  companions?(about: ExportFacts): readonly { readonly file: string; readonly text: string }[];
  /**
   * Whether files are read by libraries that a wrong file may lead to use much time or memory. A host that
   * can reads them where that can be ended, see `reading.ts`.
   */
  readonly heavy?: boolean;
  /** Names of files in the same folder that a reader wants to see, see `InputFile.sibling`. */
  beside?(name: string): readonly string[];
  /**
   * @throws FormatError when the file is not of the format
   */
  read(file: InputFile, how: Reading): Iterable<ReadDoc> | AsyncIterable<ReadDoc>;
}

/** What is wrong with a file that is imported. */
export class FormatError extends Error {
  /** @param line from 1 */
  constructor(
    readonly file: string,
    readonly line: number,
    readonly problem: string,
  ) {
    super(`${file}:${line}: ${problem}`);
  }
}
