/** What learning takes: training on a thousand articles, and labelling with the model beside labelling as shipped. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { readArticles } from '../scripts/lib/articles.mjs';
import { LABELS, lessonOf } from '../scripts/lib/lessons.mjs';
import { root } from '../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const out = (file) => require(path.join(root, 'out/server/src', file));
const { loadRecognizer } = out('node/data.js');
const { DEFAULT_PROJECT } = out('core/project/model.js');
const { learn } = out('training/learned/train.js');

const ARTICLES = 1000;
/** Times that the texts are gone through. */
const ROUNDS = 6;

export async function trainingBench() {
  const recognizer = await loadRecognizer();
  await recognizer.load('', { lang: 'vi' });
  const known = readArticles(path.join(root, 'corpus/train')).map(({ article }) => article);
  const lessons = known.map((article) => lessonOf(article, recognizer));
  // Copies take as long as others would.
  const articles = Array.from({ length: ARTICLES }, (_, n) => ({
    ...lessons[n % lessons.length],
    name: String(n),
  }));
  const syllables = known.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const request = {
    articles,
    labels: LABELS,
    languages: ['vi'],
    basis: 'shipped',
    seed: 1,
    program: 'bench',
  };
  const { result, seconds } = timed(() => finished(learn(request, () => {})));
  const project = { ...DEFAULT_PROJECT, learned: { id: 'bench', bytes: result.bytes } };
  const speeds = await Promise.all(
    [{}, { project }].map(async (options) => ({ recognizer: await unremembering(), options, rounds: [] })),
  );
  // Article by article one after the other, so that what else the machine does hits both.
  for (let round = 0; round < ROUNDS; round++) {
    for (const { rounds } of speeds) rounds.push(0);
    for (const { text } of known)
      for (const { recognizer, options, rounds } of speeds) {
        const { seconds } = timed(() => recognizer.recognize(text, { lang: 'vi', ...options }));
        rounds[round] += seconds;
      }
  }
  const [shipped, own] = speeds.map(({ rounds }) => syllables / Math.min(...rounds));
  const [before, after] = speeds.map(({ rounds }) => rounds);
  // The first round compiles.
  const shares = before
    .map((seconds, n) => seconds / after[n])
    .slice(1)
    .sort((a, b) => a - b);
  const share = shares[Math.floor(shares.length / 2)];
  const times = Math.ceil(ARTICLES / known.length);
  return { seconds, epochs: result.epochs, bytes: result.bytes.length, times, shipped, own, share };
}

/** Every text is new to it. */
async function unremembering() {
  const { batchRecognizer } = out('node/data.js');
  const recognizer = batchRecognizer();
  await recognizer.load('', { lang: 'vi' });
  return recognizer;
}

function finished(steps) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Seconds of the processor, which other programs do not lengthen. */
function timed(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

export function printTraining({ seconds, epochs, bytes, times, shipped, own, share }) {
  const whole = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  console.log(`\n| learning from ${ARTICLES} articles (the training articles, ${times} times over) | |`);
  console.log('| --- | ---: |');
  console.log(`| training, seconds of one processor (aim 60) | ${seconds.toFixed(1)} |`);
  console.log(`| passes | ${epochs} |`);
  console.log(`| the model, kB | ${whole(bytes / 1000)} |`);
  console.log(`| syllables a second as shipped | ${whole(shipped)} |`);
  console.log(`| with the model | ${whole(own)} |`);
  console.log(`| share, median of ${ROUNDS - 1} rounds (aim 0.8) | ${share.toFixed(2)} |`);
}
