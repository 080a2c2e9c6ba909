import type { Article } from '../core/annotation/article';
import { type Annotation, isDate, isLive } from '../core/annotation/model';
import { moved, readShort } from '../core/annotation/shorthand';
import { timexFault, timexTypeOf } from '../core/annotation/timex';
import { datesIn, readDate, readTyped, stepOf } from '../core/recognition/dates/read';
import type { ResolveContext } from '../core/recognition/dates/resolve';
import type { DateSuggestion, TimexType } from '../core/recognition/types';
import type { Span } from '../core/text/span';

/** A value that a date may have. */
export interface Candidate {
  readonly value: string;
  readonly type: TimexType;
  /**
   * - `recognized`: the recognizer says so, of the article or of the text of the place by itself
   * - `year`: as now, in the year of the publication or one beside it
   * - `beside`: a time of day on the day that stands nearest in its line, or that was written last before it
   * - `published`: the day of the publication, or the time on it
   * - `near`: the next or the one before of what is told by its distance or weekday
   * - `span`: what a duration may mean: the time before the publication, or the point so much before or after it
   */
  readonly why: 'recognized' | 'year' | 'beside' | 'published' | 'near' | 'span';
}

/** Years of other dates that are offered, and days that were spoken of. */
const MOST_YEARS = 3;
const MOST_DAYS = 2;
/** Code units of the longest expression of a date. */
export const LONGEST = 120;
const YEAR = /^(?:\d{4}|XXXX)(?=$|-|T)/;
const LACKING = /^(?:XXXX(?=$|-)|T)/;
const DAY = /^(?:\d{4}|XXXX)-\d{2}-\d{2}(?=$|T)/;
const DIGIT = /\p{Nd}/u;
/** A time of day, with its day or without. */
const CLOCK = /^(?:\d{4}-\d{2}-\d{2})?(T.+)$/;

/**
 * What the value of a date may be instead of what it is: a few values, the likeliest first. For a place that is no
 * date yet, what it may be at all.
 */
export function candidatesFor(article: Article, place: Span, annotation?: Annotation): Candidate[] {
  const date = annotation && isDate(annotation) ? annotation : undefined;
  const written = saidAt(article, place);
  const { type = 'DATE', value = '' } = date ?? written ?? {};
  const published = article.recognition.published?.value;
  // That the year or the day is not known nobody wants to say of a date that has one.
  const isTelling = written && !(date && LACKING.test(written.value));
  const found: Candidate[] = [annotation?.date, isTelling ? written : undefined].flatMap((one) =>
    one ? [{ value: one.value, type: one.type, why: 'recognized' }] : [],
  );
  const add = (why: Candidate['why'], other: string | undefined) => {
    if (other !== undefined) found.push({ value: other, type: typeFor(other, date), why });
  };
  // A number alone, or a day that only its surroundings make one: what somebody would mean who typed that.
  if (found.length === 0 && !(annotation && !date)) add('recognized', typedAt(article, place));
  const isPoint = type === 'DATE' || type === 'TIME';
  if (isPoint) {
    for (const other of near(article, place, value)) add('near', other);
    const years = yearsFor(value, article).map((year) => inYear(value, year));
    // Who writes no number means a day that was spoken of, and hardly that of another year.
    const isTold = DAY.test(value) && !DIGIT.test(article.text.slice(place.start, place.end));
    if (isTold) for (const day of daysBefore(article, place)) add('beside', withDay(value, day));
    else for (const other of years) add('year', other);
    const beside = dayBeside(article, place);
    add('beside', value === '' ? beside : onDay(value, beside));
    add('published', onDay(value, published) ?? published);
    add('beside', onDay(value, daysBefore(article, place)[0]));
    if (isTold) for (const other of years) add('year', other);
  } else if (type === 'DURATION') for (const other of spansOf(value, published)) add('span', other);
  const seen = new Set([date?.value ?? '']);
  return found.filter((one) => {
    if (seen.has(one.value) || timexFault(one.value) !== undefined) return false;
    seen.add(one.value);
    return true;
  });
}

