import { isDate } from '../../core/annotation/model';
import type { SpanRecord } from '../../core/sidecar/model';
import type { Span } from '../../core/text/span';
import { fieldAt } from '../../core/yaml/fields';
import type { HoverCard } from '../hover';
import { markdown } from '../markdown';
import type { OutlineItem } from '../outline';
import { quote, quoteInLine, wordFor } from '../words';
import { cursorIn, describe, entryAt, fieldsOf, type YamlFile } from './file';

type SidecarFile = Extract<YamlFile, { kind: 'sidecar' }>;

/** What a key means; and of an entry of a sidecar, its text in the line that it stands in. */
export function fileHoverAt(file: YamlFile, offset: number): HoverCard | undefined {
  const cursor = cursorIn(file, offset);
  const isOnKey = cursor?.role === 'key' && cursor.key !== undefined;
  const path = isOnKey ? [...cursor.path, cursor.key!] : [];
  const field = isOnKey ? fieldAt(fieldsOf(file), path) : undefined;
  const meaning = field && describe(file, path, field.description);
  const entry = file.kind === 'sidecar' ? entryCard(file, offset) : undefined;
  const parts = [
    ...(meaning === undefined ? [] : [`**${markdown(cursor!.key!)}** — ${markdown(meaning)}`]),
    ...(entry?.parts ?? []),
  ];
  if (parts.length === 0) return undefined;
  return { span: isOnKey ? cursor.span : (entry?.span ?? cursor!.span), markdown: parts.join('\n\n') };
}

function entryCard(file: SidecarFile, offset: number): { parts: string[]; span: Span } | undefined {
  const { sidecar, annotated, messages } = file;
  const item = entryAt(sidecar, offset);
  if (!item) return undefined;
  const place = annotated?.places.get(item);
  if (!annotated || !place) return { parts: [messages.files.noArticle], span: item.source };
  if (place.was) return { parts: [messages.files.notThere], span: item.source };
  const line = annotated.lines.lineAt(place.start);
  const { before, text, after } = quoteInLine(annotated.text, annotated.lines.span(line), place);
  const quoted = `${markdown(before)}**${markdown(text)}**${markdown(after)}`;
  const where = `[${messages.files.line(line + 1)}](${annotated.link(place)})`;
  return { parts: [`${where}: ${quoted}`], span: item.source };
}

/** Where the entry at an offset stands in the article; undefined where it stands nowhere. */
export function placeOfEntry({ sidecar, annotated }: SidecarFile, offset: number): Span | undefined {
  const item = entryAt(sidecar, offset);
  const place = item && annotated?.places.get(item);
  return place && !place.was ? { start: place.start, end: place.end } : undefined;
}

/** The entries of a sidecar, for outlines. */
export function entriesOutline({ sidecar, messages }: SidecarFile): OutlineItem[] {
  const { spans, lines } = sidecar;
  const named = spans.map(({ record, source }): OutlineItem => {
    const what = isDate(record) ? dateOf(record) : record.label;
    return {
      ...entry(record.text, `${what} · ${messages.statuses[record.status]}`, source),
      kind: isDate(record) ? 'date' : 'name',
      label: record.label,
    };
  });
  const marked = lines.map(({ record, source }): OutlineItem => {
    const kind = wordFor(messages.lineKinds, record.kind) ?? record.kind;
    return entry(record.text, `${kind} · ${messages.statuses[record.status]}`, source);
  });
  return [...named, ...marked];
}

const dateOf = ({ label, value }: SpanRecord) => value ?? label;

function entry(text: string, detail: string, source: Span): OutlineItem {
  // Symbols without a name are refused by editors.
  const name = quote(text, { start: 0, end: text.length }) || '…';
  return { name, detail, kind: 'line', span: source, selection: source, children: [] };
}
