import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  type Range,
  type SelectionRange,
  SelectionRangeRequest,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import { type ApplyResult, COMMANDS, LINKED_COMMANDS } from '../../src/protocol';
import { ARTICLE, NAME } from './article';
import { Editor, type EditorOptions } from './client';

const PAGE = `Trang chủ\nThời sự\nThế giới\n\n${ARTICLE}`;
const ALL: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

describe('what an editor shows beside and around the text', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const begin = async (options: EditorOptions = {}, text = ARTICLE) => {
    editor = await Editor.inMemory({ [NAME]: text }, options);
    return editor.open(NAME);
  };
  const send = <R>(type: { readonly method: string }, uri: string, more: object = {}) =>
    editor.connection.sendRequest<R>(type.method, { textDocument: { uri }, ...more });
  const hints = async (uri: string, range = ALL) =>
    (await send<{ label: string }[]>(InlayHintRequest.type, uri, { range })).map(({ label }) => label);

  /** Resolves when the server wants something asked for again. */
  const heard = (what: string) =>
    new Promise<void>((resolve) => {
      editor.connection.onRequest(`workspace/${what}/refresh`, () => {
        resolve();
        return null;
      });
    });

  it('inlay hints: values of dates, labels when they are wished', async () => {
    const workspace = { configuration: true, inlayHint: { refreshSupport: true } };
    const uri = await begin({ settings: {}, capabilities: { workspace } });
    assert.deepEqual(await hints(uri), ['2024-09-06', '2024-11', 'PXY']);
    const first = { start: ALL.start, end: { line: 5, character: 0 } };
    assert.deepEqual(await hints(uri, first), ['2024-09-06']);
    editor.settings = { showValues: false, showLabels: true };
    const refreshed = heard('inlayHint');
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    const labels = await hints(uri);
    assert.ok(labels.includes('PER') && labels.includes('DATE'), labels.join(' '));
  });

  it('what it asked for is asked for again after a decision, where the editor can', async () => {
    const refreshSupport = { refreshSupport: true };
    const workspace = { inlayHint: refreshSupport, codeLens: refreshSupport, foldingRange: refreshSupport };
    const uri = await begin({ capabilities: { textDocument: { diagnostic: {} }, workspace } });
    const asked = ['inlayHint', 'codeLens', 'foldingRange'].map(heard);
    await editor.fix(uri, 'Seoul', /^Accept/);
    await Promise.all(asked);
  });

  it('code lens: counts over the headline, and a command that accepts', async () => {
    const uri = await begin({}, PAGE);
    const lenses = await send<
      { range: Range; command: { title: string; command: string; arguments?: [] } }[]
    >(CodeLensRequest.type, uri);
    assert.deepEqual([...new Set(lenses.map(({ range }) => range.start.line))], [4]);
    assert.match(lenses[0]!.command.title, /^0 accepted · \d+ suggested$/);
    assert.equal(lenses[0]!.command.command, '');
    const sure = lenses.find(({ command }) =>
      /^Accept \d+ sure suggestions and \d+ lines? of boilerplate$/.test(command.title),
    )!;
    assert.equal(sure.command.command, COMMANDS.acceptAll);
    const result = await editor.command(sure.command.command, ...sure.command.arguments!);
    assert.equal((result as { applied: boolean }).applied, true);
  });

  it('code lens: our own client is led to its own commands', async () => {
    const uri = await begin({ initializationOptions: { annotations: true, commands: true } });
    const lenses = await send<{ command: { command: string } }[]>(CodeLensRequest.type, uri);
    assert.deepEqual(
      lenses.map(({ command }) => command.command),
      ['dateline.menu', 'dateline.nextSuggestion', 'dateline.acceptAll', 'dateline.finish'],
    );
  });

  it('a card leads to what can be done, with its key; the editor shows the finding above it', async () => {
    const options = { annotations: true, commands: true, keys: { 'dateline.accept': 'Alt+Enter' } };
    const uri = await begin({ initializationOptions: options });
    const card = await editor.hover(uri, 'Yoon Suk Yeol');
    assert.match(card, /^\*\*Yoon Suk Yeol\*\* — person\n/);
    const [, command, argument] = /\[Accept\]\(command:([\w.]+)\?(\S+)\) `Alt\+Enter`/.exec(card)!;
    assert.ok(LINKED_COMMANDS.includes(command!));
    const [first] = JSON.parse(decodeURIComponent(argument!)) as [unknown];
    const { applied, changes } = (await editor.command(command!, first)) as ApplyResult;
    assert.deepEqual([applied, changes], [true, 1]);
    assert.match(
      await editor.hover(uri, 'Yoon Suk Yeol'),
      /PER · person · accepted by [^[]*\n+\[Remove the tag\]/,
    );
  });

  it('folding: chrome as comments are, and the article', async () => {
    const uri = await begin({}, PAGE);
    assert.deepEqual(await send(FoldingRangeRequest.type, uri), [
      { startLine: 0, endLine: 2, kind: 'comment' },
      { startLine: 4, endLine: 12 },
    ]);
  });

  it('selection ranges: syllable, name, sentence, paragraph, article', async () => {
    const uri = await begin({}, PAGE);
    const positions = [editor.position(uri, 'Suk')];
    const [chain] = await send<SelectionRange[]>(SelectionRangeRequest.type, uri, { positions });
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = chain; at; at = at.parent) {
      const lines = editor
        .text(uri)
        .split('\n')
        .slice(at.range.start.line, at.range.end.line + 1);
      texts.push(
        lines.length > 1
          ? `${lines.length} lines`
          : lines[0]!.slice(at.range.start.character, at.range.end.character),
      );
    }
    assert.deepEqual(
      texts.map((text) => (text.length > 60 ? `…${text.slice(-30)}` : text)),
      [
        'Suk',
        'Yoon Suk Yeol',
        '…tướng Kishida Fumio tại Seoul.',
        '…. Ông Yoon cảm ơn ông Kishida.',
        '9 lines',
        '14 lines',
      ],
    );
  });

  it('highlights tell what is decided from what is suggested', async () => {
    const uri = await begin();
    await editor.fix(uri, 'Seoul', /^Accept/);
    const position = editor.position(uri, 'Seoul');
    const found = await send<{ kind: DocumentHighlightKind }[]>(DocumentHighlightRequest.type, uri, {
      position,
    });
    assert.deepEqual(
      found.map(({ kind }) => kind),
      [DocumentHighlightKind.Write, DocumentHighlightKind.Read],
    );
  });

  it('outline: kinds that can be told apart', async () => {
    const uri = await begin();
    const items = await send<
      { name: string; kind: SymbolKind; children?: { name: string; kind: SymbolKind }[] }[]
    >(DocumentSymbolRequest.type, uri);
    assert.equal(items[0]?.kind, SymbolKind.File);
    const kinds = new Map(
      items.flatMap(({ children = [] }) => children.map(({ name, kind }) => [name, kind])),
    );
    assert.equal(kinds.get('Yoon Suk Yeol'), SymbolKind.Class);
    assert.equal(kinds.get('Seoul'), SymbolKind.Namespace);
    assert.equal(kinds.get('Reuters'), SymbolKind.Package);
    assert.equal(kinds.get('Ngày 6/9/2024'), SymbolKind.Event);
  });

  it('what is no article has none of it', async () => {
    editor = await Editor.inMemory({ 'ghi.txt': 'mua sữa\n' });
    const uri = await editor.open('ghi.txt', undefined, 'plaintext');
    assert.deepEqual(await hints(uri), []);
    assert.deepEqual(await send(CodeLensRequest.type, uri), []);
    assert.deepEqual(await send(FoldingRangeRequest.type, uri), []);
    assert.equal(await send(SelectionRangeRequest.type, uri, { positions: [ALL.start] }), null);
  });
});
