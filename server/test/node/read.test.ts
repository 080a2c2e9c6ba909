import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBytes, readSmallText, readText } from '../../src/node/read';
import { ARTICLE, NAME, SIDECAR } from '../lsp/article';
import { Editor } from '../lsp/client';
import { dateline } from '../support/cli';

const NO_FILE = 'it is no regular file';
const OUT = 'it is a link that leads out of its folder';

/** What a repository may hold in the place of a file, and why it is not read. */
const TRAPS: readonly (readonly [what: string, make: (path: string) => void, says: string])[] = [
  ['a link to a device without an end', (path) => symlinkSync('/dev/zero', path), OUT],
  ['a link to a file elsewhere', (path) => symlinkSync('/etc/passwd', path), OUT],
  ['a link to a folder', (path) => symlinkSync('/', path), OUT],
  ['a pipe that nobody writes to', (path) => spawnSync('mkfifo', [path]), NO_FILE],
  ['a folder', (path) => mkdirSync(path), 'it is a folder'],
];

describe('what is read is a regular file', function () {
  if (process.platform === 'win32') return;
  this.timeout(10_000);
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-read-'));
    writeFileSync(at(NAME), ARTICLE);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, make, says] of TRAPS) {
    it(`${what} as a sidecar: the editor says so, and nothing is written`, async () => {
      make(at(SIDECAR));
      const editor = await Editor.inMemory({}, { folder });
      const uri = await editor.open(NAME);
      const messages = (await editor.diagnostics(uri)).map(({ message }) => message as string);
      assert.ok(
        messages.some((message) => message.includes(SIDECAR) && message.includes(says)),
        messages[0],
      );
      const result = (await editor.fix(uri, 'Seoul', /^Accept/)) as { applied: boolean };
      assert.equal(result.applied, false);
      await editor.close();
    });
    it(`${what} as a sidecar: check says so, and export writes nothing`, async () => {
      make(at(SIDECAR));
      const check = await dateline(folder, ['check', '.']);
      assert.equal(check.status, 1);
      assert.match(check.stdout, new RegExp(says));
      const ran = await dateline(folder, ['export', '.', '--format', 'jsonl', '--out', 'out']);
      assert.equal(ran.status, 1);
      assert.match(ran.stderr, new RegExp(says));
    });
    it(`${what} as a project file: check says so`, async () => {
      make(at('dateline.yaml'));
      const { stdout, stderr } = await dateline(folder, ['check', '.']);
      assert.match(stdout + stderr, new RegExp(`dateline\\.yaml.*${says}`));
    });
    it(`${what} in a folder of imports is passed by`, async () => {
      mkdirSync(at('in'));
      make(join(folder, 'in', 'a.jsonl'));
      const ran = await dateline(folder, ['import', 'in', '--format', 'doccano', '--articles', '.']);
      assert.equal(ran.status === null, false);
    });
  }

  it('a thread reads a small text at once, and leaves to others what is more than that', async () => {
    assert.deepEqual(readSmallText(at(NAME)), await readText(at(NAME)));
    writeFileSync(at('utf16.txt'), Buffer.from('\ufeffHuế', 'utf16le'));
    assert.deepEqual(readSmallText(at('utf16.txt')), await readText(at('utf16.txt')));
    writeFileSync(at('large.txt'), '');
    truncateSync(at('large.txt'), 2 ** 20);
    symlinkSync(at(NAME), at('link.txt'));
    for (const other of ['none.txt', 'large.txt', 'link.txt', '../', '/dev/zero', '/proc/self/status'])
      assert.equal(readSmallText(join(folder, other)), undefined, other);
    for (const [n, [what, make]] of TRAPS.entries()) {
      make(at(`trap${n}`));
      assert.equal(readSmallText(at(`trap${n}`)), undefined, what);
    }
  });

  it('a link that stays in its folder is read, and one to a hard link too', async () => {
    writeFileSync(at('a.yaml'), 'version: 1\n');
    symlinkSync('a.yaml', at('b.ann.yaml'));
    linkSync(at('a.yaml'), at('c.ann.yaml'));
    for (const name of ['b.ann.yaml', 'c.ann.yaml'])
      assert.deepEqual(await readText(at(name)), { kind: 'text', text: 'version: 1\n' });
  });

  it('an article that is named may be a link to anywhere, but not to a device', async () => {
    symlinkSync(at(NAME), at('other.txt'));
    assert.equal((await readText(at('other.txt'))).kind, 'text');
    assert.deepEqual(await readText('/dev/zero'), { kind: 'failed', message: NO_FILE });
  });

  it('what is too large is not read, and the message says what to do', async () => {
    writeFileSync(at('a.jsonl'), '');
    truncateSync(at('a.jsonl'), 501 * 2 ** 20);
    assert.deepEqual(await readBytes(at('a.jsonl')), {
      kind: 'failed',
      message: 'it has 501 MB, and files above 500 MB are not read; split it',
    });
    const ran = await dateline(folder, ['import', 'a.jsonl', '--format', 'doccano', '--articles', '.']);
    assert.equal(ran.status, 1);
    assert.match(ran.stderr, /^a\.jsonl:1: error: it has 501 MB/);
  });

  it('a file whose size is wrong is read to its end', async () => {
    // Files of /proc say that they are empty.
    const read = await readText('/proc/self/status');
    assert.match(read.kind === 'text' ? read.text : '', /^Name:/);
  });
});
