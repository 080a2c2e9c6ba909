import assert from 'node:assert/strict';
import { readFile } from '../../src/core/formats/read';
import { readSidecar } from '../../src/core/sidecar/read';
import { Changes, changesBetween } from '../../src/core/text/changes';
import { messagesFor } from '../../src/features/messages';
import { loadRecognizer } from '../../src/node/data';
import { Decisions, type SidecarWriter } from '../../src/workspace/decisions';
import { type ArticleState, OpenArticles } from '../../src/workspace/openArticles';
import { MemoryFiles } from '../support/memoryFiles';

const TEXT = 'Thủ tướng thăm Seoul\n\nÔng Kishida Fumio tới Seoul hôm qua để gặp Tổng thống Yoon Suk Yeol.\n';
const messages = messagesFor('en');

describe('decisions, over files in memory', () => {
  let files: MemoryFiles;
  let pauses: number;
  let writer: SidecarWriter;
  let decisions: Decisions;
  let articles: OpenArticles;
  let document: { uri: string; version: number; text: string; getText(): string };
  const uri = 'file:///m/bai.txt';
  const sidecar = 'file:///m/bai.ann.yaml';

  beforeEach(async () => {
    files = new MemoryFiles('file:///m', { 'bai.txt': TEXT });
    writer = {
      read: (at) => files.read(at),
      list: (at) => files.list(at),
      replace: (...change) => files.replace(...change),
      rename: async () => undefined,
    };
    const runtime = {
      files,
      loadRecognizer,
      readDocuments: readFile,
      clock: () => 0,
      pause: async () => {},
    };
    articles = new OpenArticles(runtime, {
      openSource: () => undefined,
      folders: () => ['file:///m'],
      trusted: () => true,
    });
    const port: SidecarWriter = {
      read: (at) => writer.read(at),
      list: (at) => writer.list(at),
      replace: (...change) => writer.replace(...change),
      rename: (...names) => writer.rename(...names),
    };
    let time = 0;
    pauses = 0;
    decisions = new Decisions(articles, port, {
      clock: () => time++,
      pause: async () => {
        pauses++;
      },
      now: () => '2026-01-02T03:04:05Z',
    });
    document = { uri, version: 1, text: TEXT, getText: () => document.text };
    await articles.open(document, true);
  });

  it('of two sides that a merge has left are settled in slices, however many there are', async () => {
    const entry = (n: number, label: string) =>
      `- {id: "k${n}", start: ${n * 9}, end: ${n * 9 + 3}, text: "Nam", label: "${label}", status: "accepted"}\n`;
    const all = (label: string) => Array.from({ length: 500 }, (_, n) => entry(n, label)).join('');
    const head = 'version: 2\nunit: "codepoint"\n\nspans:\n';
    files.put(sidecar, `${head}<<<<<<< a\n${all('PER')}=======\n${all('LOC')}>>>>>>> b\n\nlines:\n\n# end\n`);
    assert.equal((await decisions.settle(sidecar, 'theirs', messages)).changes, 500);
    assert.equal(readSidecar(files.texts()['bai.ann.yaml']!).spans.length, 500);
    // Time passes whenever somebody looks at the clock.
    assert.ok(pauses > 5, String(pauses));
  });

  const tag = (word: string) => (_: ArticleState) => {
    const start = TEXT.indexOf(word);
    return [{ do: 'tag' as const, span: { start, end: start + word.length }, label: 'LOC' }];
  };
  const decide = (word: string) => decisions.apply({ uri }, 'An', messages, tag(word));
  const written = () =>
    readSidecar(files.texts()['bai.ann.yaml'] ?? '').spans.map((item) => item.record.text);

  it('are written, and taken back one after the other', async () => {
    assert.deepEqual(await decide('Seoul'), { applied: true, changes: 1, action: 1 });
    await decide('Kishida Fumio');
    assert.deepEqual(written().sort(), ['Kishida Fumio', 'Seoul']);
    await decisions.undo({}, messages);
    assert.deepEqual(written(), ['Seoul']);
    await decisions.undo({}, messages);
    assert.deepEqual(Object.keys(files.texts()), ['bai.txt']);
  });

  it('are made anew on what somebody else has written in between', async () => {
    await decide('Seoul');
    const theirs = files.texts()['bai.ann.yaml']!;
    await decisions.undo({}, messages);
    let first = true;
    writer.replace = async (...change) => {
      if (first) files.put(sidecar, theirs);
      first = false;
      return files.replace(...change);
    };
    assert.deepEqual(await decide('Kishida Fumio'), { applied: true, changes: 1, action: 2 });
    assert.deepEqual(written().sort(), ['Kishida Fumio', 'Seoul']);
  });

  describe('one right behind another', () => {
    /** From now on nobody who makes a state learns what the sidecar holds. */
    const hangUp = () => {
      const read = files.read.bind(files);
      writer.read = read;
      files.read = (at) => (at === sidecar ? new Promise(() => {}) : read(at));
    };

    it('is written before suggestions are made anew, on what is in the sidecar', async () => {
      await decide('Seoul');
      hangUp();
      assert.equal((await decide('Kishida Fumio')).applied, true);
      assert.equal((await decide('Yoon Suk Yeol')).applied, true);
      assert.deepEqual(written().sort(), ['Kishida Fumio', 'Seoul', 'Yoon Suk Yeol']);
    });

    it('sees what the one before has decided', async () => {
      await decide('Seoul');
      hangUp();
      assert.deepEqual(await decide('Seoul'), {
        applied: false,
        changes: 0,
        message: messages.nothingToDo,
      });
    });

    const isWaiting = async (work: Promise<unknown>) => {
      const done = await Promise.race([
        work.then(() => true),
        new Promise((resolve) => setImmediate(resolve)),
      ]);
      return done !== true;
    };

    it('waits where somebody else has written', async () => {
      await decide('Seoul');
      hangUp();
      files.put(sidecar, `${files.texts()['bai.ann.yaml']!}# theirs\n`);
      assert.equal(await isWaiting(decide('Kishida Fumio')), true);
    });

    const others: readonly (readonly [string, () => unknown])[] = [
      ['the text is another', () => document.version++],
      ['the project may be another', () => articles.invalidate()],
      ['the file may have other line ends', () => articles.saved(uri)],
    ];
    for (const [what, change] of others)
      it(`waits where ${what}`, async () => {
        await decide('Seoul');
        assert.ok(articles.latest(uri));
        change();
        assert.equal(articles.latest(uri), undefined);
      });

    it('waits where all is to be known', async () => {
      await decide('Seoul');
      await articles.state(uri);
      articles.invalidate(sidecar);
      hangUp();
      const all = decisions.apply({ uri, settled: true }, 'An', messages, tag('Kishida Fumio'));
      assert.equal(await isWaiting(all), true);
    });
  });

  it('hold where undo took the file away, and its text has gone and come since', async () => {
    await decide('Seoul');
    await articles.state(uri);
    await decisions.undo({}, messages);
    const start = TEXT.indexOf('Seoul');
    const without = TEXT.replace('Seoul', '');
    const gone = { start, end: start + 'Seoul'.length, text: '', guessed: true as const };
    articles.edited(uri, new Changes([gone]), TEXT, without);
    articles.edited(uri, new Changes([{ start, end: start, text: 'Seoul' }]), without, TEXT);
    document.version = 2;
    await decide('Seoul');
    const { spans, stale } = (await articles.state(uri))!.article.annotations;
    assert.deepEqual(stale, []);
    assert.equal(spans.filter(({ status }) => status === 'accepted').length, 1);
  });

  it('come after what a save writes, however long it takes', async () => {
    await decide('Seoul');
    const now = `Mới.\n${TEXT}`;
    articles.edited(uri, changesBetween(TEXT, now), TEXT, now);
    Object.assign(document, { version: 2, text: now });
    const read = files.read.bind(files);
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    files.read = async (at) => {
      if (at === uri) await gate;
      return read(at);
    };
    const saved = decisions.saved(uri, messages);
    const next = decisions.apply({ uri }, 'An', messages, () => []);
    go();
    await next;
    const [item] = readSidecar(files.texts()['bai.ann.yaml'] ?? '').spans;
    assert.equal(item?.record.start, now.indexOf('Seoul'));
    await saved;
  });

  it('follow what was saved, also when it is closed at once and opened anew', async () => {
    await decide('Seoul');
    await articles.state(uri);
    const now = TEXT.replace('thăm Seoul', 'tới Seoul');
    articles.edited(uri, changesBetween(TEXT, now), TEXT, now);
    Object.assign(document, { version: 2, text: now });
    files.put(uri, now);
    const saved = decisions.saved(uri, messages);
    articles.close(uri);
    const again = { uri, version: 1, getText: () => now };
    const opened = articles.open(again, true);
    await Promise.all([saved, opened]);
    const [item] = readSidecar(files.texts()['bai.ann.yaml'] ?? '').spans;
    assert.deepEqual([item?.record.start, item?.record.stale], [now.indexOf('Seoul'), undefined]);
    assert.deepEqual((await articles.state(uri))!.article.annotations.stale, []);
  });

  describe('of a text that was changed elsewhere, so that nobody knows where they stand', () => {
    const line = TEXT.slice(0, TEXT.indexOf('\n') + 1);
    const twice = line + TEXT;
    const shown = async () => {
      const { spans, stale } = (await articles.state(uri))!.article.annotations;
      return [spans.filter(({ status }) => status === 'accepted').length, stale.length];
    };
    const type = (old: string, now: string, changes: Changes) => {
      articles.edited(uri, changes, old, now);
      Object.assign(document, { version: document.version + 1, text: now });
    };
    beforeEach(async () => {
      await decide('Seoul');
      assert.deepEqual(await shown(), [1, 0]);
      // Which of the two lines is the new one?
      type(TEXT, twice, changesBetween(TEXT, twice));
      assert.deepEqual(await shown(), [0, 1]);
    });

    it('hold again when the file is read again and is what it was', async () => {
      type(twice, TEXT, changesBetween(twice, TEXT));
      assert.deepEqual(await shown(), [1, 0]);
      await decisions.saved(uri, messages);
      assert.deepEqual(await shown(), [1, 0]);
    });

    it('stay stale when edits make the same text, also when that is saved', async () => {
      type(twice, TEXT, new Changes([{ start: 0, end: line.length, text: '' }]));
      assert.deepEqual(await shown(), [0, 1]);
      await decisions.saved(uri, messages);
      assert.deepEqual(await shown(), [0, 1]);
      assert.equal(readSidecar(files.texts()['bai.ann.yaml']!).spans[0]?.record.stale, true);
    });
  });

  it('come back where their text is now, when they are done again in an article that is closed', async () => {
    await decide('Seoul');
    await decisions.undo({ uri }, messages);
    articles.close(uri);
    const now = `Mới.\n${TEXT}`;
    files.put(uri, now);
    assert.equal((await decisions.redo({ uri }, messages)).applied, true);
    const [item] = readSidecar(files.texts()['bai.ann.yaml'] ?? '').spans;
    assert.deepEqual([item?.record.start, item?.record.stale], [now.indexOf('Seoul'), undefined]);
  });

  it('are taken back by their ids from any article, done again, and named when they were elsewhere', async () => {
    await decide('Seoul');
    const { action } = await decide('Kishida Fumio');
    const elsewhere = 'file:///m/khac.txt';
    const nothing = await decisions.undo({ uri: elsewhere }, messages);
    assert.deepEqual(nothing, { applied: false, changes: 0, message: 'Nothing to undo in khac.txt' });
    const undone = { applied: true, changes: 1, message: 'Undone in bai.txt', action, elsewhere: [uri] };
    assert.deepEqual(await decisions.undo({ uri: elsewhere, action }, messages), undone);
    assert.deepEqual(written(), ['Seoul']);
    assert.deepEqual(await decisions.redo({ uri }, messages), { applied: true, changes: 1, action });
    assert.deepEqual(written().sort(), ['Kishida Fumio', 'Seoul']);
    await decisions.undo({ uri }, messages);
    await decide('Yoon');
    assert.equal((await decisions.redo({ uri }, messages)).message, 'Nothing to redo in bai.txt');
  });

  it('are given up when it changes again and again', async () => {
    writer.replace = async () => ({ kind: 'changed' });
    const { applied, message } = await decide('Seoul');
    assert.deepEqual([applied, message], [false, messages.outdated]);
  });

  it('say why they could not be written', async () => {
    writer.replace = async () => ({ kind: 'failed', message: 'the disk is full' });
    const { applied, message } = await decide('Seoul');
    assert.deepEqual([applied, message], [false, messages.writeFailed('bai.ann.yaml', 'the disk is full')]);
    assert.deepEqual(Object.keys(files.texts()), ['bai.txt']);
  });

  for (const [title, renamed, expected] of [
    ['in the editor, where it is open there', { kind: 'written' }, { applied: true, changes: 1 }],
    [
      'not where the editor refuses',
      { kind: 'failed', message: 'busy' },
      { applied: false, changes: 0, message: messages.writeFailed('tin.ann.yaml', 'busy') },
    ],
    ['as a file, where it is not open', undefined, { applied: true, changes: 1 }],
  ] as const) {
    it(`a sidecar gets another name ${title}`, async () => {
      await decide('Seoul');
      writer.rename = async () => renamed;
      assert.deepEqual(await decisions.move(sidecar, 'file:///m/tin.ann.yaml', messages), expected);
      const names = Object.keys(files.texts());
      assert.deepEqual(names, renamed ? ['bai.ann.yaml', 'bai.txt'] : ['bai.txt', 'tin.ann.yaml']);
    });
  }
});
