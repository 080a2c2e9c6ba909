/**
 * npm run test:torture [-- WHAT] [options]
 *
 * The long forms of the tests by chance, whose short forms are in `npm test`; prints figures, all of which must be
 * zero, and ends with 1 where one is not.
 *
 *   histories   edits, decisions, undo and outside changes against a model (default; --histories N --steps N --seed N)
 *   kills       of the server, annotate, import and export at any moment
 *   merges      of sidecars, of each kind
 *   writers     processes that write one file
 *   fuzz        recognizer, sidecars, project files, globs
 *   mutations   of the files of each import format
 *   all         everything but histories
 *
 * `--count N` is how often each is tried, `--seed N` what chance begins with, `--grep TEXT` takes some of the tests.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { Failure, main } from './lib/failure.mjs';
import { mochaArgs } from './lib/mocha.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const TESTS = {
  kills: 'out/server/test/node/kills.test.js',
  merges: 'out/server/test/sidecar/merge.test.js',
  writers: 'out/server/test/node/replace.test.js',
  fuzz: 'out/server/test/fuzz.test.js',
  mutations: 'out/server/test/formats/mutations.test.js',
};

main(async () => {
  const [first, ...rest] = process.argv.slice(2);
  const named = first !== undefined && !first.startsWith('-');
  const what = named ? first : 'histories';
  const args = named ? rest : process.argv.slice(2);
  await node(path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b');
  await build();
  if (what === 'histories') return (await node('out/server/test/torture/main.js', ...args)).code;
  const specs = what === 'all' ? Object.values(TESTS) : [TESTS[what]];
  if (specs[0] === undefined) throw new Failure(`there is no ${what}; see scripts/torture.mjs.`);
  const { values } = parseArgs({
    args,
    options: { count: { type: 'string' }, seed: { type: 'string' }, grep: { type: 'string' } },
  });
  process.env.DATELINE_LONG = '1';
  if (values.count !== undefined) process.env.COUNT = values.count;
  if (values.seed !== undefined) [process.env.SEED, process.env.FC_SEED] = [values.seed, values.seed];
  const { code } = await node(
    ...mochaArgs,
    '--timeout',
    '0',
    ...(values.grep ? ['--grep', values.grep] : []),
    ...specs,
  );
  return code;
});

function node(...args) {
  return run(process.execPath, args, { cwd: root, show: true });
}
