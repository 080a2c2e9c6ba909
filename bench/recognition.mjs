/** Recognition by itself: an unseen article, an edited paragraph, ever longer texts, hostile input. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const require = createRequire(import.meta.url);
const { loadRecognizer } = require(path.join(root, 'out/server/src/node/data.js'));
const { Memory } = require(path.join(root, 'out/server/src/core/recognition/recognizer.js'));

const LENGTHS = [1, 5, 20];
/** Texts of characters that make the most work; which follows which is drawn, so that no cache knows a piece. */
const HOSTILE = [
  ['capital letters', 'ABCDĐEGHIKLMNOPQRSTUVXYÀÁẢÃẠ'],
  ['capital letters and blanks', 'ABCDĐEGHIKLMN   '],
  ['digits', '0123456789'],
  ['digits, slashes, hyphens', '0123456789/-'],
  ['slashes and hyphens', '/-'],
  ['opening brackets', '([{<“‘«'],
  ['quotes', '"“”\'‘’'],
  ['full stops and blanks', '.!?… '],
  ['all of these', 'AĐÀ019/-([“"”.… \n'],
  [
    'names and numbers',
    ['Hà Nội ', 'ông ', 'Nguyễn ', 'Văn ', 'Bộ ', 'và ', 'ngày ', '5/9 ', '(', ') ', 'A-', '. ', '\n'],
  ],
];
const MILLION = 1_000_000;

async function loadVietnamese() {
  const recognizer = await loadRecognizer();
  await recognizer.load('', { lang: 'vi' });
  return recognizer;
}

export async function recognition() {
  const paragraphs = corpusParagraphs();
  const { result: recognizer, ms: load } = await timedAsync(loadVietnamese);
  const article = (bytes, offset) => articleOfSize(paragraphs.slice(offset), bytes);
  // The first articles also pay for compiling the code; what comes later is a working session.
  for (let n = 0; n <= 10; n++) recognizer.recognize(article(10_000, n * 60), {});
  const unseen = Array.from({ length: 11 }, (_, n) => {
    const text = article(10_000, 700 + n * 60);
    return timed(() => recognizer.recognize(text, {}));
  });
  const known = article(10_000, 700);
  const memory = new Memory();
  const edited = Array.from({ length: 50 }, (_, n) => {
    const text = known.replace(`#${n % 20} `, `#${n % 20} a`);
    return timed(() => recognizer.recognize(text, {}, memory));
  });
  const lengths = [];
  for (const mb of LENGTHS) {
    const text = articleOfSize(paragraphs, mb * MILLION);
    lengths.push({ mb, ms: timed(() => recognizer.recognize(text, {})) });
  }
  const hostile = HOSTILE.map(([name, parts]) => {
    const [half, whole] = [MILLION / 2, MILLION].map((length, n) => {
      const text = drawn([...parts], length, n + 1);
      return timed(() => recognizer.recognize(text, { lang: 'vi' }));
    });
    return { name, half, whole };
  });
  return { load, unseen, edited, lengths, hostile };
}

export function printRecognition({ load, unseen, edited, lengths, hostile }, median) {
  const rows = [
    ['loading the data', load],
    ['an unseen article of 10 kB, median (aim 20)', median(unseen)],
    ['one edited paragraph of a 10 kB article, median (aim 3)', median(edited)],
    ...lengths.map(({ mb, ms }) => [`a text of ${mb} MB, a megabyte`, ms / mb]),
  ];
  const show = (ms) => ms.toFixed(ms < 10 ? 2 : 0);
  console.log('\n| recognition | ms |\n| --- | ---: |');
  for (const [what, ms] of rows) console.log(`| ${what} | ${show(ms)} |`);
  console.log('\n| hostile text | half a million (ms) | a million (ms) | ratio (linear: 2) |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { name, half, whole } of hostile) {
    console.log(`| ${name} | ${show(half)} | ${show(whole)} | ${(whole / half).toFixed(1)} |`);
  }
}

/** A text of so many code units of the parts in any order, always the same for a seed. */
function drawn(parts, length, seed) {
  let state = seed;
  let text = '';
  while (text.length < length) {
    // The constants of Numerical Recipes; the high bits are the random ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += parts[Math.floor((state / 2 ** 32) * parts.length)];
  }
  return text.slice(0, length);
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
