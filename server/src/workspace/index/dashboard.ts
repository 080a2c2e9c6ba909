import { REVIEW_STATES, type ReviewState } from '../../core/sidecar/state';
import { parseDay } from '../../core/text/civil';
import { eachInSteps } from '../../core/text/steps';
import type { Agreement, Comparison } from './agreement';
import { byMentions } from './query';
import type { CorpusIndex, Entity, Indexed } from './store';
import { calendarOf, fullest, SPAN, UNITS, type Unit, unitFor } from './timeline';

// What a person wants to see of a corpus at one glance.

/** Rows of a table that people read; of more the views tell. */
const ROWS = 20;
/** A unit is fine enough when so much of what is counted is to be seen in it. */
const ENOUGH = 0.9;

const NONE = { kept: 0, changed: 0, rejected: 0, finished: 0 };
type Pace = { [K in keyof typeof NONE]: number };

type Compared = ReturnType<Agreement['ask']>;

/** Goes through the index a few times. Where that changes between two steps, parts are of one moment and parts of another. */
export function* dashboard(index: CorpusIndex, compared: Compared) {
  const articles = index.articles();
  const sums = { accepted: 0, rejected: 0, suggested: 0 };
  yield* eachInSteps(articles, ({ accepted, rejected, suggested }) =>
    add(sums, { accepted, rejected, suggested }),
  );
  return {
    articles: articles.length,
    states: index.states(),
    ...sums,
    pace: yield* paceOf(articles),
    ...(yield* mentionsOf(index)),
    entities: yield* entitiesOf(index),
    folders: yield* foldersOf(articles),
    agreement: yield* agreementOf(compared),
  };
}

function* paceOf(articles: readonly Indexed[]) {
  const byDay = new Map<number, Pace>();
  const undated = { ...NONE };
  const of = (day: string): Pace => {
    const number = parseDay(day);
    if (number === undefined) return undated;
    let pace = byDay.get(number);
    if (!pace) {
      pace = { ...NONE };
      byDay.set(number, pace);
    }
    return pace;
  };
  yield* eachInSteps(articles, ({ days, finished }) => {
    for (const { day, ...counts } of days) add(of(day), { ...counts, finished: 0 });
    if (finished !== undefined) add(of(finished), { ...NONE, finished: 1 });
  });
  const unit = unitFor(byDay.keys(), ['day', 'week', 'month']);
  const earlier = { ...NONE };
  const byUnit = new Map<number, Pace>();
  const last = lastOf(byDay.keys(), unit);
  for (const [day, pace] of byDay) {
    const n = UNITS[unit].of(day);
    if (n <= last - SPAN) add(earlier, pace);
    else add(entry(byUnit, n, NONE), pace);
  }
  return { unit, items: inRow(unit, byUnit, NONE), earlier, undated };
}

function lastOf(days: Iterable<number>, unit: Unit): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) last = Math.max(last, UNITS[unit].of(day));
  return last;
}

function add<T extends Record<keyof T, number>>(to: T, more: T): void {
  for (const key of Object.keys(to) as (keyof T)[]) (to[key] as number) += more[key];
}

function entry<T extends object>(all: Map<number, T>, n: number, none: T): T {
  let one = all.get(n);
  if (!one) {
    one = { ...none };
    all.set(n, one);
  }
  return one;
}

/** All units from the first to the last one. */
function inRow<T extends object>(unit: Unit, counts: ReadonlyMap<number, T>, none: T) {
  if (counts.size === 0) return [];
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: last - first + 1 }, (_, n) => ({
    at: UNITS[unit].at(first + n),
    ...(counts.get(first + n) ?? none),
  }));
}

/** Labels, and the dates that are spoken of. */
function* mentionsOf(index: CorpusIndex) {
  const labels = new Map<string, { mentions: number; entities?: number }>();
  const days = new Map<number, { exact: Unit; times: number }[]>();
  let other = 0;
  yield* eachInSteps(index.usedTimes(), ([[label, , name, type], times]) => {
    const counts = labels.get(label) ?? { mentions: 0 };
    counts.mentions += times;
    labels.set(label, counts);
    if (type === '') return;
    const found = type === 'DATE' || type === 'TIME' ? calendarOf(name) : undefined;
    if (!found) other += times;
    else days.set(found.day, [...(days.get(found.day) ?? []), { exact: found.exact, times }]);
  });
  yield* eachInSteps(index.entities(), ({ label }) => {
    const counts = labels.get(label);
    if (counts) counts.entities = (counts.entities ?? 0) + 1;
  });
  const sorted = [...labels]
    .map(([label, counts]) => ({ label, ...counts }))
    .sort((a, b) => b.mentions - a.mentions || (a.label < b.label ? -1 : 1));
  return {
    labels: { items: sorted.slice(0, ROWS), total: sorted.length },
    dates: datesOf(days, other),
  };
}

