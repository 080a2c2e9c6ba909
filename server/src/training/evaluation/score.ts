import { overlaps } from '../../core/text/span';
import { addCounts, type Counts, noCounts } from './counts';
import type { Annotation, Gold, LineLabel, Prediction } from './model';

/** What went wrong at a place. */
export interface Miss {
  readonly kind: 'missed' | 'spurious' | 'label' | 'value' | 'line';
  readonly start: number;
  readonly end: number;
  /** `LABEL`, `TYPE value` or a kind of line; absent on the side that has nothing. */
  readonly gold?: string;
  readonly predicted?: string;
}

/** Sums over articles. */
export interface Score {
  /** Strict: boundaries and label. Dates are under `DATE`, whatever their value. */
  readonly labels: Map<string, Counts>;
  readonly gold: { names: number; dates: number };
  /** Dates with the right boundaries, type and value. */
  values: number;
  /** Missed, spurious, and right boundaries with a wrong label or value, of names and dates. */
  readonly corrections: { names: number; dates: number };
  readonly boilerplate: Counts;
  readonly lines: { total: number; right: number };
  readonly names: { confidence: number; right: boolean }[];
  readonly dates: { confidence: number; right: boolean }[];
  readonly marks: { confidence: number; right: boolean }[];
}

export function noScore(): Score {
  return {
    labels: new Map(),
    gold: { names: 0, dates: 0 },
    values: 0,
    corrections: { names: 0, dates: 0 },
    boilerplate: noCounts(),
    lines: { total: 0, right: 0 },
    names: [],
    dates: [],
    marks: [],
  };
}

const isDate = (annotation: Annotation) => annotation.label === 'DATE';
const place = ({ start, end }: Annotation | LineLabel) => `${start}-${end}`;

/** Whether a prediction has the value of the gold, and its type where the gold has one. */
function hasValue({ type, value }: Annotation, gold: Annotation): boolean {
  if (gold.type !== undefined && type !== gold.type) return false;
  return value === gold.value || (gold.open === true && leavesOpen(value, gold.value));
}

/** Whether the value is the other one with some digits unsaid: `XXXX-06-04` and `2017-06-04`. */
export function leavesOpen(value: string | undefined, other: string | undefined): boolean {
  if (value?.length !== other?.length) return false;
  return [...(value ?? '')].every((digit, i) => digit === 'X' || digit === other![i]);
}

/** Scores one article, adds to `score` and returns what went wrong, by position. */
export function scoreArticle(gold: Gold, prediction: Prediction, score: Score): Miss[] {
  const misses: Miss[] = [];
  scoreSpans(settle(gold, prediction.spans), prediction.spans, score, misses);
  if (prediction.lines) scoreLines(gold.lines, prediction.lines, score, misses);
  return misses.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The gold spans, with that reading of each dispute which costs the prediction fewest corrections. */
export function settle(gold: Gold, predicted: readonly Annotation[]): Annotation[] {
  const settled = [...gold.spans];
  for (const { a, b } of gold.disputes) {
    const places = [...a, ...b];
    const near = predicted.filter((span) => places.some((other) => overlaps(span, other)));
    settled.push(...(cost(b, near) < cost(a, near) ? b : a));
  }
  return settled.sort((x, y) => x.start - y.start || x.end - y.end);
}

function cost(reading: readonly Annotation[], predicted: readonly Annotation[]): number {
  const exact = (x: Annotation, y: Annotation) =>
    place(x) === place(y) && x.label === y.label && (!isDate(x) || hasValue(y, x));
  const right = reading.filter((span) => predicted.some((other) => exact(span, other))).length;
  return reading.length + predicted.length - 2 * right;
}

function scoreSpans(
  gold: readonly Annotation[],
  predicted: readonly Annotation[],
  score: Score,
  misses: Miss[],
): void {
  const countOf = (label: string) => {
    const known = score.labels.get(label) ?? noCounts();
    score.labels.set(label, known);
    return known;
  };
  const open = new Map(gold.map((span) => [place(span), span]));
  for (const span of gold) score.gold[isDate(span) ? 'dates' : 'names']++;
  for (const span of predicted) {
    const { start, end } = span;
    const match = open.get(place(span));
    open.delete(place(span));
    const rightLabel = match?.label === span.label;
    const right = rightLabel && (!isDate(span) || hasValue(span, match));
    if (rightLabel) countOf(span.label).right++;
    else countOf(span.label).spurious++;
    if (match && !rightLabel) countOf(match.label).missed++;
    if (isDate(span) && right) score.values++;
    if (!right) {
      score.corrections[isDate(match ?? span) ? 'dates' : 'names']++;
      const kind = !match ? 'spurious' : rightLabel ? 'value' : 'label';
      misses.push({ kind, start, end, predicted: text(span), ...(match ? { gold: text(match) } : {}) });
    }
    if (span.confidence !== undefined) {
      score[isDate(span) ? 'dates' : 'names'].push({ confidence: span.confidence, right });
    }
  }
  for (const span of open.values()) {
    countOf(span.label).missed++;
    score.corrections[isDate(span) ? 'dates' : 'names']++;
    misses.push({ kind: 'missed', start: span.start, end: span.end, gold: text(span) });
  }
}

function scoreLines(
  gold: readonly LineLabel[],
  predicted: readonly LineLabel[],
  score: Score,
  misses: Miss[],
): void {
  const predictions = new Map(predicted.map((line) => [line.start, line]));
  for (const line of gold) {
    if (line.kind === 'blank') continue;
    const prediction = predictions.get(line.start);
    const kind = prediction?.kind;
    const isBoilerplate = line.kind === 'boilerplate';
    const counts = noCounts();
    if (isBoilerplate && kind === 'boilerplate') counts.right++;
    else if (isBoilerplate) counts.missed++;
    else if (kind === 'boilerplate') counts.spurious++;
    addCounts(score.boilerplate, counts);
    score.lines.total++;
    if (kind === line.kind) score.lines.right++;
    else {
      misses.push({
        kind: 'line',
        start: line.start,
        end: line.end,
        gold: line.kind,
        predicted: kind ?? '-',
      });
    }
    if (prediction?.boilerplate !== undefined) {
      score.marks.push({ confidence: prediction.boilerplate, right: isBoilerplate });
    }
  }
}

function text({ label, type, value }: Annotation): string {
  return label === 'DATE' ? [type, value].filter(Boolean).join(' ') : label;
}
