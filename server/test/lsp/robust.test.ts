import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type Hover,
  LSPErrorCodes,
} from 'vscode-languageserver-protocol';
import { HANDLERS } from '../../src/lsp/handlers';
import { COMMANDS } from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

/** A client that can be asked for everything that the server ever asks for. */
const CAPABLE: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    applyEdit: true,
    codeLens: { refreshSupport: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    fileOperations: { didRename: true },
    foldingRange: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
    workspaceFolders: true,
  },
  window: { showDocument: { support: true }, workDoneProgress: true },
};

for (const [transport, start] of [
  ['in memory', Editor.inMemory],
  ['over stdio', Editor.overStdio],
] as const) {
  describe(`language server, ${transport}: the client answers everything with an error`, () => {
    let editor: Editor;
    afterEach(() => editor.close());

    it('each is logged, and the server goes on', async () => {
      editor = await start(
        { [NAME]: ARTICLE },
        { refuses: true, capabilities: CAPABLE, initializationOptions: { files: true, save: true } },
      );
      const uri = await editor.open(NAME);
      await editor.fix(uri, 'Seoul', /^Accept/);
      // A sidecar that is open is changed by the client, which refuses.
      const sidecar = await editor.open(SIDECAR, editor.file(SIDECAR), 'yaml');
      assert.deepEqual(await editor.fix(uri, 'Kishida Fumio', /^Accept/), {
        applied: false,
        changes: 0,
        message: 'bai.ann.yaml could not be written: no workspace/applyEdit. Nothing was changed',
      });
      const { connection } = editor;
      await connection.sendNotification('workspace/didRenameFiles', {
        files: [{ oldUri: uri, newUri: editor.uri('moi.txt') }],
      });
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      const folder = { uri: editor.uri('sub'), name: 'sub' };
      await connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [folder], removed: [] },
      });
      assert.equal(await editor.command(COMMANDS.open, { uri, range: editor.range(uri, 'Seoul') }), false);
      for (const request of [
        'client/registerCapability',
        'workspace/configuration',
        'workspace/codeLens/refresh',
        'workspace/diagnostic/refresh',
        'workspace/foldingRange/refresh',
        'workspace/inlayHint/refresh',
        'workspace/semanticTokens/refresh',
        'window/showDocument',
        'window/showMessageRequest',
      ]) {
        await editor.logged(new RegExp(`no ${request}`));
      }
      assert.match(await editor.hover(uri, 'Seoul'), /LOC · place · accepted/);
      assert.equal(editor.text(sidecar), editor.file(SIDECAR));
    });
  });
}

describe('language server: odd URIs', () => {
  const ODD = [
    'file://host/share/a.txt',
    'file:///a%2Fb.txt',
    'file:///%E0%A4%A',
    'file:///a%00b.txt',
    'untitled:Untitled-1',
    'git:/a.txt?%7B%22ref%22%3A%22HEAD%22%7D',
    'vscode-vfs://github/a/b.txt',
    'a.txt',
    '//a.txt',
    '',
    '%',
  ];
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE }, { capabilities: CAPABLE });
  });
  afterEach(() => editor.close());

  for (const uri of ODD) {
    it(`“${uri}” is read where it can be, and never ends the server`, async () => {
      const { connection } = editor;
      const position = { line: 4, character: 28 };
      const textDocument = { uri, languageId: 'dateline-article', version: 1, text: ARTICLE };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      const hover = await connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      assert.match(JSON.stringify(hover), /Yoon Suk Yeol/);
      const report = await connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      assert.ok(report.items.length > 0);
      const range = { start: position, end: { ...position, character: 31 } };
      const actions = [{ do: 'tag', range, label: 'ORG' }];
      const result = (await editor.command(COMMANDS.apply, { uri, actions })) as { applied: boolean };
      assert.equal(result.applied, false);
      await connection.sendRequest('dateline/isArticle', { uri });
      await connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
      await connection.sendNotification('workspace/didRenameFiles', {
        files: [{ oldUri: uri, newUri: `${uri}x` }],
      });
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      assert.match(await editor.hover(await editor.open(NAME), 'Seoul'), /LOC/);
    });
  }
});

