import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { cached } from './cache.mjs';
import { Failure } from './failure.mjs';
import { nodeOf } from './node.mjs';
import { npm } from './npm.mjs';
import { mortal, run, start, stop } from './process.mjs';
import { completeNatives } from './vscode-natives.mjs';

/** Packages of the VS Code server that nothing here uses and that are larger than all the rest. */
const unused = ['@github/copilot', '@github/copilot-sdk'];

/**
 * VS Code's own server out of the npm package code-server, with the packages it needs, none of them built.
 * @param {typeof import('./versions.mjs').vscodes.oldest} version
 * @returns {Promise<string>} the folder of the VS Code
 */
async function fetchVscode(version, say = console.log) {
  const dir = await cached(`vscode-${version.vscode}`, `${version.codeServer} 3`, async (to) => {
    say(`Fetching VS Code ${version.vscode} from npm (code-server ${version.codeServer}) …`);
    const what = `fetching VS Code ${version.vscode}`;
    await npm(['pack', `code-server@${version.codeServer}`, '--ignore-scripts'], { cwd: to, what });
    const archive = path.join(to, `code-server-${version.codeServer}.tgz`);
    const hash = crypto.createHash('sha512').update(fs.readFileSync(archive)).digest('base64');
    if (`sha512-${hash}` !== version.integrity)
      throw new Failure(`${what}: ${archive} is not the package expected.`);
    const { code, output } = await run('tar', ['-xzf', path.basename(archive), 'package/lib/vscode'], {
      cwd: to,
    });
    if (code !== 0) throw new Failure(`${what}: ${output.trim()}`);
    fs.rmSync(archive);
    const vscode = path.join(to, 'package', 'lib', 'vscode');
    for (const file of ['package.json', 'npm-shrinkwrap.json']) dropUnused(path.join(vscode, file));
    await npm(['install', '--omit=dev', '--ignore-scripts'], { cwd: vscode, what });
    await completeNatives(vscode);
  });
  return path.join(dir, 'package', 'lib', 'vscode');
}

function dropUnused(file) {
  const json = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const name of unused) {
    delete json.dependencies?.[name];
    delete json.packages?.['']?.dependencies?.[name];
    for (const key of Object.keys(json.packages ?? {})) {
      if (key.startsWith(`node_modules/${name}`)) delete json.packages[key];
    }
  }
  fs.writeFileSync(file, JSON.stringify(json));
}

/**
 * Serves a VS Code on loopback.
 * @param {object} options
 * @param {typeof import('./versions.mjs').vscodes.oldest} options.version
 * @param {string} options.dataDir everything the server writes
 * @param {string} [options.extensionsDir]
 * @param {number} [options.port] 0 takes a free one
 * @param {boolean} [options.trust] whether Workspace Trust is on; false trusts every folder without asking
 * @param {NodeJS.ProcessEnv} [options.env] also the environment of the extension host
 * @param {number} [options.timeout] milliseconds
 * @returns {Promise<{ port: number, url: string, child: import('node:child_process').ChildProcess, stop(): Promise<void>, log(): string }>}
 */
export async function serveVscode({
  version,
  dataDir,
  extensionsDir = path.join(dataDir, 'extensions'),
  port = 0,
  trust = true,
  env = {},
  timeout = 60_000,
  say = console.log,
}) {
  const [vscode, node] = await Promise.all([fetchVscode(version, say), nodeOf(version.node, say)]);
  if (port !== 0) await requireFree(port);
  const args = [
    ...mortal,
    ...[path.join(vscode, 'out', 'server-main.js'), '--host', '127.0.0.1', '--port', String(port)],
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
    ...(trust ? [] : ['--disable-workspace-trust']),
  ];
  const child = start(node, args, { env: serverEnv(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const actual = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Failure(`VS Code ${version.vscode} did not start within ${timeout / 1000} s: ${lastLine(log)}`),
        ),
      timeout,
    );
    const read = (data) => {
      log = (log + data).slice(-100_000);
      const listening = /Extension host agent listening on (\d+)/.exec(log);
      if (listening) {
        clearTimeout(timer);
        resolve(Number(listening[1]));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Failure(`VS Code ${version.vscode} ended with status ${code}: ${lastLine(log)}`));
    });
  }).catch(async (error) => {
    await stop(child);
    throw error;
  });
  return { port: actual, url: `http://127.0.0.1:${actual}/`, child, stop: () => stop(child), log: () => log };
}

/** Installs a .vsix into an extensions folder, as a person's `code --install-extension` does. */
export async function installExtension({ version, dataDir, extensionsDir, vsix, say = console.log }) {
  const [vscode, node] = await Promise.all([fetchVscode(version, say), nodeOf(version.node, say)]);
  const args = [
    ...[path.join(vscode, 'out', 'server-main.js'), '--accept-server-license-terms'],
    ...[
      '--server-data-dir',
      dataDir,
      '--extensions-dir',
      extensionsDir,
      '--install-extension',
      vsix,
      '--force',
    ],
  ];
  const { code, output } = await run(node, args, { env: serverEnv(), timeout: 60_000 });
  if (code !== 0 || !/was successfully installed/.test(output)) {
    throw new Failure(`installing ${vsix} into VS Code ${version.vscode} failed: ${lastLine(output)}`);
  }
}

/** Without a surrounding VS Code's variables, which would make the server talk to that one. */
function serverEnv(extra = {}) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  return { ...Object.fromEntries(own), ...extra };
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

function requireFree(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) =>
      reject(
        new Failure(
          error.code === 'EADDRINUSE'
            ? `port ${port} is in use; choose another one with --port, or --port 0 for any that is free.`
            : `port ${port} cannot be used (${error.code}); choose another one with --port.`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
  });
}
