import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { peersFolder } from './tools.mjs';

/**
 * Installs vntk below `.cache/`. It is no dependency of the project: its parts in C++ need a compiler,
 * which no one should have to have who does not want this comparison.
 *
 * @returns what went wrong, or undefined
 */
export function installPeers() {
  if (fs.existsSync(path.join(peersFolder, 'node_modules', 'vntk'))) return undefined;
  fs.mkdirSync(peersFolder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(root, 'scripts', 'eval', 'peers', name), path.join(peersFolder, name));
  }
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: peersFolder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return undefined;
  } catch (error) {
    fs.rmSync(path.join(peersFolder, 'node_modules'), { recursive: true, force: true });
    return String(error.stderr ?? error.message)
      .trim()
      .split('\n')[0];
  }
}
