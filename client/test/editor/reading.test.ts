import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { offerNesting, offerWalkthrough } from '../../src/offers';
import { until } from '../until';
import { answering } from './answers';
import { annotated, api, closeAll, folder, open, openArticle, put, run } from './api';

const TEXT = `Trang chủ
Thời sự
Thế giới

Thủ tướng Nhật Bản thăm Hàn Quốc

Ngày 6/9/2024, Thủ tướng Nhật Bản Kishida Fumio đến Seoul để hội đàm với Tổng thống Hàn Quốc Yoon Suk Yeol về hợp tác kinh tế.

Hội nghị diễn ra tại Seoul; báo chí Nhật Bản đưa tin về chuyến thăm, và ông Kishida Fumio trả lời phỏng vấn của phóng viên.
`;

describe('reading an article', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openArticle('doc-bai.txt', TEXT);
  });
  after(closeAll);

  const at = (text: string) => editor.document.positionAt(TEXT.indexOf(text) + 1);
  const ask = <R>(command: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand<R>(`vscode.${command}`, editor.document.uri, ...args);

  it('the value of a date stands behind it', async () => {
    const all = new vscode.Range(0, 0, 100, 0);
    const hints = await until(async () => {
      const found = await ask<vscode.InlayHint[]>('executeInlayHintProvider', all);
      return found.length > 0 && found;
    }, 'inlay hints');
    const [first] = hints;
    assert.equal(first!.label, '2024-09-06');
    assert.equal(editor.document.offsetAt(first!.position), TEXT.indexOf('6/9/2024') + '6/9/2024'.length);
  });

  it('over the headline stands what is done, and what can be', async () => {
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider');
    assert.match(lenses[0]!.command!.title, /^0 accepted · \d+ suggested$/);
    assert.deepEqual(
      lenses.map(({ range, command }) => `${range.start.line} ${command!.command}`),
      ['menu', 'nextSuggestion', 'acceptAll', 'finish'].map((name) => `4 dateline.${name}`),
    );
  });

  it('the text of an entry in a sidecar is a link to its place', async () => {
    const start = [...TEXT.slice(0, TEXT.indexOf('Seoul'))].length;
    const entry = `- {start: ${start}, end: ${start + 5}, text: "Seoul", label: "LOC", status: "accepted"}`;
    const sidecar = await open('noi-1.ann.yaml', `version: 2\nunit: "codepoint"\nspans:\n${entry}\n`);
    fs.writeFileSync(path.join(folder(), 'noi-1.txt'), TEXT);
    const links = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        sidecar.document.uri,
      );
      return found.length > 0 && found;
    }, 'a link');
    const { line, character } = editor.document.positionAt(TEXT.indexOf('Seoul'));
    assert.deepEqual(
      links.map(({ range, target }) => [
        sidecar.document.getText(range),
        target?.path.split('/').at(-1),
        target?.fragment,
      ]),
      [['"Seoul"', 'noi-1.txt', `L${line + 1},${character + 1}`]],
    );
    editor = await vscode.window.showTextDocument(editor.document);
  });

  it('chrome folds away', async () => {
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider');
    assert.deepEqual(
      folds.map(({ start, end, kind }) => `${start}-${end} ${kind}`),
      [`0-2 ${vscode.FoldingRangeKind.Comment}`, '4-8 undefined'],
    );
  });

  it('a selection grows by syllable, name, sentence', async () => {
    const [chain] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', [at('Suk')]);
    const texts: string[] = [];
    for (let range = chain; range; range = range.parent) texts.push(editor.document.getText(range.range));
    assert.deepEqual(texts.slice(0, 2), ['Suk', 'Yoon Suk Yeol']);
    assert.match(texts[2]!, /^Ngày 6\/9\/2024, .* hợp tác kinh tế\.$/);
  });

  it('a card leads to commands of Dateline and to no others', async () => {
    const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', at('Kishida'));
    const [card] = hover!.contents as vscode.MarkdownString[];
    assert.match(card!.value, /\[Accept\]\(command:dateline\.server\.accept\?.*`Alt\+Enter`/);
    const { enabledCommands } = card!.isTrusted as { enabledCommands: string[] };
    assert.ok(
      enabledCommands.length > 0 && enabledCommands.every((one) => one.startsWith('dateline.server.')),
    );
  });

  it('from an annotation to its entry in the sidecar, where it is completed, and back', async () => {
    put(editor, 'Seoul');
    await run('accept');
    const entry = await until(async () => {
      const [found] = await ask<vscode.Location[]>('executeDefinitionProvider', at('Seoul'));
      return found?.uri.path.endsWith('/doc-bai.ann.yaml') && found;
    }, 'the entry');
    const sidecar = await vscode.workspace.openTextDocument(entry.uri);
    const line = sidecar.lineAt(entry.range.start.line);
    assert.match(line.text, /"Seoul"/);
    const quoted = new vscode.Position(line.lineNumber, line.text.indexOf('"Seoul"') + 2);
    const [back] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      sidecar.uri,
      quoted,
    );
    assert.equal(back!.uri.toString(), editor.document.uri.toString());
    assert.equal(editor.document.getText(back!.range), 'Seoul');
    const status = new vscode.Position(line.lineNumber, line.text.indexOf('"accepted"') + 3);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      sidecar.uri,
      status,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const wanted of ['suggested', 'accepted', 'rejected'])
      assert.ok(labels.includes(wanted), labels.join());
    await run('undo');
  });
});

describe('a folder with articles', () => {
  afterEach(closeAll);

  before(() => openArticle('doc-bai.txt', TEXT));

  it('is known as such without a server, and an article is opened from it', async () => {
    const dateline = await api();
    assert.equal(await dateline.hasArticles(), true);
    await answering([/doc-bai\.txt/], () => run('openArticle'));
    await until(() => vscode.window.activeTextEditor?.document.fileName.endsWith('doc-bai.txt') === true);
    await annotated(vscode.window.activeTextEditor!);
  });

  it('what can be done depends on what is in front', async () => {
    const { lists: article } = await answering([null], async () => {
      await openArticle('doc-bai.txt');
      await run('menu');
    });
    assert.ok(article[0]!.some((label) => label.includes('Next suggestion')));
    await closeAll();
    const { lists: none } = await answering([null], () => run('menu'));
    assert.ok(none[0]!.some((label) => label.includes('Open an article')));
    assert.ok(!none[0]!.some((label) => label.includes('Next suggestion')));
  });
});

describe('what is offered once', () => {
  const memory = () => {
    const known = new Map<string, unknown>();
    return {
      keys: () => [...known.keys()],
      get: (key: string) => known.get(key),
      update: async (key: string, value: unknown) => void known.set(key, value),
    } as vscode.Memento;
  };
  const texts = async (work: () => Promise<unknown>, button?: string) =>
    (await answering([], work, button)).messages.map(({ text }) => text);

  it('the walkthrough, unless walkthroughs are not wanted', async () => {
    const own = memory();
    assert.deepEqual(await texts(() => offerWalkthrough(own)), [], 'the tests’ settings want none');
    assert.equal((await texts(() => offerWalkthrough(own, true))).length, 1);
    assert.equal((await texts(() => offerWalkthrough(own, true))).length, 0);
  });

  it('sidecars below their articles, where nobody has said how', async () => {
    const own = memory();
    assert.deepEqual(await texts(() => offerNesting(own)), [], 'the tests’ settings say how');
    assert.deepEqual(own.keys(), []);
  });
});
