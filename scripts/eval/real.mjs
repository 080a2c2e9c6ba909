/** The figures of real articles. */
import { bootstrap, sumOf } from '../../out/server/src/training/evaluation/bootstrap.js';
import { ratios } from '../../out/server/src/training/evaluation/counts.js';
import { correctionsPerSpan, microNames, table } from '../../out/server/src/training/evaluation/report.js';

const LABELS = ['PER', 'LOC', 'ORG', 'MISC'];
const LINES = 'boilerplate lines';

/**
 * Columns of figures, each with the interval in which 95 % of bootstrap samples of the articles lie; the last one is a second
 * annotator of the watched articles, against the first.
 */
export function reportReal(scored) {
  const parts = [
    ['watched', scored.filter(({ watched }) => watched)],
    ['looked at', scored.filter(({ watched }) => !watched)],
  ].map(([name, articles]) => ({ name, scores: articles.map(({ score }) => score) }));
  const people = scored.flatMap((article) => article.people ?? []);
  const f1 = (counts) => ratios(counts).f1;
  const label = (name) => (score) => f1(score.labels.get(name) ?? { right: 0, spurious: 0, missed: 0 });
  const figures = [
    ...LABELS.map((name) => [name, label(name)]),
    ['**names**', (score) => f1(microNames(score))],
    ['**dates**', label('DATE')],
    ['right date values, of all gold dates', (score) => score.values / score.gold.dates],
    [LINES, (score) => f1(score.boilerplate)],
    ...['names', 'dates', 'both'].map((part) => [
      `corrections per gold span, ${part === 'both' ? 'all' : part}`,
      (score) => correctionsPerSpan(score, part),
    ]),
  ];
  const rows = figures.map(([name, figure]) => [
    name,
    ...[...parts, { scores: people }].flatMap(({ scores }) => {
      // The second annotator left the lines alone.
      if (scores === people && name === LINES) return ['–', '–'];
      const { low, high } = bootstrap(scores, figure);
      return [figure(sumOf(scores)).toFixed(3), `${low.toFixed(3)} – ${high.toFixed(3)}`];
    }),
  ]);
  const sizes = parts.map(({ name, scores }) => {
    const { names, dates } = sumOf(scores).gold;
    return `${name}: ${scores.length} articles, ${names} names, ${dates} dates`;
  });
  const header = ['', ...[...parts, { name: 'people, watched' }].flatMap(({ name }) => [name, '95 %'])];
  return `${sizes.join('; ')}.\n\n${table(header, rows)}`;
}
