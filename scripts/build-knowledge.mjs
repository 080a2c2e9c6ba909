// Compiles the lists in server/data/lists/ and the data packages into dist/data/knowledge.json.
// Run by itself it writes the file and says what is in it; scripts/build.mjs calls `buildKnowledge`.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readLists } from './knowledge/lists.mjs';
import { readPackages } from './knowledge/packages.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Promise<{ data: object, source: object }>} compiled file and what it was made of */
export async function buildKnowledge() {
  const { compileKnowledge, foldWord, isVietnameseSyllable } = await loadCompiler();
  const own = await readLists(path.join(root, 'server/data/lists'));
  const source = readPackages(own, {
    fold: (word) => foldWord(word, { lower: true }),
    isVietnameseSyllable,
  });
  return { data: compileKnowledge(source), source };
}

export async function writeKnowledge(file = path.join(root, 'dist/data/knowledge.json')) {
  const { data, source } = await buildKnowledge();
  const text = JSON.stringify(data);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return { file, bytes: Buffer.byteLength(text), source };
}

/** The compiler is TypeScript of the core, so that it tokenizes and folds exactly as the reader does. */
async function loadCompiler() {
  const result = await build({
    stdin: {
      contents: `export { compileKnowledge } from './server/src/core/recognition/names/compile';
                 export { foldWord } from './server/src/core/text/fold';
                 export { isVietnameseSyllable } from './server/src/core/text/syllable';`,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const file = path.join(root, '.cache/knowledge-compiler.mjs');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, result.outputFiles[0].contents);
  return import(pathToFileURL(file).href);
}

function report({ file, bytes, source }) {
  const counts = new Map();
  for (const { label, kind, names } of source.records) {
    const key = `${label} ${kind}`;
    const [entities, aliases] = counts.get(key) ?? [0, 0];
    counts.set(key, [entities + 1, aliases + names.length]);
  }
  for (const [key, [entities, aliases]] of [...counts].sort()) {
    console.log(
      `${key.padEnd(24)} ${String(entities).padStart(6)} entities ${String(aliases).padStart(6)} names`,
    );
  }
  for (const [key, words] of Object.entries(source.words))
    console.log(`words ${key.padEnd(18)} ${words.length}`);
  for (const [key, cues] of Object.entries(source.cues)) console.log(`cue ${key.padEnd(20)} ${cues.length}`);
  console.log(`${path.relative(root, file)}: ${source.records.length} entities, ${bytes} bytes`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  report(await writeKnowledge());
