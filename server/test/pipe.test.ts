import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { main } from '../src/cli/main';
import { pipe } from '../src/cli/pipe';
import type { Io } from '../src/cli/terminal';
import { type RecognizerPool, recognizerPool } from '../src/node/pool';
import { ARTICLE } from './lsp/article';
import { dateline } from './support/cli';

const SENTENCE = 'Hôm nay, ông Nguyễn Văn Hùng đến Huế.';

interface Answer {
  readonly id: string | number | null;
  readonly lang?: string;
  readonly published?: string | null;
  readonly entities?: readonly { readonly text: string; readonly start: number; readonly label: string }[];
  readonly dates?: readonly { readonly text: string; readonly value: string }[];
  readonly warnings?: readonly string[];
  readonly line?: number;
  readonly error?: string;
  readonly [kept: string]: unknown;
}

const answers = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);

async function run(input: string | Uint8Array, ...options: string[]) {
  const { status, stdout, stderr } = await dateline(tmpdir(), ['pipe', '--jobs', '1', ...options], input);
  return { status, stderr, answers: answers(stdout) };
}

const json = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('dateline pipe', () => {
  it('answers each record in the order of the records', async () => {
    const ids = Array.from({ length: 120 }, (_, n) => n);
    const input = json(...ids.map((id) => ({ id, text: id % 20 === 0 ? ARTICLE : SENTENCE })));
    const one = await dateline(tmpdir(), ['pipe', '--jobs', '1'], input);
    const three = await dateline(tmpdir(), ['pipe', '--jobs', '3'], input);
    assert.deepEqual(
      answers(one.stdout).map(({ id }) => id),
      ids,
    );
    assert.equal(three.stdout, one.stdout);
  });

  it('offsets are code points', async () => {
    const text = `🇻🇳👩‍🌾 ${SENTENCE}`;
    const [answer] = (await run(json({ text }))).answers;
    const points = [...text];
    assert.ok(answer!.entities!.length > 0);
    for (const { start, text: quoted } of answer!.entities!)
      assert.equal(points.slice(start, start + [...quoted].length).join(''), quoted);
  });

  const understood: readonly [what: string, record: object, expected: Partial<Answer>, options?: string[]][] =
    [
      ['a day', { text: SENTENCE, published: '2024-08-26' }, { published: '2024-08-26' }],
      ['a time', { text: SENTENCE, published: '2024-08-26T23:59:00+07:00' }, { published: '2024-08-26' }],
      ['a time with a blank', { text: SENTENCE, published: '2024-08-26 23:59' }, { published: '2024-08-26' }],
      ['no day', { text: SENTENCE, published: null }, { published: null }],
      [
        'the day of the option where the record has none',
        { text: SENTENCE },
        { published: '2024-01-02' },
        ['--published', '2024-01-02'],
      ],
      [
        'the day of the record before that of the option',
        { text: SENTENCE, published: '2024-08-26' },
        { published: '2024-08-26' },
        ['--published', '2024-01-02'],
      ],
      ['a language', { text: 'Paris', lang: 'en' }, { lang: 'en' }],
      ['a language with a country', { text: 'Paris', lang: 'vi_VN' }, { lang: 'vi' }],
      ['a number as id', { id: 7, text: SENTENCE }, { id: 7 }],
      ['no id', { text: SENTENCE }, { id: null }],
      ['an empty text', { id: 'a', text: '' }, { id: 'a', entities: [] }],
      [
        'other names of fields',
        { url: 'x', content: SENTENCE, date: '2024-08-26' },
        { id: 'x', published: '2024-08-26' },
        ['--fields', 'id=url,text=content,published=date'],
      ],
      [
        'fields to keep, but not in the place of ours',
        { id: 'a', text: SENTENCE, site: { name: 'x' }, lang: 'vi', other: 1 },
        { id: 'a', site: { name: 'x' }, lang: 'vi', other: undefined },
        ['--keep', 'site,lang,absent'],
      ],
    ];
  for (const [what, record, expected, options = []] of understood)
    it(`understands ${what}`, async () => {
      const [answer] = (await run(json(record), ...options)).answers;
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(answer![key], value, key);
      assert.equal(answer!.warnings, undefined);
      assert.equal(answer!.error, undefined);
    });

  const doubtful: readonly [what: string, record: object, warning: RegExp][] = [
    ['a day that is none', { text: SENTENCE, published: '2024-02-30' }, /“published”.*2024-02-30/],
    ['a number as day', { text: SENTENCE, published: 1724630400 }, /“published”/],
    ['an unknown language', { text: SENTENCE, lang: 'tlh' }, /“lang”.*tlh/],
    ['a list as id', { text: SENTENCE, id: [] }, /“id”/],
    ['signs that were not understood', { text: `${SENTENCE} \ufffd` }, /U\+FFFD/],
  ];
  for (const [what, record, warning] of doubtful)
    it(`recognizes a record with ${what}, and warns`, async () => {
      const { answers: all, stderr } = await run(json(record));
      assert.match(all[0]!.warnings!.join(), warning);
      assert.ok(all[0]!.entities!.some(({ text }) => text === 'Huế'));
      assert.match(stderr, /1/);
    });

  const faulty: readonly [what: string, line: string, error: RegExp, id?: unknown][] = [
    ['rubbish', 'rubbish', /not JSON/],
    ['half a record', '{"text": "a', /not JSON/],
    ['a list', '[1]', /not a JSON object/],
    ['null', 'null', /not a JSON object/],
    ['no text', '{"id": "x"}', /“text”/, 'x'],
    ['a number as text', '{"id": 3, "text": 3}', /“text”/, 3],
    ['a text that it only inherits', '{"__proto__": {"text": "a"}}', /“text”/],
    ['depth without end', `${'['.repeat(200_000)}`, /not JSON/],
  ];
  for (const [what, line, error, id = null] of faulty)
    it(`${what} is one record with an error, and not the end`, async () => {
      const before = json({ id: 1, text: SENTENCE });
      const { status, answers: all } = await run(`${before}${line}\n\n${before}`);
      assert.deepEqual([status, all.map((answer) => answer.id)], [0, [1, id, 1]]);
      assert.match(all[1]!.error!, error);
      assert.equal(all[1]!.line, 2);
    });

  it('counts lines over blank ones, line ends of Windows and a missing last one', async () => {
    const good = JSON.stringify({ text: SENTENCE });
    const { answers: all } = await run(`\ufeff${good}\r\n\r\n${good}\r\n?`);
    assert.deepEqual(
      all.map(({ line, error }) => line ?? error),
      [undefined, undefined, 4],
    );
  });

  const io = (stream: () => AsyncIterable<Uint8Array>) => {
    const seen = { out: '', err: '' };
    const channel: Io = {
      out: (text) => {
        seen.out += text;
      },
      err: (text) => {
        seen.err += text;
      },
      input: async () => Buffer.from(''),
      stream,
      drained: async () => {},
      line: () => {},
      signal: new AbortController().signal,
    };
    return { seen, channel };
  };

  it('answers a record before the next one comes', async () => {
    let answered: () => void = () => {};
    const { seen, channel } = io(async function* () {
      for (let n = 1; n <= 3; n++) {
        const answer = new Promise<void>((resolve) => {
          answered = resolve;
        });
        yield Buffer.from(json({ id: n, text: SENTENCE }));
        await answer;
        assert.equal(answers(seen.out).length, n);
      }
    });
    const out = channel.out;
    const told: Io = {
      ...channel,
      out: (text) => {
        out(text);
        answered();
      },
    };
    assert.equal(await pipe(undefined, { jobs: 1 }, told), 0);
    assert.equal(answers(seen.out).length, 3);
  });

  it('pieces may end anywhere, within a sign too', async () => {
    const bytes = Buffer.from(
      json({ id: 1, text: ARTICLE }, { id: 2, text: SENTENCE }, { id: 3, text: 'Huế' }),
    );
    const whole = await run(bytes);
    // One thread for all: starting it is most of the work.
    const pool = recognizerPool(1);
    const startThreads = () => ({ ...pool, end: async () => {} });
    try {
      for (const size of [1, 2, 7, 1000]) {
        const { seen, channel } = io(async function* () {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        });
        await pipe(undefined, { jobs: 1 }, channel, startThreads);
        assert.deepEqual(answers(seen.out), whole.answers);
      }
    } finally {
      await pool.end();
    }
  });

  it('a line that is too long is an error, and is not kept', async () => {
    const piece = Buffer.alloc(2 ** 20, 'a');
    const { seen, channel } = io(async function* () {
      for (let n = 0; n < 65; n++) yield piece;
      yield Buffer.from(`\n${json({ id: 2, text: SENTENCE })}`);
    });
    await pipe(undefined, { jobs: 1 }, channel);
    const [first, second] = answers(seen.out);
    assert.match(first!.error!, /longer than 64 MB/);
    assert.deepEqual([first!.line, second!.id], [1, 2]);
  });

  it('a record whose thread ends is one error; those beside it are recognized', async () => {
    const pool: RecognizerPool = {
      recognize: async () => undefined,
      records: async ({ lines, first }) => {
        if (lines.some((line) => line.includes('deadly'))) throw new Error('the thread ended');
        return { text: lines.map((_, n) => json({ id: first + n })).join(''), errors: 0, warnings: 0 };
      },
      end: async () => {},
    };
    const { seen, channel } = io(async function* () {
      yield Buffer.from(json({ text: 'a' }, { text: 'deadly' }, { text: 'b' }));
    });
    assert.equal(await pipe(undefined, { jobs: 2 }, channel, () => pool), 0);
    const all = answers(seen.out);
    assert.deepEqual(
      all.map(({ id }) => id),
      [1, null, 3],
    );
    assert.match(all[1]!.error!, /the thread ended/);
    assert.match(seen.err, /3.*1/);
  });

  const misused: readonly string[][] = [
    ['--fields', 'text'],
    ['--fields', 'text='],
    ['--fields', 'title=x'],
    ['--jobs', '0'],
    ['--jobs', 'many'],
    ['--published', 'today'],
  ];
  for (const options of misused)
    it(`refuses ${options.join(' ')}`, async () => {
      assert.equal((await dateline(tmpdir(), ['pipe', ...options], '')).status, 2);
    });
});

