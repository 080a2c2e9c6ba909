/**
 * What word classes from texts that nobody has annotated bring, in a language without a model of its own: NER-Grit, Indonesian
 * sentences with names (in IndoNLU, Wilie et al. 2020; not part of the project). Strict F1 of names after few of its training
 * sentences, on its validation and test sentences; the texts are all training sentences and those of another part.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readLearned } from '../../out/server/src/core/recognition/learned/model.js';
import { runToEnd } from '../../out/server/src/core/text/steps.js';
import { ratios } from '../../out/server/src/training/evaluation/counts.js';
import { microNames } from '../../out/server/src/training/evaluation/report.js';
import { noScore, scoreArticle } from '../../out/server/src/training/evaluation/score.js';
import { WordCounts, wordClasses } from '../../out/server/src/training/learned/classes.js';
import { learn } from '../../out/server/src/training/learned/train.js';
import { Random } from '../../out/server/src/training/random.js';
import { LABELS, lessonOf } from '../lib/lessons.mjs';

const LABELS_THERE = { PERSON: 'PER', PLACE: 'LOC', ORGANISATION: 'ORG' };
const AFTER = [20, 80, 320];
/** Draws of so many sentences; of many sentences fewer, as they differ less. */
const ORDERS = [4, 4, 2];
const LANG = 'id';

/** @param folder a checkout of IndoNLP/indonlu */
export async function nergrit(folder, recognizer) {
  const file = (set, part) => path.join(folder, 'dataset', set, `${part}_preprocess.txt`);
  await recognizer.load('', { lang: LANG });
  const lessons = (part) =>
    sentencesIn(file('nergrit_ner-grit', part)).map((each) => lessonOf(each, recognizer, LANG));
  const train = lessons('train');
  const test = [...lessons('valid'), ...lessons('test')];
  const counts = new WordCounts();
  for (const set of ['nergrit_ner-grit', 'bapos_pos-idn'])
    for (const { text } of sentencesIn(file(set, 'train'))) counts.add(text);
  const classes = runToEnd(wordClasses(counts));
  const columns = [];
  for (const basis of ['shipped', 'scratch'])
    for (const known of [undefined, classes])
      columns.push(
        AFTER.map((after, n) => f1After(train, test, after, ORDERS[n], { basis, classes: known })),
      );
  return [
    `${test.length} sentences; word classes of ${classes.words.length} words from ${counts.tokens} tokens.`,
    '',
    '| sentences | on what is suggested | with word classes | from scratch | with word classes |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...AFTER.map((after, n) => `| ${after} | ${columns.map((column) => column[n].toFixed(3)).join(' | ')} |`),
  ].join('\n');
}

function f1After(train, test, after, orders, how) {
  const score = noScore();
  for (let seed = 1; seed <= orders; seed++) {
    const order = [...train];
    new Random(seed).shuffle(order);
    const request = {
      articles: order.slice(0, after),
      labels: LABELS,
      languages: [LANG],
      seed: 1,
      program: 'eval',
    };
    const model = readLearned(runToEnd(learn({ ...request, ...how }, () => {})).bytes);
    for (const { lines, gazetteer } of test)
      for (const { text, names, hints } of lines)
        scoreArticle(
          { spans: names, disputes: [], lines: [] },
          { spans: model.find(text, gazetteer, hints) },
          score,
        );
  }
  return ratios(microNames(score)).f1;
}

/** Sentences of a file of tokens and tags; blanks stand where Indonesian has them. */
function sentencesIn(file) {
  return fs
    .readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((block) => {
      let text = '';
      const spans = [];
      for (const line of block.split('\n').filter(Boolean)) {
        const [token, tag = 'O'] = line.trim().split('\t');
        if (text && !/^[,.;:!?)]$/.test(token) && !text.endsWith('(')) text += ' ';
        const start = text.length;
        text += token;
        const label = LABELS_THERE[tag.slice(2)];
        if (tag.startsWith('B') && label) spans.push({ start, end: text.length, label });
        else if (tag.startsWith('I') && label && spans.length > 0) spans.at(-1).end = text.length;
      }
      return { text, spans };
    })
    .filter(({ text }) => text !== '');
}
