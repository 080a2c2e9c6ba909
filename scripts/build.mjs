/** Bundles the extension into dist/. `--verbose` prints the sizes, `--types` writes the types of the library too. */
import fs from 'node:fs';
import path from 'node:path';
import { Failure, main } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { onEnd, run } from './lib/process.mjs';

const dist = path.join(root, 'dist');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const entries = [
  { from: 'client/src/node/main.ts', to: 'client.js', external: ['vscode'], plugins: [facts()] },
  // A page of its own, which the dashboard alone loads.
  { from: 'client/webview/dashboard.ts', to: 'dashboard.js', platform: 'browser', format: 'iife' },
  // What the client asks of the server's before it starts one.
  { from: 'server/src/facts.ts', to: 'facts.js' },
  { from: 'server/src/node.ts', to: 'server.js', parts: true },
  { from: 'server/src/cli.ts', to: 'cli.js', executable: true },
  { from: 'server/src/library.ts', to: 'library.js' },
  // The thread of server and command line that reads what others may have made.
  { from: 'server/src/node/reader.ts', to: 'reader.js' },
  // The thread of the server that learns.
  { from: 'server/src/node/learning.ts', to: 'learning.js' },
  // The thread that runs a model of the user's own in ONNX.
  { from: 'server/src/node/outside/tagging.ts', to: 'tagging.js' },
  // The threads of the server that read articles for the index.
  { from: 'server/src/node/indexing.ts', to: 'indexing.js' },
  // The threads of the command line that recognize.
  { from: 'server/src/node/recognizing.ts', to: 'recognizing.js' },
  // The threads of its imports.
  { from: 'server/src/node/taking.ts', to: 'taking.js' },
  // The same in a browser: the client has its facts in it, as it can load nothing by a name.
  { from: 'client/src/browser/main.ts', to: 'web/client.js', platform: 'browser', external: ['vscode'] },
  { from: 'server/src/browser/main.ts', to: 'web/server.js', platform: 'browser', format: 'iife' },
];

export async function build({ verbose = false, types = false } = {}) {
  const { build: bundle, transform } = await import('esbuild').catch(() => {
    throw new Failure('dependencies are missing; run npm ci.');
  });
  fs.mkdirSync(dist, { recursive: true });
  const present = entries.filter(({ from }) => fs.existsSync(path.join(root, from)));
  const [, ...results] = await Promise.all([
    buildData(),
    ...present.map((entry) => bundle(options(entry, transform)).catch(asFailure)),
  ]);
  if (results.some((result) => result.errors.length > 0))
    throw new Failure('the build has errors; see above.');
  for (const { to, executable } of present) if (executable) fs.chmodSync(path.join(dist, to), 0o755);
  if (types) writeTypes();
  if (verbose) report();
}

/** Bundles whenever a source changes, for as long as the process lives. */
export async function watch() {
  const { context, stop, transform } = await import('esbuild');
  // Its process watches on, whoever has started it.
  onEnd(stop);
  for (const entry of entries) await (await context(options(entry, transform))).watch();
}

/** The client loads the bundle `facts.js` instead of having its modules in its own. */
function facts() {
  return {
    name: 'facts',
    setup: ({ onResolve }) =>
      onResolve({ filter: /\/server\/src\/facts$/ }, () => ({ path: './facts.js', external: true })),
  };
}

/**
 * Makes modules of Node of the parts of a bundle, which the bundler itself only cuts as modules of the other kind. What
 * is imported when it is needed is so in a file of its own, and costs nothing when the program starts.
 */