/** What a place says as a date by itself, if it does. */
export function writtenAt(article: Article, { start, end }: Span): DateSuggestion | undefined {
  const { text, recognition } = article;
  if (end - start > LONGEST) return undefined;
  return readDate(text.slice(start, end), recognition.lang, contextAt(article, start));
}

/**
 * What a place says as a date: by itself, or else from the first to the last of the dates that are written in it, as where
 * somebody makes one of `7h30 đến 19h` or of `tháng 10 hoặc tháng 11`.
 */
export function saidAt(article: Article, span: Span): Pick<DateSuggestion, 'value' | 'type'> | undefined {
  const whole = writtenAt(article, span);
  if (whole || span.end - span.start > LONGEST) return whole;
  const { text, recognition } = article;
  const parts = datesIn(text.slice(span.start, span.end), recognition.lang, contextAt(article, span.start));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || first === last) return undefined;
  return intervalOf(first, last);
}

/** From one point to another; undefined where they are none, or no later one. */
export function intervalOf(
  from: { readonly type?: TimexType | undefined; readonly value?: string | undefined },
  to: { readonly value?: string | undefined },
): { readonly value: string; readonly type: TimexType } | undefined {
  const value = `${from.value}/${to.value}`;
  const isLater = from.value !== to.value && timexFault(value) === undefined && !value.startsWith('P');
  return isLater ? { value, type: typeFor(value, from) } : undefined;
}

/** What a place would say if somebody typed it as a value: a year alone, `20-4`. */
export function typedAt(article: Article, { start, end }: Span): string | undefined {
  return end - start > LONGEST ? undefined : valueTyped(article, article.text.slice(start, end));
}

/**
 * The value that a person means by what they type: TIMEX3, what is to be different of the value that there is, or a date as
 * articles write it.
 *
 * @param own the value that there is; what they type may stand behind it, as in a box that is filled with it
 */
export function valueTyped(article: Article, typed: string, own = ''): string | undefined {
  const text = typed.trim();
  const { lang, published } = article.recognition;
  const read = (part: string) =>
    readShort(part, own, published?.value) ?? readTyped(part, lang, contextAt(article, article.text.length));
  if (timexFault(text) === undefined) return text;
  const [from, to, ...more] = text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) {
    // What is said of the end is what is different of the beginning.
    const first = valueTyped(article, from, own);
    const last = first && (readShort(to, first) ?? valueTyped(article, to, first));
    const value = `${first}/${last}`;
    return last === undefined || timexFault(value) !== undefined ? undefined : value;
  }
  const other = own !== '' && text.startsWith(own) ? text.slice(own.length) : text;
  return read(other) ?? read(text) ?? inParts(article, other.trim());
}

/** A day, and behind a blank what is different of that: `31/12 ev`, `6/9 -1y`. */
function inParts(article: Article, typed: string): string | undefined {
  const blank = typed.lastIndexOf(' ');
  const first = blank < 0 ? undefined : valueTyped(article, typed.slice(0, blank));
  return first && readShort(typed.slice(blank + 1), first);
}

/** What a date is counted from at a place: the publication, else the year of the date before. */
function contextAt(article: Article, offset: number): ResolveContext {
  const published = article.recognition.published?.value;
  return published === undefined ? { year: yearsIn(article, offset).at(-1) } : { published };
}

/** The type of a date that is given another value: its own where the value is still of the same form. */
export function typeFor(
  value: string,
  before?: { readonly type?: TimexType | undefined; readonly value?: string | undefined },
): TimexType {
  const type = timexTypeOf(value);
  const stays = before?.value !== undefined && timexTypeOf(before.value) === type;
  return (stays ? before.type : undefined) ?? type;
}

