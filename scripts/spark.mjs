/**
 * npm run test:spark [-- --if-possible] [-- ARTICLES [--cores 1,2] [--words 100-150] [--compare 8] [--in FOLDER]]
 *
 * Runs the Spark job of docs/BATCH.md in local mode on a corpus that is made here, and compares it with one process.
 * `--compare` says of how many of the corpus's 8 files each row is compared with one process; in all of them every row must
 * be there once. `--in` names a new folder in which all of it is left: the corpus, what the job has written, the sample.
 * `--if-possible` says so and ends well where there is no Java or Python, or their packages cannot be had.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { Failure, main, requireNode } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { pythonEnvironment } from './lib/python.mjs';
import { tempDir } from './lib/temp.mjs';

const folder = path.join(root, 'scripts', 'spark');
const optional = process.argv.includes('--if-possible');
const [articles = '400', ...more] = process.argv.slice(2).filter((arg) => arg !== '--if-possible');
const at = more.indexOf('--in');
const [, kept] = at < 0 ? [] : more.splice(at, 2);
/** Milliseconds: an hour, and more for a large corpus. */
const timeout = Math.max(3_600_000, Number(articles) * 100);

main(async () => {
  requireNode();
  await ensureDependencies();
  const python = await environment().catch((error) => {
    if (!optional) throw error;
    console.log(`Not tried with Spark here: ${error.message}`);
    return undefined;
  });
  if (!python) return 0;
  await build();
  const command = `${process.execPath} ${path.join(root, 'dist', 'cli.js')}`;
  const temp = kept ? path.resolve(kept) : tempDir('spark');
  if (kept) fs.mkdirSync(temp, { recursive: true });
  // What the articles are made of.
  const corpora = ['samples', 'corpus/train', 'corpus/english'].map((name) => path.join(root, name));
  const seeds = ['export', ...corpora, '--all', '--format', 'jsonl', '--out', path.join(temp, 'seeds')];
  const { code: failed, output } = await run(process.execPath, [path.join(root, 'dist', 'cli.js'), ...seeds]);
  if (failed !== 0) throw new Failure(`the articles could not be exported:\n${output}`);
  const file = path.join(temp, 'seeds', 'dateline.jsonl');
  const args = [path.join(folder, 'verify.py'), path.join(temp, 'job'), command, file, articles, ...more];
  const { code } = await run(python, args, { show: true, timeout });
  return code;
});

async function environment() {
  const java = await run('java', ['-version']).catch(() => undefined);
  if (java?.code !== 0) throw new Failure('there is no java; install Java 17.');
  return pythonEnvironment('spark', path.join(folder, 'requirements.txt'));
}
