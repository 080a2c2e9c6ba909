import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { closeAll, folder, openArticle, put, read, run } from './api';

const TEXT = `Thủ tướng Nhật Bản thăm Hàn Quốc

Ngày 6/9/2024, Thủ tướng Nhật Bản Kishida Fumio đến Seoul để hội đàm với Tổng thống Hàn Quốc Yoon Suk Yeol về hợp tác kinh tế.
`;

let count = 0;

describe('export and import', () => {
  let editor: vscode.TextEditor;
  let name: string;
  let out: string;
  beforeEach(async () => {
    count++;
    name = `bai-${count}`;
    out = path.join(folder(), `out-${count}`);
    fs.mkdirSync(out);
    editor = await openArticle(`${name}.txt`, TEXT);
  });
  afterEach(closeAll);

  const accept = async (text: string) => {
    put(editor, text);
    await run('accept');
    await until(() => read(`${name}.ann.yaml`).includes(`text: "${text}"`), `${text} in the sidecar`);
  };
  const preview = (text: string) =>
    until(
      () =>
        vscode.workspace.textDocuments.find(
          (document) => document.uri.scheme === 'dateline' && document.getText().includes(text),
        ),
      `a preview with ${text}`,
    );

  it('exports the article with a preview and a link to the loss report', async () => {
    await accept('Kishida Fumio');
    const looking = async () => {
      const document = await preview('Fumio -X- _ I-PER');
      assert.equal(document.languageId, 'conll');
      return /Choose the folder/;
    };
    const answers = [/This article/, /CoNLL-2003, IOB2/, looking, out];
    const { lists, messages } = await answering(answers, () => run('export'), 'Loss Report');
    assert.equal(lists[1]!.length, 23);
    assert.deepEqual(lists[2]!.slice(3), [
      'Annotations',
      'Articles',
      'Tokens',
      'Annotations that cut tokens',
      'Boilerplate lines',
      'Parts',
    ]);
    assert.match(messages.at(-1)!.text, /Articles: 1, annotations: 1\. Some details have no place/);
    assert.deepEqual(messages.at(-1)!.buttons, ['Open File', 'Loss Report', 'Open Folder']);
    assert.match(fs.readFileSync(path.join(out, 'dateline.conll'), 'utf8'), /^Kishida -X- _ B-PER$/m);
    await until(
      () => vscode.window.activeTextEditor?.document.fileName === path.join(out, 'losses.txt'),
      'the loss report',
    );
  });

  it('options are kept for the next time, and the format comes first', async () => {
    const first = [/This article/, /spaCy DocBin/, /^Annotations$/, /Choose the folder/, out];
    const { lists } = await answering(first, () => run('export'));
    assert.equal(lists.length, 4);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const looking = async () => {
      // Suggestions, as chosen before.
      const document = await preview('LOC “Seoul”');
      assert.match(document.getText(), /^dateline\.spacy is binary\./);
      return null;
    };
    const again = await answering([/This article/, /spaCy DocBin/, looking], () => run('export'));
    assert.deepEqual(again.lists[1]!.slice(0, 2), ['taken last', 'spacy']);
  });

  it('given up at the options, nothing is written', async () => {
    await answering([/This article/, /brat/, /Another format/, /CSV/, null], () => run('export'));
    assert.deepEqual(fs.readdirSync(out), []);
  });

  it('an export that is cancelled leaves nothing', async () => {
    const corpus = vscode.Uri.file(path.join(folder(), `kho-${count}`));
    await accept('Kishida Fumio');
    fs.mkdirSync(corpus.fsPath);
    for (let n = 0; n < 150; n++) {
      fs.writeFileSync(path.join(corpus.fsPath, `tin-${n}.txt`), TEXT);
      fs.writeFileSync(path.join(corpus.fsPath, `tin-${n}.ann.yaml`), read(`${name}.ann.yaml`));
    }
    const source = new vscode.CancellationTokenSource();
    const reports: string[] = [];
    const { withProgress } = vscode.window;
    vscode.window.withProgress = async (options, task) => {
      assert.equal(options.cancellable, true);
      const report = ({ message }: { message?: string }) => {
        reports.push(message ?? '');
        source.cancel();
      };
      return task({ report } as Parameters<typeof task>[0], source.token);
    };
    try {
      const choose = [/CoNLL-2003, IOB2/, /Choose the folder/, out];
      const { messages } = await answering(choose, () =>
        Promise.resolve(vscode.commands.executeCommand('dateline.export', corpus)),
      );
      assert.deepEqual(messages, []);
    } finally {
      vscode.window.withProgress = withProgress;
    }
    assert.equal(reports[0], 'Looking for articles…');
    assert.deepEqual(fs.readdirSync(out), []);
  });

  it('what is not saved can be saved before an export', async () => {
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Sáng nay, '));
    const steps = [/This article/, /^Save and export$/, /hold everything/, /Choose the folder/, out];
    await answering(steps, () => run('export'));
    assert.equal(editor.document.isDirty, false);
    const { text } = JSON.parse(fs.readFileSync(path.join(out, 'dateline.jsonl'), 'utf8')) as {
      text: string;
    };
    assert.match(text, /^Sáng nay, /);
  });

  it('imports into a sidecar that is open with unsaved work, and can be taken back', async () => {
    await accept('Seoul');
    const sidecar = await vscode.workspace.openTextDocument(path.join(folder(), `${name}.ann.yaml`));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(sidecar.uri, new vscode.Position(0, 0), '# not saved yet\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(sidecar.isDirty, true);
    const start = TEXT.indexOf('Yoon Suk Yeol');
    const file = path.join(out, 'them.jsonl');
    const label = [[start, start + 'Yoon Suk Yeol'.length, 'PERSON']];
    fs.writeFileSync(file, `${JSON.stringify({ text: TEXT, label, path: `${name}.txt` })}\n`);
    const { lists, messages } = await answering([/^Files…$/, file, /doccano/, /^\$\(check\) Import$/], () =>
      run('import'),
    );
    assert.deepEqual(lists[1]!.slice(0, 2), ['fits the files', 'doccano']);
    assert.match(messages.at(-1)!.text, /^Annotations added: 1, replaced: 0, there already: 0\.$/);
    await until(() => !sidecar.isDirty, 'the saved sidecar');
    assert.match(read(`${name}.ann.yaml`), /^# not saved yet\n[\s\S]*"Yoon Suk Yeol", label: "PER"/);
    await run('undo');
    await until(() => !read(`${name}.ann.yaml`).includes('Yoon'), 'the sidecar without it');
    assert.match(read(`${name}.ann.yaml`), /^# not saved yet\n[\s\S]*"Seoul"/);
  });

  it('imports the layer of a file that is chosen', async () => {
    // Other articles here have the usual text: a file without names of its articles is for one whose text is its own.
    const own = `${name}-lop`;
    const text = `${TEXT}\nBản ${name}.\n`;
    await openArticle(`${own}.txt`, text);
    const file = path.join(out, 'hai.conll');
    const row = (word: string) => `${word} O ${word === 'Seoul' ? 'B-LOC' : 'O'}`;
    const rows = text.split('\n').map((line) => line.split(' ').filter(Boolean).map(row).join('\n'));
    fs.writeFileSync(file, rows.join('\n\n'));
    const go = /^\$\(check\) Import$/;
    await answering([/^Files…$/, file, /CoNLL-2003, IOB2/, /several layers/, /^another layer/, '2', go], () =>
      run('import'),
    );
    assert.throws(() => read(`${own}.ann.yaml`));
    const { messages } = await answering(
      [/^Files…$/, file, /CoNLL-2003, IOB2/, /several layers/, /^another layer/, '3', go],
      () => run('import'),
    );
    assert.match(messages.at(-1)!.text, /^Annotations added: 1,/);
    assert.match(read(`${own}.ann.yaml`), /"Seoul", label: "LOC"/);
  });

  it('a malformed file is a problem at its line, until it is mended', async () => {
    const file = path.join(out, 'them.conll');
    fs.writeFileSync(file, 'Thủ O\ntướng X\n');
    const { messages } = await answering(
      [/^All files/, out, /CoNLL-2003, IOB2/, /^\$\(check\) Import$/],
      () => run('import'),
    );
    assert.match(messages.at(-1)!.text, /^Nothing was imported: them\.conll:2: “X” is no tag/);
    assert.deepEqual(messages.at(-1)!.buttons, ['Loss Report', 'Show Problems']);
    const uri = vscode.Uri.file(file);
    const [problem] = vscode.languages.getDiagnostics(uri);
    assert.equal(problem?.range.start.line, 1);
    const edit = new vscode.WorkspaceEdit();
    const document = await vscode.workspace.openTextDocument(uri);
    edit.replace(uri, document.lineAt(1).range, 'tướng O');
    await vscode.workspace.applyEdit(edit);
    await until(() => vscode.languages.getDiagnostics(uri).length === 0, 'the end of the problem');
    await document.save();
  });
});
