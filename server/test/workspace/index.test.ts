import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { type Deed, decide } from '../../src/core/annotation/decide';
import { DEFAULT_PROJECT } from '../../src/core/project/model';
import { messagesFor } from '../../src/features/messages';
import { nodeFiles } from '../../src/node/files';
import { indexReaders } from '../../src/node/indexPool';
import {
  entitiesBy,
  mentionsBy,
  nextArticle,
  parseFilter,
  problemsBy,
} from '../../src/workspace/index/query';
import { type Job, type Readers, readArticle } from '../../src/workspace/index/reading';
import type { CorpusIndex } from '../../src/workspace/index/store';
import { Corpus, type Surroundings } from '../../src/workspace/index/update';
import { decidedArticle } from '../../src/workspace/load';
import { MemoryFiles } from '../support/memoryFiles';

const ROOT = 'file:///m';
const CHROME = 'Theo dõi báo trên mạng xã hội';

/** An article of marked text, `[Huế LOC]` or `[Tokyo LOC=Đông Kinh]`, and its sidecar. */
function article(marked: string, deeds: readonly Deed[] = [], published?: string) {
  const tags: { start: number; end: number; label: string; name: string | undefined }[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/\[([^\]]*?) (PER|LOC|ORG)(?:=([^\]]*))?\]/g)) {
    text += marked.slice(from, match.index);
    tags.push({ start: text.length, end: text.length + match[1]!.length, label: match[2]!, name: match[3] });
    text += match[1]!;
    from = match.index + match[0].length;
  }
  text += marked.slice(from);
  const actions: Deed[] = tags.map(({ start, end, label }) => ({ do: 'tag', span: { start, end }, label }));
  const publish: Deed[] = published === undefined ? [] : [{ do: 'publish', value: published }];
  let sidecar = decide(decidedArticle(text, undefined), [...actions, ...publish, ...deeds], {
    by: 'an',
    at: '2026-01-02T03:04:05Z',
  });
  for (const { name, start } of tags)
    if (name !== undefined)
      sidecar = sidecar.replace(
        new RegExp(`(start: ${start}, .*?label: "[A-Z]+")`),
        `$1, canonical: "${name}"`,
      );
  return { text, sidecar };
}

const CORPUS: Readonly<Record<string, ReturnType<typeof article>>> = {
  'a/bai1.txt': article(`[Kishida Fumio PER] tới [Huế LOC].\n${CHROME}\n`, [{ do: 'finish' }], '2024-07-01'),
  'a/bai2.txt': article(
    `Ông [Fumio Kishida PER=Kishida Fumio] ở [HUẾ LOC], [Huế LOC].\n${CHROME}\n`,
    [],
    '2024-09-05',
  ),
  'bai3.txt': article('[Huế PER] nói với [Huế LOC] và [Lan PER].\n'),
};

function filesOf(corpus: Readonly<Record<string, { readonly text: string; readonly sidecar?: string }>>) {
  const files: Record<string, string> = { 'dateline.yaml': 'version: 1\n' };
  for (const [name, { text, sidecar }] of Object.entries(corpus)) {
    files[name] = text;
    if (sidecar) files[name.replace('.txt', '.ann.yaml')] = sidecar;
  }
  return new MemoryFiles(ROOT, files);
}

