/**
 * Compares an edit with another checkout that is built, pair by pair: `node bench/beside.mjs CHECKOUT [PAIRS]`. What is
 * compared is CPU time, since that says something on a machine with other work on it, too. Both have the same text,
 * and each the sidecar that it writes itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const SIZES = [
  { name: '10 kB', bytes: 10_000, edits: 250 },
  { name: '100 kB', bytes: 100_000, edits: 40 },
  // Many: the index of the corpus reads the article meanwhile, once.
  { name: '1 MB', bytes: 1_000_000, edits: 30 },
];

/** Milliseconds of CPU time that an edit and its diagnostics take in a checkout, with all threads of the process. */
async function measure(checkout, { bytes, edits }, isAccepted) {
  const require = createRequire(path.join(checkout, 'package.json'));
  const source = (file) => path.join(checkout, 'out/server', file);
  const { Editor } = require(source('test/lsp/client.js'));
  const text = articleOfSize(corpusParagraphs(), bytes);
  const files = { 'a.txt': text };
  if (isAccepted) {
    const recognizer = await require(source('src/node/data.js')).loadRecognizer();
    await recognizer.load?.('', { lang: 'vi' });
    const [own, older] = ['suggest', 'decide'].map((name) => source(`src/core/annotation/${name}.js`));
    const { suggest } = require(existsSync(own) ? own : older);
    const { articleOf } = require(source('src/core/annotation/article.js'));
    const sidecar = suggest(articleOf(text, recognizer.recognize(text, {})));
    files['a.ann.yaml'] = sidecar.replaceAll('status: "suggested"', 'status: "accepted"');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-beside-'));
  const editor = await Editor.inMemory(files, { folder });
  const uri = await editor.open('a.txt');
  await editor.diagnostics(uri);
  const marks = [...text.matchAll(/#\d+ /g)].map(([mark]) => mark);
  const warm = Math.ceil(edits / 4);
  let started = process.cpuUsage();
  for (let n = 0; n < warm + edits; n++) {
    if (n === warm) started = process.cpuUsage();
    const mark = marks[(n * 7919) % marks.length];
    for (const [from, to] of [
      [mark, `${mark}a`],
      [`${mark}a`, mark],
    ]) {
      await editor.type(uri, from, to);
      await editor.diagnostics(uri);
    }
  }
  const { user, system } = process.cpuUsage(started);
  await editor.close();
  rmSync(folder, { recursive: true, force: true });
  return (user + system) / 1000 / (2 * edits);
}

const run = (checkout, size, isAccepted) => {
  const args = [import.meta.filename, '--one', checkout, String(size), String(isAccepted)];
  return Number(
    spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).stdout,
  );
};

const [other, pairs = '3', size, isAccepted] = process.argv.slice(2);
if (other === '--one') {
  console.log(await measure(pairs, SIZES[size], isAccepted === 'true'));
  process.exit();
}
console.log('| article | CPU time of an edit there (ms) | here | here / there, each pair |');
console.log('| --- | ---: | ---: | ---: |');
for (const [n, { name }] of SIZES.entries())
  for (const accepted of [false, true]) {
    const all = Array.from({ length: Number(pairs) }, () => [
      run(path.resolve(other), n, accepted),
      run(root, n, accepted),
    ]);
    const mean = (k) => (all.reduce((sum, pair) => sum + pair[k], 0) / all.length).toFixed(1);
    const ratios = all.map(([there, here]) => (here / there).toFixed(2)).join(', ');
    console.log(
      `| ${name}, ${accepted ? 'all accepted' : 'suggestions'} | ${mean(0)} | ${mean(1)} | ${ratios} |`,
    );
  }
