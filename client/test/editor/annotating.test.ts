import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { annotated, api, closeAll, folder, openArticle, put, read, run } from './api';

const TEXT = `Thủ tướng Nhật Bản thăm Hàn Quốc

Ngày 6/9/2024, Thủ tướng Nhật Bản Kishida Fumio đến Seoul để hội đàm với Tổng thống Hàn Quốc Yoon Suk Yeol về hợp tác kinh tế.

Hội nghị diễn ra tại Seoul; báo chí Nhật Bản đưa tin về chuyến thăm, và ông Kishida Fumio trả lời phỏng vấn của phóng viên.
`;

let count = 0;

describe('annotating', () => {
  let editor: vscode.TextEditor;
  let name: string;
  beforeEach(async () => {
    count++;
    name = `tin-${count}`;
    editor = await openArticle(`${name}.txt`, TEXT);
  });
  afterEach(closeAll);

  const sidecar = () => read(`${name}.ann.yaml`);
  const entry = (text: string) =>
    sidecar()
      .split('\n')
      .find((line) => line.includes(`text: "${text}"`)) ?? '';
  const saved = (text: string, ...parts: string[]) =>
    until(() => parts.every((part) => entry(text).includes(part)), `${text} with ${parts.join(', ')}`);
  const highlights = async () => (await api()).highlights(editor.document.uri);

  it('suggestions are highlighted as many times as the server says', async () => {
    const { spans, titles, boilerplate } = await annotated(editor);
    const shown = await highlights();
    const total = Object.entries(shown).filter(([style]) => style !== 'title' && style !== 'boilerplate');
    assert.equal(
      total.reduce((sum, [, n]) => sum + n, 0),
      spans.length,
    );
    assert.ok((shown['LOC suggested'] ?? 0) >= 4, JSON.stringify(shown));
    assert.equal(shown['boilerplate'] ?? 0, boilerplate.length);
    assert.equal(titles.length, 1);
    assert.equal(shown['title'], 1);
  });

  it('highlights can be hidden and shown', async () => {
    const before = await highlights();
    await run('toggleHighlights');
    assert.deepEqual(await highlights(), {});
    await run('toggleHighlights');
    assert.deepEqual(await highlights(), before);
  });

  it('a suggestion is accepted at the cursor, and that undone', async () => {
    put(editor, 'Seoul');
    await run('accept');
    await saved('Seoul', 'label: "LOC"', 'status: "accepted"');
    await until(async () => (await highlights())['LOC accepted'] === 1);
    await run('undo');
    await until(async () => (await highlights())['LOC accepted'] === undefined);
    await until(() => !fs.existsSync(path.join(folder(), `${name}.ann.yaml`)) || entry('Seoul') === '');
  });

  it('a suggestion is refused', async () => {
    put(editor, 'Seoul');
    await run('reject');
    await saved('Seoul', 'status: "rejected"');
  });

  it('a suggestion gets another label', async () => {
    put(editor, 'Seoul');
    await run('tag3');
    await saved('Seoul', 'label: "ORG"', 'status: "accepted"', 'was: "LOC"');
    await until(async () => (await highlights())['ORG accepted'] === 1);
  });

  it('a selection is tagged without the space around it, and the tag removed', async () => {
    put(editor, ' hợp tác kinh tế', true);
    await run('tag4');
    await saved('hợp tác kinh tế', 'label: "MISC"', 'status: "accepted"');
    await annotated(editor);
    await until(async () => (await highlights())['MISC accepted'] === 1);
    await run('remove');
    await until(() => entry('hợp tác kinh tế') === '');
  });

  it('a date gets another value: one of the list, or one that is typed', async () => {
    const { window } = vscode;
    const { createQuickPick } = window;
    let box: vscode.QuickPick<vscode.QuickPickItem> | undefined;
    (window as { createQuickPick: unknown }).createQuickPick = () => {
      box = createQuickPick.call(window);
      return box;
    };
    const enter = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const active = (label: string) => until(() => box?.activeItems[0]?.label === label, label);
    try {
      put(editor, '6/9/2024');
      let done = run('tag5');
      await active('2024-09-06');
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await active('2023-09-06');
      await enter();
      await done;
      await saved('Ngày 6/9/2024', 'value: "2023-09-06"', 'was: "DATE 2024-09-06"');
      await annotated(editor);
      box = undefined;
      done = run('editValue');
      await active('2023-09-06');
      box!.value = '2024-13';
      await until(() => box?.activeItems[0]?.detail?.includes('no such day') === true, 'what is wrong');
      await enter();
      box!.value = '2024-09';
      await active('2024-09');
      await enter();
      await done;
      await saved('Ngày 6/9/2024', 'value: "2024-09"');
    } finally {
      (window as { createQuickPick: unknown }).createQuickPick = createQuickPick;
    }
  });

  it('a word in small letters is tagged only after a question', async () => {
    put(editor, 'hợp tác');
    const { lists } = await answering([null], () => run('tag4'));
    assert.deepEqual(lists, [['Tag “hợp” as MISC']]);
    await answering([/Tag/], () => run('tag4'));
    await saved('hợp', 'label: "MISC"', 'status: "accepted"');
    assert.equal(sidecar().match(/text: /g)?.length, 1);
  });

  it('every mention is tagged', async () => {
    put(editor, 'Nhật Bản');
    await run('tagEveryMention');
    await until(async () => (await highlights())['LOC accepted'] === 3);
    assert.equal(sidecar().match(/text: "Nhật Bản"/g)?.length, 3);
  });

  it('going from suggestion to suggestion visits each and starts again', async () => {
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const suggested = (await annotated(editor)).spans.filter(({ status }) => status === 'suggested');
    const visited: string[] = [];
    for (let n = 0; n <= suggested.length; n++) {
      await run('nextSuggestion');
      const { start } = editor.selection;
      visited.push(`${start.line}:${start.character}`);
    }
    const expected = suggested.map(({ range: { start } }) => `${start.line}:${start.character}`);
    assert.deepEqual(visited, [...expected, expected[0]]);
    await run('previousSuggestion');
    const { start } = editor.selection;
    assert.equal(`${start.line}:${start.character}`, expected.at(-1));
  });

  it('after a decision the next suggestion is gone to, unless that is not wanted', async () => {
    const suggested = (await annotated(editor)).spans.filter(({ status }) => status === 'suggested');
    const starts = suggested.map(({ range: { start } }) => `${start.line}:${start.character}`);
    const at = () => `${editor.selection.start.line}:${editor.selection.start.character}`;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run('nextSuggestion');
    await run('accept');
    assert.equal(at(), starts[1]);
    await run('reject');
    assert.equal(at(), starts[2]);
    await run('previousSuggestion');
    assert.equal(at(), starts.at(-1));
    await run('nextAnnotation');
    assert.equal(at(), starts[0]);
    await run('nextAnnotation');
    assert.equal(at(), starts[2]);
    const settings = vscode.workspace.getConfiguration('dateline');
    await settings.update('acceptMoves', false, vscode.ConfigurationTarget.Global);
    try {
      await run('accept');
      assert.equal(at(), starts[2]);
    } finally {
      await settings.update('acceptMoves', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('an end is moved as often as its key is pressed', async () => {
    put(editor, 'Seoul');
    await Promise.all([run('extendEnd'), run('extendEnd'), run('extendEnd'), run('shortenEnd')]);
    await saved('Seoul để hội', 'label: "LOC"', 'status: "accepted"');
    assert.equal(editor.document.getText(editor.selection), 'Seoul để hội');
  });

  it('all sure suggestions are accepted at once, and taken back at once', async () => {
    await run('nextSuggestion');
    await run('acceptAll');
    await until(async () => ((await highlights())['LOC accepted'] ?? 0) >= 4);
    await run('undo');
    await until(async () => !Object.keys(await highlights()).some((style) => style.endsWith(' accepted')));
  });

  it('lines are marked as boilerplate and unmarked', async () => {
    put(editor, 'Hội nghị diễn ra');
    await run('markBoilerplate');
    await until(async () => (await highlights())['boilerplate'] === 1);
    assert.match(sidecar(), /kind: "boilerplate", status: "accepted"/);
    await run('unmarkBoilerplate');
    await until(async () => (await highlights())['boilerplate'] === undefined);
  });

  it('lines are marked as one of the kinds that are offered', async () => {
    put(editor, 'Hội nghị diễn ra');
    const { lists } = await answering([/^lead/], () => run('markLine'));
    assert.ok(lists[0]!.some((kind) => kind.startsWith('boilerplate')));
    await until(() => /kind: "lead", status: "accepted"/.test(sidecar()));
  });

  it('a comment in the sidecar and a change that is not saved there both survive a decision', async () => {
    put(editor, 'Seoul');
    await run('accept');
    await saved('Seoul', 'status: "accepted"');
    const file = path.join(folder(), `${name}.ann.yaml`);
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# mine\n');
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document, { preview: false });
    assert.equal(document.isDirty, true);
    editor = await vscode.window.showTextDocument(editor.document);
    await annotated(editor);
    put(editor, 'Hàn Quốc');
    await run('accept');
    await saved('Hàn Quốc', 'status: "accepted"');
    assert.match(sidecar(), /^# mine\n/);
  });

  it('typing moves what follows, and the server catches up', async () => {
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), 'Tin từ Hà Nội: '));
    const { spans } = await annotated(editor);
    const texts = spans.map(({ range: { start, end } }) =>
      editor.document.getText(new vscode.Range(start.line, start.character, end.line, end.character)),
    );
    assert.ok(texts.includes('Seoul') && texts.includes('Hà Nội'), texts.join(', '));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('the server can be restarted', async () => {
    await run('restart');
    await annotated(editor);
    assert.equal((await api()).serverRunning(), true);
  });
});
