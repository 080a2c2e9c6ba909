import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSidecar } from '../../src/core/sidecar/read';
import { COMMANDS } from '../../src/protocol';
import type { FormatInfo, ImportArgument, ImportResult } from '../../src/protocol/exchange';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor, type EditorOptions } from './client';
import { transports } from './transports';

const FILE = 'them.jsonl';

/** doccano's JSON Lines, offsets in code points; `line` puts blank lines before it. */
function doccano(spans: readonly (readonly [text: string, label: string])[], text = ARTICLE): string {
  const label = spans.map(([quote, name]) => {
    const start = [...text.slice(0, text.indexOf(quote))].length;
    return [start, start + [...quote].length, name];
  });
  return `${JSON.stringify({ text, label, path: NAME })}\n`;
}

function entries(source: string | undefined): string[] {
  return source === undefined
    ? ['no file']
    : readSidecar(source).spans.map(({ record: r }) => `${r.text} ${r.label} ${r.status}`);
}

for (const { transport, start, it } of transports([
  'adds what is new, and the open article shows it',
  'cancelled: nothing is written',
])) {
  describe(`import, ${transport}`, () => {
    let editor: Editor;
    const begin = async (files: Record<string, string> = {}, options: EditorOptions = {}) => {
      editor = await start({ [NAME]: ARTICLE, ...files }, options);
    };
    afterEach(() => editor.close());

    const wanted = (more: Partial<ImportArgument> = {}): ImportArgument => ({
      files: [editor.uri(FILE)],
      format: 'doccano',
      articles: pathToFileURL(editor.folder).toString(),
      ...more,
    });
    const run = async (more: Partial<ImportArgument> = {}) =>
      (await editor.command(COMMANDS.import, wanted(more))) as ImportResult;
    const sidecar = () => entries(editor.file(SIDECAR));

    it('the formats that fit a file come first', async () => {
      await begin({ [FILE]: doccano([['Seoul', 'LOC']]) });
      const formats = (await editor.command(COMMANDS.formats, { files: [editor.uri(FILE)] })) as FormatInfo[];
      assert.deepEqual([formats[0]?.name, formats[0]?.likely], ['doccano', true]);
      assert.equal(formats.length, 23);
      assert.equal(formats.find(({ name }) => name === 'xmi')?.likely, false);
    });

    it('what is accepted in an article that is being edited stays where it is', async () => {
      await begin();
      const uri = await editor.open(NAME);
      await editor.fix(uri, 'Seoul', /^Accept/);
      await editor.type(uri, 'tại ', 'và gặp ông ở ');
      const text = editor.text(uri);
      writeFileSync(join(editor.folder, FILE), doccano([['Kishida Fumio', 'PERSON']], text));
      assert.equal((await run()).added, 1);
      assert.deepEqual(sidecar(), ['Kishida Fumio PER accepted', 'Seoul LOC accepted']);
      assert.doesNotMatch(editor.file(SIDECAR)!, /stale/);
    });

    it('adds what is new, and the open article shows it', async () => {
      await begin({
        [FILE]: doccano([
          ['Kishida Fumio', 'PERSON'],
          ['Seoul', 'GPE'],
        ]),
      });
      const uri = await editor.open(NAME);
      assert.match(await editor.hover(uri, 'Kishida Fumio'), /suggested/);
      const { result, progress } = await editor.watch<ImportResult>(COMMANDS.import, wanted());
      const { state, added, same, replaced, unplaced, files, report, notes } = result;
      assert.deepEqual([state, added, same, replaced, unplaced, report, notes], ['done', 2, 0, 0, 0, '', []]);
      assert.deepEqual(files, [editor.uri(SIDECAR)]);
      assert.deepEqual(sidecar(), ['Kishida Fumio PER accepted', 'Seoul LOC accepted']);
      assert.match(await editor.hover(uri, 'Kishida Fumio'), /accepted/);
      assert.ok(progress.includes('1 of 1 file, 1 article'), progress.join('; '));
      assert.deepEqual([(await run()).same, sidecar().length], [2, 2]);
    });

    it('is taken back as a whole', async () => {
      await begin({
        [FILE]: doccano([['Seoul', 'LOC']]) + doccano([['Reuters', 'ORG']]).replace(NAME, 'b.txt'),
        'b.txt': ARTICLE,
      });
      const { written, action, message } = await run();
      // All of it was written, which nothing needs to be said of.
      assert.deepEqual([written, message], [2, undefined]);
      assert.deepEqual(entries(editor.file('b.ann.yaml')), ['Reuters ORG accepted']);
      assert.deepEqual(await editor.command(COMMANDS.undo, { action }), {
        applied: true,
        changes: 2,
        message: 'Undone in bai.txt, b.txt',
        action,
        elsewhere: [editor.uri('bai.txt'), editor.uri('b.txt')],
      });
      assert.deepEqual([sidecar(), entries(editor.file('b.ann.yaml'))], [['no file'], ['no file']]);
    });

    it('decisions stay, and each contradiction is reported with its line; replaced when asked for', async () => {
      await begin({
        [FILE]: `\n${doccano([
          ['Seoul', 'ORG'],
          ['Reuters', 'ORG'],
        ])}`,
      });
      const uri = await editor.open(NAME);
      await editor.fix(uri, 'Seoul', /^Accept “Seoul” as LOC/);
      const kept = await run();
      assert.deepEqual([kept.added, kept.unplaced], [1, 1]);
      assert.deepEqual(sidecar(), ['Seoul LOC accepted', 'Reuters ORG accepted']);
      const [note] = kept.notes;
      assert.deepEqual([note?.uri, note?.line, note?.severity], [editor.uri(FILE), 2, 'warning']);
      assert.match(
        note?.message ?? '',
        /^ORG “Seoul” in bai\.txt contradicts a decision \(accepted LOC “Seoul”\)/,
      );
      assert.match(kept.report, /them\.jsonl:2: not-imported: ORG “Seoul”/);
      const { replaced, unplaced } = await run({ replace: true });
      assert.deepEqual([replaced, unplaced], [1, 0]);
      assert.deepEqual(sidecar(), ['Seoul ORG accepted', 'Reuters ORG accepted']);
    });

    it('a sidecar that is open with unsaved work is changed there, and the work stays', async () => {
      await begin({ [FILE]: doccano([['Reuters', 'ORG']]) }, { initializationOptions: { save: true } });
      const article = await editor.open(NAME);
      await editor.fix(article, 'Seoul', /^Accept “Seoul” as LOC/);
      const uri = await editor.open(SIDECAR, editor.file(SIDECAR), 'yaml');
      await editor.type(uri, 'spans:', '# not saved yet\nspans:');
      assert.equal((await run()).state, 'done');
      assert.match(editor.text(uri), /^# not saved yet$/m);
      assert.deepEqual(entries(editor.text(uri)), ['Seoul LOC accepted', 'Reuters ORG accepted']);
      assert.equal(editor.file(SIDECAR), editor.text(uri));
    });

    it('a sidecar that is open and wrong is named, and nothing is written', async () => {
      await begin({ [FILE]: doccano([['Reuters', 'ORG']]) });
      await editor.open(SIDECAR, 'version: 1\nspans:\n- {start: [\n', 'yaml');
      const { state, message } = await run();
      assert.equal(state, 'failed');
      assert.match(message ?? '', /them\.jsonl:1: bai\.ann\.yaml:3: Not valid YAML .*Then import again/);
      assert.deepEqual(sidecar(), ['no file']);
    });

    it('places are those of the text in the editor, saved or not', async () => {
      await begin({ [FILE]: doccano([['Reuters', 'ORG']]) });
      const uri = await editor.open(NAME);
      await editor.type(uri, 'Minh Anh', 'Trần Minh Anh');
      assert.equal((await run()).added, 1);
      const [span] = readSidecar(editor.file(SIDECAR)!).spans;
      const points = [...editor.text(uri)];
      assert.equal(points.slice(span!.record.start, span!.record.end).join(''), 'Reuters');
      assert.match(await editor.hover(uri, 'Reuters'), /accepted/);
    });

    it('one of two sets of annotations, by choice', async () => {
      const start = [...ARTICLE.slice(0, ARTICLE.indexOf('Seoul'))].length;
      const set = (type: string) => ({ annotations: [{ type, start, end: start + 5 }] });
      const file = JSON.stringify({
        text: ARTICLE,
        name: NAME,
        annotation_sets: { a: set('ORG'), b: set('LOC') },
      });
      await begin({ [FILE]: file });
      assert.equal((await run({ format: 'gate', layer: 'b' })).added, 1);
      assert.deepEqual(entries(editor.file(SIDECAR)!), ['Seoul LOC accepted']);
    });

    const wrong: readonly (readonly [what: string, format: string, text: string, line: number])[] = [
      ['JSON that breaks off', 'doccano', `${doccano([['Seoul', 'LOC']])}{"text": "Hà`, 2],
      ['a tag that is none', 'conll', 'Thủ O\ntướng X\n', 2],
      ['XML that breaks off', 'tei', '<TEI>\n<text>\n', 3],
      ['a file without text', 'doccano', '{"label":[]}\n', 1],
    ];
    for (const [what, format, text, line] of wrong) {
      it(`${what}: named with file and line, and nothing is written`, async () => {
        await begin({ [FILE]: text });
        const { state, message, notes } = await run({ format });
        assert.equal(state, 'failed');
        assert.match(message ?? '', new RegExp(`^Nothing was imported: them\\.jsonl:${line}: `));
        assert.deepEqual(
          notes.map((note) => [note.uri, note.line, note.severity]),
          [[editor.uri(FILE), line, 'error']],
        );
        assert.deepEqual(sidecar(), ['no file']);
      });
    }

    it('an article that is not there is reported, or created with its sidecar', async () => {
      const other = ARTICLE.replace('Nhật Bản', 'Ấn Độ');
      await begin({ [FILE]: doccano([['Seoul', 'LOC']], other).replace(NAME, 'moi/b.txt') });
      const missing = await run();
      assert.match(missing.notes[0]?.message ?? '', /^no article is called moi\/b\.txt or has this text/);
      assert.ok(!existsSync(join(editor.folder, 'moi')));
      assert.equal((await run({ create: true })).written, 2);
      assert.equal(editor.file('moi/b.txt'), other);
      assert.deepEqual(entries(editor.file('moi/b.ann.yaml')), ['Seoul LOC accepted']);
    });

    for (const path of ['../b.txt', '/tmp/dateline-b.txt', '.git/b.txt', 'link/b.txt']) {
      it(`no article is created at ${path}`, async () => {
        const other = ARTICLE.replace('Nhật Bản', 'Ấn Độ');
        await begin({ [FILE]: doccano([['Seoul', 'LOC']], other).replace(NAME, path) });
        mkdirSync(join(editor.folder, 'articles'));
        mkdirSync(join(editor.folder, 'elsewhere'));
        symlinkSync(join(editor.folder, 'elsewhere'), join(editor.folder, 'articles', 'link'));
        const { written } = await run({ create: true, articles: editor.uri('articles') });
        assert.equal(written, 0);
        assert.deepEqual(readdirSync(join(editor.folder, 'articles')), ['link']);
        assert.deepEqual(readdirSync(join(editor.folder, 'elsewhere')), []);
        assert.ok(!existsSync(join(editor.folder, 'b.txt')) && !existsSync('/tmp/dateline-b.txt'));
      });
    }

    it('labels that the project does not have are reported, or kept when asked for', async () => {
      await begin({ [FILE]: doccano([['Reuters', 'AGENCY']]) });
      assert.match((await run()).notes[0]?.message ?? '', /^the project has no label AGENCY/);
      await run({ keepLabels: true });
      assert.deepEqual(sidecar(), ['Reuters AGENCY accepted']);
    });

    it('cancelled: nothing is written', async () => {
      const line = doccano([['Seoul', 'LOC']]);
      await begin({ [FILE]: line.repeat(300) });
      const cancel = (message: string) => message !== 'end';
      const { result } = await editor.watch<ImportResult>(COMMANDS.import, wanted(), { cancel });
      assert.equal(result.state, 'cancelled');
      assert.deepEqual(sidecar(), ['no file']);
    });

    it('what a reader says is in the language of the editor', async () => {
      await begin(
        {
          [FILE]: `${JSON.stringify({ text: ARTICLE, label: [[0, 900_000, 'LOC']], comments: ['a', 'b'] })}\n`,
          'hong.jsonl': '{"text": "Hà',
        },
        { locale: 'vi' },
      );
      const { report } = await run();
      assert.match(report, /:1: ignored: lời bình không được nhập \(2 lần\)/);
      assert.match(
        report,
        /:1: ignored: chú giải của bản ghi có một chú giải nằm ngoài văn bản không được nhập/,
      );
      const { message } = await run({ files: [editor.uri('hong.jsonl')] });
      assert.match(message ?? '', /^Chưa nhập gì: hong\.jsonl:1: không phải JSON: /);
    });

    it('a folder without such files says so, in Vietnamese to a Vietnamese editor', async () => {
      await begin({}, { locale: 'vi' });
      const { message } = await run({ files: [pathToFileURL(editor.folder).toString()], format: 'xmi' });
      assert.equal(message, 'Chưa nhập gì: Ở đây không có tệp nào thuộc định dạng xmi');
    });
  });
}

describe('import beside decisions', () => {
  it('what was decided meanwhile is not written over', async () => {
    const editor = await Editor.inMemory({ [NAME]: ARTICLE, [FILE]: doccano([['Reuters', 'ORG']]) });
    const uri = await editor.open(NAME);
    const importing = editor.command(COMMANDS.import, {
      files: [editor.uri(FILE)],
      format: 'doccano',
      articles: pathToFileURL(editor.folder).toString(),
    } satisfies ImportArgument) as Promise<ImportResult>;
    const deciding = editor.fix(uri, 'Seoul', /^Accept “Seoul” as LOC/);
    const [{ notes }] = await Promise.all([importing, deciding]);
    const found = entries(editor.file(SIDECAR));
    assert.ok(found.includes('Seoul LOC accepted'), found.join());
    // Either both are there, or the import says that it came too late.
    assert.ok(found.includes('Reuters ORG accepted') || notes.some(({ severity }) => severity === 'error'));
    await editor.close();
  });
});
