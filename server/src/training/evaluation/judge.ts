import type { Span } from '../../core/text/span';
import { Random } from '../random';
import { type Bin, calibrate } from './calibration';
import { type Counts, noCounts, type Ratios, ratios } from './counts';

/** A labelled name; of what a tool says also how sure it is. */
export interface JudgedSpan extends Span {
  readonly label: string;
  readonly confidence?: number | undefined;
}

/** What is right in an article or sentence, and what a tool says; both sorted and disjoint. */
export interface Judged {
  readonly gold: readonly JudgedSpan[];
  readonly predicted: readonly JudgedSpan[];
}

/**
 * The four ways of SemEval-2013 task 9 to count, as nervaluate does: by boundaries and label, by boundaries alone, by
 * overlap alone, by label where there is overlap.
 */
export const SCHEMES = ['strict', 'exact', 'partial', 'type'] as const;
export type Scheme = (typeof SCHEMES)[number];

export interface SchemeCounts {
  correct: number;
  incorrect: number;
  partial: number;
  missed: number;
  spurious: number;
}

export interface SchemeScore extends SchemeCounts, Ratios {}

/** Strict scores, as seqeval gives them. */
export interface LabelScore extends Ratios {
  /** Names that are there. */
  readonly support: number;
  readonly counts: Counts;
}

export interface Judgement {
  readonly labels: ReadonlyMap<string, LabelScore>;
  /** Of all names together; of the labels on average; of the labels by their support. */
  readonly micro: LabelScore;
  readonly macro: Ratios;
  readonly weighted: Ratios;
  readonly schemes: Readonly<Record<Scheme, SchemeScore>>;
  /** By label the same, as if there were no other. */
  readonly byLabel: ReadonlyMap<string, Readonly<Record<Scheme, SchemeScore>>>;
  /** How often a name with the first label got the second; `NONE` for names that only one side has. */
  readonly confusion: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Of tools that say how sure they are. */
  readonly calibration?: { readonly bins: readonly Bin[]; readonly error: number };
}

/** In a table of confusion: no name at all. */
export const NONE = '–';

/** Zero, as other tools say, where there is nothing to divide by. */
const finite = (value: number) => (Number.isFinite(value) ? value : 0);

export function judge(all: readonly Judged[]): Judgement {
  const labels = [
    ...new Set(all.flatMap(({ gold, predicted }) => [...gold, ...predicted].map(({ label }) => label))),
  ];
  labels.sort();
  const counts = new Map(labels.map((label) => [label, noCounts()]));
  const sum = noCounts();
  for (const each of all) countStrict(each, counts, sum);
  const scores = new Map([...counts].map(([label, each]) => [label, scoreOf(each)]));
  const mean = (weight: (score: LabelScore) => number): Ratios => {
    const total = [...scores.values()].reduce((sum, score) => sum + weight(score), 0);
    const of = (what: keyof Ratios) =>
      finite([...scores.values()].reduce((sum, score) => sum + weight(score) * score[what], 0) / total);
    return { precision: of('precision'), recall: of('recall'), f1: of('f1') };
  };
  const only = (label: string) =>
    all.map(({ gold, predicted }) => ({
      gold: gold.filter((span) => span.label === label),
      predicted: predicted.filter((span) => span.label === label),
    }));
  const sure = confidences(all);
  return {
    labels: scores,
    micro: scoreOf(sum),
    macro: mean(() => 1),
    weighted: mean(({ support }) => support),
    schemes: schemesOf(all),
    byLabel: new Map(labels.map((label) => [label, schemesOf(only(label))])),
    confusion: confusionOf(all),
    ...(sure.length > 0 ? { calibration: calibrate(sure) } : {}),
  };
}

const place = ({ start, end, label }: JudgedSpan) => `${start} ${end} ${label}`;

/** @param sum of all labels */
function countStrict({ gold, predicted }: Judged, counts: ReadonlyMap<string, Counts>, sum: Counts): void {
  const there = new Set(gold.map(place));
  for (const span of predicted) {
    const isRight = there.delete(place(span));
    for (const each of [counts.get(span.label)!, sum]) each[isRight ? 'right' : 'spurious']++;
  }
  for (const span of gold)
    if (there.has(place(span))) for (const each of [counts.get(span.label)!, sum]) each.missed++;
}

function scoreOf(counts: Counts): LabelScore {
  const { precision, recall, f1 } = ratios(counts);
  const support = counts.right + counts.missed;
  return { precision: finite(precision), recall: finite(recall), f1: finite(f1), support, counts };
}

function schemesOf(all: readonly Judged[]): Record<Scheme, SchemeScore> {
  const scoreBy = (scheme: Scheme): SchemeScore => {
    const counts = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 };
    for (const each of all) countBy(scheme, each, counts);
    const { correct, incorrect, partial, missed, spurious } = counts;
    const right = scheme === 'partial' || scheme === 'type' ? correct + partial / 2 : correct;
    const precision = finite(right / (correct + incorrect + partial + spurious));
    const recall = finite(right / (correct + incorrect + partial + missed));
    return { ...counts, precision, recall, f1: finite((2 * precision * recall) / (precision + recall)) };
  };
  return {
    strict: scoreBy('strict'),
    exact: scoreBy('exact'),
    partial: scoreBy('partial'),
    type: scoreBy('type'),
  };
}

/**
 * Each name of the tool takes one that is there and has not been taken: one that it gets right, else the first that it
 * overlaps; by label the one with the nearest boundaries.
 */
