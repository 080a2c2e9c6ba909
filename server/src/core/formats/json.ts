import type { TimexType } from '../recognition/types';
import type { Status } from '../sidecar/model';
import { parseDay } from '../text/civil';
import { CodePoints } from '../text/units';
import { defined } from './document';
import { fileLines } from './lines';
import {
  type Doc,
  type DocSpan,
  FIELDS,
  type Field,
  FormatError,
  type InputFile,
  type ReadSpan,
  type Skip,
} from './model';

export type JsonObject = Record<string, unknown>;

/** Objects and arrays of a file that was read, with the line that each begins on. */
export type JsonLines = WeakMap<object, number>;

/** Reads a file with one JSON object a line; empty lines do not count. */
export function* jsonLines(file: InputFile): Generator<{ value: JsonObject; line: number }> {
  for (const { value, line } of valuesByLine(file))
    yield { value: asObject(value, 'the line', file, line), line };
}

function* valuesByLine(file: InputFile): Generator<{ value: unknown; line: number }> {
  for (const { text, line } of fileLines(file.text)) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new FormatError(file.name, line, `not JSON: ${(error as Error).message}`);
    }
    yield { value, line };
  }
}

/** A record of a file, with the line that it or a part of it begins on. */
export interface JsonRecord {
  readonly value: unknown;
  readonly line: number;
  lineOf(part: unknown): number;
}

/**
 * The records of a file: one JSON value a line, or, as tools also write them, one array of all, or a single
 * object over several lines.
 */
export function* jsonRecords(file: InputFile): Generator<JsonRecord> {
  const first = firstLine(file.text);
  if (!isJson(first) || (first.startsWith('[') && file.text.trim() === first)) {
    const whole = wholeJson(file, first);
    if (whole) {
      const { value, lines } = whole;
      for (const record of Array.isArray(value) ? value : [value]) {
        const line = lines.get(record as object) ?? 1;
        yield { value: record, line, lineOf: (part) => lines.get(part as object) ?? line };
      }
      return;
    }
  }
  for (const { value, line } of valuesByLine(file)) yield { value, line, lineOf: () => line };
}

function firstLine(source: string): string {
  for (const { text } of fileLines(source)) if (text.trim() !== '') return text.trim();
  return '';
}

