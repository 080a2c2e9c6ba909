import { Random } from '../random';
import { addCounts } from './counts';
import { noScore, type Score } from './score';

const SAMPLES = 2000;
const SEED = 1;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where 95 % of the figures lie when the articles are drawn again, with replacement: what other articles of the
 * same kind may give. The same scores give the same interval.
 */
export function bootstrap(articles: readonly Score[], figure: (score: Score) => number): Interval {
  const random = new Random(SEED);
  const figures: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    const value = figure(sumOf(articles.map(() => random.pick(articles))));
    if (Number.isFinite(value)) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number) => figures[Math.round(share * (figures.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/** The counts of all of them; what calibration needs is left out. */
export function sumOf(articles: readonly Score[]): Score {
  const sum = noScore();
  for (const { labels, gold, corrections, values, boilerplate, lines } of articles) {
    for (const [label, counts] of labels) {
      const known = sum.labels.get(label) ?? { right: 0, spurious: 0, missed: 0 };
      addCounts(known, counts);
      sum.labels.set(label, known);
    }
    sum.gold.names += gold.names;
    sum.gold.dates += gold.dates;
    sum.corrections.names += corrections.names;
    sum.corrections.dates += corrections.dates;
    sum.values += values;
    addCounts(sum.boilerplate, boilerplate);
    sum.lines.total += lines.total;
    sum.lines.right += lines.right;
  }
  return sum;
}
