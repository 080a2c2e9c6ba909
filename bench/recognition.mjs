/** Recognition by itself: an unseen article, an edited paragraph, ever longer texts, hostile input. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const require = createRequire(import.meta.url);
const { loadRecognizer } = require(path.join(root, 'out/server/src/node/data.js'));

const LENGTHS = [1, 5, 20];
const HOSTILE = ['A', '1', '/', '(', '“', '-', '.'];
const MILLION = 1_000_000;

export async function recognition() {
  const paragraphs = corpusParagraphs();
  const { result: recognizer, ms: load } = await timedAsync(loadRecognizer);
  const article = (bytes, offset) => articleOfSize(paragraphs.slice(offset), bytes);
  // The first articles also pay for compiling the code; what comes later is a working session.
  for (let n = 0; n <= 10; n++) recognizer.recognize(article(10_000, n * 60), {});
  const unseen = Array.from({ length: 11 }, (_, n) => {
    const text = article(10_000, 700 + n * 60);
    return timed(() => recognizer.recognize(text, {}));
  });
  const known = article(10_000, 700);
  const edited = Array.from({ length: 50 }, (_, n) => {
    const text = known.replace(`#${n % 20} `, `#${n % 20} a`);
    return timed(() => recognizer.recognize(text, {}));
  });
  const lengths = [];
  for (const mb of LENGTHS) {
    const text = articleOfSize(paragraphs, mb * MILLION);
    lengths.push({ mb, ms: timed(() => recognizer.recognize(text, {})) });
  }
  const hostile = HOSTILE.map((char) => ({
    char,
    ms: timed(() => recognizer.recognize(char.repeat(MILLION), { lang: 'vi' })),
  }));
  return { load, unseen, edited, lengths, hostile };
}

export function printRecognition({ load, unseen, edited, lengths, hostile }, median) {
  const rows = [
    ['loading the data', load],
    ['an unseen article of 10 kB, median (aim 20)', median(unseen)],
    ['one edited paragraph of a 10 kB article, median (aim 3)', median(edited)],
    ...lengths.map(({ mb, ms }) => [`a text of ${mb} MB, a megabyte`, ms / mb]),
    ...hostile.map(({ char, ms }) => [`a million times ${char}`, ms]),
  ];
  console.log('\n| recognition | ms |\n| --- | ---: |');
  for (const [what, ms] of rows) console.log(`| ${what} | ${ms.toFixed(ms < 10 ? 2 : 0)} |`);
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

async function timedAsync(work) {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}
