import assert from 'node:assert/strict';
import { FEATURES } from '../../src/core/recognition/names/features';
import { createGazetteer } from '../../src/core/recognition/names/gazetteer';
import { findNames } from '../../src/core/recognition/names/label';
import { createNameModel } from '../../src/core/recognition/names/model';
import {
  ModelError,
  type ModelParts,
  readModel,
  writeModel,
} from '../../src/core/recognition/names/modelFile';
import { reconcileNames } from '../../src/core/recognition/names/reconcile';
import { tagSetOf } from '../../src/core/recognition/names/tags';
import { crc32 } from '../../src/core/text/crc32';
import { parseSentences } from '../../src/training/names/gold';
import { SETTINGS, train } from '../../src/training/names/train';
import { buildKnowledge } from './knowledge';
import { WORDS } from './recognizer';

const tags = tagSetOf(['PER', 'Địa điểm']);
const PARTS: ModelParts = {
  features: FEATURES,
  tags,
  hashes: Int32Array.of(5, 70_000, -3),
  weights: new Int8Array(3 * tags.size).fill(4),
  scale: Math.fround(0.04),
  transitions: new Float64Array(tags.size ** 2).fill(0.5),
  calibration: [
    { raw: 0.25, right: 0.125 },
    { raw: 0.5, right: 0.75 },
  ],
};

const bytes = () => writeModel(PARTS);

/** The file with another header, its checksum set right. */
function withHeader(change: (header: Record<string, unknown>) => unknown): Uint8Array {
  const file = Buffer.from(bytes());
  const length = file.readUInt32LE(12);
  const header = JSON.parse(file.toString('latin1', 16, 16 + length)) as Record<string, unknown>;
  const changed = change(header);
  const json = typeof changed === 'string' ? changed : JSON.stringify(changed);
  const text = json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return sealed(
    Buffer.concat([
      file.subarray(0, 12),
      Buffer.from(Uint32Array.of(text.length).buffer),
      Buffer.from(text, 'latin1'),
      file.subarray(16 + length),
    ]),
  );
}

/** The file with its body changed from the end, its checksum set right. */
function withBody(change: (file: Buffer) => void): Uint8Array {
  const file = Buffer.from(bytes());
  change(file);
  return sealed(file);
}

function sealed(file: Buffer): Buffer {
  file.writeUInt32LE(crc32(file.subarray(12)), 8);
  return file;
}

