/**
 * Compares with another checkout that is built, pair by pair: `node bench/beside.mjs CHECKOUT [PAIRS] [WHAT…]`, where WHAT is
 * `edit`, `start`, `decision` or `export`, all without any. What is compared is CPU time with all threads, since that says
 * something on a machine with other work on it, too, and for an export its memory. Both have the same text, and each the
 * sidecar that it writes itself. CPU time of a start, and memory, are read from /proc: Linux only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { exportBench } from './export.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const SIZES = [
  { name: '10 kB', bytes: 10_000, edits: 250 },
  { name: '100 kB', bytes: 100_000, edits: 40 },
  // Many: the index of the corpus reads the article meanwhile, once.
  { name: '1 MB', bytes: 1_000_000, edits: 30 },
];
const STATES = ['suggestions', 'all accepted'];
const DECISIONS = 60;
/** Megabytes that are exported. */
const EXPORTED = 64;

/** What is compared: rows of the table, and how a row is measured in one checkout. */
const MEASURES = {
  start: {
    unit: 'CPU time of a start (ms)',
    rows: ['to the answer to `initialize`'],
    run: start,
  },
  edit: {
    unit: 'CPU time of an edit (ms)',
    rows: SIZES.flatMap(({ name }) => STATES.map((state) => `an edit, ${name}, ${state}`)),
    run: (checkout, row) => edit(checkout, SIZES[Math.floor(row / 2)], row % 2 === 1),
  },
  decision: {
    unit: 'CPU time of a decision (ms)',
    rows: [
      'a suggestion accepted, 100 kB',
      'the same without `dateline.learn`',
      'another label, 100 kB, all accepted',
      'the same without `dateline.learn`',
    ],
    run: (checkout, row) => decision(checkout, row >= 2, row % 2 === 0),
  },
  export: {
    unit: 'peak memory of an export (MB)',
    rows: ['jsonl', 'conll', 'spacy', 'hf-parquet', 'brat'].map((format) => `${EXPORTED} MB as ${format}`),
    run: async (checkout, row) => {
      const format = MEASURES.export.rows[row].split(' ').at(-1);
      return (await exportBench(EXPORTED, [format], checkout))[0].peak;
    },
  },
};

/** A checkout's own modules. */
function modulesOf(checkout) {
  const require = createRequire(path.join(checkout, 'package.json'));
  return (...files) => {
    const there = files.map((file) => path.join(checkout, 'out/server', file)).find(existsSync);
    return require(there);
  };
}

/** An article in an editor of that checkout. @param settings those of the user, which the first versions do not ask for */
async function opened(checkout, bytes, isAccepted, settings) {
  const load = modulesOf(checkout);
  const { Editor } = load('test/lsp/client.js');
  const text = articleOfSize(corpusParagraphs(), bytes);
  const files = { 'a.txt': text };
  const recognizer = await load('src/node/data.js').loadRecognizer();
  await recognizer.load?.('', { lang: 'vi' });
  const recognition = recognizer.recognize(text, {});
  if (isAccepted) {
    const { suggest } = load('src/core/annotation/suggest.js', 'src/core/annotation/decide.js');
    const { articleOf } = load('src/core/annotation/article.js');
    const sidecar = suggest(articleOf(text, recognition));
    files['a.ann.yaml'] = sidecar.replaceAll('status: "suggested"', 'status: "accepted"');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-beside-'));
  const editor = await Editor.inMemory(files, { folder, ...(settings ? { settings } : {}) });
  const uri = await editor.open('a.txt');
  await editor.diagnostics(uri);
  const close = async () => {
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { editor, uri, text, entities: recognition.entities, load, close };
}

const processorTime = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/** Milliseconds of CPU time that an edit and its diagnostics take. */
async function edit(checkout, { bytes, edits }, isAccepted) {
  const { editor, uri, text, close } = await opened(checkout, bytes, isAccepted);
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
  const took = processorTime(started) / (2 * edits);
  await close();
  return took;
}

/** Milliseconds of CPU time that a decision, its answer and the diagnostics after it take. */
async function decision(checkout, isAccepted, learns) {
  const settings = learns ? undefined : { learn: false };
  const { editor, uri, text, entities, load, close } = await opened(checkout, 100_000, isAccepted, settings);
  const { COMMANDS } = load('src/protocol/index.js', 'src/lsp/protocol.js');
  const { LineMap } = load('src/core/text/lines.js');
  const lines = new LineMap(text);
  const warm = DECISIONS / 4;
  let started = process.cpuUsage();
  for (let n = 0; n < warm + DECISIONS; n++) {
    if (n === warm) started = process.cpuUsage();
    const { start, end, label } = entities[Math.floor(((n * 0.618) % 1) * entities.length)];
    const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
    const other = label === 'LOC' ? 'PER' : 'LOC';
    const actions = [{ do: 'tag', range, label: isAccepted ? other : label }];
    const { applied, message } = await editor.command(COMMANDS.apply, { uri, actions });
    if (!applied) throw new Error(message);
    await editor.diagnostics(uri);
  }
  const took = processorTime(started) / DECISIONS;
  await close();
  return took;
}

/** Milliseconds of CPU time from the start of a server to its first answer. */
async function start(checkout) {
  const params = { processId: null, rootUri: null, capabilities: {} };
  const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  const server = spawn(process.execPath, [path.join(checkout, 'dist/server.js'), '--stdio']);
  server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
  await once(server.stdout, 'data');
  const threads = `/proc/${server.pid}/task`;
  const took = readdirSync(threads).map((id) =>
    Number(readFileSync(path.join(threads, id, 'schedstat'), 'utf8').split(' ')[0]),
  );
  server.kill('SIGKILL');
  await once(server, 'exit');
  return took.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
}

const run = (checkout, what, row) => {
  const args = [import.meta.filename, '--one', checkout, what, String(row)];
  const { stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return Number(stdout);
};

const [other, pairs = '3', ...wanted] = process.argv.slice(2);
if (other === '--one') {
  const [what, row] = wanted;
  console.log(await MEASURES[what].run(pairs, Number(row)));
  process.exit();
}
for (const what of wanted.length > 0 ? wanted : Object.keys(MEASURES)) {
  const { unit, rows } = MEASURES[what];
  console.log(`\n| ${unit} | there | here | here / there, each pair |\n| --- | ---: | ---: | ---: |`);
  for (const [row, name] of rows.entries()) {
    const all = Array.from({ length: Number(pairs) }, () => [
      run(path.resolve(other), what, row),
      run(root, what, row),
    ]);
    const mean = (k) => (all.reduce((sum, pair) => sum + pair[k], 0) / all.length).toFixed(1);
    const ratios = all.map(([there, here]) => (here / there).toFixed(2)).join(', ');
    console.log(`| ${name} | ${mean(0)} | ${mean(1)} | ${ratios} |`);
  }
}
