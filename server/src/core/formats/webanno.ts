import { bySpan } from '../text/span';
import { Pace } from '../text/steps';
import { takeFields } from './fields';
import { Gaps } from './gaps';
import { fileLines } from './lines';
import {
  type DocSpan,
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadSpan,
  type Skip,
} from './model';
import { articleFile } from './names';
import { alignLines } from './tokens';

const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const TIMEX = 'webanno.custom.Timex3';

/**
 * WebAnno TSV 3.3, which INCEpTION reads: one line of the article is a sentence; offsets are UTF-16 code
 * units. Names and dates are named entities with the canonical name as identifier; type and value of dates
 * are a layer of their own.
 */
export const webanno: Format = {
  name: 'webanno',
  title: 'WebAnno TSV 3.3',
  extensions: ['.tsv'],
  mark: /^#FORMAT=WebAnno/,
  holds: {
    text: 'tokens',
    overlap: 'none',
    fields: ['type', 'value', 'canonical'],
    document: ['path'],
    lineKinds: false,
  },
  tokens: true,
  perArticle: true,
  writer: (options) => ({
    *write(doc, sink, lose) {
      const { text, path } = doc;
      const lines = yield* options.tokenize(doc);
      const aligned = yield* alignLines(lines, doc, options.misaligned, lose);
      let out = `#FORMAT=WebAnno TSV 3.3\n#T_SP=${NAMED_ENTITY}|identifier|value\n#T_SP=${TIMEX}|type|value\n\n`;
      let id = 0;
      const pace = new Pace();
      for (const [n, line] of lines.entries()) {
        const { tokens } = line;
        if (pace.isOver(tokens.length)) yield;
        const columns = tokens.map(() => '_\t_\t_\t_\t');
        for (const { first, last, span } of aligned[n]!) {
          const name = last - first > 1 ? `[${++id}]` : '';
          const date = last - first > 1 && isTimex(span) ? `[${++id}]` : '';
          const cells = [
            `${feature(span.canonical)}${name}`,
            `${feature(span.label)}${name}`,
            isTimex(span) ? `${feature(span.type)}${date}` : '_',
            isTimex(span) ? `${feature(span.value)}${date}` : '_',
          ];
          for (let t = first; t < last; t++) columns[t] = `${cells.join('\t')}\t`;
        }
        out += `\n#Text=${escapeToken(text.slice(tokens[0]!.start, tokens.at(-1)!.end))}\n`;
        for (const [t, { start, end }] of tokens.entries())
          out += `${n + 1}-${t + 1}\t${start}-${end}\t${escapeToken(text.slice(start, end))}\t${columns[t]}\n`;
      }
      sink.append(`${options.folder}${articleFile(path, '.tsv')}`, out);
    },
    end() {},
  }),
  read: readTsv,
};

const isTimex = ({ type, value }: DocSpan) => type !== undefined || value !== undefined;

