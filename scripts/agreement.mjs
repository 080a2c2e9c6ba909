#!/usr/bin/env node
/** How far the second annotation of corpus/second agrees with the first; `npm run agreement`. */
import fs from 'node:fs';
import path from 'node:path';
import { report } from '../out/server/src/training/evaluation/report.js';
import { noScore, scoreArticle } from '../out/server/src/training/evaluation/score.js';
import { readArticles } from './lib/articles.mjs';
import { root } from './lib/paths.mjs';

const folder = path.join(root, 'corpus', 'second');
const score = noScore();
let count = 0;
let valued = 0;
let dates = 0;
for (const { file, article: second } of readArticles(folder)) {
  const name = path.relative(folder, file);
  const first = firstAnnotation(name);
  if (first.text !== second.text) throw new Error(`${name}: the two texts differ`);
  scoreArticle({ spans: first.spans, disputes: [], lines: first.lines }, second, score);
  const values = new Map(first.spans.map((span) => [`${span.start}-${span.end} ${span.label}`, span.value]));
  for (const { start, end, label, value } of second.spans) {
    const key = `${start}-${end} ${label}`;
    if (label !== 'DATE' || !values.has(key)) continue;
    dates++;
    if (values.get(key) === value) valued++;
  }
  count++;
}
const does = { names: true, dates: true, lines: true };
console.log(`${count} articles annotated twice.\n`);
console.log(report([{ tool: 'Second', score, does, syllablesPerSecond: 0, memory: 0 }]).split('\n\n')[0]);
console.log(`\nEqual values on dates that both have: ${valued} of ${dates}.`);
console.log(`Equal kinds of lines: ${score.lines.right} of ${score.lines.total}.`);

/** The samples have their own folder, the rest stands in the corpus. */
function firstAnnotation(name) {
  const [split] = name.split(path.sep);
  const file = path.join(root, split === 'samples' ? '' : 'corpus', name);
  if (!fs.existsSync(file)) throw new Error(`${file} does not exist`);
  return readArticles(path.dirname(file)).find((entry) => entry.file === file).article;
}
