import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';
import { api, closeAll, folder, openArticle } from './api';

const TEXT = `Chợ phiên ở bản Nậm

Sáng 6/9/2024, người dân bản Nậm họp chợ phiên bên suối.
`;

/** Says of each place where the word stands that it is a place. */
const PROGRAM = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, text } = JSON.parse(line);
  const entities = [...text.matchAll(/suối/g)].map(({ index }) => ({ start: index, end: index + 4, label: 'LOC', confidence: 0.8 }));
  console.log(JSON.stringify({ id, entities }));
});`;

describe('models of the user', () => {
  const settings = () => vscode.workspace.getConfiguration('dateline');
  const { Global, Workspace } = vscode.ConfigurationTarget;
  afterEach(async () => {
    await settings().update('models', undefined, Global);
    await closeAll();
  });

  it('a program that the user has named suggests, and the card says so', async () => {
    const file = path.join(folder(), 'model.cjs');
    fs.writeFileSync(file, PROGRAM);
    fs.mkdirSync(path.join(folder(), 'suoi'));
    fs.writeFileSync(path.join(folder(), 'suoi', 'dateline.yaml'), 'language: vi\n');
    const { document } = await openArticle('suoi/suoi.txt', TEXT);
    const brooks = async () =>
      (await api()).annotations(document.uri)?.spans.filter(({ range: { start, end } }) => {
        const range = new vscode.Range(start.line, start.character, end.line, end.character);
        return document.getText(range) === 'suối';
      }).length;
    assert.equal(await brooks(), 0);
    await settings().update('models', [{ name: 'brooks', command: ['node', file] }], Global);
    await until(async () => (await brooks()) === 1, 'a suggestion of the program');
    const at = document.positionAt(document.getText().indexOf('suối') + 1);
    const cards = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const said = cards.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value));
    assert.match(said.join('\n'), /suggested by the model “brooks”/);
    await settings().update('models', undefined, Global);
    await until(async () => (await brooks()) === 0, 'no suggestion of it any more');
  });

  it('a workspace names none', async () => {
    await assert.rejects(async () => settings().update('models', [{ name: 'x', command: ['x'] }], Workspace));
  });
});
