import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_LINE, MAX_LINES } from '../src/core/text/utf8';
import { ARTICLE, NAME } from './lsp/article';
import { Editor } from './lsp/client';
import { dateline } from './support/cli';

/** What a repository of a stranger may hold; SECURITY.md names these cases. */
describe('files of strangers', () => {
  let folder: string;
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const run = (...args: string[]) => dateline(folder, args);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-untrusted-'));
    put(NAME, ARTICLE);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('names with line breaks print on one line', () => {
    const FORGED = 'x\nbai.txt:1:1 error untagged-name forged\n.txt';
    if (process.platform === 'win32') return;
    it('check', async () => {
      put(FORGED, ARTICLE);
      const { stdout } = await run('check', '.');
      assert.doesNotMatch(stdout, /^bai\.txt:1:1 error untagged-name forged/m);
      assert.match(stdout, /^x\\u000abai\.txt:1:1 error untagged-name forged\\u000a\.txt:1:11 information/m);
    });
    it('check as JSON has the name as it is', async () => {
      put(FORGED, ARTICLE);
      const found = JSON.parse((await run('check', '.', '--format', 'json')).stdout) as { path: string }[];
      assert.ok(found.some(({ path }) => path === FORGED));
    });
    it('what strangers have written moves no cursor and begins no line in messages', async () => {
      const ESCAPE = '\u001b]0;x\u0007\u001b[31m';
      put('bai.txt', ARTICLE);
      put(
        'bai.ann.yaml',
        `version: 1\nunit: "codepoint"\n\nspans:\n- {start: 0, end: 3, text: ${JSON.stringify(`${ESCAPE}Thx`)}, label: ${JSON.stringify(`P${ESCAPE}`)}, status: "accepted"}\n`,
      );
      const document = { text: 'Lan', path: `a${ESCAPE}\nforged: x`, spans: [] };
      put('x.jsonl', `${JSON.stringify({ ...document, [ESCAPE]: 1 })}\n`);
      put('dateline.yaml', `articles: ["bai.txt"]\n"${'\\e[31m'}x": 1\n`);
      for (const args of [
        ['check', '.'],
        ['export', '.', '--format', 'jsonl', '--out', 'out', '--all'],
        ['import', 'x.jsonl', '--format', 'jsonl', '--articles', '.', '--report', 'report'],
      ]) {
        const { stdout, stderr } = await run(...args);
        assert.notEqual(stdout + stderr, '');
        assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f]|^forged/m, args[0]);
      }
      assert.doesNotMatch(readFileSync(join(folder, 'report', 'losses.txt'), 'utf8'), /^forged/m);
    });
    it('annotate and export', async () => {
      put(FORGED, Uint8Array.of(0xff));
      put(`${FORGED.slice(0, -4)}.ann.yaml`, 'version: 1\n');
      for (const args of [
        ['annotate', '.'],
        ['export', '.', '--format', 'jsonl', '--out', 'out', '--all'],
      ])
        assert.doesNotMatch((await run(...args)).stderr, /^bai\.txt:1:1 error/m);
    });
  });

  describe('an article in UTF-16', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ARTICLE, 'utf16le')]);
    it('is an error of check, which goes on', async () => {
      put('cu.txt', utf16);
      put('cu.ann.yaml', 'version: 1\n');
      const { status, stdout } = await run('check', '.');
      assert.equal(status, 1);
      assert.match(stdout, /^cu\.txt:1:1 error not-text cu\.txt is UTF-16\. Save it as UTF-8/m);
      assert.match(stdout, /^bai\.txt:1:11 information untagged-name/m);
    });
    it('is left out of an export, named and counted', async () => {
      put('cu.txt', utf16);
      put('cu.ann.yaml', 'version: 1\n');
      const { status, stderr } = await run('export', '.', '--format', 'jsonl', '--out', 'out', '--all');
      assert.equal(status, 0, stderr);
      assert.match(stderr, /^cu\.txt is UTF-16\. Save it as UTF-8/m);
      assert.match(stderr, /^1 text file was left out$/m);
      assert.equal(
        readFileSync(join(folder, 'out', 'dateline.jsonl'), 'utf8')
          .trim()
          .split('\n').length,
        1,
      );
    });
    it('is said in the editor, before anything is decided, until it is saved as UTF-8', async () => {
      put(NAME, utf16);
      const editor = await Editor.inMemory({}, { folder });
      const uri = await editor.open(NAME, ARTICLE);
      const said = async () =>
        (await editor.diagnostics(uri))
          .filter(({ code }) => code === 'not-text')
          .map(({ message }) => message);
      assert.match((await said())[0] as string, /^bai\.txt is UTF-16/);
      await editor.save(uri);
      assert.deepEqual(await said(), []);
      await editor.close();
    });
  });

  describe('a text that nobody can read, in a folder without dateline.yaml', () => {
    for (const [what, bytes, says] of [
      [
        'UTF-16',
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ARTICLE, 'utf16le')]),
        /^cu\.txt is UTF-16/m,
      ],
      ['Latin-1', Buffer.from('Café du Nord', 'latin1'), /^cu\.txt is not UTF-8 \(byte 3\)/m],
      ['a zero byte', Buffer.from(`${ARTICLE}\0`), /^cu\.txt contains NUL bytes/m],
      ['a line of 7 MB', Buffer.from('a'.repeat(MAX_LINE + 1)), /^cu\.txt has a line of 7 MB/m],
    ] as const)
      for (const args of [
        ['check', '.'],
        ['annotate', '.'],
        ['export', '.', '--format', 'jsonl', '--out', 'out', '--all'],
      ])
        it(`${what}: ${args[0]} names it with what is wrong, and counts it`, async () => {
          put('cu.txt', bytes);
          const { stderr } = await run(...args);
          assert.match(stderr, says);
          assert.match(stderr, /^1 text file was left out; --verbose names them$/m);
        });
  });

  describe('a text that is too much to look at', () => {
    for (const [what, text, says] of [
      ['a line', 'a'.repeat(MAX_LINE + 1), /bai\.txt has a line of 7 MB/],
      ['line breaks', '\n'.repeat(MAX_LINES), /bai\.txt has 250001 lines/],
    ] as const) {
      it(`${what}: check and the editor say so, and nothing is suggested`, async () => {
        put(NAME, text);
        assert.match((await run('check', NAME)).stdout, says);
        const editor = await Editor.inMemory({}, { folder });
        const found = await editor.diagnostics(await editor.open(NAME));
        assert.deepEqual(
          found.map(({ code }) => code),
          ['not-text'],
        );
        assert.match(found[0]!.message as string, says);
        await editor.close();
      });
    }
  });

  describe('dateline.yaml with a text in the place of a list', () => {
    const says = /dateline\.yaml:2(:1)?(:| warning).*exclude: \["…"\]/;
    beforeEach(() => {
      put('dateline.yaml', 'version: 1\nexclude: "a/**"\n');
      put(join('a', 'bai.txt'), ARTICLE);
    });
    for (const args of [
      ['check', '.'],
      ['annotate', '.'],
      ['export', '.', '--format', 'jsonl', '--out', 'out', '--all'],
    ]) {
      it(`${args[0]} tells, and leaves the folder out`, async () => {
        const { stdout, stderr } = await run(...args);
        assert.match(stdout + stderr, says);
        assert.doesNotMatch(stdout, /^a[\\/]bai/m);
        assert.deepEqual(readdirSync(join(folder, 'a')), ['bai.txt']);
        if (args[0] === 'export')
          assert.doesNotMatch(readFileSync(join(folder, 'out', 'dateline.jsonl'), 'utf8'), /"a\/bai/);
      });
    }
  });
});
