#!/usr/bin/env node
/**
 * Trains the models of line kinds: the shared one on `corpus/train`, the English one on pages around the articles in
 * `corpus/english/train`; with `en` that one alone. Run `npx tsc -b` before and after.
 */
import fs from 'node:fs';
import path from 'node:path';
import { formatModel } from '../out/server/src/core/recognition/lines/model.js';
import { englishExamples, PRIORS } from '../out/server/src/training/lines/english/examples.js';
import { caution, examplesOf } from '../out/server/src/training/lines/examples.js';
import { train } from '../out/server/src/training/lines/train.js';
import { readArticles } from './lib/articles.mjs';
import { pageOf } from './lib/pages.mjs';

const root = path.join(import.meta.dirname, '..');
const MODELS = [
  {
    lang: 'vi',
    corpus: 'train',
    examples: examplesOf,
    file: 'recognition/lines/weights.ts',
    options: { penalty: 1.5 },
  },
  {
    lang: 'en',
    corpus: 'english/train',
    examples: englishExamples,
    file: 'languages/en/lineWeights.ts',
    // Tenths are as good as hundredths and pack better.
    options: { penalty: 1, grain: 0.1, priors: PRIORS },
  },
];
const only = process.argv[2];

for (const { corpus, examples, file, options } of MODELS.filter(
  ({ lang }) => only === undefined || lang === only,
)) {
  const pages = readArticles(path.join(root, 'corpus', corpus)).map(pageOf);
  const all = examples(pages);
  const model = train(all, { rounds: 100, caution, ...options });
  const text = formatModel(model);
  fs.writeFileSync(
    path.join(root, 'server/src/core', file),
    `/** Written by scripts/train-lines.mjs; see \`model.ts\` for its form. */\nexport const LINE_MODEL = \`${text}\`;\n`,
  );
  console.log(
    `${pages.length} pages, ${all.length} examples, ${model.features.size} features, ${text.length} bytes`,
  );
}
