import assert from 'node:assert/strict';
import { type ShowDocumentParams, ShowMessageNotification } from 'vscode-languageserver-protocol';
import { mergeSidecars } from '../../src/core/sidecar/merge';
import { readSidecar } from '../../src/core/sidecar/read';
import { ANNOTATIONS, type AnnotationsChange, type ApplyResult, COMMANDS } from '../../src/protocol';
import { BINH, reject, tag, Work } from '../support/work';
import { NAME, SIDECAR } from './article';
import { Editor, type EditorOptions } from './client';

const TEXT = 'Ông {PER|Yoon} thăm {LOC|Seoul}, gặp {PER|An} và {PER|Minh}.';
const ARTICLE = new Work(TEXT).article.text;
const begun = () => new Work(TEXT).annotate();
const OURS = begun().do(tag('Yoon', 'PER'), tag('Seoul', 'LOC'), tag('An', 'PER')).source;
const THEIRS = begun().doAs(BINH, tag('Yoon', 'ORG'), reject('Seoul'), tag('Minh', 'PER')).source;
/** Both sides agree on An and Minh, not on Yoon and Seoul. */
const CONFLICT = mergeSidecars(begun().source, OURS, THEIRS)!.source;
/** As git leaves it without the driver. */
const byLines = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> binh\n`;

const CAPABLE: EditorOptions = {
  initializationOptions: { annotations: true },
  capabilities: {
    textDocument: { diagnostic: { relatedInformation: true } },
    window: { showDocument: { support: true } },
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
  },
};

describe('a sidecar with conflict marks', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const begin = async (source: string, options = CAPABLE) => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE, [SIDECAR]: source }, options);
    return editor.uri(NAME);
  };
  const entries = (source = editor.file(SIDECAR)!) =>
    readSidecar(source).spans.map(({ record: { text, label, status } }) => `${text} ${label} ${status}`);
  const conflictIn = async (uri: string) =>
    (await editor.diagnostics(uri)).find(({ code }) => code === 'merge-conflict');
  const titles = async (uri: string, word: string) =>
    (await editor.actions(uri, word)).map(({ title }) => title).filter((title) => /merge|Open/.test(title));

  it('is shown with what both sides decided, and takes no decision', async () => {
    const uri = await begin(CONFLICT);
    const shown = new Promise<AnnotationsChange>((resolve) => {
      editor.connection.onNotification(ANNOTATIONS, resolve);
    });
    await editor.open(NAME);
    const { spans, counts, readOnly } = await shown;
    const texts = spans.items.map(
      ({ range, label, status }) =>
        `${ARTICLE.slice(range.start.character, range.end.character)} ${label} ${status}`,
    );
    assert.deepEqual(texts.sort(), [
      'An PER accepted',
      'Minh PER accepted',
      'Seoul LOC accepted',
      'Yoon ORG accepted',
      'Yoon PER accepted',
    ]);
    assert.equal(counts.rejected, 1);
    assert.match(readOnly!, /^bai\.ann\.yaml cannot be read/);
    const range = editor.range(uri, 'Minh');
    const actions = [{ do: 'tag', range, label: 'LOC' }];
    assert.equal(((await editor.command(COMMANDS.apply, { uri, actions })) as ApplyResult).applied, false);
    assert.equal(editor.file(SIDECAR), CONFLICT);
  });

  for (const [language, expected] of [
    [
      'en',
      /^bai\.ann\.yaml, line (\d+): Merge conflict; both sides are shown, entries left to settle: 2\. Nothing/,
    ],
    [
      'vi',
      /^bai\.ann\.yaml, dòng (\d+): Xung đột khi gộp; cả hai bên đều hiện, số mục còn phải phân xử: 2\. /,
    ],
  ] as const)
    it(`the finding says so, and leads to its place (${language})`, async () => {
      const uri = await begin(CONFLICT, { ...CAPABLE, locale: language });
      await editor.open(NAME);
      const found = (await conflictIn(uri))!;
      const line = CONFLICT.split('\n').findIndex((text) => text.startsWith('<<<'));
      assert.equal(Number(expected.exec(found.message as string)?.[1]), line + 1);
      const [related] = found.relatedInformation!;
      assert.equal(related!.location.uri, editor.uri(SIDECAR));
      assert.equal(related!.location.range.start.line, line);
    });

  for (const [where, at] of [
    ['the article', 'Ông'],
    ['the sidecar', '<<<<<<<'],
  ] as const) {
    it(`is settled in ${where}: both where they agree, one side for the rest; and that is undone`, async () => {
      const uri = await begin(CONFLICT);
      await editor.open(NAME);
      const file = where === 'the article' ? uri : await editor.open(SIDECAR, CONFLICT, 'yaml');
      // An open sidecar is changed in the editor, and saved by who has it open.
      const now = () => entries(file === uri ? editor.file(SIDECAR) : editor.text(file));
      assert.deepEqual(
        (await titles(file, at)).filter((title) => title.startsWith('Settle')),
        [
          'Settle the merge: keep both sides where they agree, mine (<<<<<<<) for the rest',
          'Settle the merge: keep both sides where they agree, theirs (>>>>>>>) for the rest',
        ],
      );
      const both = ['An PER accepted', 'Minh PER accepted'];
      assert.deepEqual(await editor.fix(file, at, /mine/), { applied: true, changes: 2, action: 1 });
      assert.deepEqual(now(), ['Yoon PER accepted', 'Seoul LOC accepted', ...both]);
      assert.equal(await conflictIn(uri), undefined);
      assert.equal(((await editor.command(COMMANDS.undo)) as ApplyResult).applied, true);
      assert.equal(file === uri ? editor.file(SIDECAR) : editor.text(file), CONFLICT);
      await editor.fix(file, at, /theirs/);
      assert.deepEqual(now(), ['Yoon ORG accepted', 'Seoul LOC rejected', ...both]);
    });
  }

  it('of lines alone is settled at one stroke', async () => {
    const theirs = begun().doAs(BINH, tag('Minh', 'PER')).source;
    const uri = await begin(byLines(OURS, theirs));
    await editor.open(NAME);
    assert.match((await conflictIn(uri))!.message as string, /not of decisions.* settle: 0/);
    await editor.fix(uri, 'Ông', /^Settle the merge entry by entry/);
    assert.deepEqual(readSidecar(editor.file(SIDECAR)!).problems, []);
    assert.ok(entries().includes('Minh PER accepted') && entries().includes('An PER accepted'));
  });

  it('that was changed after it was settled keeps the change: undo refuses', async () => {
    const uri = await begin(CONFLICT);
    await editor.open(NAME);
    await editor.fix(uri, 'Ông', /mine/);
    const changed = `${editor.file(SIDECAR)}# chú thích\n`;
    const sidecar = await editor.open(SIDECAR, changed, 'yaml');
    const { applied, message } = (await editor.command(COMMANDS.undo)) as ApplyResult;
    assert.deepEqual(
      [applied, message],
      [false, 'bai.ann.yaml: the file was changed meanwhile; it is left as it is'],
    );
    assert.equal(editor.text(sidecar), changed);
  });

  it('with a side that cannot be read is left to the person', async () => {
    const source = byLines(OURS, THEIRS.replace('spans:', 'spans: {'));
    const uri = await begin(source);
    await editor.open(NAME);
    assert.match((await conflictIn(uri))!.message as string, /one of its sides cannot be read/);
    assert.ok((await titles(uri, 'Ông')).every((title) => title.startsWith('Open line')));
    const { applied } = (await editor.command(COMMANDS.settle, { uri, keep: 'ours' })) as ApplyResult;
    assert.deepEqual([applied, editor.file(SIDECAR)], [false, source]);
  });

  it('is nothing to settle without marks, and where there is no sidecar', async () => {
    const uri = await begin(OURS);
    await editor.open(NAME);
    for (const file of [uri, editor.uri('no.ann.yaml')])
      assert.equal(((await editor.command(COMMANDS.settle, { uri: file })) as ApplyResult).applied, false);
    assert.equal(editor.file(SIDECAR), OURS);
    assert.equal(editor.file('no.ann.yaml'), undefined);
  });
});

