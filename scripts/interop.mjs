/**
 * npm run test:interop [-- --if-possible] [--train]
 *
 * Loads every export of the samples, and of a corpus of hard cases, with the programs that people read them
 * with, and compares all spans with the sidecars. The readers live in a Python environment in the cache.
 * `--if-possible` says so and ends well where there is no Python or its packages cannot be had. `--train` trains with
 * PyTorch, too, which takes gigabytes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { hardArticles } from './interop/hard.mjs';
import { judgedFiles } from './interop/judged.mjs';
import { Failure, main, requireNode } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { pythonEnvironment } from './lib/python.mjs';
import { tempDir } from './lib/temp.mjs';

const optional = process.argv.includes('--if-possible');
const train = process.argv.includes('--train');
const requirements = ['requirements.txt', ...(train ? ['train.txt'] : [])].map((name) =>
  path.join(root, 'scripts', 'interop', name),
);

main(async () => {
  requireNode();
  await ensureDependencies();
  const python = await pythonEnvironment(train ? 'interop-train' : 'interop', ...requirements).catch(
    (error) => {
      if (!optional) throw error;
      console.log(`Not proven by other programs here: ${error.message}`);
      return undefined;
    },
  );
  if (!python) return 0;
  if (!fs.existsSync(path.join(root, 'dist', 'cli.js'))) await build();
  const temp = tempDir('interop');
  await writeHard(path.join(temp, 'corpora', 'hard'));
  const samples = path.join(root, 'samples');
  if (fs.existsSync(samples)) fs.cpSync(samples, path.join(temp, 'corpora', 'samples'), { recursive: true });
  const formats = JSON.parse(await dateline(['formats', '--json']));
  for (const corpus of fs.readdirSync(path.join(temp, 'corpora'))) {
    for (const { name } of formats) {
      const out = path.join(temp, 'exports', corpus, name);
      await dateline(['export', path.join(temp, 'corpora', corpus), '--all', '--format', name, '--out', out]);
    }
  }
  const env = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    HF_HUB_OFFLINE: '1',
    HF_HOME: path.join(temp, 'hf'),
  };
  await writeFigures(path.join(temp, 'evaluation'));
  for (const proof of ['verify.py', 'evaluation.py']) {
    const { code } = await run(python, [path.join(root, 'scripts', 'interop', proof), temp], {
      show: true,
      env,
    });
    if (code !== 0) return code;
  }
  return runPage(python, path.join(temp, 'python'), env);
});

/** The code of docs/PYTHON.md, on articles of our own, a few of the corpus, and with the program on the path. */
async function runPage(python, folder, env) {
  fs.mkdirSync(path.join(folder, 'bin'), { recursive: true });
  for (const from of ['samples', path.join('corpus', 'dev')])
    if (fs.existsSync(path.join(root, from)))
      fs.cpSync(path.join(root, from), path.join(folder, 'articles', from), { recursive: true });
  const texts = fs
    .readdirSync(path.join(folder, 'articles'), { recursive: true })
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const records = texts.map((name) => ({
    id: name,
    text: fs.readFileSync(path.join(folder, 'articles', name), 'utf8'),
  }));
  fs.writeFileSync(
    path.join(folder, 'articles.jsonl'),
    records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  );
  const cli = path.join(root, 'dist', 'cli.js');
  fs.writeFileSync(
    path.join(folder, 'bin', 'dateline'),
    `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`,
    { mode: 0o755 },
  );
  const page = path.join(root, 'docs', 'PYTHON.md');
  const args = [
    path.join(root, 'scripts', 'interop', 'page.py'),
    page,
    folder,
    ...(train ? ['--train'] : []),
  ];
  const { code } = await run(python, args, {
    show: true,
    env: { ...env, PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH}` },
  });
  return code;
}

/** What `dateline evaluate` says of files of tokens, which `evaluation.py` has other programs score. */
async function writeFigures(folder) {
  for (const { name, gold, predicted } of judgedFiles()) {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
    const [right, said] = ['gold', 'predicted'].map((file) => path.join(folder, name, `${file}.conll`));
    fs.writeFileSync(right, gold);
    fs.writeFileSync(said, predicted);
    const figures = await dateline(['evaluate', '--json', '--conll', right, '--predicted', said]);
    fs.writeFileSync(path.join(folder, name, 'figures.json'), figures);
  }
}

async function dateline(args) {
  const { code, output } = await run(process.execPath, [path.join(root, 'dist', 'cli.js'), ...args]);
  if (code !== 0) throw new Failure(`dateline ${args.join(' ')} failed:\n${output}`);
  return output;
}

/** The texts as files, and their sidecars by way of an import. */
async function writeHard(folder) {
  const articles = hardArticles();
  for (const { path: name, text } of articles) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  fs.writeFileSync(path.join(folder, 'dateline.yaml'), 'language: vi\n');
  const lines = path.join(folder, '..', '..', 'hard.jsonl');
  fs.writeFileSync(lines, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  await dateline(['import', lines, '--format', 'jsonl', '--articles', folder, '--strict']);
}
