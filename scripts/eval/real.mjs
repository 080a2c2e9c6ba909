/** Real articles: their gold is in `corpus/real`, their texts in checkouts of the public collections. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bootstrap, sumOf } from '../../out/server/src/training/evaluation/bootstrap.js';
import { ratios } from '../../out/server/src/training/evaluation/counts.js';
import { correctionsPerSpan, microNames, table } from '../../out/server/src/training/evaluation/report.js';
import { readStandoff } from '../../out/server/src/training/evaluation/standoff.js';
import { root } from '../lib/paths.mjs';

const LABELS = ['PER', 'LOC', 'ORG', 'MISC'];

/** @throws {Error} naming the repository to fetch, when no folder has a text, or has another version of it */
export function readReal(folders) {
  const gold = path.join(root, 'corpus', 'real');
  return fs
    .readdirSync(gold)
    .sort()
    .map((name) => {
      const standoff = JSON.parse(fs.readFileSync(path.join(gold, name), 'utf8'));
      const { repository, published, watched } = standoff;
      const text = textOf(standoff, folders);
      return {
        file: `${repository}/${standoff.path}`,
        text,
        lang: 'vi',
        published: published ?? undefined,
        gold: readStandoff(standoff, text),
        watched,
      };
    });
}

function textOf({ repository, path: file, sha256 }, folders) {
  const files = folders.map((folder) => path.join(folder, file)).filter((name) => fs.existsSync(name));
  if (files.length === 0) {
    throw new Error(
      `no ${file} in ${folders.join(', ')}; git clone https://github.com/${repository} and name it with --real`,
    );
  }
  for (const name of files) {
    const bytes = fs.readFileSync(name);
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes.toString('utf8');
  }
  throw new Error(`${files[0]} is another version than the one that was annotated; git log --all -- ${file}`);
}

/** Two columns of figures, each with the interval in which 95 % of bootstrap samples of the articles lie. */
export function reportReal(scored) {
  const parts = [
    ['watched', scored.filter(({ watched }) => watched)],
    ['looked at', scored.filter(({ watched }) => !watched)],
  ].map(([name, articles]) => ({ name, scores: articles.map(({ score }) => score) }));
  const f1 = (counts) => ratios(counts).f1;
  const label = (name) => (score) => f1(score.labels.get(name) ?? { right: 0, spurious: 0, missed: 0 });
  const figures = [
    ...LABELS.map((name) => [name, label(name)]),
    ['**names**', (score) => f1(microNames(score))],
    ['**dates**', label('DATE')],
    ['right date values, of all gold dates', (score) => score.values / score.gold.dates],
    ['boilerplate lines', (score) => f1(score.boilerplate)],
    ...['names', 'dates', 'both'].map((part) => [
      `corrections per gold span, ${part === 'both' ? 'all' : part}`,
      (score) => correctionsPerSpan(score, part),
    ]),
  ];
  const rows = figures.map(([name, figure]) => [
    name,
    ...parts.flatMap(({ scores }) => {
      const { low, high } = bootstrap(scores, figure);
      return [figure(sumOf(scores)).toFixed(3), `${low.toFixed(3)} – ${high.toFixed(3)}`];
    }),
  ]);
  const sizes = parts.map(({ name, scores }) => {
    const { names, dates } = sumOf(scores).gold;
    return `${name}: ${scores.length} articles, ${names} names, ${dates} dates`;
  });
  const header = ['', ...parts.flatMap(({ name }) => [name, '95 %'])];
  return `${sizes.join('; ')}.\n\n${table(header, rows)}`;
}