describe('dateline pipe with files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-pipe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const command = (...args: string[]) => dateline(folder, ['pipe', '--jobs', '2', ...args]);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const NAMES = '--fields=id=url,text=content,published=date';

  it('leaves no half file when the person ends it', async () => {
    const controller = new AbortController();
    const before = process.cwd();
    process.chdir(folder);
    try {
      const status = await main(['pipe', '--jobs', '1', '--out', 'o.jsonl'], {
        ...{ out: () => {}, err: () => {}, line: () => {}, drained: async () => {} },
        input: async () => Buffer.from(''),
        stream: async function* () {
          yield Buffer.from(json({ id: 1, text: SENTENCE }));
          controller.abort();
          throw controller.signal.reason;
        },
        signal: controller.signal,
      });
      assert.deepEqual([status, readdirSync('.')], [130, []]);
    } finally {
      process.chdir(before);
    }
  });

  const rows = Array.from({ length: 240 }, (_, n) => ({
    url: `https://site.example/${n}`,
    content: n === 5 ? null : n % 40 === 0 ? ARTICLE : SENTENCE,
    date: new Date(Date.UTC(2024, 7, 1 + (n % 28))),
    site: { name: 'site', n },
    views: BigInt(n),
    html: '<p>',
  }));

  function writeRows(name: string): void {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'html', data: rows.map(({ html }) => html), type: 'STRING' },
        { name: 'url', data: rows.map(({ url }) => url), type: 'STRING' },
        { name: 'content', data: rows.map(({ content }) => content), type: 'STRING' },
        { name: 'date', data: rows.map(({ date }) => date), type: 'TIMESTAMP' },
        { name: 'site', data: rows.map(({ site }) => site), type: 'JSON' },
        { name: 'views', data: rows.map(({ views }) => views), type: 'INT64' },
      ],
      rowGroupSize: 70,
    });
    writeFileSync(join(folder, name), Buffer.from(file));
  }

  async function readRows(name: string) {
    const bytes = readFileSync(join(folder, name));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    return (await parquetReadObjects({ file })) as Record<string, unknown>[];
  }

  it('Parquet to Parquet says the same as JSON lines to JSON lines', async () => {
    writeRows('in.parquet');
    const lines = rows.map(({ views, ...row }) => JSON.stringify({ ...row, views: Number(views) }));
    writeFileSync(join(folder, 'in.jsonl'), `${lines.join('\n')}\n`);
    for (const [from, to] of [
      ['in.parquet', 'out.parquet'],
      ['in.parquet', 'a.jsonl'],
      ['in.jsonl', 'b.jsonl'],
    ] as const)
      assert.equal((await command(from, '--out', to, NAMES, '--keep', 'site,views')).status, 0);
    assert.equal(read('a.jsonl'), read('b.jsonl'));
    const expected = answers(read('b.jsonl'));
    assert.equal(expected.length, rows.length);
    const written = await readRows('out.parquet');
    assert.deepEqual(
      written.map(({ id, published, lang, site, views, error }) => [id, published, lang, site, views, error]),
      expected.map(({ id, published = null, lang = null, site, views, error = null }) => [
        id,
        published,
        lang,
        site === undefined ? null : JSON.stringify(site),
        views === undefined ? null : JSON.stringify(views),
        error,
      ]),
    );
    const plain = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value ?? null, (_, part) => (typeof part === 'bigint' ? Number(part) : part)),
      );
    for (const column of ['entities', 'dates', 'lines', 'boilerplate'])
      assert.deepEqual(
        written.map((row) => plain(row[column])),
        expected.map((answer) => plain(answer[column])),
        column,
      );
    assert.match(String(written[5]!['error']), /“content” is not a text/);
  });

  it('reads JSON lines that are packed with gzip', async () => {
    writeFileSync(
      join(folder, 'in.jsonl.gz'),
      gzipSync(json({ id: 1, text: SENTENCE }, { id: 2, text: ARTICLE })),
    );
    const { stdout } = await command('in.jsonl.gz');
    assert.deepEqual(
      answers(stdout).map(({ id }) => id),
      [1, 2],
    );
  });

  it('a file that is there is replaced with --force alone', async () => {
    writeFileSync(join(folder, 'in.jsonl'), json({ id: 1, text: SENTENCE }));
    writeFileSync(join(folder, 'out.jsonl'), 'mine');
    const refused = await command('in.jsonl', '--out', 'out.jsonl');
    assert.deepEqual([refused.status, read('out.jsonl')], [2, 'mine']);
    assert.match(refused.stderr, /out\.jsonl.*--force/);
    assert.equal((await command('in.jsonl', '--out', 'out.jsonl', '--force')).status, 0);
    assert.equal(answers(read('out.jsonl')).length, 1);
  });

  const unreadable: readonly [
    what: string,
    name: string,
    content: string | Buffer | undefined,
    error: RegExp,
  ][] = [
    ['is not there', 'none.jsonl', undefined, /none\.jsonl|no such file/i],
    ['is no Parquet', 'in.parquet', 'PAR1 and nothing', /parquet/i],
    ['is no gzip', 'in.jsonl.gz', 'text', /header/i],
  ];
  for (const [what, name, content, error] of unreadable)
    it(`a file that ${what} is an error, and nothing is written`, async () => {
      if (content !== undefined) writeFileSync(join(folder, name), content);
      const before = readdirSync(folder);
      const { status, stderr } = await command(name, '--out', 'out.parquet');
      assert.equal(status, 1);
      assert.match(stderr, error);
      assert.deepEqual(readdirSync(folder), before);
    });

  it('an output folder that is not there is an error', async () => {
    writeFileSync(join(folder, 'in.jsonl'), json({ text: SENTENCE }));
    const { status, stderr } = await command('in.jsonl', '--out', 'no/out.jsonl');
    assert.equal(status, 1);
    assert.match(stderr, /no/);
  });
});