describe('what is wrong in a sidecar', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const BROKEN = 'version: 2\nspans:\n\n- {start: 0, end: }}\n';

  for (const [title, source, line] of [
    ['conflict marks', CONFLICT, CONFLICT.split('\n').findIndex((text) => text.startsWith('<<<')) + 1],
    ['no YAML', BROKEN, 4],
    ['a newer version', 'version: 99\n', 1],
  ] as const)
    it(`${title}: a quick fix opens the line, and the finding leads there`, async () => {
      editor = await Editor.inMemory({ [NAME]: ARTICLE, [SIDECAR]: source }, CAPABLE);
      const asked: ShowDocumentParams[] = [];
      editor.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
        asked.push(params);
        return { success: true };
      });
      const uri = await editor.open(NAME);
      assert.equal(await editor.fix(uri, 'Ông', new RegExp(`^Open line ${line} of bai\\.ann\\.yaml$`)), true);
      assert.deepEqual(
        asked.map((params) => [params.uri, params.selection?.start.line]),
        [[editor.uri(SIDECAR), line - 1]],
      );
      const [found] = (await editor.diagnostics(uri)).filter(({ severity }) => severity === 1);
      assert.equal(found!.relatedInformation![0]!.location.range.start.line, line - 1);
    });

  it('is said, and not linked, where the client can do neither', async () => {
    const files = { [NAME]: ARTICLE, [SIDECAR]: BROKEN };
    editor = await Editor.inMemory(files, { capabilities: { textDocument: { diagnostic: {} } } });
    const uri = await editor.open(NAME);
    const [found] = (await editor.diagnostics(uri)).filter(({ code }) => code === 'sidecar-unreadable');
    assert.equal(found!.relatedInformation, undefined);
    assert.ok((await editor.actions(uri, 'Ông')).every(({ title }) => !title.startsWith('Open line')));
    const range = editor.range(uri, 'Ông');
    assert.equal(await editor.command(COMMANDS.open, { uri: editor.uri(SIDECAR), range }), false);
  });
});

describe('why a command has done nothing', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  for (const [who, commands, told] of [
    ['an editor without our client is told', false, true],
    ['our client tells it itself', true, false],
  ] as const)
    it(who, async () => {
      editor = await Editor.inMemory(
        { [NAME]: ARTICLE },
        { ...CAPABLE, initializationOptions: { annotations: true, commands } },
      );
      const messages: string[] = [];
      editor.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
        messages.push(message);
      });
      const uri = await editor.open(NAME);
      const { message } = (await editor.command(COMMANDS.undo)) as ApplyResult;
      assert.ok(message);
      // Answers arrive in order, and so nothing is on its way any more.
      await editor.diagnostics(uri);
      assert.deepEqual(messages, told ? [message] : []);
    });
});
