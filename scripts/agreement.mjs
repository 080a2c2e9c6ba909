#!/usr/bin/env node
/** How far the second annotation of corpus/second agrees with the first; `npm run agreement`. */
import fs from 'node:fs';
import path from 'node:path';
import { readGold } from '../out/server/src/training/corpus/gold.js';
import { report } from '../out/server/src/training/evaluation/report.js';
import { noScore, scoreArticle } from '../out/server/src/training/evaluation/score.js';
import { readArticle } from './lib/articles.mjs';
import { root } from './lib/paths.mjs';

const folder = path.join(root, 'corpus', 'second');
const score = noScore();
let count = 0;
let valued = 0;
let dates = 0;
for (const name of sidecarsIn(folder)) {
  // The texts stand in the corpus only; the hash in each sidecar tells when they are not the same any more.
  const file = articleOf(name);
  const first = readArticle(file);
  const second = readGold(fs.readFileSync(file, 'utf8'), fs.readFileSync(path.join(folder, name), 'utf8'));
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

function sidecarsIn(folder) {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ann.yaml')).sort();
}

/** The samples have their own folder, the rest stands in the corpus. */
function articleOf(name) {
  const [split] = name.split(path.sep);
  const text = name.replace(/\.ann\.yaml$/, '.txt');
  return path.join(root, split === 'samples' ? '' : 'corpus', text);
}
