import { packFor } from '../language';
import type { DateSuggestion, Lang } from '../types';
import { findDateExpressions } from './find';
import { type ResolveContext, resolveDates } from './resolve';
import type { DateExpression } from './types';

/** What a date says that is written like this, by itself; undefined unless all of it is one expression. */
export function readDate(written: string, lang: Lang, context: ResolveContext): DateSuggestion | undefined {
  const found = expressionOf(written, lang);
  return found && resolveDates([found], context)[0];
}

/** The dates that are written in a text, by position; what one says may come from another of them. */
export function datesIn(written: string, lang: Lang, context: ResolveContext): DateSuggestion[] {
  return resolveDates(findDateExpressions(written, packFor(lang, written).dates), context);
}

/**
 * The unit by which a date may be another one that tells it by its distance or by its weekday: `hôm qua` is a day off where it
 * is wrong, `thứ Ba` a week. Undefined for what is written out.
 */
export function stepOf(written: string, lang: Lang): 'd' | 'w' | 'm' | undefined {
  const meaning = expressionOf(written, lang)?.meaning;
  const date = meaning?.kind === 'time' ? meaning.date : meaning;
  if (date?.kind === 'weekday' || date?.kind === 'weekend') return 'w';
  const unit = date?.kind === 'shift' || date?.kind === 'same' ? date.unit : undefined;
  return unit === 'day' ? 'd' : unit === 'week' ? 'w' : unit === 'month' ? 'm' : undefined;
}

function expressionOf(written: string, lang: Lang): DateExpression | undefined {
  const text = written.trim();
  const [found, ...more] = findDateExpressions(text, packFor(lang, text).dates);
  return found && more.length === 0 && found.end - found.start === text.length ? found : undefined;
}

const CLOCK = /^T\d{2}(?::\d{2})*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The TIMEX3 value of what a person types who leaves out what nobody needs: `4/5` for a day, `10h15 4/5` for a time on
 * one. Undefined where it is no date.
 */
export function readTyped(typed: string, lang: Lang, context: ResolveContext): string | undefined {
  const text = typed.trim();
  const { publication } = packFor(lang, text).dates;
  const before = ['', ...[...(publication.dateline ?? [])].map((word) => `${word} `)];
  const read = (part: string) =>
    before.map((word) => readDate(word + part, lang, context)?.value).find((value) => value !== undefined);
  const whole = read(text);
  const blank = text.indexOf(' ');
  if (whole !== undefined || blank < 0) return whole;
  const [clock, day] = [read(text.slice(0, blank)), read(text.slice(blank + 1))];
  return clock !== undefined && day !== undefined && CLOCK.test(clock) && DAY.test(day)
    ? day + clock
    : undefined;
}
