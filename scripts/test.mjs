/**
 * npm test [-- GROUP...] [--grep TEXT] [--on oldest|newest] [--screenshots]
 *
 * Runs everything in order and stops at the first group that fails. The last line is
 * `N passed, N failed`, with `, N skipped` when there are any. A test in a window of VS Code that fails is
 * tried once more, which is said with its failure and in the group's line. `--screenshots` lets the workbench
 * tests write docs/images (as UPDATE_IMAGES=1 does).
 */
import fs from 'node:fs';
import path from 'node:path';
// A default import: an old Node that lacks parseArgs must get as far as requireNode.
import util from 'node:util';
import { Failure, main, requireNode } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const names = ['lint', 'types', 'build', 'unit', 'editor', 'workbench', 'web'];

main(async () => {
  requireNode();
  const { groups, grep, on } = readOptions();
  await ensureDependencies();
  const total = { passed: 0, failed: 0, skipped: 0, repeated: 0 };
  const summary = [];
  for (const step of await plan(groups, on, grep)) {
    console.log(`\n${step.name}`);
    const started = Date.now();
    const result = await step.run().catch((error) => {
      console.log(`  ✗ ${error instanceof Failure ? error.message : error.stack}`);
      return { passed: 0, failed: 1, skipped: 0, repeated: 0 };
    });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    for (const key of Object.keys(total)) total[key] += result?.[key] ?? 0;
    const bad = result?.failed > 0;
    summary.push(
      `${bad ? '✗' : '✓'} ${step.name.padEnd(18)} ${describe(result).padEnd(26)} ${seconds.padStart(6)} s`,
    );
    if (bad) break;
  }
  console.log(`\n${summary.join('\n')}\n`);
  console.log(describe(total, true));
  return total.failed > 0 ? 1 : 0;
});

function readOptions() {
  try {
    const { values, positionals } = util.parseArgs({
      allowPositionals: true,
      options: { grep: { type: 'string' }, on: { type: 'string' }, screenshots: { type: 'boolean' } },
    });
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown) throw new Failure(`there is no group ${unknown}; the groups are ${names.join(', ')}.`);
    if (values.on && !['oldest', 'newest'].includes(values.on))
      throw new Failure('--on is oldest or newest.');
    if (values.screenshots) process.env.UPDATE_IMAGES = '1';
    return { groups: positionals, ...values };
  } catch (error) {
    throw new Failure(error.message);
  }
}

/** The steps of the groups asked for, with what they need first. */
async function plan(groups, on, grep) {
  // Only now: these need what has just been installed.
  const { build } = await import('./build.mjs');
  const { mocha, unitTests } = await import('./lib/mocha.mjs');
  const { editorTests } = await import('./lib/editor-tests.mjs');
  const { webTests, workbenchTests } = await import('./lib/workbench-tests.mjs');
  const wants = (name) => groups.length === 0 || groups.includes(name);
  const tests = wants('unit') || wants('editor') || wants('workbench') || wants('web');
  const versions = on ? [on] : ['oldest', 'newest'];
  const steps = [];
  if (wants('lint'))
    steps.push({
      name: 'lint',
      run: async () => {
        await tool('@biomejs/biome/bin/biome', ['check', '.']);
        await tool('knip/bin/knip.js', []);
      },
    });
  if (wants('types') || tests) steps.push({ name: 'types', run: compile });
  if (wants('build') || tests) steps.push({ name: 'build', run: () => build({ types: true }) });
  if (wants('unit')) steps.push({ name: 'unit', run: () => mocha({ specs: unitTests, grep }) });
  for (const [name, test] of [
    ['editor', editorTests],
    ['workbench', workbenchTests],
  ]) {
    if (!wants(name)) continue;
    for (const which of versions) steps.push({ name: `${name}, ${which}`, run: () => test(which, grep) });
  }
  if (wants('web')) steps.push({ name: 'web', run: () => webTests(grep) });
  return steps;
}

/** Compiles, and removes what is left of tests whose source is gone: they would still run. */
async function compile() {
  await tool('typescript/bin/tsc', ['-b']);
  for (const side of ['client/test', 'server/test']) {
    const out = path.join(root, 'out', side);
    for (const name of fs.readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      const source = path.join(root, side, name.replace(/\.js$/, '.ts'));
      if (name.endsWith('.test.js') && !fs.existsSync(source)) fs.rmSync(path.join(out, name));
    }
  }
}

/** Runs one of the project's tools; its output is shown when it fails. */
async function tool(bin, args) {
  const file = path.join(root, 'node_modules', bin);
  const { code, output } = await run(process.execPath, [file, ...args], { cwd: root, timeout: 300_000 });
  if (code === 0) return;
  console.log(output.trim());
  throw new Failure(`${path.basename(bin)} ${args.join(' ')} failed.`);
}

function describe(totals, full = false) {
  if (!totals) return 'done';
  const { passed, failed, skipped, repeated } = totals;
  const parts = [`${passed} passed`];
  if (failed > 0 || full) parts.push(`${failed} failed`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (repeated > 0 && !full) parts.push(`${repeated} repeated`);
  return parts.join(', ');
}
