import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLearned } from '../src/core/recognition/learned/model';
import { dateline } from './support/cli';
import { phones } from './support/lessons';
import { manyLines } from './support/manyLines';

const MODEL = '.dateline/model.bin';
const CONLL = [
  'Điện O\nthoại O\nMây B-PHONE\nV2 I-PHONE\nđược O\nbán O\ntại O\nHuế B-LOC\n. O\n',
  'Người O\nmua O\nđiện O\nthoại O\nGió B-PHONE\nX5 I-PHONE\nphải O\nchờ O\n. O\n',
  'Trời O\nmưa O\ntại O\nVinh B-LOC\n. O\n',
].join('\n');

describe('command line: train', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-train-'));
    write('dateline.yaml', 'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {}}\n');
    for (const [name, text] of Object.entries(phones(['Mây V2', 'Mây V3', 'Gió X5']))) write(name, text);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
  const read = (name: string) => readFileSync(join(folder, name));

  it('writes a model beside the articles, and check and annotate use it', async () => {
    write('moi.txt', 'Điện thoại Trăng K9 được bán từ tháng sau.\n');
    const { status, stdout, stderr } = await dateline(folder, ['train']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^learned from 3 articles, 0 of them finished: LOC 3, PER 3, PHONE 9\n/);
    assert.match(stdout, /^\.dateline\/model\.bin: \d+ kB after \d+ passes\n/m);
    assert.deepEqual(readLearned(read(MODEL)).labels, ['LOC', 'PER', 'PHONE']);
    for (const jobs of ['1', '2'])
      assert.match(
        (await dateline(folder, ['check', '--jobs', jobs, 'moi.txt'])).stdout,
        /“Trăng K9”: PHONE/,
      );
    assert.equal((await dateline(folder, ['annotate', 'moi.txt'])).status, 0);
    assert.match(read('moi.ann.yaml').toString(), /text: "Trăng K9", label: "PHONE"/);
  });

  it('the same decisions give the same file, another seed another', async () => {
    const models: Buffer[] = [];
    for (const args of [[], [], ['--seed', '2']]) {
      assert.equal((await dateline(folder, ['train', ...args])).status, 0);
      models.push(read(MODEL));
    }
    assert.deepEqual(models[0], models[1]);
    assert.notDeepEqual(models[0], models[2]);
  });

  it('as JSON', async () => {
    const { stdout } = await dateline(folder, ['train', '--json', '--from-scratch']);
    const { model, basis, languages, trained } = JSON.parse(stdout);
    assert.deepEqual(
      [model, basis, languages, trained.spans],
      [MODEL, 'scratch', ['vi'], { LOC: 3, PER: 3, PHONE: 9 }],
    );
  });

  it('from files of tokens', async () => {
    write('train.conll', CONLL);
    const args = [
      'train',
      '--conll',
      'train.conll',
      '--from-scratch',
      '--lang',
      'vi',
      '--out',
      'm/model.bin',
    ];
    const { status, stdout } = await dateline(folder, args);
    assert.equal(status, 0);
    assert.match(stdout, /LOC 2, PHONE 2/);
    assert.deepEqual(readLearned(read('m/model.bin')).labels, ['LOC', 'PHONE']);
  });

  it('articles without decisions tell what kinds of words there are', async () => {
    write('train.conll', CONLL);
    mkdirSync(join(folder, 'kho'));
    write('kho/bai.txt', [...manyLines()].join('\n'));
    write('kho/dateline.yaml', 'articles: ["*.txt"]\n');
    const args = ['--conll', 'train.conll', '--lang', 'vi', '--out', 'm/model.bin', '--json'];
    const without = await dateline(folder, ['train', '--from-scratch', ...args]);
    assert.equal(JSON.parse(without.stdout).trained.words, undefined);
    const { stdout } = await dateline(folder, ['train', '--from-scratch', ...args, '--texts', 'kho']);
    assert.ok(JSON.parse(stdout).trained.words > 90);
  });

  it('says how it does on files that are kept back', async () => {
    write('train.conll', CONLL);
    write('dev.conll', `${CONLL}\n`.repeat(6));
    const args = ['--conll', 'train.conll', '--dev', 'dev.conll', '--lang', 'vi', '--out', 'm/model.bin'];
    const { stdout } = await dateline(folder, ['train', '--from-scratch', ...args]);
    assert.match(stdout, /^on 1 article \(24 spans\) kept back: corrections per span 0\.00, F1 1\.00$/m);
  });

  const wrong: [args: string[], status: number, said: RegExp][] = [
    [['--conll', 'train.conll'], 2, /--out says where/],
    [['a', '--conll', 'train.conll', '--out', 'm'], 2, /exclude each other/],
    [['--dev', 'train.conll'], 2, /--dev goes with --conll/],
    [['--seed', 'x'], 2, /whole number/],
    [['leer'], 1, /nothing to learn from/],
  ];
  for (const [args, expected, said] of wrong)
    it(`train ${args.join(' ')}: ${expected}`, async () => {
      mkdirSync(join(folder, 'leer'));
      const { status, stderr } = await dateline(folder, ['train', ...args]);
      assert.equal(status, expected, stderr);
      assert.match(stderr, said);
    });

  it('stopped, it leaves the model from before', async () => {
    await dateline(folder, ['train']);
    const before = read(MODEL);
    write('dt0.ann.yaml', read('dt1.ann.yaml'));
    const { status, stderr } = await dateline(folder, ['train', '--seed', '3'], '', AbortSignal.abort());
    assert.deepEqual([status, read(MODEL).equals(before)], [130, true]);
    assert.match(stderr, /was stopped/);
  });

  it('a model that cannot be used is named, with a remedy', async () => {
    mkdirSync(join(folder, '.dateline'));
    write(MODEL, 'no model');
    const { status, stderr } = await dateline(folder, ['annotate', 'dt0.txt']);
    assert.equal(status, 0);
    assert.match(
      stderr,
      /^\.dateline\/model\.bin is not used; .*no model of Dateline.* Train again, or delete the file\.$/m,
    );
  });

  it('a link leads neither a model in nor one out', async function () {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dateline-elsewhere-'));
    try {
      symlinkSync(elsewhere, join(folder, '.dateline'));
    } catch {
      // Systems may forbid links.
      this.skip();
    }
    const { status, stderr } = await dateline(folder, ['train']);
    rmSync(elsewhere, { recursive: true });
    assert.equal(status, 1);
    assert.match(stderr, /\.dateline is no folder/);
  });
});

