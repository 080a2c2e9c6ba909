#!/usr/bin/env node
/** Trains the model of line kinds on `corpus/train` and writes `lines/weights.ts`. Run `npx tsc -b` before and after. */
import fs from 'node:fs';
import path from 'node:path';
import { formatModel } from '../out/server/src/core/recognition/lines/model.js';
import { caution, examplesOf } from '../out/server/src/training/lines/examples.js';
import { train } from '../out/server/src/training/lines/train.js';
import { readArticles } from './lib/articles.mjs';
import { pageOf } from './lib/pages.mjs';

const root = path.join(import.meta.dirname, '..');
const target = path.join(root, 'server/src/core/recognition/lines/weights.ts');
const pages = readArticles(path.join(root, 'corpus/train')).map(pageOf);
const examples = examplesOf(pages);
const model = train(examples, { rounds: 100, penalty: 1.5, caution });
const text = formatModel(model);
fs.writeFileSync(
  target,
  `/** Written by scripts/train-lines.mjs; see \`model.ts\` for its form. */\nexport const LINE_MODEL = \`${text}\`;\n`,
);
console.log(
  `${pages.length} pages, ${examples.length} examples, ${model.features.size} features, ${text.length} bytes`,
);
