import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSidecar } from '../../src/core/sidecar/read';
import {
  ANNOTATIONS,
  type AnnotationsParams,
  type ApplyResult,
  COMMANDS,
  type FinishResult,
  STATES,
  type StatesResult,
} from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

describe('finishing an article', () => {
  let editor: Editor;
  let uri: string;
  let said: AnnotationsParams | undefined;
  let wake: (() => void)[] = [];
  const begin = async (files: Record<string, string> = {}, locale = 'en') => {
    said = undefined;
    editor = await Editor.inMemory(
      { [NAME]: ARTICLE, ...files },
      { initializationOptions: { annotations: true }, locale },
    );
    editor.connection.onNotification(ANNOTATIONS, (params: AnnotationsParams) => {
      said = params;
      for (const one of wake.splice(0)) one();
    });
    uri = await editor.open(NAME);
  };
  afterEach(() => editor.close());

  const shown = async (state: string) => {
    while (said?.state !== state) await new Promise<void>((resolve) => wake.push(resolve));
    wake = [];
  };
  const finish = (more = {}) => editor.command(COMMANDS.finish, { uri, ...more }) as Promise<FinishResult>;
  const header = () => readSidecar(editor.file(SIDECAR) ?? '').header;

  it('is refused while sure suggestions are left, and says where the first is', async () => {
    await begin();
    await shown('untouched');
    const { applied, left, message } = await finish();
    assert.equal(applied, false);
    assert.ok(left!.undecided > 3);
    assert.equal(left!.errors, 0);
    assert.deepEqual(left!.range, editor.range(uri, 'Nhật Bản'));
    assert.match(message!, /^bai\.txt is not finished\. Left from line 1 on: \d+ sure suggestions$/);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('says so in Vietnamese', async () => {
    await begin({}, 'vi');
    assert.match((await finish()).message!, /^bai\.txt chưa xong\. Còn lại từ dòng 1: \d+ gợi ý chắc chắn$/);
  });

  it('is done when nothing sure is left, and undo takes it back', async () => {
    await begin();
    await editor.command(COMMANDS.acceptAll, { uri });
    await shown('review');
    assert.equal((await finish()).applied, true);
    await shown('finished');
    assert.equal(header().finished?.sha256, header().sha256);
    assert.equal((await finish()).message, 'Nothing to change here');
    await editor.command(COMMANDS.undo);
    await shown('review');
    assert.equal(header().finished, undefined);
  });

  it('may be insisted on, and reopened', async () => {
    await begin();
    assert.equal((await finish({ force: true })).applied, true);
    await shown('finished');
    const { applied } = (await editor.command(COMMANDS.reopen, { uri })) as ApplyResult;
    assert.equal(applied, true);
    await shown('untouched');
  });

  it('where nobody has said anything there is nothing to reopen, and no file for it', async () => {
    await begin();
    assert.equal(((await editor.command(COMMANDS.reopen, { uri })) as ApplyResult).applied, false);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('is over with the next decision, or with another text', async () => {
    await begin();
    await finish({ force: true });
    await editor.fix(uri, 'Seoul', /^Accept/);
    await shown('changed');
    await finish({ force: true });
    await shown('finished');
    await editor.type(uri, 'tiếp', 'đón');
    await shown('changed');
    await editor.type(uri, 'đón', 'tiếp');
    await shown('finished');
  });

  it('is refused while there is an error', async () => {
    await begin({ [SIDECAR]: 'version: 2\nunit: "codepoint"\n\nspans:\n- {start: 1}\n- [\n' });
    const { applied, message } = await finish({ force: true });
    assert.equal(applied, false);
    assert.match(message!, /bai\.ann\.yaml cannot be read/);
  });

  it('an outdated wish is refused', async () => {
    await begin();
    assert.match((await finish({ version: 7, force: true })).message!, /changed meanwhile/);
  });

  it('the state of articles, open or not, is told', async () => {
    await begin({ 'kia.txt': ARTICLE });
    await finish({ force: true });
    const source = editor.file(SIDECAR)!;
    writeFileSync(join(editor.folder, 'kia.ann.yaml'), source);
    writeFileSync(join(editor.folder, 'doi.txt'), ARTICLE.replace('thăm', 'tới'));
    writeFileSync(join(editor.folder, 'doi.ann.yaml'), source);
    writeFileSync(join(editor.folder, 'hong.txt'), ARTICLE);
    writeFileSync(join(editor.folder, 'hong.ann.yaml'), '- [');
    const uris = [NAME, 'kia.txt', 'doi.txt', 'hong.txt', 'khong.txt'].map((name) => editor.uri(name));
    const states: StatesResult = await editor.connection.sendRequest(STATES, { uris });
    assert.deepEqual(states, ['finished', 'finished', 'changed', null, 'untouched']);
  });
});
