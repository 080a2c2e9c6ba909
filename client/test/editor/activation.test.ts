import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { annotated, api, closeAll, open, openArticle, put, run } from './api';

const ARTICLE = `Khai mạc hội nghị về giao thông xanh tại Đà Nẵng

Sáng 12/3/2024, hội nghị về giao thông xanh khai mạc tại thành phố Đà Nẵng với sự tham dự của đại diện hơn hai mươi địa phương.

Phát biểu tại lễ khai mạc, ông Trần Quốc Hùng cho biết thành phố sẽ đầu tư thêm 120 xe buýt điện trong ba năm tới.
`;

/** A little prose among many short lines. */
const UNSURE = `Tin thời tiết

Từ đêm qua đến sáng nay, mưa lớn trên diện rộng đã làm nhiều tuyến đường ở Quảng Nam và Quảng Ngãi ngập sâu.

${'Bắc Ninh\nThái Nguyên 28 độ\nHải Phòng, có mưa\nQuảng Ngãi, gió nhẹ\n'.repeat(8)}`;

// The first file of these tests: nothing that comes later may have started the server.
describe('activation', () => {
  afterEach(closeAll);

  const others: [name: string, text: string][] = [
    ['requirements.txt', 'numpy==1.26\nrequests>=2.31\n'],
    ['CMakeLists.txt', 'cmake_minimum_required(VERSION 3.20)\nproject(tram)\n'],
    ['README.txt', ARTICLE],
    ['provinces.txt', 'Hà Nội\nHải Phòng\nĐà Nẵng\n'],
  ];
  for (const [name, text] of others) {
    it(`${name} stays what it is and starts no server`, async () => {
      const { document } = await open(name, text);
      const dateline = await api();
      assert.notEqual(document.languageId, 'dateline-article');
      assert.equal(dateline.serverRunning(), false);
      assert.equal(dateline.annotations(document.uri), undefined);
    });
  }

  it('a text that reads like news becomes an article and starts the server', async () => {
    const editor = await openArticle('giao-thong.txt', ARTICLE);
    assert.equal(editor.document.languageId, 'dateline-article');
    assert.equal((await api()).serverRunning(), true);
  });

  it('a text with a sidecar is an article, whatever it reads like', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const sidecar = vscode.Uri.joinPath(folder, 'tin-ngan.ann.yaml');
    await vscode.workspace.fs.writeFile(sidecar, Buffer.from('version: 1\nunit: "codepoint"\n'));
    const { document } = await open('tin-ngan.txt', 'Tin ngắn\n');
    assert.equal(document.languageId, 'dateline-article');
  });

  it('a project says which files are articles', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const project = vscode.Uri.joinPath(folder, 'corpus', 'dateline.yaml');
    await vscode.workspace.fs.writeFile(project, Buffer.from('version: 1\n'));
    const { document } = await open('corpus/tin.txt', 'Tin ngắn\n');
    assert.equal(document.languageId, 'dateline-article');
  });

  it('a project says which files are none', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const project = vscode.Uri.joinPath(folder, 'kho', 'dateline.yaml');
    await vscode.workspace.fs.writeFile(project, Buffer.from('version: 1\nexclude: ["nháp/**"]\n'));
    const { document } = await open('kho/nháp/giao thông.txt', ARTICLE);
    assert.equal(document.languageId, 'plaintext');
    assert.equal((await open('kho/requirements.txt', 'numpy==1.26\n')).document.languageId, 'plaintext');
    assert.equal((await open('kho/tin.txt', 'Tin\n')).document.languageId, 'dateline-article');
  });

  it('an article that a person makes plain text again stays plain text', async () => {
    const { document } = await openArticle('giao-thong.txt');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    const dateline = await api();
    await until(() => document.languageId === 'plaintext');
    // Another document is looked at after this one, so when that is done nothing more can come of it.
    await open('sau-do.txt', 'numpy==1.26\n');
    assert.equal(document.languageId, 'plaintext');
    assert.equal(dateline.annotations(document.uri), undefined);
  });

  it('a text of which it is not sure becomes an article when the person says so, who is asked once', async () => {
    const { messages } = await answering(
      [],
      async () => {
        const { document } = await open('ban-tin.txt', UNSURE);
        await until(() => document.languageId === 'dateline-article');
        await closeAll();
        assert.equal((await open('ban-tin.txt', UNSURE)).document.languageId, 'dateline-article');
      },
      'Annotate',
    );
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['Is ban-tin.txt a news article? Annotate this file?'],
    );
  });

  it('a text that is none by the person’s word stays what it is, and nobody is asked again', async () => {
    const { messages } = await answering(
      [],
      async () => {
        for (const _ of ['first', 'again']) {
          const { document } = await open('ghi-nhanh.txt', UNSURE);
          assert.equal(document.languageId, 'plaintext');
          await closeAll();
        }
      },
      'Not This File',
    );
    assert.equal(messages.length, 1);
  });

  it('Markdown that a project covers is an article, and other Markdown is none', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const project = vscode.Uri.joinPath(folder, 'md', 'dateline.yaml');
    await vscode.workspace.fs.writeFile(project, Buffer.from('articles: ["**/*.md"]\n'));
    assert.equal((await open('md/tin.md', 'Tin\n')).document.languageId, 'dateline-article');
    assert.equal((await open('tin.md', ARTICLE)).document.languageId, 'markdown');
  });

  for (const name of ['tin.html', 'tin', 'TIN.TXT', 'ban.md'])
    it(`${name} is an article again when it is opened again after a decision`, async () => {
      const editor = await open(name, ARTICLE);
      await run('annotate');
      await annotated(editor);
      put(editor, 'Đà Nẵng');
      await run('accept');
      await until(async () => (await (await api()).annotations(editor.document.uri))?.counts.accepted === 1);
      await closeAll();
      const again = await open(name);
      await until(() => again.document.languageId === 'dateline-article', 'an article');
      assert.equal((await annotated(again)).counts.accepted, 1);
    });

  it('any text becomes an article on request', async () => {
    const editor = await open('ghi-chep.txt', 'Ghi chép: ông Trần Quốc Hùng ở Đà Nẵng.\n');
    assert.equal(editor.document.languageId, 'plaintext');
    await run('annotate');
    assert.equal(editor.document.languageId, 'dateline-article');
    await annotated(editor);
  });
});
