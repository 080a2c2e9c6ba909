import { type Annotation, DATE, isDate, isLive } from '../core/annotation/model';
import { weekdayOf } from '../core/annotation/timex';
import { articleOfSidecar } from '../core/sidecar/name';
import { daysInMonth } from '../core/text/civil';
import type { FeatureContext } from './context';
import type { Offer } from './findings';

/** A day, or a time on one. */
const DAY = /^\d{4}-\d{2}-\d{2}(?=$|T)/;
const YEAR = /^\d{4}(?=$|[-T])/;
/** What is missing where no year is known. */
const NO_YEAR = /^XXXX-/;
/** Other years are those of history. */
const FIRST_YEAR = 1990;

/**
 * When the article was published, at a date of it: on this day; and where nothing tells it and the date has its year
 * from elsewhere or none, on the latest day that the article tells of, or for all articles in its year, or as the names of
 * their files say.
 */
export function publication(context: FeatureContext, annotation: Annotation): Offer[] {
  const { article, messages } = context;
  const { label, value = '' } = annotation;
  if (label !== DATE) return [];
  const { published } = article.recognition;
  const day = value.slice(0, 10);
  const isKnown = published?.value === day && published.source === 'sidecar';
  const here: Offer[] =
    isKnown || weekdayOf(value) === undefined
      ? []
      : [{ title: messages.publish(day), kind: 'refactor', actions: [{ do: 'publish', value: day }] }];
  return published || !lacksYear(annotation) ? here : [...here, ...guesses(context, day)];
}

/** Whether the year of a date is not written with it. */
function lacksYear({ value = '', date }: Annotation): boolean {
  return NO_YEAR.test(value) || date?.resolution.how === 'mentioned' || date?.resolution.how === 'published';
}

/** @param known what is offered already */
function guesses({ article, messages, project, sidecarName }: FeatureContext, known: string): Offer[] {
  const values = article.annotations.spans
    .filter((one) => isDate(one) && isLive(one) && !lacksYear(one))
    .flatMap(({ value = '' }) => value.split('/'));
  const latest = (pattern: RegExp) =>
    values
      .map((value) => pattern.exec(value)?.[0] ?? '')
      .filter((found) => Number(found.slice(0, 4)) >= FIRST_YEAR)
      .sort()
      .at(-1);
  const [day, year] = [latest(DAY), latest(YEAR)];
  const offers: Offer[] = [];
  if (day !== undefined && day !== known)
    offers.push({
      title: messages.publishLatest(day),
      kind: 'quickfix',
      actions: [{ do: 'publish', value: day }],
    });
  const pattern = patternOf(articleOfSidecar(sidecarName));
  for (const text of [pattern, year])
    if (text !== undefined && text !== project.publishedElse)
      offers.push({
        title: messages.publishAll[text === year ? 'year' : 'pattern'](text),
        kind: 'quickfix',
        actions: [],
        decides: { do: 'published', text },
      });
  return offers;
}

/** Digits of a day without signs between, the year last; and of a year that stands alone. */
const DIGITS = [
  { digits: /(?<!\d)([0-3]\d)([01]\d)((?:19|20)\d{2})(?!\d)/, fields: ['DD', 'MM', 'YYYY'] },
  { digits: /(?<!\d)((?:19|20)\d{2})(?!\d)/, fields: ['YYYY'] },
] as const;

/** How the name of a file gives a day or a year, as `dateline.names` says it; undefined where it has none. */
export function patternOf(name: string): string | undefined {
  for (const { digits, fields } of DIGITS) {
    const found = digits.exec(name);
    if (!found) continue;
    const part = (field: string) => Number(found[(fields as readonly string[]).indexOf(field) + 1]);
    const [year, month, dayOfMonth] = [part('YYYY'), part('MM'), part('DD')];
    const isDay = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
    if (year < FIRST_YEAR || (fields.length > 1 && !isDay)) continue;
    // A sign beside it tells it from other digits of the name.
    const before = /[^\d*\s]$/.exec(name.slice(0, found.index))?.[0] ?? '';
    const after = /^[^\d*\s]/.exec(name.slice(found.index + found[0].length))?.[0] ?? '';
    return `*${before}${fields.join('')}${after}*`;
  }
  return undefined;
}
