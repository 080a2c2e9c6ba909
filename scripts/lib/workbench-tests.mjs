import fs from 'node:fs';
import path from 'node:path';
import { pack, packageExtension } from '../package.mjs';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { mocha } from './mocha.mjs';
import { cacheRoot, root } from './paths.mjs';
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
      ...environment(chromium, version, failures),
      // One version takes the pictures, or the other would replace them.
      ...(which === 'oldest' ? {} : { UPDATE_IMAGES: '' }),
    };
    return await mocha({ config: '.mocharc.workbench.json', env, grep });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/**
 * Runs the tests under client/test/workbench/web: the same, with the extension in a web worker of the page, as where VS Code has
 * no other extension host. On the newest VS Code.
 * @param {string} [grep]
 * @returns {Promise<import('./mocha.mjs').Totals>}
 */
export async function webTests(grep) {
  const version = vscodes.newest;
  const failures = path.join(cacheRoot, 'failures', 'web');
  fs.rmSync(failures, { recursive: true, force: true });
  const chromium = await findChromium();
  const dataDir = tempDir('web');
  const extensionsDir = path.join(dataDir, 'extensions');
  const { file } = await packageExtension(path.join(dataDir, 'dateline.vsix'));
  await installExtension({ version, dataDir, extensionsDir, vsix: file });
  const provider = path.join(dataDir, 'provider.vsix');
  await pack(path.join(root, 'client', 'test', 'workbench', 'web', 'provider'), provider);
  await installExtension({ version, dataDir, extensionsDir, vsix: provider });
  const kinds = { 'dateline.test-provider': ['web'] };
  const inProcess = tempDir('in-process');
  writeMachineSettings(inProcess, { ...IN_TESTS, 'remote.extensionKind': kinds });
  kinds['dateline.dateline'] = ['web'];
  writeMachineSettings(dataDir, { ...IN_TESTS, 'remote.extensionKind': kinds });
  const servers = await Promise.all(
    [dataDir, inProcess].map((dir) => serveVscode({ version, dataDir: dir, extensionsDir, trust: false })),
  );
  console.log(`  VS Code ${version.vscode} from npm, the packed extension in a web worker`);
  try {
    const env = {
      DATELINE_TEST_URL: servers[0].url,
      DATELINE_TEST_URL_IN_PROCESS: servers[1].url,
      ...environment(chromium, version, failures),
      UPDATE_IMAGES: '',
    };
    return await mocha({ config: '.mocharc.web.json', env, grep });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** What tests in a browser are told of it, besides addresses. */
const environment = (chromium, { vscode }, failures) => ({
  DATELINE_TEST_CHROMIUM: chromium,
  DATELINE_TEST_CHROMIUM_ARGS: JSON.stringify(chromiumArgs),
  DATELINE_TEST_VSCODE: vscode,
  DATELINE_TEST_FAILURES: failures,
});
