import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * Puts the built extension into an extensions folder, which must be new, as an installed one lies there:
 * with the files that .vscodeignore lets into the package.
 * @returns {string} the extension's folder
 */
export function stageExtension(extensionsDir) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const to = path.join(extensionsDir, `${publisher}.${name}-${version}`);
  for (const file of packagedFiles()) {
    fs.cpSync(path.join(root, file), path.join(to, file), { recursive: true });
  }
  return to;
}

/**
 * The files and folders that .vscodeignore names after `**`, which leaves out everything. It has lines of
 * the forms `!FILE`, `!DIR/**` and `!DIR/NAME` with `*` in the name.
 */
function packagedFiles() {
  const lines = fs.readFileSync(path.join(root, '.vscodeignore'), 'utf8').split(/\r?\n/);
  return lines.filter((line) => line.startsWith('!')).flatMap((line) => matches(line.slice(1)));
}

function matches(pattern) {
  if (pattern.endsWith('/**')) return present(pattern.slice(0, -3));
  const dir = path.posix.dirname(pattern);
  const [start, ...rest] = path.posix.basename(pattern).split('*');
  if (rest.length === 0) return present(pattern);
  const end = rest.at(-1);
  const names = fs.existsSync(path.join(root, dir)) ? fs.readdirSync(path.join(root, dir)) : [];
  return names
    .filter(
      (name) => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end),
    )
    .map((name) => path.posix.join(dir, name));
}

function present(file) {
  return fs.existsSync(path.join(root, file)) ? [file] : [];
}
