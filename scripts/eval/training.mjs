/** What a trained model brings: corrections for each gold name after training on so many finished articles. */

import { readLearned } from '../../out/server/src/core/recognition/learned/model.js';
import { runToEnd } from '../../out/server/src/core/text/steps.js';
import { noScore, scoreArticle } from '../../out/server/src/training/evaluation/score.js';
import { learn } from '../../out/server/src/training/learned/train.js';
import { Random } from '../../out/server/src/training/random.js';
import { LABELS, lessonOf } from '../lib/lessons.mjs';

const AFTER = [0, 1, 3, 10, 30];
const COUNTED = 10;
const ORDERS = 2;
/** Words that introduce a name, and are left out of it by another convention. */
const CLASS_NOUNS = new Set(
  'sân,sân vận động,tỉnh,thành phố,huyện,quận,phường,xã,báo,tạp chí,đài,câu lạc bộ,công ty,tập đoàn,trường,bệnh viện'.split(
    ',',
  ),
);
const BEFORE_CAPITAL = /^(\p{L}+(?: \p{Ll}+)*) (?=\p{Lu})/u;

/** @param articles gold articles with their text and spans */
export function trainingReport(articles, recognizer) {
  const usual = rowsOf(articles, recognizer);
  const other = rowsOf(articles.map(withoutNouns), recognizer);
  return [
    '| finished articles | usual convention | class nouns left out |',
    '| ---: | ---: | ---: |',
    ...AFTER.map((after, n) => `| ${after} | ${usual[n].toFixed(3)} | ${other[n].toFixed(3)} |`),
  ].join('\n');
}

function rowsOf(articles, recognizer) {
  const lessons = articles.map((article) => lessonOf(article, recognizer));
  return AFTER.map((after) => {
    const score = noScore();
    for (let seed = 1; seed <= ORDERS; seed++) {
      const order = [...lessons];
      new Random(seed).shuffle(order);
      const find = labeller(order.slice(COUNTED, COUNTED + after));
      for (const { lines, gazetteer } of order.slice(0, COUNTED))
        for (const line of lines)
          scoreArticle(
            { spans: line.names, disputes: [], lines: [] },
            { spans: find(line, gazetteer) },
            score,
          );
    }
    return score.corrections.names / score.gold.names;
  });
}

function labeller(articles) {
  if (articles.length === 0) return ({ hints }) => hints.filter(({ confidence }) => confidence >= 0.5);
  const { bytes } = runToEnd(
    learn(
      { articles, labels: LABELS, languages: ['vi'], basis: 'shipped', seed: 1, program: 'eval' },
      () => {},
    ),
  );
  const model = readLearned(bytes);
  return ({ text, hints }, gazetteer) => model.find(text, gazetteer, hints);
}

function withoutNouns(article) {
  const spans = article.spans.map((span) => {
    if (span.label !== 'LOC' && span.label !== 'ORG') return span;
    const [whole, noun] = BEFORE_CAPITAL.exec(article.text.slice(span.start, span.end)) ?? [];
    if (!noun || !CLASS_NOUNS.has(noun.toLowerCase())) return span;
    return { ...span, start: span.start + whole.length };
  });
  return { ...article, spans };
}
