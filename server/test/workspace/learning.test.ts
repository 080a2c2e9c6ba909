import assert from 'node:assert/strict';
import type { About } from '../../src/core/recognition/learned/model';
import { readModel, writeModel } from '../../src/core/recognition/names/modelFile';
import type { Recognition } from '../../src/core/recognition/types';
import {
  type LearnOptions,
  type Lessons,
  lessonsIn,
  trainOn,
  withClasses,
} from '../../src/workspace/learning/learn';
import { modelUri, writeModelFile } from '../../src/workspace/learning/model';
import { loadArticle, recognizeBy } from '../../src/workspace/load';
import { Projects } from '../../src/workspace/projects';
import { lesson, phones } from '../support/lessons';
import { manyLines } from '../support/manyLines';
import { type MemoryRuntime, memoryRuntime } from '../support/memoryRuntime';

const PROJECT = 'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {}}\narticles: ["*.txt"]\n';
const NAMES = ['Mây V2', 'Mây V3', 'Gió X5'];
const NEXT =
  'Điện thoại Trăng K9 được bán từ tháng sau.\nÔng Lê Văn Nam chờ mua điện thoại Trăng K9 tại Huế.\n';

const how = (more: Partial<LearnOptions> = {}): LearnOptions => ({
  basis: 'shipped',
  seed: 1,
  program: 'test',
  signal: new AbortController().signal,
  progress: () => {},
  ...more,
});

async function lessonsOf(runtime: MemoryRuntime, options = how()): Promise<Lessons> {
  const recognizer = await runtime.loadRecognizer();
  const means = { recognizer, recognize: recognizeBy(recognizer), width: 1 };
  return lessonsIn([runtime.files.root], runtime.source, means, options);
}

/** Trains on what there is, and puts the model in its place. */
async function train(runtime: MemoryRuntime, options = how()): Promise<Uint8Array> {
  const { bytes } = await trainOn(await lessonsOf(runtime, options), undefined, runtime.source, options);
  await writeModelFile(modelUri(runtime.files.root), bytes, runtime.files);
  return bytes;
}

/** What is suggested in an article, by projects that are read anew. */
async function suggested(
  runtime: MemoryRuntime,
  name: string,
): Promise<{ readonly names: string[]; readonly projects: Projects; readonly recognition: Recognition }> {
  const projects = new Projects(runtime.files);
  const recognizer = await runtime.loadRecognizer();
  const uri = runtime.files.uri(name);
  const loaded = await loadArticle({ uri, name }, { ...runtime.source, projects }, recognizeBy(recognizer));
  assert.ok('article' in loaded);
  const { recognition, text } = loaded.article;
  const names = recognition.entities.map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
  return { names, projects, recognition };
}

