import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { IS_ARTICLE } from '../../src/protocol';
import { dateline } from '../support/cli';
import { ARTICLE } from './article';
import { Editor, type EditorOptions } from './client';

const SHORT = 'Ông Trần Quốc Hùng đến Đà Nẵng ngày 12/3/2024.\n';
const SIDECAR = 'version: 1\nunit: "codepoint"\nspans: []\n';

/** `check` lists every place. */
const AS_CHECK: EditorOptions = { settings: { problems: 'byMention' } };

/** As the command line prints them. */
function printed(name: string, diagnostics: readonly Diagnostic[]): string[] {
  const severities = ['error', 'warning', 'information', 'hint'];
  return diagnostics.map(
    ({ range: { start }, severity, code, message }) =>
      `${name}:${start.line + 1}:${start.character + 1} ${severities[severity! - 1]} ${code} ${message}`,
  );
}

const made: string[] = [];

describe('the same article has the same findings', () => {
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const cases: [what: string, name: string, files: Record<string, string>, findings: boolean][] = [
    ['one that reads like news', 'bai.txt', { 'bai.txt': ARTICLE }, true],
    ['.TXT', 'BAI.TXT', { 'BAI.TXT': ARTICLE }, true],
    ['one line with a sidecar', 'tin.txt', { 'tin.txt': SHORT, 'tin.ann.yaml': SIDECAR }, true],
    [
      'one line that dateline.yaml covers',
      'tin.txt',
      { 'tin.txt': SHORT, 'dateline.yaml': 'version: 1\n' },
      true,
    ],
    [
      'Markdown that dateline.yaml covers',
      'kho/tin.md',
      { 'kho/tin.md': SHORT, 'dateline.yaml': 'articles: ["**/*.md"]\n' },
      true,
    ],
    [
      'no ending, and dateline.yaml covers it',
      'kho/tin',
      { 'kho/tin': SHORT, 'dateline.yaml': 'articles: ["kho/*"]\n' },
      true,
    ],
    [
      'news that dateline.yaml excludes',
      'a.txt',
      { 'a.txt': ARTICLE, 'dateline.yaml': 'exclude: ["a*"]\n' },
      false,
    ],
    ['a list of packages', 'packages.txt', { 'packages.txt': 'numpy==1.26\nrequests>=2.31\n' }, false],
  ];
  for (const [what, name, files, some] of cases) {
    it(`${what}: ${some ? 'some' : 'none'}`, async () => {
      const editor = await inFolder(files, AS_CHECK);
      try {
        const uri = await editor.open(name, files[name], 'plaintext');
        const plain = printed(name, await editor.diagnostics(uri));
        const { stdout } = await dateline(editor.folder, ['check', '.']);
        assert.deepEqual(plain, stdout.split('\n').slice(0, -1));
        assert.equal(plain.length > 0, some);
      } finally {
        await editor.close();
      }
      if (!some) return;
      const own = await inFolder(files, AS_CHECK);
      try {
        const uri = await own.open(name, files[name]);
        const { stdout } = await dateline(own.folder, ['check', '.']);
        assert.deepEqual(printed(name, await own.diagnostics(uri)), stdout.split('\n').slice(0, -1));
      } finally {
        await own.close();
      }
    });
  }

  it('findings are pushed, too, to a client that says plaintext', async () => {
    const editor = await inFolder({ 'tin.txt': SHORT, 'tin.ann.yaml': SIDECAR }, { pull: false });
    try {
      const uri = await editor.open('tin.txt', SHORT, 'plaintext');
      assert.ok((await editor.pushed(uri, (all) => all.length > 0)).length > 0);
    } finally {
      await editor.close();
    }
  });

  it('a sidecar that comes makes an open text an article', async () => {
    const editor = await inFolder({ 'tin.txt': SHORT });
    try {
      const uri = await editor.open('tin.txt', SHORT, 'plaintext');
      assert.deepEqual(await editor.diagnostics(uri), []);
      writeFileSync(join(editor.folder, 'tin.ann.yaml'), SIDECAR);
      await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: editor.uri('tin.ann.yaml'), type: 1 }],
      });
      assert.ok((await editor.diagnostics(uri)).length > 0);
    } finally {
      await editor.close();
    }
  });

  it('of nested folders of the workspace the innermost bounds the search', async () => {
    const files = { 'dateline.yaml': 'version: 1\n', 'kho/tin.txt': SHORT, 'tin.txt': SHORT };
    const editor = await inFolder(files, { nested: 'kho' });
    try {
      const answer = (name: string) => editor.connection.sendRequest(IS_ARTICLE, { uri: editor.uri(name) });
      assert.equal(await answer('tin.txt'), 'article');
      assert.equal(await answer('kho/tin.txt'), 'no');
      const uri = await editor.open('kho/tin.txt', SHORT, 'plaintext');
      assert.deepEqual(await editor.diagnostics(uri), []);
    } finally {
      await editor.close();
    }
  });
});

async function inFolder(
  files: Readonly<Record<string, string>>,
  { nested, ...options }: EditorOptions & { readonly nested?: string } = {},
): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-plain-'));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const uri = pathToFileURL(folder).toString();
  const inner = nested === undefined ? [] : [{ uri: `${uri}/${nested}`, name: nested }];
  return Editor.inMemory({}, { folder, workspaceFolders: [{ uri, name: 'all' }, ...inner], ...options });
}
