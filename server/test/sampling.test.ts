import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSidecar } from '../src/core/sidecar/read';
import { type RecognizedRecord, Sample, type SampleWishes } from '../src/workspace/learning/sample';
import { dateline } from './support/cli';

/** `Ann:0.9 Bob:0.4` → names one after another, each of a confidence. */
function record(id: string, marked: string, more: Partial<RecognizedRecord> = {}): RecognizedRecord {
  let at = 0;
  const spans = marked.split(' ').map((word) => {
    const [text = '', confidence, label = 'PER'] = word.split(':');
    const start = at;
    at += text.length + 1;
    return { start, end: start + text.length, text, label, confidence: Number(confidence) };
  });
  // Texts that are no near-duplicates of each other.
  const words = Array.from({ length: 40 }, (_, n) => `${id}${n}`).join(' ');
  const text = `${spans.map((span) => span.text).join(' ')} ${words}`;
  return { id, spans, lines: 1, text, ...more };
}

describe('articles worth annotating', () => {
  const wishes: SampleWishes = { count: 2, by: 'doubt', seed: 1 };
  function chosen(records: readonly RecognizedRecord[], more: Partial<SampleWishes> = {}): string[] {
    const sample = new Sample({ ...wishes, ...more });
    for (const each of records) sample.add(each);
    return sample.choose(({ text }) => text).map(({ record: { id } }) => id);
  }

  const plain = record('plain', 'Ann:0.99 Bob:0.98');
  const cases: [
    what: string,
    records: RecognizedRecord[],
    more: Partial<SampleWishes>,
    expected: string[],
  ][] = [
    [
      'most doubt first',
      [plain, record('some', 'Ann:0.7 Cem:0.9'), record('much', 'Dan:0.3 Eve:0.4')],
      {},
      ['much', 'some'],
    ],
    [
      'new names before those that a chosen one has',
      [record('a', 'Ann:0.3 Bob:0.3'), record('b', 'Ann:0.35 Bob:0.35'), record('c', 'Cem:0.4 Dan:0.4')],
      {},
      ['a', 'c'],
    ],
    [
      'no second one of a text',
      [record('a', 'Ann:0.3'), { ...record('a', 'Ann:0.3'), id: 'copy' }, record('c', 'Cem:0.8')],
      {},
      ['a', 'c'],
    ],
    ['one record that comes twice', [record('a', 'Ann:0.3'), record('a', 'Ann:0.3')], {}, ['a']],
    [
      'doubt about a label alone',
      [record('per', 'Ann:0.2'), record('org', 'NATO:0.6:ORG'), record('both', 'Ann:0.1 WHO:0.9:ORG')],
      { labels: new Set(['ORG']) },
      ['org', 'both'],
    ],
    [
      'so many of a site',
      [
        record('a', 'Ann:0.1', { site: 'x' }),
        record('b', 'Bob:0.2', { site: 'x' }),
        record('c', 'Cem:0.9', { site: 'y' }),
      ],
      { perSite: 1 },
      ['a', 'c'],
    ],
    [
      'between two days, both included',
      [
        record('a', 'Ann:0.1', { published: '2024-01-01' }),
        record('b', 'Bob:0.2', { published: '2024-01-02' }),
        record('c', 'Cem:0.3', { published: '2024-01-03' }),
        record('d', 'Dan:0.1'),
      ],
      { from: '2024-01-02', to: '2024-01-03' },
      ['b', 'c'],
    ],
  ];
  for (const [what, records, more, expected] of cases) {
    it(what, () => {
      assert.deepEqual(chosen(records, more).sort(), [...expected].sort());
      assert.deepEqual(
        chosen([...records].reverse(), more),
        chosen(records, more),
        'the order of the records',
      );
    });
  }

  it('of very many the same as of few, and another seed takes others of equals', () => {
    const many = Array.from({ length: 3000 }, (_, n) => record(`n${n}`, `Name${n}:0.9`));
    const best = [record('x', 'Xa:0.1'), record('y', 'Ya:0.2')];
    assert.deepEqual(chosen([...many, ...best]).sort(), ['x', 'y']);
    const seeds = [1, 2, 3].map((seed) => chosen(many, { by: 'random', seed }).join());
    assert.equal(new Set(seeds).size, 3);
    assert.deepEqual(chosen(many, { by: 'random' }), chosen([...many].reverse(), { by: 'random' }));
  });
});

