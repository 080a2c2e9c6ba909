/** Finding the day of publication in the article itself or in the name of its file. */

import { daysInMonth } from '../../text/civil';
import type { Span } from '../../text/span';
import type { PublicationDate } from '../types';
import type { PublicationWords } from './grammar';
import type { DateExpression, DateMeaning } from './types';

/** A line of the article with its expressions, all offsets in the article. */
export interface PublishedLine {
  readonly text: string;
  readonly start: number;
  readonly expressions: readonly DateExpression[];
}

export interface PublishedOptions {
  /** Name or path of the article's file. */
  readonly fileName?: string | undefined;
  /**
   * How the project names its files: `YYYY`, `MM` and `DD` stand for digits, `*` for anything, the rest for
   * itself. May match any part of the name.
   */
  readonly pattern?: string | undefined;
  /** What stands in where nothing tells the day: a year, or a pattern that may have the year alone. */
  readonly otherwise?: string | undefined;
}

/** Non-blank lines at the top in which crawl headers, bylines and datelines stand. */
const TOP_LINES = 14;
/** A line longer than this is a paragraph, shorter ones may be headers. */
const PARAGRAPH = 160;
/** Code units of a header line beside its date. */
const HEADER_REST = 90;
/** The same beside a clock time, or where signs divide the date from the rest. */
const DIVIDED_REST = 40;
/** Brackets and stops beside a date that has a line to itself, and those before it. */
const ALONE = { all: 3, before: 2 };
/** Lines at the top behind which the text has begun, whatever they are. */
const MOST_TEXTS = 3;
/** Shorter lines are those of menus. */
const MENU = 16;
/** Code units of a place before the date of a dateline. */
const PLACE = 30;
/** Code units between "today" and its date. */
const BESIDE = 2;
/** Other years are no day on which an article was published on the web. */
const YEARS = { first: 1990, last: 2100 };

/**
 * The day of publication: a date line of its own at the top ("Thứ Hai, 26/08/2024 | 11:00"), else the dateline
 * that opens the first paragraph, else the file's name, else "hôm nay, 26/8/2024" in the article's own text.
 * Never a date that the text merely tells of; undefined when nothing speaks for a day.
 */
export function findPublicationDate(
  lines: readonly PublishedLine[],
  words: readonly PublicationWords[],
  options: PublishedOptions = {},
): PublicationDate | undefined {
  return dateLine(lines, words) ?? fileDate(options) ?? today(lines) ?? otherwiseDate(options);
}

function otherwiseDate({ fileName, otherwise }: PublishedOptions): PublicationDate | undefined {
  const value = fileName === undefined || !otherwise ? undefined : matchPattern(fileName, otherwise);
  return value === undefined ? undefined : { value, source: 'file-name' };
}

/** The year of an article of which no more is to be had. */
export function publicationYear({ fileName, otherwise }: PublishedOptions): number | undefined {
  const written = /^\d{4}$/.test(otherwise ?? '')
    ? otherwise
    : fieldsOf(fileName ?? '', otherwise ?? '')?.get('YYYY');
  const year = Number(written);
  return year >= YEARS.first && year <= YEARS.last ? year : undefined;
}

function fullDay(expression: DateExpression): DateMeaning | undefined {
  const { meaning } = expression;
  const date = meaning.kind === 'time' ? meaning.date : meaning;
  if (date?.kind !== 'date' || typeof date.year !== 'number' || typeof date.month !== 'number')
    return undefined;
  return date.day !== undefined && date.year >= YEARS.first && date.year <= YEARS.last ? date : undefined;
}

function dayValue(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function found(
  date: DateMeaning,
  source: PublicationDate['source'],
  span: Span,
): PublicationDate | undefined {
  const [year, month, day] = [date.year as number, date.month as number, date.day ?? 1];
  if (day > daysInMonth(year, month)) return undefined;
  return { value: dayValue(year, month, day), source, span: { start: span.start, end: span.end } };
}

/** The first line at the top that is all date line, or opens with a dateline. */
function dateLine(
  lines: readonly PublishedLine[],
  words: readonly PublicationWords[],
): PublicationDate | undefined {
  let seen = 0;
  let texts = 0;
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (++seen > TOP_LINES) break;
    for (const expression of line.expressions) {
      const date = fullDay(expression);
      if (!date) continue;
      if (isHeader(line, expression, words))
        return found(date, texts === 0 ? 'header' : 'byline', expression);
      if (isDateline(line, expression, words)) return found(date, 'dateline', expression);
    }
    if (line.text.length > PARAGRAPH && ++texts > MOST_TEXTS) break;
    if (line.text.length <= PARAGRAPH && !isChrome(line.text)) texts++;
  }
  return undefined;
}

/** Breadcrumbs and menus: divided by signs, without a sentence. */
function isChrome(text: string): boolean {
  return /[|>»/›•·]/u.test(text) || text.length < MENU;
}

/** A line that is there for its date: a weekday, a clock time, a label or little else beside it. */
function isHeader(
  line: PublishedLine,
  expression: DateExpression,
  words: readonly PublicationWords[],
): boolean {
  if (line.text.length > PARAGRAPH) return false;
  const covered = line.expressions.reduce((sum, e) => sum + e.end - e.start, 0);
  const rest = line.text.trim().length - covered;
  if (rest > HEADER_REST) return false;
  if (expression.rule === 'weekday-date') return true;
  const clock = line.expressions.some((e) => e.meaning.kind === 'time' && e.meaning.clock !== undefined);
  const at = expression.start - line.start;
  const before = line.text.slice(0, at).trimEnd();
  const after = line.text.slice(expression.end - line.start).trimStart();
  if (FIELD.test(before)) return true;
  const divided = before === '' || /[|,•·:–—()>/-]$/u.test(before) || /^[|,•·–—>-]/u.test(after);
  if (clock && (divided || rest < DIVIDED_REST)) return true;
  return (
    words.some(({ label }) => label.test(before)) ||
    (rest <= ALONE.all && before.length <= ALONE.before) ||
    (divided && rest <= DIVIDED_REST && !endsSentence(line.text))
  );
}

