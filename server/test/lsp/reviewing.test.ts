import assert from 'node:assert/strict';
import { readSidecar } from '../../src/core/sidecar/read';
import {
  ALL_ANNOTATIONS,
  type AnnotationsChange,
  type ApplyArgument,
  type ApplyResult,
  COMMANDS,
  type Seen,
  type TagEveryArgument,
  type WireAction,
} from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

describe('decisions on what a person saw', () => {
  let editor: Editor;
  let uri: string;
  beforeEach(async () => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE }, { initializationOptions: { annotations: true } });
    uri = await editor.open(NAME);
  });
  afterEach(() => editor.close());

  const seen = (text: string, label: string, value?: string): Seen => ({
    range: editor.range(uri, text),
    label,
    ...(value === undefined ? {} : { value }),
  });
  const apply = (there: Seen[], ...actions: WireAction[]) =>
    editor.command(COMMANDS.apply, {
      uri,
      seen: there,
      actions,
    } satisfies ApplyArgument) as Promise<ApplyResult>;
  const tag = (text: string, label: string): WireAction => ({
    do: 'tag',
    range: editor.range(uri, text),
    label,
  });
  const entries = () =>
    readSidecar(editor.file(SIDECAR) ?? '').spans.map(({ record: r }) => `${r.text} ${r.label} ${r.status}`);

  it('are made where it still stands, suggested or accepted', async () => {
    assert.ok((await apply([seen('Seoul', 'LOC')], tag('Seoul', 'LOC'))).applied);
    assert.ok((await apply([seen('Seoul', 'LOC')], tag('Seoul', 'ORG'))).applied);
    assert.deepEqual(entries(), ['Seoul ORG accepted']);
  });

  const refused: readonly [title: string, there: () => Seen, about: RegExp][] = [
    ['another label', () => seen('Seoul', 'PER'), /“Seoul”/],
    ['another extent', () => seen('Yoon Suk', 'PER'), /“Yoon Suk”/],
    ['another value', () => seen('Ngày 6/9/2024', 'DATE', '2023-09-06'), /“Ngày 6\/9\/2024”/],
  ];
  for (const [title, there, about] of refused)
    it(`are refused where ${title} stands`, async () => {
      const result = await apply([there()], tag('Seoul', 'LOC'));
      assert.equal(result.applied, false);
      assert.match(result.message ?? '', about);
      assert.equal(editor.file(SIDECAR), undefined);
    });

  it('are refused where it was rejected meanwhile', async () => {
    const range = editor.range(uri, 'Seoul');
    await apply([], { do: 'reject', range });
    assert.equal((await apply([seen('Seoul', 'LOC')], tag('Seoul', 'LOC'))).applied, false);
    assert.deepEqual(entries(), ['Seoul LOC rejected']);
  });

  it('an annotation gets another range, and its entry stays', async () => {
    await apply([], tag('Yoon Suk Yeol', 'PER'));
    const [from, to] = [editor.range(uri, 'Yoon Suk Yeol'), editor.range(uri, 'Tổng thống Yoon Suk Yeol')];
    const id = readSidecar(editor.file(SIDECAR)!).spans[0]!.id;
    await apply([seen('Yoon Suk Yeol', 'PER')], { do: 'tag', range: to, from, label: 'PER' });
    assert.deepEqual(entries(), ['Tổng thống Yoon Suk Yeol PER accepted']);
    assert.equal(readSidecar(editor.file(SIDECAR)!).spans[0]!.id, id);
  });

  const every = (text: string, label?: string) =>
    editor.command(COMMANDS.tagEvery, {
      uri,
      range: editor.range(uri, text),
      seen: [seen(text, 'LOC')],
      ...(label === undefined ? {} : { label }),
    } satisfies TagEveryArgument) as Promise<ApplyResult>;

  it('a text is called no name wherever it is suggested, and what was accepted stays', async () => {
    const { end } = editor.range(uri, 'sẽ gặp lại tại ');
    const second = { start: end, end: { ...end, character: end.character + 'Seoul'.length } };
    assert.deepEqual(await every('Seoul'), { applied: true, changes: 2, action: 1 });
    await editor.command(COMMANDS.undo);
    await apply([], { do: 'tag', range: second, label: 'LOC' });
    assert.deepEqual(await every('Seoul'), { applied: true, changes: 1, action: 3 });
    assert.deepEqual(entries(), ['Seoul LOC rejected', 'Seoul LOC accepted']);
  });

  it('nothing is tagged everywhere where something else was seen', async () => {
    await apply([], tag('Seoul', 'ORG'));
    assert.match((await every('Seoul', 'PER')).message ?? '', /“Seoul”/);
    assert.deepEqual(entries(), ['Seoul ORG accepted']);
  });

  it('the client is told how sure a suggestion is, the value of a date, notes, and what was accepted in bulk', async () => {
    await editor.command(COMMANDS.acceptAll, { uri });
    await apply([], { do: 'note', range: editor.range(uri, 'Reuters'), text: 'hãng tin' });
    await apply([], tag('Seoul', 'LOC'));
    const told = await editor.connection.sendRequest<AnnotationsChange>(ALL_ANNOTATIONS, { uri });
    const at = (text: string) => {
      const { start } = editor.range(uri, text);
      return told.spans.items.find(
        ({ range }) => range.start.line === start.line && range.start.character === start.character,
      );
    };
    assert.equal(at('Ngày 6/9/2024')?.value, '2024-09-06');
    assert.equal(at('Ngày 6/9/2024')?.bulk, true);
    assert.equal(at('Seoul')?.bulk, undefined);
    assert.equal(at('Reuters')?.note, 'hãng tin');
    const sure = at('Seoul')?.confidence ?? 0;
    assert.ok(sure > 0.5 && sure <= 1, String(sure));
    assert.match(await editor.hover(uri, 'Reuters'), /Note: hãng tin/);
  });
});
