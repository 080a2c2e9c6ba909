// Compiles what each language knows of names, server/data/<language>/, into dist/data/<language>/names.json.
// Run by itself it writes the files and says what is in them; scripts/build.mjs calls `writeKnowledge`.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readLists } from './knowledge/lists.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {string} id a language with names of its own
 * @returns {Promise<{ data: object, source: object }>} compiled file and what it was made of
 */
export async function buildKnowledge(id) {
  const { compileKnowledge, foldWord, languages } = await loadCompiler();
  return compile(
    languages.find((language) => language.id === id),
    { compileKnowledge, foldWord },
  );
}

/** @returns {Promise<{ id: string, file: string, bytes: number, source: object }[]>} one for each language */
export async function writeKnowledge(folder = path.join(root, 'dist/data')) {
  const { compileKnowledge, foldWord, languages } = await loadCompiler();
  const written = [];
  for (const language of languages) {
    const { data, source } = await compile(language, { compileKnowledge, foldWord });
    const text = JSON.stringify(data);
    const file = path.join(folder, language.id, 'names.json');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    written.push({ id: language.id, file, bytes: Buffer.byteLength(text), source });
  }
  return written;
}

/** What the labeller of a language is trained with. @param {string} id */
export async function trainingKnowledge(id) {
  const { compileKnowledge, foldWord, languages } = await loadCompiler();
  const { data } = await compile(
    languages.find((language) => language.id === id),
    { compileKnowledge, foldWord },
    true,
  );
  return data;
}

/** Has the schema of dateline.yaml name the languages that there are. */
export async function writeSchema(file = path.join(root, 'client/schemas/project.schema.json')) {
  const { ids } = await loadCompiler();
  const schema = await readFile(file, 'utf8');
  const list = ids.map((id) => JSON.stringify(id)).join(', ');
  const written = schema.replace(/("language": \{\s*"enum": )\[[^\]]*\]/, `$1[${list}]`);
  if (written !== schema) await writeFile(file, written);
}

/**
 * The lists of a language, with what its recipe adds to them (`server/data/<language>/recipe.mjs`), and unless they are
 * for training the lists that the labeller has not been trained with (`server/data/<language>/later`).
 */
async function compile({ id, words }, { compileKnowledge, foldWord }, training = false) {
  const folder = path.join(root, 'server/data', id);
  const own = await readLists(path.join(folder, 'lists'));
  const later = path.join(folder, 'later');
  if (!training && existsSync(later)) own.records.push(...(await readLists(later)).records);
  const recipe = path.join(folder, 'recipe.mjs');
  const source = existsSync(recipe)
    ? (await import(pathToFileURL(recipe).href)).default(own, {
        fold: (word) => foldWord(word, { lower: true }),
        isSyllable: words.isSyllable,
      })
    : own;
  return { data: compileKnowledge(source, words), source };
}

/** The compiler is TypeScript of the core, so that it tokenizes and folds exactly as the reader does. */
async function loadCompiler() {
  const result = await build({
    stdin: {
      contents: `export { compileKnowledge } from './server/src/core/recognition/names/compile';
                 export { foldWord } from './server/src/core/text/fold';
                 import { LANGUAGES } from './server/src/core/languages';
                 export const ids = LANGUAGES.map(({ id }) => id);
                 export const languages = LANGUAGES.flatMap(({ id, names }) =>
                   typeof names === 'string' ? [] : [{ id, words: names.words }]);`,
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
  for (const written of await writeKnowledge()) report(written);
