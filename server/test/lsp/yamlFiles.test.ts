import assert from 'node:assert/strict';
import {
  CompletionRequest,
  DefinitionRequest,
  type DocumentLink,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  type Location,
  type Position,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { PROJECT_FILE } from '../../src/core/project/model';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor, type EditorOptions } from './client';

const START = [...ARTICLE.slice(0, ARTICLE.indexOf('Seoul'))].length;
const ENTRY = (more: string) =>
  `version: 2\nunit: "codepoint"\nspans:\n- {start: ${START}, end: ${START + 5}, text: "Seoul", ${more}}\n`;
const ACCEPTED = ENTRY('label: "LOC", status: "accepted"');

interface Item {
  readonly label: string;
  readonly textEdit: TextEdit;
}

describe('sidecars and dateline.yaml in an editor', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const begin = async (files: Readonly<Record<string, string>>, options: EditorOptions = {}) => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE, ...files }, options);
  };
  const send = <R>({ method }: { readonly method: string }, uri: string, position?: Position) =>
    editor.connection.sendRequest<R>(method, { textDocument: { uri }, ...(position ? { position } : {}) });
  const complete = async (uri: string, behind: string) => {
    const { line, character } = editor.position(uri, behind);
    return send<Item[]>(CompletionRequest.type, uri, { line, character: character + behind.length });
  };
  const labels = async (uri: string, behind: string) =>
    (await complete(uri, behind)).map(({ label }) => label);
  const definition = (uri: string, word: string) =>
    send<Location | null>(DefinitionRequest.type, uri, editor.position(uri, word));
  const at = (uri: string, word: string) => ({ uri, range: editor.range(uri, word) });

  const links = async (uri: string) => {
    const lines = editor.text(uri).split('\n');
    const found = await send<DocumentLink[]>(DocumentLinkRequest.type, uri);
    return found.map(({ range: { start, end }, target }) => {
      const folder = editor.uri('');
      return `${lines[start.line]!.slice(start.character, end.character)} → ${target!.replace(folder, '').replace(/^\//, '')}`;
    });
  };

  it('an entry links to its place in the article, unless that is gone', async () => {
    const gone =
      '- {start: 2, end: 6, text: "Không", label: "LOC", status: "accepted", before: "x", after: "y"}\n';
    const theirs = `- start: ${START}\n  end: ${START + 5}\n  text: Seoul\n  label: LOC\n  status: rejected\n`;
    await begin({ [SIDECAR]: ACCEPTED + theirs + gone });
    const uri = await editor.open(SIDECAR, undefined, 'yaml');
    const place = editor.position(await editor.open(NAME), 'Seoul');
    const target = `${NAME}#L${place.line + 1},${place.character + 1}`;
    assert.deepEqual(await links(uri), [`"Seoul" → ${target}`, `Seoul → ${target}`]);
  });

  it('addresses in dateline.yaml link to their pages, and nothing else does', async () => {
    await begin({
      [PROJECT_FILE]:
        'labels:\n  GPE: {description: "xem https://a.vn/x?y=1#z."}\n  ORG: {description: file:///etc/passwd}\n# http://b.vn\n',
    });
    const uri = await editor.open(PROJECT_FILE, undefined, 'yaml');
    assert.deepEqual(await links(uri), [
      'https://a.vn/x?y=1#z → https://a.vn/x?y=1#z',
      'http://b.vn → http://b.vn',
    ]);
    assert.deepEqual(await links(await editor.open(NAME)), []);
  });

  for (const open of [true, false])
    it(`a sidecar: hover, definition and completion, its article ${open ? 'open' : 'on disk'}`, async () => {
      await begin({ [SIDECAR]: ENTRY('label: "LOC", status: ') });
      const article = open ? await editor.open(NAME) : editor.uri(NAME);
      const uri = await editor.open(SIDECAR, undefined, 'yaml');
      assert.deepEqual(await labels(uri, 'status: '), ['suggested', 'accepted', 'rejected']);
      assert.deepEqual(await labels(uri, 'label: '), ['PER', 'LOC', 'ORG', 'MISC', 'DATE']);
      await editor.type(uri, 'status: }', 'status: accepted}');
      assert.match(
        await editor.hover(uri, 'Seoul'),
        /^\[Line 5\]\(file:\/\/.*bai\.txt#L5,\d+\): ….*\*\*Seoul\*\*\. Ông Yoon/,
      );
      assert.match(await editor.hover(uri, 'status'), /^\*\*status\*\* — suggested by a program/);
      const place = await definition(uri, 'Seoul');
      assert.equal(place?.uri, article);
      assert.equal(place?.range.start.line, 4);
      if (open) assert.deepEqual(place, at(article, 'Seoul'));
    });

  it('from an annotation to its entry, which an outline of the sidecar lists', async () => {
    await begin({ [SIDECAR]: ACCEPTED });
    const article = await editor.open(NAME);
    const uri = await editor.open(SIDECAR, undefined, 'yaml');
    const entry = await definition(article, 'Seoul');
    assert.equal(entry?.uri, uri);
    assert.equal(entry?.range.start.line, 3);
    assert.equal(await definition(article, 'Kishida'), null);
    const symbols = await send<{ name: string; detail: string }[]>(DocumentSymbolRequest.type, uri);
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name} ${detail}`),
      ['Seoul LOC · accepted'],
    );
  });

  it('values that a date may have come from its article', async () => {
    const day = [...ARTICLE.slice(0, ARTICLE.indexOf('Ngày'))].length;
    const entry = `{start: ${day}, end: ${day + 13}, text: "Ngày 6/9/2024", label: "DATE", status: "accepted", type: "DATE", value: }`;
    await begin({ [SIDECAR]: `version: 2\nspans:\n- ${entry}\n` });
    const article = await editor.open(NAME);
    await editor.hover(article, 'Seoul');
    const uri = await editor.open(SIDECAR, undefined, 'yaml');
    const [first] = await complete(uri, 'value: ');
    assert.equal(first?.label, '2024-09-06');
    assert.equal(first?.textEdit.newText, '"2024-09-06"');
  });

  it('a sidecar without an article says so', async () => {
    await begin({ 'mat.ann.yaml': ACCEPTED });
    const uri = await editor.open('mat.ann.yaml', undefined, 'yaml');
    assert.equal(await editor.hover(uri, 'Seoul'), 'Its article is not there');
    assert.equal(await definition(uri, 'Seoul'), null);
  });

  it('dateline.yaml: keys and values', async () => {
    await begin({ [PROJECT_FILE]: 'language: \nlabels:\n  PER:\n' });
    const uri = await editor.open(PROJECT_FILE, undefined, 'yaml');
    assert.deepEqual(await labels(uri, 'language: '), ['vi', 'en', 'id']);
    assert.match(await editor.hover(uri, 'labels'), /^\*\*labels\*\* — The labels of names/);
  });

  it('nothing is completed in articles, and in the editor’s own files only where it is asked to', async () => {
    let registered: { method: string; registerOptions?: { documentSelector?: unknown } }[] = [];
    await begin({}, { capabilities: { textDocument: { completion: { dynamicRegistration: true } } } });
    const heard = new Promise<void>((resolve) => {
      editor.connection.onRequest('client/registerCapability', ({ registrations }) => {
        registered = [...registered, ...registrations];
        resolve();
        return null;
      });
    });
    const uri = await editor.open(NAME);
    assert.deepEqual(await send(CompletionRequest.type, uri, { line: 4, character: 3 }), []);
    await heard;
    assert.deepEqual(registered.find(({ method }) => method === CompletionRequest.method)?.registerOptions, {
      documentSelector: [{ pattern: '**/*.ann.yaml' }, { pattern: '**/dateline.yaml' }],
      triggerCharacters: [':', '"', '{', ','],
    });
  });
});
