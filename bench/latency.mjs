/**
 * How long the language server takes, seen from a client in the same process: from an edit to fresh
 * diagnostics, for a hover, and to start. The articles are made of the paragraphs of corpus/train, each
 * told apart by a number so that none is known from another.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const require = createRequire(import.meta.url);
const { Editor } = require(path.join(root, 'out/server/test/lsp/client.js'));
const { loadRecognizer } = require(path.join(root, 'out/server/src/node/data.js'));
const { suggest } = require(path.join(root, 'out/server/src/core/annotation/decide.js'));
const { articleOf } = require(path.join(root, 'out/server/src/core/annotation/article.js'));

const SIZES = [
  { name: '10 kB', bytes: 10_000, aim: 5, edits: 200 },
  { name: '100 kB', bytes: 100_000, aim: 20, edits: 100 },
  { name: '1 MB', bytes: 1_000_000, aim: 50, edits: 40 },
];
const HOVERS = 200;
const STARTS = 10;

export async function latency() {
  const paragraphs = corpusParagraphs();
  const recognizer = await loadRecognizer();
  await recognizer.load('', { lang: 'vi' });
  const rows = [];
  for (const { name, bytes, aim, edits } of SIZES) {
    const text = articleOfSize(paragraphs, bytes);
    const article = articleOf(text, recognizer.recognize(text, {}));
    // All is accepted, as in a finished article.
    const sidecar = suggest(article).replaceAll('status: "suggested"', 'status: "accepted"');
    const spans = article.annotations.spans.length;
    const drawn = { initializationOptions: { annotations: true } };
    for (const [what, files, options] of [
      ['suggestions', { 'a.txt': text }, {}],
      ['suggestions, drawn by our client', { 'a.txt': text }, drawn],
      ['all accepted', { 'a.txt': text, 'a.ann.yaml': sidecar }, {}],
    ]) {
      rows.push({ name, what, spans, aim, ...(await measure(files, edits, options)) });
    }
  }
  return { rows, start: await startTimes(), sizes: bundleSizes() };
}

async function measure(files, count, options) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-bench-'));
  const editor = await Editor.inMemory(files, { ...options, folder });
  try {
    const uri = await editor.open('a.txt');
    await editor.diagnostics(uri);
    const words = [...files['a.txt'].matchAll(/#\d+ /g)].map(([mark]) => mark);
    const edits = [];
    for (let n = 0; n < count; n++) {
      const mark = words[(n * 7919) % words.length];
      const started = performance.now();
      await editor.type(uri, mark, `${mark}a`);
      await editor.diagnostics(uri);
      edits.push(performance.now() - started);
      await editor.type(uri, `${mark}a`, mark);
      await editor.diagnostics(uri);
    }
    const hovers = [];
    for (let n = 0; n < HOVERS; n++) {
      const started = performance.now();
      await editor.hover(uri, words[(n * 7919) % words.length]);
      hovers.push(performance.now() - started);
    }
    return { edits, hovers };
  } finally {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From starting the process to its answer to `initialize`. */
async function startTimes() {
  const request = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  const times = [];
  for (let n = 0; n < STARTS; n++) {
    const started = performance.now();
    const server = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio']);
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    await once(server.stdout, 'data');
    times.push(performance.now() - started);
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  return times;
}

function bundleSizes() {
  const files = ['client.js', 'server.js', 'cli.js', 'data/vi/names.json', 'data/vi/names.bin'];
  return files.map((file) => ({ file, bytes: statSync(path.join(root, 'dist', file)).size }));
}
