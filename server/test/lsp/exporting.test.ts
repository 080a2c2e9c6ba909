import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FORMATS } from '../../src/core/formats/registry';
import { COMMANDS } from '../../src/protocol';
import type {
  ExportArgument,
  ExportResult,
  FormatInfo,
  PreviewArgument,
  PreviewResult,
} from '../../src/protocol/exchange';
import { ARTICLE, NAME, SIDECAR } from './article';
import type { Editor, EditorOptions } from './client';
import { transports } from './transports';

const at = ARTICLE.indexOf('Kishida Fumio');
const DECISIONS = `version: 1
unit: "codepoint"

spans:
- {start: ${at}, end: ${at + 13}, text: "Kishida Fumio", label: "PER", status: "accepted", canonical: "Kishida Fumio (1957)"}
`;

/** Without `only` where that is undefined. */
type Wish = Omit<ExportArgument, 'only'> & { readonly only?: ExportArgument['only'] | undefined };

for (const { transport, start, it } of transports([
  'every format has a preview of the first article',
  'writes data, report and manifest, tells how far it is, and counts',
  'cancelled: nothing is left, not even the folder',
])) {
  describe(`export, ${transport}`, () => {
    let editor: Editor;
    const begin = async (options: EditorOptions = {}, files: Record<string, string> = {}) => {
      editor = await start({ [NAME]: ARTICLE, [SIDECAR]: DECISIONS, ...files }, options);
    };
    afterEach(() => editor.close());

    const root = () => pathToFileURL(editor.folder).toString();
    const preview = async (format: string, more: Partial<PreviewArgument> = {}) =>
      (await editor.command(COMMANDS.preview, { uris: [root()], format, ...more })) as PreviewResult;
    const wanted = (more: Partial<Wish> = {}): Wish => ({
      uris: [root()],
      format: 'conll',
      out: editor.uri('out'),
      only: 'all',
      ...more,
    });
    const run = (more: Partial<Wish> = {}, answer?: string) =>
      editor.watch<ExportResult>(COMMANDS.export, wanted(more), answer === undefined ? {} : { answer });
    const out = () => (existsSync(join(editor.folder, 'out')) ? readdirSync(join(editor.folder, 'out')) : []);

    it('all formats are listed with what they lose, in the language of the editor', async () => {
      await begin({ locale: 'vi' });
      const formats = (await editor.command(COMMANDS.formats, {})) as FormatInfo[];
      assert.deepEqual(
        formats.map(({ name }) => name),
        FORMATS.map(({ name }) => name),
      );
      const of = (name: string) => formats.find((format) => format.name === name);
      assert.equal(of('jsonl')?.detail, 'Không mất gì');
      assert.match(
        of('conll')?.detail ?? '',
        /^Mất khoảng trắng, chú giải chồng lên nhau, mọi chi tiết trừ nhãn, đường dẫn/,
      );
    });

    it('every format has a preview of the first article', async () => {
      await begin();
      for (const { name, extensions } of FORMATS) {
        const { message, file, text } = await preview(name, { include: 'suggested' });
        assert.equal(message, undefined, name);
        assert.ok(
          extensions.some((extension) => file.endsWith(extension)),
          `${name}: ${file}`,
        );
        assert.match(text, name === 'timeml' ? /6\/9\/2024<\/TIMEX3>/ : /Kishida/, name);
      }
    });

    it('a preview of a binary file says so, and shows what can be read from it', async () => {
      await begin();
      for (const [format, file] of [
        ['spacy', 'dateline.spacy'],
        ['hf-parquet', 'dateline.parquet'],
      ] as const) {
        const { text, language } = await preview(format);
        assert.ok(text.startsWith(`${file} is binary.`), text.slice(0, 80));
        assert.match(text, /\n {2}PER “Kishida Fumio”/);
        assert.equal(language, 'plaintext');
      }
    });

    it('a preview follows the options', async () => {
      await begin();
      assert.doesNotMatch((await preview('conll')).text, /B-LOC/);
      assert.match((await preview('conll', { include: 'suggested' })).text, /^Seoul -X- _ B-LOC$/m);
      assert.match((await preview('conll', { tokens: 'whitespace' })).text, /^Seoul\. -X- _ O$/m);
    });

    it('a preview prefers an article that somebody has worked on', async () => {
      await begin({}, { 'a.txt': ARTICLE.replace('Minh Anh', 'Hoàng Lan') });
      assert.equal(JSON.parse((await preview('jsonl')).text).path, NAME);
    });

    it('where there is no article, preview and export say so', async () => {
      await begin();
      mkdirSync(join(editor.folder, 'empty'));
      const uris = [editor.uri('empty')];
      assert.match((await preview('conll', { uris })).message ?? '', /^There is no article here/);
      const { result } = await run({ uris });
      assert.equal(result.state, 'failed');
      assert.match(result.message ?? '', /^Nothing was exported: There is no article here/);
      assert.deepEqual(out(), []);
    });

    it('writes data, report and manifest, tells how far it is, and counts', async () => {
      await begin({}, { 'b.txt': ARTICLE });
      const { result, progress } = await run();
      assert.deepEqual(out().sort(), ['dateline.conll', 'losses.json', 'losses.txt', 'manifest.json']);
      const { state, articles, spans, losses, changed, notes } = result;
      assert.deepEqual([state, articles, spans, changed, notes], ['done', 2, 1, 0, []]);
      assert.ok(losses > 0);
      assert.equal(result.shown, editor.uri('out/dateline.conll'));
      assert.equal(result.report, editor.uri('out/losses.txt'));
      assert.match(
        editor.file('out/losses.txt') ?? '',
        /^bai\.txt \d+-\d+ PER “Kishida Fumio”: written without canonical$/m,
      );
      assert.equal(progress[0], 'Looking for articles…');
      assert.ok(progress.includes('2 of 2 articles'), progress.join('; '));
      assert.equal(progress.at(-1), 'end');
    });

    it('options reach the files', async () => {
      await begin();
      await run({ format: 'jsonl', include: 'suggested', split: 'train=100,dev=0' });
      const { spans } = JSON.parse(editor.file('out/train.jsonl') ?? '') as { spans: { text: string }[] };
      assert.ok(spans.some(({ text }) => text === 'Seoul'));
    });

    it('cancelled: nothing is left, not even the folder', async () => {
      const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`tin-${n}.txt`, ARTICLE]));
      await begin({}, many);
      const cancel = (message: string) => message !== 'end';
      const { result } = await editor.watch<ExportResult>(COMMANDS.export, wanted(), { cancel });
      assert.equal(result.state, 'cancelled');
      assert.ok(!existsSync(join(editor.folder, 'out')));
    });

    it('files that no export has left there are replaced only when the person says so', async () => {
      await begin();
      mkdirSync(join(editor.folder, 'out'));
      writeFileSync(join(editor.folder, 'out', 'README.md'), 'ours\n');
      const refused = await run({ format: 'hf-jsonl' }, 'No');
      assert.deepEqual(refused.questions, [
        'README.md is there already and comes from no export. Replace it?',
      ]);
      assert.equal(refused.result.state, 'cancelled');
      assert.deepEqual(out(), ['README.md']);
      assert.equal(editor.file('out/README.md'), 'ours\n');
      assert.equal((await run({ format: 'hf-jsonl' }, 'Replace')).result.state, 'done');
      assert.match(editor.file('out/README.md') ?? '', /token-classification/);

      const again = await run({ format: 'hf-jsonl' }, 'No');
      assert.deepEqual([again.result.state, again.questions], ['done', []]);
      writeFileSync(join(editor.folder, 'out', 'dateline.jsonl'), 'mended by hand\n');
      const changed = await run({ format: 'hf-jsonl' }, 'No');
      assert.match(changed.questions.join(), /^dateline\.jsonl is there already/);
      assert.equal(editor.file('out/dateline.jsonl'), 'mended by hand\n');
    });

    it('a link below the folder is not followed', async () => {
      await begin();
      mkdirSync(join(editor.folder, 'corpus', 'sub'), { recursive: true });
      mkdirSync(join(editor.folder, 'elsewhere'));
      mkdirSync(join(editor.folder, 'out'));
      writeFileSync(join(editor.folder, 'corpus', 'sub', NAME), ARTICLE);
      symlinkSync(join(editor.folder, 'elsewhere'), join(editor.folder, 'out', 'sub'));
      const { result } = await run({ uris: [editor.uri('corpus')], format: 'brat' });
      assert.match(result.message ?? '', /out[\\/]sub is a symbolic link/);
      assert.deepEqual(readdirSync(join(editor.folder, 'elsewhere')), []);
      assert.deepEqual(out(), ['sub']);
    });

    it('the folder of the articles is refused where the format would write over them', async () => {
      await begin();
      const { result } = await run({ format: 'brat', out: root() });
      assert.match(result.message ?? '', /This is the folder of the articles, where brat would write/);
      assert.equal(editor.file(NAME), ARTICLE);
    });

    it('a sidecar that is wrong is named with its line and what to do, and nothing is written', async () => {
      await begin({}, { 'b.txt': ARTICLE, 'b.ann.yaml': 'version: 1\nspans:\n- {start: [\n' });
      const { result } = await run();
      assert.equal(result.state, 'failed');
      assert.match(result.message ?? '', /^Nothing was exported: .*mend/);
      assert.ok(!existsSync(join(editor.folder, 'out')));
      const [note] = result.notes;
      assert.deepEqual([note?.uri, note?.line], [editor.uri('b.ann.yaml'), 3]);
      assert.match(note?.message ?? '', /^b\.ann\.yaml: Not valid YAML .*Mend the line/);
    });

    it('tokens of a file of one’s own; a wrong one is named with file and line', async () => {
      const tokens = (words: readonly string[]) => `${JSON.stringify({ path: NAME, tokens: words })}\n`;
      const words = ARTICLE.trim().split(/\s+/);
      await begin({}, { 'own.jsonl': tokens(words), 'wrong.jsonl': `\n${tokens(['Thủ', 'đô'])}` });
      assert.equal((await run({ tokens: editor.uri('own.jsonl') })).result.state, 'done');
      assert.match(editor.file('out/dateline.conll') ?? '', /^Seoul\. /m);
      const { result } = await run({ tokens: editor.uri('wrong.jsonl') });
      assert.match(
        result.message ?? '',
        /wrong\.jsonl:2: the token “đô” \(number 2\) is not the next one in bai\.txt/,
      );
    });

    it('articles that nobody has decided anything in are left out, and counted', async () => {
      await begin({}, { 'b.txt': ARTICLE });
      const usual = { only: undefined };
      const { state, articles, unfinished, untouched } = (await run(usual)).result;
      assert.deepEqual([state, articles, unfinished, untouched], ['done', 1, 1, 0]);
      assert.match(editor.file('out/losses.txt') ?? '', /^b\.txt: not exported, because nobody/m);
      const all = (await run()).result;
      assert.deepEqual([all.articles, all.unfinished, all.untouched], [2, 0, 1]);
      const named = (await run({ uris: [editor.uri('b.txt')], ...usual })).result;
      assert.deepEqual([named.articles, named.untouched], [1, 1]);
      const finished = (await run({ only: 'finished' })).result;
      assert.match(finished.message ?? '', /^Nothing was exported: None of these articles is finished/);
    });

    it('without trust no dateline.yaml counts', async () => {
      const files = { 'dateline.yaml': 'version: 1\nexclude: ["tin/**"]\n' };
      for (const [trusted, articles] of [
        [true, 1],
        [false, 2],
      ] as const) {
        await begin({ initializationOptions: { trusted } }, files);
        mkdirSync(join(editor.folder, 'tin'));
        writeFileSync(join(editor.folder, 'tin', 'b.txt'), ARTICLE);
        assert.equal((await run()).result.articles, articles, `trusted: ${trusted}`);
        if (trusted) await editor.close();
      }
    });

    it('no dateline.yaml above the workspace counts', async () => {
      await begin({}, { 'dateline.yaml': 'version: 1\nexclude: ["**"]\n' });
      const inside = join(editor.folder, 'inside');
      mkdirSync(inside);
      const inner = await start({ [NAME]: ARTICLE }, { folder: inside });
      const wish = wanted({ uris: [editor.uri('inside')] });
      const { articles } = (await inner.command(COMMANDS.export, wish)) as ExportResult;
      await inner.close();
      assert.equal(articles, 1);
    });
  });
}
