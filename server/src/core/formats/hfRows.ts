import type { Status } from '../sidecar/model';
import { bySpan } from '../text/span';
import { mapSteps, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined } from './document';
import { Gaps } from './gaps';
import { decodeTags, encodeTags } from './iob';
import { asArray, type JsonObject, optionalText, pointSpan, spanAt } from './json';
import {
  type Doc,
  type DocLine,
  FormatError,
  type Holds,
  type InputFile,
  type Lose,
  type ReadDoc,
  type ReadSpan,
  type WriteOptions,
} from './model';
import { alignLines } from './tokens';

/** One row of a data set for token classification: one line of an article. */
export interface HfRow {
  readonly id: string;
  readonly path: string;
  readonly lang: string;
  readonly published: string;
  readonly kind: string;
  /** Code points of the article before the line. */
  readonly offset: number;
  readonly text: string;
  readonly tokens: readonly string[];
  readonly ner_tags: readonly string[];
  readonly span_start: readonly number[];
  readonly span_end: readonly number[];
  readonly span_label: readonly string[];
  readonly span_type: readonly string[];
  readonly span_value: readonly string[];
  readonly span_canonical: readonly string[];
  readonly span_status: readonly string[];
  readonly span_by: readonly string[];
  readonly span_at: readonly string[];
}

export const HF_HOLDS: Holds = {
  text: 'tokens',
  overlap: 'none',
  fields: ['type', 'value', 'canonical', 'status', 'by', 'at'],
  document: ['path', 'lang', 'published'],
  lineKinds: true,
};

/** Lists of one entry for each span, which stands for a list of records; a missing value is an empty string. */
export const SPAN_TEXTS = ['label', 'type', 'value', 'canonical', 'status', 'by', 'at'] as const;

export function* rowsOf(doc: Doc, options: WriteOptions, lose: Lose): Steps<HfRow[]> {
  const lines = yield* options.tokenize(doc);
  const aligned = yield* alignLines(lines, doc, options.misaligned, lose);
  const codePoints = new CodePoints(doc.text);
  const kinds = new Map(doc.lines.map((line) => [line.start, line.kind]));
  return yield* mapSteps(lines, (line, n): HfRow => {
    const { tokens } = line;
    const text = doc.text.slice(line.start, line.end);
    const offset = codePoints.fromUtf16(line.start);
    const spans = aligned[n]!.map(({ first, last, span }) => ({
      ...span,
      ...pointSpan(codePoints, { start: tokens[first]!.start, end: tokens[last - 1]!.end }),
    }));
    const all = (field: (typeof SPAN_TEXTS)[number]) => spans.map((span) => span[field] ?? '');
    return {
      id: `${doc.path}#${n + 1}`,
      path: doc.path,
      lang: doc.lang ?? '',
      published: doc.published ?? '',
      kind: kinds.get(line.start) ?? '',
      offset,
      text,
      tokens: tokens.map(({ start, end }) => doc.text.slice(start, end)),
      ner_tags: encodeTags(tokens.length, aligned[n]!, 'iob2'),
      span_start: spans.map(({ start }) => start - offset),
      span_end: spans.map(({ end }) => end - offset),
      span_label: all('label'),
      span_type: all('type'),
      span_value: all('value'),
      span_canonical: all('canonical'),
      span_status: all('status'),
      span_by: all('by'),
      span_at: all('at'),
    };
  });
}

/** Names of the tags, in the order of their numbers. */
export function tagNames(labels: readonly string[]): string[] {
  return ['O', ...labels.flatMap((label) => [`B-${label}`, `I-${label}`])];
}

/** A row of a file, and the line of the file that a message should name. */
export interface ReadRow {
  readonly row: JsonObject;
  readonly line: number;
}

/** Where a row begins in its article, in code points; 0 where that is said of something else. */
function offsetOf(value: unknown): number {
  const offset = typeof value === 'bigint' ? Number(value) : value;
  return Number.isSafeInteger(offset) && (offset as number) > 0 ? (offset as number) : 0;
}

/** Puts rows together to documents; rows of one article follow one another. */
export class RowReader {
  #current:
    | {
        path: string;
        text: string;
        points: number;
        spans: ReadSpan[];
        lines: DocLine[];
        about: JsonObject;
        line: number;
      }
    | undefined;

  readonly #gaps: Gaps;

  constructor(readonly file: InputFile) {
    this.#gaps = new Gaps(file);
  }

