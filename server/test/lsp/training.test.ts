import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ShowMessageRequest } from 'vscode-languageserver-protocol';
import { COMMANDS } from '../../src/protocol';
import type { NextResult, TrainResult } from '../../src/protocol/learning';
import { phones } from '../support/lessons';
import type { Editor, EditorOptions } from './client';
import { transports } from './transports';

const PROJECT =
  'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {description: Phone}}\narticles: ["*.txt"]\n';
const NEXT =
  'Điện thoại Trăng K9 được bán từ tháng sau.\n\nÔng Lê Văn Nam chờ mua điện thoại Trăng K9 tại Huế.\n';
const NAMES = ['Mây V2', 'Mây V3', 'Gió X5'];
const MODEL = '.dateline/model.bin';

for (const { transport, start, it } of transports([
  'a label is learned from a few articles and suggested in the next one, which is open',
  'cancelled: the model from before stays',
  'what to annotate next comes with its reason, and what is finished does not',
])) {
  describe(`training, ${transport}`, () => {
    let editor: Editor;
    const begin = async (files: Record<string, string> = phones(NAMES), options: EditorOptions = {}) => {
      editor = await start({ 'dateline.yaml': PROJECT, 'moi.txt': NEXT, ...files }, options);
      return editor.open('moi.txt');
    };
    afterEach(() => editor.close());

    const train = (uri: string, cancel?: (message: string) => boolean) =>
      editor.watch<TrainResult>(COMMANDS.train, { uri }, cancel ? { cancel } : {});
    const problems = async (uri: string) =>
      (await editor.diagnostics(uri)).map(({ message }) => String(message));
    const phonesIn = async (uri: string) => (await problems(uri)).filter((message) => /PHONE/.test(message));

    it('a label is learned from a few articles and suggested in the next one, which is open', async () => {
      const uri = await begin();
      assert.deepEqual(await phonesIn(uri), []);
      const { result, progress } = await train(uri);
      assert.deepEqual(result, {
        state: 'done',
        message: 'The new model is in use. From five finished articles on Dateline says what it brings.',
        file: editor.uri(MODEL),
      });
      assert.equal(progress[0], 'Reading the decisions …');
      assert.equal(progress.at(-1), 'end');
      assert.match((await phonesIn(uri))[0] ?? '', /“Trăng K9”: PHONE/);
      assert.match(
        await editor.hover(uri, 'Trăng K9'),
        /PHONE[\s\S]*learned from the decisions in this corpus/,
      );
      await editor.fix(uri, 'Trăng K9', /^Accept/);
      assert.match(editor.file('moi.ann.yaml') ?? '', /text: "Trăng K9", label: "PHONE", status: "accepted"/);
    });

    it('the card says what spoke most for it, and from which decisions', async () => {
      const uri = await begin();
      await train(uri);
      const card = await editor.hover(uri, 'Trăng K9');
      const why = /learned from the decisions in this corpus.*/.exec(card)?.[0] ?? '';
      assert.match(why, /words around it “Điện” \(from your \d+ decisions: \[dt0/);
      assert.equal((why.match(/words in it|words around it|how it is written/g) ?? []).length, 3, card);
      assert.doesNotMatch(await editor.hover(uri, 'Lê Văn Nam'), /words around it/);
    });

    it('says what it has brought where articles are finished', async () => {
      const names = Array.from({ length: 24 }, (_, n) => `Sao${n} V${n}`);
      const uri = await begin(phones(names, '2024-09-01T00:00:00Z'));
      const { result } = await train(uri);
      assert.match(
        result.message,
        /^The new model is in use: corrections per span \d\.\d\d → 0\.\d\d on your last 5 articles\.$/,
      );
    });

    it('cancelled: the model from before stays', async () => {
      const uri = await begin();
      await train(uri);
      const before = readFileSync(join(editor.folder, MODEL));
      const { result } = await train(uri, () => true);
      assert.deepEqual(result, {
        state: 'cancelled',
        message: 'Training was stopped; the model from before stays.',
      });
      assert.ok(readFileSync(join(editor.folder, MODEL)).equals(before));
      assert.equal((await phonesIn(uri)).length, 1);
    });

    it('what is typed meanwhile is annotated', async () => {
      const uri = await begin();
      const training = train(uri);
      await editor.type(uri, 'Ông', 'Chiều nay, bà Trần Thị Mai và ông');
      assert.ok((await problems(uri)).some((message) => /“Trần Thị Mai”: PER/.test(message)));
      assert.equal((await training).result.state, 'done');
      assert.equal((await phonesIn(uri)).length, 1);
    });

    const next = (uri: string, cancel?: (message: string) => boolean) =>
      editor.watch<NextResult>(COMMANDS.next, { uri }, cancel ? { cancel } : {});

    it('what to annotate next comes with its reason, and what is finished does not', async () => {
      const more = { 'them.txt': 'Hội nghị bàn về biển, theo ban tổ chức, và kết thúc sớm hôm nay.\n' };
      const uri = await begin({ ...phones(NAMES, '2024-09-01T00:00:00Z'), ...more });
      const { result, progress } = await next(uri);
      assert.deepEqual([result.state, result.message], ['done', '']);
      assert.deepEqual(
        result.articles.map(({ name }) => name),
        ['moi.txt', 'them.txt'],
      );
      const [first, last] = result.articles;
      assert.equal(first!.uri, uri);
      assert.match(
        first!.reason,
        /^worth 0\.\d\d: of \d suggestions? \d unsure, \d against lists and rules; \d+ % of the names new$/,
      );
      assert.ok(first!.value > last!.value);
      assert.ok(first!.spans.length > 0);
      const lines = NEXT.split('\n');
      for (const { range, text, label, reason } of first!.spans) {
        assert.equal(lines[range.start.line]!.slice(range.start.character, range.end.character), text);
        assert.match(`${label} ${reason}`, /^[A-Z]+ \d+ %(, against lists and rules)?$/);
      }
      assert.deepEqual([progress[0], progress.at(-1)], ['Looking for what tells most …', 'end']);
    });

    it('where everything is finished it says so', async () => {
      await begin(phones(NAMES, '2024-09-01T00:00:00Z'), { locale: 'vi' });
      rmSync(join(editor.folder, 'moi.txt'));
      const { result } = await next(editor.uri('dt0.txt'));
      assert.deepEqual(result, { state: 'done', message: 'Mọi bài đã xong.', articles: [] });
    });

    it('near-duplicates are left out, which is said', async () => {
      const uri = await begin({ ...phones(NAMES), 'lai.txt': `${NEXT}\nHết.\n` });
      const { result } = await next(uri);
      assert.match(result.message, /near-duplicate/);
      assert.equal(result.articles.filter(({ name }) => /^(moi|lai)\.txt$/.test(name)).length, 1);
    });

    it('looking for what is next may be cancelled, and is not done outside of the workspace', async () => {
      const uri = await begin();
      const { result } = await next(uri, () => true);
      assert.deepEqual(result, { state: 'cancelled', message: '', articles: [] });
      const { result: outside } = await next(pathToFileURL(tmpdir()).toString());
      assert.equal(outside.state, 'failed');
      assert.match(outside.message, /folders of the workspace/);
    });

    it('where nothing is decided there is nothing to learn', async () => {
      const uri = await begin({});
      const { result } = await train(uri);
      assert.equal(result.state, 'failed');
      assert.match(result.message, /nothing to learn from/);
      assert.equal(existsSync(join(editor.folder, '.dateline')), false);
    });

    it('in Vietnamese', async () => {
      const uri = await begin({}, { locale: 'vi' });
      assert.match((await train(uri)).result.message, /^Chưa có gì để học/);
    });

    it('not in folders that are not trusted, and not outside of the workspace', async () => {
      const uri = await begin(phones(NAMES), { initializationOptions: { trusted: false } });
      assert.match((await train(uri)).result.message, /only where you trust/);
      await editor.close();
      await begin();
      const outside = mkdtempSync(join(tmpdir(), 'dateline-outside-'));
      for (const [name, text] of Object.entries(phones(NAMES))) writeFileSync(join(outside, name), text);
      const { result } = await train(pathToFileURL(outside).toString());
      assert.equal(result.state, 'failed');
      assert.equal(existsSync(join(outside, '.dateline')), false);
      rmSync(outside, { recursive: true });
    });

    it('a model that comes with git is used, and one that is deleted no more', async () => {
      const uri = await begin();
      await train(uri);
      const model = readFileSync(join(editor.folder, MODEL));
      const heard = async () => {
        const changes = [{ uri: editor.uri(MODEL), type: 2 }];
        await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      };
      rmSync(join(editor.folder, MODEL));
      await heard();
      assert.deepEqual(await phonesIn(uri), []);
      writeFileSync(join(editor.folder, MODEL), model);
      await heard();
      assert.equal((await phonesIn(uri)).length, 1);
    });

    const faults: [what: string, change: (model: Buffer) => Buffer, said: RegExp][] = [
      ['cut short', (model) => model.subarray(0, 100), /It is damaged\./],
      [
        'altered',
        (model) => Buffer.from(model.map((byte, n) => (n === 300 ? byte ^ 1 : byte))),
        /It is damaged\./,
      ],
      [
        'of another version',
        (model) => Buffer.from(model.map((byte, n) => (n === 4 ? 7 : byte))),
        /another version/,
      ],
      ['that is none', () => Buffer.from('<html></html>'), /no model of Dateline/],
      [
        'with huge counts',
        (model) => {
          const file = Buffer.from(model);
          file.writeUInt32LE(0x7fffffff, 12);
          return file;
        },
        /It is damaged\./,
      ],
    ];
    for (const [what, change, said] of faults)
      it(`a model ${what} is refused with a message, once, and suggestions go on`, async () => {
        const uri = await begin();
        await train(uri);
        const model = readFileSync(join(editor.folder, MODEL));
        await editor.close();
        const files = { ...phones(NAMES), 'dateline.yaml': PROJECT, 'moi.txt': NEXT };
        const folder = mkdtempSync(join(tmpdir(), 'dateline-faulty-'));
        mkdirSync(join(folder, '.dateline'));
        writeFileSync(join(folder, MODEL), change(model));
        editor = await start(files, { folder });
        const messages: string[] = [];
        const told = new Promise<void>((resolve) => {
          editor.connection.onRequest(ShowMessageRequest.type, ({ message }) => {
            messages.push(message);
            resolve();
            return null;
          });
        });
        const again = await editor.open('moi.txt');
        await told;
        assert.match(
          messages[0]!,
          /^\.dateline\/model\.bin is not used; suggestions come from the shipped model\./,
        );
        assert.match(messages[0]!, said);
        await editor.type(again, 'Ông', 'Bà');
        assert.ok((await problems(again)).some((message) => /“Lê Văn Nam”: PER/.test(message)));
        assert.deepEqual(await phonesIn(again), []);
        assert.equal(messages.length, 1);
        rmSync(folder, { recursive: true });
      });
  });
}
