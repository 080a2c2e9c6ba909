import { CONTEXT } from '../sidecar/model';
import { Pace } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, spansAndLines } from './document';
import { fieldsFromTexts, pointSpan } from './json';
import {
  FIELDS,
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadQuote,
} from './model';

const COLUMNS = [
  'path',
  'start',
  'end',
  'text',
  'label',
  ...FIELDS,
  'lang',
  'published',
  'before',
  'after',
] as const;

/** Column that says of a row that its cells are written behind apostrophes where they begin like formulas. */
const ESCAPED = 'escaped';

/** One row a span, as RFC 4180 has it: CRLF, quotes where needed. Offsets are code points. */
export const csv: Format = {
  name: 'csv',
  title: 'CSV, one row a span',
  extensions: ['.csv'],
  holds: {
    text: 'quotes',
    overlap: 'any',
    fields: FIELDS,
    document: ['path', 'lang', 'published'],
    lineKinds: true,
  },
  tokens: false,
  writer({ name, spreadsheet = false }) {
    let first = true;
    const columns = spreadsheet ? [...COLUMNS, ESCAPED] : COLUMNS;
    // A spreadsheet takes a file for UTF-8 by this sign only.
    const head = `${spreadsheet ? '\ufeff' : ''}${columns.join(',')}\r\n`;
    return {
      *write(doc, sink) {
        const { path, text, lang, published } = doc;
        const codePoints = new CodePoints(text);
        let out = first ? head : '';
        first = false;
        const pace = new Pace();
        for (const span of spansAndLines(doc)) {
          if (pace.isOver()) yield;
          const { start, end } = pointSpan(codePoints, span);
          const row: Record<string, unknown> = {
            ...span,
            path,
            start,
            end,
            text: text.slice(span.start, span.end),
            lang,
            published,
            before: text.slice(codePoints.toUtf16(Math.max(0, start - CONTEXT)), span.start),
            after: text.slice(span.end, codePoints.toUtf16(Math.min(codePoints.length, end + CONTEXT))),
          };
          if (spreadsheet) escapeFormulas(row);
          out += `${columns.map((column) => cell(row[column])).join(',')}\r\n`;
        }
        sink.append(`${name}.csv`, out);
      },
      end(sink) {
        if (first) sink.append(`${name}.csv`, head);
      },
    };
  },
  read: readCsv,
};

/** What a spreadsheet would take for a formula is written behind an apostrophe, and the row says so. */
function escapeFormulas(row: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(row)) {
    if (typeof value !== 'string' || !/^'*[=+\-@\t\r]/.test(value)) continue;
    row[key] = `'${value}`;
    row[ESCAPED] = 1;
  }
}

/** An empty string is written in quotes, to tell it from a missing value. */
function cell(value: unknown): string {
  if (value === undefined) return '';
  const text = String(value);
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* readCsv(file: InputFile, { skip }: Reading): Generator<ReadDoc> {
  const rows = parseCsv(file, separatorOf(file.text));
  const first: { readonly cells: readonly string[] } | undefined = rows.next().value ?? undefined;
  const head = (first?.cells ?? []).map((name) => name.trim().toLowerCase());
  for (const column of ['start', 'end', 'text', 'label'])
    if (!head.includes(column))
      throw new FormatError(
        file.name,
        1,
        `the column ${column} is missing; expected path, start, end, text and label in the first row, set apart by commas, semicolons or tabs`,
      );
  for (const name of head) if (!KNOWN.has(name) && name !== '') skip(1, `the column ${name}`);
  let doc: { path: string; lang?: string; published?: string; quotes: ReadQuote[]; line: number } | undefined;
  const finished = (): ReadDoc[] => (doc ? [{ text: '', spans: [], lines: [], exact: false, ...doc }] : []);
  for (const { cells, line } of rows) {
    if (cells.length !== head.length)
      throw new FormatError(file.name, line, `${head.length} cells are expected, found ${cells.length}`);
    const escaped = cells[head.indexOf(ESCAPED)] === '1';
    const plain = (cell: string) => (escaped ? cell.replace(/^'(?='*[=+\-@\t\r])/, '') : cell);
    const get = (column: string) => plain(cells[head.indexOf(column)] ?? '') || undefined;
    const offset = (column: string) => {
      const value = get(column) ?? '';
      if (!/^\d{1,15}$/.test(value))
        throw new FormatError(file.name, line, `${column} must be a whole number`);
      return Number(value);
    };
    const label = get('label');
    if (label === undefined) throw new FormatError(file.name, line, 'the label is missing');
    const path = get('path') ?? '';
    if (doc?.path !== path) {
      yield* finished();
      doc = { path, ...defined({ lang: get('lang'), published: get('published') }), quotes: [], line };
    }
    const context = head.includes('before') && head.includes('after');
    doc.quotes.push({
      label,
      ...fieldsFromTexts(get),
      quote: {
        start: offset('start'),
        end: offset('end'),
        text: get('text') ?? '',
        ...(context ? { before: get('before') ?? '', after: get('after') ?? '' } : {}),
      },
      line,
    });
  }
  yield* finished();
}

const KNOWN: ReadonlySet<string> = new Set([...COLUMNS, ESCAPED]);

/** Spreadsheets set cells apart by what their language leaves free. */
function separatorOf(text: string): string {
  const newline = text.indexOf('\n');
  const head = newline < 0 ? text : text.slice(0, newline);
  const count = (separator: string) => head.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function* parseCsv(file: InputFile, separator: string): Generator<{ cells: string[]; line: number }> {
  const { text } = file;
  const ends = `${separator}\r\n`;
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    const start = line;
    for (let more = true; more; ) {
      let value = '';
      if (text[at] === '"') {
        for (at++; ; at++) {
          const close = text.indexOf('"', at);
          if (close < 0) throw new FormatError(file.name, start, 'a quote is not closed');
          value += text.slice(at, close);
          at = close + 1;
          if (text[at] !== '"') break;
          value += '"';
        }
        for (const char of value) if (char === '\n') line++;
        if (at < text.length && !ends.includes(text[at]!))
          throw new FormatError(file.name, line, 'a separator or line end is expected behind the quote');
      } else {
        const from = at;
        while (at < text.length && !ends.includes(text[at]!)) at++;
        value = text.slice(from, at);
      }
      cells.push(value);
      more = text[at] === separator;
      if (more) at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: start };
  }
}
