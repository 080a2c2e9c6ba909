import type { TimexType } from '../recognition/types';
import type { Status } from '../sidecar/model';
import { parseDay } from '../text/civil';
import { PIECE, type Steps } from '../text/steps';
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
import { isOutside } from './units';

export type JsonObject = Record<string, unknown>;

/** Objects and arrays of a file that was read, with the line that each begins on. */
export type JsonLines = WeakMap<object, number>;

/** Reads a file with one JSON object a line; empty lines do not count. */
export function* jsonLines(file: InputFile): Generator<{ value: JsonObject; line: number }> {
  for (const { value, line } of valuesByLine(file))
    yield { value: asObject(value, 'the line', file, line), line };
}

/** UTF-16 code units of a value that the engine's parser gets: it ends the process where memory ends. */
const PARSED = 1 << 22;

function* valuesByLine(file: InputFile): Generator<{ value: unknown; line: number }> {
  for (const { text, line } of fileLines(file.text)) {
    if (text.trim() === '') continue;
    if (text.length > PARSED) {
      yield { value: new JsonParser(file, text, line).whole(), line };
      continue;
    }
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
  const isOnly = file.text.trim() === first;
  if (first.startsWith('[') ? isOnly || !isJson(first) : !isJson(first)) {
    const parser = new JsonParser(file);
    const values = first.startsWith('[') ? parser.items() : parser.wholeOrNothing();
    if (values) {
      for (const { value, line } of values)
        yield { value, line, lineOf: (part) => parser.lines.get(part as object) ?? line };
      return;
    }
  }
  for (const { value, line } of valuesByLine(file)) yield { value, line, lineOf: () => line };
}

function firstLine(source: string): string {
  for (const { text } of fileLines(source)) if (text.trim() !== '') return text.trim();
  return '';
}

/** Whether a line is a value; of a very long one it is enough that it begins like one. */
function isJson(text: string): boolean {
  if (text.length > PARSED) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One line of JSON Lines. Some readers end lines at other signs than LF, which are therefore escaped. */
export function jsonLine(value: unknown): string {
  return `${withoutLineEnds(JSON.stringify(value))}\n`;
}

function withoutLineEnds(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same in steps: its lists may be very long. */
export function* jsonLineSteps(record: JsonObject): Steps<string> {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    const head = JSON.stringify(key);
    if (!Array.isArray(value)) {
      parts.push(`${head}:${JSON.stringify(value)}`);
      continue;
    }
    const pieces: string[] = [];
    for (let at = 0; at < value.length; at += PIECE) {
      pieces.push(JSON.stringify(value.slice(at, at + PIECE)).slice(1, -1));
      yield;
    }
    parts.push(`${head}:[${pieces.join(',')}]`);
  }
  return `${withoutLineEnds(`{${parts.join(',')}}`)}\n`;
}

const DEPTH = 200;
const SPACE = /[ \t\n\r]*/y;
const NUMBER_OR_NAME = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads a whole file as JSON and keeps the lines of its objects and arrays, for messages. */
export function parseJson(file: InputFile): { value: unknown; lines: JsonLines } {
  const parser = new JsonParser(file);
  return { value: parser.whole(), lines: parser.lines };
}

/** Reads JSON of any length, and knows the lines of what it has read. */
class JsonParser {
  readonly lines: JsonLines = new WeakMap();
  #at = 0;
  #counted = 0;

  /** @param line of the file that the text begins on, from 1 */
  constructor(
    readonly file: InputFile,
    readonly text: string = file.text,
    private line = 1,
  ) {}

  whole(): unknown {
    const value = this.#value(0);
    this.#end();
    return value;
  }

  /** The entries of an array that is all of the text, one after another: nothing but the last one is kept. */
  *items(): Generator<{ readonly value: unknown; readonly line: number }> {
    if (!this.#take('[')) this.#fail('an array is expected');
    if (!this.#take(']')) {
      do {
        this.#skip();
        const line = this.#lineHere();
        yield { value: this.#value(1), line };
      } while (this.#take(','));
      if (!this.#take(']')) this.#fail('“,” or “]” is expected');
    }
    this.#end();
  }

  /** The value that is all of the text; undefined where it is none. */
  wholeOrNothing(): readonly { readonly value: unknown; readonly line: number }[] | undefined {
    this.#skip();
    if (this.text[this.#at] !== '{') return undefined;
    const line = this.#lineHere();
    try {
      return [{ value: this.whole(), line }];
    } catch {
      return undefined;
    }
  }

  #lineHere(): number {
    for (; this.#counted < this.#at; this.#counted++)
      if (this.text.charCodeAt(this.#counted) === 10) this.line++;
    return this.line;
  }

  #fail(what: string): never {
    throw new FormatError(this.file.name, this.#lineHere(), `not JSON: ${what}`);
  }

  #skip(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.text);
    this.#at = SPACE.lastIndex;
  }

  #take(char: string): boolean {
    this.#skip();
    if (this.text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #end(): void {
    this.#skip();
    if (this.#at < this.text.length) this.#fail(`unexpected “${this.text[this.#at]}” behind the end`);
  }

  #value(depth: number): unknown {
    const { text } = this;
    this.#skip();
    if (depth > DEPTH) this.#fail('nested too deeply');
    if (text[this.#at] === '{') return this.#object(depth);
    if (text[this.#at] === '[') return this.#array(depth);
    const token =
      this.#token() ??
      this.#fail(this.#at < text.length ? `unexpected “${text[this.#at]}”` : 'it ends too soon');
    try {
      const parsed: unknown = JSON.parse(token);
      this.#at += token.length;
      return parsed;
    } catch (error) {
      return this.#fail((error as Error).message);
    }
  }

  /** A scalar as it is written. A regular expression runs out of its stack in long strings. */
  #token(): string | undefined {
    const { text } = this;
    const start = this.#at;
    if (text[start] !== '"') {
      NUMBER_OR_NAME.lastIndex = start;
      return NUMBER_OR_NAME.exec(text)?.[0];
    }
    for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
      let escapes = end;
      while (text[escapes - 1] === '\\') escapes--;
      if ((end - escapes) % 2 === 0) return text.slice(start, end + 1);
    }
    return undefined;
  }

  #object(depth: number): JsonObject {
    const pairs: [string, unknown][] = [];
    const start = this.#lineHere();
    this.#at++;
    if (!this.#take('}')) {
      do {
        this.#skip();
        if (this.text[this.#at] !== '"') this.#fail('a key in quotes is expected');
        const key = this.#value(depth) as string;
        if (!this.#take(':')) this.#fail('“:” is expected');
        pairs.push([key, this.#value(depth + 1)]);
      } while (this.#take(','));
      if (!this.#take('}')) this.#fail('“,” or “}” is expected');
    }
    const result = Object.fromEntries(pairs);
    this.lines.set(result, start);
    return result;
  }

  #array(depth: number): unknown[] {
    const result: unknown[] = [];
    this.lines.set(result, this.#lineHere());
    this.#at++;
    if (!this.#take(']')) {
      do result.push(this.#value(depth + 1));
      while (this.#take(','));
      if (!this.#take(']')) this.#fail('“,” or “]” is expected');
    }
    return result;
  }
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
  if (isOutside({ start, end }, codePoints.length))
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
