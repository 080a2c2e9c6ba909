import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { annotated, api, closeAll, openArticle, put, read, run } from './api';

const TEXT = `Hội nghị về biển họp tại Nha Trang

Ngày 6/9/2024, ông Đặng Quốc Khánh Toàn phát biểu khai mạc hội nghị tại Nha Trang trước nhiều đại biểu trong nước.

Hội nghị bàn về môi trường biển, nghề cá và du lịch, theo ban tổ chức cho biết trong một thông cáo gửi báo chí.
`;

let count = 0;

describe('a corpus', () => {
  let editor: vscode.TextEditor;
  let name: string;
  beforeEach(async () => {
    count++;
    name = `kho-${count}`;
    editor = await openArticle(`${name}.txt`, TEXT);
  });
  afterEach(closeAll);

  const state = async () => (await api()).annotations(editor.document.uri)?.state;
  const becomes = (wanted: string) => until(async () => (await state()) === wanted, `the state ${wanted}`);

  it('an article that is not ready is finished only when the person insists, and reopened', async () => {
    const refused = await answering([], () => run('finish'));
    assert.match(refused.messages[0]!.text, /^\S+ is not finished\. Left from line 1 on/);
    assert.deepEqual(refused.messages[0]!.buttons, ['Finish Anyway']);
    assert.equal(editor.document.getText(editor.selection), 'Nha Trang');
    assert.equal(await state(), 'untouched');
    await answering([], () => run('finish'), 'Finish Anyway');
    await becomes('finished');
    assert.match(read(`${name}.ann.yaml`), /^finished: \{/m);
    await run('reopen');
    await becomes('untouched');
  });

  it('an article that is ready is finished at once, until something changes', async () => {
    await run('acceptAll');
    await becomes('review');
    const { messages } = await answering([], () => run('finish'));
    assert.deepEqual(messages, []);
    await becomes('finished');
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'Tin thêm. '));
    await annotated(editor);
    await becomes('changed');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await becomes('finished');
  });

  it('the next article is another one', async () => {
    await run('nextArticle');
    const next = vscode.window.activeTextEditor!.document;
    assert.notEqual(next.uri.toString(), editor.document.uri.toString());
    await until(() => next.languageId === 'dateline-article', 'an article');
  });

  it('a name gets another label in all articles', async () => {
    // Of its own, so that there is but one article to choose.
    name = 'kho-rieng';
    editor = await openArticle(`${name}.txt`, TEXT.replace('Đặng Quốc Khánh Toàn', 'Lý Thái Bảo Châu'));
    put(editor, 'Lý Thái Bảo Châu', true);
    await run('tag1');
    await until(() => read(`${name}.ann.yaml`).includes('"Lý Thái Bảo Châu", label: "PER"'), 'the tag');
    put(editor, 'Thái Bảo');
    const { lists } = await answering([/^\$\(tag\) Label ORG$/], () => run('rename'));
    assert.equal(lists[0]![0], '$(edit) Another full name…');
    await until(() => read(`${name}.ann.yaml`).includes('"Lý Thái Bảo Châu", label: "ORG"'), 'the label');
    await run('undo');
    await until(() => read(`${name}.ann.yaml`).includes('"Lý Thái Bảo Châu", label: "PER"'), 'the old label');
  });
});
