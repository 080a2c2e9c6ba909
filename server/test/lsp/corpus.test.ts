import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Location, ReferencesRequest, WorkspaceSymbolRequest } from 'vscode-languageserver-protocol';
import { readSidecar } from '../../src/core/sidecar/read';
import {
  type ApplyResult,
  COMMANDS,
  type RenameArgument,
  type RenameResult,
  type RenamingArgument,
  type RenamingResult,
} from '../../src/protocol';
import {
  type ArticlesParams,
  type ArticlesResult,
  CORPUS,
  type CorpusChanged,
  type EntitiesParams,
  type EntitiesResult,
  type MentionsParams,
  type MentionsResult,
  type NextArticleParams,
  type NextArticleResult,
  type ProblemsParams,
  type ProblemsResult,
} from '../../src/protocol/corpus';
import { DASHBOARD, type DashboardResult } from '../../src/protocol/dashboard';
import { ARTICLE, NAME } from './article';
import { Editor, type EditorOptions } from './client';

const OTHER = ARTICLE.replace('Kishida Fumio', 'Fumio Kishida');

describe('the corpus, asked by a client', () => {
  let editor: Editor;
  let changed: CorpusChanged | undefined;
  let wake: (() => void)[] = [];
  const begin = async (files: Record<string, string> = {}, options: EditorOptions = {}) => {
    changed = undefined;
    editor = await Editor.inMemory(
      { [NAME]: ARTICLE, 'kia.txt': OTHER, ...files },
      { initializationOptions: { corpus: true }, ...options },
    );
    editor.connection.onNotification(CORPUS.changed, (change: CorpusChanged) => {
      changed = change;
      for (const one of wake.splice(0)) one();
    });
  };
  afterEach(() => editor.close());

  /** Asks again after each change, until the answer is as wanted. */
  const until = async <T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> => {
    for (;;) {
      const next = new Promise<void>((resolve) => wake.push(resolve));
      const answer = await ask();
      if (isSo(answer)) {
        wake = [];
        return answer;
      }
      await next;
    }
  };
  const articles = (query: ArticlesParams = {}): Promise<ArticlesResult> =>
    editor.connection.sendRequest(CORPUS.articles, query);
  const entities = (query: EntitiesParams = {}): Promise<EntitiesResult> =>
    editor.connection.sendRequest(CORPUS.entities, query);
  const mentions = (query: MentionsParams = {}): Promise<MentionsResult> =>
    editor.connection.sendRequest(CORPUS.mentions, query);
  const next = (uri?: string): Promise<NextArticleResult> =>
    editor.connection.sendRequest(
      CORPUS.next,
      (uri === undefined ? {} : { uri }) satisfies NextArticleParams,
    );
  const complete = () => until(articles, (answer) => answer.complete);
  const decide = async (name: string) => {
    const uri = await editor.open(name);
    await editor.command(COMMANDS.acceptAll, { uri });
    return uri;
  };

  it('articles are there with their states, and follow decisions', async () => {
    await begin();
    const { items, total, states } = await complete();
    assert.deepEqual(
      items.map(({ name, state }) => [name, state]),
      [
        [NAME, 'untouched'],
        ['kia.txt', 'untouched'],
      ],
    );
    assert.deepEqual([total, states.untouched], [2, 2]);
    const uri = await decide(NAME);
    await until(articles, (answer) => answer.states.review === 1);
    await editor.command(COMMANDS.finish, { uri, force: true });
    const { items: found } = await until(
      () => articles({ state: 'finished' }),
      (answer) => answer.total === 1,
    );
    assert.equal(found[0]!.uri, uri);
    assert.ok(found[0]!.accepted > 5);
    await editor.command(COMMANDS.undo);
    await until(articles, (answer) => answer.states.review === 1);
    assert.equal(changed?.articles, 2);
  });

  it('entities and their mentions lead to their places, in pages', async () => {
    await begin();
    const uri = await decide(NAME);
    await editor.command(COMMANDS.apply, { uri, actions: [{ do: 'publish', value: '2024-09-07' }] });
    await decide('kia.txt');
    const { items } = await until(
      () => entities({ filter: 'seoul' }),
      (answer) => answer.items[0]?.articles === 2,
    );
    assert.deepEqual([items[0]!.name, items[0]!.label, items[0]!.mentions], ['Seoul', 'LOC', 4]);
    const found = await mentions({ entity: items[0]!.id, count: 3 });
    assert.deepEqual([found.total, found.items.length], [4, 3]);
    assert.deepEqual(found.items[0]!.range, editor.range(editor.uri(NAME), 'Seoul'));
    assert.equal(found.items[0]!.published, '2024-09-07');
    assert.equal((await mentions({ filter: 'seoul > 2024-08' })).total, 2);
    const dates = await mentions({ label: 'DATE', filter: '2024-09-06', uri: editor.uri(NAME) });
    assert.deepEqual(
      dates.items.map(({ text, value, type }) => [text, value, type]),
      [['Ngày 6/9/2024', '2024-09-06', 'DATE']],
    );
    assert.equal((await mentions({ filter: 'seoul < 2024' })).total, 0);
    const { labels } = await entities({ count: 0 });
    assert.deepEqual(Object.keys(labels).sort(), ['LOC', 'ORG', 'PER']);
  });

  it('the dashboard compares suggestions with decisions of finished articles, and says when it has', async () => {
    await begin();
    const overview = (): Promise<DashboardResult> => editor.connection.sendRequest(DASHBOARD, {});
    assert.deepEqual((await until(overview, (answer) => answer.complete)).agreement.of, 0);
    const uri = await decide(NAME);
    await editor.command(COMMANDS.finish, { uri, force: true });
    const { agreement, pace } = await until(overview, (answer) => answer.agreement.articles === 1);
    assert.equal(agreement.of, 1);
    // All that is sure was accepted, and nothing else.
    assert.equal(agreement.all.right, agreement.all.decided);
    assert.ok(agreement.all.decided > 5 && agreement.all.suggested >= agreement.all.right);
    assert.deepEqual(
      pace.items.map(({ finished }) => finished),
      [1],
    );
    // Asked again for nothing; what has changed is compared anew.
    assert.equal((await overview()).agreement.articles, 1);
    await editor.command(COMMANDS.reopen, { uri });
    assert.equal((await until(overview, (answer) => answer.agreement.of === 0)).agreement.articles, 0);
  });

  it('people and places are symbols of the workspace, found without accents', async () => {
    await begin();
    await decide(NAME);
    await until(entities, (answer) => answer.total > 0);
    const symbols = (query: string) => editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    const [first] = (await symbols('han quoc'))!;
    assert.deepEqual([first!.name, first!.containerName], ['Hàn Quốc', 'LOC · 1 article']);
    assert.deepEqual(
      (first!.location as { range: unknown }).range,
      editor.range(editor.uri(NAME), 'Hàn Quốc'),
    );
    assert.deepEqual(await symbols('không có ai'), []);
  });

  it('problems of decisions are listed, in articles that are not open too', async () => {
    await begin({ 'hong.txt': ARTICLE, 'hong.ann.yaml': 'version: 2\nspans:\n- [\n' });
    const { items, codes }: ProblemsResult = await until(
      () => editor.connection.sendRequest(CORPUS.problems, {} satisfies ProblemsParams),
      (answer: ProblemsResult) => answer.total > 0,
    );
    assert.deepEqual(
      items.map(({ name, code, severity }) => [name, code, severity]),
      [['hong.txt', 'sidecar-unreadable', 'error']],
    );
    assert.deepEqual(codes, { 'sidecar-unreadable': 1 });
  });

  it('the next article to review is the next that is not finished', async () => {
    await begin();
    const uri = await decide(NAME);
    assert.equal((await next(uri))?.uri, editor.uri('kia.txt'));
    assert.equal((await next(editor.uri('kia.txt')))?.uri, uri);
    await editor.command(COMMANDS.finish, { uri, force: true });
    assert.equal(await next(editor.uri('kia.txt')), null);
    assert.deepEqual(await next(uri), { uri: editor.uri('kia.txt'), state: 'untouched', left: 1 });
  });

  const places = (locations: readonly Location[] | null) =>
    locations?.map(
      ({ uri, range: { start } }) => `${uri.split('/').at(-1)}:${start.line}:${start.character}`,
    );
  const references = async (uri: string, word: string) => {
    const params = {
      textDocument: { uri },
      position: editor.position(uri, word),
      context: { includeDeclaration: true },
    };
    return places(await editor.connection.sendRequest(ReferencesRequest.type, params));
  };

  it('references are those of all articles, open or not', async () => {
    await begin({ 'ba.txt': ARTICLE, 'ba.ann.yaml': '' });
    const third = await decide('ba.txt');
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: third } });
    const other = await decide('kia.txt');
    const uri = await decide(NAME);
    assert.deepEqual(await references(uri, 'Seoul'), [
      'bai.txt:4:73',
      'bai.txt:6:37',
      'ba.txt:4:73',
      'ba.txt:6:37',
      'kia.txt:4:73',
      'kia.txt:6:37',
    ]);
    // What is not saved yet counts where it stands.
    await editor.type(other, 'Theo Reuters', 'Tin Reuters');
    assert.deepEqual((await references(uri, 'Seoul'))!.at(-1), 'kia.txt:6:36');
    assert.deepEqual(await references(uri, 'Ngày 6/9/2024'), ['bai.txt:4:0']);
  });

  it('a card says where else somebody is mentioned', async () => {
    await begin();
    const other = await decide('kia.txt');
    await until(entities, (answer) => answer.total > 0);
    const uri = await editor.open(NAME);
    const card = await editor.hover(uri, 'Seoul');
    assert.ok(card.includes(`In 1 other article: [kia.txt:5](${other}#L5,74)`), card);
    assert.doesNotMatch(await editor.hover(other, 'Seoul'), /other article/);
  });

  describe('a name over the whole corpus', () => {
    const sidecar = (name: string) =>
      readSidecar(editor.file(name) ?? '').spans.map(
        ({ record: { text, label, canonical } }) =>
          `${text} ${label}${canonical === undefined ? '' : ` = ${canonical}`}`,
      );
    const renaming = (argument: RenamingArgument) =>
      editor.command(COMMANDS.renaming, argument) as Promise<RenamingResult>;
    const rename = (argument: RenameArgument) =>
      editor.command(COMMANDS.rename, argument) as Promise<RenameResult>;
    const prepare = async () => {
      await begin();
      await decide('kia.txt');
      return decide(NAME);
    };

    it('is told with the articles that a new one would concern', async () => {
      const uri = await prepare();
      const { label, name, mentions, articles } = (await renaming({ uri, at: editor.range(uri, 'Seoul') }))!;
      assert.deepEqual(
        [label, name, mentions, articles.map((one) => [one.name, one.mentions])],
        [
          'LOC',
          'Seoul',
          4,
          [
            ['bai.txt', 2],
            ['kia.txt', 2],
          ],
        ],
      );
      assert.equal(await renaming({ uri, at: editor.range(uri, 'Ngày 6/9/2024') }), null);
    });

    it('gets another full name and label everywhere, and one undo takes it back', async () => {
      const uri = await prepare();
      await editor.command(COMMANDS.finish, { uri, force: true });
      const before = ['bai.ann.yaml', 'kia.ann.yaml'].map((name) => editor.file(name));
      const {
        applied,
        changes,
        articles: touched,
      } = await rename({
        label: 'LOC',
        name: 'seoul',
        to: { name: ' Thành phố  Seoul ', label: 'ORG' },
      });
      assert.deepEqual([applied, changes, touched], [true, 4, 2]);
      for (const name of ['bai.ann.yaml', 'kia.ann.yaml'])
        assert.equal(sidecar(name).filter((one) => one === 'Seoul ORG = Thành phố Seoul').length, 2, name);
      const { items } = await until(
        () => entities({ filter: 'thanh pho' }),
        (answer) => answer.items[0]?.mentions === 4,
      );
      assert.deepEqual(
        [items[0]!.name, items[0]!.forms, items[0]!.mentions],
        ['Thành phố Seoul', ['Seoul'], 4],
      );
      // What was finished stays so.
      assert.equal((await articles({ state: 'finished' })).total, 1);
      await editor.command(COMMANDS.undo);
      assert.deepEqual(
        ['bai.ann.yaml', 'kia.ann.yaml'].map((name) => editor.file(name)),
        before,
      );
      const next = (await editor.command(COMMANDS.undo)) as ApplyResult;
      assert.equal(next.applied, true);
    });

    it('in an article that is being edited stays where it is', async () => {
      const uri = await prepare();
      const all = sidecar('bai.ann.yaml').length;
      await editor.type(uri, 'tại ', 'và gặp ông ở ');
      await rename({ label: 'LOC', name: 'Seoul', to: { label: 'ORG' } });
      const source = editor.file('bai.ann.yaml')!;
      assert.equal(sidecar('bai.ann.yaml').filter((one) => one === 'Seoul ORG').length, 2);
      assert.equal(sidecar('bai.ann.yaml').length, all);
      assert.doesNotMatch(source, /stale/);
    });

    it('takes others in, as one action', async () => {
      await prepare();
      const before = ['bai.ann.yaml', 'kia.ann.yaml'].map((name) => editor.file(name));
      const { changes, articles: touched } = await rename({
        label: 'LOC',
        name: 'Hàn Quốc',
        others: [{ label: 'LOC', name: 'Nhật Bản' }],
        to: { name: 'Seoul', label: 'LOC' },
      });
      assert.deepEqual([changes, touched], [12, 2]);
      const { items } = await until(
        () => entities({ filter: 'seoul' }),
        (answer) => answer.items[0]?.mentions === 16,
      );
      assert.deepEqual([...items[0]!.forms].sort(), ['Hàn Quốc', 'Nhật Bản', 'Seoul']);
      await editor.command(COMMANDS.undo);
      assert.deepEqual(
        ['bai.ann.yaml', 'kia.ann.yaml'].map((name) => editor.file(name)),
        before,
      );
    });

    it('gets it only in the articles that are chosen', async () => {
      await prepare();
      await rename({ label: 'LOC', name: 'Seoul', to: { name: 'Hán Thành' }, uris: [editor.uri('kia.txt')] });
      assert.ok(sidecar('kia.ann.yaml').includes('Seoul LOC = Hán Thành'));
      assert.ok(!sidecar('bai.ann.yaml').includes('Seoul LOC = Hán Thành'));
    });

    it('that nobody has accepted has none to change', async () => {
      const uri = await prepare();
      assert.deepEqual(await rename({ label: 'PER', name: 'Không Ai', to: { name: 'X' } }), {
        applied: false,
        changes: 0,
        articles: 0,
        message: 'Nothing to change here',
      });
      assert.equal((await rename({ label: 'LOC', name: 'Seoul', to: {} })).applied, false);
      assert.ok(sidecar('bai.ann.yaml').includes('Seoul LOC'), uri);
    });

    it('stays where a sidecar has become unreadable, and says so', async () => {
      await prepare();
      await until(entities, (answer) => answer.total > 0);
      await complete();
      await until(
        () => mentions({ filter: 'seoul' }),
        (answer) => answer.total === 4,
      );
      writeFileSync(join(editor.folder, 'kia.ann.yaml'), 'version: 2\nspans:\n- [\n');
      const { articles, message } = await rename({ label: 'LOC', name: 'Seoul', to: { name: 'Hán Thành' } });
      assert.equal(articles, 1);
      assert.match(message!, /^Not renamed in 1 article: kia\.ann\.yaml cannot be read/);
    });
  });

  it('what other programs do is known when the client tells of it', async () => {
    await begin();
    await complete();
    writeFileSync(join(editor.folder, 'moi.txt'), ARTICLE);
    const changes = [{ uri: editor.uri('moi.txt'), type: 1 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await until(articles, (answer) => answer.total === 3);
    rmSync(join(editor.folder, 'moi.txt'));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await until(articles, (answer) => answer.total === 2);
  });

  it('a line that stands in many articles is taken for the site’s', async () => {
    const line = 'Bấm chuông nhỏ bên dưới nhé bạn';
    const page = (n: number) => ARTICLE.replace('Phát biểu', `${line}\n\nPhát biểu lần ${n}`);
    const marked = async (uri: string) =>
      (await editor.diagnostics(uri)).some(
        ({ code, range }) => code === 'boilerplate' && range.start.line === 8,
      );
    await begin({ [NAME]: page(0) });
    await complete();
    assert.equal(await marked(await editor.open(NAME)), false);
    await editor.close();
    const many = Array.from({ length: 30 }, (_, n) => [`tin-${n}.txt`, page(n)]);
    await begin({ [NAME]: page(0), ...Object.fromEntries(many) });
    await complete();
    assert.equal(await marked(await editor.open(NAME)), true);
  });

  it('is kept where the client says', async () => {
    const storage = mkdtempSync(join(tmpdir(), 'dateline-storage-'));
    try {
      const initializationOptions = { corpus: true, storageUri: pathToFileURL(storage).toString() };
      await begin({}, { initializationOptions });
      await complete();
      await editor.connection.sendRequest('shutdown');
      assert.deepEqual(readdirSync(storage), ['corpus.index']);
    } finally {
      rmSync(storage, { recursive: true, force: true });
    }
  });

  it('without a workspace there is none', async () => {
    await begin({}, { workspaceFolders: null, rootUri: null });
    const { total } = await complete();
    assert.equal(total, 0);
  });
});