describe('dateline sample', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-sample-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => dateline(folder, ['sample', ...args]);
  const names = (of: string) => readdirSync(join(folder, of)).sort();
  const TEXTS = [
    [
      'https://a.example/tin/doan-ghe-hue.html',
      'Hôm nay, ông Nguyễn Văn Hùng đến Huế. 😀 Ông gặp bà Trần Thị Lan.',
    ],
    [
      'https://b.example/tin/doan-ghe-hue.html?x=1',
      'Công ty Sao Biển mở cửa hàng tại Đà Nẵng ngày 3/9/2024.',
    ],
    ['../../etc/passwd', 'Bà Lê Thu Hà nói với Reuters tại Hà Nội hôm 5/9/2024.'],
  ] as const;
  const records = TEXTS.map(([id, text]) => ({ id, text, site: id.slice(8, 17) }));
  const lines = (all: readonly object[]) => all.map((each) => `${JSON.stringify(each)}\n`).join('');

  async function recognize(out: string, ...options: string[]): Promise<void> {
    writeFileSync(join(folder, 'crawl.jsonl'), `rubbish\n${lines(records)}`);
    const { status } = await dateline(folder, [
      ...['pipe', 'crawl.jsonl', '--out', out, '--jobs', '1'],
      ...['--published', '2024-09-06', ...options],
    ]);
    assert.equal(status, 0);
  }

  for (const out of ['recognized.jsonl', 'recognized.parquet']) {
    it(`makes articles with suggestions of ${out}`, async () => {
      await recognize(out, '--keep', 'text,site');
      const { status, stderr } = await run(out, '--out', 'articles', '--count', '3');
      assert.equal(status, 0, stderr);
      assert.match(stderr, /^3 articles taken to articles, of 3 that may be taken among 4 records$/m);
      const expected = ['doan-ghe-hue-2', 'doan-ghe-hue', 'passwd'].flatMap((name) => [
        `${name}.ann.yaml`,
        `${name}.txt`,
      ]);
      assert.deepEqual(names('articles'), [...expected, 'sample.jsonl'].sort());
      const list = readFileSync(join(folder, 'articles', 'sample.jsonl'), 'utf8')
        .trim()
        .split('\n');
      for (const line of list) {
        const { path, text, sample } = JSON.parse(line);
        assert.equal(text, TEXTS.find(([id]) => id === sample.id)?.[1]);
        assert.equal(readFileSync(join(folder, 'articles', path), 'utf8'), text);
        const { spans, header } = readSidecar(
          readFileSync(join(folder, 'articles', path.replace('.txt', '.ann.yaml')), 'utf8'),
        );
        assert.ok(spans.length > 1);
        assert.ok(spans.every(({ record: { status } }) => status === 'suggested'));
        assert.equal(header.published, '2024-09-06');
      }
      const check = await dateline(folder, ['check', 'articles']);
      assert.doesNotMatch(check.stdout, /stale-annotation| error /);
    });
  }

  it('takes the texts from the file that was recognized', async () => {
    await recognize('recognized.jsonl', '--keep', 'site');
    assert.match((await run('recognized.jsonl', '--out', 'articles')).stderr, /no texts: give .* --texts/);
    const { status, stderr } = await run(
      ...['recognized.jsonl', '--out', 'articles', '--texts', 'crawl.jsonl', '--label', 'ORG,DATE'],
      ...['--site', 'site', '--per-site', '1', '--count', '1'],
    );
    assert.equal(status, 0, stderr);
    assert.equal(names('articles').length, 3);
  });

  it('reads all files of a folder but those of whoever wrote them', async () => {
    for (const place of ['out', 'out/batch=1', 'out/_temporary']) mkdirSync(join(folder, place));
    writeFileSync(join(folder, 'out', '_SUCCESS'), '');
    await recognize('out/batch=1/part-0.parquet', '--keep', 'text');
    await recognize('out/_temporary/part-1.parquet', '--keep', 'text');
    await recognize('out/more.jsonl', '--keep', 'text');
    const { status, stderr } = await run('out', '--out', 'articles');
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^3 articles taken to articles, of 6 that may be taken among 8 records$/m);
    assert.equal((await run('nothing', '--out', 'x')).status, 1);
  });

  it('a text that is another one is left out and named', async () => {
    await recognize('recognized.jsonl');
    const other = records.map((each, n) => (n === 0 ? { ...each, text: 'Một bài khác.' } : each));
    writeFileSync(join(folder, 'other.jsonl'), lines(other));
    const { status, stderr } = await run('recognized.jsonl', '--out', 'articles', '--texts', 'other.jsonl');
    assert.equal(status, 1);
    assert.match(stderr, /doan-ghe-hue\.html: its text is not the one that was recognized/);
    assert.equal(names('articles').length, 5);
  });

  it('a folder that has something in it is left alone, and nothing to take is said', async () => {
    await recognize('recognized.jsonl', '--keep', 'text');
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'a.txt'), 'a');
    assert.equal((await run('recognized.jsonl', '--out', 'mine')).status, 2);
    assert.deepEqual(names('mine'), ['a.txt']);
    const { status, stderr } = await run('recognized.jsonl', '--out', 'none', '--label', 'GPE');
    assert.equal(status, 2);
    assert.match(stderr, /^0 articles taken/m);
    assert.equal((await run('recognized.jsonl', '--out', 'x', '--per-site', '1')).status, 2);
  });
});
