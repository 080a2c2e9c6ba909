/**
 * The canonical one-line form of an entry: a YAML flow mapping whose values are JSON.
 * Strings are always quoted, so that no value is ever taken for a date, a number or `no`.
 */

export type Fields = Readonly<Record<string, unknown>>;

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const KEY_IN_LINE = /([{,] ?)([A-Za-z_][A-Za-z0-9_-]*): /g;
/** Characters that JSON leaves bare and YAML readers dislike: controls, BOM, line and paragraph separators. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
const HAS_UNSAFE = new RegExp(UNSAFE.source);

export function formatValue(value: unknown): string {
  if (typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'string' && isBare(value)) return `"${value}"`;
  const text = JSON.stringify(value ?? null);
  if (!HAS_UNSAFE.test(text)) return text;
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whether a text stands between quotes as it is; to see that takes less time than to write it as JSON. */
function isBare(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0x7f && code < 0xa0)) return false;
    if (code >= 0xd800 || code === 0x2028 || code === 0x2029) return false;
  }
  return true;
}

/** `- {start: 10, end: 18, text: "Nhật Bản"}` */
export function formatItem(fields: Fields): string {
  return `- ${formatFields(fields)}`;
}

/** `{by: "an", at: "2024-09-06T01:02:03Z"}` */
export function formatFields(fields: Fields): string {
  // Reading proves itself by this, so it is called for every entry of every sidecar.
  let text = '';
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value === undefined) continue;
    const name = USUAL.has(key) || PLAIN_KEY.test(key) ? key : JSON.stringify(key);
    text += `${text === '' ? '' : ', '}${name}: ${formatValue(value)}`;
  }
  return `{${text}}`;
}

/**
 * Reads a line that `formatItem` wrote, many times faster than a YAML parser. The guess is proved by
 * writing it again: whatever does not give the very same line, for example a duplicate key, is undefined
 * here and left to the YAML parser.
 */
export function parseItem(line: string): Fields | undefined {
  if (!line.startsWith('- {') || !line.endsWith('}')) return undefined;
  const usual = usualFields(line, 3, line.length - 1);
  if (usual) return usual;
  try {
    const fields = JSON.parse(line.slice(2).replace(KEY_IN_LINE, '$1"$2":')) as Fields;
    return formatItem(fields) === line ? fields : undefined;
  } catch {
    return undefined;
  }
}

/** A number as it is written. */
const NUMBER = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,15}[1-9])?$/;

/**
 * The fields between the braces of such a line where nothing in it is unusual: keys of this program, texts without
 * escapes, numbers. Undefined for anything else, which may be right all the same.
 */
function usualFields(line: string, from: number, to: number): Fields | undefined {
  const fields: Record<string, unknown> = {};
  let at = from;
  while (at < to) {
    const colon = line.indexOf(': ', at);
    if (colon < 0) return undefined;
    const key = line.slice(at, colon);
    if (!USUAL.has(key) || key in fields) return undefined;
    const start = colon + 2;
    let end: number;
    if (line.charCodeAt(start) === 0x22) {
      end = line.indexOf('"', start + 1) + 1;
      const text = line.slice(start + 1, end - 1);
      if (end === 0 || !isBare(text)) return undefined;
      fields[key] = text;
    } else {
      end = line.indexOf(',', start);
      if (end < 0 || end > to) end = to;
      const written = line.slice(start, end);
      const value = Number(written);
      if (!NUMBER.test(written) || String(value) !== written) return undefined;
      fields[key] = value;
    }
    if (end > to) return undefined;
    if (end === to) return fields;
    if (!line.startsWith(', ', end)) return undefined;
    at = end + 2;
  }
  return undefined;
}

const ORDER = [
  'id',
  'start',
  'end',
  'text',
  'label',
  'kind',
  'type',
  'value',
  'canonical',
  'status',
  'distinct',
  'stale',
  'was',
  'bulk',
  'note',
  'confidence',
  'by',
  'at',
  'before',
  'after',
];

const USUAL: ReadonlySet<string> = new Set(ORDER);

/** The fields in the order of the old ones, each new one before what follows it in the usual order. */
export function withPlaces(old: Fields, fields: Fields): Fields {
  const keys = Object.keys(old);
  for (const key of Object.keys(fields)) {
    if (key in old) continue;
    const rank = ORDER.indexOf(key);
    const at = rank < 0 ? -1 : keys.findIndex((other) => ORDER.indexOf(other) > rank);
    keys.splice(at < 0 ? keys.length : at, 0, key);
  }
  return Object.fromEntries(keys.map((key) => [key, fields[key]]));
}