function feature(value: string | undefined): string {
  if (value === undefined || value === '') return '*';
  return value
    .replace(/[\\[\]|_;*]|->/g, '\\$&')
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

function escapeToken(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}

const CODES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

function plain(text: string): string {
  return text.replace(/\\(->|.)/g, (_, code: string) => CODES[code] ?? code);
}

interface Layer {
  readonly name: string;
  readonly features: readonly string[];
  /** Index of the first column, counted behind the token. */
  readonly column: number;
}

interface Found {
  start: number;
  end: number;
  readonly layer: Layer;
  readonly values: readonly (string | undefined)[];
  readonly line: number;
}

const ROW = /^(\d+)-(\d+)(\.\d+)?$/;

function* readTsv(file: InputFile, how: Reading): Generator<ReadDoc> {
  const layers: Layer[] = [];
  const open = new Map<string, Found>();
  const found: Found[] = [];
  const gaps = new Gaps(file);
  let columns = 0;
  let text = '';
  let tokenEnd = 0;
  const fail = (line: number, problem: string): never => {
    throw new FormatError(file.name, line, problem);
  };
  for (const { text: source, line } of fileLines(file.text)) {
    if (line === 1 && !source.startsWith('#FORMAT=WebAnno TSV 3')) fail(line, wrongVersion(file.text));
    if (source.startsWith('#T_')) {
      const [name, ...features] = source.slice(source.indexOf('=') + 1).split('|') as [string, ...string[]];
      if (!source.startsWith('#T_SP=')) how.skip(line, `the layer ${name}`);
      layers.push({ name, features, column: columns });
      // A layer without features has one column all the same.
      columns += Math.max(1, features.length);
      continue;
    }
    if (source === '' || source.startsWith('#')) continue;
    const cells = source.split('\t');
    const [id = '', place = '', token = ''] = cells;
    const [from, to] = place.split('-').map(Number);
    if (!ROW.test(id) || !Number.isInteger(from) || !Number.isInteger(to))
      fail(line, 'expected SENTENCE-TOKEN⇥START-END⇥TOKEN');
    const [start, end] = [from!, to!];
    const part = id.includes('.');
    const string = plain(token);
    if (end - start !== string.length)
      fail(line, `${start}-${end} is not as long as the token “${string}” in UTF-16 code units`);
    if (!part) {
      if (start < tokenEnd) fail(line, `the token at ${start} overlaps the one before it`);
      // What is between sentences is lost in this format.
      text += gaps.fill(' ', start - text.length, line) + string;
      tokenEnd = end;
    }
    for (const layer of layers) read(layer, cells.slice(3), start, end, line);
  }
  if (columns === 0 && text === '' && file.text.trim() === '') fail(1, 'the file is empty');
  if (layers.length === 0) how.note(1, 'the file has no layer of annotations');
  yield {
    path: file.name.replace(/(\.txt)?\.tsv$/, '.txt'),
    text,
    spans: spansOf(found, how).sort(bySpan),
    lines: [],
    line: 1,
    exact: false,
  };

  function read(layer: Layer, cells: readonly string[], start: number, end: number, line: number): void {
    const width = Math.max(1, layer.features.length);
    const stacks = Array.from({ length: width }, (_, n) => splitStack(cells[layer.column + n] ?? '_'));
    for (let n = 0; n < stacks[0]!.length; n++) {
      const parts = stacks.map((stack) => unmark(stack[n] ?? '_'));
      if (parts.every(({ value }) => value === '_')) continue;
      const mark = parts.find((p) => p.mark !== undefined)?.mark;
      const values = parts.map(({ value }) => (value === '*' || value === '_' ? undefined : plain(value)));
      const key = `${layer.name} ${mark}`;
      const known = mark === undefined ? undefined : open.get(key);
      if (known) known.end = end;
      else {
        const entry: Found = { start, end, layer, values, line };
        found.push(entry);
        if (mark !== undefined) open.set(key, entry);
      }
    }
  }
}

/** Cuts at `|` that is not escaped. */
function splitStack(cell: string): string[] {
  return cell.match(/(?:\\.|[^|\\])+/g) ?? [cell];
}

function unmark(cell: string): { value: string; mark?: string } {
  const match = /^((?:\\.|[^\\])*)\[(\d+)\]$/.exec(cell);
  return match ? { value: match[1]!, mark: match[2]! } : { value: cell };
}

/** WebAnno had other forms of its tables before. */
function wrongVersion(source: string): string {
  const expected = 'expected #FORMAT=WebAnno TSV 3.3 in the first line';
  const old = /^ ?#\s*(?:id|sentence_id|webanno\.|de\.|text)|^#text=|^\d+(?:-\d+)?\t/m.test(
    source.slice(0, 1 << 16),
  );
  return old
    ? `${expected}; this seems to be WebAnno TSV 1 or 2, which is no longer read: export it again as TSV 3`
    : expected;
}

/** Features that hold a label, in layers of which the name says nothing. */
const LABELS = ['value', 'label', 'category', 'type', 'kind'];

function spansOf(found: readonly Found[], { skip, layer }: Reading): ReadSpan[] {
  const timex = new Map<string, Found>();
  const places = new Set<string>();
  const key = ({ start, end }: Found) => `${start}-${end}`;
  const isWanted = ({ name }: Layer) =>
    layer === undefined ? name.endsWith('.NamedEntity') : name === layer || name.endsWith(`.${layer}`);
  for (const entry of found) if (isLayer(entry, 'timex')) timex.set(key(entry), entry);
  const spans: ReadSpan[] = [];
  for (const entry of found) {
    if (!isWanted(entry.layer)) continue;
    const { features } = entry.layer;
    const get = (name: string) => entry.values[features.indexOf(name)];
    const date = timex.get(key(entry));
    const named = LABELS.find((name) => features.includes(name));
    const label =
      named === undefined
        ? (entry.values.find((value) => value !== undefined) ?? entry.layer.name.replace(/^.*\./, ''))
        : get(named);
    if (label === undefined) {
      skip(entry.line, 'a named entity without a value');
      continue;
    }
    places.add(key(entry));
    spans.push(span(entry, label, { canonical: get('identifier'), ...timexOf(date) }, skip));
  }
  for (const entry of timex.values())
    if (!places.has(key(entry))) spans.push(span(entry, 'DATE', timexOf(entry), skip));
  for (const entry of found)
    if (!isLayer(entry, 'timex') && !isWanted(entry.layer)) {
      const short = entry.layer.name.replace(/^.*\./, '');
      skip(entry.line, `an annotation of the layer ${entry.layer.name} (choose it with --layer ${short})`);
    }
  return spans;
}

function isLayer({ layer }: Found, name: string): boolean {
  return layer.name.toLowerCase().includes(name);
}

function timexOf(entry: Found | undefined): { type?: string | undefined; value?: string | undefined } {
  if (!entry) return {};
  const get = (name: string) => entry.values[entry.layer.features.indexOf(name)];
  return { type: get('type') ?? get('timexType'), value: get('value') };
}

function span(
  { start, end, line }: Found,
  label: string,
  fields: Readonly<Record<string, string | undefined>>,
  skip: Skip,
): ReadSpan {
  return { start, end, label, ...takeFields(fields, line, skip), line };
}