function parts(to, transform) {
  const name = path.basename(to, '.js');
  return {
    name: 'parts',
    setup: ({ initialOptions, onEnd }) => {
      const { entryPoints, outfile } = initialOptions;
      Object.assign(initialOptions, {
        entryPoints: [{ in: entryPoints[0], out: name }],
        outfile: undefined,
        outdir: path.dirname(outfile),
        chunkNames: `${name}-[hash]`,
        splitting: true,
        format: 'esm',
        minify: false,
        sourcemap: 'inline',
        write: false,
      });
      onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        const folder = path.dirname(outfile);
        const written = new Set();
        for (const { path: file, text } of outputFiles) {
          const { code, map } = await transform(text, {
            format: 'cjs',
            platform: 'node',
            target: 'node20',
            supported: { 'dynamic-import': false },
            minify: true,
            sourcemap: 'external',
            sourcefile: path.basename(file),
          });
          const base = path.basename(file);
          fs.writeFileSync(file, `${code}//# sourceMappingURL=${base}.map\n`);
          fs.writeFileSync(`${file}.map`, map);
          written.add(base).add(`${base}.map`);
        }
        for (const old of fs.readdirSync(folder))
          if (old.startsWith(`${name}-`) && !written.has(old)) fs.rmSync(path.join(folder, old));
      });
    },
  };
}

function options(
  {
    from,
    to,
    external = [],
    executable = false,
    plugins = [],
    platform = 'node',
    format = 'cjs',
    parts: hasParts = false,
  },
  transform,
) {
  return {
    absWorkingDir: root,
    entryPoints: [from],
    outfile: path.join(dist, to),
    bundle: true,
    platform,
    format,
    // The browser of the oldest VS Code is younger than that.
    target: platform === 'node' ? 'node20' : 'es2022',
    ...(platform === 'browser' ? { define: { DATELINE_VERSION: JSON.stringify(version) } } : {}),
    // Several dependencies ship both kinds of module; the other kind is smaller.
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'linked',
    external,
    plugins: hasParts ? [...plugins, parts(to, transform)] : plugins,
    logLevel: 'warning',
    ...(executable ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  };
}

/** esbuild has printed its messages; the exception repeats them. */
function asFailure(error) {
  if (Array.isArray(error.errors)) return error;
  throw error;
}

/** The recognizer's models, and what the lists of names are compiled into. */
async function buildData() {
  const from = path.join(root, 'server', 'data');
  const to = path.join(dist, 'data');
  for (const name of fs.readdirSync(from)) {
    const model = path.join(from, name, 'names.bin');
    if (!fs.existsSync(model)) continue;
    fs.mkdirSync(path.join(to, name), { recursive: true });
    copyIfNewer(model, path.join(to, name, 'names.bin'));
  }
  const { writeKnowledge, writeSchema } = await import('./build-knowledge.mjs');
  await writeKnowledge();
  await writeSchema();
}

function copyIfNewer(from, to) {
  const [source, copy] = [fs.statSync(from), fs.statSync(to, { throwIfNoEntry: false })];
  if (copy?.size === source.size && copy.mtimeMs >= source.mtimeMs) return;
  fs.copyFileSync(from, to);
}

async function compile() {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await run(process.execPath, [tsc, '-b', 'server/src'], { cwd: root });
  if (code !== 0) throw new Failure(`the types do not compile: ${output}`);
}

/** The declarations that those of the library need, as the compiler has written them. */
function writeTypes() {
  const from = path.join(root, 'out', 'server', 'src');
  const to = path.join(dist, 'types');
  fs.rmSync(to, { recursive: true, force: true });
  const names = new Set(['library.d.ts']);
  for (const name of names) {
    const text = fs.readFileSync(path.join(from, name), 'utf8');
    for (const [, other] of text.matchAll(/\bfrom '(\.[^']*)'/g))
      names.add(`${path.posix.join(path.posix.dirname(name), other)}.d.ts`);
    fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    fs.writeFileSync(path.join(to, name), text);
  }
}

function report() {
  for (const name of fs.readdirSync(dist, { recursive: true }).sort()) {
    const stat = fs.statSync(path.join(dist, name));
    if (stat.isFile()) console.log(`${(stat.size / 1024).toFixed(0).padStart(7)} kB  dist/${name}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    const types = process.argv.includes('--types');
    if (types) await compile();
    await build({ verbose: process.argv.includes('--verbose'), types });
  });
}
