import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { aloneBy, type Locks } from '../../../client/src/windowLocks';
import { ClientFiles } from '../../src/lsp/clientFiles';
import { nodeFiles } from '../../src/node/files';
import { FILES } from '../../src/protocol/files';
import { BeyondHost, either, type Files, overlay } from '../../src/workspace/files';
import { canonical, folderOf, nameOf, relativeTo, within } from '../../src/workspace/uris';
import { EditorFiles } from '../support/editorFiles';
import { MemoryFiles } from '../support/memoryFiles';

/** Files below a folder that is the test's own. */
interface Place {
  readonly files: Files;
  readonly root: string;
  put(uri: string, content: string | Uint8Array): void;
  end(): void;
}

function inMemory(): Place {
  const files = new MemoryFiles('file:///corpus');
  return { files, root: files.root, put: (uri, content) => files.put(uri, content), end: () => undefined };
}

function onDisk(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-files-'));
  return {
    files: nodeFiles,
    root: canonical(pathToFileURL(folder).toString()),
    put(uri, content) {
      mkdirSync(dirname(fileURLToPath(uri)), { recursive: true });
      writeFileSync(fileURLToPath(uri), content);
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The files of a virtual workspace: the client answers from what the editor has. */
function overRequests(): Place {
  const editor = new EditorFiles('memfs://corpus/bài');
  return {
    files: editor.overRequests(),
    root: canonical(editor.root),
    put: (uri, content) => editor.put(uri, content),
    end: () => undefined,
  };
}

for (const [host, make] of [
  ['memory', inMemory],
  ['Node', onDisk],
  ['the client’s, over requests', overRequests],
] as const) {
  describe(`files of a host: ${host}`, () => {
    let place: Place;
    let files: Files;
    const uri = (name: string) => within(place.root, name);
    beforeEach(() => {
      place = make();
      files = place.files;
    });
    afterEach(() => place.end());

    it('a stamp is another one after each change, and stays without', async () => {
      const bai = uri('bai.txt');
      assert.equal(await files.stamp(bai), undefined);
      const stamps = new Set<string | undefined>();
      for (const text of ['Huế', 'Đà Lạt', 'Hội An']) {
        const before = await files.read(bai);
        await files.replace(bai, text, before.kind === 'text' ? before.text : undefined);
        stamps.add(await files.stamp(bai));
        stamps.add(await files.stamp(bai));
      }
      assert.equal(stamps.size, 3);
      await files.replace(bai, undefined, 'Hội An');
      assert.equal(await files.stamp(bai), undefined);
    });

    const texts: [what: string, bytes: Uint8Array, expected: object][] = [
      ['a text', Buffer.from('Hà Nội 😀\r\n'), { kind: 'text', text: 'Hà Nội 😀\r\n' }],
      ['an empty text', Buffer.from(''), { kind: 'text', text: '' }],
      ['a byte order mark is none of it', Buffer.from('\ufeffTin'), { kind: 'text', text: 'Tin' }],
      [
        'what is not UTF-8',
        Buffer.from([0x61, 0xff]),
        { kind: 'not-text', fault: { reason: 'not-utf8', offset: 1 } },
      ],
      ['zero bytes', Buffer.from('a\0'), { kind: 'not-text', fault: { reason: 'nul' } }],
    ];
    for (const [what, bytes, expected] of texts) {
      it(`read: ${what}`, async () => {
        place.put(uri('tin.txt'), bytes);
        assert.deepEqual(await files.read(uri('tin.txt')), expected);
      });
    }

    it('read and readBytes: nothing there, a folder, and what is no file', async () => {
      place.put(uri('bài/tin.txt'), 'a');
      for (const missing of [uri('b.txt'), uri('không/có/b.txt'), 'untitled:Untitled-1']) {
        assert.deepEqual(await files.read(missing), { kind: 'missing' });
        assert.deepEqual(await files.readBytes(missing), { kind: 'missing' });
      }
      assert.equal((await files.read(uri('bài'))).kind, 'failed');
      assert.equal((await files.readBytes(uri('bài'))).kind, 'failed');
    });

    it('readBytes keeps everything', async () => {
      const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0, 0xff]);
      place.put(uri('a.spacy'), bytes);
      const read = await files.readBytes(uri('a.spacy'));
      assert.deepEqual(read.kind === 'bytes' && Buffer.from(read.bytes), bytes);
    });

    it('list: files and folders by name, sorted; not what lies deeper', async () => {
      for (const name of ['b.txt', 'Tin số 1 #2.txt', 'a/c.txt', 'a/d/e.txt']) place.put(uri(name), '');
      assert.deepEqual(await files.list(place.root), {
        kind: 'folder',
        entries: [
          { name: 'Tin số 1 #2.txt', kind: 'file' },
          { name: 'a', kind: 'folder' },
          { name: 'b.txt', kind: 'file' },
        ],
      });
      assert.deepEqual(await files.list(uri('Tin số 1 #2.txt')), { kind: 'file' });
      assert.deepEqual(await files.list(uri('nothing')), { kind: 'missing' });
      assert.deepEqual(await files.list('untitled:Untitled-1'), { kind: 'missing' });
    });

    const replacements: [
      what: string,
      there: string | undefined,
      expected: string | undefined,
      ok: boolean,
    ][] = [
      ['a new file', undefined, undefined, true],
      ['a file as expected', 'cũ', 'cũ', true],
      ['an empty file as expected', '', '', true],
      ['a file with a byte order mark', '\ufeffcũ', 'cũ', true],
      ['a file where none is expected', 'cũ', undefined, false],
      ['an empty file where none is expected', '', undefined, false],
      ['another text', 'khác', 'cũ', false],
      ['no file where one is expected', undefined, 'cũ', false],
      ['no file where an empty one is expected', undefined, '', false],
    ];
    for (const [what, there, expected, ok] of replacements) {
      for (const text of ['mới', '', undefined]) {
        it(`replace: ${what} ${text === undefined ? 'is deleted' : `becomes “${text}”`}: ${ok}`, async () => {
          const file = uri('a/tin.ann.yaml');
          if (there !== undefined) place.put(file, there);
          assert.equal((await files.replace(file, text, expected)).kind, ok ? 'written' : 'changed');
          const now = ok ? text : there?.replace('\ufeff', '');
          const read = await files.read(file);
          assert.deepEqual(read, now === undefined ? { kind: 'missing' } : { kind: 'text', text: now });
        });
      }
    }

    it('replace: of many at one time only one is right', async () => {
      const results = await Promise.all(
        ['a', 'b', 'c', 'd'].map((text) => files.replace(uri('x.ann.yaml'), text, undefined)),
      );
      assert.deepEqual(results.map(({ kind }) => kind).sort(), ['changed', 'changed', 'changed', 'written']);
      assert.deepEqual(await files.list(place.root), {
        kind: 'folder',
        entries: [{ name: 'x.ann.yaml', kind: 'file' }],
      });
    });

    it('replace: a folder is not replaced', async () => {
      place.put(uri('a/b.txt'), 'b');
      assert.notEqual((await files.replace(uri('a'), 'x', undefined)).kind, 'written');
      assert.deepEqual(await files.read(uri('a/b.txt')), { kind: 'text', text: 'b' });
    });

    it('stage: all files reach their places together', async () => {
      const staging = await files.stage(uri('ra/data'));
      staging.append('b.txt', 'Hà');
      staging.append('a/a.bin', new Uint8Array([0, 255]));
      staging.append('b.txt', ' Nội');
      assert.deepEqual(await files.read(uri('ra/data/b.txt')), { kind: 'missing' });
      assert.deepEqual(
        staging.outputs().map(({ file, bytes }) => [file, bytes]),
        [
          ['a/a.bin', 2],
          ['b.txt', 9],
        ],
      );
      assert.equal(await staging.present('b.txt'), undefined);
      assert.equal(await staging.link(), undefined);
      const [, output] = staging.outputs();
      assert.deepEqual(await staging.finish(), ['a/a.bin', 'b.txt']);
      assert.deepEqual(await files.read(uri('ra/data/b.txt')), { kind: 'text', text: 'Hà Nội' });
      const { entries } = (await files.list(uri('ra/data'))) as { entries: readonly { name: string }[] };
      assert.deepEqual(
        entries.map(({ name }) => name),
        ['a', 'b.txt'],
      );
      const again = await files.stage(uri('ra/data'));
      assert.deepEqual(await again.present('b.txt'), output);
      await again.abandon();
    });

    it('stage: what is abandoned leaves what was there', async () => {
      place.put(uri('ra/b.txt'), 'cũ');
      for (const folder of ['ra', 'mới/ra']) {
        const staging = await files.stage(uri(folder));
        staging.append('b.txt', 'mới');
        await staging.abandon();
      }
      assert.deepEqual(await files.read(uri('ra/b.txt')), { kind: 'text', text: 'cũ' });
      assert.deepEqual(await files.list(uri('mới/ra')), { kind: 'missing' });
    });

    it('stage: a file in the way is an error that names the folder', async () => {
      place.put(uri('ra'), 'a');
      await assert.rejects(files.stage(uri('ra')), /ra: /);
    });
  });
}

describe('files of Node', () => {
  it('stage: what cannot be written is said in words, and leaves nothing', async () => {
    const place = onDisk();
    try {
      const staging = await nodeFiles.stage(within(place.root, 'ra'));
      staging.append('a', 'x'.repeat(100_000));
      assert.throws(() => staging.append('a/b', 'y'), {
        message: /^(a folder of its path is a file|there is a file of this name)$/,
      });
      await staging.abandon();
      assert.deepEqual(await nodeFiles.list(place.root), { kind: 'folder', entries: [] });
    } finally {
      place.end();
    }
  });

  it('links are listed as such and not written', async () => {
    const place = onDisk();
    try {
      const path = fileURLToPath(place.root);
      place.put(within(place.root, 'a/tin.txt'), 'a');
      symlinkSync(join(path, 'a'), join(path, 'folder'));
      symlinkSync(join(path, 'a', 'tin.txt'), join(path, 'link.txt'));
      assert.deepEqual(await nodeFiles.list(place.root), {
        kind: 'folder',
        entries: [
          { name: 'a', kind: 'folder' },
          { name: 'folder', kind: 'other' },
          { name: 'link.txt', kind: 'other' },
        ],
      });
      assert.equal((await nodeFiles.replace(within(place.root, 'link.txt'), 'b', 'a')).kind, 'failed');
      assert.deepEqual(await nodeFiles.read(within(place.root, 'a/tin.txt')), { kind: 'text', text: 'a' });
    } finally {
      place.end();
    }
  });
});

describe('files over requests', () => {
  let editor: EditorFiles;
  let files: Files;
  const uri = (name: string) => within(editor.root, name);
  beforeEach(() => {
    editor = new EditorFiles('memfs://corpus/tin');
    files = editor.overRequests();
  });

  it('links are listed as such and not written, and sidecars that are links not read', async () => {
    editor.put(uri('link.txt'), 'a', true);
    editor.put(uri('link.ann.yaml'), 'a', true);
    assert.deepEqual(await files.list(editor.root), {
      kind: 'folder',
      entries: [
        { name: 'link.ann.yaml', kind: 'other' },
        { name: 'link.txt', kind: 'other' },
      ],
    });
    assert.deepEqual(await files.read(uri('link.txt')), { kind: 'text', text: 'a' });
    for (const name of ['link.txt', 'link.ann.yaml'])
      assert.equal((await files.replace(uri(name), 'b', 'a')).kind, 'failed');
    assert.equal((await files.read(uri('link.ann.yaml'))).kind, 'failed');
  });

  it('what another window writes between reading and writing is not overwritten', async () => {
    for (const there of ['cũ', undefined]) {
      const file = uri(`${there}.ann.yaml`);
      if (there !== undefined) editor.put(file, there);
      const late = editor.overRequests((request) => {
        if (request === FILES.write) editor.put(file, 'của người khác');
      });
      assert.deepEqual(await late.replace(file, 'mới', there), { kind: 'changed' });
      assert.equal(editor.text(file), 'của người khác');
    }
  });

  it('what another window writes just after is seen, and the writing is to be done again', async () => {
    const file = uri('x.ann.yaml');
    editor.put(file, 'cũ');
    editor.written = () => {
      editor.written = () => undefined;
      editor.put(file, 'của người khác');
    };
    assert.deepEqual(await files.replace(file, 'mới', 'cũ'), { kind: 'changed' });
    assert.equal(editor.text(file), 'của người khác');
    assert.deepEqual(await files.replace(file, 'mới', 'của người khác'), { kind: 'written' });
  });

  /** As a browser has them: work under one name waits for its turn. */
  function sharedLocks(): Locks {
    const turns = new Map<string, Promise<unknown>>();
    return {
      request: (name, _options, work) => {
        const result = Promise.resolve(turns.get(name)).then(work);
        turns.set(
          name,
          result.catch(() => {}),
        );
        return result;
      },
    };
  }

  for (const [what, locks] of [
    ['that share locks', sharedLocks()],
    ['that share none', undefined],
  ] as const) {
    it(`of windows ${what} one writes at a time, and all that was decided is there in the end`, async () => {
      const file = uri('x.ann.yaml');
      for (const there of ['', undefined]) {
        if (there === undefined) editor.nodes.delete(file);
        else editor.put(file, there);
        const windows = [1, 2, 3].map(() => editor.overRequests(undefined, aloneBy(locks)));
        const first = await Promise.all(windows.map((each, n) => each.replace(file, `${n}`, there)));
        assert.deepEqual(first.map(({ kind }) => kind).sort(), ['changed', 'changed', 'written']);
        assert.equal(editor.text(file), `${first.findIndex(({ kind }) => kind === 'written')}`);
        editor.put(file, '');
        await Promise.all(
          windows.map(async (each, n) => {
            for (let done = 0; done < 5; ) {
              const now = await each.read(file);
              assert.ok(now.kind === 'text');
              // What is there already is not to be added again.
              const mark = `${n}.${done} `;
              const isThere = now.text.includes(mark);
              const result = isThere ? 'written' : (await each.replace(file, now.text + mark, now.text)).kind;
              if (result === 'written') done++;
            }
          }),
        );
        const marks = [0, 1, 2].flatMap((n) => [0, 1, 2, 3, 4].map((done) => `${n}.${done}`));
        assert.deepEqual(editor.text(file)!.trim().split(' ').sort(), marks);
      }
    });
  }

  it('why nothing can be written is said, and nothing is', async () => {
    editor.put(uri('ra/b.txt'), 'cũ');
    editor.refuses = 'NoPermissions';
    assert.deepEqual(await files.replace(uri('x.ann.yaml'), 'a', undefined), {
      kind: 'failed',
      message: 'no permission',
    });
    const staging = await files.stage(uri('ra'));
    staging.append('b.txt', 'mới');
    await assert.rejects(staging.finish(), { message: 'b.txt: no permission' });
    assert.equal(editor.text(uri('ra/b.txt')), 'cũ');
    const readOnly = new EditorFiles('memfs://corpus/tin', false).overRequests();
    assert.deepEqual(await readOnly.replace(uri('x.ann.yaml'), 'a', undefined), {
      kind: 'failed',
      message: 'the folder is read-only',
    });
  });

  it('stage: what was there goes only when all is written, and nothing else stays', async () => {
    editor.put(uri('ra/manifest.json'), '{}');
    editor.put(uri('ra/khác.txt'), 'của tôi');
    const staging = await files.stage(uri('ra'));
    for (const name of ['manifest.json', 'b.txt', 'train/a.txt']) staging.append(name, name);
    await staging.finish();
    assert.deepEqual(
      [...editor.nodes.keys()]
        .map((each) => relativeTo(editor.root, each))
        .filter((name) => name?.startsWith('ra/')),
      ['ra/khác.txt', 'ra/b.txt', 'ra/train', 'ra/train/a.txt', 'ra/manifest.json'],
    );
  });

  it('stage: more than fits into memory is an error of its own', async () => {
    const staging = await files.stage(uri('ra'));
    const part = new Uint8Array(64 * 2 ** 20);
    for (let n = 0; n < 4; n++) staging.append('a.bin', part);
    assert.throws(() => staging.append('a.bin', 'x'), BeyondHost);
  });

  it('a client that answers nothing of it has no files', async () => {
    const refuses = new ClientFiles({
      sendRequest: async () => Promise.reject(new Error('no such request')),
    });
    assert.deepEqual(await refuses.read(uri('a.txt')), { kind: 'failed', message: 'no such request' });
    assert.equal(await refuses.stamp(uri('a.txt')), undefined);
    await assert.rejects(refuses.stage(uri('ra')), /ra: no such request/);
  });
});

describe('files of two hosts', () => {
  it('each has its own', async () => {
    const local = new MemoryFiles('file:///corpus', { 'a.txt': 'a' });
    const far = new MemoryFiles('memfs://x/corpus', { 'b.txt': 'b' });
    const files = either((uri) => uri.startsWith('file:'), local, far);
    assert.deepEqual(await files.read(local.uri('a.txt')), { kind: 'text', text: 'a' });
    assert.deepEqual(await files.readBytes(far.uri('a.txt')), { kind: 'missing' });
    assert.equal((await files.replace(far.uri('b.txt'), 'b2', 'b')).kind, 'written');
    assert.notEqual(await files.stamp(far.uri('b.txt')), undefined);
    assert.equal((await files.list(far.root)).kind, 'folder');
    const staging = await files.stage(far.uri('ra'));
    staging.append('c.txt', 'c');
    await staging.finish();
    assert.deepEqual(far.texts(), { 'b.txt': 'b2', 'ra/c.txt': 'c' });
  });
});

describe('files with those that are open', () => {
  const under = new MemoryFiles('file:///corpus', { 'a.txt': 'cũ', 'b.txt': 'b' });
  const open = new Map([
    [under.uri('a.txt'), 'mới'],
    [under.uri('c.txt'), 'c'],
  ]);
  const files = overlay(under, { text: (uri) => open.get(uri) });

  it('what is open wins, saved or not', async () => {
    assert.deepEqual(await files.read(under.uri('a.txt')), { kind: 'text', text: 'mới' });
    assert.deepEqual(await files.read(under.uri('b.txt')), { kind: 'text', text: 'b' });
    assert.deepEqual(await files.read(under.uri('c.txt')), { kind: 'text', text: 'c' });
    const read = await files.readBytes(under.uri('a.txt'));
    assert.equal(read.kind === 'bytes' && Buffer.from(read.bytes).toString(), 'mới');
  });

  it('writing goes where the editor says', async () => {
    assert.equal((await files.replace(under.uri('b.txt'), 'b2', 'b')).kind, 'written');
    assert.deepEqual(await under.read(under.uri('b.txt')), { kind: 'text', text: 'b2' });
    const written: unknown[] = [];
    const editor = overlay(under, {
      text: () => undefined,
      replace: async (...change) => {
        written.push(change);
        return { kind: 'written' };
      },
    });
    await editor.replace('file:///x', 'mới', undefined);
    assert.deepEqual(written, [['file:///x', 'mới', undefined]]);
  });
});

describe('URIs', () => {
  it('of one file are one, however it is encoded', () => {
    const plain = canonical('file:///tin/H%C3%A0%20N%E1%BB%99i%20(1).txt');
    assert.equal(canonical('file:///tin/Hà Nội (1).txt'), plain);
    assert.equal(within('file:///tin', 'Hà Nội (1).txt'), plain);
    assert.equal(nameOf(plain), 'Hà Nội (1).txt');
    assert.equal(folderOf(plain), 'file:///tin');
  });

  const same: [what: string, one: string, other: string, isSame: boolean][] = [
    ['a drive in either case, encoded or not', 'file:///C%3A/Tin/a.txt', 'file:///c:/Tin/a.txt', true],
    ['names keep their case', 'file:///c:/Tin/a.txt', 'file:///c:/tin/a.txt', false],
    ['a server is part of a name', 'file://may-chu/tin/a.txt', 'file:///tin/a.txt', false],
    ['a server in either case', 'file://MAY-CHU/tin/a.txt', 'file://may-chu/tin/a.txt', true],
  ];
  for (const [what, one, other, isSame] of same)
    it(`${what}: ${one} is ${isSame ? '' : 'not '}${other}`, () =>
      assert.equal(canonical(one) === canonical(other), isSame));

  const ways: [folder: string, uri: string, way: string | undefined][] = [
    ['file:///a', 'file:///a/b/c%20d.txt', 'b/c d.txt'],
    ['file:///a/', 'file:///a/b.txt', 'b.txt'],
    ['file:///', 'file:///b.txt', 'b.txt'],
    ['file:///a', 'file:///ab/c.txt', undefined],
    ['file:///a', 'file:///a', undefined],
    ['file:///a', 'untitled:/a/b', undefined],
    ['file://host/a', 'file:///a/b', undefined],
    ['file:///C:/tin', 'file:///c%3A/tin/a.txt', 'a.txt'],
    ['file:///c:/', 'file:///c:/a.txt', 'a.txt'],
    ['file:///c:/tin', 'file:///d:/tin/a.txt', undefined],
    ['file://may-chu/share', 'file://may-chu/share/b/a.txt', 'b/a.txt'],
  ];
  for (const [folder, uri, way] of ways)
    it(`from ${folder} to ${uri}: ${way}`, () => assert.equal(relativeTo(folder, uri), way));
});