describe('the index of a corpus', () => {
  let files: MemoryFiles;
  let changes: number;
  const made: Corpus[] = [];
  const corpusOf = (more: Partial<Surroundings> = {}) => {
    let now = 0;
    const corpus = new Corpus({
      files,
      clock: () => ++now,
      pause: async () => {},
      reach: () => ({ trusted: true, folders: [ROOT] }),
      messages: () => messagesFor('en'),
      storage: () => 'file:///kept',
      edition: () => 'test',
      progress: () => {},
      learned: () => {},
      changed: () => changes++,
      ...more,
    });
    made.push(corpus);
    return corpus;
  };
  const begin = async (more: Partial<Surroundings> = {}) => {
    const corpus = corpusOf(more);
    corpus.refresh();
    await corpus.settled();
    return corpus;
  };
  beforeEach(() => {
    files = filesOf(CORPUS);
    changes = 0;
  });

  const states = (index: CorpusIndex) => index.articles().map(({ name, state }) => `${name} ${state}`);
  const entities = (index: CorpusIndex, query = {}) =>
    entitiesBy(index, query).items.map(
      ({ label, name, texts, mentions, articles }) =>
        `${label} ${name} (${texts.join(', ')}) ${mentions}/${articles}`,
    );
  const mentions = (index: CorpusIndex, query: object) =>
    mentionsBy(index, query).items.map(({ article: { name }, mention }) => {
      const { text, start } = index.mention(mention);
      return `${name}:${start.line}:${start.character} ${text}`;
    });
  const put = async (corpus: Corpus, name: string, content: string | undefined) => {
    const uri = files.uri(name);
    const old = await files.read(uri);
    if (content === undefined)
      await files.replace(uri, undefined, old.kind === 'text' ? old.text : undefined);
    else files.put(uri, content);
    corpus.touch(uri);
    await corpus.settled();
  };

  it('knows articles with their states, and entities by full name, without regard to case', async () => {
    const { index, complete } = await begin();
    assert.equal(complete, true);
    assert.deepEqual(states(index), ['a/bai1.txt finished', 'a/bai2.txt review', 'bai3.txt review']);
    assert.deepEqual(index.states(), { untouched: 0, review: 2, changed: 0, finished: 1 });
    assert.deepEqual(entities(index), [
      'LOC Huế (Huế, HUẾ) 4/3',
      'PER Kishida Fumio (Fumio Kishida, Kishida Fumio) 2/2',
      'PER Huế (Huế) 1/1',
      'PER Lan (Lan) 1/1',
    ]);
  });

  describe('is asked', () => {
    const NAMES: readonly [query: object, expected: readonly string[]][] = [
      [{ filter: 'kishida' }, ['PER Kishida Fumio (Fumio Kishida, Kishida Fumio) 2/2']],
      [{ filter: 'FUMIO kish' }, ['PER Kishida Fumio (Fumio Kishida, Kishida Fumio) 2/2']],
      [{ filter: 'hue' }, ['LOC Huế (Huế, HUẾ) 4/3', 'PER Huế (Huế) 1/1']],
      [{ filter: 'hue', label: 'PER' }, ['PER Huế (Huế) 1/1']],
      [{ filter: 'xyz' }, []],
      [{ filter: 'da lat' }, []],
      [{ sort: 'name', count: 2 }, ['PER Huế (Huế) 1/1', 'LOC Huế (Huế, HUẾ) 4/3']],
      [{ start: 3 }, ['PER Lan (Lan) 1/1']],
      [{ start: -5, count: -1 }, []],
    ];
    for (const [query, expected] of NAMES)
      it(`for names: ${JSON.stringify(query)}`, async () => {
        const found = entities((await begin()).index, query);
        assert.deepEqual([...found].sort(), [...expected].sort());
      });

    const MENTIONS: readonly [query: object, expected: readonly string[]][] = [
      [{ filter: 'kishida' }, ['a/bai1.txt:0:0 Kishida Fumio', 'a/bai2.txt:0:4 Fumio Kishida']],
      [{ filter: 'kishida < 2024-08' }, ['a/bai1.txt:0:0 Kishida Fumio']],
      [{ filter: 'kishida > 2024-08' }, ['a/bai2.txt:0:4 Fumio Kishida']],
      [{ filter: 'kishida >2024' }, []],
      [{ filter: 'Lan > 2000' }, []],
      [{ filter: 'kishida', from: '2024-09' }, ['a/bai2.txt:0:4 Fumio Kishida']],
      [{ filter: 'kishida', until: '2024-07' }, ['a/bai1.txt:0:0 Kishida Fumio']],
      [{ filter: 'hue', label: 'PER' }, ['bai3.txt:0:0 Huế']],
      [{ uri: 'file:///m/bai3.txt', filter: 'lan' }, ['bai3.txt:0:19 Lan']],
    ];
    for (const [query, expected] of MENTIONS)
      it(`for mentions: ${JSON.stringify(query)}`, async () =>
        assert.deepEqual(mentions((await begin()).index, query), expected));

    it('for letters with a stroke by those without', async () => {
      const { text, sidecar } = article('[Đà Lạt LOC]\n');
      files.put(files.uri('da.txt'), text);
      files.put(files.uri('da.ann.yaml'), sidecar);
      assert.deepEqual(entities((await begin()).index, { filter: 'da lat' }), ['LOC Đà Lạt (Đà Lạt) 1/1']);
    });
    it('for all mentions of an entity', async () => {
      const { index } = await begin();
      const { id } = index.entityNamed('PER', 'kishida  fumio')!;
      assert.deepEqual(mentions(index, { entity: id }), [
        'a/bai1.txt:0:0 Kishida Fumio',
        'a/bai2.txt:0:4 Fumio Kishida',
      ]);
    });
    it('for problems', async () => {
      const { index } = await begin();
      const found = problemsBy(index, {}).items.map(
        ({ article: { name }, problem: { code, start } }) => `${name}:${start.character} ${code}`,
      );
      assert.deepEqual(found, ['bai3.txt:0 label-conflict', 'bai3.txt:12 label-conflict']);
    });
    it('in how many other articles a line stands', async () => {
      const { index } = await begin();
      assert.equal(index.repeats(CHROME), 2);
      assert.equal(index.repeats(`  ${CHROME} `, 'file:///m/a/bai1.txt'), 1);
      assert.equal(index.repeats('Ông'), 0);
      assert.equal(index.repeats(' '), 0);
    });
    it('what is to be reviewed next', async () => {
      const { index } = await begin();
      const next = (uri?: string) => nextArticle(index, uri)?.article.name;
      assert.deepEqual(
        [
          undefined,
          'file:///m/a/bai1.txt',
          'file:///m/a/bai2.txt',
          'file:///m/bai3.txt',
          'file:///m/none.txt',
        ].map(next),
        ['a/bai2.txt', 'a/bai2.txt', 'bai3.txt', 'a/bai2.txt', 'a/bai2.txt'],
      );
    });
  });

  it('reads times out of what is typed', () => {
    assert.deepEqual(parseFilter('Kishida < 2024-08 >2023'), {
      words: 'Kishida    ',
      before: '2024-08',
      after: '2023',
    });
    assert.deepEqual(parseFilter('a < b, 2024'), { words: 'a < b, 2024' });
  });

  describe('follows', () => {
    it('a decision', async () => {
      const corpus = await begin();
      await put(corpus, 'bai3.ann.yaml', article('[Huế LOC] nói với [Huế LOC] và [Lan PER].\n').sidecar);
      assert.deepEqual(entities(corpus.index, { filter: 'hue' }), ['LOC Huế (Huế, HUẾ) 5/3']);
      assert.equal(problemsBy(corpus.index, {}).total, 0);
    });
    it('a sidecar that is gone, and the article', async () => {
      const corpus = await begin();
      await put(corpus, 'a/bai1.ann.yaml', undefined);
      assert.equal(states(corpus.index)[0], 'a/bai1.txt untouched');
      await put(corpus, 'a/bai1.txt', undefined);
      assert.deepEqual(states(corpus.index), ['a/bai2.txt review', 'bai3.txt review']);
      assert.equal(corpus.index.repeats(CHROME), 1);
    });
    it('an article that is new', async () => {
      const corpus = await begin();
      await put(corpus, 'b/bai4.txt', 'Tin mới.\n');
      assert.equal(states(corpus.index).at(1), 'a/bai2.txt review');
      assert.ok(states(corpus.index).includes('b/bai4.txt untouched'));
    });
    it('an article that becomes none', async () => {
      const corpus = await begin();
      await put(corpus, 'bai3.txt', 'a\0b');
      assert.deepEqual(states(corpus.index), ['a/bai1.txt finished', 'a/bai2.txt review']);
    });
    it('a project that leaves articles out', async () => {
      const corpus = await begin();
      await put(corpus, 'a/bai1.ann.yaml', undefined);
      files.put(files.uri('dateline.yaml'), 'version: 1\nexclude: ["a/**"]\n');
      corpus.refresh();
      await corpus.settled();
      // One with a sidecar is an article all the same.
      assert.deepEqual(states(corpus.index), ['a/bai2.txt review', 'bai3.txt review']);
    });
    it('a sidecar that cannot be read', async () => {
      const corpus = await begin();
      await put(corpus, 'bai3.ann.yaml', '- [');
      assert.deepEqual(
        problemsBy(corpus.index, {}).items.map(({ problem }) => problem.code),
        ['sidecar-unreadable'],
      );
    });
    it('what lies outside of the workspace not at all', async () => {
      const corpus = await begin();
      files.put('file:///n/bai.txt', 'Tin.\n');
      corpus.touch('file:///n/bai.txt');
      await corpus.settled();
      assert.equal(corpus.index.size, 3);
    });
  });

  it('is told, and told that it is complete', async () => {
    const told: boolean[] = [];
    const corpus: Corpus = corpusOf({ changed: () => told.push(corpus.complete) });
    corpus.refresh();
    await corpus.settled();
    assert.equal(told.at(-1), true);
  });

  describe('of many articles', () => {
    const COUNT = 700;
    let batches: number;
    let ended: number;
    /** Threads that are none, of which one ends in the middle of its work. */
    const readers = (fails: (batch: number) => boolean = () => false): Readers => ({
      width: 2,
      read: async (jobs, locale) => {
        if (fails(++batches)) throw new Error('the thread has ended');
        // What comes out of a thread is a copy.
        const sent = structuredClone(jobs);
        return structuredClone(
          await Promise.all(sent.map((job) => readArticle(job, files, messagesFor(locale)))),
        );
      },
      end: async () => void ended++,
    });
    beforeEach(() => {
      [batches, ended] = [0, 0];
      const many = Array.from({ length: COUNT }, (_, n) => [
        `site-${n % 7}/${n}.txt`,
        article(`[Huế LOC] lần ${n}.\n${CHROME}\n`),
      ]);
      files = filesOf(Object.fromEntries(many));
    });

    it('is read by threads, as it is read without', async () => {
      const here = await begin();
      assert.equal(here.index.size, COUNT);
      const { index } = await begin({ readers: () => readers(), storage: () => undefined });
      assert.ok(batches > 5);
      assert.equal(ended, 1);
      assert.deepEqual(states(index), states(here.index));
      assert.deepEqual(entities(index), [`LOC Huế (Huế) ${COUNT}/${COUNT}`]);
      assert.equal(index.repeats(CHROME), COUNT);
      assert.deepEqual(mentions(index, { count: 1000 }), mentions(here.index, { count: 1000 }));
    });
    it('loses nothing when a thread ends', async () => {
      const { index } = await begin({ readers: () => readers((batch) => batch === 3) });
      assert.deepEqual(entities(index), [`LOC Huế (Huế) ${COUNT}/${COUNT}`]);
      assert.equal(ended, 1);
    });
    it('needs no threads for a few', async () => {
      files = filesOf(CORPUS);
      await begin({ readers: () => readers() });
      assert.equal(batches, 0);
    });
    it('needs no threads to see that nothing has changed', async () => {
      await (await begin({ readers: () => readers() })).stop();
      const before = batches;
      const { index } = await begin({ readers: () => readers() });
      assert.equal(index.size, COUNT);
      assert.ok(before > 5);
      assert.equal(batches, before);
    });
    it('is read by real threads, from a disk', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dateline-index-'));
      const threads = indexReaders();
      try {
        const { text, sidecar } = CORPUS['a/bai2.txt']!;
        writeFileSync(join(folder, 'a.txt'), text);
        writeFileSync(join(folder, 'a.ann.yaml'), sidecar);
        const job: Job = {
          uri: pathToFileURL(join(folder, 'a.txt')).toString(),
          sidecar: pathToFileURL(join(folder, 'a.ann.yaml')).toString(),
          project: DEFAULT_PROJECT,
        };
        const [outcome] = await threads.read([job], 'en');
        const here = await readArticle(job, nodeFiles, messagesFor('en'));
        assert.deepEqual(outcome, here);
        assert.ok(typeof here === 'object' && here.entry.forms.length === 3);
        assert.deepEqual(
          await threads.read(
            [
              { ...job, known: here.stamp },
              { ...job, uri: `${job.uri}x` },
            ],
            'en',
          ),
          ['same', 'gone'],
        );
      } finally {
        await threads.end();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });

  describe('is kept', () => {
    const reading = async (corpus: Corpus) => {
      files.reads.length = 0;
      corpus.refresh();
      await corpus.settled();
      return files.reads.filter((uri) => uri.endsWith('.txt')).map((uri) => uri.slice(ROOT.length + 1));
    };
    it('and no article is read again', async () => {
      const before = await begin();
      const [old, asked] = [entities(before.index), mentions(before.index, {})];
      await before.stop();
      const corpus = corpusOf();
      assert.deepEqual(await reading(corpus), []);
      assert.deepEqual([entities(corpus.index), mentions(corpus.index, {})], [old, asked]);
      assert.equal(corpus.index.repeats(CHROME), 2);
    });
    it('but for what has changed meanwhile', async () => {
      await begin();
      files.put(files.uri('bai3.txt'), 'Huế\n');
      assert.deepEqual(await reading(corpusOf()), ['bai3.txt']);
    });
    it('with what was decided until the end', async () => {
      const before = await begin();
      await put(before, 'bai3.ann.yaml', undefined);
      await before.stop();
      const corpus = corpusOf();
      assert.deepEqual(await reading(corpus), []);
      assert.equal(states(corpus.index).at(-1), 'bai3.txt untouched');
    });
    const kept = 'file:///kept/corpus.index';
    const DAMAGE: readonly [what: string, damage: (bytes: Uint8Array) => Uint8Array][] = [
      ['is cut off', (bytes) => bytes.slice(0, -3)],
      ['is empty', () => new Uint8Array()],
      ['has another bit', (bytes) => bytes.map((byte, n) => (n === bytes.length - 9 ? byte ^ 1 : byte))],
      ['has another letter', (bytes) => bytes.map((byte, n) => (n === 120 ? byte ^ 1 : byte))],
      ['is something else', () => new TextEncoder().encode('dateline index 1\nnonsense')],
    ];
    for (const [what, damage] of DAMAGE)
      it(`and made anew when it ${what}`, async () => {
        await begin();
        const file = await files.readBytes(kept);
        assert.equal(file.kind, 'bytes');
        files.put(kept, damage(file.kind === 'bytes' ? new Uint8Array(file.bytes) : new Uint8Array()));
        const corpus = corpusOf();
        assert.equal((await reading(corpus)).length, 3);
        assert.equal(corpus.index.size, 3);
      });
    it('and made anew for another edition', async () => {
      await begin();
      assert.equal((await reading(corpusOf({ edition: () => 'other' }))).length, 3);
    });
    it('only where there is a place for it', async () => {
      await begin({ storage: () => undefined });
      assert.equal((await files.readBytes(kept)).kind, 'missing');
    });
    it('and does without where it cannot be written', async () => {
      files.stage = () => Promise.reject(new Error('no room'));
      const corpus = await begin();
      assert.equal(corpus.index.size, 3);
    });
  });

  it('after any changes is what a new one is', async () => {
    const names = ['x.txt', 'y.txt', 's/z.txt'];
    const contents = Object.values(CORPUS);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: fc.constantFrom(...names),
            content: fc.option(fc.constantFrom(...contents)),
            part: fc.constantFrom('both', 'text', 'sidecar'),
          }),
          { maxLength: 12 },
        ),
        async (steps) => {
          files = filesOf({});
          const corpus = await begin({ storage: () => undefined });
          for (const { name, content, part } of steps) {
            if (part !== 'sidecar') await put(corpus, name, content?.text);
            if (part !== 'text') await put(corpus, name.replace('.txt', '.ann.yaml'), content?.sidecar);
          }
          const fresh = await begin({ storage: () => undefined });
          for (const look of [states, entities, (index: CorpusIndex) => mentions(index, {})])
            assert.deepEqual([...look(corpus.index)].sort(), [...look(fresh.index)].sort());
          assert.equal(corpus.index.repeats(CHROME), fresh.index.repeats(CHROME));
        },
      ),
      { numRuns: 60 },
    );
  });
});