/** A field of a crawler's header: "# date = 20210426", "published_at: 2021-04-26". */
const FIELD = /^\W*(?:\w+[_.-])?(?:date|pubdate|published?)(?:[_.-]?\w+)?\s*[:=]\s*["']?$/iu;

function endsSentence(text: string): boolean {
  return /[.!?…]\s*$/u.test(text);
}

/** "HÀ NỘI, 26/8/2024 – Thủ tướng …", "(Hà Nội, ngày 26/8/2024) …". */
function isDateline(
  line: PublishedLine,
  expression: DateExpression,
  words: readonly PublicationWords[],
): boolean {
  const before = line.text.slice(0, expression.start - line.start);
  const after = line.text.slice(expression.end - line.start).trimStart();
  if (before.length > PLACE || !/^[-–—)(]/u.test(after)) return false;
  const isPlain = (word: string) => words.some(({ dateline }) => dateline?.has(word));
  const named = before.split(/[(,\s.]+/u).filter((word) => word !== '' && !isPlain(word));
  return named.length > 0 && named.every((word) => word.charAt(0) !== word.charAt(0).toLowerCase());
}

/** Digits of a name such as `2024-08-26-foo`, `20240826_foo`, `26-08-2024`. */
const NAME_DAYS = [
  /(?<!\d)((?:19|20)\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)/,
  /(?<!\d)([0-3]\d)[-_.]([01]\d)[-_.]((?:19|20)\d{2})(?!\d)/,
] as const;

function fileDate({ fileName, pattern }: PublishedOptions): PublicationDate | undefined {
  if (fileName === undefined) return undefined;
  if (pattern !== undefined) {
    const value = matchPattern(fileName, pattern);
    if (value) return { value, source: 'file-name' };
  }
  const [big, little] = NAME_DAYS;
  const forward = big.exec(fileName);
  const value = forward && checked(forward[1], forward[2], forward[3]);
  if (value) return { value, source: 'file-name' };
  const backward = little.exec(fileName);
  const other = backward && checked(backward[3], backward[2], backward[1]);
  return other ? { value: other, source: 'file-name' } : undefined;
}

function checked(year?: string, month?: string, day?: string): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(m >= 1 && m <= 12 && d >= 1) || d > daysInMonth(y, m)) return undefined;
  return dayValue(y, m, d);
}

/** The date that `pattern` finds in `name`: each piece between stars at its first place after the one before. */
function matchPattern(name: string, pattern: string): string | undefined {
  const fields = fieldsOf(name, pattern);
  return checked(fields?.get('YYYY'), fields?.get('MM'), fields?.get('DD'));
}

function fieldsOf(name: string, pattern: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  let at = 0;
  for (const piece of pattern.split('*')) {
    const parts = piece.split(/(YYYY|MM|DD)/).filter((part) => part !== '');
    while (at <= name.length && !fits(name, at, parts, fields)) at++;
    if (at > name.length) return undefined;
    at += piece.length;
  }
  return fields;
}

function fits(name: string, start: number, parts: readonly string[], fields: Map<string, string>): boolean {
  let at = start;
  for (const part of parts) {
    const text = name.slice(at, at + part.length);
    at += part.length;
    if (part === 'YYYY' || part === 'MM' || part === 'DD') {
      if (text.length < part.length || !/^\d+$/.test(text)) return false;
      fields.set(part, text);
    } else if (text !== part) return false;
  }
  return true;
}

/** "hôm nay, 26/8/2024" in a line that stands once, in the first half: teasers repeat and stand at the end. */
function today(lines: readonly PublishedLine[]): PublicationDate | undefined {
  const last = lines.at(-1);
  const middle = last ? (last.start + last.text.length) / 2 : 0;
  const counts = new Map<string, number>();
  let best: PublicationDate | undefined;
  for (const line of lines) {
    if (line.start > middle) break;
    for (let i = 0; i + 1 < line.expressions.length; i++) {
      const [first, second] = [line.expressions[i]!, line.expressions[i + 1]!];
      const date = isToday(first) && second.start - first.end <= BESIDE ? fullDay(second) : undefined;
      const candidate = date && found(date, 'text', second);
      if (!candidate || /(\.\.\.|…)\s*$/u.test(line.text)) continue;
      // Only articles that say so pay for looking for lines that stand twice.
      if (counts.size === 0) countTexts(lines, counts);
      if (counts.get(line.text.trim())! > 1) continue;
      if (best && best.value !== candidate.value) return undefined;
      best ??= candidate;
    }
  }
  return best;
}

function countTexts(lines: readonly PublishedLine[], counts: Map<string, number>): void {
  for (const line of lines) {
    const text = line.text.trim();
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
}

function isToday({ meaning }: DateExpression): boolean {
  const day = meaning.kind === 'time' ? meaning.date : meaning;
  return day?.kind === 'shift' && day.unit === 'day' && day.by === 0 && day.base === 'published';
}
