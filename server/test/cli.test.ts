import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSidecar } from '../src/core/sidecar/read';
import { ARTICLE, NAME, SIDECAR } from './lsp/article';
import { CLI, dateline, spawnDateline } from './support/cli';

describe('command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'));
    writeFileSync(join(folder, NAME), ARTICLE);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], input?: string | Uint8Array) => dateline(folder, args, input);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  describe('nothing is left out in silence', () => {
    const EXPORT = ['export', '--format', 'jsonl', '--all', '--out', 'ra'];
    const IMPORT = ['import', 'x.jsonl', '--format', 'jsonl', '--articles'];
    beforeEach(() => {
      mkdirSync(join(folder, 'a'));
      writeFileSync(join(folder, 'a', NAME), ARTICLE);
      writeFileSync(join(folder, 'a', 'cu.ann.yaml'), 'version: 2\nunit: "codepoint"\n');
      writeFileSync(join(folder, 'x.jsonl'), `${JSON.stringify({ text: ARTICLE, spans: [] })}\n`);
    });
    for (const command of [['annotate'], ['status'], EXPORT])
      it(`${command[0]} names a sidecar whose article is gone`, async () => {
        const { stderr } = await run([...command, 'a']);
        assert.match(stderr, /^a[/\\]cu\.ann\.yaml annotates a[/\\]cu\.txt, which does not exist/m);
      });
    for (const command of [['annotate'], ['status'], ['check'], EXPORT, IMPORT])
      it(`${command[0]} says what is wrong with dateline.yaml, also where there is nothing to do`, async () => {
        writeFileSync(join(folder, 'a', 'dateline.yaml'), 'articles: ["none.txt"]\nexclude: "a/**"\n');
        const { stdout, stderr } = await run([...command, 'a']);
        assert.match(stdout + stderr, /^a[/\\]dateline\.yaml:2:/m);
      });
    it('an export of nothing says what it has left out, and why', async () => {
      writeFileSync(join(folder, 'a', 'dateline.yaml'), 'articles: ["none.txt"]\n');
      const { status, stderr } = await run([...EXPORT, 'a']);
      assert.equal(status, 2);
      assert.match(stderr, /no article here.*1 text file was left out.*bai\.txt: is not among the articles/);
    });
  });

  describe('recognize', () => {
    const recognize = async (text: string, ...options: string[]) =>
      JSON.parse((await run(['recognize', ...options, '-'], text)).stdout) as {
        path: string;
        lang: string;
        published: string | null;
        entities: {
          start: number;
          end: number;
          text: string;
          label: string;
          confidence: number;
          canonical: string;
        }[];
        dates: { start: number; end: number; text: string; type: string; value: string }[];
        boilerplate: unknown[];
        lines: { start: number; end: number; kind: string }[];
      };

    it('prints one JSON line a file', async () => {
      writeFileSync(join(folder, 'b.txt'), ARTICLE);
      const lines = (await run(['recognize', NAME, 'b.txt'])).stdout.trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).path),
        [NAME, 'b.txt'],
      );
    });
    it('offsets are code points of the text without its byte order mark', async () => {
      const text = `\ufeff🇻🇳👩‍🌾 ${ARTICLE}`;
      const { entities, dates } = await recognize(text);
      const points = [...text.slice(1)];
      assert.ok(entities.length > 5);
      for (const { start, end, text: quoted } of [...entities, ...dates]) {
        assert.equal(points.slice(start, end).join(''), quoted);
      }
    });
    it('names have label, confidence and canonical name', async () => {
      const seoul = (await recognize(ARTICLE)).entities.find(({ text }) => text === 'Seoul');
      assert.deepEqual(
        [seoul?.label, seoul?.canonical, (seoul?.confidence ?? 0) > 0.8],
        ['LOC', 'Seoul', true],
      );
    });
    it('dates are resolved against the day that is given', async () => {
      const { dates, published } = await recognize('Hôm nay, ông tới Huế.\n', '--published', '2024-08-26');
      assert.deepEqual([published, dates[0]?.value], ['2024-08-26', '2024-08-26']);
    });
    it('every line has a kind', async () => {
      const { lines } = await recognize(ARTICLE);
      assert.equal(lines.length, ARTICLE.split('\n').length);
      assert.equal(lines[0]?.kind, 'title');
      assert.equal(lines[1]?.kind, 'blank');
    });
    it('the language is that of the option', async () =>
      assert.equal((await recognize(ARTICLE, '--lang', 'en')).lang, 'en'));
    for (const [title, bytes, message] of [
      [
        'not UTF-8',
        Buffer.from([0x56, 0x69, 0xe1, 0x20]),
        '- is not UTF-8 (byte 2). Convert it, for example with iconv\n',
      ],
      [
        'NUL bytes',
        Buffer.from('a\u0000b'),
        '- contains NUL bytes and is not a text file. It is left alone\n',
      ],
    ] as const) {
      it(`${title}: a message and status 1`, async () => {
        const { status, stdout, stderr } = await run(['recognize', '-'], bytes);
        assert.deepEqual([status, stdout, stderr], [1, '', message]);
      });
    }
    it('a file that is not there: a message, and the others are still read', async () => {
      const { status, stdout, stderr } = await run(['recognize', 'no.txt', NAME]);
      assert.deepEqual([status, stderr, stdout.split('\n').length], [1, 'no.txt does not exist\n', 2]);
    });
    it('an empty file gives an empty result', async () => {
      const { entities, dates, lines } = await recognize('');
      assert.deepEqual([entities, dates, lines], [[], [], [{ start: 0, end: 0, kind: 'blank' }]]);
    });
  });

  describe('annotate', () => {
    it('writes suggestions, and again writes nothing new', async () => {
      writeFileSync(join(folder, 'b.txt'), ARTICLE);
      const once = await run(['annotate', '.']);
      assert.deepEqual([once.status, once.stdout], [0, '2 articles: suggestions written into 2 sidecars\n']);
      const first = read(SIDECAR);
      assert.ok(readSidecar(first).spans.length > 5);
      assert.ok(readSidecar(first).spans.every(({ record }) => record.status === 'suggested'));
      rmSync(join(folder, 'b.ann.yaml'));
      const again = await run(['annotate', '.']);
      assert.deepEqual([again.status, again.stdout], [0, '2 articles: suggestions written into 1 sidecar\n']);
      assert.equal((await run(['annotate', '.'])).stdout, '2 articles: nothing new to suggest\n');
      assert.equal(read(SIDECAR), first);
    });
    it('suggests what decisions in the other articles say, with any number of threads, and not with --no-learn', async () => {
      const decide = (name: string, quote: string) => {
        const text = `${ARTICLE}\nKhán giả đến sân ${quote} xem.\n`;
        const start = [...text.slice(0, text.indexOf(quote))].length;
        const at = `start: ${start}, end: ${start + [...quote].length}`;
        writeFileSync(join(folder, `${name}.txt`), text);
        writeFileSync(
          join(folder, `${name}.ann.yaml`),
          `version: 2\nunit: "codepoint"\nspans:\n- {id: "a", ${at}, text: "${quote}", label: "LOC", status: "accepted", before: "đến sân ", after: " xem.\\n"}\n`,
        );
      };
      decide('a', 'Mỹ Đình');
      decide('b', 'Lạch Tray');
      for (let n = 0; n < 8; n++)
        writeFileSync(join(folder, `c${n}.txt`), `${ARTICLE}\nNgười xem rời sân Thống Nhất sớm.\n`);
      const suggested = async (...options: string[]) => {
        assert.equal((await run(['annotate', '.', ...options])).status, 0);
        return readSidecar(read('c7.ann.yaml'))
          .spans.map(({ record }) => record.text)
          .filter((text) => text.includes('Thống Nhất'));
      };
      assert.deepEqual(await suggested('--no-learn'), ['sân Thống Nhất']);
      assert.deepEqual(await suggested('--jobs', '1'), ['Thống Nhất']);
      const files = readdirSync(folder).map((name) => [name, read(name)]);
      assert.deepEqual(await suggested('--jobs', '2'), ['Thống Nhất']);
      assert.deepEqual(
        readdirSync(folder).map((name) => [name, read(name)]),
        files,
      );
      const { stdout } = await run(['check', '.', '--no-learn']);
      assert.match(stdout, /c7\.txt:.*sân Thống Nhất/);
      assert.doesNotMatch((await run(['check', '.'])).stdout, /c7\.txt:.*sân Thống Nhất/);
    });
    it('leaves decisions, comments and unknown keys as they are', async () => {
      await run(['annotate', '.']);
      const decided = read(SIDECAR)
        .replace(/(text: "Seoul".*?status: )"suggested"/, '$1"rejected"')
        .replace(
          /(text: "Nhật Bản", label: )"LOC"(.*?status: )"suggested"/,
          '$1"ORG"$2"accepted", x-note: "team"',
        )
        .replace('spans:', '# ours\nspans:');
      writeFileSync(join(folder, SIDECAR), decided);
      await run(['annotate', '.', '--no-learn']);
      assert.equal(read(SIDECAR), decided);
    });
    it('a sidecar that cannot be read is left alone', async () => {
      writeFileSync(join(folder, SIDECAR), 'version: [\n');
      const { status, stderr } = await run(['annotate', '.']);
      assert.equal(status, 1);
      assert.match(stderr, /bai\.ann\.yaml cannot be read, so nothing is saved to it/);
      assert.equal(read(SIDECAR), 'version: [\n');
    });
    it('leaves files alone that are no articles', async () => {
      writeFileSync(join(folder, 'requirements.txt'), 'numpy==1.26\nrequests\n');
      writeFileSync(join(folder, 'CMakeLists.txt'), 'project(x)\n');
      mkdirSync(join(folder, 'node_modules'));
      writeFileSync(join(folder, 'node_modules', NAME), ARTICLE);
      await run(['annotate', '.']);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.ann.yaml')),
        [SIDECAR],
      );
      assert.deepEqual(readdirSync(join(folder, 'node_modules')), [NAME]);
    });
  });

  describe('check', () => {
    it('prints file:line:col severity code message', async () => {
      const { status, stdout } = await run(['check', NAME]);
      assert.equal(status, 0);
      assert.match(stdout, /^bai\.txt:1:11 information untagged-name Untagged name “Nhật Bản”: LOC, \d+ %$/m);
    });
    it('ends with 1 when there are errors, at the line of the sidecar', async () => {
      writeFileSync(join(folder, SIDECAR), 'version: 1\nspans:\n\n- {start: [\n');
      const { status, stdout } = await run(['check', '.']);
      assert.equal(status, 1);
      assert.match(stdout, /^bai\.txt:1:1 error sidecar-unreadable bai\.ann\.yaml, line 4/m);
      assert.match(stdout, /^bai\.ann\.yaml:4:\d+ error sidecar-unreadable Not valid YAML/m);
    });
    it('reports a sidecar without its article', async () => {
      writeFileSync(join(folder, 'cu.ann.yaml'), 'version: 1\n');
      assert.match(
        (await run(['check', '.'])).stdout,
        /^cu\.ann\.yaml:1:1 warning orphan-sidecar cu\.ann\.yaml annotates cu\.txt/m,
      );
    });
    it('says to which article a sidecar without one belongs, in another folder too', async () => {
      await run(['annotate', NAME]);
      mkdirSync(join(folder, 'moi'));
      renameSync(join(folder, NAME), join(folder, 'moi', 'tin.txt'));
      assert.match(
        (await run(['check', '.'])).stdout,
        /^bai\.ann\.yaml:1:1 warning orphan-sidecar .* Rename it to moi[/\\]tin\.ann\.yaml$/m,
      );
    });
    it('reports what dateline.yaml says wrong, at its place', async () => {
      writeFileSync(join(folder, 'dateline.yaml'), 'version: 1\nlanguage: fr\n');
      assert.match(
        (await run(['check', '.'])).stdout,
        /^dateline\.yaml:2:1 warning project-file Not understood: language/m,
      );
    });
    it('prints JSON', async () => {
      const found = JSON.parse((await run(['check', '--format', 'json', NAME])).stdout) as {
        code: string;
        line: number;
      }[];
      assert.ok(found.some(({ code, line }) => code === 'untagged-date' && line === 5));
    });
    it('prints SARIF 2.1.0', async () => {
      const { version, runs } = JSON.parse((await run(['check', '--format', 'sarif', NAME])).stdout);
      assert.equal(version, '2.1.0');
      const [{ tool, results }] = runs;
      assert.equal(tool.driver.name, 'dateline');
      const region = results[0].locations[0].physicalLocation;
      assert.deepEqual([region.artifactLocation.uri, region.region.startLine], [NAME, 1]);
    });
  });

  describe('export', () => {
    beforeEach(async () => await run(['annotate', '.']));
    it('has accepted annotations only', async () => {
      assert.equal((await run(['export', '.', '--format', 'jsonl', '--out', 'out', '--all'])).status, 0);
      assert.deepEqual(JSON.parse(read('out/dateline.jsonl')).spans, []);
    });
    it('has suggestions too when they are wanted', async () => {
      await run(['export', '.', '--format', 'jsonl', '--out', 'out', '--include', 'suggested']);
      const { path, spans } = JSON.parse(read('out/dateline.jsonl')) as {
        path: string;
        spans: { text: string; value?: string }[];
      };
      assert.equal(path, NAME);
      assert.ok(spans.some(({ text }) => text === 'Seoul'));
      assert.ok(spans.some(({ value }) => value === '2024-09-06'));
    });
    it('writes CoNLL', async () => {
      await run(['export', '.', '--format', 'conll', '--out', 'out', '--include', 'suggested']);
      assert.match(read('out/dateline.conll'), /^-DOCSTART-/);
      assert.match(read('out/dateline.conll'), /\nYoon -X- _ B-PER\nSuk -X- _ I-PER\nYeol -X- _ I-PER\n/);
    });
    it('leaves out what nobody has decided anything in, and says so', async () => {
      const { status, stderr } = await run(['export', '.', '--format', 'jsonl', '--out', 'out']);
      assert.equal(status, 2);
      assert.match(stderr, /Nobody has decided anything in these articles.*\(--all\)/);
      assert.ok(!existsSync(join(folder, 'out')));
    });
    it('leaves nothing half written', async () => {
      writeFileSync(join(folder, 'out'), 'a file in the place of the folder');
      assert.equal((await run(['export', '.', '--format', 'conll', '--out', 'out', '--all'])).status, 1);
      assert.ok(!existsSync(join(folder, 'out', 'dateline.conll.partial')));
    });
  });

  describe('files that are left out', () => {
    beforeEach(() => {
      writeFileSync(join(folder, 'packages.txt'), 'numpy==1.26\n');
      writeFileSync(join(folder, 'ghi.txt'), 'Mua sữa\n');
    });
    const commands: string[][] = [
      ['check'],
      ['annotate'],
      ['status'],
      ['export', '--all', '--format', 'doccano', '--out', 'ra'],
    ];
    for (const [command, ...options] of commands) {
      it(`${command} counts them, and names them with --verbose`, async () => {
        const counted = await run([command!, '.', ...options]);
        assert.equal(counted.status, 0);
        assert.match(counted.stderr, /^2 text files were left out; --verbose names them$/m);
        const { stderr } = await run([command!, '.', '--verbose', ...options]);
        for (const name of ['ghi', 'packages'])
          assert.match(stderr, new RegExp(`^${name}\\.txt: does not read like news`, 'm'));
        assert.match(stderr, /^2 text files were left out$/m);
      });

      it(`${command} says when nothing is an article, and ends with 2`, async () => {
        rmSync(join(folder, NAME));
        const { status, stderr } = await run([command!, '.', ...options]);
        assert.equal(status, 2);
        assert.match(stderr, /There is no article here/);
      });
    }

    for (const [command, ...options] of commands) {
      it(`${command} ends with 130 when it is ended while it searches`, async () => {
        const { status, stderr } = await dateline(
          folder,
          [command!, '.', ...options],
          '',
          AbortSignal.abort(),
        );
        assert.deepEqual([status, stderr], [130, '']);
      });
    }

    it('check says why with the words of the project', async () => {
      writeFileSync(join(folder, 'dateline.yaml'), 'articles: ["bai*.txt"]\n');
      const { stderr } = await run(['check', '.', '--verbose']);
      assert.match(stderr, /^ghi\.txt: is not among the articles of its dateline\.yaml$/m);
    });

    it('check prints JSON also when nothing is an article', async () => {
      rmSync(join(folder, NAME));
      const { status, stdout } = await run(['check', '.', '--format', 'json']);
      assert.deepEqual([status, JSON.parse(stdout)], [2, []]);
    });
  });

  describe('wrong use', () => {
    for (const args of [
      [],
      ['recognise'],
      ['check'],
      ['check', 'no-such'],
      ['export', '.', '--format', 'x', '--out', 'o'],
      ['export', '.', '--format', 'conll'],
      ['export', '.', '--format', 'conll', '--all', '--out', ''],
      ['annotate', ''],
      ['recognize', ''],
      ['import', '.', '--format', 'conll', '--articles', ''],
      ['recognize', '--published', '2024-13-01', '-'],
      ['check', '--format', 'xml', '.'],
      ['lsp'],
    ]) {
      it(`dateline ${args.join(' ')} ends with 2`, async () => {
        const { status, stderr } = await run(args, '');
        assert.equal(status, 2);
        assert.notEqual(stderr, '');
      });
    }
    for (const command of ['recognize', 'annotate', 'check', 'status', 'export', 'lsp']) {
      it(`${command} --help explains itself`, async () => {
        const { status, stdout } = await run([command, '--help']);
        assert.equal(status, 0);
        assert.match(stdout, new RegExp(`Usage: dateline ${command}`));
      });
    }
  });

  describe('as a process of its own', () => {
    it('reads standard input and prints what the command prints', async () => {
      const args = ['recognize', '-'];
      const { status, stdout, stderr } = spawnDateline(folder, args, ARTICLE);
      assert.deepEqual([status, stderr], [0, '']);
      assert.equal(stdout, (await run(args, ARTICLE)).stdout);
    });
    it('ends with the status of the command, its messages on standard error', () => {
      const { status, stdout, stderr } = spawnDateline(folder, ['recognize', 'no.txt']);
      assert.deepEqual([status, stdout, stderr], [1, '', 'no.txt does not exist\n']);
    });
    it('ends with 2 when it is used wrongly', () => {
      const { status, stdout, stderr } = spawnDateline(folder, ['check', 'no-such']);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^dateline: /);
    });
    it('ends with 130 when the person ends it while it waits for more', async function () {
      // There is no such signal there.
      if (process.platform === 'win32') this.skip();
      const child = spawn(process.execPath, [CLI, 'pipe', '--jobs', '1'], { cwd: folder });
      let [answers, errors] = ['', ''];
      child.stdout.on('data', (data) => {
        answers += data;
        // It has answered, and now waits.
        child.kill('SIGINT');
      });
      child.stderr.on('data', (data) => {
        errors += data;
      });
      child.stdin.on('error', () => {});
      child.stdin.write('{"id": 1, "text": "Huế"}\n');
      const status = await new Promise((resolve) => child.once('close', resolve));
      assert.deepEqual([status, errors, JSON.parse(answers).id], [130, '', 1]);
    });
    it('ends quietly when its reader goes away', async () => {
      writeFileSync(join(folder, NAME), `${ARTICLE}\n`.repeat(200));
      const child = spawn(process.execPath, [CLI, 'check', NAME], { cwd: folder });
      let errors = '';
      child.stderr.on('data', (data) => {
        errors += data;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      const status = await new Promise((resolve) => child.once('close', resolve));
      assert.deepEqual([status, errors], [0, '']);
    });
  });
});
