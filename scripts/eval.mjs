#!/usr/bin/env node
/** Scores the recognizer and its peers on gold; `npm run eval -- --help`. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadRecognizer } from '../out/server/src/node/data.js';
import { readGoldJson } from '../out/server/src/training/evaluation/goldJson.js';
import { report } from '../out/server/src/training/evaluation/report.js';
import { noScore, scoreArticle } from '../out/server/src/training/evaluation/score.js';
import { languagesReport } from './eval/languages.mjs';
import { learningReport } from './eval/learning.mjs';
import { nergrit } from './eval/nergrit.mjs';
import { installPeers } from './eval/peers.mjs';
import { phoner } from './eval/phoner.mjs';
import { reportReal } from './eval/real.mjs';
import { tools } from './eval/tools.mjs';
import { trainingReport } from './eval/training.mjs';
import { readArticles } from './lib/articles.mjs';
import { root } from './lib/paths.mjs';
import { readReal } from './lib/real.mjs';

const HELP = `npm run eval -- [options]

  --split NAME   score corpus/NAME: test (default), dev or train
  --folder DIR   score the annotated articles of a folder
  --gold FILE    score FILE.txt beside FILE.gold.json, {published, agreed, disputes, lines}
  --real DIR     score corpus/real, whose texts are in DIR: checkouts of undertheseanlp/resources and
                 magizbox/scraper (--real DIR --real DIR); only Dateline
  --learning     what decisions bring: corrections after so many articles, on the dev and test splits, or with
                 --real on those of corpus/real
  --training     what a trained model brings: the same after training on so many of these articles
  --languages    what a model brings in two languages that have none, after few articles of corpus/few
  --phoner DIR   train on the sentences of a checkout of VinAIResearch/PhoNER_COVID19, and score
  --nergrit DIR  what word classes bring after few Indonesian sentences; a checkout of IndoNLP/indonlu
  --no-peers     leave out vntk and chrono-node
  --errors       list what is wrong; not in the test split nor in watched articles, which nobody should look at
  --write FILE   put the tables into FILE, between its <!-- eval --> lines (<!-- real --> with --real)
`;

const { values } = parseArgs({
  options: {
    split: { type: 'string', default: 'test' },
    folder: { type: 'string' },
    gold: { type: 'string' },
    learning: { type: 'boolean', default: false },
    phoner: { type: 'string' },
    nergrit: { type: 'string' },
    training: { type: 'boolean', default: false },
    languages: { type: 'boolean', default: false },
    real: { type: 'string', multiple: true },
    peers: { type: 'boolean', default: true },
    errors: { type: 'boolean', default: false },
    write: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

if (values.help) process.stdout.write(HELP);
else if (values.learning) await learning();
else if (values.training) await training();
else if (values.languages) console.log(await languagesReport(await loadRecognizer()));
else if (values.phoner) console.log(await phoner(path.resolve(values.phoner)));
else if (values.nergrit) console.log(await nergrit(path.resolve(values.nergrit), await loadRecognizer()));
else if (values.real) await real(values.real.map((folder) => path.resolve(folder)));
else await main();

async function main() {
  const folder = path.resolve(values.folder ?? path.join(root, 'corpus', values.split));
  if (values.errors && !values.gold && folder.split(path.sep).at(-1) === 'test') {
    fail('the errors of the test split stay unseen; use --split dev');
  }
  const articles = values.gold ? [readGoldFile(values.gold)] : readFolder(folder);
  if (articles.length === 0) fail(`no annotated articles in ${folder}`);
  const syllables = articles.reduce((sum, { text }) => sum + text.split(/\s+/u).filter(Boolean).length, 0);

  const names = values.peers ? Object.keys(tools) : ['Dateline'];
  const missing = names.includes('vntk') ? installPeers() : undefined;
  if (missing) console.error(`vntk is left out: ${missing}`);
  const results = [];
  for (const tool of names.filter((name) => name !== 'vntk' || !missing)) {
    const { predictions, milliseconds, memory } = await predict(tool, articles);
    const score = noScore();
    articles.forEach((article, i) => {
      const misses = scoreArticle(article.gold, predictions[i], score);
      if (values.errors && tool === 'Dateline') printMisses(article, misses);
    });
    const syllablesPerSecond = (1000 * syllables) / milliseconds;
    results.push({ tool, score, does: tools[tool].does, syllablesPerSecond, memory });
  }
  const what = `${articles.length} articles, ${syllables} syllables`;
  const tables = report(results);
  console.log(`${what}\n\n${tables}`);
  if (values.write) writeInto(values.write, `${what}.\n\n${tables}`);
}

/** How the second annotator, where there is one, agrees with the first. */
function people({ gold, second }) {
  if (!second) return undefined;
  const score = noScore();
  scoreArticle(gold, { spans: second, lines: gold.lines }, score);
  return score;
}

