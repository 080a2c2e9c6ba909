import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol';
import { readSidecar } from '../../src/core/sidecar/read';
import { COMMANDS } from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

const CLIENT: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
    fileOperations: { willRename: true, didRename: true },
  },
};
const [NEW, NEW_SIDECAR] = ['tin.txt', 'tin.ann.yaml'];

describe('an article gets another name', () => {
  let editor: Editor;
  let uri: string;
  beforeEach(async () => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE }, { capabilities: CLIENT });
    uri = await editor.open(NAME);
    await editor.fix(uri, 'Seoul', /^Accept/);
  });
  afterEach(() => editor.close());

  const moveFile = (from: string, to: string) =>
    renameSync(join(editor.folder, from), join(editor.folder, to));
  /** The editor renames the article and says so; resolves when the server has dealt with it. */
  const rename = async (from: string, to: string): Promise<string> => {
    moveFile(from, to);
    const files = [{ oldUri: editor.uri(from), newUri: editor.uri(to) }];
    await editor.connection.sendNotification('workspace/didRenameFiles', { files });
    await editor.command(COMMANDS.apply, { uri: editor.uri(to), actions: [] });
    return editor.open(to);
  };
  const watched = (...names: readonly string[]) =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: names.map((name) => ({ uri: editor.uri(name), type: 2 })),
    });
  const orphans = async (of: string): Promise<Diagnostic[]> =>
    (await editor.diagnostics(of)).filter(({ code }) => code === 'orphan-sidecar');
  const accepted = (name: string) =>
    readSidecar(editor.file(name) ?? '').spans.map(({ record }) => `${record.text} ${record.status}`);

  it('in the editor: the sidecar follows without being asked for', async () => {
    const source = editor.file(SIDECAR);
    const renamed = await rename(NAME, NEW);
    assert.equal(editor.file(NEW_SIDECAR), source);
    assert.equal(editor.file(SIDECAR), undefined);
    assert.deepEqual(await orphans(renamed), []);
    assert.match(await editor.hover(renamed, 'Seoul'), /accepted/);
  });

  it('what was done before can still be undone', async () => {
    await rename(NAME, NEW);
    assert.deepEqual(await editor.command(COMMANDS.undo, { uri: editor.uri(NEW) }), {
      applied: true,
      changes: 1,
      action: 1,
    });
    assert.equal(editor.file(NEW_SIDECAR), undefined);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('a sidecar that is there is not written over', async () => {
    const other = 'version: 1\nunit: "codepoint"\n# mine\n';
    writeFileSync(join(editor.folder, NEW_SIDECAR), other);
    const said = new Promise<string>((resolve) => {
      editor.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
        resolve(message);
        return null;
      });
    });
    const source = editor.file(SIDECAR);
    await rename(NAME, NEW);
    assert.equal(editor.file(NEW_SIDECAR), other);
    assert.equal(editor.file(SIDECAR), source);
    assert.equal(
      await said,
      'tin.ann.yaml is already there, so bai.ann.yaml was not moved. Nothing was changed',
    );
  });

  it('a sidecar that is open is renamed by the editor, unsaved work and all', async () => {
    await editor.open(SIDECAR, editor.file(SIDECAR), 'yaml');
    const asked: unknown[] = [];
    editor.connection.onRequest('workspace/applyEdit', ({ edit }) => {
      asked.push(edit.documentChanges);
      moveFile(SIDECAR, NEW_SIDECAR);
      return { applied: true };
    });
    await rename(NAME, NEW);
    const [oldUri, newUri] = [editor.uri(SIDECAR), editor.uri(NEW_SIDECAR)];
    assert.deepEqual(asked, [[{ kind: 'rename', oldUri, newUri, options: { overwrite: false } }]]);
  });

  it('a file of the same stem that is not the article leaves the sidecar where it is', async () => {
    const source = editor.file(SIDECAR);
    writeFileSync(join(editor.folder, 'bai.jpg'), '');
    await rename('bai.jpg', 'anh.jpg');
    assert.equal(editor.file(SIDECAR), source);
    assert.equal(editor.file('anh.ann.yaml'), undefined);
  });

  it('an article of another ending takes its sidecar along', async () => {
    const source = editor.file(SIDECAR);
    moveFile(NAME, 'bai.TXT');
    await rename('bai.TXT', 'tin.TXT');
    assert.equal(editor.file('tin.TXT.ann.yaml'), source);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('beside a text whose sidecar is called so', async () => {
    const source = editor.file(SIDECAR);
    writeFileSync(join(editor.folder, 'tin.md.txt'), 'Ba người.');
    await rename(NAME, 'tin.md');
    assert.equal(editor.file('tin.md..ann.yaml'), source);
    assert.equal(editor.file('tin.md.ann.yaml'), undefined);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('to another ending, where the old name of the sidecar would be found too', async () => {
    const source = editor.file(SIDECAR);
    await rename(NAME, 'bai.md');
    assert.equal(editor.file('bai.md.ann.yaml'), source);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('an article without a sidecar', async () => {
    await editor.command(COMMANDS.undo);
    assert.deepEqual(await orphans(await rename(NAME, NEW)), []);
  });

  it('by another program: the sidecar is offered, and taken over', async () => {
    const source = editor.file(SIDECAR);
    moveFile(NAME, NEW);
    const renamed = await editor.open(NEW);
    assert.deepEqual(
      (await orphans(renamed)).map(({ message, range }) => `${range.start.line} ${message}`),
      ['0 bai.ann.yaml has lost its article and annotates exactly this text. Rename it to tin.ann.yaml'],
    );
    const [action] = await editor.actions(renamed, 'Thủ tướng');
    assert.equal(action?.title, 'Take over the annotations of bai.ann.yaml');
    assert.equal(action?.diagnostics?.length, 1);
    const result = await editor.fix(renamed, 'Thủ tướng', /^Take over/);
    assert.deepEqual(result, { applied: true, changes: 1 });
    assert.equal(editor.file(NEW_SIDECAR), source);
    assert.equal(editor.file(SIDECAR), undefined);
    assert.deepEqual(await orphans(renamed), []);
    await editor.fix(renamed, 'Kishida Fumio', /^Accept/);
    assert.deepEqual(accepted(NEW_SIDECAR), ['Kishida Fumio accepted', 'Seoul accepted']);
  });

  it('a sidecar for another text is none of it', async () => {
    moveFile(NAME, NEW);
    writeFileSync(join(editor.folder, NEW), ARTICLE.replace('Seoul', 'Busan'));
    assert.deepEqual(await orphans(await editor.open(NEW)), []);
  });

  it('a sidecar whose article is there is none of it', async () => {
    writeFileSync(join(editor.folder, NEW), ARTICLE);
    assert.deepEqual(await orphans(await editor.open(NEW)), []);
  });

  it('somebody else was faster', async () => {
    moveFile(NAME, NEW);
    const renamed = await editor.open(NEW);
    const [action] = await editor.actions(renamed, 'Thủ tướng');
    moveFile(SIDECAR, NEW_SIDECAR);
    await watched(SIDECAR, NEW_SIDECAR);
    const { command, arguments: args = [] } = action!.command!;
    const result = await editor.command(command, ...args);
    assert.deepEqual(result, { applied: false, changes: 0, message: 'Nothing to change here' });
    assert.deepEqual(accepted(NEW_SIDECAR), ['Seoul accepted']);
  });
});
