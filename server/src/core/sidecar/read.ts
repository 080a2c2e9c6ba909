import { type Document, isAlias, isMap, isNode, parseDocument, visit } from 'yaml';
import { parseDay } from '../text/civil';
import { ownCopy } from '../text/ownCopy';
import type { Span } from '../text/span';
import { runToEnd, type Steps } from '../text/steps';
import { type Fields, parseItem } from './format';
import { idIn, newId, ownId } from './id';
import {
  type AnyItem,
  type EntryId,
  type Header,
  type KeyLayout,
  type LineItem,
  type ProblemCode,
  type Section,
  SIDECAR_VERSION,
  type Sidecar,
  type SidecarProblem,
  type SpanItem,
} from './model';
import { saysTheSame } from './same';
import { type Chunk, scanChunks } from './scan';
import { finishedRecord, lineRecord, spanRecord } from './validate';

/** UTF-16 code units of pieces that are remembered from one reading to the next: those of an article of a megabyte. */
const REMEMBERED = 16_000_000;

/** What is kept of sidecars that are read again and again as people work on them. */
export class ReadMemo {
  readonly #pieces = new Map<string, Parsed>();
  #size = 0;
  /** The latest one as a whole: with each decision several ask for it. */
  latest: Sidecar | undefined;

  /** To be called before a sidecar is read. */
  begin(): void {
    if (this.#size <= REMEMBERED) return;
    this.#pieces.clear();
    this.#size = 0;
  }

  /** Results for chunks by their text, so that a change elsewhere does not parse them again. */
  piece(text: string, parse: (text: string) => Parsed): Parsed {
    let piece = this.#pieces.get(text);
    if (!piece) {
      const own = ownCopy(text);
      piece = parse(own);
      this.#pieces.set(own, piece);
      this.#size += own.length;
    }
    return piece;
  }
}

interface Parsed {
  readonly value: unknown;
  /** What the value is as an entry of a section. */
  readonly checked?: { [S in Section]?: ReturnType<typeof spanRecord> | ReturnType<typeof lineRecord> };
  /** Where the value of a key stands; empty, behind the colon, when there is none. */
  readonly at?: Span;
  readonly errors: readonly { readonly code: ProblemCode; readonly detail: string; readonly at: Span }[];
}

/**
 * Reads a sidecar. Never throws: what cannot be understood becomes a problem with its place in the source.
 *
 * The file is cut at its top-level keys and entries, and each piece is read on its own: canonical lines
 * by `parseItem`, others by the YAML parser. So one broken entry is reported at its own line, and a
 * comment or a hand-formatted entry does not make the whole file slow.
 */
export function readSidecar(source: string, memo?: ReadMemo): Sidecar {
  return runToEnd(readSteps(source, memo));
}

/** Pieces of a file that are read in one step; those that need the YAML parser take part of a millisecond each. */
const STEP = 16;

/** The same in steps: a file may have thousands of entries. */
export function* readSteps(source: string, memo?: ReadMemo): Steps<Sidecar> {
  if (memo?.latest?.source === source) return memo.latest;
  memo?.begin();
  const { chunks, eol, problems: layoutProblems } = scanChunks(source);
  const problems: SidecarProblem[] = [...layoutProblems];
  const report = (code: ProblemCode, detail: string, at: Span, fatal: boolean) =>
    problems.push({ code, detail, source: at, fatal });

  const read: Unnamed[] = [];
  const opaque: Span[] = [];
  const header = new Map<string, unknown>();
  const entries = new Map<string, KeyLayout>();
  const sections = new Map<Section, { start: number; lineEnd: number; indent: number }>();

  for (const [n, chunk] of chunks.entries()) {
    if (n % STEP === STEP - 1) yield;
    if (chunk.kind === 'section') {
      if (!(chunk.isTheirs && sections.has(chunk.name as Section)))
        openSection(chunk.name as Section, chunk.span);
      continue;
    }
    const parsed = parseChunk(source, chunk, memo);
    for (const error of parsed.errors) report(error.code, error.detail, error.at, true);
    if (parsed.errors.length > 0) continue;
    if (chunk.kind === 'entry') readEntry(chunk, parsed);
    else readItem(chunk, parsed);
  }
  const published = header.get('published') ?? undefined;
  if (published !== undefined && (typeof published !== 'string' || parseDay(published) === undefined)) {
    const { value, whole } = entries.get('published')!;
    report('bad-field', 'published', value.end > value.start ? value : whole, false);
    header.delete('published');
  }
  if (header.has('finished') && !finishedRecord(header.get('finished'))) {
    report('bad-field', 'finished', entries.get('finished')!.whole, false);
    header.delete('finished');
  }

  const { items, doubles, conflicts } = named(read);
  for (const { fields, source } of conflicts) report('conflict', idIn(fields)!, source, false);

  const sidecar = {
    source,
    header: headerOf(header),
    spans: items.filter((item): item is SpanItem => item.section === 'spans'),
    lines: items.filter((item): item is LineItem => item.section === 'lines'),
    doubles,
    problems: bounded(problems),
    writable: !problems.some((problem) => problem.fatal),
    layout: { eol, entries, sections, opaque },
  };
  if (memo) memo.latest = sidecar;
  return sidecar;

  function openSection(name: Section, { start, end }: Span): void {
    if (sections.has(name) || header.has(name)) report('duplicate-key', name, { start, end }, true);
    sections.set(name, { start, lineEnd: end, indent: 0 });
  }

  function readEntry(chunk: Chunk, { value, at }: Parsed): void {
    // A flow mapping, an explicit key or a tag could not be edited.
    const unusual = '{?!'.includes(source[chunk.span.start]!);
    if (unusual || value === null || typeof value !== 'object' || Array.isArray(value)) {
      report('wrong-type', 'key: value', chunk.span, true);
      return;
    }
    for (const [key, content] of Object.entries(value)) {
      // Both sides of a merge have it; the first one counts.
      if (chunk.isTheirs && header.has(key)) continue;
      if (header.has(key)) report('duplicate-key', key, chunk.span, true);
      if (key === 'spans' || key === 'lines') openSection(key, chunk.span);
      header.set(key, content);
      entries.set(key, { whole: chunk.span, value: at ?? chunk.span });
      const empty = content === null || (Array.isArray(content) && content.length === 0);
      if ((key === 'spans' || key === 'lines') && !empty) report('wrong-type', key, chunk.span, true);
      if (key === 'version' && !(Number.isInteger(content) && (content as number) >= 1)) {
        report('wrong-type', key, chunk.span, true);
      } else if (key === 'version' && (content as number) > SIDECAR_VERSION) {
        report('newer-version', String(content), chunk.span, true);
      }
      if (key === 'unit' && content !== 'codepoint') report('wrong-type', key, chunk.span, true);
    }
  }

  function readItem(chunk: Chunk, { value, checked = {} }: Parsed): void {
    const section = chunk.name as Section;
    const fields = value as Fields;
    sections.get(section)!.indent = chunk.indent;
    checked[section] ??= section === 'spans' ? spanRecord(fields) : lineRecord(fields);
    const result = checked[section];
    if ('field' in result) {
      report(
        result.field === 'start' || result.field === 'end' ? 'bad-offsets' : 'bad-field',
        result.field,
        chunk.span,
        false,
      );
      opaque.push(chunk.span);
      return;
    }
    read.push({ section, id: '', record: result.record, fields, source: chunk.span });
  }
}

type Unnamed = { -readonly [K in keyof AnyItem]: AnyItem[K] };

/**
 * Gives every entry an id of its own. Of entries that say the same under one id the first is taken; one
 * that says something else is taken as well, under another id, and is a conflict when the file gave it its id.
 */
function named(read: readonly Unnamed[]): {
  readonly items: readonly AnyItem[];
  readonly doubles: readonly AnyItem[];
  readonly conflicts: readonly AnyItem[];
} {
  const items: AnyItem[] = [];
  const doubles: AnyItem[] = [];
  const conflicts: AnyItem[] = [];
  const byId = new Map<EntryId, AnyItem>();
  const given = new Set<EntryId>();
  for (const item of read) {
    item.id = idIn(item.fields) ?? '';
    if (item.id !== '') given.add(item.id);
  }
  for (const item of read) {
    const isGiven = item.id !== '';
    if (!isGiven) item.id = ownId(item.section, item.fields);
    const first = byId.get(item.id);
    if (first && saysTheSame(first, item)) {
      doubles.push(item);
      continue;
    }
    if (first && isGiven) conflicts.push(item);
    if (first || (!isGiven && given.has(item.id))) item.id = newId(item.section, item.fields, given);
    else if (!isGiven) given.add(item.id);
    byId.set(item.id, item);
    items.push(item);
  }
  return { items, doubles, conflicts };
}

function parseChunk(source: string, chunk: Chunk, memo: ReadMemo | undefined): Parsed {
  const text = source.slice(chunk.span.start, chunk.span.end);
  // Continuation lines are indented absolutely, so the first line must keep its own indentation.
  const indented = chunk.indent === 0 ? text : ' '.repeat(chunk.indent) + text;
  const parse = (own: string): Parsed => {
    const fields = chunk.kind === 'item' ? parseItem(own.slice(chunk.indent)) : undefined;
    if (fields) return { value: fields, checked: {}, errors: [] };
    return (chunk.kind === 'entry' ? parsePlain(own) : undefined) ?? parseYaml(own, chunk);
  };
  const parsed = memo ? memo.piece(indented, parse) : parse(indented);
  const shift = chunk.span.start - chunk.indent;
  const inside = (offset: number) => Math.min(Math.max(chunk.span.start, offset + shift), chunk.span.end);
  const { at } = parsed;
  if (at) return { ...parsed, at: { start: inside(at.start), end: inside(at.end) } };
  if (parsed.errors.length === 0) return parsed;
  return {
    value: parsed.value,
    errors: parsed.errors.map((error) => ({
      ...error,
      at: { start: inside(error.at.start), end: inside(error.at.end) },
    })),
  };
}

/** A key with a text in quotes, or a number, as this program writes them: reading YAML takes longer than all entries. */
function parsePlain(text: string): Parsed | undefined {
  const [, key, quoted, content, digits] =
    /^([a-z][a-z0-9]*): (?:("([^"\\\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]*)")|(0|[1-9][0-9]{0,8}))[ \t]*$/.exec(
      text.replace(/\r?\n$/, ''),
    ) ?? [];
  if (key === undefined) return undefined;
  const start = key.length + 2;
  const end = start + (quoted ?? digits)!.length;
  const value = { [key]: content ?? Number(digits) };
  return { value, at: { start, end }, errors: [] };
}

