// Trains the name recognizer on the gold corpus; run after `tsc -b`. The same corpus and lists give the
// same bytes. `dist/data/` is brought up to date with lists and model.
import fs from 'node:fs';
import path from 'node:path';
import { namesOf } from '../out/server/src/core/recognition/language.js';
import { namedLines, parseSentences } from '../out/server/src/training/names/gold.js';
import { SETTINGS, train } from '../out/server/src/training/names/train.js';
import { writeKnowledge } from './build-knowledge.mjs';
import { articleFiles, readArticles } from './lib/articles.mjs';
import { root } from './lib/paths.mjs';

const LABELS = ['PER', 'LOC', 'ORG', 'MISC'];
const at = (...names) => path.join(root, ...names);
const articlesIn = (...folder) =>
  readArticles(at(...folder)).map(({ article }) => namedLines(article, LABELS));

const LANGUAGE = 'vi';
const { file } = (await writeKnowledge()).find(({ id }) => id === LANGUAGE);
const data = {
  labels: LABELS,
  words: namesOf(LANGUAGE).grammar.words,
  knowledge: JSON.parse(fs.readFileSync(file, 'utf8')),
  articles: [...articlesIn('corpus', 'train'), ...articlesIn('samples')],
  sentences: articleFiles(at('server', 'data', 'training')).flatMap(sentencesIn),
  dev: articlesIn('corpus', 'dev'),
};
const model = train(data, SETTINGS, console.log);
const target = at('server', 'data', LANGUAGE, 'names.bin');
fs.writeFileSync(target, model);
fs.copyFileSync(target, path.join(path.dirname(file), 'names.bin'));
console.log(`${path.relative(root, target)}: ${model.length} bytes`);

function sentencesIn(name) {
  try {
    return parseSentences(fs.readFileSync(name, 'utf8'));
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}
