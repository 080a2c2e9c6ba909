import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** What an installed Dateline consists of. Keep in step with .vscodeignore. */
const parts = [
  'package.json',
  'dist',
  'syntaxes',
  'client/schemas',
  'client/media',
  'client/language-configuration.json',
  'client/conll-language-configuration.json',
  'l10n',
  'images',
  'README.md',
  'LICENSE',
];

/** Puts the built extension into an extensions folder, which must be new, as an installed one lies there. */
export function stageExtension(extensionsDir) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const to = path.join(extensionsDir, `${publisher}.${name}-${version}`);
  fs.mkdirSync(to, { recursive: true });
  const translations = fs.readdirSync(root).filter((file) => /^package\.nls.*\.json$/.test(file));
  for (const part of [...parts, ...translations]) {
    const from = path.join(root, part);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(to, part), { recursive: true });
  }
  return to;
}
