/** What a corpus in a language without a model of its own learns from few articles: strict F1 of names. */
import fs from 'node:fs';
import path from 'node:path';
import { detectLanguage } from '../../out/server/src/core/recognition/language.js';
import { parseMarked } from '../../out/server/src/training/corpus/marks.js';
import { ratios } from '../../out/server/src/training/evaluation/counts.js';
import { microNames } from '../../out/server/src/training/evaluation/report.js';
import { lessonOf } from '../lib/lessons.mjs';
import { root } from '../lib/paths.mjs';
import { scoresAfter } from './afterTraining.mjs';

const AFTER = [0, 5, 20, 50];
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
  const how = { after: AFTER, counted: COUNTED, orders: ORDERS, lang, basis };
  const shown = basis === 'shipped' ? 0.3 : undefined;
  return scoresAfter(lessons, { ...how, shown }).map((score) => ratios(microNames(score)).f1);
}
