import assert from 'node:assert/strict';
import { DEFAULT_CHOICES } from '../../src/core/formats/export';
import { formatNamed } from '../../src/core/formats/registry';
import { readSidecar } from '../../src/core/sidecar/read';
import { messagesFor } from '../../src/features/messages';
import { likelyFormatsOf } from '../../src/workspace/exchange/guess';
import { importFiles, KEPT } from '../../src/workspace/exchange/place';
import { rememberOnce } from '../../src/workspace/exchange/remember';
import { importReport } from '../../src/workspace/exchange/report';
import { exportArticles } from '../../src/workspace/exchange/write';
import { findArticles } from '../../src/workspace/find';
import { recognizeBy } from '../../src/workspace/load';
import { ARTICLE } from '../lsp/article';
import { type MemoryRuntime, memoryRuntime } from '../support/memoryRuntime';

const messages = messagesFor('en');
const OTHER = ARTICLE.replaceAll('Seoul', 'Busan').replaceAll('Kishida', 'Abe');
const TWO = { 'a/bai.txt': ARTICLE, 'b/bai.txt': OTHER };

async function exported(runtime: MemoryRuntime, format: string, split = false) {
  const { files, source } = runtime;
  const out = files.uri('ra');
  const { found } = await findArticles([files.root], files, source.projects, { but: out });
  const outcome = await exportArticles(found, out, {
    ...source,
    format: formatNamed(format)!,
    choices: { ...DEFAULT_CHOICES, include: 'suggested' },
    ...(split
      ? {
          splits: {
            parts: [
              ['train', 50],
              ['test', 50],
            ] as [string, number][],
            seed: '1',
            bySite: false,
          },
        }
      : {}),
    messages: messages.exchange,
    runtime,
    version: '1.2.3',
  });
  const written = Object.entries(files.texts()).filter(([name]) => name.startsWith('ra/'));
  return { outcome, written: Object.fromEntries(written.map(([name, text]) => [name.slice(3), text])) };
}

