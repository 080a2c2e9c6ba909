import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { FORMATS } from '../src/core/formats/registry';
import { readSidecar } from '../src/core/sidecar/read';
import { dateline } from './support/cli';

const NAME = 'bai.txt';
const SIDECAR = 'bai.ann.yaml';
/** The third paragraph is the site's own; “Hà Nội” stands before and behind it. */
const ARTICLE = `Khánh thành cây cầu mới nhất của thành phố

Sáng 6/9/2024, lễ khánh thành cây cầu mới diễn ra tại Hà Nội với sự tham dự của nhiều người dân.

Theo dõi Báo Bến Cảng trên Google News

Cây cầu nối hai quận của Hà Nội, dài hơn hai cây số và được xây trong ba năm liền.
`;

/** A sidecar with accepted names, each at one of its occurrences. */
function sidecarOf(
  spans: readonly (readonly [text: string, label: string, nth?: number, more?: string])[],
): string {
  const entries = spans.map(([text, label, nth = 0, more = '']) => {
    let start = -1;
    for (let n = 0; n <= nth; n++) start = ARTICLE.indexOf(text, start + 1);
    return `- {start: ${start}, end: ${start + text.length}, text: "${text}", label: "${label}", status: "accepted"${more}}\n`;
  });
  const line = ARTICLE.split('\n')[4]!;
  const start = ARTICLE.indexOf(line);
  return `version: 1\nunit: "codepoint"\n\nspans:\n${entries.join('')}\nlines:\n- {start: ${start}, end: ${start + line.length}, text: "${line}", kind: "boilerplate", status: "accepted"}\n`;
}