  /** Adds a row; gives the document before it when the row begins another. */
  add({ row, line }: ReadRow): ReadDoc | undefined {
    const text = optionalText(row['text']) ?? tokensText(row, this.file, line);
    const path = optionalText(row['path']) ?? '';
    const offset = path === '' ? 0 : offsetOf(row['offset']);
    const points = new CodePoints(text);
    let done: ReadDoc | undefined;
    const known = this.#current;
    // Rows without a path each are a document.
    if (!known || known.path !== path || path === '' || offset < known.points) {
      done = this.finish();
      this.#current = { path, text: '', points: 0, spans: [], lines: [], about: row, line };
    }
    const doc = this.#current!;
    doc.text += this.#gaps.fill('\n', offset - doc.points, line);
    const base = doc.text.length;
    for (const span of spansOf(row, text, points, this.file, line))
      doc.spans.push({ ...span, start: span.start + base, end: span.end + base });
    const kind = optionalText(row['kind']);
    if (kind) doc.lines.push({ start: base, end: base + text.length, kind: kind as DocLine['kind'] });
    doc.text += text;
    doc.points = Math.max(offset, doc.points) + points.length;
    return done;
  }

  finish(): ReadDoc | undefined {
    const doc = this.#current;
    if (!doc) return undefined;
    this.#current = undefined;
    const { about, points: _, ...rest } = doc;
    const text = (key: string) => optionalText(about[key]) || undefined;
    return {
      ...rest,
      ...defined({ lang: text('lang'), published: text('published') }),
      spans: doc.spans.sort(bySpan),
      exact: false,
    };
  }
}

function tokensText(row: JsonObject, file: InputFile, line: number): string {
  return asArray(row[TOKENS.find((key) => Array.isArray(row[key])) ?? 'tokens'], 'tokens', file, line).join(
    ' ',
  );
}

/** Columns of tokens and of tags, as data sets name them. */
const TOKENS = ['tokens', 'words', 'sentence', 'text'];
const TAGS = ['ner_tags', 'tags', 'ner', 'labels', 'ner_labels', 'entities'];

/** Whether a column of a table is read; data sets have others, for example of numbers. */
export function isColumn(name: string): boolean {
  return COLUMNS.has(name) || name.startsWith('span_');
}

const COLUMNS = new Set(['id', 'path', 'lang', 'published', 'kind', 'offset', 'text', ...TOKENS, ...TAGS]);

/** Whether a row is one of tokens, or of a text, with annotations. */
export function isRow(row: JsonObject): boolean {
  const tokens = TOKENS.some((key) => Array.isArray(row[key]));
  return row['span_start'] !== undefined
    ? tokens || typeof row['text'] === 'string'
    : tokens && tagsKey(row) !== undefined;
}

/** A row whose tags are names, where they are numbers and the names are known. */
export function named(
  row: JsonObject,
  key: string | undefined,
  names: readonly string[] | undefined,
): JsonObject {
  if (key === undefined) return row;
  const tags = row[key] as unknown[];
  return {
    ...row,
    [key]: tags.map((tag) => (typeof tag === 'string' ? tag : (names?.[Number(tag)] ?? tag))),
  };
}

/** The column of a row's tags. */
export function tagsKey(row: JsonObject): string | undefined {
  return TAGS.find((key) => Array.isArray(row[key]));
}

function spansOf(
  row: JsonObject,
  text: string,
  points: CodePoints,
  file: InputFile,
  line: number,
): ReadSpan[] {
  const list = (key: string) => (Array.isArray(row[key]) ? (row[key] as unknown[]) : []);
  if (row['span_start'] !== undefined)
    return list('span_start').map((start, n) => {
      const fields = Object.fromEntries(
        SPAN_TEXTS.map((field) => [field, list(`span_${field}`)[n] || undefined]),
      );
      return spanAt(Number(start), Number(list('span_end')[n]), fields['label'], points, file, line, fields);
    });
  const tokens = list(TOKENS.find((key) => Array.isArray(row[key])) ?? 'tokens');
  return taggedSpans(tokens, list(tagsKey(row) ?? 'ner_tags'), text, file, line);
}

/** Spans of a row that has tokens and tags only, as most data sets do. */
function taggedSpans(
  tokens: unknown[],
  tags: unknown[],
  text: string,
  file: InputFile,
  line: number,
): ReadSpan[] {
  if (tags.length !== tokens.length)
    throw new FormatError(
      file.name,
      line,
      `as many tags as tokens are expected: ${tags.length}, ${tokens.length}`,
    );
  if (tags.some((tag) => typeof tag !== 'string'))
    throw new FormatError(
      file.name,
      line,
      'the tags are numbers without names; put the README.md of the data set, with the names in its dataset_info, beside the file',
    );
  const spans = decodeTags(tags as string[]);
  if (typeof spans === 'number') throw new FormatError(file.name, line, `“${tags[spans]}” is no tag`);
  const places: { start: number; end: number }[] = [];
  let done = 0;
  for (const token of tokens) {
    const start = text.indexOf(String(token), done);
    if (start < 0) throw new FormatError(file.name, line, `the token “${token}” is not in the text`);
    done = start + String(token).length;
    places.push({ start, end: done });
  }
  return spans.map(({ first, last, label }) => ({
    start: places[first]!.start,
    end: places[last - 1]!.end,
    label,
    status: 'accepted' as Status,
    line,
  }));
}