const EXACTNESS: readonly Unit[] = ['day', 'week', 'month', 'year'];

function datesOf(
  days: ReadonlyMap<number, readonly { readonly exact: Unit; readonly times: number }[]>,
  other: number,
) {
  const inUnits = (unit: Unit) => {
    const counts = new Map<number, number>();
    let less = 0;
    for (const [day, found] of days)
      for (const { exact, times } of found) {
        const n = UNITS[unit].of(exact === 'week' && unit !== 'week' ? day + 3 : day);
        if (EXACTNESS.indexOf(exact) > EXACTNESS.indexOf(unit)) less += times;
        else counts.set(n, (counts.get(n) ?? 0) + times);
      }
    const all = [...counts.values()].reduce((sum, times) => sum + times, 0);
    return { unit, counts, less, all, best: fullest(counts) };
  };
  const tried = (['day', 'month', 'year'] as const).map(inUnits);
  const { unit, counts, less, all, best } =
    tried.find((one) => one.best.count >= ENOUGH * (one.all + one.less)) ?? tried.at(-1)!;
  const shown = [...counts].filter(([n]) => n >= best.from && n <= best.until);
  return {
    unit,
    items: inRow(unit, new Map(shown.map(([n, mentions]) => [n, { mentions }])), { mentions: 0 }),
    outside: all - best.count,
    other: other + less,
  };
}

function* entitiesOf(index: CorpusIndex) {
  const entities = index.entities();
  // All of them would take long to sort.
  let first: Entity[] = [];
  yield* eachInSteps(entities, (entity) => {
    first.push(entity);
    if (first.length > 2 * ROWS) first = first.sort(byMentions).slice(0, ROWS);
  });
  const items = first
    .sort(byMentions)
    .slice(0, ROWS)
    .map((entity) => {
      const { label, mentions, articles } = entity;
      return { label, name: index.namesOf(entity).name, mentions, articles };
    });
  return { items, total: entities.length };
}

function* foldersOf(articles: readonly Indexed[]) {
  const folders = new Map<string, Record<ReviewState, number>>();
  yield* eachInSteps(articles, ({ name, state }) => {
    const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    let states = folders.get(folder);
    if (!states) {
      states = Object.fromEntries(REVIEW_STATES.map((one) => [one, 0])) as Record<ReviewState, number>;
      folders.set(folder, states);
    }
    states[state]++;
  });
  const size = (states: Record<ReviewState, number>) =>
    REVIEW_STATES.reduce((all, one) => all + states[one], 0);
  const sorted = [...folders]
    .map(([folder, states]) => ({ folder, states }))
    .sort((a, b) => size(b.states) - size(a.states) || (a.folder < b.folder ? -1 : 1));
  return { items: sorted.slice(0, ROWS), total: sorted.length };
}

const UNASKED = { suggested: 0, right: 0, decided: 0 };

function* agreementOf({ known, of }: Compared) {
  const dated = known.flatMap(({ article, comparison }) => {
    const day = parseDay(article.finished ?? '');
    return day === undefined ? [] : [{ day, comparison }];
  });
  const unit = unitFor(
    dated.map(({ day }) => day),
    ['day', 'week', 'month', 'year'],
  );
  const byUnit = new Map<number, typeof UNASKED>();
  const last = lastOf(
    dated.map(({ day }) => day),
    unit,
  );
  yield* eachInSteps(dated, ({ day, comparison }) => {
    const n = UNITS[unit].of(day);
    if (n > last - SPAN) add(entry(byUnit, n, UNASKED), agreed(comparison));
  });
  const all = { ...UNASKED };
  yield* eachInSteps(known, ({ comparison }) => add(all, agreed(comparison)));
  return {
    articles: known.length,
    of,
    all,
    over: { unit, items: inRow(unit, byUnit, UNASKED) },
    calibration: yield* calibrationOf(known),
  };
}

const agreed = ({ suggested, right, decided }: Comparison) => ({ suggested, right, decided });

function* calibrationOf(known: Compared['known']) {
  const totals = (known[0]?.comparison.tenths ?? []).map(() => ({ suggested: 0, right: 0, sum: 0 }));
  yield* eachInSteps(known, ({ comparison }) =>
    comparison.tenths.forEach((tenth, n) => {
      add(totals[n]!, tenth);
    }),
  );
  return totals.flatMap(({ suggested, right, sum }) =>
    suggested > 0 ? [{ confidence: sum / suggested, suggested, right }] : [],
  );
}
