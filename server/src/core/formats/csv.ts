import { CONTEXT } from '../sidecar/model';
import { CodePoints } from '../text/units';
import { defined, spansAndLines } from './document';
import { fieldsFromTexts, pointSpan } from './json';
import { FIELDS, type Format, FormatError, type InputFile, type ReadDoc, type ReadQuote } from './model';

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
  writer({ name }) {
    let first = true;
    const head = `${COLUMNS.join(',')}\r\n`;
    return {
      write(doc, sink) {
        const { path, text, lang, published } = doc;
        const codePoints = new CodePoints(text);
        let out = first ? head : '';
        first = false;
        for (const span of spansAndLines(doc)) {
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
          out += `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
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

/** An empty string is written in quotes, to tell it from a missing value. */
function cell(value: unknown): string {
  if (value === undefined) return '';
  const text = String(value);
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* readCsv(file: InputFile): Generator<ReadDoc> {
  const rows = parseCsv(file);
  const head = rows.next().value?.cells ?? [];
  for (const column of ['start', 'end', 'text', 'label'])
    if (!head.includes(column)) throw new FormatError(file.name, 1, `the column ${column} is missing`);
  let doc: { path: string; lang?: string; published?: string; quotes: ReadQuote[]; line: number } | undefined;
  const finished = (): ReadDoc[] =>
    doc ? [{ text: '', spans: [], lines: [], exact: false, ignored: [], ...doc }] : [];
  for (const { cells, line } of rows) {
    if (cells.length !== head.length)
      throw new FormatError(file.name, line, `${head.length} cells are expected, found ${cells.length}`);
    const get = (column: string) => cells[head.indexOf(column)] || undefined;
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

function* parseCsv(file: InputFile): Generator<{ cells: string[]; line: number }> {
  const { text } = file;
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
        if (at < text.length && !',\r\n'.includes(text[at]!))
          throw new FormatError(file.name, line, 'a comma or line end is expected behind the quote');
      } else {
        const from = at;
        while (at < text.length && !',\r\n'.includes(text[at]!)) at++;
        value = text.slice(from, at);
      }
      cells.push(value);
      more = text[at] === ',';
      if (more) at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: start };
  }
}
