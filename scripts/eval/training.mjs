/** What a trained model brings: corrections for each gold name after training on so many finished articles. */

import { lessonOf } from '../lib/lessons.mjs';
import { scoresAfter } from './afterTraining.mjs';

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
  const how = { after: AFTER, counted: COUNTED, orders: ORDERS, lang: 'vi', basis: 'shipped', shown: 0.5 };
  return scoresAfter(lessons, how).map((score) => score.corrections.names / score.gold.names);
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
