import fs from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { desktopReachable } from './desktop.mjs';
import { newReport } from './mocha.mjs';
import { cacheRoot, root } from './paths.mjs';
import { ownTemp, tempDir } from './temp.mjs';
import { vscodes } from './versions.mjs';

/**
 * Runs the tests under client/test/editor in the extension host of a VS Code.
 * @param {'oldest' | 'newest'} which
 * @param {string} [grep]
 * @returns {Promise<import('./mocha.mjs').Totals>}
 */
export async function editorTests(which, grep) {
  const { vscode, desktop, codeServer } = vscodes[which];
  const { ok, why } = await desktopReachable();
  console.log(
    `  VS Code ${ok ? `${desktop}, desktop` : `${vscode} from npm (code-server ${codeServer}): ${why}`}`,
  );
  const report = newReport();
  const profile = tempDir('profile');
  const options = {
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out', 'client', 'test', 'index.js'),
    launchArgs: [
      workspaceCopy(),
      `--user-data-dir=${path.join(profile, 'user')}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      '--disable-extensions',
    ],
    extensionTestsEnv: {
      ...ownTemp(),
      DATELINE_TEST_REPORT: report.totals,
      DATELINE_TEST_OUTPUT: report.output,
      DATELINE_VSCODE: which,
      ...(grep ? { DATELINE_TEST_GREP: grep } : {}),
    },
    ...(ok
      ? { version: desktop, cachePath: path.join(cacheRoot, 'vscode-desktop') }
      : { vscodeExecutablePath: path.join(root, 'scripts', 'vscode-launcher.mjs') }),
  };
  const error = await runTests(options).then(
    () => undefined,
    (reason) => reason,
  );
  return report.read(error);
}

/** A copy of the tests' workspace, so that no test writes into the repository. */
function workspaceCopy() {
  const copy = tempDir('workspace');
  fs.cpSync(path.join(root, 'client', 'test', 'workspace'), copy, { recursive: true });
  // All tests decide in one corpus: what one has rejected is to be suggested to the next.
  fs.mkdirSync(path.join(copy, '.vscode'));
  fs.writeFileSync(path.join(copy, '.vscode', 'settings.json'), JSON.stringify({ 'dateline.learn': false }));
  return copy;
}
