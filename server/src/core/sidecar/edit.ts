import { isMap, isSeq, parseDocument } from 'yaml';
import type { Span } from '../text/span';
import { lowerBound } from '../text/units';
import { type Fields, formatFields, formatItem, formatValue } from './format';
import {
  type AnyItem,
  type EntryId,
  type Header,
  type Item,
  type Section,
  SIDECAR_VERSION,
  type Sidecar,
} from './model';

/** Replaces `span` of the source by `text`. */
export interface SourceEdit {
  readonly span: Span;
  readonly text: string;
}

/** Puts `text` in the place of `target`, or adds it when there is no target, or deletes the target when there is no text. */
export interface ItemEdit {
  readonly section: Section;
  readonly target?: AnyItem;
  /** That of the entry as it will be, for its signpost. */
  readonly id: EntryId;
  /** Source of the entry, `- {…}`, without line break. */
  readonly text?: string;
  /** Sort key of an added entry, in code points. */
  readonly start: number;
  readonly end: number;
}

/**
 * Plain git takes changes of touching lines for a conflict, and it slides an inserted block down over
 * repeated lines until it touches what follows. So each entry has a line of its own, a blank line after
 * it, and before it a signpost that no other entry has: its id, which stays when the entry moves. Then
 * two people's decisions on neighbouring entries, and additions between them, merge. Files of version 1
 * have the start of the entry instead.
 */
const signpost = (version: number, { id, start }: { readonly id: EntryId; readonly start: number }) =>
  version < 2 ? `# ${start}` : `# ${id}`;

/** Stands below the last entry, so that an addition at the end does not touch that entry's line. */
const END = '# end';

/** The source of a sidecar without entries. */
export function emptySidecar(header: Partial<Header>): string {
  const lines = [`version: ${header.version ?? SIDECAR_VERSION}`, 'unit: "codepoint"'];
  if (header.sha256 !== undefined) lines.push(`sha256: ${formatValue(header.sha256)}`);
  if (header.published !== undefined) lines.push(`published: ${formatValue(header.published)}`);
  return [...lines, '', 'spans:', '', 'lines:', '', END, ''].join('\n');
}

/**
 * Minimal edits of the source, in order and disjoint. Entries are kept sorted by position. Signposts are
 * those of `version`.
 */
export function editItems(
  sidecar: Sidecar,
  edits: readonly ItemEdit[],
  version: number = sidecar.header.version,
): SourceEdit[] {
  const { source, layout } = sidecar;
  const result: SourceEdit[] = [];
  const added = new Map<number, ItemEdit[]>();
  const places = new Map(edits.map((edit) => [edit.target, edit]));
  for (const edit of edits) {
    if (edit.target && edit.text !== undefined) {
      if (edit.text !== sourceOf(sidecar, edit.target))
        result.push({ span: edit.target.source, text: edit.text });
      const above = signpostOf(source, edit.target);
      const text = signpost(version, edit);
      if (above && text !== source.slice(above.start, above.end)) result.push({ span: above, text });
    } else if (edit.target) {
      result.push({ span: blockOf(source, edit.target), text: '' });
    } else if (edit.text !== undefined) {
      const at = insertionPoint(sidecar, edit, (item) => places.get(item) ?? item.record);
      const group = added.get(at);
      if (group) group.push(edit);
      else added.set(at, [edit]);
      // An empty list, `spans: []`, makes room.
      const empty = layout.entries.get(edit.section);
      if (empty && !result.some(({ span }) => span === empty.value))
        result.push({ span: empty.value, text: '' });
    }
  }
  for (const [at, group] of added)
    result.push({ span: { start: at, end: at }, text: insertion(sidecar, at, group, version) });
  return inOrder(result);
}

/** Edits that set a top-level key; empty when it has that value. */
export function setHeader<K extends 'version' | 'sha256' | 'published' | 'finished'>(
  sidecar: Sidecar,
  key: K,
  value: NonNullable<Header[K]>,
): SourceEdit[] {
  const { entries, sections, eol } = sidecar.layout;
  const entry = entries.get(key);
  const written = typeof value === 'object' ? formatFields(value) : formatValue(value);
  if (sidecar.header[key] === value && (entry || key !== 'version')) return [];
  if (entry) {
    const { start, end } = entry.value;
    return [{ span: entry.value, text: (start === end ? ' ' : '') + written }];
  }
  const text = `${key}: ${written}`;
  const above = key === 'finished' ? (entries.get('published') ?? entries.get('sha256')) : undefined;
  const after = above ?? entries.get('unit') ?? entries.get('version');
  if (after) return [{ span: { start: after.whole.end, end: after.whole.end }, text: eol + text }];
  const starts = [...sections.values()].map(({ start }) => start);
  if (starts.length === 0) {
    const end = contentEnd(sidecar.source, sidecar.source.length);
    return [{ span: { start: end, end }, text: (end > 0 ? eol : '') + text }];
  }
  const start = Math.min(...starts);
  return [{ span: { start, end: start }, text: text + eol }];
}

/** Edits that take a top-level key away, with its lines. */
export function removeHeader({ source, layout }: Sidecar, key: 'published' | 'finished'): SourceEdit[] {
  const entry = layout.entries.get(key);
  if (!entry) return [];
  const { start, end: last } = entry.whole;
  const end = last + (source.startsWith(layout.eol, last) ? layout.eol.length : 0);
  return [{ span: { start, end }, text: '' }];
}

/** Sorts disjoint edits; of two at one place the one that goes on in its line is first, else the first stays first. */
export function inOrder(edits: readonly SourceEdit[]): SourceEdit[] {
  const begins = ({ text }: SourceEdit) => Number(text.startsWith('\n') || text.startsWith('\r'));
  return [...edits].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || begins(a) - begins(b),
  );
}

