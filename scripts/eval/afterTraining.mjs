import { readLearned } from '../../out/server/src/core/recognition/learned/model.js';
import { runToEnd } from '../../out/server/src/core/text/steps.js';
import { noScore, scoreArticle } from '../../out/server/src/training/evaluation/score.js';
import { learn } from '../../out/server/src/training/learned/train.js';
import { Random } from '../../out/server/src/training/random.js';
import { LABELS } from '../lib/lessons.mjs';

/**
 * How names are found after training on so many finished articles, for each number in `after`: a score over the first
 * `counted` lessons of `orders` random orders, trained on those behind them.
 *
 * @param shown how sure a shipped suggestion must be to count where nothing is trained; undefined: none counts
 */
export function scoresAfter(lessons, { after, counted, orders, lang, basis, shown }) {
  return after.map((number) => {
    const score = noScore();
    for (let seed = 1; seed <= orders; seed++) {
      const order = [...lessons];
      new Random(seed).shuffle(order);
      const find = labeller(order.slice(counted, counted + number), { lang, basis, shown });
      for (const { lines, gazetteer } of order.slice(0, counted))
        for (const line of lines)
          scoreArticle(
            { spans: line.names, disputes: [], lines: [] },
            { spans: find(line, gazetteer) },
            score,
          );
    }
    return score;
  });
}

function labeller(articles, { lang, basis, shown = Number.POSITIVE_INFINITY }) {
  if (articles.length === 0) return ({ hints }) => hints.filter(({ confidence }) => confidence >= shown);
  const request = { articles, labels: LABELS, languages: [lang], basis, seed: 1, program: 'eval' };
  const model = readLearned(runToEnd(learn(request, () => {})).bytes);
  return ({ text, hints }, gazetteer) => model.find(text, gazetteer, hints);
}
