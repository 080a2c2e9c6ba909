import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Two quick retries: without a network the message should not take a minute. */
const flags = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retry-mintimeout=1000'];

/**
 * Runs npm, the same one that runs this script where there is one.
 * @throws {Failure} with a remedy when it fails
 */
export async function npm(args, { cwd = root, timeout = 600_000, what = `npm ${args[0]}` } = {}) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const shell = command === 'npm' && process.platform === 'win32';
  const { code, output } = await run(command, [...first, ...args, ...flags], {
    cwd,
    timeout,
    shell,
    env: cleanEnv(),
    what,
  });
  if (code !== 0) throw new Failure(explain(what, output));
  return output;
}

/** Without what an outer npm passes on: its own command's flags must not become the inner one's. */
function cleanEnv() {
  const inherited =
    /^npm_(config_(global|prefix|local_prefix|save.*|omit|include|ignore_scripts|dry_run)|lifecycle_|package_|command$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

function explain(what, output) {
  if (/E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)|ENETUNREACH|network/.test(output)) {
    return `${what}: the npm registry cannot be reached; check the network or the proxy and try again.`;
  }
  if (/ENOSPC/.test(output)) return `${what}: the disk is full.`;
  if (/EUSAGE/.test(output) && /in sync/.test(output)) {
    return `${what}: package.json and package-lock.json do not agree; run npm install.`;
  }
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
  return `${what} failed: ${lines
    .filter((line) => line !== '' && !line.startsWith('code '))
    .slice(0, 2)
    .join(' ')}`;
}

/**
 * Installs the project's own dependencies unless they are those of the lock file. A `node_modules` that is
 * a link belongs to another clone and is left alone.
 */
export async function ensureDependencies(say = console.log) {
  const lock = path.join(root, 'package-lock.json');
  const modules = path.join(root, 'node_modules');
  const stamp = path.join(modules, '.dateline-lock');
  if (fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const wanted = fs.readFileSync(lock, 'utf8');
  if (read(stamp) === wanted) return;
  const installed = path.join(modules, '.package-lock.json');
  if (!fs.existsSync(stamp) && sameVersions(read(installed), wanted)) {
    fs.writeFileSync(stamp, wanted);
    return;
  }
  say('Installing dependencies (npm ci) …');
  // No package of the project needs its install script.
  await npm(['ci', '--ignore-scripts'], { what: 'npm ci' });
  fs.writeFileSync(stamp, wanted);
}

/** Whether what npm says it installed is what the lock asks for; optional packages of other systems aside. */
function sameVersions(installed, wanted) {
  if (!installed) return false;
  const have = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(wanted).packages).every(
    ([name, entry]) => name === '' || entry.optional || have[name]?.version === entry.version,
  );
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