describe('model file', () => {
  it('reads what it wrote', () => assert.deepEqual(readModel(bytes()), PARTS));

  it('names its labels and features', () => {
    const { features, tags: read } = readModel(bytes());
    assert.deepEqual([features, read.labels, read.size], [FEATURES, ['PER', 'Địa điểm'], 9]);
  });

  it('is read from the middle of a buffer', () => {
    const inside = new Uint8Array(bytes().length + 7);
    inside.set(bytes(), 3);
    assert.deepEqual(readModel(inside.subarray(3, -4)), PARTS);
  });

  const set = (key: string, value: unknown) => withHeader((header) => ({ ...header, [key]: value }));
  const end = PARTS.weights.length;
  const refused: [what: string, file: () => Uint8Array, fault: ModelError['fault'], message: RegExp][] = [
    ['nothing', () => new Uint8Array(), 'foreign', /no model/],
    ['zeros', () => new Uint8Array(1000), 'foreign', /no model/],
    ['text', () => Buffer.from('{"labels": ["PER"]}'), 'foreign', /no model/],
    ['the first bytes alone', () => bytes().subarray(0, 8), 'damaged', /cut short/],
    ['half a header', () => bytes().subarray(0, 30), 'damaged', /header is cut short/],
    ['a file without its last byte', () => bytes().subarray(0, -1), 'damaged', /checksum/],
    ['a byte more', () => sealed(Buffer.concat([bytes(), Buffer.of(0)])), 'damaged', /size/],
    [
      'another form',
      () => {
        const file = bytes();
        file[4] = 1;
        return file;
      },
      'version',
      /another version/,
    ],
    ['a header that is no JSON', () => withHeader(() => '{"rows":'), 'damaged', /not JSON/],
    ['a header that is a list', () => withHeader(() => [1]), 'damaged', /no features/],
    ['a header that is nothing', () => withHeader(() => null), 'damaged', /not JSON/],
    ['no labels', () => set('labels', []), 'damaged', /labels/],
    ['a label twice', () => set('labels', ['PER', 'PER']), 'damaged', /labels/],
    ['labels that are no text', () => set('labels', [1, 2]), 'damaged', /labels/],
    ['an empty label', () => set('labels', ['PER', '']), 'damaged', /labels/],
    ['an endless label', () => set('labels', ['PER', 'A'.repeat(65)]), 'damaged', /labels/],
    [
      '64 labels',
      () =>
        set(
          'labels',
          Array.from({ length: 64 }, (_, i) => `L${i}`),
        ),
      'damaged',
      /labels/,
    ],
    ['fewer labels', () => set('labels', ['PER']), 'damaged', /size/],
    ['more features than there are', () => set('rows', 4), 'damaged', /size/],
    ['very many features', () => set('rows', 2 ** 52), 'damaged', /size/],
    ['features beyond counting', () => set('rows', 1e300), 'damaged', /counts/],
    ['less than no features', () => set('rows', -1), 'damaged', /counts/],
    ['half a point', () => set('points', 0.5), 'damaged', /counts/],
    ['no scale', () => set('scale', 0), 'damaged', /scale/],
    ['a scale that is text', () => set('scale', '1'), 'damaged', /scale/],
    ['a very long header', () => set('note', ' '.repeat(70_000)), 'damaged', /header/],
    [
      'features beyond the last that can be',
      () => withBody((file) => file.writeUInt8(255, file.length - end - 3)),
      'damaged',
      /out of order/,
    ],
    [
      'a feature twice',
      () =>
        withBody((file) => {
          for (const back of [2, 5, 8, 11]) file[file.length - end - back] = 0;
        }),
      'damaged',
      /out of order/,
    ],
    [
      'a transition that is no number',
      () => withBody((file) => file.writeFloatLE(Number.NaN, file.length - end - 12 - 16 - 4)),
      'damaged',
      /not finite/,
    ],
    [
      'a probability above one',
      () => withBody((file) => file.writeFloatLE(1.5, file.length - end - 12 - 4)),
      'damaged',
      /calibration/,
    ],
    [
      'a curve that goes back',
      () => withBody((file) => file.writeFloatLE(0.1, file.length - end - 12 - 8)),
      'damaged',
      /calibration/,
    ],
  ];
  for (const [what, file, fault, message] of refused) {
    it(`refuses ${what}`, () =>
      assert.throws(
        () => readModel(file()),
        (error) => error instanceof ModelError && error.fault === fault && message.test(error.message),
      ));
  }

  it('refuses any single altered byte', () => {
    const whole = bytes();
    for (let at = 0; at < whole.length; at++) {
      const file = whole.slice();
      file[at]! ^= 1 << (at % 8);
      assert.throws(() => readModel(file), ModelError, `byte ${at}`);
    }
  });

  it('features of another kind are no features of the recognizer', () => {
    const file = writeModel({ ...PARTS, features: 'names 1' });
    assert.equal(readModel(file).features, 'names 1');
    assert.throws(() => createNameModel(file), /other features: names 1/);
    createNameModel(bytes());
  });
});

describe('labels of a model', () => {
  /** No label of the lists among them. */
  const LABELS = ['DISEASE', 'LAW'];
  const marked = parseSentences(
    [
      'Bệnh viện điều trị cho 20 người mắc {DISEASE|Covid-19} trong tuần.',
      'Số ca {DISEASE|Ebola} tăng nhanh, theo {LAW|Luật Đất đai} phải cách ly.',
      'Người mắc {DISEASE|Covid-19} được hỗ trợ theo {LAW|Luật Giáo dục}.',
      'Quốc hội thảo luận {LAW|Luật Đất đai} sáng nay.',
      'Quốc hội thảo luận {LAW|Luật Giáo dục} chiều nay.',
      'Cả hai mắc {DISEASE|Zika} và {DISEASE|Ebola}.',
      'Người mắc {DISEASE|Zika} đã khỏi.',
    ].join('\n'),
  );

  it('are those that it was trained with', async () => {
    const knowledge = await buildKnowledge();
    const gazetteer = createGazetteer(knowledge, WORDS);
    const settings = {
      ...SETTINGS,
      augment: { substitute: 0, unlisted: 0, capitals: 0, join: 0 },
      versions: 2,
      optimizer: { ...SETTINGS.optimizer, epochs: 20, average: 5, l2: 0.001 },
    };
    const data = { labels: LABELS, words: WORDS, knowledge, articles: [], sentences: marked, dev: [marked] };
    const model = createNameModel(train(data, settings, () => undefined));
    assert.deepEqual(model.tags.labels, LABELS);
    for (const { text, names } of marked) {
      const analysis = findNames(text, { gazetteer, model });
      const found = reconcileNames([{ offset: 0, analysis }], { gazetteer, model });
      assert.deepEqual(
        found.map(({ start, end, label }) => ({ start, end, label })),
        names,
        text,
      );
    }
  });
});
