import assert from 'node:assert/strict';
import type { WordClasses } from '../../src/core/recognition/learned/classes';
import { LEARNED_FEATURES, wordOf } from '../../src/core/recognition/learned/features';
import { type About, readLearned } from '../../src/core/recognition/learned/model';
import { LARGEST_MODEL } from '../../src/core/recognition/learned/place';
import { createGazetteer, type Gazetteer } from '../../src/core/recognition/names/gazetteer';
import {
  ModelError,
  type ModelParts,
  readModel,
  writeModel,
} from '../../src/core/recognition/names/modelFile';
import { runToEnd } from '../../src/core/text/steps';
import { parseLine } from '../../src/training/corpus/marks';
import { type Example, misalignedIn } from '../../src/training/learned/examples';
import { type LearnRequest, learn, trustIn } from '../../src/training/learned/train';
import { buildKnowledge } from '../names/knowledge';
import { WORDS } from '../names/recognizer';

let gazetteer: Gazetteer;
before(async () => {
  gazetteer = createGazetteer(await buildKnowledge(), WORDS);
});

/** Marked text as an example; `{NO|…}` marks what was rejected. */
function example(marked: string, more: Partial<Example> = {}): Example {
  const { text, spans } = parseLine(marked, 1);
  return {
    text,
    names: spans.filter(({ label }) => label !== 'NO'),
    rejected: spans.filter(({ label }) => label === 'NO'),
    complete: true,
    hints: [],
    ...more,
  };
}

const request = (lines: readonly Example[], more: Partial<LearnRequest> = {}): LearnRequest => ({
  articles: [{ name: 'a', gazetteer, lines }],
  basis: 'scratch',
  labels: [],
  seed: 1,
  languages: ['vi'],
  program: 'test',
  ...more,
});

const trained = (lines: readonly Example[], more: Partial<LearnRequest> = {}) =>
  runToEnd(learn(request(lines, more), () => {}));

/** What a model finds in the text of an example, as marked text. */
function found(
  { bytes }: { readonly bytes: Uint8Array },
  { text, hints }: Pick<Example, 'text' | 'hints'>,
): string {
  let [marked, done] = ['', 0];
  for (const { start, end, label, confidence } of readLearned(bytes).find(text, gazetteer, hints)) {
    assert.ok(confidence >= 0 && confidence <= 1);
    marked += `${text.slice(done, start)}{${label}|${text.slice(start, end)}}`;
    done = end;
  }
  return marked + text.slice(done);
}

/** Words in classes that somebody has made. */
function classesOf(...all: (readonly string[])[]): WordClasses {
  const words = all.flatMap((list, n) => list.map((word) => [wordOf(word), n + 1] as const));
  words.sort(([a], [b]) => (a >>> 0) - (b >>> 0));
  const classes = Uint8Array.from(words, ([, own]) => own);
  return { words: Int32Array.from(words, ([word]) => word), fine: classes, coarse: classes };
}

const FINISHED = [
  'Hãng xe điện vừa ra mắt mẫu {PRODUCT|Mây V2} tại Huế.',
  'Mẫu {PRODUCT|Gió 5} có giá 300 triệu đồng.',
  'Người mua mẫu {PRODUCT|Mây V3} phải chờ hai tháng.',
  'Bệnh nhân bị {SYMPTOM|đau ngực} và {SYMPTOM|khó thở} sau hai ngày.',
  'Bệnh nhân bị {SYMPTOM|sốt cao} từ hôm qua.',
  'Ông Trần Bính nói giá sẽ giảm.',
  'Cuộc họp diễn ra tại Hà Nội sáng nay.',
];