function countBy(scheme: Scheme, { gold, predicted }: Judged, counts: SchemeCounts): void {
  const taken = new Uint8Array(gold.length);
  let first = 0;
  for (const span of predicted) {
    while (first < gold.length && gold[first]!.end <= span.start) first++;
    let right = -1;
    let nearest = Number.POSITIVE_INFINITY;
    let other = -1;
    for (let g = first; g < gold.length && gold[g]!.start < span.end; g++) {
      if (taken[g] === 1) continue;
      const there = gold[g]!;
      const far = Math.abs(there.start - span.start) + Math.abs(there.end - span.end);
      const sameLabel = there.label === span.label;
      const isRight = scheme === 'type' ? sameLabel : far === 0 && (scheme !== 'strict' || sameLabel);
      if (isRight && far < nearest) [right, nearest] = [g, far];
      else if (!isRight && other < 0) other = g;
    }
    const found = right >= 0 ? right : other;
    if (found < 0) counts.spurious++;
    else {
      taken[found] = 1;
      if (right >= 0) counts.correct++;
      else if (scheme === 'partial') counts.partial++;
      else counts.incorrect++;
    }
  }
  for (const each of taken) if (each === 0) counts.missed++;
}

/** A name stands for the one with the same boundaries, else for the first that it overlaps. */
function confusionOf(all: readonly Judged[]): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>();
  const add = (gold: string, predicted: string) => {
    const row = table.get(gold) ?? new Map<string, number>();
    table.set(gold, row);
    row.set(predicted, (row.get(predicted) ?? 0) + 1);
  };
  for (const { gold, predicted } of all) {
    const taken = new Uint8Array(gold.length);
    const pair = (span: JudgedSpan, fits: (there: JudgedSpan) => boolean, from: number) => {
      for (let g = from; g < gold.length && gold[g]!.start < span.end; g++) {
        if (taken[g] === 1 || !fits(gold[g]!)) continue;
        taken[g] = 1;
        add(gold[g]!.label, span.label);
        return true;
      }
      return false;
    };
    const rest: { readonly span: JudgedSpan; readonly from: number }[] = [];
    let first = 0;
    for (const span of predicted) {
      while (first < gold.length && gold[first]!.end <= span.start) first++;
      if (!pair(span, ({ start, end }) => start === span.start && end === span.end, first))
        rest.push({ span, from: first });
    }
    for (const { span, from } of rest) if (!pair(span, () => true, from)) add(NONE, span.label);
    for (const [g, each] of taken.entries()) if (each === 0) add(gold[g]!.label, NONE);
  }
  return table;
}

function confidences(all: readonly Judged[]): { readonly confidence: number; readonly right: boolean }[] {
  return all.flatMap(({ gold, predicted }) => {
    const there = new Set(gold.map(place));
    return predicted.flatMap((span) =>
      span.confidence === undefined ? [] : [{ confidence: span.confidence, right: there.has(place(span)) }],
    );
  });
}

/** How much better the second of two tools is on the same articles, by micro F1. */
export interface Comparison {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  /** How often chance alone makes a difference as large (approximate randomization, two-sided). */
  readonly p: number;
  /** In which 95 % of the differences lie when the articles are drawn anew (bootstrap). */
  readonly low: number;
  readonly high: number;
}

const ROUNDS = 10_000;
const SAMPLES = 2_000;

/**
 * Compares what two tools say of the same articles or sentences, in the same order. Whole ones are swapped and drawn,
 * since the names in one depend on one another.
 */
export function compare(first: readonly Judged[], second: readonly Judged[], seed: number): Comparison {
  const [a, b] = [first, second].map((all) =>
    all.map((each) => {
      const sum = noCounts();
      countStrict(
        each,
        new Map([...each.gold, ...each.predicted].map(({ label }) => [label, noCounts()])),
        sum,
      );
      return sum;
    }),
  ) as [Counts[], Counts[]];
  const total = (counts: readonly Counts[]) => {
    const sum = noCounts();
    for (const each of counts) addTo(sum, each, 1);
    return sum;
  };
  const f1 = (counts: Counts) => finite(ratios(counts).f1);
  const [allA, allB] = [total(a), total(b)];
  const difference = f1(allB) - f1(allA);
  // Where both say the same nothing is swapped.
  const differing = a.flatMap((each, n) => (isSame(each, b[n]!) ? [] : [n]));
  const random = new Random(seed);
  let asLarge = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [one, other] = [{ ...allA }, { ...allB }];
    for (const n of differing) {
      if (!random.chance(0.5)) continue;
      addTo(one, a[n]!, -1);
      addTo(one, b[n]!, 1);
      addTo(other, b[n]!, -1);
      addTo(other, a[n]!, 1);
    }
    if (Math.abs(f1(other) - f1(one)) >= Math.abs(difference) - 1e-12) asLarge++;
  }
  const samples = Array.from({ length: SAMPLES }, () => {
    const [one, other] = [noCounts(), noCounts()];
    for (let k = 0; k < a.length; k++) {
      const n = random.below(a.length);
      addTo(one, a[n]!, 1);
      addTo(other, b[n]!, 1);
    }
    return f1(other) - f1(one);
  }).sort((x, y) => x - y);
  const at = (share: number) => samples[Math.floor(share * (SAMPLES - 1))]!;
  return {
    first: f1(allA),
    second: f1(allB),
    difference,
    p: (asLarge + 1) / (ROUNDS + 1),
    low: at(0.025),
    high: at(0.975),
  };
}

function addTo(to: Counts, from: Counts, times: 1 | -1): void {
  to.right += times * from.right;
  to.spurious += times * from.spurious;
  to.missed += times * from.missed;
}

const isSame = (a: Counts, b: Counts) =>
  a.right === b.right && a.spurious === b.spurious && a.missed === b.missed;
