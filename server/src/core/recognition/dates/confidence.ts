import type { DateResolution } from '../types';
import type { DateRule } from './rules';

/**
 * Share of expressions by rule whose span and value were both right on annotated news. Rules with fewer than
 * ten examples are left to the mean.
 */
const BY_RULE: Readonly<Partial<Record<DateRule, number>>> = {
  'day-month': 0.97,
  'day-month-year': 0.99,
  'vi-ago': 0.84,
  'vi-clock': 0.97,
  'vi-clock-day': 0.93,
  'vi-day': 0.97,
  'vi-day-bare': 0.8,
  'vi-day-relative': 0.96,
  'vi-daypart': 0.96,
  'vi-daypart-alone': 0.7,
  'vi-decade': 0.98,
  'vi-duration': 0.95,
  'vi-duration-hedged': 0.94,
  'vi-edge': 0.98,
  'vi-feast': 0.88,
  'vi-half': 0.98,
  'vi-later': 0.76,
  'vi-lunar': 0.9,
  'vi-month': 0.88,
  'vi-month-year': 0.99,
  'vi-part': 0.96,
  'vi-quarter': 0.97,
  'vi-range': 0.97,
  'vi-same': 0.8,
  'vi-same-period': 0.85,
  'vi-school-year': 0.85,
  'vi-set': 0.98,
  'vi-unit-relative': 0.98,
  'vi-weekday': 0.95,
  'vi-weekday-date': 0.94,
  'vi-year': 0.99,
  'year-after-name': 0.6,
  'year-bare': 0.96,
};
const MEAN = 0.94;

/** What an unknown year or day leaves of the confidence in the value. */
const UNRESOLVED = 0.6;

/** Probability that the span is a date expression of the article and its value right, 0 to 1. */
export function confidenceOf(rule: DateRule, how: DateResolution['how']): number {
  const known = BY_RULE[rule] ?? MEAN;
  return how === 'unresolved' ? known * UNRESOLVED : known;
}
