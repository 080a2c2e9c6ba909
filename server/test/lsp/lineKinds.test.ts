import assert from 'node:assert/strict';
import { type ApplyResult, COMMANDS, type LineKindInfo } from '../../src/protocol';
import { Editor } from './client';

const PROJECT = 'language: vi\nlines: {question: {description: What is asked}, answer: {}}\n';
const TALK = (asked: readonly string[]) =>
  `Trò chuyện với ông Trần Minh\n\n${asked.map((one) => `Hỏi: ${one}\n\nTôi nghĩ ${one.toLowerCase()} là chuyện thường.\n`).join('\n')}`;

describe('kinds of lines of a project, in an editor', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.inMemory(
      { 'dateline.yaml': PROJECT, 'mot.txt': TALK(['Vì sao', 'Bao giờ', 'Ở đâu']) },
      { settings: { showThreshold: 0 } },
    );
  });
  afterEach(() => editor.close());

  const mark = async (uri: string, line: string, kind: string) => {
    const result = (await editor.command(COMMANDS.apply, {
      uri,
      actions: [{ do: 'mark', range: editor.range(uri, line), kind }],
    })) as ApplyResult;
    assert.equal(result.applied, true);
  };
  const suggested = async (uri: string) =>
    (await editor.diagnostics(uri))
      .filter(({ code }) => code === 'line-kind')
      .map(({ range, message }) => `${editor.text(uri).split('\n')[range.start.line]}: ${String(message)}`);

  it('two lines are marked, the third is suggested, and says why', async () => {
    const uri = await editor.open('mot.txt');
    await mark(uri, 'Hỏi: Vì sao', 'question');
    assert.deepEqual(await suggested(uri), []);
    await mark(uri, 'Hỏi: Bao giờ', 'question');
    const [found, ...others] = await suggested(uri);
    assert.match(found!, /^Hỏi: Ở đâu: Line: question \(75 %; so marked were lines with “hỏi”\)$/);
    assert.deepEqual(others, []);
    const card = await editor.hover(uri, 'Hỏi: Ở đâu');
    assert.match(card, /Line: question.*suggested/);
    assert.match(card, /What is asked/);
    assert.match(card, /from your 2 decisions: .*mot\.txt:3/);
    assert.match(await editor.hover(uri, 'Hỏi: Vì sao'), /accepted/);
  });

  it('it is accepted or refused by a quick fix, and undo takes back what follows', async () => {
    const uri = await editor.open('mot.txt');
    await mark(uri, 'Hỏi: Vì sao', 'question');
    await mark(uri, 'Hỏi: Bao giờ', 'question');
    await editor.fix(uri, 'Hỏi: Ở đâu', /^Not question$/);
    assert.deepEqual(await suggested(uri), []);
    await editor.command(COMMANDS.undo, {});
    assert.equal((await suggested(uri)).length, 1);
    await editor.fix(uri, 'Hỏi: Ở đâu', /^Mark as question$/);
    assert.deepEqual(await suggested(uri), []);
    assert.equal(
      (editor.file('mot.ann.yaml')!.match(/kind: "question", status: "accepted"/g) ?? []).length,
      3,
    );
  });

  it('any line can be marked as a kind of the project', async () => {
    const uri = await editor.open('mot.txt');
    const kinds = (await editor.command(COMMANDS.lineKinds, { uri })) as LineKindInfo[];
    assert.deepEqual(
      kinds.slice(0, 3).map(({ name }) => name),
      ['question', 'answer', 'title'],
    );
    await editor.fix(uri, 'Tôi nghĩ vì sao', /^Mark as answer$/);
    assert.match(editor.file('mot.ann.yaml')!, /kind: "answer", status: "accepted"/);
  });

  it('what is no name of a kind is refused', async () => {
    const uri = await editor.open('mot.txt');
    const actions = [{ do: 'mark', range: editor.range(uri, 'Hỏi: Vì sao'), kind: 'Not A Kind' }];
    await assert.rejects(async () => editor.command(COMMANDS.apply, { uri, actions }));
    assert.equal(editor.file('mot.ann.yaml'), undefined);
  });
});
