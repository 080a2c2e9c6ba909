import { bySpan, type Span } from '../text/span';
import { Pace, type Steps } from '../text/steps';
import { CodePoints, lowerBound } from '../text/units';
import { linesApart, spansAndLines, spelled } from './document';
import { takeFields } from './fields';
import { fieldsTo, isObject, type JsonObject, pointSpan, spanAt } from './json';
import { fileLines } from './lines';
import {
  type Doc,
  type DocSpan,
  FIELDS,
  type Format,
  FormatError,
  type Holds,
  type InputFile,
  type Lose,
  type ReadDoc,
  type Reading,
  type ReadQuote,
  type ReadSpan,
} from './model';
import { articleFile } from './names';
import { quotedPlace, quotedSpan } from './units';
import { trimSpans } from './whole';

const HOLDS: Holds = {
  text: 'exact',
  overlap: 'any',
  fields: FIELDS,
  document: ['path'],
  lineKinds: true,
  unwritable: /\s+/g,
};

/**
 * brat standoff: a text with LF line ends, and beside it the annotations with offsets in code points. A span
 * over a line end is written in fragments, as brat itself does. The type of a date and the status are
 * attributes, all else is a note in JSON on the span.
 */
export const brat: Format = {
  name: 'brat',
  title: 'brat standoff',
  extensions: ['.ann', '.a1', '.a2'],
  holds: HOLDS,
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    *write(original, sink, report) {
      const { doc, back } = withLineFeeds(original, report);
      const lose: Lose = (reason, span, more) =>
        report(reason, { ...span, start: back(span.start), end: back(span.end) }, more);
      sink.append(`${folder}${articleFile(doc.path, '.txt')}`, doc.text);
      sink.append(`${folder}${articleFile(doc.path, '.ann')}`, yield* standoff(doc, lose));
    },
    end() {},
  }),
  companions: ({ labels, parts }) =>
    parts.map(({ name }) => ({
      file: `${parts.length > 1 ? `${name}/` : ''}annotation.conf`,
      text: configuration(labels),
    })),
  beside: (name) => [name.replace(ENDINGS, '.txt')],
  read: readStandoff,
};

/** A document whose lines all end with LF, its offsets moved, and the way back for reports. */
function withLineFeeds(doc: Doc, lose: Lose): { readonly doc: Doc; back(offset: number): number } {
  const { text } = doc;
  if (!text.includes('\r')) return { doc, back: (offset) => offset };
  lose('newlines', { start: 0, end: 0 });
  const gone = [...text.matchAll(/\r(?=\n)/g)].map(({ index }) => index);
  const move = (offset: number) => offset - lowerBound(gone, (at) => at >= offset);
  const moved = <S extends Span>(span: S): S => ({ ...span, start: move(span.start), end: move(span.end) });
  const lines = {
    ...doc,
    text: text.replace(/\r\n?/g, '\n'),
    spans: doc.spans.map(moved).filter(({ start, end }) => start < end),
    lines: doc.lines.map(moved),
  };
  return { doc: lines, back: (offset) => offset + lowerBound(gone, (at, n) => at - n >= offset) };
}

function* standoff(doc: Doc, lose: Lose): Steps<string> {
  const { text } = doc;
  const codePoints = new CodePoints(text);
  let out = '';
  let attributes = 0;
  const pace = new Pace();
  const spans = yield* trimSpans({ ...doc, spans: spansAndLines(doc) }, lose);
  for (const [n, span] of spans.entries()) {
    if (pace.isOver()) yield;
    const parts = fragments(text, span);
    if (parts.length === 0) {
      lose('no-token', span);
      continue;
    }
    const [start, end] = [parts[0]!.start, parts.at(-1)!.end];
    if (start > span.start || end < span.end) lose('trimmed', span, { written: text.slice(start, end) });
    const id = `T${n + 1}`;
    const places = parts
      .map((part) => pointSpan(codePoints, part))
      .map(({ start, end }) => `${start} ${end}`);
    const quote = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
    out += `${id}\t${spelled(span.label, HOLDS)} ${places.join(';')}\t${quote}\n`;
    if (span.type !== undefined) out += `A${++attributes}\tTimexType ${id} ${span.type}\n`;
    if (span.status !== 'accepted') out += `A${++attributes}\tStatus ${id} ${span.status}\n`;
    const { type: _type, status: _status, ...notes } = fieldsTo(span);
    if (Object.keys(notes).length > 0) out += `#${n + 1}\tAnnotatorNotes ${id}\t${JSON.stringify(notes)}\n`;
  }
  return out;
}

/** The parts of a span between line ends; a tab too would end the text column. */
function fragments(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(/[^\n\r\t\u0085\u2028\u2029]+/g)].map(({ index, 0: part }) => ({
    start: start + index,
    end: start + index + part.length,
  }));
}

function configuration(labels: readonly string[]): string {
  return [
    '[entities]',
    ...labels.map((label) => spelled(label, HOLDS)),
    '',
    '[relations]',
    '',
    '[events]',
    '',
    '[attributes]',
    ...(labels.includes('DATE') ? ['TimexType\tArg:DATE, Value:DATE|TIME|DURATION|SET'] : []),
    'Status\tArg:<ENTITY>, Value:suggested',
    '',
  ].join('\n');
}

