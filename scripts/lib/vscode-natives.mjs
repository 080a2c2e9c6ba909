import fs from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { root } from './paths.mjs';

/**
 * The programs and native modules that VS Code's packages build or download when they are installed, from
 * npm or in plain JavaScript: searching, log files and output channels, and ending with the parent.
 * @param {string} vscode the folder of a VS Code with its packages
 */
export async function completeNatives(vscode) {
  const modules = path.join(vscode, 'node_modules');
  await addRipgrep(modules);
  for (const [name, file] of [
    ['@vscode/spdlog', 'spdlog.cjs'],
    ['native-watchdog', 'native-watchdog.cjs'],
    ['@vscode/native-watchdog', 'native-watchdog.cjs'],
  ]) {
    const manifest = path.join(modules, name, 'package.json');
    if (!fs.existsSync(manifest)) continue;
    const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    const main = 'index.cjs';
    fs.writeFileSync(manifest, JSON.stringify({ name, version, main }));
    fs.copyFileSync(path.join(root, 'scripts', 'natives', file), path.join(modules, name, main));
  }
}

/** Without it quick open, `workspaceContains` and `findFiles` find nothing. */
async function addRipgrep(modules) {
  const name = `ripgrep-${process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const to = path.join(modules, '@vscode', 'ripgrep', 'bin');
  const work = path.join(modules, '.ripgrep');
  fs.mkdirSync(work);
  await npm(['install', '--ignore-scripts', '--no-save', '--prefix', work, `@vscode/${name}@1.18.0`], {
    cwd: work,
    what: 'fetching ripgrep',
  });
  fs.mkdirSync(to, { recursive: true });
  const found = path.join(work, 'node_modules', '@vscode', name, 'bin', program);
  fs.copyFileSync(found, path.join(to, program));
  fs.chmodSync(path.join(to, program), 0o755);
  fs.rmSync(work, { recursive: true });
}