describe('export and import on the command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'));
    writeFileSync(join(folder, NAME), ARTICLE);
    writeFileSync(
      join(folder, SIDECAR),
      sidecarOf([
        ['Hà Nội', 'LOC'],
        ['Hà Nội', 'LOC', 1],
        ['Bến Cảng', 'ORG'],
      ]),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]) => dateline(folder, args);
  const exported = (format: string, ...args: readonly string[]) =>
    run('export', '.', '--format', format, '--out', 'out', ...args);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const losses = () =>
    JSON.parse(read('out/losses.json')) as { reason: string; text: string; label?: string }[];
  const outputs = () => (existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')) : []);

  it('formats lists all, also as JSON', async () => {
    const { stdout } = await run('formats');
    assert.equal(stdout.trim().split('\n').length, FORMATS.length);
    assert.match(stdout, /^brat +brat standoff \(text, overlapping spans, type, value/m);
    const names = (JSON.parse((await run('formats', '--json')).stdout) as { name: string }[]).map(
      ({ name }) => name,
    );
    assert.deepEqual(
      names,
      FORMATS.map(({ name }) => name),
    );
  });

  it('an import writes and says the same with any number of threads', async () => {
    // New articles, one that is there, two documents of one article, one of no place, rubbish at the end or none.
    const doc = (n: number, label: string, path = `moi/${n}.txt`) => {
      const text = `Bài ${n}\n\nÔng Nguyễn Văn Hùng đến Huế 😀 hôm qua, lần thứ ${n}.\n`;
      const start = [...text].indexOf('N');
      const spans = [
        { start, end: start + 15, label },
        { start: start + 20, end: start + 23, label: 'LOC' },
      ];
      return { path, text, spans };
    };
    const docs = [
      ...Array.from({ length: 60 }, (_, n) => doc(n, n % 7 === 0 ? 'SITE' : 'PER')),
      { path: NAME, text: ARTICLE, spans: [{ start: 0, end: 10, label: 'MISC' }] },
      ...[1, 2, 3].map((n) => doc(30, ['PER', 'ORG', 'PER'][n - 1]!)),
      doc(99, 'PER', '../ngoai.txt'),
    ];
    const lines = docs.map((each) => `${JSON.stringify(each)}\n`).join('');
    for (const [what, end] of [
      ['whole', ''],
      ['broken', '{"path": '],
    ]) {
      const seen = [];
      for (const jobs of ['1', '2', '3']) {
        const place = join(folder, `${what}-${jobs}`);
        mkdirSync(place);
        writeFileSync(join(place, 'in.jsonl'), lines + end);
        writeFileSync(join(place, NAME), ARTICLE);
        const args = ['import', 'in.jsonl', '--format', 'jsonl', '--articles', '.', '--create'];
        const { status, stderr } = await dateline(place, [...args, '--jobs', jobs, '--report', 'loss']);
        const names = readdirSync(place, { recursive: true }).map(String).sort();
        const files = names.filter((name) => /\.\w+$/.test(name));
        seen.push({
          status,
          stderr,
          files: files.map((name) => [name, readFileSync(join(place, name), 'utf8')]),
        });
      }
      assert.deepEqual(seen[1], seen[0]);
      assert.deepEqual(seen[2], seen[0]);
      assert.equal(seen[0]!.files.length, what === 'whole' ? 3 + 60 * 2 + 2 : 4);
      assert.match(seen[0]!.stderr, what === 'whole' ? /no label SITE/ : /^nothing was written$/m);
    }
  });

  describe('--drop-boilerplate', () => {
    it('leaves the lines out, counts offsets anew, and reports what stood there', async () => {
      assert.equal((await exported('jsonl', '--drop-boilerplate')).status, 0);
      const { text, spans } = JSON.parse(read('out/dateline.jsonl')) as {
        text: string;
        spans: { start: number; end: number; text: string }[];
      };
      assert.doesNotMatch(text, /Google News/);
      assert.deepEqual(
        spans.map(({ start, end }) => [...text].slice(start, end).join('')),
        ['Hà Nội', 'Hà Nội'],
      );
      assert.deepEqual(
        losses().map(({ reason, text: lost }) => `${reason} ${lost}`),
        ['left-out Bến Cảng'],
      );
    });
    it('without it all stays', async () => {
      await exported('jsonl');
      assert.match(JSON.parse(read('out/dateline.jsonl')).text, /Google News/);
    });
  });

  describe('--line-kinds', () => {
    it('writes kinds of lines, in a format that has a place for them', async () => {
      await exported('doccano', '--line-kinds');
      const { text, label } = JSON.parse(read('out/dateline.jsonl')) as {
        text: string;
        label: [number, number, string][];
      };
      const lines = label.filter(([, , name]) => name.startsWith('LINE_'));
      const of = (kind: string) =>
        lines.filter(([, , name]) => name === kind).map(([from, to]) => [...text].slice(from, to).join(''));
      assert.deepEqual(of('LINE_title'), ['Khánh thành cây cầu mới nhất của thành phố']);
      assert.deepEqual(of('LINE_boilerplate'), ['Theo dõi Báo Bến Cảng trên Google News']);
    });
    it('reports them where the format has none', async () => {
      await exported('tei', '--line-kinds');
      assert.ok(losses().some(({ reason, label }) => reason === 'line-kind' && label === 'boilerplate'));
    });
    it('they come back with an import', async () => {
      await exported('doccano', '--line-kinds');
      rmSync(join(folder, SIDECAR));
      await run('import', 'out/dateline.jsonl', '--format', 'doccano', '--articles', '.');
      const { lines } = readSidecar(read(SIDECAR));
      assert.ok(lines.some(({ record }) => record.kind === 'boilerplate'));
    });
  });

  describe('kinds of lines of the project', () => {
    // Formats without the article's text bring back names alone.
    for (const { name } of FORMATS.filter(({ holds }) => holds.lineKinds && holds.text !== 'quotes'))
      it(`go out as ${name} and come back`, async () => {
        writeFileSync(join(folder, 'dateline.yaml'), 'lines: {headline: {}}\n');
        const source = read(SIDECAR);
        writeFileSync(join(folder, SIDECAR), source.replace(/kind: "boilerplate"/, 'kind: "headline"'));
        assert.notEqual(read(SIDECAR), source);
        await exported(name, '--line-kinds');
        rmSync(join(folder, SIDECAR));
        await run('import', 'out', '--format', name, '--articles', '.');
        const kinds = readSidecar(read(SIDECAR)).lines.map(({ record }) => record.kind);
        assert.ok(kinds.includes('headline'), kinds.join());
      });
  });

  describe('--strict and --allow-loss', () => {
    const CASES: readonly (readonly [
      title: string,
      format: string,
      options: readonly string[],
      status: number,
    ])[] = [
      ['nothing is lost', 'jsonl', ['--strict'], 0],
      ['the path is lost', 'conll', ['--strict'], 1],
      ['what is lost may be', 'conll', ['--strict', '--allow-loss', 'path,lang'], 0],
      ['only a part of it may be', 'conll', ['--strict', '--allow-loss', 'path'], 1],
      ['a reason stands for all of its fields', 'conll', ['--strict', '--allow-loss', 'document'], 0],
      ['without --strict all may be', 'conll', [], 0],
    ];
    for (const [title, format, options, status] of CASES) {
      it(`${title}: ${format} ${options.join(' ')} ends with ${status}`, async () => {
        const result = await exported(format, ...options);
        assert.equal(result.status, status, result.stderr);
        if (status === 0) assert.ok(outputs().includes('manifest.json'));
        else {
          assert.match(result.stderr, /nothing was written: \d+ loss(es)?, and --strict is set\n$/);
          assert.deepEqual(outputs(), []);
        }
      });
    }
    it('a span that is lost is named with article, place and reason', async () => {
      writeFileSync(
        join(folder, SIDECAR),
        sidecarOf([
          ['tại Hà Nội', 'MISC'],
          ['Hà Nội', 'LOC'],
        ]),
      );
      const { status, stderr } = await exported('conll', '--strict', '--allow-loss', 'document');
      assert.equal(status, 1);
      assert.match(stderr, /^bai\.txt \d+-\d+ LOC “Hà Nội”: not written: it overlaps another annotation/m);
    });
    it('an import with --strict writes nothing when a span has no place', async () => {
      await exported('jsonl');
      const file = read('out/dateline.jsonl').replace(/"text":"Khánh thành/, '"text":"KHÁNH THÀNH');
      writeFileSync(join(folder, 'them.jsonl'), file.replace('"label":"ORG"', '"label":"SITE"'));
      rmSync(join(folder, SIDECAR));
      const strict = await run('import', 'them.jsonl', '--format', 'jsonl', '--articles', '.', '--strict');
      assert.equal(strict.status, 1);
      assert.match(strict.stderr, /^them\.jsonl:1: not imported: the project has no label SITE/m);
      assert.match(strict.stderr, /nothing was written: 1 could not be placed, and --strict is set\n$/);
      assert.ok(!existsSync(join(folder, SIDECAR)));
      assert.equal((await run('import', 'them.jsonl', '--format', 'jsonl', '--articles', '.')).status, 0);
      assert.equal(readSidecar(read(SIDECAR)).spans.length, 2);
    });
  });

  describe('numbers of labels', () => {
    /** The tags of a Parquet file, in the order of their numbers. */
    const names = async () => {
      const bytes = readFileSync(join(folder, 'out/dateline.parquet'));
      const metadata = parquetMetadata(new Uint8Array(bytes).buffer);
      const about = metadata.key_value_metadata?.find(({ key }) => key === 'huggingface')?.value ?? '{}';
      return JSON.parse(about).info.features.ner_tags.feature.names as string[];
    };
    for (const [label, text] of [
      ['PER', 'Hà Nội'],
      ['LOC', 'Bến Cảng'],
      ['X', 'Hà Nội'],
    ] as const)
      it(`are those of the project, whatever occurs (${label})`, async () => {
        writeFileSync(join(folder, 'dateline.yaml'), 'labels: {ORG: {}, PER: {}, LOC: {}}\n');
        writeFileSync(join(folder, SIDECAR), sidecarOf([[text, label]]));
        assert.equal((await exported('hf-parquet', '--force')).status, 0);
        assert.deepEqual((await names()).slice(0, 9), [
          'O',
          'B-ORG',
          'I-ORG',
          'B-PER',
          'I-PER',
          'B-LOC',
          'I-LOC',
          'B-DATE',
          'I-DATE',
        ]);
        assert.deepEqual((await names()).slice(9), label === 'X' ? ['B-X', 'I-X'] : []);
        assert.match(read('out/README.md'), /'1': "B-ORG"/);
      });
  });

  it('--spreadsheet: a byte order mark, no formulas, and back as it was', async () => {
    const formulas = ['=1+2', '+84 24', '-5 độ', '@bao', "'=x"];
    writeFileSync(join(folder, NAME), `Tin\n\n${formulas.join('\n')}\n`);
    let start = 5;
    const entries = formulas.map((text) => {
      const entry = `- {start: ${start}, end: ${start + text.length}, text: "${text}", label: "MISC", status: "accepted"}\n`;
      start += text.length + 1;
      return entry;
    });
    writeFileSync(
      join(folder, SIDECAR),
      `version: 1\nunit: "codepoint"\n\nspans:\n${entries.join('')}\nlines:\n`,
    );
    assert.equal((await exported('csv', '--spreadsheet')).status, 0);
    const csv = read('out/dateline.csv');
    assert.ok(csv.startsWith('\ufeffpath,'));
    for (const text of formulas) assert.ok(csv.includes(`,'${text},`), csv);
    rmSync(join(folder, SIDECAR));
    assert.equal((await run('import', 'out/dateline.csv', '--format', 'csv', '--articles', '.')).status, 0);
    assert.deepEqual(
      readSidecar(read(SIDECAR)).spans.map(({ record }) => record.text),
      formulas,
    );
  });

  it('lines of JSON hold no sign that some readers end lines at', async () => {
    writeFileSync(join(folder, NAME), `${ARTICLE}Một\u2028hai\u2029ba\u0085bốn.\n`);
    for (const format of ['jsonl', 'prodigy', 'doccano', 'spacy-jsonl', 'hf-jsonl']) {
      assert.equal((await exported(format, '--force')).status, 0);
      const lines = read('out/dateline.jsonl').trimEnd();
      assert.doesNotMatch(lines, /[\u0085\u2028\u2029]/, format);
      const texts = lines.split('\n').map((line) => JSON.parse(line).text as string);
      if (format !== 'hf-jsonl') assert.equal(texts[0], read(NAME));
      rmSync(join(folder, 'out'), { recursive: true });
    }
  });

  describe('--create', () => {
    beforeEach(async () => {
      await exported('jsonl');
      mkdirSync(join(folder, 'new'));
    });
    const imported = (...options: readonly string[]) =>
      run('import', 'out/dateline.jsonl', '--format', 'jsonl', '--articles', 'new', ...options);
    it('writes articles that are not there, with their sidecars', async () => {
      assert.equal((await imported('--create')).status, 0);
      assert.equal(read('new/bai.txt'), ARTICLE);
      assert.equal(readSidecar(read('new/bai.ann.yaml')).spans.length, 3);
    });
    it('without it they are reported with file and line, and an import of nothing is no success', async () => {
      const { status, stderr } = await imported();
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^out[\\/]dateline\.jsonl:1: not imported: no article is called bai\.txt or has this text, so 3 annotations/m,
      );
      assert.deepEqual(readdirSync(join(folder, 'new')), []);
    });
    it('of files without annotations it is said that they have none', async () => {
      writeFileSync(join(folder, 'none.jsonl'), `${JSON.stringify({ text: ARTICLE, label: [] })}\n`);
      const { status, stderr } = await run('import', 'none.jsonl', '--format', 'doccano', '--articles', '.');
      assert.equal(status, 1);
      assert.match(stderr, /^there are no annotations in what was read$/m);
    });
    it('with --dry-run nothing is written', async () => {
      assert.match(
        (await imported('--create', '--dry-run')).stderr,
        /^2 files would be written: 3 spans added/m,
      );
      assert.deepEqual(readdirSync(join(folder, 'new')), []);
    });
    for (const path of ['../x.txt', '/x.txt', '.git/x.txt', 'a/../../x.txt', '..\\x.txt', 'a\nb.txt']) {
      it(`nothing at ${JSON.stringify(path)}`, async () => {
        const record = { path, text: 'Một bài khác.\n', label: [[0, 3, 'PER']] };
        writeFileSync(join(folder, 'them.jsonl'), JSON.stringify(record));
        const args = ['import', 'them.jsonl', '--format', 'doccano', '--articles', 'new', '--create'];
        assert.match((await run(...args)).stderr, /^them\.jsonl:1: not imported: .*would lie outside/ms);
        assert.deepEqual(readdirSync(join(folder, 'new')), []);
      });
    }
    it('an article that is there is never written over', async () => {
      writeFileSync(join(folder, 'new', NAME), 'Một bài khác.\n');
      await imported('--create');
      assert.equal(read('new/bai.txt'), 'Một bài khác.\n');
    });
  });

  describe('articles of one name in several folders', () => {
    beforeEach(() => {
      for (const site of ['a', 'b']) {
        mkdirSync(join(folder, site));
        writeFileSync(join(folder, site, NAME), `${ARTICLE}\n${site}\n`);
        writeFileSync(join(folder, site, SIDECAR), sidecarOf([[`Hà Nội`, site.toUpperCase()]]));
      }
    });
    const label = (sidecar: string) => readSidecar(read(sidecar)).spans.map(({ record }) => record.label);
    for (const format of ['brat', 'csv', 'jsonl']) {
      it(`${format}: each gets its own annotations back`, async () => {
        assert.equal((await exported(format)).status, 0);
        for (const site of ['.', 'a', 'b']) rmSync(join(folder, site, SIDECAR));
        const from = await run('import', 'out', '--format', format, '--articles', '.', '--keep-labels');
        assert.equal(from.status, 0, from.stderr);
        assert.deepEqual([SIDECAR, `a/${SIDECAR}`, `b/${SIDECAR}`].map(label), [
          ['LOC', 'ORG', 'LOC'],
          ['A'],
          ['B'],
        ]);
      });
    }
    it('--create writes all of them', async () => {
      await exported('jsonl');
      mkdirSync(join(folder, 'new'));
      await run('import', 'out', '--format', 'jsonl', '--articles', 'new', '--keep-labels', '--create');
      assert.deepEqual(
        [SIDECAR, `a/${SIDECAR}`, `b/${SIDECAR}`].map((name) => label(`new/${name}`)),
        [['LOC', 'ORG', 'LOC'], ['A'], ['B']],
      );
    });
  });

  it('--report writes what was not imported as text and JSON', async () => {
    await exported('jsonl');
    mkdirSync(join(folder, 'new'));
    await run('import', 'out/dateline.jsonl', '--format', 'jsonl', '--articles', 'new', '--report', 'report');
    assert.match(
      read('report/losses.txt'),
      /^out[\\/]dateline\.jsonl:1: not-imported: no article is called bai\.txt/,
    );
    const [loss] = JSON.parse(read('report/losses.json')) as { line: number; kind: string }[];
    assert.deepEqual([loss?.line, loss?.kind], [1, 'not-imported']);
  });

  it('a malformed file: file and line, status 1, and nothing is written', async () => {
    writeFileSync(join(folder, 'them.conll'), 'Hà B-LOC\nNội X\n');
    const before = read(SIDECAR);
    const { status, stderr } = await run('import', 'them.conll', '--format', 'conll', '--articles', '.');
    assert.equal(status, 1);
    assert.match(stderr, /^them\.conll:2: error: “X” is no tag.*\nnothing was written\n$/);
    assert.equal(read(SIDECAR), before);
  });

  describe('files that no export has left', () => {
    const readme = () => read('out/README.md');
    beforeEach(() => {
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out', 'README.md'), 'ours\n');
    });
    it('are not replaced', async () => {
      const { status, stderr } = await exported('hf-jsonl');
      assert.equal(status, 2);
      assert.match(stderr, /nothing was written: README\.md in this folder comes from no export.*--force/);
      assert.deepEqual([outputs(), readme()], [['README.md'], 'ours\n']);
    });
    it('unless --force is given; those of an export are replaced without', async () => {
      assert.equal((await exported('hf-jsonl', '--force')).status, 0);
      assert.match(readme(), /token-classification/);
      assert.equal((await exported('hf-jsonl')).status, 0);
    });
  });

  describe('what cannot be read in full stops an export', () => {
    const FAULTS: readonly (readonly [
      title: string,
      file: string,
      content: string | Uint8Array,
      says: RegExp,
    ])[] = [
      [
        'a sidecar that is no YAML',
        'b.ann.yaml',
        'version: 1\nspans:\n- {start: [\n',
        /b\.ann\.yaml:3: Not valid YAML/,
      ],
      ['a sidecar of a later version', 'b.ann.yaml', 'version: 9\n', /b\.ann\.yaml:1: Version 9 is newer/],
      [
        'an entry that is wrong',
        'b.ann.yaml',
        'version: 1\nspans:\n- {start: 4, end: 1, text: "a", label: "PER", status: "accepted"}\n',
        /b\.ann\.yaml:3: “end” is not a valid offset/,
      ],
      ['a sidecar that is not UTF-8', 'b.ann.yaml', Uint8Array.of(0xff), /b\.ann\.yaml is not UTF-8/],
      ['an article that is not UTF-8', 'b.txt', Uint8Array.of(0xff), /b\.txt is not UTF-8/],
    ];
    for (const [title, file, content, says] of FAULTS) {
      it(title, async () => {
        writeFileSync(join(folder, 'b.txt'), ARTICLE);
        writeFileSync(join(folder, 'b.ann.yaml'), sidecarOf([['Hà Nội', 'LOC']]));
        writeFileSync(join(folder, file), content);
        const { status, stderr } = await exported('jsonl');
        assert.equal(status, 1);
        assert.match(stderr, says);
        assert.match(stderr, /nothing was written: .*mend/);
        assert.ok(!existsSync(join(folder, 'out')));
      });
    }
  });

  it('what an earlier export has left in the folder is no article', async () => {
    await exported('brat');
    await exported('brat');
    assert.deepEqual(
      outputs().filter((name) => name.endsWith('.ann')),
      ['bai.ann'],
    );
    assert.ok(!outputs().includes('out'));
  });

  const WRONG: readonly (readonly [title: string, args: readonly string[], says: RegExp])[] = [
    ['parts without weights', ['.', '--format', 'conll', '--split', 'train,dev'], /train=80,dev=10/],
    [
      'a file with tokens that is not there',
      ['.', '--format', 'conll', '--tokens', 'no.jsonl'],
      /no\.jsonl cannot be read/,
    ],
    [
      'a kind of loss that is none',
      ['.', '--format', 'conll', '--strict', '--allow-loss', 'pfad'],
      /“pfad” is no kind/,
    ],
    ['--allow-loss alone', ['.', '--format', 'conll', '--allow-loss', 'path'], /goes with --strict/],
    ['no article', ['empty', '--format', 'conll'], /There is no article here/],
    [
      'a part with the name of a report',
      ['.', '--format', 'label-studio', '--split', 'manifest=1'],
      /manifest\.json is where/,
    ],
    ['articles that would share a file', [NAME, 'bai', '--format', 'gate'], /Two articles are called bai\b/],
    ['two articles of one name', [NAME, NAME, '--format', 'brat'], /Two articles are called bai/],
  ];
  for (const [title, args, says] of WRONG) {
    it(`${title}: status 2, and nothing is written`, async () => {
      mkdirSync(join(folder, 'empty'));
      writeFileSync(join(folder, 'bai'), ARTICLE);
      const { status, stderr } = await run('export', ...args, '--out', 'out');
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.deepEqual(outputs(), []);
    });
  }
});
