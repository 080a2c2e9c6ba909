import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSidecar } from '../../src/core/sidecar/read';
import { writeText } from '../../src/node/files';
import { ANNOTATIONS, type AnnotationsChange, type ApplyResult, COMMANDS } from '../../src/protocol';
import { dateline } from '../support/cli';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor } from './client';

const span = (start: number, end: number, text: string, more = '') =>
  `- {start: ${start}, end: ${end}, text: "${text}", label: "LOC", status: "accepted"${more}}`;
const sidecar = (...items: string[]) => `version: 1\nunit: "codepoint"\n\nspans:\n\n${items.join('\n\n')}\n`;

describe('bad input: sidecars', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const begin = async (source: string) => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE, [SIDECAR]: source });
    return editor.open(NAME);
  };
  const bomb = `a: &a ["x","x"]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n${sidecar()}`;
  for (const [title, source, message] of [
    ['not YAML', `${sidecar(span(10, 18, 'Nhật Bản'))}\n- {start: [\n`, /line 8: Not valid YAML/],
    ['exploding aliases', bomb, /line 1: Anchors and aliases are not allowed/],
    ['a newer version', sidecar().replace('version: 1', 'version: 7'), /line 1: Version 7 is newer/],
    ['a duplicate key', `version: 1\n${sidecar()}`, /line 2: Duplicate key \(version\)/],
    ['a list', '- 1\n- 2\n', /line 1: Not valid YAML/],
  ] as const) {
    it(`${title}: named with file and line, never overwritten`, async () => {
      const uri = await begin(source);
      const [first] = (await editor.diagnostics(uri)).filter(({ code }) => code === 'sidecar-unreadable');
      assert.match(first?.message as string, message);
      assert.match(first?.message as string, /^bai\.ann\.yaml, /);
      const result = (await editor.fix(uri, 'Seoul', /^Accept/)) as { applied: boolean };
      assert.equal(result.applied, false);
      assert.equal(editor.file(SIDECAR), source);
    });
  }

  it('not UTF-8: named, never overwritten', async () => {
    const uri = await begin('');
    const bytes = Buffer.from([0x76, 0xff, 0xfe]);
    writeFileSync(join(editor.folder, SIDECAR), bytes);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri(SIDECAR), type: 2 }],
    });
    const found = await editor.diagnostics(uri);
    assert.match(found[0]!.message as string, /bai\.ann\.yaml is not UTF-8 \(byte 1\)/);
    assert.equal(((await editor.fix(uri, 'Seoul', /^Accept/)) as { applied: boolean }).applied, false);
    assert.deepEqual(readFileSync(join(editor.folder, SIDECAR)), bytes);
  });

  it('spans out of range, overlapping, and with text that does not match stay in the file', async () => {
    const source = sidecar(
      span(0, 9, 'Thủ tướng'),
      span(4, 18, 'tướng Nhật Bản'),
      span(50, 55, 'Paris'),
      span(9000, 9005, 'Lagos'),
    );
    const uri = await begin(source);
    const codes = (await editor.diagnostics(uri)).map(({ code }) => code);
    assert.equal(codes.filter((code) => code === 'stale-annotation').length, 2);
    assert.equal(codes.filter((code) => code === 'overlapping-annotations').length, 1);
    await editor.fix(uri, 'Seoul', /^Accept/);
    const texts = readSidecar(editor.file(SIDECAR)!).spans.map(({ record }) => record.text);
    for (const text of ['Thủ tướng', 'tướng Nhật Bản', 'Paris', 'Lagos', 'Seoul'])
      assert.ok(texts.includes(text), text);
  });

  it('an entry that is not understood is reported at its line and kept', async () => {
    const source = sidecar(
      '- {start: 5, end: 2, text: "x", label: "LOC", status: "accepted"}',
      span(10, 18, 'Nhật Bản'),
    );
    const uri = await begin(source);
    const file = await editor.open(SIDECAR, source, 'yaml');
    const [found] = await editor.diagnostics(file);
    assert.equal(`${found!.code} ${found!.range.start.line}`, 'sidecar-entry 5');
    await editor.fix(uri, 'Seoul', /^Accept/);
    assert.ok(editor.text(file).includes('start: 5, end: 2'));
  });
});

