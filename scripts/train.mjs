// Trains the labellers of names on gold articles and sentences; run after `tsc -b`. The same corpus and lists give the
// same bytes. `dist/data/` is brought up to date with lists and models. Arguments are languages, all of them without any.
import fs from 'node:fs';
import path from 'node:path';
import { packOf } from '../out/server/src/core/recognition/language.js';
import { namedLines, parseSentences } from '../out/server/src/training/names/gold.js';
import { readTemplates } from '../out/server/src/training/names/templates.js';
import { SETTINGS, train } from '../out/server/src/training/names/train.js';
import { trainingKnowledge, writeKnowledge } from './build-knowledge.mjs';
import { articleFiles, readArticles } from './lib/articles.mjs';
import { root } from './lib/paths.mjs';

const LABELS = ['PER', 'LOC', 'ORG', 'MISC'];
const { augment } = SETTINGS;

/** What each labeller learns from. */
const SOURCES = {
  vi: {
    articles: ['corpus/train', 'samples'],
    sentences: 'server/data/training',
    dev: 'corpus/dev',
    // Stronger penalties than that of the settings carry over to other pages.
    // With weights this small left out the model packs into the room that it has.
    settings: { ...SETTINGS, prune: 0.12, optimizer: { ...SETTINGS.optimizer, l2: 0.25, seed: 2 } },
  },
  en: {
    articles: ['corpus/english/train'],
    sentences: 'server/data/en/training/sentences',
    templates: 'server/data/en/training/templates',
    dev: 'corpus/english/dev',
    // Names of the whole world that no list has, and headlines in capitals.
    settings: {
      ...SETTINGS,
      optimizer: { ...SETTINGS.optimizer, l2: 0.3 },
      fillings: 3,
      least: 3,
      augment: { ...augment, unlisted: 0.2, unlistedPlace: 0.12, unknownWord: 0.12, capitals: 0.06 },
    },
  },
};

const knowledge = await writeKnowledge();
const wanted = process.argv.slice(2);
for (const id of wanted.length > 0 ? wanted : Object.keys(SOURCES)) await trainLanguage(id, SOURCES[id]);

async function trainLanguage(id, { articles, sentences, templates, dev, settings }) {
  const { file } = knowledge.find((written) => written.id === id);
  const lists = JSON.parse(JSON.stringify(await trainingKnowledge(id)));
  const data = {
    labels: LABELS,
    words: packOf(id).names.words,
    knowledge: lists,
    articles: articles.flatMap(articlesIn),
    sentences: articleFiles(path.join(root, sentences)).flatMap((name) => inFile(name, parseSentences)),
    ...(templates && {
      templates: readTemplates(
        articleFiles(path.join(root, templates)).map((name) => fs.readFileSync(name, 'utf8')),
        lists,
      ),
    }),
    dev: articlesIn(dev),
  };
  const model = train(data, settings, console.log);
  const target = path.join(root, 'server', 'data', id, 'names.bin');
  fs.writeFileSync(target, model);
  fs.copyFileSync(target, path.join(path.dirname(file), 'names.bin'));
  console.log(`${path.relative(root, target)}: ${model.length} bytes`);
}

function articlesIn(folder) {
  return readArticles(path.join(root, folder)).map(({ article }) => namedLines(article, LABELS));
}

function inFile(name, parse) {
  try {
    return parse(fs.readFileSync(name, 'utf8'));
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}
