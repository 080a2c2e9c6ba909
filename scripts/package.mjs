/**
 * npm run package [-- --repository URL] [-- --out FILE]
 *
 * Packs dateline-VERSION.vsix, prints its size and fails when it is larger than it may be. `--repository` is where the
 * sources will be, for a marketplace: the README's links and pictures lead there, and the links for support.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { stageExtension } from './lib/extension.mjs';
import { Failure, main } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { tempDir } from './lib/temp.mjs';

const limit = 6 * 1024 * 1024;

/**
 * Packs a copy that has nothing but the extension's own files: the packager would look through all of
 * node_modules and .cache.
 * @returns {Promise<{ file: string, size: number }>} size in bytes
 */
export async function packageExtension(to, repository) {
  await build();
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = to ?? path.join(root, `dateline-${version}.vsix`);
  const folder = stageExtension(tempDir('package'));
  // All of the copy belongs to the package, and the packager wants to be told.
  fs.writeFileSync(path.join(folder, '.vscodeignore'), '.vscodeignore\n');
  if (repository) setRepository(path.join(folder, 'package.json'), repository);
  await pack(folder, file, repository !== undefined);
  return { file, size: fs.statSync(file).size };
}

/** What the gallery leads to. */
function setRepository(file, repository) {
  const url = repository.replace(/(?:\.git)?\/?$/, '');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  Object.assign(manifest, {
    repository: { type: 'git', url: `${url}.git` },
    homepage: `${url}#readme`,
    bugs: { url: `${url}/issues` },
    qna: `${url}/issues`,
  });
  fs.writeFileSync(file, JSON.stringify(manifest, undefined, 2));
}

/**
 * Packs an extension's folder; fails on warnings, too.
 * @param {boolean} [linked] whether the manifest says where the links of the README lead
 */
export async function pack(folder, file, linked = false) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    ...[vsce, 'package', '--no-dependencies', '--out', file],
    // The links of the README lead to files of the repository, whose address may not be known.
    ...(linked ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links']),
  ];
  const { code, output } = await run(process.execPath, args, { cwd: folder, timeout: 120_000 });
  if (code !== 0 || /\bWARNING\b/.test(output)) throw new Failure(`vsce: ${output.trim()}`);
}

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    await ensureDependencies();
    const { values } = parseArgs({ options: { repository: { type: 'string' }, out: { type: 'string' } } });
    const { file, size } = await packageExtension(values.out, values.repository);
    console.log(`${path.relative(process.cwd(), file)}: ${(size / 1024 / 1024).toFixed(2)} MB`);
    if (size > limit) throw new Failure(`the package is larger than ${limit / 1024 / 1024} MB.`);
  });
}
