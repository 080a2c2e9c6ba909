/** Packs dateline-VERSION.vsix, prints its size and fails when it is larger than it may be. */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { stageExtension } from './lib/extension.mjs';
import { Failure, main } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { tempDir } from './lib/temp.mjs';

const limit = 5 * 1024 * 1024;

/**
 * Packs a copy that has nothing but the extension's own files: the packager would look through all of
 * node_modules and .cache.
 * @returns {Promise<{ file: string, size: number }>} size in bytes
 */
export async function packageExtension(to) {
  await build();
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = to ?? path.join(root, `dateline-${version}.vsix`);
  await pack(stageExtension(tempDir('package')), file);
  return { file, size: fs.statSync(file).size };
}

/** Packs an extension's folder. */
export async function pack(folder, file) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    ...[vsce, 'package', '--no-dependencies', '--out', file],
    // The links of the README lead to files of the repository, whose address is not known.
    ...['--allow-missing-repository', '--no-rewrite-relative-links'],
  ];
  const { code, output } = await run(process.execPath, args, { cwd: folder, timeout: 120_000 });
  if (code !== 0) throw new Failure(`vsce: ${output.trim()}`);
}

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    await ensureDependencies();
    const { file, size } = await packageExtension();
    console.log(`${path.relative(process.cwd(), file)}: ${(size / 1024 / 1024).toFixed(2)} MB`);
    if (size > limit) throw new Failure(`the package is larger than ${limit / 1024 / 1024} MB.`);
  });
}
