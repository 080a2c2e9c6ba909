import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './process.mjs';

const names = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ...['microsoft-edge', 'microsoft-edge-stable', 'msedge'],
];
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((end) =>
      path.join(process.env[variable] ?? 'C:\\', end),
    ),
  ),
};

/**
 * A Chromium, Chrome or Edge: the one named by the variable CHROMIUM, one on the path, one in its usual
 * place; on Debian as root it is installed when there is none.
 * @throws {Failure} that says what to install
 */
export async function findChromium(say = console.log) {
  const named = process.env.CHROMIUM;
  if (named) {
    const found = onPath(named);
    if (!found) throw new Failure(`CHROMIUM is ${named}, which is no program; correct or unset it.`);
    return found;
  }
  return installed() ?? (await installOnDebian(say));
}

/** @returns {string | undefined} the full path of a program */
export function onPath(name) {
  if (path.isAbsolute(name) || name.includes(path.sep))
    return isProgram(name) ? path.resolve(name) : undefined;
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE').split(';') : [''];
  const dirs = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => dir !== '');
  return dirs.flatMap((dir) => endings.map((end) => path.join(dir, name + end))).find(isProgram);
}

function installed() {
  for (const name of names) {
    const found = onPath(name);
    if (found) return found;
  }
  return (places[process.platform] ?? []).find(isProgram);
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

async function installOnDebian(say) {
  const remedy = 'install Chromium, Chrome or Edge, or set CHROMIUM to the path of one';
  const debian = fs.existsSync('/etc/debian_version') && onPath('apt-get');
  if (!debian) throw new Failure(`no browser for the editor tests; ${remedy}.`);
  if (process.getuid?.() !== 0) {
    throw new Failure(
      `no browser for the editor tests; ${remedy}: sudo apt-get install chromium fonts-noto-core fonts-dejavu-core`,
    );
  }
  say('Installing Chromium from Debian …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-dejavu-core'],
  ]) {
    const { code, output } = await run('apt-get', args, { env, timeout: 600_000 });
    if (code !== 0) {
      const line = output.trim().split('\n').at(-1);
      throw new Failure(`apt-get ${args[0]} failed (${line}); ${remedy}.`);
    }
  }
  const found = installed();
  if (!found) throw new Failure(`apt-get installed no browser; ${remedy}.`);
  return found;
}

/** What a browser in a container needs, and what keeps it from talking to anything but loopback. */
export const chromiumArgs = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
