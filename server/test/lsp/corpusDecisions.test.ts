import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShowMessageRequest } from 'vscode-languageserver-protocol/node';
import { type ApplyResult, COMMANDS } from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

const NAMES = 'dateline.names';

describe('decisions for a whole corpus', () => {
  let editor: Editor;
  let uri: string;
  const begin = async (files: Record<string, string> = {}) => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE, ...files });
    editor.connection.onRequest(ShowMessageRequest.type, ({ actions: [yes] = [] }) => yes ?? null);
    uri = await editor.open(NAME);
  };
  afterEach(() => editor.close());
  const lines = () => editor.file(NAMES)?.split('\n').slice(1, -1);
  const titles = async (word: string) => (await editor.actions(uri, word)).map(({ title }) => title);
  const named = async () =>
    (await editor.diagnostics(uri))
      .filter(({ code }) => code === 'untagged-name')
      .map(({ message }) => String(message));

  it('a name is ignored in all articles, and undo takes it back', async () => {
    await begin();
    assert.ok((await named()).some((message) => message.includes('Seoul')));
    await editor.fix(uri, 'Seoul', /^Ignore “Seoul” in all articles$/);
    assert.deepEqual(lines(), ['ignore Seoul']);
    assert.ok(!(await named()).some((message) => message.includes('Seoul')));
    await editor.command(COMMANDS.undo);
    assert.equal(editor.file(NAMES), undefined);
    assert.ok((await named()).some((message) => message.includes('Seoul')));
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('a text is another name of somebody in all articles', async () => {
    await begin({ 'kia.txt': ARTICLE.replace('Kishida Fumio', 'Kishida') });
    await editor.fix(uri, 'Kishida.', /^“Kishida” is another name of “Kishida Fumio” in all articles$/);
    assert.deepEqual(lines(), ['alias Kishida = Kishida Fumio']);
    uri = await editor.open('kia.txt');
    assert.match(
      await editor.hover(uri, 'Kishida'),
      /^\*\*Kishida Fumio\*\* — [\s\S]*in dateline\.names another name of “Kishida Fumio”/,
    );
  });

  it('a line is boilerplate in all articles', async () => {
    await begin();
    await editor.fix(uri, 'Minh Anh', /^“Minh Anh” is always boilerplate$/);
    assert.deepEqual(lines(), ['boilerplate Minh Anh']);
    const [found] = (await editor.diagnostics(uri)).filter(({ code }) => code === 'boilerplate');
    assert.deepEqual(found?.range, editor.range(uri, 'Minh Anh'));
    assert.match(String(found?.message), /called boilerplate in dateline\.names/);
    assert.ok(!(await titles('Minh Anh')).some((title) => /always/.test(title)));
  });

  it('articles that do not tell when they were published have the year that is said', async () => {
    const told = ARTICLE.replace(/\d{4}/g, '');
    editor = await Editor.inMemory({
      [NAME]: `${told}\nTrận lũ ngày 5/10/2021 lớn nhất.\nMưa từ ngày 1/12.\n`,
    });
    uri = await editor.open(NAME);
    await editor.fix(uri, '1/12', /^Articles here that do not tell when they were published: 2021$/);
    assert.deepEqual(lines(), ['published 2021']);
    assert.match(await editor.hover(uri, '1/12'), /2021-12-01[\s\S]*from the publication date 2021/);
    assert.ok(!(await titles('1/12')).some((title) => /do not tell/.test(title)));
    await editor.command(COMMANDS.undo);
    assert.equal(editor.file(NAMES), undefined);
  });

  it('stand beside the dateline.yaml that governs the article, and hold below', async () => {
    await begin({ 'dateline.yaml': 'version: 1\n' });
    mkdirSync(join(editor.folder, 'a'));
    writeFileSync(join(editor.folder, 'a', NAME), ARTICLE);
    uri = await editor.open(`a/${NAME}`);
    await editor.fix(uri, 'Seoul', /^Ignore “Seoul”/);
    assert.deepEqual(lines(), ['ignore Seoul']);
    assert.ok(!(await named()).some((message) => message.includes('Seoul')));
  });

  it('are read anew when another program has changed them', async () => {
    await begin();
    await named();
    writeFileSync(join(editor.folder, NAMES), 'ignore Seoul\n');
    const changes = [{ uri: editor.uri(NAMES), type: 1 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.ok(!(await named()).some((message) => message.includes('Seoul')));
  });

  it('count for nothing where the folder is not trusted', async () => {
    editor = await Editor.inMemory(
      { [NAME]: ARTICLE, [NAMES]: 'ignore Seoul\n' },
      { initializationOptions: { trusted: false } },
    );
    uri = await editor.open(NAME);
    assert.ok((await named()).some((message) => message.includes('Seoul')));
  });

  it('are refused where a line cannot say them, and outside of the workspace', async () => {
    await begin();
    const decide = (decision: object, of = uri) =>
      editor.command(COMMANDS.decide, { uri: of, decision }) as Promise<ApplyResult>;
    const { applied, message } = await decide({ do: 'alias', text: 'A', name: 'A' });
    assert.deepEqual([applied, message], [false, '“A” cannot be written in one line of dateline.names']);
    await assert.rejects(decide({ do: 'forget', text: 'A' }), /malformed/);
    assert.equal((await decide({ do: 'ignore', text: 'A' }, 'file:///elsewhere/bai.txt')).applied, false);
  });

  it('are asked about where several articles are concerned', async () => {
    await begin({ 'other.txt': ARTICLE });
    const argument = { uri, decision: { do: 'ignore', text: 'Seoul' } };
    const ask = (answer: string) => editor.watch<ApplyResult>(COMMANDS.decide, argument, { answer });
    const { result, questions } = await ask('');
    assert.deepEqual(
      [result.applied, questions],
      [false, ['Ignore “Seoul” in all articles? That concerns 2 articles.']],
    );
    assert.equal(editor.file(NAMES), undefined);
    assert.ok((await ask('For All Articles')).result.applied);
    assert.match(editor.file(NAMES) ?? '', /^ignore Seoul$/m);
  });
});