describe('learning from decisions', () => {
  it('a label of its own, in words that it has not seen, in lower case as well', () => {
    const model = trained(FINISHED.map((line) => example(line)));
    const cases = [
      'Hãng bán mẫu {PRODUCT|Trăng V6} từ tháng sau.',
      'Bệnh nhân bị {SYMPTOM|khó thở} nặng.',
      'Cuộc họp diễn ra tại Huế chiều nay.',
    ];
    for (const line of cases) assert.equal(found(model, example(line)), line);
  });

  it('of an article that is not finished only what is decided', () => {
    const line =
      'Hãng ra mắt mẫu {PRODUCT|Mây V2} tại Huế, một tuần sau khi họ nói rằng chưa ai đặt mua mẫu Mây V2 này.';
    const lines = Array.from({ length: 6 }, () => example(line, { complete: false }));
    const both = /\{PRODUCT\|Mây V2\}.*\{PRODUCT\|Mây V2\}/;
    // Nobody has said that the second one is no name.
    assert.match(found(trained(lines), example(line)), both);
    const finished = trained(lines.map((each) => ({ ...each, complete: true })));
    assert.equal(found(finished, example(line)), line);
  });

  it('what was rejected is no name any more', () => {
    const hints = [{ start: 4, end: 10, label: 'LOC', confidence: 0.8 }];
    const rejected = example('Sân {NO|Cỏ Xanh} đông kín khán giả.', { complete: false, hints });
    const other = example('Ông đến Hà Nội sáng nay.', {
      hints: [{ start: 8, end: 14, label: 'LOC', confidence: 0.9 }],
    });
    const model = trained([rejected, rejected, rejected, { ...other, names: other.hints }], {
      basis: 'shipped',
      labels: ['LOC'],
    });
    assert.equal(found(model, rejected), 'Sân Cỏ Xanh đông kín khán giả.');
    assert.equal(found(model, other), 'Ông đến {LOC|Hà Nội} sáng nay.');
  });

  it('beginning with what the shipped model suggests, before anything speaks against it', () => {
    const hints = [{ start: 8, end: 14, label: 'LOC', confidence: 0.9 }];
    const model = trained([example('Mẫu {PRODUCT|Gió 5} có giá mới.')], {
      basis: 'shipped',
      labels: ['LOC'],
    });
    assert.equal(found(model, { text: 'Bà sống Hà Nội lâu năm.', hints }), 'Bà sống Hà Nội lâu năm.');
    const known = trained(
      [
        example('Mẫu {PRODUCT|Gió 5} có giá mới.', {
          hints: [{ start: 0, end: 3, label: 'LOC', confidence: 0.2 }],
        }),
      ],
      { basis: 'shipped', labels: ['LOC'] },
    );
    assert.equal(found(known, { text: 'Bà sống Hà Nội lâu năm.', hints }), 'Bà sống {LOC|Hà Nội} lâu năm.');
  });

  describe('suggestions are believed', () => {
    const line = (marked: string, hinted: string): Example => {
      const { text, names } = example(marked);
      const hints = example(hinted).names.map((name) => ({ ...name, confidence: 0.9 }));
      return { text, names, hints, rejected: [], complete: true };
    };
    const RIGHT = line('Mưa ở {LOC|Huế} to.', 'Mưa ở {LOC|Huế} to.');
    const LONGER = line('Mưa ở {LOC|sân Huế} to.', 'Mưa ở sân {LOC|Huế} to.');
    const OTHER = line('Mưa ở {LOC|Huế} to.', 'Mưa ở {PER|Huế} to.');
    const NONE = line('Mưa ở Huế to.', 'Mưa ở {LOC|Huế} to.');
    const CASES: readonly [what: string, lines: readonly Example[], times: number, less: boolean][] = [
      ['where they are right', [RIGHT], 200, false],
      ['where they end elsewhere', [LONGER], 200, false],
      ['where few are wrong', [RIGHT, RIGHT, RIGHT, RIGHT, NONE], 100, false],
      ['less where many have another label', [RIGHT, OTHER], 100, true],
      ['less where many are none', [RIGHT, NONE], 100, true],
      ['where only a few articles speak against it', [RIGHT, NONE], 10, false],
      ['where nothing is finished', [{ ...NONE, complete: false }], 400, false],
    ];
    for (const [what, lines, times, less] of CASES)
      it(what, () => {
        const all = Array.from({ length: times }, () => lines).flat();
        const usual = runToEnd(trustIn([{ name: 'a', gazetteer, lines: [] }]));
        assert.equal(runToEnd(trustIn([{ name: 'a', gazetteer, lines: all }])) < usual, less);
      });
  });

  it('a word that is like those of a name, by the texts of the corpus', () => {
    const symptoms = ['sốt', 'ho', 'ngạt', 'nôn', 'mệt', 'ngứa'];
    const lines = symptoms.flatMap((word, n) => [
      example(`Người ${n} hôm qua {SYMPTOM|${word}} khi về.`),
      example(`Người ${n} hôm qua ăn khi về.`),
      example(`Người ${n} hôm qua ngủ khi về.`),
    ]);
    const classes = classesOf([...symptoms, 'choáng'], ['ăn', 'ngủ', 'chạy']);
    const next = example('Người 9 hôm qua {SYMPTOM|choáng} khi về, người 8 hôm qua chạy khi về.');
    assert.equal(found(trained(lines), next), next.text);
    const model = trained(lines, { classes });
    assert.equal(found(model, next), 'Người 9 hôm qua {SYMPTOM|choáng} khi về, người 8 hôm qua chạy khi về.');
    assert.equal((readModel(model.bytes).about as About).trained.words, classes.words.length);
    const { start, end } = next.names[0]!;
    const [first] = readLearned(model.bytes).why(next.text, gazetteer, [], { start, end, label: 'SYMPTOM' });
    assert.deepEqual([first?.what, first?.words], ['in', 'choáng']);
  });

  it('a convention: the class noun belongs to the name', () => {
    const hint = (text: string, name: string) => {
      const start = text.indexOf(name);
      return [{ start, end: start + name.length, label: 'LOC', confidence: 0.9 }];
    };
    const lines = ['Mỹ Đình', 'Hàng Đẫy', 'Lạch Tray', 'Cần Thơ'].map((name) => {
      const line = example(`Trận đấu trên {LOC|sân ${name}} kết thúc sớm.`);
      return { ...line, hints: hint(line.text, name) };
    });
    const text = 'Trận đấu trên sân Thiên Trường kết thúc muộn.';
    const model = trained(lines, { basis: 'shipped', labels: ['LOC'] });
    assert.equal(
      found(model, { text, hints: hint(text, 'Thiên Trường') }),
      'Trận đấu trên {LOC|sân Thiên Trường} kết thúc muộn.',
    );
  });

  it('the same request gives the same bytes, another seed others', () => {
    const lines = FINISHED.map((line) => example(line));
    assert.deepEqual(trained(lines).bytes, trained(lines).bytes);
    assert.notDeepEqual(trained(lines).bytes, trained(lines, { seed: 2 }).bytes);
  });

  it('says what it was trained on, and how it does where enough is finished', () => {
    const lines = Array.from({ length: 12 }, () => FINISHED.map((line) => example(line))).flat();
    const articles = Array.from({ length: 10 }, (_, n) => ({ name: `${n}`, gazetteer, lines }));
    const { about } = trained([], { articles });
    assert.deepEqual(about.trained.spans, { PRODUCT: 360, SYMPTOM: 360 });
    assert.deepEqual([about.trained.articles, about.trained.lines, about.languages], [10, 840, ['vi']]);
    assert.equal(about.held?.articles, 2);
    assert.equal(about.held?.spans, 144);
    assert.deepEqual(about.held?.after, { precision: 1, recall: 1, f1: 1, corrections: 0 });
    assert.equal(about.held?.before.corrections, 1);
  });

  it('may be left after any step, and stops itself when nothing gets better', () => {
    const lines = Array.from({ length: 12 }, () => FINISHED.map((line) => example(line))).flat();
    const shares: number[] = [];
    const steps = learn(request(lines, { held: [{ name: 'h', gazetteer, lines }] }), (share) =>
      shares.push(share),
    );
    for (let n = 0; n < 5; n++) assert.equal(steps.next().done, false);
    const { epochs } = runToEnd(steps);
    assert.ok(epochs < 16, `${epochs}`);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok(shares.every((share) => share >= 0 && share <= 1));
  });

  it('there must be something to learn from', () =>
    assert.throws(() => trained([example('Không có tên nào.')]), RangeError));

  it('names that cut words are told apart', () => {
    const line = example('Mẫu {PRODUCT|Gió} 5 và {PRODUCT|Mây V}2.');
    assert.deepEqual(
      misalignedIn(line, gazetteer).map(({ start, end }) => line.text.slice(start, end)),
      ['Mây V'],
    );
  });
});