describe('a model of a corpus', () => {
  it('a label of the project is suggested in the next article, beside those of the recognizer', async () => {
    const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, 'moi.txt': NEXT, ...phones(NAMES) });
    const before = (await suggested(runtime, 'moi.txt')).names;
    assert.ok(!before.some((name) => name.startsWith('PHONE')));
    await train(runtime);
    const { names, recognition } = await suggested(runtime, 'moi.txt');
    assert.deepEqual(names, ['PHONE Trăng K9', 'PER Lê Văn Nam', 'PHONE Trăng K9', 'LOC Huế']);
    assert.deepEqual(recognition.entities[0]!.evidence, [{ rule: 'learned' }]);
  });

  it('texts without decisions tell what kinds of words there are', async () => {
    const files = { 'dateline.yaml': PROJECT, 'moi.txt': NEXT, ...phones(NAMES) };
    assert.equal((await lessonsOf(memoryRuntime(files))).classes, undefined, 'too little text');
    const runtime = memoryRuntime({ ...files, 'kho.txt': [...manyLines()].join('\n') });
    const bytes = await train(runtime);
    const { classes, about } = readModel(bytes);
    assert.ok(classes && classes.words.length > 0);
    assert.equal((about as About).trained.words, classes.words.length);
    assert.ok((await suggested(runtime, 'moi.txt')).names.includes('PHONE Trăng K9'));
  });

  it('the same texts in another folder tell the same', async () => {
    const lines = [...manyLines()];
    const classesUnder = async (folder: string) => {
      const parts = Array.from({ length: 9 }, (_, n) => lines.filter((_, k) => k % 9 === n).join('\n'));
      const files = Object.fromEntries(parts.map((text, n) => [`${folder}/${n}.txt`, text]));
      const runtime = memoryRuntime({ [`${folder}/dateline.yaml`]: PROJECT, ...files });
      const lessons = await lessonsOf(runtime);
      const { classes } = await withClasses(
        lessons,
        [runtime.files.uri(folder)],
        runtime.source,
        how().signal,
      );
      assert.ok(classes);
      return classes;
    };
    assert.deepEqual(await classesUnder('kho'), await classesUnder('nha/an/kho'));
  });

  it('is for the articles below its folder, in the languages that it was trained on', async () => {
    const english = 'The Trăng K9 phone is sold from next month, said the shop in Huế.\n';
    const runtime = memoryRuntime({
      'dateline.yaml': 'labels: {PER: {}, LOC: {}, PHONE: {}}\narticles: ["*.txt", "**/*.txt"]\n',
      'moi.txt': NEXT,
      'en.txt': english,
      'kho/dateline.yaml': PROJECT,
      'kho/moi.txt': NEXT,
      ...phones(NAMES),
    });
    await train(runtime);
    const has = async (name: string) =>
      (await suggested(runtime, name)).names.some((each) => each.startsWith('PHONE'));
    assert.deepEqual(await Promise.all(['moi.txt', 'en.txt', 'kho/moi.txt'].map(has)), [true, false, false]);
  });

  it('what was learned before is no lesson', async () => {
    const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, ...phones(NAMES) });
    const bytes = await train(runtime);
    runtime.source.projects.clear();
    assert.deepEqual(await train(runtime), bytes);
  });

  it('of finished articles every line counts, of others what is decided, of others yet nothing', async () => {
    const { text, sidecar } = lesson('body> Ông {PER|Trần Bính} đến {LOC|Huế}.\nbody> Trời mưa.', {
      rejected: ['LOC'],
    });
    const done = lesson('body> Ông {PER|Trần Bính} đến.\nbody> Trời mưa.\nboil> Theo dõi {ORG|Báo Mới}.', {
      finished: '2024-09-01T00:00:00Z',
    });
    const runtime = memoryRuntime({
      'dateline.yaml': PROJECT,
      'a.txt': text,
      'a.ann.yaml': sidecar,
      'b.txt': done.text,
      'b.ann.yaml': done.sidecar,
      'c.txt': NEXT,
      'd.txt': NEXT,
      'd.ann.yaml': 'version: 1\nunit: codepoint\n',
    });
    const lessons = await lessonsOf(runtime);
    assert.equal(lessons.finished, 1);
    assert.deepEqual(
      lessons.articles.map(({ lines }) =>
        lines.map(({ text, names, rejected, complete }) => [text, names.length, rejected.length, complete]),
      ),
      [
        [['Ông Trần Bính đến Huế.', 1, 1, false]],
        [
          ['Ông Trần Bính đến.', 1, 0, true],
          ['Trời mưa.', 0, 0, true],
        ],
      ],
    );
  });

  it('articles that were finished last come last', async () => {
    const days = ['2024-09-03', '2024-09-01', '2024-09-02'];
    const files = days.flatMap((day, n) => {
      const { text, sidecar } = lesson(`body> Ngày ${n}.`, { finished: `${day}T00:00:00Z` });
      return [
        [`${n}.txt`, text],
        [`${n}.ann.yaml`, sidecar],
      ];
    });
    const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, ...Object.fromEntries(files) });
    const { articles } = await lessonsOf(runtime);
    assert.deepEqual(
      articles.map(({ lines }) => lines[0]!.text),
      ['Ngày 1.', 'Ngày 2.', 'Ngày 0.'],
    );
  });

  it('names inside others are left out, and counted', async () => {
    const { text, sidecar } = lesson('body> Trường {ORG|Đại học Huế} mở cửa.');
    const inner = sidecar.replace(
      /^- .*$/m,
      (entry) => `${entry}\n- {start: 15, end: 18, text: "Huế", label: "LOC", status: "accepted"}`,
    );
    const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, 'a.txt': text, 'a.ann.yaml': inner });
    const { articles, left } = await lessonsOf(runtime);
    assert.deepEqual(left, { nested: 1 });
    assert.deepEqual(
      articles[0]!.lines[0]!.names.map(({ label }) => label),
      ['ORG'],
    );
  });

  it('an article that cannot be read is named', async () => {
    const runtime = memoryRuntime({
      'dateline.yaml': PROJECT,
      ...phones(NAMES),
      'x.txt': Buffer.from([0xff, 0xfe, 0]),
      'x.ann.yaml': 'version: 1\n',
    });
    const { faults } = await lessonsOf(runtime);
    assert.deepEqual(
      faults.map(({ uri }) => uri),
      [runtime.files.uri('x.txt')],
    );
  });

  for (const stage of ['reading', 'training'] as const)
    it(`work that is stopped while ${stage} leaves the model from before`, async () => {
      const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, ...phones(NAMES) });
      const controller = new AbortController();
      const options = how({
        signal: controller.signal,
        progress: (at) => {
          if (at === stage) controller.abort(new Error('stopped'));
        },
      });
      await assert.rejects(train(runtime, options), /stopped/);
      assert.deepEqual((await suggested(runtime, 'dt0.txt')).projects.faultyModels, []);
      assert.equal((await runtime.files.readBytes(modelUri(runtime.files.root))).kind, 'missing');
    });

  const faults: [what: string, change: (bytes: Uint8Array) => Uint8Array, fault: string][] = [
    ['cut short', (bytes) => bytes.subarray(0, bytes.length >> 1), 'damaged'],
    ['altered', (bytes) => bytes.map((byte, n) => (n === bytes.length - 5 ? byte ^ 64 : byte)), 'damaged'],
    ['of another version', (bytes) => bytes.map((byte, n) => (n === 4 ? 9 : byte)), 'version'],
    ['of other features', (bytes) => writeModel({ ...readModel(bytes), features: 'learned 0' }), 'version'],
    ['that is no model', () => Buffer.from('<html>'), 'foreign'],
    [
      'with huge counts',
      (bytes) => {
        const file = Buffer.from(bytes);
        file.writeUInt32LE(0xffffffff, 12);
        return file;
      },
      'damaged',
    ],
  ];
  for (const [what, change, fault] of faults)
    it(`a model ${what} is refused, and suggestions go on as shipped`, async () => {
      const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, 'moi.txt': NEXT, ...phones(NAMES) });
      const shipped = (await suggested(runtime, 'moi.txt')).names;
      runtime.files.put(modelUri(runtime.files.root), change(await train(runtime)));
      const { names, projects } = await suggested(runtime, 'moi.txt');
      assert.deepEqual(names, shipped);
      assert.deepEqual(
        projects.faultyModels.map((model) => [model.uri, model.fault]),
        [[modelUri(runtime.files.root), fault]],
      );
    });

  it('without trust no model counts', async () => {
    const runtime = memoryRuntime({ 'dateline.yaml': PROJECT, 'moi.txt': NEXT, ...phones(NAMES) });
    await train(runtime);
    const projects = new Projects(runtime.files, () => ({ trusted: false, folders: [runtime.files.root] }));
    assert.equal((await projects.of(runtime.files.uri('moi.txt'))).project.learned, undefined);
  });
});
