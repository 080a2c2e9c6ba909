import assert from 'node:assert/strict';
import { readSidecar } from '../../src/core/sidecar/read';
import {
  COMMANDS,
  type LabelInfo,
  type ResizeResult,
  type SetUpResult,
  type TagArgument,
  type TargetInfo,
  type ValueInfo,
} from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

describe('what is at the cursor', () => {
  let editor: Editor;
  let uri: string;
  beforeEach(async () => {
    editor = await Editor.inMemory({
      [NAME]: ARTICLE,
      'dateline.yaml': 'labels: {ORG: {}, SHIP: {description: tàu}}\n',
    });
    uri = await editor.open(NAME);
  });
  afterEach(() => editor.close());

  /** A cursor in the middle of a word. */
  const cursor = (word: string) => {
    const { line, character } = editor.position(uri, word);
    const place = { line, character: character + 1 };
    return { start: place, end: place };
  };
  const run = <R>(command: string, argument: object) =>
    editor.command(command, { uri, ...argument }) as Promise<R>;
  const entries = () =>
    readSidecar(editor.file(SIDECAR) ?? '').spans.map(({ record: r }) =>
      [r.text, r.label, r.status, r.type, r.value].filter(Boolean).join(' '),
    );

  it('an annotation, a name of several words, a word, a selection without its blanks, nothing', async () => {
    const selection = editor.range(uri, ' kinh tế,');
    const blank = { line: 1, character: 0 };
    const at = [
      cursor('Seoul'),
      cursor('Hai nhà'),
      cursor('nhân dân'),
      { start: selection.start, end: { ...selection.end, character: selection.end.character - 1 } },
      { start: blank, end: blank },
    ];
    const found = await run<TargetInfo[]>(COMMANDS.target, { at });
    assert.deepEqual(
      found.map(({ text, label, status }) => [text, label, status].filter(Boolean).join(' ')),
      ['Seoul LOC suggested', 'Hai', 'nhân', 'kinh tế'],
    );
  });

  it('a word in small letters is doubtful, unless it is selected or annotated', async () => {
    const { start } = editor.range(uri, 'kinh tế');
    const at = [
      cursor('nhân dân'),
      editor.range(uri, 'kinh tế'),
      { start, end: start },
      cursor('Hai nhà'),
      cursor('Seoul'),
      cursor('những năm tới'),
    ];
    const found = await run<TargetInfo[]>(COMMANDS.target, { at });
    assert.deepEqual(
      found.map(({ text, doubtful }) => (doubtful ? `${text}?` : text)),
      ['nhân?', 'kinh tế', 'kinh?', 'Hai', 'Seoul', 'những năm tới'],
    );
  });

  it('is tagged, with the value of a date and the type that it has', async () => {
    assert.deepEqual(await run(COMMANDS.tag, { at: [cursor('nhân dân')], label: 'SHIP' }), {
      applied: true,
      changes: 1,
      action: 1,
    });
    const date: TagArgument = { uri, at: [editor.range(uri, 'những năm tới')], label: 'DATE', value: 'P3Y' };
    await run(COMMANDS.tag, date);
    assert.deepEqual(entries(), ['nhân SHIP accepted', 'những năm tới DATE accepted DURATION P3Y']);
  });

  it('is accepted, rejected, removed', async () => {
    await run(COMMANDS.accept, { at: [cursor('Seoul'), cursor('6/9/2024')] });
    assert.deepEqual(entries(), ['Ngày 6/9/2024 DATE accepted DATE 2024-09-06', 'Seoul LOC accepted']);
    await run(COMMANDS.reject, { at: [cursor('Kishida Fumio')] });
    await run(COMMANDS.remove, { at: [cursor('6/9/2024')] });
    assert.deepEqual(
      entries().filter((entry) => entry.includes('accepted')),
      ['Seoul LOC accepted'],
    );
  });

  it('a date has a value, others that it may have, and gets one of them', async () => {
    const at = [cursor('6/9/2024')];
    const [found, ...more] = await run<ValueInfo[]>(COMMANDS.values, { at: [...at, cursor('Seoul')] });
    assert.deepEqual(
      [found?.text, found?.value, found?.status],
      ['Ngày 6/9/2024', '2024-09-06', 'suggested'],
    );
    assert.deepEqual(found?.candidates.slice(0, 2), [
      { value: '2023-09-06', why: 'another year' },
      { value: '2025-09-06', why: 'another year' },
    ]);
    assert.deepEqual(
      more.map(({ text, value }) => [text, value]),
      [['Seoul', '']],
    );
    await run(COMMANDS.tag, { at, label: 'DATE', value: '2023-09-06' });
    assert.deepEqual(entries(), ['Ngày 6/9/2024 DATE accepted DATE 2023-09-06']);
    const [now] = await run<ValueInfo[]>(COMMANDS.values, { at });
    assert.deepEqual(now?.candidates[0], { value: '2024-09-06', why: 'as recognized' });
  });

  it('a value that is changed keeps the type that only its form does not tell', async () => {
    const range = editor.range(uri, 'những năm tới');
    const tag = (type: object, value: string) =>
      run(COMMANDS.apply, { actions: [{ do: 'tag', range, label: 'DATE', value, ...type }] });
    await tag({ type: 'SET' }, 'P1Y');
    await tag({}, 'P2Y');
    assert.deepEqual(entries(), ['những năm tới DATE accepted SET P2Y']);
  });

  it('its ends are moved by a syllable, and that is undone', async () => {
    const resize = (at: object, end: string, to: string) =>
      run<ResizeResult>(COMMANDS.resize, { at, end, to });
    const grown = await resize(cursor('Seoul'), 'end', 'right');
    assert.equal(grown.applied, true);
    assert.deepEqual(entries(), ['Seoul. LOC accepted']);
    const back = await resize(grown.range!, 'end', 'left');
    assert.deepEqual(entries(), ['Seoul LOC accepted']);
    const [left, right] = [await resize(back.range!, 'start', 'left'), entries()];
    assert.match(right[0]!, /^\S+ Seoul LOC accepted$/);
    await resize(left.range!, 'start', 'right');
    assert.deepEqual(entries(), ['Seoul LOC accepted']);
    await editor.command(COMMANDS.undo);
    assert.deepEqual(entries(), right);
  });

  it('an end that cannot be moved stays', async () => {
    const nothing = { applied: false, changes: 0, nothingHere: true };
    assert.deepEqual(await run(COMMANDS.resize, { at: cursor('Seoul'), end: 'end', to: 'left' }), {
      ...nothing,
      message: 'There is nothing more to take or to leave here',
    });
    assert.deepEqual(await run(COMMANDS.resize, { at: cursor('nhân dân'), end: 'end', to: 'left' }), {
      ...nothing,
      message: 'There is no annotation under the cursor',
    });
  });

  it('every mention of it is tagged', async () => {
    const result = await run(COMMANDS.tagEvery, { range: cursor('Seoul'), label: 'LOC' });
    assert.deepEqual(result, { applied: true, changes: 2, action: 1 });
  });

  it('where it is nothing, that is said and nothing done', async () => {
    const nowhere = { line: 1, character: 0 };
    const at = [{ start: nowhere, end: nowhere }];
    for (const [command, message] of [
      [COMMANDS.tag, 'There is no word under the cursor'],
      [COMMANDS.accept, 'There is no suggestion under the cursor'],
      [COMMANDS.reject, 'There is no annotation under the cursor'],
      [COMMANDS.remove, 'There is no annotation under the cursor'],
    ] as const) {
      assert.deepEqual(await run(command, { at, label: 'PER' }), {
        applied: false,
        changes: 0,
        message,
        nothingHere: true,
      });
    }
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('labels are those of the project, in its order, dates last', async () => {
    assert.deepEqual(await run<LabelInfo[]>(COMMANDS.labels, {}), [
      { name: 'ORG', description: 'organisation', isDate: false },
      { name: 'SHIP', description: 'tàu', isDate: false },
      { name: 'DATE', description: 'date', isDate: true },
    ]);
  });

  it('values are checked while they are typed', async () => {
    const check = (value: string, as: string) => editor.command(COMMANDS.check, { value, as });
    assert.equal(await check('2024-09', 'timex'), null);
    assert.equal(await check('2024-13', 'timex'), '“2024-13”: there is no such day, month, week or time');
    assert.match(String(await check('6/9', 'timex')), /^“6\/9” is not a TIMEX3 value/);
    assert.equal(await check('2024-09-06', 'day'), null);
    assert.equal(await check('2024-09', 'day'), 'This is no day, such as 2024-09-06');
  });

  it('a folder is set up once, and what is there is kept', async () => {
    const folder = editor.uri('');
    const setUp = () => editor.command(COMMANDS.setUp, { folder }) as Promise<SetUpResult>;
    const { written, project } = await setUp();
    assert.deepEqual([written, project], [['.gitattributes'], editor.uri('dateline.yaml')]);
    assert.match(editor.file('.gitattributes')!, /^\*\.ann\.yaml text eol=lf merge=/);
    assert.deepEqual((await setUp()).written, []);
    const inNew = (await editor.command(COMMANDS.setUp, { folder: editor.uri('moi') })) as SetUpResult;
    assert.deepEqual(inNew.written, ['dateline.yaml', '.gitattributes']);
    const outside = (await editor.command(COMMANDS.setUp, { folder: '' })) as SetUpResult;
    assert.deepEqual([outside.written, outside.message], [[], '“” is in no folder of the workspace']);
    assert.match(editor.file('moi/dateline.yaml')!, /^version: 1$/m);
  });
});