/** A file as one JSON value, where its first line alone is none; undefined when it must be read by lines. */
function wholeJson(file: InputFile, first: string): ReturnType<typeof parseJson> | undefined {
  if (first.startsWith('[')) return parseJson(file);
  if (!first.startsWith('{')) return undefined;
  try {
    return parseJson(file);
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One line of JSON Lines. Some readers end lines at other signs than LF, which are therefore escaped. */
export function jsonLine(value: unknown): string {
  const escaped = JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}

const DEPTH = 200;
const SPACE = /[ \t\n\r]*/y;
const SCALAR = /"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads a whole file as JSON and keeps the lines of its objects and arrays, for messages. */
export function parseJson(file: InputFile): { value: unknown; lines: JsonLines } {
  const { text } = file;
  const lines: JsonLines = new WeakMap();
  let at = 0;
  let line = 1;
  let counted = 0;
  const lineHere = () => {
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line++;
    return line;
  };
  const fail = (what: string): never => {
    throw new FormatError(file.name, lineHere(), `not JSON: ${what}`);
  };
  const skip = () => {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
  };
  const take = (char: string): boolean => {
    skip();
    if (text[at] !== char) return false;
    at++;
    return true;
  };
  const value = (depth: number): unknown => {
    skip();
    if (depth > DEPTH) fail('nested too deeply');
    if (text[at] === '{') return object(depth);
    if (text[at] === '[') return array(depth);
    SCALAR.lastIndex = at;
    const token =
      SCALAR.exec(text)?.[0] ?? fail(at < text.length ? `unexpected “${text[at]}”` : 'it ends too soon');
    try {
      const parsed: unknown = JSON.parse(token);
      at += token.length;
      return parsed;
    } catch (error) {
      return fail((error as Error).message);
    }
  };
  const object = (depth: number): JsonObject => {
    const pairs: [string, unknown][] = [];
    const start = lineHere();
    at++;
    if (!take('}')) {
      do {
        skip();
        if (text[at] !== '"') fail('a key in quotes is expected');
        const key = value(depth) as string;
        if (!take(':')) fail('“:” is expected');
        pairs.push([key, value(depth + 1)]);
      } while (take(','));
      if (!take('}')) fail('“,” or “}” is expected');
    }
    const result = Object.fromEntries(pairs);
    lines.set(result, start);
    return result;
  };
  const array = (depth: number): unknown[] => {
    const result: unknown[] = [];
    lines.set(result, lineHere());
    at++;
    if (!take(']')) {
      do result.push(value(depth + 1));
      while (take(','));
      if (!take(']')) fail('“,” or “]” is expected');
    }
    return result;
  };
  const result = value(0);
  skip();
  if (at < text.length) fail(`unexpected “${text[at]}” behind the end`);
  return { value: result, lines };
}

export function asObject(value: unknown, what: string, file: InputFile, line: number): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new FormatError(file.name, line, `${what} must be an object`);
}

export function asArray(value: unknown, what: string, file: InputFile, line: number): unknown[] {
  if (Array.isArray(value)) return value;
  throw new FormatError(file.name, line, `${what} must be an array`);
}

export function asText(value: unknown, what: string, file: InputFile, line: number): string {
  if (typeof value === 'string') return value;
  throw new FormatError(file.name, line, `${what} must be a string`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says how many entries a list has that are not taken over. */
export function skipAll(list: unknown, what: string, line: number, skip: Skip): void {
  if (Array.isArray(list) && list.length > 0) skip(line, what, list.length);
}

/** A day, where a foreign file says one under a name of ours. */
export function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && parseDay(value) !== undefined ? value : undefined;
}

export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What an object says of its document. */
export function aboutIn(object: JsonObject): Pick<Doc, 'lang' | 'published'> {
  return defined({ lang: optionalText(object['lang']), published: dayIn(object['published']) });
}

/** A span from offsets in code points, which must lie in the text. */
export function spanAt(
  start: unknown,
  end: unknown,
  label: unknown,
  codePoints: CodePoints,
  file: InputFile,
  line: number,
  fields: JsonObject = {},
): ReadSpan {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    throw new FormatError(file.name, line, 'start and end must be whole numbers');
  const [from, to] = [start as number, end as number];
  if (from < 0 || to < from || to > codePoints.length)
    throw new FormatError(
      file.name,
      line,
      `the span ${from}-${to} does not lie in the text of ${codePoints.length} characters`,
    );
  return {
    start: codePoints.toUtf16(from),
    end: codePoints.toUtf16(to),
    label: asText(label, 'the label', file, line),
    ...fieldsFrom(fields),
    line,
  };
}

/** What a span says besides place and label; values of a wrong kind are left to `checkDoc`. */
export function fieldsFrom(fields: JsonObject): Pick<DocSpan, 'status'> & Partial<DocSpan> {
  const { type, value, canonical, status, confidence, by, at } = fields;
  return {
    status: (optionalText(status) ?? 'accepted') as Status,
    ...defined({
      type: optionalText(type) as TimexType | undefined,
      value: optionalText(value),
      canonical: optionalText(canonical),
      confidence: typeof confidence === 'number' ? confidence : undefined,
      by: optionalText(by),
      at: optionalText(at),
    }),
  };
}

/** The same from a file that has texts only. */
export function fieldsFromTexts(get: (field: Field) => string | undefined): ReturnType<typeof fieldsFrom> {
  const texts = Object.fromEntries(FIELDS.map((field) => [field, get(field)]));
  const { confidence } = texts;
  return fieldsFrom({ ...texts, confidence: confidence === undefined ? undefined : Number(confidence) });
}

/** What a span says besides its place and label, for formats with room for any key. */
export function fieldsTo(span: DocSpan): JsonObject {
  return defined(Object.fromEntries(FIELDS.map((field) => [field, span[field]])));
}

/** Offsets in code points. */
export function pointSpan(codePoints: CodePoints, { start, end }: { start: number; end: number }) {
  return { start: codePoints.fromUtf16(start), end: codePoints.fromUtf16(end) };
}

export { CodePoints };