describe('bad input: articles', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const accept = async (disk: string, shown: string, word: string) => {
    editor = await Editor.inMemory({ [NAME]: disk });
    const uri = await editor.open(NAME, shown);
    await editor.fix(uri, word, new RegExp(`“${word}” as LOC$`));
    const source = editor.file(SIDECAR)!;
    const { record } = readSidecar(source).spans[0]!;
    // Code points of the file without its byte order mark and with one sign for a line end.
    const points = [...flat(disk)];
    assert.equal(points.slice(record.start, record.end).join(''), record.text);
    assert.equal(record.text.normalize('NFC'), word.normalize('NFC'));
  };
  const flat = (text: string) => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  for (const [title, disk, word] of [
    ['a BOM', `\ufeff${ARTICLE}`, 'Seoul'],
    ['CRLF', ARTICLE.replaceAll('\n', '\r\n'), 'Seoul'],
    ['mixed line ends', ARTICLE.replace('\n', '\r\n').replace('\n\n', '\r\n\n'), 'Seoul'],
    ['lone CR', ARTICLE.replaceAll('\n', '\r'), 'Seoul'],
    ['NFD', ARTICLE.normalize('NFD'), 'Hàn Quốc'.normalize('NFD')],
    ['emoji before and inside a name', `🇻🇳👩‍🌾 ${ARTICLE.replace('Seoul', 'Se🎉oul')}`, 'Se🎉oul'],
  ] as const) {
    it(`${title}: offsets are those of the file, whatever line ends it has and the editor shows`, async () => {
      await accept(disk, flat(disk), word);
    });
  }

  it('an empty file has no findings', async () => {
    editor = await Editor.inMemory({ [NAME]: '' });
    assert.deepEqual(await editor.diagnostics(await editor.open(NAME)), []);
  });

  it('one line of 2 MB is answered, and other requests meanwhile', async () => {
    editor = await Editor.inMemory({
      [NAME]: ARTICLE,
      'dai.txt': `${ARTICLE.replaceAll('\n', ' ').repeat(4000).slice(0, 2_000_000)}\n`,
    });
    const long = await editor.open('dai.txt');
    const short = await editor.open(NAME);
    const order: string[] = [];
    await Promise.all([
      editor.hover(long, 'Seoul').then((card) => order.push(`long ${card.includes('LOC')}`)),
      editor.hover(short, 'Seoul').then((card) => order.push(`short ${card.includes('LOC')}`)),
    ]);
    assert.deepEqual(order, ['short true', 'long true']);
  }).timeout(120_000);

  it('a file of 20 MB is answered, and a decision in it is saved', async () => {
    // As few lines as articles of this size have: more than 250,000 are not read.
    const dense = ARTICLE.replaceAll('\n\n', '\n');
    const long = dense.repeat(Math.ceil(20_000_000 / Buffer.byteLength(dense)));
    editor = await Editor.inMemory({ 'dai.txt': long });
    const uri = await editor.open('dai.txt');
    assert.match(await editor.hover(uri, 'Seoul'), /LOC · place/);
    const range = editor.range(uri, 'Seoul');
    await editor.command(COMMANDS.apply, { uri, actions: [{ do: 'tag', range, label: 'LOC' }] });
    assert.equal(readSidecar(editor.file('dai.ann.yaml')!).spans[0]!.record.text, 'Seoul');
  }).timeout(180_000);

  it('a file above 64 MB is not read, and the message says what to do', async () => {
    editor = await Editor.inMemory({ 'dai.txt': '' });
    truncateSync(join(editor.folder, 'dai.txt'), 65 * 2 ** 20);
    const { status, stderr } = await dateline(editor.folder, ['recognize', 'dai.txt']);
    assert.deepEqual(
      [status, stderr],
      [1, 'dai.txt has 65 MB. Articles above 64 MB are not read; split the file\n'],
    );
  });

  it('an article that is deleted while open keeps its sidecar, and takes decisions when it is there again', async () => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE });
    const uri = await editor.open(NAME);
    await editor.fix(uri, 'Seoul', /^Accept/);
    const before = editor.file(SIDECAR);
    rmSync(join(editor.folder, NAME));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 3 }],
    });
    const refused = (await editor.fix(uri, 'Kishida Fumio', /^Accept/)) as ApplyResult;
    assert.deepEqual(
      [refused.applied, refused.message],
      [false, 'bai.txt is no longer there. Save it again to go on; its decisions are kept'],
    );
    assert.equal(editor.file(SIDECAR), before);
    await editor.save(uri);
    await editor.fix(uri, 'Kishida Fumio', /^Accept/);
    assert.equal(readSidecar(editor.file(SIDECAR)!).spans.length, 2);
  });

  it('what others cannot read takes no decisions, and says so before the first', async () => {
    editor = await Editor.inMemory({}, { initializationOptions: { annotations: true } });
    writeFileSync(join(editor.folder, NAME), Buffer.from(`\ufeff${ARTICLE}`, 'utf16le'));
    const sent = new Promise<AnnotationsChange>((resolve) => {
      editor.connection.onNotification(ANNOTATIONS, resolve);
    });
    const uri = await editor.open(NAME, ARTICLE);
    const said = 'bai.txt is UTF-16. Save it as UTF-8: until then nobody but this editor can read it';
    assert.equal((await sent).readOnly, said);
    const refused = (await editor.fix(uri, 'Kishida Fumio', /^Accept/)) as ApplyResult;
    assert.deepEqual([refused.applied, refused.message], [false, said]);
    assert.equal(editor.file(SIDECAR), undefined);
  });

  it('a text that was never saved takes none either', async () => {
    editor = await Editor.inMemory({}, { initializationOptions: { annotations: true } });
    const sent = new Promise<AnnotationsChange>((resolve) => {
      editor.connection.onNotification(ANNOTATIONS, resolve);
    });
    const uri = 'untitled:Untitled-1';
    const textDocument = { uri, languageId: 'dateline-article', version: 1, text: ARTICLE };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    assert.match((await sent).readOnly ?? '', /^This text has never been saved/);
    const result = (await editor.command(COMMANDS.acceptAll, { uri })) as ApplyResult;
    assert.deepEqual(result.applied, false);
    assert.match(result.message ?? '', /^This text has never been saved/);
  });
});

