import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { api, closeAll, folder, read, run } from './api';

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
    assert.equal(read('thiet-lap/.gitattributes'), '* text=auto\n*.ann.yaml text eol=lf merge=dateline\n');
    fs.writeFileSync(path.join(target.fsPath, 'dateline.yaml'), 'version: 1\nlanguage: vi\n');
    await vscode.commands.executeCommand('dateline.setUpFolder', target);
    assert.equal(read('thiet-lap/dateline.yaml'), 'version: 1\nlanguage: vi\n');
    assert.equal(read('thiet-lap/.gitattributes'), '* text=auto\n*.ann.yaml text eol=lf merge=dateline\n');
  });

  it('commands for articles do nothing without one', async () => {
    await closeAll();
    for (const name of ['accept', 'tag1', 'acceptAll', 'nextSuggestion']) await run(name);
  });
});
