/** How long an edit waits for its diagnostics, with nothing else going on and while a model is trained. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const require = createRequire(import.meta.url);
const { Editor } = require(path.join(root, 'out/server/test/lsp/client.js'));
const { COMMANDS } = require(path.join(root, 'out/server/src/protocol/index.js'));

const SIZE = 10_000;
const BEFORE = 100;
/** Edits after which what is measured is told, however long training goes on. */
const MOST = 1000;

/**
 * The server trains on the articles of `corpus/train` while somebody types in another one.
 *
 * @param host what the server has; without a thread to learn in it trains between the edits, as in a browser
 * @returns milliseconds of each edit before and meanwhile
 */
async function editTimes(host) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-bench-'));
  cpSync(path.join(root, 'corpus/train'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'dateline.yaml'), 'version: 1\n');
  const paragraphs = corpusParagraphs();
  const editor = await Editor.inMemory(
    { 'dang-viet.txt': articleOfSize(paragraphs, SIZE) },
    { folder, host },
  );
  try {
    const uri = await editor.open('dang-viet.txt');
    await editor.diagnostics(uri);
    const marks = [...editor.text(uri).matchAll(/#\d+ /g)].map(([mark]) => mark);
    const edit = async (n) => {
      const mark = marks[(n * 7919) % marks.length];
      const [from, to] = editor.text(uri).includes(mark) ? [mark, `${mark}a`] : [`${mark}a`, mark];
      const started = performance.now();
      await editor.type(uri, from, to);
      await editor.diagnostics(uri);
      return performance.now() - started;
    };
    const before = [];
    for (let n = 0; n < BEFORE; n++) before.push(await edit(n));
    let isOver = false;
    const training = editor.watch(COMMANDS.train, { uri }).finally(() => {
      isOver = true;
    });
    const meanwhile = [];
    while (!isOver && meanwhile.length < MOST) meanwhile.push(await edit(meanwhile.length));
    await training;
    return { before, meanwhile };
  } finally {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function printEditsWhileTraining(quantile) {
  console.log('\n| edit to diagnostics, 10 kB | edits | p50 (ms) | p95 | longest |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const [where, host] of [
    ['in a thread', {}],
    ['between the edits, as in a browser', { learn: undefined }],
  ]) {
    const { before, meanwhile } = await editTimes(host);
    for (const [what, times] of [
      ['before', before],
      [`while a model is trained ${where}`, meanwhile],
    ]) {
      const [p50, p95, most] = [0.5, 0.95, 1].map((q) => quantile(times, q).toFixed(1));
      console.log(`| ${what} | ${times.length} | ${p50} | ${p95} | ${most} |`);
    }
  }
}
