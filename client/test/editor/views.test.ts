import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../until';
import { annotated, api, closeAll, openArticle, put, read, run } from './api';

const TEXT = `Hội nghị về biển họp tại Nha Trang

Ngày 6/9/2024, ông Lê Trần Hoàng Phương phát biểu khai mạc hội nghị tại Nha Trang trước nhiều đại biểu trong nước.

Hội nghị bàn về môi trường biển, nghề cá và du lịch, và ông Hoàng Phương cho biết trong một thông cáo gửi báo chí.
`;

describe('views of the corpus', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openArticle('cay-1.txt', TEXT);
  });
  after(closeAll);

  type View = Parameters<Awaited<ReturnType<typeof api>>['nodes']>[0];
  const label = ({ item }: { readonly item: vscode.TreeItem }) => String(item.label);
  const nodes = async (view: View) => (await api()).nodes(view);
  const labels = async (view: View) => (await nodes(view)).map(label);
  const accept = async (text: string, as = 'tag1') => {
    put(editor, text, true);
    await run(as);
    await annotated(editor);
  };
  const named = (name: string) =>
    until(async () => (await nodes('names')).find((node) => label(node) === name), `the name ${name}`);
  /** Answers the box that a command asks with. */
  const typing = async (value: string, work: () => Promise<unknown>) => {
    const { window } = vscode;
    const before = window.showInputBox;
    (window as { showInputBox: unknown }).showInputBox = async () => value;
    try {
      await work();
    } finally {
      (window as { showInputBox: unknown }).showInputBox = before;
    }
  };

  it('an article stands under its state, and moves when it is worked on', async () => {
    const under = async () => {
      const all = await nodes('articles');
      const at = all.findIndex((node) => label(node) === 'cay-1.txt');
      return at < 0 ? '' : all.slice(0, at).findLast(({ key }) => key.startsWith('state '))?.key;
    };
    await until(async () => (await under()) === 'state untouched', 'untouched');
    await accept('Lê Trần Hoàng Phương');
    await until(async () => (await under()) === 'state review', 'in review');
  });

  it('a name stands under its label, with its mentions, which lead to their places', async () => {
    const name = await named('Lê Trần Hoàng Phương');
    assert.equal(name.entity?.label, 'PER');
    const all = await nodes('names');
    const mention = all[all.indexOf(all.find(({ key }) => key === name.key)!) + 1]!;
    const [uri, { selection }] = mention.item.command!.arguments as [vscode.Uri, { selection: vscode.Range }];
    assert.equal(uri.toString(), editor.document.uri.toString());
    assert.equal(editor.document.getText(selection), 'Lê Trần Hoàng Phương');
  });

  it('a filter shows what has it in its name', async () => {
    await typing('hoang phuong', () => run('filterNames'));
    await until(async () => (await labels('names'))[0] === 'Lê Trần Hoàng Phương', 'the name alone');
    await typing('', () => run('filterNames'));
    await until(async () => (await labels('names')).includes('PER'), 'labels');
  });

  it('a name that gets the full name of another is one with it', async () => {
    await accept('môi trường biển', 'tag4');
    await accept('nghề cá', 'tag4');
    const rename = async (name: string, full: string) => {
      const node = await named(name);
      await typing(full, async () => {
        await vscode.commands.executeCommand('dateline.renameName', node);
      });
    };
    await rename('môi trường biển', 'Kinh tế biển xanh');
    await rename('nghề cá', 'Kinh tế biển xanh');
    const mentions = async () => (await named('Kinh tế biển xanh')).entity?.mentions;
    await until(async () => (await mentions()) === 2, 'both mentions');
    assert.match(read('cay-1.ann.yaml'), /text: "nghề cá".*canonical: "Kinh tế biển xanh"/);
  });
});