describe('bad input: the file system', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-fs-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });

  it('where nothing can be written the message says why and nothing is changed', async () => {
    // A folder in the place of the file cannot be written by anybody, root included.
    const editor = await Editor.inMemory({ [NAME]: ARTICLE }, { folder });
    const uri = await editor.open(NAME);
    await editor.diagnostics(uri);
    mkdirSync(join(folder, SIDECAR));
    const result = (await editor.fix(uri, 'Seoul', /^Accept/)) as { applied: boolean; message: string };
    assert.equal(result.applied, false);
    assert.match(result.message, /bai\.ann\.yaml/);
    assert.deepEqual(readdirSync(folder).sort(), [SIDECAR, NAME].sort());
    await editor.close();
  });

  it('a full disk leaves the old text and nothing else', async function () {
    // Who may not mount a small disk cannot try this.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status !== 0) this.skip();
    try {
      const path = join(folder, SIDECAR);
      const old = sidecar();
      assert.deepEqual(await writeText(path, old, undefined), { kind: 'written' });
      const long = sidecar(...Array.from({ length: 200 }, (_, n) => span(n, n + 5, 'Seoul')));
      assert.deepEqual(await writeText(path, long, old), { kind: 'failed', message: 'the disk is full' });
      assert.equal(readFileSync(path, 'utf8'), old);
      assert.deepEqual(readdirSync(folder), [SIDECAR]);
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('in a read-only folder the message says so, and the article can still be read', async function () {
    const root = process.getuid?.() === 0;
    // Root may write wherever a disk can be written, so for root the disk itself is made read-only.
    if (root && spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status !== 0) this.skip();
    const editor = await Editor.inMemory({ [NAME]: ARTICLE }, { folder });
    try {
      if (root) spawnSync('mount', ['-o', 'remount,ro', folder]);
      else chmodSync(folder, 0o555);
      const uri = await editor.open(NAME);
      const result = (await editor.fix(uri, 'Seoul', /^Accept/)) as { applied: boolean; message: string };
      assert.equal(result.applied, false);
      assert.match(
        result.message,
        /^bai\.ann\.yaml could not be written: (the folder is read-only|no permission)/,
      );
      assert.match(await editor.hover(uri, 'Seoul'), /LOC · place · suggested/);
      assert.deepEqual(readdirSync(folder), [NAME]);
    } finally {
      await editor.close();
      if (root) spawnSync('umount', [folder]);
    }
  });

  it('a symbolic link is not followed out of the folder', async () => {
    const outside = join(folder, 'outside.txt');
    writeFileSync(outside, '');
    mkdirSync(join(folder, 'in'));
    symlinkSync(outside, join(folder, 'in', SIDECAR));
    const result = await writeText(join(folder, 'in', SIDECAR), 'version: 1\n', '');
    assert.equal(result.kind, 'failed');
    assert.equal(readFileSync(outside, 'utf8'), '');
  });

  it('two windows on one article: no decision of either is lost', async () => {
    const first = await Editor.inMemory({ [NAME]: ARTICLE }, { folder });
    const second = await Editor.overStdio({}, { folder });
    const words = [
      'Nhật Bản',
      'Hàn Quốc',
      'Yoon Suk Yeol',
      'Kishida Fumio',
      'Seoul',
      'Reuters',
      'hai bên',
      'kinh tế',
      'an ninh',
      'quan hệ',
    ];
    const uris = [await first.open(NAME), await second.open(NAME)] as const;
    const tag = (editor: Editor, uri: string, word: string) =>
      editor.command(COMMANDS.apply, {
        uri,
        actions: [{ do: 'tag', range: editor.range(uri, word), label: 'ORG' }],
      });
    await Promise.all(
      words.map((word, n) => (n % 2 ? tag(first, uris[0], word) : tag(second, uris[1], word))),
    );
    const texts = readSidecar(first.file(SIDECAR)!).spans.map(({ record }) => record.text);
    assert.deepEqual([...texts].sort(), [...words].sort());
    await first.close();
    await second.close();
  });

  it('a server killed while writing leaves a whole sidecar, and the next one goes on', async () => {
    const words = ['Nhật Bản', 'Hàn Quốc', 'Yoon Suk Yeol', 'Kishida Fumio', 'Seoul'];
    let seen = 0;
    for (const word of words) {
      const editor = await Editor.overStdio({ [NAME]: ARTICLE }, { folder });
      const uri = await editor.open(NAME);
      const apply = (w: string) =>
        editor.command(COMMANDS.apply, {
          uri,
          actions: [{ do: 'tag', range: editor.range(uri, w), label: 'ORG' }],
        });
      await apply(word);
      // More work is under way when the process dies.
      for (const other of ['hai bên', 'kinh tế', 'an ninh']) void apply(other).catch(() => undefined);
      await editor.kill();
      const { writable, spans } = readSidecar(editor.file(SIDECAR)!);
      assert.equal(writable, true);
      const texts = spans.map(({ record }) => record.text);
      for (const done of words.slice(0, ++seen)) assert.ok(texts.includes(done), done);
      editor.connection.dispose();
    }
  }).timeout(60_000);
});