function parseYaml(text: string, chunk: Chunk): Parsed {
  const document = parseDocument(`${text}\n`, { prettyErrors: false, stringKeys: true });
  const errors: Parsed['errors'][number][] = document.errors.map((error) => ({
    code: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'not-yaml',
    detail: error.message,
    at: { start: error.pos[0], end: error.pos[1] },
  }));
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    if (isAlias(node) || ('anchor' in node && node.anchor)) {
      const [start, end] = node.range ?? [0, text.length];
      errors.push({
        code: 'alias',
        detail: text.slice(start, Math.min(end, start + 40)),
        at: { start, end },
      });
      return visit.BREAK;
    }
    return undefined;
  });
  if (errors.length > 0) return { value: undefined, errors };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  if (chunk.kind === 'entry') return { value, errors, ...valueAt(document, text) };
  const [item] = value as unknown[];
  if (item !== null && typeof item === 'object' && !Array.isArray(item)) return { value: item, errors };
  return {
    value: {},
    errors: [{ code: 'wrong-type', detail: text.trim().slice(0, 40), at: { start: 0, end: text.length } }],
  };
}

function headerOf(values: ReadonlyMap<string, unknown>): Header {
  const text = (key: string) => {
    const value = values.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const sha256 = text('sha256');
  const published = text('published');
  const finished = finishedRecord(values.get('finished'));
  return {
    version: typeof values.get('version') === 'number' ? (values.get('version') as number) : 1,
    unit: text('unit') ?? 'codepoint',
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(published === undefined ? {} : { published }),
    ...(finished === undefined ? {} : { finished }),
  };
}

/** Where the value of the only key of a document stands. */
function valueAt(document: Document, text: string): { at?: Span } {
  const pair = isMap(document.contents) ? document.contents.items[0] : undefined;
  if (!pair || !isNode(pair.key)) return {};
  const colon = text.indexOf(':', pair.key.range?.[1] ?? 0) + 1;
  const value = isNode(pair.value) ? pair.value : undefined;
  const [from, to] = value?.range ?? [colon, colon];
  // The range of a block scalar has the last line end.
  const end = from + text.slice(from, to).trimEnd().length;
  if (value && end > from && value.tag === undefined) return { at: { start: from, end } };
  // A tag stands before the value, or alone.
  const behind = /^[ \t]*(?:(?!#)\S(?:(?! #)[^\r\n])*)?/.exec(text.slice(colon))![0];
  const start = colon + behind.length - behind.trimStart().length;
  const last = colon + behind.trimEnd().length;
  return { at: last <= start ? { start: colon, end: colon } : { start, end: Math.max(last, end) } };
}

/** So many problems of one file are told; of more, how many there are. */
const MOST_PROBLEMS = 100;

/** The first problems, the first one that forbids writing among them, and one that counts the others. */
function bounded(problems: readonly SidecarProblem[]): readonly SidecarProblem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const told = problems.slice(0, MOST_PROBLEMS);
  const fatal = problems.find((problem) => problem.fatal);
  if (fatal && !told.includes(fatal)) told.push(fatal);
  const { source } = problems[MOST_PROBLEMS]!;
  const detail = String(problems.length - told.length);
  return [...told, { code: 'more', detail, source, fatal: false }];
}
