import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidecarsOf } from '../../src/core/sidecar/name';
import { IS_ARTICLE } from '../../src/protocol';
import { dateline } from '../support/cli';
import { ARTICLE } from './article';
import { Editor } from './client';

describe('an article by any name that was annotated once', () => {
  let editor: Editor;
  afterEach(() => editor.close());

  for (const name of ['bai.TXT', 'bai.md', 'bai.text', 'bai.html', 'bai', 'bai 1.txt', 'bài.báo'])
    it(`${name} is found again, by the editor, check and export`, async () => {
      editor = await Editor.inMemory({ [name]: ARTICLE });
      const uri = await editor.open(name);
      await editor.fix(uri, 'Reuters', /^Accept/);
      assert.ok(editor.file(sidecarsOf(name, new Set())[0]!));
      assert.equal(await editor.connection.sendRequest(IS_ARTICLE, { uri }), 'article');

      const checked = await dateline(editor.folder, ['check', '.', '--format', 'json']);
      assert.ok(checked.stdout.includes(name), checked.stdout);
      assert.ok(!checked.stderr.includes('orphan'), checked.stderr);
      const exported = await dateline(editor.folder, [
        'export',
        '.',
        '--format',
        'spacy-jsonl',
        '--all',
        '--out',
        'ra',
      ]);
      assert.equal(exported.status, 0, exported.stderr);
      const written = readdirSync(join(editor.folder, 'ra')).find((file) => file.endsWith('.jsonl'));
      assert.match(readFileSync(join(editor.folder, 'ra', written!), 'utf8'), /Reuters/);
    });
});