/** Years that a value may belong to: those around the publication, else around its own, else those of other dates. */
function yearsFor(value: string, article: Article): number[] {
  const own = Number(YEAR.exec(value)?.[0]);
  const { published } = article.recognition;
  if (published) {
    const year = Number(published.value.slice(0, 4));
    return [year, year - 1, year + 1];
  }
  return Number.isNaN(own) ? yearsIn(article).slice(0, MOST_YEARS) : [own - 1, own + 1];
}

/** Years of the dates before an offset, of any two that are the same the last one. */
function yearsIn({ annotations, text }: Article, before = text.length): number[] {
  const years = annotations.spans
    .filter((one) => one.start < before && isDate(one) && isLive(one))
    .map(({ value = '' }) => Number(YEAR.exec(value)?.[0]))
    .filter((year) => !Number.isNaN(year));
  return [...new Set(years.reverse())].reverse();
}

/** What is told by its distance or its weekday, in the next and in the last of them. */
function near({ text, recognition }: Article, { start, end }: Span, value: string): (string | undefined)[] {
  if (end - start > LONGEST) return [];
  const unit = stepOf(text.slice(start, end), recognition.lang);
  if (unit === undefined) return [];
  // Of a page that was published at night `hôm nay` is the day before; a weekday that is not the last one is the next.
  const steps = unit === 'd' ? [-1, 1] : [1, -1];
  return steps.map((by) => moved(value, by, unit));
}

/** A duration as the time that ended with the publication, and as the point so long after or before it. */
function spansOf(value: string, published = ''): (string | undefined)[] {
  const [, count, letter = ''] = /^P(\d+)([YMWD])$/.exec(value) ?? [];
  const [by, unit] = [Number(count), letter.toLowerCase()];
  const now = published === '' || unit === '' ? undefined : readShort(unit, published);
  if (now === undefined) return [];
  const [first, last] = [moved(now, -by, unit), moved(now, -1, unit)];
  return [by > 1 && first && last ? `${first}/${last}` : undefined, moved(now, by, unit), first];
}

/** The value in another year, an interval as long as it was; undefined where it names no year. */
function inYear(value: string, year: number): string | undefined {
  const parts = value.split('/');
  const first = parts.map((part) => YEAR.exec(part)?.[0]).find((own) => own !== undefined);
  if (first === undefined) return undefined;
  const shift = first === 'XXXX' ? 0 : year - Number(first);
  const shifted = (own: string) => String(own === 'XXXX' ? year : Number(own) + shift).padStart(4, '0');
  return parts.map((part) => part.replace(YEAR, shifted)).join('/');
}

/** A time of day, or an interval of such times, on a day; undefined for other values. */
function onDay(value: string, day: string | undefined): string | undefined {
  const times = value.split('/').map((part) => CLOCK.exec(part)?.[1]);
  if (day === undefined || !times.every((time) => time !== undefined)) return undefined;
  return times.map((time) => day + time).join('/');
}

/** The day that is written nearest to a place in its line; of two as near the one before. */
function dayBeside({ annotations, lines }: Article, { start, end }: Span): string | undefined {
  const line = lines.span(lines.lineAt(start));
  let nearest = Number.POSITIVE_INFINITY;
  let day: string | undefined;
  for (const other of annotations.spans) {
    if (other.start < line.start) continue;
    if (other.start >= line.end) break;
    const gap = other.end <= start ? start - other.end : other.start - end;
    const written = isDate(other) && isLive(other) ? DAY.exec(other.value ?? '')?.[0] : undefined;
    if (written === undefined || gap < 0 || gap >= nearest) continue;
    nearest = gap;
    day = written;
  }
  return day;
}

/** The days that were written last before a place, the last one first. */
function daysBefore({ annotations }: Article, { start }: Span): string[] {
  const days: string[] = [];
  for (const other of annotations.spans) {
    if (other.start >= start) break;
    const day = isDate(other) && isLive(other) ? DAY.exec(other.value ?? '')?.[0] : undefined;
    if (day !== undefined) days.push(day);
  }
  return [...new Set(days.reverse())].slice(0, MOST_DAYS);
}

/** The same time of another day. */
const withDay = (value: string, day: string) => value.replace(DAY, day);
