/**
 * npm run test:spark [-- --if-possible] [-- ARTICLES [--cores 1,2] [--words 100-150]]
 *
 * Runs the Spark job of docs/BATCH.md in local mode on a corpus that is made here, and compares it with one process.
 * `--if-possible` says so and ends well where there is no Java or Python, or their packages cannot be had.
 */
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
  const temp = tempDir('spark');
  // What the articles are made of.
  const corpora = ['samples', 'corpus/train', 'corpus/english'].map((name) => path.join(root, name));
  const seeds = ['export', ...corpora, '--all', '--format', 'jsonl', '--out', path.join(temp, 'seeds')];
  const { code: failed, output } = await run(process.execPath, [path.join(root, 'dist', 'cli.js'), ...seeds]);
  if (failed !== 0) throw new Failure(`the articles could not be exported:\n${output}`);
  const file = path.join(temp, 'seeds', 'dateline.jsonl');
  const args = [path.join(folder, 'verify.py'), path.join(temp, 'job'), command, file, articles, ...more];
  const { code } = await run(python, args, { show: true, timeout: 3_600_000 });
  return code;
});

async function environment() {
  const java = await run('java', ['-version']).catch(() => undefined);
  if (java?.code !== 0) throw new Failure('there is no java; install Java 17.');
  return pythonEnvironment('spark', path.join(folder, 'requirements.txt'));
}
