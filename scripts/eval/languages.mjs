/** What a corpus in a language without a model of its own learns from few articles: strict F1 of names. */
import fs from 'node:fs';
import path from 'node:path';
import { detectLanguage } from '../../out/server/src/core/recognition/language.js';
import { readLearned } from '../../out/server/src/core/recognition/learned/model.js';
import { runToEnd } from '../../out/server/src/core/text/steps.js';
import { parseMarked } from '../../out/server/src/training/corpus/marks.js';
import { ratios } from '../../out/server/src/training/evaluation/counts.js';
import { microNames } from '../../out/server/src/training/evaluation/report.js';
import { noScore, scoreArticle } from '../../out/server/src/training/evaluation/score.js';
import { learn } from '../../out/server/src/training/learned/train.js';
import { Random } from '../../out/server/src/training/random.js';
import { LABELS, lessonOf } from '../lib/lessons.mjs';
import { root } from '../lib/paths.mjs';

const AFTER = [0, 5, 20];
const COUNTED = 6;
const ORDERS = 4;

/** One table; articles of a language stand in `corpus/few/LANGUAGE.txt`. */
export async function languagesReport(recognizer) {
  const columns = [];
  for (const language of ['id', 'es']) {
    const file = path.join(root, 'corpus', 'few', `${language}.txt`);
    const articles = fs
      .readFileSync(file, 'utf8')
      .trim()
      .split('\n\n')
      .map((marked) => parseMarked(`#! published=2024-08-26 lang=xx section=news\n${marked}`));
    // One that Dateline does not know is taken for the most similar that it does.
    const lang = detectLanguage(articles.map(({ text }) => text).join('\n'));
    await recognizer.load('', { lang });
    const lessons = articles.map((article) => lessonOf(article, recognizer, lang));
    for (const basis of ['shipped', 'scratch']) columns.push(scores(lessons, lang, basis));
  }
  return [
    '| finished articles | Indonesian | from scratch | Spanish | from scratch |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...AFTER.map((after, n) => `| ${after} | ${columns.map((column) => column[n].toFixed(3)).join(' | ')} |`),
  ].join('\n');
}

function scores(lessons, lang, basis) {
  return AFTER.map((after) => {
    const score = noScore();
    for (let seed = 1; seed <= ORDERS; seed++) {
      const order = [...lessons];
      new Random(seed).shuffle(order);
      const find = labeller(order.slice(COUNTED, COUNTED + after), lang, basis);
      for (const { lines, gazetteer } of order.slice(0, COUNTED))
        for (const line of lines)
          scoreArticle(
            { spans: line.names, disputes: [], lines: [] },
            { spans: find(line, gazetteer) },
            score,
          );
    }
    return ratios(microNames(score)).f1;
  });
}

function labeller(articles, lang, basis) {
  if (articles.length === 0)
    return ({ hints }) => (basis === 'shipped' ? hints.filter(({ confidence }) => confidence >= 0.3) : []);
  const request = { articles, labels: LABELS, languages: [lang], basis, seed: 1, program: 'eval' };
  const model = readLearned(runToEnd(learn(request, () => {})).bytes);
  return ({ text, hints }, gazetteer) => model.find(text, gazetteer, hints);
}