describe('language server: malformed messages', () => {
  it('of each method: refused or answered, and the server goes on', async () => {
    const editor = await Editor.inMemory({ [NAME]: ARTICLE }, { capabilities: CAPABLE });
    const uri = await editor.open(NAME);
    const good = wellFormed(uri);
    const methods = HANDLERS.map(({ method }) => method);
    assert.deepEqual([...new Set(methods)].sort(), [...new Set(methods.filter((m) => good[m]))].sort());
    const cases = Object.entries(good).flatMap(([method, all]) =>
      all.map((params) => [method, params] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cases),
        fc.infiniteStream(fc.nat(99)),
        async ([method, params], dice) => {
          const message = damaged(params, () => dice.next().value);
          const isNotification = /\/did|\$\//.test(method);
          const send = isNotification
            ? editor.connection.sendNotification(method, message)
            : editor.connection.sendRequest(method, message).catch(() => undefined);
          await send;
        },
      ),
      { numRuns: 600 },
    );
    // What was damaged may still have been an edit, so the article is opened anew; or a decision.
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    assert.match(await editor.hover(await editor.open(NAME), 'Seoul'), /Known as: capital/);
    await editor.close();
  });

  it('an action that there is not, a label that is no text: refused, and nothing is written', async () => {
    const editor = await Editor.inMemory({ [NAME]: ARTICLE });
    const uri = await editor.open(NAME);
    const range = editor.range(uri, 'Seoul');
    for (const action of [
      { do: 'destroy', range },
      { do: 'tag', range, label: { toString: 1 } },
      { do: 'tag', range: { start: range.start }, label: 'LOC' },
      { do: 'tag', range, label: 'DATE', type: 'EVER' },
      { do: 'mark', range, kind: 'A poem' },
      null,
    ]) {
      await assert.rejects(editor.command(COMMANDS.apply, { uri, actions: [action] }), /malformed/);
    }
    assert.equal(editor.file(SIDECAR), undefined);
    await editor.close();
  });

  /** One good message of each kind. */
  function wellFormed(uri: string): Record<string, readonly unknown[]> {
    const textDocument = { uri };
    const position = { line: 4, character: 28 };
    const range = { start: position, end: { line: 4, character: 40 } };
    const at = { textDocument, position };
    const file = { oldUri: `${uri}.old`, newUri: `${uri}.new` };
    const run = (command: string, argument: unknown) => ({ command, arguments: [argument] });
    return {
      'textDocument/hover': [at],
      'textDocument/diagnostic': [{ textDocument, previousResultId: 'x' }],
      'textDocument/codeAction': [{ textDocument, range, context: { diagnostics: [], only: ['quickfix'] } }],
      'textDocument/documentSymbol': [{ textDocument }],
      'textDocument/codeLens': [{ textDocument }],
      'textDocument/completion': [at],
      'textDocument/definition': [at],
      'textDocument/documentLink': [{ textDocument }],
      'textDocument/foldingRange': [{ textDocument }],
      'textDocument/inlayHint': [{ textDocument, range }],
      'textDocument/selectionRange': [{ textDocument, positions: [position] }],
      'textDocument/documentHighlight': [at],
      'textDocument/references': [{ ...at, context: { includeDeclaration: true } }],
      'textDocument/semanticTokens/full': [{ textDocument }],
      'workspace/didChangeConfiguration': [{ settings: {} }],
      'workspace/didChangeWorkspaceFolders': [{ event: { added: [{ uri, name: 'a' }], removed: [] } }],
      'workspace/didChangeWatchedFiles': [{ changes: [{ uri, type: 2 }] }],
      'workspace/didRenameFiles': [{ files: [file] }],
      'workspace/willRenameFiles': [{ files: [file] }],
      'dateline/isArticle': [{ uri }],
      'dateline/states': [{ uris: [uri] }],
      'dateline/allAnnotations': [{ uri }],
      'dateline/corpus/articles': [{ state: 'review', filter: 'bai', sort: 'left', start: 0, count: 9 }],
      'dateline/corpus/entities': [{ label: 'LOC', filter: 'seoul', sort: 'name', start: 0, count: 9 }],
      'dateline/corpus/mentions': [
        { entity: 0, uri, label: 'LOC', filter: 'a < 2024', from: '2024', count: 9 },
      ],
      'dateline/corpus/problems': [{ code: 'bad-value', uri, start: 0, count: 9 }],
      'dateline/corpus/next': [{ uri }],
      'dateline/corpus/dashboard': [{}],
      'workspace/symbol': [{ query: 'seoul' }],
      'textDocument/didOpen': [
        { textDocument: { uri: `${uri}.txt`, languageId: 'dateline-article', version: 1, text: 'Seoul' } },
      ],
      'textDocument/didChange': [
        { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: 'x' }, { text: ARTICLE }] },
      ],
      'textDocument/didSave': [{ textDocument }],
      'textDocument/didClose': [{ textDocument: { uri: `${uri}.txt` } }],
      'workspace/executeCommand': [
        run(COMMANDS.apply, { uri, actions: [{ do: 'tag', range, label: 'LOC' }] }),
        run(COMMANDS.acceptAll, { uri, threshold: 0.9, range }),
        run(COMMANDS.tagEvery, { uri, range, label: 'LOC' }),
        run(COMMANDS.tag, { uri, at: [range], label: 'DATE', value: '2024' }),
        run(COMMANDS.accept, { uri, at: [range] }),
        run(COMMANDS.reject, { uri, at: [range] }),
        run(COMMANDS.remove, { uri, at: [range] }),
        run(COMMANDS.target, { uri, at: [range] }),
        run(COMMANDS.labels, { uri }),
        run(COMMANDS.check, { value: '2024', as: 'timex' }),
        run(COMMANDS.setUp, { folder: `${uri}.none/x` }),
        run(COMMANDS.mergeDriver, { uri: `${uri}.none`, install: true }),
        run(COMMANDS.adopt, { uri }),
        run(COMMANDS.finish, { uri, force: true }),
        run(COMMANDS.reopen, { uri }),
        run(COMMANDS.renaming, { uri, at: range }),
        run(COMMANDS.rename, {
          label: 'LOC',
          name: 'Seoul',
          to: { name: 'Seoul', label: 'LOC' },
          uris: [uri],
        }),
        run(COMMANDS.decide, { uri, decision: { do: 'alias', text: 'A', name: 'B' } }),
        run(COMMANDS.undo, { uri, action: 1 }),
        run(COMMANDS.redo, { uri, action: 1 }),
        run(COMMANDS.formats, { files: [uri] }),
        run(COMMANDS.preview, { uris: [uri], format: 'conll' }),
        run(COMMANDS.export, { uris: [uri], format: 'none', out: uri }),
        run(COMMANDS.import, { files: [uri], format: 'none', articles: uri }),
        run(COMMANDS.train, { uri: `${uri}.none` }),
        run(COMMANDS.next, { uri: `${uri}.none` }),
        run('dateline.server.unknown', {}),
      ],
    };
  }

  const JUNK = [
    null,
    true,
    -1,
    1e300,
    0.5,
    '',
    'x\u0000',
    'file:///%',
    [],
    {},
    [[]],
    { uri: 7 },
    ' '.repeat(9999),
  ];

  /** A copy in which something at any depth is junk, or is missing. */
  function damaged(value: unknown, dice: () => number): unknown {
    const here = typeof value !== 'object' || value === null || dice() % 6 === 0;
    if (here) return JUNK[dice() % JUNK.length];
    const copy = structuredClone(value) as Record<string, unknown>;
    const keys = Object.keys(copy);
    const key = keys[dice() % keys.length];
    if (key === undefined) return copy;
    if (dice() % 5 > 0) copy[key] = damaged(copy[key], dice);
    else if (!Array.isArray(copy)) delete copy[key];
    return copy;
  }
});

describe('language server: what is not needed any more', () => {
  it('is cancelled while the article is still being read', async () => {
    const long = `${ARTICLE.repeat(2000)}\n`;
    const editor = await Editor.inMemory({ [NAME]: long });
    const uri = await editor.open(NAME);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri }, position: { line: 4, character: 28 } };
    const answer = editor.connection.sendRequest('textDocument/hover', params, source.token);
    source.cancel();
    await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
    await editor.close();
  });
});
