/**
 * npm run t -- FILE... [--grep TEXT]
 *
 * Runs unit tests by the names of their sources, after compiling what has changed: seconds instead of the whole
 * suite. What is no such name goes to mocha as it is. Without a file all unit tests run.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { Failure, main } from './lib/failure.mjs';
import { mochaArgs, unitTests } from './lib/mocha.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const KNOWLEDGE = 'dist/data/vi/names.json';
const places = ['server/test', 'client/test'];

main(async () => {
  const args = process.argv.slice(2);
  const tests = args.filter((arg) => arg.endsWith('.test.ts')).map(sourceName);
  const rest = args.filter((arg) => !arg.endsWith('.test.ts'));
  const projects = places.filter(
    (place) => tests.length === 0 || tests.some((test) => test.startsWith(`${place}/`)),
  );
  await compile(projects);
  const specs = tests.length === 0 ? unitTests : tests.map((test) => `out/${test.slice(0, -3)}.js`);
  if (tests.length === 0 || dataIsOld() || specs.some((spec) => startsBundle(spec)))
    await build({ types: true });
  const { code } = await run(process.execPath, [...mochaArgs, ...rest, ...specs], { cwd: root, show: true });
  return code;
});

/** The name of a test from the root, with `/`, however it was given. */
function sourceName(arg) {
  const name = path.relative(root, path.resolve(process.env.INIT_CWD ?? '', arg)).replaceAll('\\', '/');
  if (!places.some((place) => name.startsWith(`${place}/`)) || !exists(name))
    throw new Failure(`there is no test ${arg}; they are under ${places.join(' and ')}.`);
  return name;
}

async function compile(projects) {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code } = await run(process.execPath, [tsc, '-b', ...projects], { cwd: root, show: true });
  if (code !== 0) throw new Failure('the tests do not compile; see above.');
}

/** Whether the recognizer's data has changed since it was compiled. */
function dataIsOld() {
  const time = (name) => fs.statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = fs.readdirSync(path.join(root, 'server/data'), { recursive: true, encoding: 'utf8' });
  return sources.some((name) => time(`server/data/${name}`) > time(KNOWLEDGE));
}

/** Whether a compiled test, or a file of the tests that it loads, names the bundles. */
function startsBundle(file, seen = new Set()) {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const loads = [...text.matchAll(/require\("(\.[^"]*)"\)/g)].map(
    ([, name]) => `${path.posix.join(path.posix.dirname(file), name)}.js`,
  );
  return (
    text.includes("'dist'") ||
    loads
      .filter((name) => /^out\/\w+\/test\//.test(name) && exists(name))
      .some((name) => startsBundle(name, seen))
  );
}

function exists(name) {
  return fs.existsSync(path.join(root, name));
}
