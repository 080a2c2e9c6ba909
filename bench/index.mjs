/**
 * Indexes a corpus made of the gold articles, each copy with a line of its own, and measures time and memory:
 * `node bench/index.mjs [ARTICLES...]`. Each figure is that of a process of its own: the first time, and the next,
 * when nothing has changed.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../scripts/lib/paths.mjs';
import { tempDir } from '../scripts/lib/temp.mjs';

const require = createRequire(import.meta.url);
const out = (name) => require(path.join(root, 'out', 'server', 'src', name));

/** The gold articles with their sidecars. */
function gold() {
  const files = fs
    .readdirSync(path.join(root, 'corpus'), { recursive: true })
    .filter((name) => name.endsWith('.txt') && !name.startsWith('second'));
  return files.flatMap((name) => {
    const file = path.join(root, 'corpus', name);
    const sidecar = file.replace(/\.txt$/, '.ann.yaml');
    return fs.existsSync(sidecar)
      ? [{ text: fs.readFileSync(file, 'utf8'), sidecar: fs.readFileSync(sidecar, 'utf8') }]
      : [];
  });
}

function generate(folder, count) {
  const { textHash } = out('core/text/hash.js');
  const articles = gold();
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'dateline.yaml'), 'version: 1\n');
  for (let n = 0; n < count; n++) {
    const { text, sidecar } = articles[n % articles.length];
    const line = `Bản tin số ${n}\n\n`;
    const shifted = sidecar
      .replace(/\b(start|end): (\d+)/g, (_, key, at) => `${key}: ${Number(at) + line.length}`)
      .replace(/^sha256: .*$/m, `sha256: "${textHash((line + text).replace(/\r\n?/g, '\n'))}"`);
    const site = path.join(folder, `site-${n % 100}`);
    if (n < 100) fs.mkdirSync(site, { recursive: true });
    fs.writeFileSync(path.join(site, `${n}.txt`), line + text);
    fs.writeFileSync(path.join(site, `${n}.ann.yaml`), shifted);
  }
}

/** In a process of its own: what an editor's server does with the folder. */
async function measure(folder, storage) {
  const { Corpus } = out('workspace/index/update.js');
  const { nodeFiles } = out('node/files.js');
  const { indexReaders } = out('node/indexPool.js');
  const { messagesFor } = out('features/messages/index.js');
  let longest = 0;
  let last = performance.now();
  // How long the server would not answer: between two turns of the event loop.
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  const started = performance.now();
  const before = process.cpuUsage();
  let ready;
  const corpus = new Corpus({
    files: nodeFiles,
    clock: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    reach: () => ({ trusted: true, folders: [pathToFileURL(folder).toString()] }),
    messages: () => messagesFor('en'),
    locale: () => 'en',
    readers: indexReaders,
    storage: () => pathToFileURL(storage).toString(),
    edition: () => 'bench',
    progress: () => {},
    learned: () => {},
    changed: () => {
      if (corpus.complete) ready ??= performance.now() - started;
    },
  });
  corpus.refresh();
  await corpus.settled();
  const whole = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  const asked = performance.now();
  const entities = corpus.index.entities().length;
  const answer = performance.now() - asked;
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS / 1024;
  await corpus.stop();
  console.log(
    JSON.stringify({
      articles: corpus.index.size,
      entities,
      ready,
      whole,
      cpu: (user + system) / 1000,
      longest,
      answer,
      held: (heapUsed + arrayBuffers) / 2 ** 20,
      peak,
    }),
  );
}

export function indexBench(sizes = [1000, 10_000, 50_000]) {
  const temp = tempDir('bench-index');
  const rows = [];
  for (const count of sizes) {
    const [folder, storage] = ['corpus', 'storage'].map((name) => path.join(temp, `${name}-${count}`));
    generate(folder, count);
    for (const time of ['first', 'next']) {
      const args = ['--expose-gc', fileURLToPath(import.meta.url), '--measure', folder, storage];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      rows.push({ time, ...JSON.parse(stdout) });
    }
    fs.rmSync(folder, { recursive: true });
  }
  return rows;
}

export function printIndex(rows) {
  const s = (value) => (value / 1000).toFixed(2);
  console.log(
    '\n| index | entities | ready (s) | all looked at (s) | CPU (s) | longest pause (ms) | held (MB) | peak memory (MB, aim 300) |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  );
  for (const { time, articles, entities, ready, whole, cpu, longest, held, peak } of rows) {
    const what = `${articles} articles, the ${time} time`;
    console.log(
      `| ${what} | ${entities} | ${s(ready)} | ${s(whole)} | ${s(cpu)} | ${longest.toFixed(0)} | ${held.toFixed(0)} | ${peak.toFixed(0)} |`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , first, ...rest] = process.argv;
  if (first === '--measure') await measure(...rest);
  else printIndex(indexBench(first === undefined ? undefined : [first, ...rest].map(Number)));
}
