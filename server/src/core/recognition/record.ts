import { parseDay } from '../text/civil';
import type { Span } from '../text/span';
import { CodePoints } from '../text/units';
import type { RecognizeOptions } from './recognizer';
import type { Lang, Recognition } from './types';

// Articles and what is recognized in them as records of JSON, for streams of them.

/** Which fields of a record hold what. */
export interface RecordFields {
  readonly text: string;
  readonly id: string;
  readonly published: string;
  readonly lang: string;
}

export const RECORD_FIELDS: RecordFields = { text: 'text', id: 'id', published: 'published', lang: 'lang' };

export interface RecordWishes {
  readonly fields: RecordFields;
  /** Fields that are handed through as they are. */
  readonly keep: readonly string[];
  /** Languages that have a pack. */
  readonly langs: readonly Lang[];
  /** What holds where a record says nothing. */
  readonly lang?: Lang | undefined;
  readonly published?: string | undefined;
}

export interface ArticleRecord {
  /** As the record has it; null where it has none. */
  readonly id: string | number | null;
  readonly kept: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly options: RecognizeOptions;
  /** What of the record was not understood and left out. */
  readonly warnings: readonly string[];
}

export interface RecordFault {
  readonly id: string | number | null;
  readonly error: string;
}

/** Reads a record. What only helps (day, language) and is not understood is a warning; without a text it is a fault. */
export function readRecord(value: unknown, wishes: RecordWishes): ArticleRecord | RecordFault {
  const { fields, keep, langs } = wishes;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, error: 'not a JSON object' };
  const record = value as Record<string, unknown>;
  const own = (name: string) => (Object.hasOwn(record, name) ? record[name] : undefined);
  const given = own(fields.id);
  const id = typeof given === 'string' || typeof given === 'number' ? given : null;
  const text = own(fields.text);
  if (typeof text !== 'string') return { id, error: `“${fields.text}” is not a text` };
  const warnings: string[] = [];
  if (given !== undefined && given !== null && id === null)
    warnings.push(`“${fields.id}” is neither a text nor a number`);
  const published = dayOf(own(fields.published));
  if (published === null) warnings.push(`“${fields.published}” is no day: ${quoted(own(fields.published))}`);
  const said = own(fields.lang);
  const lang = typeof said === 'string' ? langs.find((known) => speaks(said, known)) : undefined;
  if (said !== undefined && said !== null && said !== '' && lang === undefined)
    warnings.push(`“${fields.lang}” is no language that is known: ${quoted(said)}`);
  if (text.includes('\ufffd'))
    warnings.push(`“${fields.text}” has U+FFFD, the sign of bytes that were not understood`);
  const day = published ?? wishes.published;
  const language = lang ?? wishes.lang;
  return {
    id,
    kept: Object.fromEntries(
      keep.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]]),
    ),
    text,
    options: {
      ...(day === undefined ? {} : { published: { value: day, source: 'option' } }),
      ...(language === undefined ? {} : { lang: language }),
    },
    warnings,
  };
}

/** One JSON object. Offsets are code points of the text. */
export function recordJson({ id, kept, text, warnings }: ArticleRecord, recognition: Recognition): string {
  return JSON.stringify({
    ...kept,
    id,
    ...recognitionJson(text, recognition),
    ...(warnings.length === 0 ? {} : { warnings }),
  });
}

/** What `recognize` and `pipe` print of an article. Offsets are code points of the text, ends exclusive. */
export function recognitionJson(text: string, recognition: Recognition) {
  const codePoints = new CodePoints(text);
  const place = ({ start, end }: Span) => ({
    start: codePoints.fromUtf16(start),
    end: codePoints.fromUtf16(end),
  });
  const quote = (span: Span) => ({ ...place(span), text: text.slice(span.start, span.end) });
  return {
    lang: recognition.lang,
    published: recognition.published?.value ?? null,
    entities: recognition.entities.map((entity) => ({
      ...quote(entity),
      label: entity.label,
      confidence: Math.round(entity.confidence * 1000) / 1000,
      canonical: entity.canonical,
    })),
    dates: recognition.dates.map((date) => ({ ...quote(date), type: date.type, value: date.value })),
    boilerplate: recognition.lines
      .filter(({ kind }) => kind === 'boilerplate')
      .map((line) => ({ ...place(line), kind: line.evidence[0]?.rule ?? 'boilerplate' })),
    lines: recognition.lines.map((line) => ({ ...place(line), kind: line.kind })),
  };
}

/** The day of a date or time in ISO 8601, as crawlers write it; undefined where nothing is said, null where it is none. */
function dayOf(value: unknown): string | undefined | null {
  if (value === undefined || value === null || value === '') return undefined;
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(value)?.[1] : undefined;
  return day !== undefined && parseDay(day) ? day : null;
}

/** Whether a tag as `vi-VN` or `vi_VN` names a language, in any case. */
function speaks(tag: string, lang: Lang): boolean {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return primary === lang.toLowerCase();
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
