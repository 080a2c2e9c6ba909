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
  const text = JSON.stringify(value ?? null);
  if (!HAS_UNSAFE.test(text)) return text;
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
  try {
    const fields = JSON.parse(line.slice(2).replace(KEY_IN_LINE, '$1"$2":')) as Fields;
    return formatItem(fields) === line ? fields : undefined;
  } catch {
    return undefined;
  }
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