describe('command line: evaluate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-evaluate-'));
    write('dateline.yaml', 'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {}}\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const articles = (finished?: string) => {
    for (const [name, text] of Object.entries(phones(['Mây V2', 'Mây V3', 'Gió X5'], finished)))
      write(name, text);
  };
  const json = async (args: readonly string[]) =>
    JSON.parse((await dateline(folder, ['evaluate', '--json', ...args])).stdout);

  it('suggestions of the shipped model and of the corpus’s own against finished articles', async () => {
    articles('2024-09-01T00:00:00Z');
    const shipped = await json(['--model', 'shipped']);
    assert.equal(shipped.labels.PHONE.recall, 0);
    assert.equal(shipped.labels.PHONE.support, 9);
    await dateline(folder, ['train']);
    const { labels, micro, comparison } = await json(['--against', 'shipped']);
    assert.deepEqual([labels.PHONE.f1, labels.LOC.f1, micro.support], [1, 1, 15]);
    assert.ok(comparison.difference > 0.4 && comparison.second === micro.f1, JSON.stringify(comparison));
    assert.equal(comparison.first, shipped.micro.f1);
  });

  it('as tables', async () => {
    articles('2024-09-01T00:00:00Z');
    const { status, stdout } = await dateline(folder, [
      'evaluate',
      '--model',
      'shipped',
      '--against',
      'shipped',
    ]);
    assert.equal(status, 0);
    assert.match(stdout, /^3 articles or sentences, 15 names$/m);
    assert.match(stdout, /^PHONE +0\.000 +0\.000 +0\.000 +9$/m);
    assert.match(stdout, /^strict +\d/m);
    assert.match(stdout, /^expected calibration error \d\.\d{3}$/m);
    assert.match(stdout, /\+0\.000, in 95 % of samples \+0\.000 to \+0\.000; by chance p = 1\.0000$/m);
  });

  it('a file of tokens against another one', async () => {
    write('gold.conll', CONLL);
    write('a.conll', CONLL.replace('Gió B-PHONE\nX5 I-PHONE', 'Gió B-PHONE\nX5 O'));
    write('b.conll', CONLL.replace('Huế B-LOC', 'Huế O'));
    const { labels, schemes, comparison } = await json([
      ...['--conll', 'gold.conll', '--predicted', 'a.conll', '--against', 'b.conll'],
    ]);
    assert.deepEqual(labels.PHONE, { precision: 0.5, recall: 0.5, f1: 0.5, support: 2 });
    assert.deepEqual([schemes.partial.partial, schemes.type.correct], [1, 4]);
    assert.equal(comparison.second, 0.75);
  });

  it('a model against a file of tokens', async () => {
    write('gold.conll', CONLL);
    const files = ['--conll', 'gold.conll', '--lang', 'vi'];
    await dateline(folder, ['train', ...files, '--from-scratch', '--out', 'm/model.bin']);
    const { micro, comparison } = await json([...files, '--model', 'm/model.bin', '--against', 'shipped']);
    assert.equal(micro.f1, 1);
    assert.ok(comparison.first < 1);
  });

  const wrong: [args: string[], status: number, said: RegExp][] = [
    [[], 2, /No article is finished/],
    [['--conll', 'gold.conll'], 2, /says what is scored/],
    [['--predicted', 'a.conll'], 2, /one file for each/],
    [['--conll', 'gold.conll', '--predicted', 'a.conll', '--model', 'shipped'], 2, /exclude each other/],
    [['--conll', 'gold.conll', '--predicted', 'a.conll'], 1, /a\.conll:1: its tokens .* not those of/],
    [['--conll', 'gold.conll', '--model', 'dateline.yaml'], 2, /no model of Dateline/],
    [['--model', 'nothing.bin'], 2, /nothing\.bin/],
  ];
  for (const [args, expected, said] of wrong)
    it(`evaluate ${args.join(' ')}: ${expected}`, async () => {
      articles();
      write('gold.conll', CONLL);
      write('a.conll', CONLL.replace('Điện', 'Cái'));
      const { status, stderr } = await dateline(folder, ['evaluate', ...args]);
      assert.equal(status, expected, stderr);
      assert.match(stderr, said);
    });
});