export function applyEdits(source: string, edits: readonly SourceEdit[]): string {
  let result = '';
  let done = 0;
  for (const { span, text } of edits) {
    result += source.slice(done, span.start) + text;
    done = span.end;
  }
  return result + source.slice(done);
}

/**
 * The source of an entry with other fields. An entry in canonical form stays in it; an entry that a person
 * formatted is written by the YAML library, which keeps its style and comments.
 */
export function rewriteItem(sidecar: Sidecar, item: Item<unknown>, fields: Fields): string {
  const column = item.source.start - lineStart(sidecar.source, item.source.start);
  return rewriteSource(sourceOf(sidecar, item), column, item.fields, fields, sidecar.layout.eol);
}

/** The same for the source of an entry whose first line begins in `column`; `old` are the fields that it has. */
export function rewriteSource(
  source: string,
  column: number,
  old: Fields,
  fields: Fields,
  eol: string,
): string {
  if (formatItem(old) === source) return formatItem(fields);
  // All lines but the first have their indentation in the source of the entry.
  const indent = ' '.repeat(column);
  const document = parseDocument(indent + source);
  const map = isSeq(document.contents) ? document.contents.items[0] : undefined;
  if (document.errors.length > 0 || !isMap(map)) return formatItem(fields);
  for (const key of Object.keys(old)) if (fields[key] === undefined) document.deleteIn([0, key]);
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && old[key] !== value) document.setIn([0, key], value);
  }
  const text = document.toString({
    lineWidth: 0,
    flowCollectionPadding: source.includes('{ '),
    defaultKeyType: 'PLAIN',
    defaultStringType: 'QUOTE_DOUBLE',
  });
  return text.trimEnd().replaceAll('\n', eol + indent);
}

export function sourceOf(sidecar: Sidecar, item: Item<unknown>): string {
  return sidecar.source.slice(item.source.start, item.source.end);
}

function itemsOf(sidecar: Sidecar, section: Section): readonly AnyItem[] {
  return section === 'spans' ? sidecar.spans : sidecar.lines;
}

/** The end of the line behind which an entry is added; `placeOf` gives the places of the others as they will be. */
function insertionPoint(
  sidecar: Sidecar,
  edit: ItemEdit,
  placeOf: (item: AnyItem) => { readonly start: number; readonly end: number },
): number {
  const { source, layout } = sidecar;
  const items = itemsOf(sidecar, edit.section);
  const next = lowerBound(items, (item) => {
    const { start, end } = placeOf(item);
    return start > edit.start || (start === edit.start && end > edit.end);
  });
  const previous = items[next - 1];
  if (previous) return lineEnd(source, previous.source.end);
  const section = layout.sections.get(edit.section);
  if (section) return section.lineEnd;
  // A section that is missing is added before the next one, or at the end.
  const following = edit.section === 'spans' ? layout.sections.get('lines')?.start : undefined;
  const end = contentEnd(source, following ?? source.length);
  const last = lineStart(source, end);
  return following === undefined && source.slice(last, end) === END ? contentEnd(source, last) : end;
}

function insertion(sidecar: Sidecar, at: number, group: readonly ItemEdit[], version: number): string {
  const { eol, sections } = sidecar.layout;
  const sorted = [...group].sort(
    (a, b) => b.section.localeCompare(a.section) || a.start - b.start || a.end - b.end,
  );
  let text = '';
  let section: Section | undefined;
  for (const edit of sorted) {
    const layout = sections.get(edit.section);
    const indent = ' '.repeat(layout?.indent ?? 0);
    if (edit.section !== section && !layout) text += `${eol}${eol}${edit.section}:`;
    section = edit.section;
    text += `${eol}${eol}${indent}${signpost(version, edit)}${eol}${indent}${edit.text}`;
  }
  // A section at the top of the file has nothing before it, and perhaps another behind it.
  return sidecar.source.slice(0, at).replace('\ufeff', '') === '' ? text.trimStart() + eol + eol : text;
}

/** The end of what stands before `offset`, without blanks; a byte order mark is no blank. */
function contentEnd(source: string, offset: number): number {
  let end = offset;
  while (end > 0 && ' \t\r\n'.includes(source[end - 1]!)) end--;
  return end;
}

function lineEnd(source: string, offset: number): number {
  let end = offset;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
  return end;
}

/** The signpost on the line above an entry, if it has one. */
function signpostOf(source: string, { id, record, source: at }: AnyItem): Span | undefined {
  const end = lineBreakBefore(source, lineStart(source, at.start));
  const line = source.slice(lineStart(source, end), end);
  const text = line.trimStart();
  const isSignpost = [1, 2].some((version) => text === signpost(version, { id, start: record.start }));
  return isSignpost ? { start: end - text.length, end } : undefined;
}

/** An entry with its signpost and the blank line above them, from the end of the line before. */
function blockOf(source: string, item: AnyItem): Span {
  const top = lineStart(source, signpostOf(source, item)?.start ?? item.source.start);
  const above = lineBreakBefore(source, top);
  const blank = lineStart(source, above) === above;
  return { start: blank ? lineBreakBefore(source, above) : above, end: lineEnd(source, item.source.end) };
}

function lineStart(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && source[start - 1] !== '\n' && source[start - 1] !== '\r') start--;
  return start;
}

/** The offset of the line break that ends the line above `offset`, which is at the start of a line. */
function lineBreakBefore(source: string, offset: number): number {
  let at = offset;
  if (source[at - 1] === '\n') at--;
  if (source[at - 1] === '\r') at--;
  return at;
}