describe('exchange, over files in memory', () => {
  it('exports, with its manifest', async () => {
    const { outcome, written } = await exported(memoryRuntime(TWO), 'doccano');
    assert.equal(outcome.articles, 2);
    assert.ok(outcome.spans > 10);
    assert.deepEqual(
      Object.keys(written).sort(),
      [...outcome.files, 'losses.json', 'losses.txt', 'manifest.json'].sort(),
    );
    const manifest = JSON.parse(written['manifest.json']!) as {
      versions: object;
      outputs: { file: string }[];
    };
    assert.deepEqual(manifest.versions, { ...manifest.versions, dateline: '1.2.3' });
    assert.ok(manifest.outputs.some(({ file }) => file === outcome.files[0]));
  });

  it('recognizes each article once, also when the corpus is gone through twice', async () => {
    for (const [format, split] of [
      ['doccano', false],
      ['doccano', true],
      ['conll', true],
    ] as const) {
      const runtime = memoryRuntime(TWO);
      await exported(runtime, format, split);
      assert.deepEqual([...runtime.recognized].sort(), [ARTICLE, OTHER].sort(), `${format} ${split}`);
    }
  });

  it('what is remembered of an article is what was recognized, of each text and project its own', async () => {
    const runtime = memoryRuntime({});
    const once = recognizeBy(await runtime.loadRecognizer());
    const remembered = rememberOnce(once);
    const { slices } = runtime.source;
    for (const [text, options] of [
      [ARTICLE, {}],
      [OTHER, {}],
      [ARTICLE, { published: { value: '2024-05-27', source: 'sidecar' as const } }],
      [ARTICLE, { fileName: '2020-01-02.txt' }],
      ['', {}],
      [ARTICLE.repeat(60), {}],
    ] as const) {
      const first = await remembered(text, options, slices);
      const count = runtime.recognized.length;
      const again = await remembered(text, options, slices);
      assert.equal(runtime.recognized.length, count);
      assert.deepEqual(again, first);
      assert.deepEqual(again, await once(text, options, slices));
    }
  });

  it('lets other work run between articles', async () => {
    const runtime = memoryRuntime(TWO);
    await exported(runtime, 'doccano');
    assert.ok(runtime.pauses() > 10);
  });

  it('an export can be imported again, and gives the same sidecars', async () => {
    const { written } = await exported(memoryRuntime(TWO), 'doccano');
    const [name] = Object.keys(written).filter((each) => each.endsWith('.jsonl'));
    const runtime = memoryRuntime({ ...TWO, 'them/x.jsonl': written[name!]! });
    const { files, source } = runtime;
    assert.equal((await likelyFormatsOf([files.uri('them')], runtime))[0], 'doccano');
    const { found } = await findArticles([files.root], files, source.projects, { all: true });
    const outcome = await importFiles([files.uri('them')], found, {
      ...source,
      readDocuments: runtime.readDocuments,
      format: formatNamed('doccano')!,
      labels: new Map(),
      keepLabels: false,
      replace: false,
      by: 'import',
      strict: false,
      dryRun: false,
      messages,
    });
    assert.deepEqual(outcome.errors, []);
    assert.ok(outcome.added > 10);
    assert.deepEqual([...outcome.files].sort(), [files.uri('a/bai.ann.yaml'), files.uri('b/bai.ann.yaml')]);
    const spans = readSidecar(files.texts()['b/bai.ann.yaml']!).spans.map(({ record }) => record.text);
    assert.ok(spans.includes('Busan') && !spans.includes('Seoul'), spans.join(', '));
  });

  it('an import that is cancelled while it writes says what is left, and the same import writes that', async () => {
    const line = (n: number) =>
      JSON.stringify({ text: `Hà Nội có mưa ngày ${n}.`, label: [[0, 6, 'LOC']], path: `${n}` });
    const runtime = memoryRuntime({ 'them.jsonl': Array.from({ length: 40 }, (_, n) => line(n)).join('\n') });
    const { files, source } = runtime;
    const once = async (stopAt: number) => {
      const controller = new AbortController();
      const { found } = await findArticles([files.root], files, source.projects, { all: true });
      return importFiles([files.uri('them.jsonl')], found, {
        ...source,
        readDocuments: runtime.readDocuments,
        format: formatNamed('doccano')!,
        ...{
          labels: new Map(),
          keepLabels: false,
          replace: false,
          by: 'import',
          strict: false,
          dryRun: false,
        },
        create: files.root,
        messages,
        signal: controller.signal,
        writing: (done) => done === stopAt && controller.abort(),
      });
    };
    const first = await once(50);
    assert.ok(first.unwritten > 0 && first.files.length >= 50, `${first.files.length}`);
    assert.equal(first.files.length + first.unwritten, 80);
    const second = await once(0);
    assert.deepEqual([second.unwritten, second.added + second.same], [0, 40]);
    assert.equal(Object.keys(files.texts()).length, 81);
    assert.deepEqual((await once(0)).files, []);
  });

  const names: [name: string, becomes: string | undefined][] = [
    ['tin/bai-moi.txt', 'm/tin/bai-moi.txt'],
    ['./tin//bai-moi', 'm/tin/bai-moi.txt'],
    ['tin/../bai-moi.txt', 'm/bai-moi.txt'],
    ['tin\\bai-moi.txt', 'm/tin/bai-moi.txt'],
    ['../bai-moi.txt', undefined],
    ['tin/../../bai-moi.txt', undefined],
    ['/etc/bai-moi.txt', undefined],
    ['C:/bai-moi.txt', undefined],
    ['.an/bai-moi.txt', undefined],
    ['a\u0000b.txt', undefined],
  ];
  for (const [name, becomes] of names) {
    it(`a new article ${JSON.stringify(name)} becomes ${becomes ?? 'nothing'}`, async () => {
      const line = JSON.stringify({ text: 'Hà Nội hôm nay có mưa.', label: [[0, 6, 'LOC']], path: name });
      const runtime = memoryRuntime({ 'them.jsonl': line });
      const { files, source } = runtime;
      const { files: written } = await importFiles([files.uri('them.jsonl')], [], {
        ...source,
        readDocuments: runtime.readDocuments,
        format: formatNamed('doccano')!,
        labels: new Map(),
        keepLabels: false,
        replace: false,
        by: 'import',
        create: files.uri('m'),
        strict: false,
        dryRun: false,
        messages,
      });
      const sidecar = becomes?.replace(/\.txt$/, '.ann.yaml');
      assert.deepEqual(written, becomes ? [files.uri(becomes), files.uri(sidecar!)] : []);
    });
  }

  /** What an import of one file into the folder says. */
  const imported = async (name: string, content: string | Uint8Array, format: string) => {
    const runtime = memoryRuntime({ 'bai.txt': 'Lan ở Hà Nội.', [name]: content });
    const { files, source } = runtime;
    const { found } = await findArticles([files.root], files, source.projects, { all: true });
    return importFiles([files.uri(name)], found, {
      ...source,
      readDocuments: runtime.readDocuments,
      format: formatNamed(format)!,
      labels: new Map(),
      keepLabels: false,
      replace: false,
      by: 'import',
      strict: false,
      dryRun: true,
      messages,
    });
  };
  const ROWS = 'Lan B-PER\nở O\nHà B-LOC\nNội I-LOC\n. O\n';
  const CSV = 'path,start,end,text,label\nbai.txt,0,3,Lan,PER\n';
  const utf16 = (text: string, isBig = false) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return Uint8Array.from(isBig ? bytes.swap16() : bytes);
  };
  const whole: [what: string, name: string, content: string | Uint8Array, format: string, added: number][] = [
    ['more lines than articles have', 'a.conll', ROWS + '\n'.repeat(250_001), 'conll2002', 2],
    [
      'a longer line than articles have',
      'a.jsonl',
      JSON.stringify({ text: 'Lan ở Hà Nội.', label: [[0, 3, 'PER']], more: 'x'.repeat(7 << 20) }),
      'doccano',
      1,
    ],
    ['UTF-16 of a spreadsheet', 'a.csv', utf16(CSV), 'csv', 1],
    ['UTF-16 the other way round', 'a.csv', utf16(CSV.replaceAll(',', '\t'), true), 'csv', 1],
  ];
  for (const [what, name, content, format, added] of whole)
    it(`a file to import may have ${what}`, async () => {
      const outcome = await imported(name, content, format);
      assert.deepEqual([outcome.errors, outcome.unplaced, outcome.added], [[], [], added]);
    });
  const notText: [what: string, content: Uint8Array, line: number, says: string][] = [
    ['a wrong byte', Uint8Array.of(65, 10, 0xff, 65), 2, 'the file is not UTF-8'],
    ['UTF-16 without its mark', utf16(CSV).subarray(2), 1, 'the file is not UTF-8'],
    [
      'a pointer of Git LFS',
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'),
      1,
      'this is only a pointer to the file; “git lfs pull” fetches it',
    ],
    ['a zero byte', Uint8Array.of(65, 10, 10, 0), 3, 'the file is not text: it has a byte that is 0'],
  ];
  for (const [what, content, line, message] of notText)
    it(`a file to import that is no text is named with what is wrong: ${what}`, async () => {
      const { errors } = await imported('a.csv', content, 'csv');
      assert.deepEqual(
        errors.map((error) => [error.line, error.message]),
        [[line, message]],
      );
    });

  it('what is not imported is counted, and as much of it kept as there is room for', async () => {
    const one = JSON.stringify({ text: 'Khác.', label: [[0, 4, 'LOC']] });
    const outcome = await imported('a.jsonl', `${one}\n`.repeat(KEPT + 3), 'doccano');
    assert.deepEqual([outcome.unplaced.length, outcome.notImported], [KEPT, KEPT + 3]);
    const { text, json } = importReport(outcome, (uri) => uri);
    assert.match(text, /\n… not-imported: 3 more\n$/);
    assert.deepEqual(JSON.parse(json).at(-1), { kind: 'not-imported', more: 3 });
  });
});