async function real(folders) {
  let articles;
  try {
    articles = readReal(folders);
  } catch (error) {
    fail(error.message);
  }
  const { predictions } = await predict('Dateline', articles);
  const scored = articles.map((article, i) => {
    const score = noScore();
    const misses = scoreArticle(article.gold, predictions[i], score);
    if (values.errors && !article.watched) printMisses(article, misses);
    return { watched: article.watched, score, people: people(article) };
  });
  const tables = reportReal(scored);
  console.log(tables);
  if (values.write) writeInto(values.write, tables, '<!-- real -->');
}

/** Those of the development and the test split, or with `--real` the real ones. */
function annotatedArticles() {
  if (!values.real) return ['dev', 'test'].flatMap((split) => readFolder(path.join(root, 'corpus', split)));
  try {
    return readReal(values.real.map((folder) => path.resolve(folder)));
  } catch (error) {
    return fail(error.message);
  }
}

async function learning() {
  const articles = annotatedArticles();
  const recognizer = await loadRecognizer();
  const recognized = [];
  for (const article of articles) {
    // As an editor does it, doubtful names and all.
    const options = {
      doubtful: true,
      ...(article.published ? { published: { value: article.published, source: 'sidecar' } } : {}),
    };
    await recognizer.load(article.text, options);
    recognized.push({ ...article, recognition: recognizer.recognize(article.text, options) });
  }
  console.log(learningReport(recognized));
}

async function training() {
  const articles = annotatedArticles();
  const recognizer = await loadRecognizer();
  await recognizer.load('', { lang: 'vi' });
  const vietnamese = articles.filter(({ lang }) => lang === 'vi');
  console.log(
    trainingReport(
      vietnamese.map(({ text, gold }) => ({ text, spans: gold.spans, lines: gold.lines })),
      recognizer,
    ),
  );
}

function readFolder(folder) {
  return readArticles(folder).map(({ file, article }) => ({
    file: path.relative(root, file),
    text: article.text,
    lang: article.lang,
    published: article.published,
    gold: { spans: article.spans, disputes: [], lines: article.lines },
  }));
}

function readGoldFile(file) {
  const base = file.replace(/(\.gold)?\.json$|\.txt$/, '');
  const text = fs.readFileSync(`${base}.txt`, 'utf8');
  const gold = readGoldJson(fs.readFileSync(`${base}.gold.json`, 'utf8'), text);
  return { file: `${base}.txt`, text, lang: 'vi', published: gold.published, gold };
}

function predict(tool, articles) {
  return new Promise((resolve) => {
    const child = fork(path.join(root, 'scripts', 'eval', 'worker.mjs'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const plain = articles.map(({ text, lang, published }) => ({ text, lang, published }));
    child.on('message', (message) =>
      message.failure ? fail(`${tool}: ${message.failure}`) : resolve(message),
    );
    child.on('error', (error) => fail(`${tool}: ${error.message}`));
    child.send({ tool, articles: plain });
  });
}

function printMisses({ file, text }, misses) {
  for (const { kind, start, end, gold = '-', predicted = '-' } of misses) {
    const line = text.slice(0, start).split('\n').length;
    const quoted = text.slice(start, Math.min(end, start + 60)).replaceAll('\n', ' ');
    console.log(`${file}:${line} ${kind}: «${quoted}» gold ${gold}, predicted ${predicted}`);
  }
}

function writeInto(file, text, mark = '<!-- eval -->') {
  const old = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : `# Evaluation\n\n${mark}\n${mark}\n`;
  const [before, , after] = old.split(mark);
  if (after === undefined) fail(`${file} has no two ${mark} lines`);
  fs.writeFileSync(file, `${before}${mark}\n\n${text}\n\n${mark}${after}`);
}

function fail(message) {
  console.error(`eval: ${message}`);
  process.exit(1);
}