describe('the file of a learned model', () => {
  const parts = (change: Partial<ModelParts> = {}): Uint8Array => {
    const { bytes } = trained(FINISHED.map((line) => example(line)));
    return writeModel({ ...readModel(bytes), ...change });
  };
  const about = (change: object): Partial<ModelParts> => {
    const { bytes } = trained([example(FINISHED[0]!)]);
    return { about: { ...(readModel(bytes).about as About), ...change } };
  };
  const some = classesOf(['sốt', 'ho'], ['ăn']);
  const refused: [what: string, file: () => Uint8Array, fault: ModelError['fault'], message: RegExp][] = [
    ['text', () => Buffer.from('not a model'), 'foreign', /no model/],
    ['the shipped features', () => parts({ features: 'names 2' }), 'version', /other features/],
    [
      'the features of an earlier version',
      () => parts({ features: 'learned 2, names 2' }),
      'version',
      /other features/,
    ],
    ['a model cut short', () => parts().subarray(0, -9), 'damaged', /checksum/],
    ['a model that says nothing of itself', () => parts({ about: {} }), 'damaged', /nothing of itself/],
    [
      'shares above one',
      () => parts(about({ held: { articles: 1, spans: 1, before: {}, after: {} } })),
      'damaged',
      /nothing of itself/,
    ],
    ['counts below nothing', () => parts(about({ seed: -1 })), 'damaged', /nothing of itself/],
    ['unknown keys', () => parts(about({ code: 'process.exit()' })), 'damaged', /nothing of itself/],
    ['a scale out of bounds', () => parts({ scale: 1e30 }), 'damaged', /out of bounds/],
    [
      'transitions out of bounds',
      () => parts({ transitions: readModel(parts()).transitions.map(() => 1e30) }),
      'damaged',
      /out of bounds/,
    ],
    [
      'words out of order',
      () => parts({ classes: { ...some, words: some.words.toReversed() } }),
      'damaged',
      /words are out of order/,
    ],
    [
      'a word without a class',
      () => parts({ classes: { ...some, coarse: some.coarse.map(() => 0) } }),
      'damaged',
      /has no class/,
    ],
    [
      'more words than any training writes',
      () => {
        const words = Int32Array.from({ length: 50_001 }, (_, n) => n);
        const classes = new Uint8Array(words.length).fill(1);
        return parts({ classes: { words, fine: classes, coarse: classes } });
      },
      'damaged',
      /words are none/,
    ],
    ['more than any training writes', () => new Uint8Array(LARGEST_MODEL + 1), 'foreign', /too large/],
  ];
  for (const [what, file, fault, message] of refused)
    it(`refuses ${what}`, () =>
      assert.throws(
        () => readLearned(file()),
        (error) => error instanceof ModelError && error.fault === fault && message.test(error.message),
      ));

  it('any weights within bounds give names with a confidence', () => {
    const { bytes } = trained(FINISHED.map((line) => example(line)));
    const read = readModel(bytes);
    const wild = writeModel({
      ...read,
      scale: 1,
      weights: read.weights.map((_, n) => (n % 2 === 0 ? 127 : -127)),
      transitions: read.transitions.map((_, n) => (n % 3 === 0 ? 100 : -100)),
    });
    for (const line of FINISHED) found({ bytes: wild }, example(line));
  });

  it('has the classes of words', () => {
    assert.deepEqual(readModel(parts({ classes: some })).classes, some);
    assert.equal(readModel(parts()).classes, undefined);
  });

  it('names its features', () => assert.equal(readModel(parts()).features, LEARNED_FEATURES));
});
