import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { annotated, api, closeAll, folder, openArticle, put, read, run } from './api';

describe('commands', () => {
  afterEach(closeAll);

  it('every command of the manifest is there', async () => {
    await api();
    const manifest = vscode.extensions.getExtension('dateline.dateline')!.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, []);
  });

  it('a folder is set up, and what was there is kept', async () => {
    const target = vscode.Uri.file(path.join(folder(), 'thiet-lap'));
    fs.mkdirSync(target.fsPath);
    fs.writeFileSync(path.join(target.fsPath, '.gitattributes'), '* text=auto\n');
    await vscode.commands.executeCommand('dateline.setUpFolder', target);
    assert.match(read('thiet-lap/dateline.yaml'), /^version: 1$/m);
    assert.equal(
      read('thiet-lap/.gitattributes'),
      '* text=auto\n*.ann.yaml text eol=lf merge=dateline\ndateline.names text eol=lf merge=union\n',
    );
    fs.writeFileSync(path.join(target.fsPath, 'dateline.yaml'), 'version: 1\nlanguage: vi\n');
    await vscode.commands.executeCommand('dateline.setUpFolder', target);
    assert.equal(read('thiet-lap/dateline.yaml'), 'version: 1\nlanguage: vi\n');
    assert.equal(
      read('thiet-lap/.gitattributes'),
      '* text=auto\n*.ann.yaml text eol=lf merge=dateline\ndateline.names text eol=lf merge=union\n',
    );
  });

  it('git is offered to merge sidecars by entries, once, and set up only on a click', async () => {
    const text = `Thủ tướng Nhật Bản thăm Hàn Quốc

Ngày 6/9/2024, Thủ tướng Nhật Bản Kishida Fumio đến Seoul để hội đàm với Tổng thống Hàn Quốc Yoon Suk Yeol về hợp tác kinh tế, hãng tin Reuters cho biết.

Hội nghị diễn ra tại Seoul; báo chí Nhật Bản đưa tin về chuyến thăm, và ông Kishida Fumio trả lời phỏng vấn của phóng viên.
`;
    const root = path.join(folder(), 'kho-git');
    fs.mkdirSync(root);
    execFileSync('git', ['init', '-q'], { cwd: root });
    const config = () => read('kho-git/.git/config');
    const offersIn = async (word: string, button?: string) => {
      const { messages } = await answering(
        [],
        async () => {
          put(editor, word, true);
          await run('tag3');
          await until(() => read('kho-git/tin.ann.yaml').includes(`text: "${word}"`));
          await annotated(editor);
          if (button !== undefined) await until(() => /dateline-merge/.test(config()));
        },
        button,
      );
      return messages.filter(({ buttons }) => buttons.includes('Set Up'));
    };
    const editor = await openArticle('kho-git/tin.txt', text);
    const [offer] = await offersIn('Reuters', 'Set Up');
    assert.deepEqual(offer?.buttons, ['Set Up', 'Not Now', 'Never']);
    assert.match(read('kho-git/.gitattributes'), /merge=dateline/);
    assert.deepEqual(await offersIn('Seoul'), []);
  });

  it('commands for articles do nothing without one', async () => {
    await closeAll();
    for (const name of ['accept', 'tag1', 'acceptAll', 'nextSuggestion']) await run(name);
  });
});