describe('command line: suggest', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-suggest-'));
    write('dateline.yaml', 'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {}}\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const finished = (count: number) => {
    const names = Array.from({ length: count }, (_, n) => `Sao${n} V${n}`);
    for (const [name, text] of Object.entries(phones(names, '2024-09-01T00:00:00Z'))) write(name, text);
  };
  const SURE =
    'Ông Nguyễn Văn Hùng đến Hà Nội sáng nay.\n\nÔng Nguyễn Văn Hùng nói ông sẽ ở lại Hà Nội hai ngày.\n';
  const UNSURE = 'Theo Vân Sơn Mai Linh, dự án Bình Minh của Sao Khuê gần Thủ Thiêm do Kim Long làm.\n';

  it('the article with most to learn, with the reason and the places', async () => {
    finished(1);
    write('a.txt', SURE);
    write('b.txt', UNSURE);
    write('c.txt', UNSURE);
    const { next, open, duplicates } = JSON.parse((await dateline(folder, ['suggest', '--json'])).stdout);
    assert.deepEqual(
      [next.map(({ path }: { path: string }) => path), open, duplicates],
      [['b.txt', 'a.txt'], 3, 1],
    );
    assert.ok(next[0].unsure > 0 && next[0].fresh === 1);
    assert.equal(next[0].spans[0].line, 1);
    const { status, stdout } = await dateline(folder, ['suggest', '--next', '1']);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^1\. b\.txt: worth 0\.\d\d: of \d+ suggestions \d+ unsure, \d+ against lists and rules; 100 % of the names new$/m,
    );
    assert.match(stdout, /^ {3}b\.txt:1:\d+ [A-Z]+ “.*” \d+ %/m);
    assert.match(stdout, /^1 near-duplicate is not asked for$/m);
    assert.doesNotMatch(stdout, /a\.txt/);
  });

  it('what more articles would bring', async () => {
    finished(12);
    write('b.txt', UNSURE);
    const { curve, expected } = JSON.parse((await dateline(folder, ['suggest', '--curve', '--json'])).stdout);
    assert.deepEqual(
      curve.map(({ articles }: { articles: number }) => articles),
      [0, 1, 2, 5, 9],
    );
    assert.ok(curve[4].corrections < curve[0].corrections);
    assert.ok(expected === null || expected.articles === 18);
    assert.match(
      (await dateline(folder, ['suggest', '--curve'])).stdout,
      /^after 9 articles 0\.\d{3} corrections a name$/m,
    );
  });

  it('few finished articles tell nothing of others', async () => {
    finished(3);
    write('b.txt', UNSURE);
    assert.match(
      (await dateline(folder, ['suggest', '--curve'])).stdout,
      /Fewer than eight articles are finished/,
    );
  });

  it('where all is finished nothing is left', async () => {
    finished(2);
    const { status, stderr } = await dateline(folder, ['suggest']);
    assert.deepEqual([status, stderr], [2, 'Every article is finished.\n']);
  });
});