describe('--jobs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-jobs-'));
    for (let n = 10; n < 40; n++)
      writeFileSync(join(folder, `${n}.txt`), `${ARTICLE}Ngày ${n % 28}/8, Huế.\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const contents = (at: string) =>
    readdirSync(at, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((name) => /\.(?:yaml|conll|json|txt)$/.test(name))
      .map((name) => [name, readFileSync(join(at, name), 'utf8')]);

  const commands: readonly string[][] = [
    ['recognize', ...Array.from({ length: 30 }, (_, n) => `${n + 10}.txt`)],
    ['check', '.', '--format', 'json'],
    ['annotate', '.'],
    [
      'export',
      '.',
      '--format',
      'conll',
      '--out',
      'data',
      '--include',
      'suggested',
      '--split',
      'train=80,test=20',
    ],
  ];
  for (const command of commands)
    it(`${command[0]}: the same bytes, whatever the number`, async () => {
      const results = [];
      for (const jobs of ['1', '3']) {
        const { status, stdout, stderr } = await dateline(folder, [...command, '--jobs', jobs]);
        results.push({ status, stdout, stderr, files: contents(folder) });
        rmSync(join(folder, 'data'), { recursive: true, force: true });
        for (const name of readdirSync(folder)) if (name.endsWith('.yaml')) rmSync(join(folder, name));
      }
      assert.ok(results[0]!.files.length >= 30);
      assert.deepEqual(results[1], results[0]);
    });
});
