import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ARTICLE } from './lsp/article';

const ROOT = resolve(__dirname, '..', '..', '..');
/** What the build makes of `server/src/library.ts`; the package has nothing else of ours to run. */
const BUILT = join(ROOT, 'dist');

describe('the npm package', () => {
  let folder: string;
  let files: readonly string[];
  before(function () {
    this.timeout(120_000);
    folder = mkdtempSync(join(tmpdir(), 'dateline-package-'));
    npm(ROOT, 'pack', '--ignore-scripts', '--pack-destination', folder);
    const tarball = `dateline-${JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version}.tgz`;
    files = namesIn(gunzipSync(readFileSync(join(folder, tarball))));
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true }');
    // Offline: it brings all that it needs.
    npm(folder, 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const node = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', input });
  const bin = (...args: string[]) => [join(folder, 'node_modules', 'dateline', 'dist', 'cli.js'), ...args];

  it('has program, data, types and documentation, and none of the sources', () => {
    for (const name of [
      'dist/cli.js',
      'dist/library.js',
      'dist/recognizing.js',
      'dist/taking.js',
      'dist/learning.js',
      'dist/reader.js',
      'LICENSE',
      'NOTICE',
    ])
      assert.ok(files.includes(`package/${name}`), name);
    assert.ok(files.some((name) => /^package\/dist\/data\/\w+\/names\.json$/.test(name)));
    assert.ok(files.includes('package/dist/types/library.d.ts'));
    const stray = files.filter(
      (name) =>
        !/^package\/(?:dist\/|docs\/[A-Z]+\.md$|(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|NOTICE)$)/.test(
          name,
        ),
    );
    assert.deepEqual(stray, []);
    assert.ok(!files.some((name) => name.endsWith('.map') || name.includes('dist/client.js')));
  });

  it('runs without a build: commands, threads, the language server', async () => {
    writeFileSync(join(folder, 'a.txt'), ARTICLE);
    const recognized = node(bin('recognize', 'a.txt'));
    assert.equal(recognized.status, 0, recognized.stderr);
    assert.ok(JSON.parse(recognized.stdout).entities.length > 5);
    const piped = node(bin('pipe', '--jobs', '2'), `${JSON.stringify({ id: 1, text: ARTICLE })}\n`);
    assert.deepEqual(JSON.parse(piped.stdout).entities, JSON.parse(recognized.stdout).entities);
    const request = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const server = spawn(process.execPath, bin('lsp', '--stdio'), { cwd: folder });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    let answer = '';
    for await (const piece of server.stdout) {
      answer += piece;
      if (answer.includes('"hoverProvider"')) break;
    }
    server.kill();
    assert.match(answer, /"hoverProvider"/);
  });

  const PROGRAM = `import { createRecognizer, recognitionJson, type EntitySuggestion } from 'dateline';
const text: string = 'Hôm nay, ông Nguyễn Văn Hùng đến Huế.';
const recognizer = createRecognizer();
recognizer.recognize(text, { lang: 'vi', published: '2024-08-26' }).then((recognition) => {
  const names: readonly EntitySuggestion[] = recognition.entities;
  const [date] = recognitionJson(text, recognition).dates;
  console.log(names.map(({ label, start, end }) => label + ' ' + text.slice(start, end)).join(', '), date?.value);
});
`;

  it('is a library with types', () => {
    writeFileSync(join(folder, 'program.mts'), PROGRAM);
    mkdirSync(join(folder, 'out'));
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--types', 'node'];
    const roots = ['--typeRoots', join(ROOT, 'node_modules', '@types'), '--outDir', 'out'];
    const compiled = node([tsc, ...options, ...roots, 'program.mts']);
    assert.equal(compiled.status, 0, compiled.stdout);
    const { stdout, stderr } = node([join('out', 'program.mjs')]);
    assert.equal(stdout.trim(), 'PER Nguyễn Văn Hùng, LOC Huế 2024-08-26', stderr);
  });

  it('is what the build has left', () => {
    const installed = readFileSync(join(folder, 'node_modules', 'dateline', 'dist', 'library.js'));
    assert.ok(installed.equals(readFileSync(join(BUILT, 'library.js'))));
  });
});

function npm(cwd: string, ...args: string[]): void {
  const { npm_execpath: cli } = process.env;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const { status, stderr, error } = spawnSync(command, [...first, ...args], {
    cwd,
    encoding: 'utf8',
    shell: command === 'npm' && process.platform === 'win32',
  });
  assert.equal(status, 0, `${error ?? stderr}`);
}

/** Names of the files in a tar archive. */
function namesIn(tar: Uint8Array): string[] {
  const names: string[] = [];
  const field = (at: number, length: number) =>
    Buffer.from(tar.subarray(at, at + length))
      .toString('utf8')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    names.push(field(at, 100));
    at += 512 + Math.ceil(Number.parseInt(field(at + 124, 12), 8) / 512) * 512;
  }
  return names;
}
