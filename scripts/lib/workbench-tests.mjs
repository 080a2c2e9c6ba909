import fs from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../package.mjs';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { mocha } from './mocha.mjs';
import { cacheRoot } from './paths.mjs';
import { IN_TESTS, writeMachineSettings } from './settings.mjs';
import { tempDir } from './temp.mjs';
import { vscodes } from './versions.mjs';
import { installExtension, serveVscode } from './vscode-web.mjs';

/**
 * Runs the tests under client/test/workbench: a browser drives the workbench of a VS Code into which the
 * packed extension has been installed.
 * @param {'oldest' | 'newest'} which
 * @param {string} [grep]
 * @returns {Promise<import('./mocha.mjs').Totals>}
 */
export async function workbenchTests(which, grep) {
  const version = vscodes[which];
  const failures = path.join(cacheRoot, 'failures', version.vscode);
  fs.rmSync(failures, { recursive: true, force: true });
  const chromium = await findChromium();
  const dataDir = tempDir('workbench');
  const extensionsDir = path.join(dataDir, 'extensions');
  const { file } = await packageExtension(path.join(dataDir, 'dateline.vsix'));
  await installExtension({ version, dataDir, extensionsDir, vsix: file });
  writeMachineSettings(dataDir, IN_TESTS);
  const asking = tempDir('asking');
  writeMachineSettings(asking, { ...IN_TESTS, 'security.workspace.trust.startupPrompt': 'never' });
  const servers = await Promise.all([
    serveVscode({ version, dataDir, extensionsDir, trust: false }),
    serveVscode({ version, dataDir: asking, extensionsDir, trust: true }),
  ]);
  console.log(
    `  VS Code ${version.vscode} from npm (code-server ${version.codeServer}), the packed extension installed`,
  );
  try {
    const env = {
      DATELINE_TEST_URL: servers[0].url,
      DATELINE_TEST_URL_RESTRICTED: servers[1].url,
      DATELINE_TEST_CHROMIUM: chromium,
      DATELINE_TEST_CHROMIUM_ARGS: JSON.stringify(chromiumArgs),
      DATELINE_TEST_VSCODE: version.vscode,
      // One version takes the pictures, or the other would replace them.
      ...(which === 'oldest' ? {} : { UPDATE_IMAGES: '' }),
      DATELINE_TEST_FAILURES: failures,
    };
    return await mocha({ config: '.mocharc.workbench.json', env, grep });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
