import type { Article } from '../core/annotation/article';
import { type Annotation, DATE, isDate, isLive } from '../core/annotation/model';
import type { NameReading } from '../core/recognition/names/readings';
import { bySpan, contains, type Span } from '../core/text/span';
import { candidatesFor, intervalOf, LONGEST, typedAt, writtenAt } from './values';

/** What may stand at a place instead: other borders, another label, another value. */
export interface Reading extends Span {
  readonly label: string;
  /** Of a date. */
  readonly value?: string;
}

/** Readings that are offered; nobody goes through more. */
const MOST = 6;
/** From so much on a name is likelier than a date that was not recognized. */
const LIKELY = 0.1;
/** Words and signs that a date may begin before the place, and end behind it. */
const REACH = 10;
/** Digits with signs between them. */
const NUMBER = /^\p{Nd}+(?:[^\s\p{L}\p{Nd}]\p{Nd}+)*$/u;
const DIGIT = /\p{Nd}/u;
/** What may stand between the two ends of one interval: a word or two, or a dash. */
const NEAR = /^[^\S\r\n]*(?:[-–—]|[\p{L}\p{M}]+(?:[^\S\r\n]+[\p{L}\p{M}]+)?)[^\S\r\n]*$/u;
const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * The ways to read a place that may be right where what stands there is not, the likeliest first.
 *
 * @param annotation what stands there, if anything does
 * @param names that may stand there, the likeliest first
 * @param labels of the project
 */
export function readingsAt(
  article: Article,
  place: Span,
  annotation: Annotation | undefined,
  names: readonly NameReading[],
  labels: readonly string[],
): Reading[] {
  const known = names.filter(({ label }) => labels.includes(label));
  // A name is no date but where it has digits.
  const isName =
    annotation !== undefined &&
    !isDate(annotation) &&
    !DIGIT.test(article.text.slice(annotation.start, annotation.end));
  const dates = isName
    ? []
    : inTurn(
        inTurn(otherValues(article, annotation), joined(article, annotation)),
        datesAround(article, place),
      );
  const likely = annotation && isDate(annotation) ? [] : known.filter((one) => one.probability >= LIKELY);
  const seen = new Set(annotation ? [keyOf(annotation)] : []);
  const readings: Reading[] = [];
  for (const { start, end, label, value } of [...likely, ...dates, ...known] as Reading[]) {
    const reading = { start, end, label, ...(value === undefined ? {} : { value }) };
    if (readings.length === MOST || seen.has(keyOf(reading))) continue;
    seen.add(keyOf(reading));
    readings.push(reading);
  }
  return readings;
}

/** The first of both, then the second of both, and so on. */
function inTurn<T>(a: readonly T[], b: readonly T[]): T[] {
  const most = Math.max(a.length, b.length);
  return Array.from({ length: most }, (_, n) => [...a.slice(n, n + 1), ...b.slice(n, n + 1)]).flat();
}

const keyOf = ({ start, end, label, value = '' }: Span & Pick<Annotation, 'label' | 'value'>) =>
  `${start} ${end} ${label} ${value}`;

function otherValues(article: Article, annotation: Annotation | undefined): Reading[] {
  if (!annotation || !isDate(annotation)) return [];
  const { start, end } = annotation;
  return candidatesFor(article, annotation, annotation).map(({ value }) => ({
    start,
    end,
    label: DATE,
    value,
  }));
}

/** From the date that stands there to the next one in its line, and from the one before it, where little stands between. */
function joined({ annotations, text }: Article, annotation: Annotation | undefined): Reading[] {
  if (!annotation || !isDate(annotation)) return [];
  const live = annotations.spans.filter(isLive);
  const at = live.indexOf(annotation);
  return [
    [annotation, live[at + 1]],
    [live[at - 1], annotation],
  ].flatMap(([from, to]): Reading[] => {
    if (!from || !to || !isDate(from) || !isDate(to) || !NEAR.test(text.slice(from.end, to.start))) return [];
    const said = intervalOf(from, to);
    return said ? [{ start: from.start, end: to.end, label: DATE, value: said.value }] : [];
  });
}

/**
 * What is a date of all that may begin and end around a place, each first with its likeliest value. Dates that are part of
 * no longer one come first, since what is written behind or before a date belongs to it where it can; of others those whose
 * ends are nearest to the place.
 */
function datesAround(article: Article, place: Span): Reading[] {
  const { text, lines } = article;
  if (place.end - place.start > LONGEST) return [];
  const line = lines.span(lines.lineAt(place.start));
  const tokens = [...text.slice(line.start, line.end).matchAll(TOKEN)].map(({ 0: token, index }) => ({
    start: line.start + index,
    end: line.start + index + token.length,
  }));
  const first = tokens.findIndex(({ end }) => end > place.start);
  if (first < 0) return [];
  let last = first;
  while (last + 1 < tokens.length && tokens[last + 1]!.start < place.end) last++;
  const spans: (Span & { readonly far: number })[] = [];
  for (let from = Math.max(0, first - REACH); from <= last; from++)
    for (let to = Math.max(from, first); to < Math.min(tokens.length, last + 1 + REACH); to++) {
      const far = Math.abs(first - from) + Math.abs(to - last);
      const span = { start: tokens[from]!.start, end: tokens[to]!.end };
      if (span.end - span.start > LONGEST) break;
      spans.push({ ...span, far });
    }
  const written = spans.filter((span) => writtenAt(article, span));
  // Where nothing is a date by itself a number may be one all the same: a year, `20-4`.
  const isNumber = ({ start, end }: Span) =>
    NUMBER.test(text.slice(start, end)) && typedAt(article, { start, end });
  const found = written.length > 0 ? written : spans.filter(isNumber);
  const isWhole = (span: Span) => !found.some((other) => other !== span && contains(other, span));
  const whole = found.filter(isWhole).sort((a, b) => b.end - b.start - (a.end - a.start));
  const parts = found.filter((span) => !isWhole(span)).sort((a, b) => a.far - b.far || bySpan(a, b));
  const near = [...whole, ...parts].slice(0, MOST);
  const values = near.map(({ start, end }) =>
    candidatesFor(article, { start, end }).map(({ value }): Reading => ({ start, end, label: DATE, value })),
  );
  return [...values.flatMap((all) => all.slice(0, 1)), ...values.flatMap((all) => all.slice(1))];
}
