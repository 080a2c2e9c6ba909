#!/usr/bin/env node
/**
 * Stands in for the desktop's executable where that cannot be downloaded: takes the arguments that
 * @vscode/test-electron passes and runs the extension tests in a VS Code from npm. DATELINE_VSCODE says
 * which one: oldest (default) or newest.
 */
import './natives/end-with-parent.cjs';
import fs from 'node:fs';
import path from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { Failure, main } from './lib/failure.mjs';
import { cacheRoot } from './lib/paths.mjs';
import { IN_TESTS, writeMachineSettings } from './lib/settings.mjs';
import { tempDir } from './lib/temp.mjs';
import { runInPage } from './lib/test-page.mjs';
import { vscodes } from './lib/versions.mjs';
import { serveVscode } from './lib/vscode-web.mjs';

/** What VS Code says goes to a file: most of it is about modules that are not built here. */
function openLog(name) {
  if (process.env.DATELINE_VERBOSE) return process.stdout;
  const dir = path.join(cacheRoot, 'logs');
  fs.mkdirSync(dir, { recursive: true });
  return fs.createWriteStream(path.join(dir, name));
}

main(async () => {
  const argument = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const extensionDevelopmentPath = argument('extensionDevelopmentPath');
  const extensionTestsPath = argument('extensionTestsPath');
  if (!extensionDevelopmentPath || !extensionTestsPath) {
    throw new Failure(
      'vscode-launcher.mjs takes --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [WORKSPACE]',
    );
  }
  const workspace = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
  const version = vscodes[process.env.DATELINE_VSCODE ?? 'oldest'];
  const executablePath = await findChromium();
  const dataDir = tempDir('host');
  const log = openLog(`editor-${version.vscode}.log`);
  writeMachineSettings(dataDir, IN_TESTS);
  const server = await serveVscode({ version, dataDir, trust: false });
  try {
    return await runInPage({
      server,
      executablePath,
      extensionDevelopmentPath: path.resolve(extensionDevelopmentPath),
      extensionTestsPath: path.resolve(extensionTestsPath),
      ...(workspace ? { workspace: path.resolve(workspace) } : {}),
      print: (text) => log.write(`${text}\n`),
      timeout: Number(process.env.DATELINE_EDITOR_TIMEOUT ?? 300) * 1000,
    });
  } finally {
    await server.stop();
  }
});
