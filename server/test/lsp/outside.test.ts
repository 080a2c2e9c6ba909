import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShowMessageRequest } from 'vscode-languageserver-protocol/node';
import { Editor } from './client';

const TEXT = `Chợ phiên ở bản Nậm

Sáng 6/9/2024, người dân bản Nậm họp chợ phiên bên suối.
`;

/** Says of each place where the word stands that it is one. */
const PROGRAM = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, text } = JSON.parse(line);
  const entities = [...text.matchAll(/suối|phiên|thác/g)].map(({ index, 0: word }) => ({
    start: index, end: index + word.length, label: word === 'phiên' ? 'MARKET' : 'WATER', confidence: 0.8,
  }));
  console.log(JSON.stringify({ id, entities }));
});`;

describe('models of the user, in an editor', () => {
  let editor: Editor;
  let folder: string;
  const messages: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-outside-'));
    writeFileSync(join(folder, 'model.cjs'), PROGRAM);
  });
  afterEach(async () => {
    // Ends what it has started.
    await editor.connection.sendRequest('shutdown');
    await editor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const begin = async (models: readonly unknown[], trusted = true) => {
    editor = await Editor.inMemory(
      { 'dateline.yaml': 'labels: {PER: {}, LOC: {}, WATER: {}}\n', 'mot.txt': TEXT },
      {
        pull: false,
        initializationOptions: { trusted },
        settings: { showThreshold: 0, problems: 'byMention', models },
      },
    );
    messages.length = 0;
    editor.connection.onRequest(ShowMessageRequest.type, ({ message }) => {
      messages.push(message);
      return null;
    });
    return editor.open('mot.txt');
  };
  const program = () => ({ name: 'brooks', command: [process.execPath, join(folder, 'model.cjs')] });
  /** Resolves when these are the places under the label WATER. */
  const water = (uri: string, ...words: readonly string[]) =>
    editor.pushed(uri, (diagnostics) => {
      const text = editor.text(uri).split('\n');
      const found = diagnostics
        .filter(({ message }) => /WATER/.test(String(message)))
        .map(({ range: { start, end } }) => text[start.line]!.slice(start.character, end.character));
      return found.join() === words.join();
    });

  it('its suggestions come when they are there, say where they come from, and follow edits', async () => {
    const uri = await begin([program()]);
    await water(uri, 'suối');
    assert.match(await editor.hover(uri, 'suối'), /suggested by the model “brooks”.* 80 %/);
    await editor.type(uri, 'bên suối', 'gần thác');
    await water(uri, 'thác');
  });

  it('a label that the project has not is said, once', async () => {
    const uri = await begin([program()]);
    await water(uri, 'suối');
    assert.equal(messages.filter((message) => /brooks.*MARKET/.test(message)).length, 1);
  });

  it('none is asked in a workspace that is not trusted', async () => {
    const uri = await begin([{ name: 'x', command: [join(folder, 'no-such-program')] }], false);
    await water(uri);
    assert.deepEqual(messages, []);
  });

  it('a setting that is wrong is said, and the others are asked', async () => {
    const uri = await begin([{ name: 'far', url: 'http://example.org/' }, program()]);
    await water(uri, 'suối');
    assert.match(messages.join(), /dateline\.models: 1\. url: no http:\/\/ address on this machine/);
  });
});