const TEXT_BOUND = /^(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/;
const ATTRIBUTE = /^[AM]\S*\t(\S+) (\S+)(?: (.+))?$/;
const NOTE = /^#\S*\t(\S+) (\S+)\t(.*)$/;
/** Endings of files with annotations; shared tasks have what is given apart from what is to be found. */
const ENDINGS = /\.(?:ann|a1|a2)$/;

/** A line that says where an entity stands. */
interface Bound {
  readonly id: string;
  readonly label: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
  readonly quote: string | undefined;
  readonly line: number;
}

function* readStandoff(file: InputFile, how: Reading): Generator<ReadDoc> {
  const { skip, note } = how;
  const path = file.name.replace(ENDINGS, '.txt');
  const found: Bound[] = [];
  const facts = new Map<string, JsonObject>();
  for (const { text: source, line } of fileLines(file.text)) {
    if (source.trim() === '') continue;
    const bound = TEXT_BOUND.exec(source);
    const attribute = ATTRIBUTE.exec(source);
    const comment = NOTE.exec(source);
    if (bound) {
      const [, id, label, places, quote] = bound as unknown as [string, string, string, string, string?];
      found.push({ id, label, places: places.split(';').map(placeOf), quote, line });
    } else if (attribute) {
      const [, key, id, value] = attribute;
      const field = ATTRIBUTES[key!.toLowerCase()];
      if (field) facts.set(id!, { ...facts.get(id!), [field]: value });
      else skip(line, `the attribute ${key}`);
    } else if (comment) {
      const fields = asFields(comment[3]!);
      if (fields) facts.set(comment[2]!, { ...fields, ...facts.get(comment[2]!) });
      else skip(line, 'a note');
    } else if (/^[RE*N]/.test(source)) skip(line, KINDS[source[0]!]!);
    else throw new FormatError(file.name, line, 'expected ID⇥TYPE START END⇥TEXT');
  }
  const fields = new Map(found.map(({ id, line }) => [id, takeFields(facts.get(id) ?? {}, line, skip)]));
  const beside = file.sibling(path.slice(path.lastIndexOf('/') + 1));
  if (beside === undefined) {
    note(1, 'the text is not beside it, so that its spans are looked for by their words');
    const quotes = found.flatMap(({ id, label, places, quote, line }): ReadQuote[] => {
      const [only] = places;
      if (only && places.length === 1 && quote)
        return [{ label, ...fields.get(id)!, quote: { ...only, text: quote }, line }];
      skip(line, 'a span in several places, or without its words');
      return [];
    });
    yield { path, text: '', spans: [], quotes, lines: [], line: 1, exact: false };
    return;
  }
  const text = fittingText(beside, found);
  const codePoints = new CodePoints(text);
  const spans = found.flatMap(({ id, label, places, quote, line }): ReadSpan[] => {
    const parts = places.map((place) => {
      // Clients of old counted UTF-16 code units.
      const { start, end } = quotedPlace(
        places.length === 1 ? { ...place, text: quote } : { ...place },
        text,
        codePoints,
      );
      return { ...spanAt(start, end, label, codePoints, file, line), ...fields.get(id)! };
    });
    const joined = joinParts(parts, text);
    if (joined.length > 1) skip(line, 'that the places of one span belong together');
    const [only] = joined;
    if (joined.length > 1 || parts.length > 1 || quote === undefined || !only) return joined;
    return [quotedSpan(only, { ...places[0], text: quote }, text, file)];
  });
  yield { path, text, ...linesApart(spans.sort(bySpan)), line: 1, exact: true };
}

function placeOf(place: string): { start: number; end: number } {
  const [start, end] = place.split(' ').map(Number);
  return { start: start!, end: end! };
}

/** The text that offsets count: as it is, or, where only that fits the quotes, each CRLF as one. */
function fittingText(text: string, found: readonly Bound[]): string {
  if (!text.includes('\r\n')) return text;
  const single = found.filter(({ places, quote }) => places.length === 1 && quote !== undefined);
  const misses = (candidate: string) => {
    const codePoints = new CodePoints(candidate);
    return single.filter(({ places: [place], quote }) => {
      const [start, end] = [codePoints.toUtf16(place!.start), codePoints.toUtf16(place!.end)];
      return candidate.slice(start, end) !== quote;
    }).length;
  };
  const unix = text.replaceAll('\r\n', '\n');
  return misses(unix) < misses(text) ? unix : text;
}

const KINDS: Readonly<Record<string, string>> = {
  R: 'a relation',
  E: 'an event',
  '*': 'an equivalence',
  N: 'a normalization',
};
const ATTRIBUTES: Readonly<Record<string, keyof DocSpan>> = {
  timextype: 'type',
  type: 'type',
  value: 'value',
  status: 'status',
};

function asFields(note: string): JsonObject | undefined {
  if (!note.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(note);
    if (!isObject(value)) return undefined;
    const { status: _, ...fields } = value;
    return fields;
  } catch {
    return undefined;
  }
}

const BLANK = /^[\s\u0085]*$/;

/** Fragments with nothing but white space between them are one span. */
function joinParts(parts: readonly ReadSpan[], text: string): ReadSpan[] {
  const result: ReadSpan[] = [];
  for (const part of [...parts].sort(bySpan)) {
    const last = result.at(-1);
    if (last && BLANK.test(text.slice(last.end, part.start)))
      result[result.length - 1] = { ...last, end: part.end };
    else result.push(part);
  }
  return result;
}
