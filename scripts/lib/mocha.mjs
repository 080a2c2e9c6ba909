import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { endTree, mortal, run } from './process.mjs';
import { ownTemp, tempDir } from './temp.mjs';

/**
 * `repeated`: tests that failed and were tried once more.
 * @typedef {{ passed: number, failed: number, skipped: number, repeated: number }} Totals
 */

const bin = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
/** What runs mocha as a child: it ends with this process, and stack traces name the sources. */
export const mochaArgs = [...mortal, '--enable-source-maps', bin];

/** The compiled tests that need no editor. */
export const unitTests = ['out/server/test/**/*.test.js', 'out/client/test/unit/**/*.test.js'];

const reporter = path.join(root, 'scripts', 'lib', 'mocha-reporter.cjs');

/**
 * Runs mocha as a command.
 * @param {{ config?: string, specs?: readonly string[], env?: Record<string, string>, grep?: string, timeout?: number }} options
 *   `specs` are globs besides those of the configuration; `timeout` in milliseconds, for all tests
 * @returns {Promise<Totals>}
 */
export async function mocha({ config = '.mocharc.json', specs = [], env = {}, grep, timeout = 1_800_000 }) {
  const report = newReport();
  const args = [...mochaArgs, '--config', path.join(root, config), '--reporter', reporter, '--forbid-only'];
  if (grep) args.push('--grep', grep);
  args.push(...specs);
  let hung = false;
  const { code } = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...ownTemp(), ...env, DATELINE_TEST_REPORT: report.totals },
    show: true,
    timeout,
    onStart: (child) =>
      endWhenReported(report.totals, child, () => {
        hung = true;
      }),
  });
  if (hung) {
    return report.read(
      new Failure('the tests are over but something keeps their process running: a timer, a server.'),
    );
  }
  return report.read(code === 0 ? undefined : new Failure(`mocha ended with status ${code}.`));
}

/** Ends a child that is still there a minute after it has written its results. */
function endWhenReported(file, child, tell, patience = 60_000) {
  let since;
  const timer = setInterval(() => {
    if (child.exitCode !== null || child.signalCode !== null) return clearInterval(timer);
    if (!fs.existsSync(file)) return;
    since ??= Date.now();
    if (Date.now() - since < patience) return;
    clearInterval(timer);
    tell();
    endTree(child, 'SIGKILL');
  }, 500);
  timer.unref();
}

/**
 * Where the reporter leaves its results. `read` returns the totals; a run that ended with an error and
 * without a failed test counts as one failure.
 */
export function newReport() {
  const dir = tempDir('report');
  const [totals, output] = [path.join(dir, 'totals'), path.join(dir, 'output')];
  return {
    totals,
    output,
    read(error) {
      if (fs.existsSync(output)) process.stdout.write(fs.readFileSync(output, 'utf8'));
      const sum = { passed: 0, failed: 0, skipped: 0, repeated: 0 };
      const lines = fs.existsSync(totals) ? fs.readFileSync(totals, 'utf8').trim().split('\n') : [];
      for (const line of lines) {
        for (const [name, count] of Object.entries(JSON.parse(line))) sum[name] += count;
      }
      const problem =
        error ?? (lines.length === 0 ? new Failure('the tests ended without a report.') : undefined);
      if (problem && sum.failed === 0) {
        console.log(`  ✗ ${problem.message}`);
        sum.failed = 1;
      }
      return sum;
    },
  };
}
