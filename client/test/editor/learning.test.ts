import * as vscode from 'vscode';
import { until } from '../until';
import { annotated, api, closeAll, openArticle, put, run } from './api';

const FIRST = `Đội tuyển tập trên sân Mỹ Đình

Chiều 6/9/2024, ông Cao Văn Quảng cho biết đội tuyển tập trên sân Mỹ Đình rồi đến sân Lạch Tray và sân Gò Đậu.

Sau buổi tập, ông Cao Văn Quảng nói các cầu thủ đã sẵn sàng. Theo ông Cao Văn Quảng, trận đấu sẽ rất khó khăn.
`;
const SECOND = `Khán giả đến sân Thống Nhất

Tối 7/9/2024, hàng nghìn khán giả đến sân Thống Nhất xem trận đấu. Ông Cao Văn Quảng không đến vì bận việc.
`;

describe('decisions change suggestions elsewhere', () => {
  const learn = (on: boolean) =>
    vscode.workspace.getConfiguration('dateline').update('learn', on, vscode.ConfigurationTarget.Workspace);
  before(() => learn(true));
  after(() => learn(false));
  afterEach(closeAll);

  const suggested = async ({ document }: vscode.TextEditor): Promise<string[]> => {
    const { spans } = (await api()).annotations(document.uri)!;
    return spans
      .filter(({ status }) => status === 'suggested')
      .map(({ range: { start, end } }) =>
        document.getText(new vscode.Range(start.line, start.character, end.line, end.character)),
      );
  };
  const becomes = (editor: vscode.TextEditor, isSo: (names: readonly string[]) => boolean) =>
    until(async () => isSo(await suggested(editor)));
  const show = async ({ document }: vscode.TextEditor) => {
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    await annotated(editor);
    return editor;
  };

  it('a boundary is taken over for the same class noun, and no longer when that is undone', async () => {
    const second = await openArticle('hoc-2.txt', SECOND);
    await becomes(second, (names) => names.includes('sân Thống Nhất'));
    const first = await openArticle('hoc-1.txt', FIRST);
    for (const name of ['Mỹ Đình', 'Lạch Tray']) {
      put(first, name, true);
      await run('tag2');
    }
    await becomes(first, (names) => names.includes('Gò Đậu') && !names.includes('sân Gò Đậu'));
    const again = await show(second);
    await becomes(again, (names) => names.includes('Thống Nhất') && !names.includes('sân Thống Nhất'));
    await show(first);
    await run('undo');
    await run('undo');
    await becomes(await show(second), (names) => names.includes('sân Thống Nhất'));
  });

  it('what was rejected twice stays away, and comes back with undo', async () => {
    const first = await openArticle('hoc-3.txt', FIRST);
    await becomes(first, (names) => names.filter((name) => name === 'Cao Văn Quảng').length === 3);
    for (let n = 0; n < 2; n++) {
      const count = n === 0 ? 2 : 0;
      put(first, n === 0 ? 'Cao Văn Quảng cho' : 'Cao Văn Quảng nói');
      await run('reject');
      await becomes(first, (names) => names.filter((name) => name === 'Cao Văn Quảng').length === count);
    }
    await run('undo');
    await becomes(first, (names) => names.filter((name) => name === 'Cao Văn Quảng').length === 2);
  });
});
