import assert from 'node:assert/strict';
import { readAnswer } from '../src/core/recognition/outside/answer';
import { layOutside } from '../src/core/recognition/outside/lay';
import {
  isLocal,
  type OutsideFault,
  type OutsideModel,
  readModels,
} from '../src/core/recognition/outside/model';
import { namesOf, specialIn, windowsOf } from '../src/core/recognition/outside/tagging';
import type { DateSuggestion, EntitySuggestion, Recognition } from '../src/core/recognition/types';
import { type Connection, OutsideModels } from '../src/workspace/outside';

describe('models of the user: what the setting says', () => {
  const CASES: readonly [setting: unknown, models: number, problem?: RegExp][] = [
    [undefined, 0],
    [[], 0],
    ['python3', 0, /no list/],
    [[{ name: 'a', command: ['python3', 'a.py'] }], 1],
    [[{ name: 'a', url: 'http://localhost:8000/ner' }], 1],
    [[{ name: 'a', onnx: '/home/me/model' }], 1],
    [[{ name: 'a', onnx: 'C:\\models\\a' }], 1],
    [[{ name: 'a', command: ['a'], labels: { PERSON: 'PER', CARDINAL: false }, trust: 0.5, seconds: 5 }], 1],
    [[{ name: 'a' }], 0, /1\. one of command, url and onnx/],
    [[{ name: 'a', command: ['a'], url: 'http://localhost/' }], 0, /one of/],
    [[{ name: 'a', url: 'https://example.org/ner' }], 0, /url: no http:\/\/ address on this machine/],
    [[{ name: 'a', onnx: 'models/a' }], 0, /onnx: no absolute path/],
    [[{ name: 'a', command: [] }], 0, /command/],
    [[{ name: 'a', command: 'rm -rf /' }], 0, /command/],
    [[{ name: 'a', command: ['a'], labels: { X: 'not a label' } }], 0, /labels/],
    [[{ name: 'a', command: ['a'], seconds: 0 }], 0, /seconds/],
    [[{ name: 'a', command: ['a'], shell: true }], 0, /shell/],
    [
      [
        { name: 'a', command: ['a'] },
        { name: 'a', command: ['b'] },
      ],
      1,
      /2\. a second “a”/,
    ],
    [[3, { name: 'a', command: ['a'] }], 1, /^1\./],
    [Array.from({ length: 10 }, (_, n) => ({ name: `${n}`, command: ['a'] })), 8, /more than 8/],
  ];
  for (const [setting, count, problem] of CASES)
    it(`${count} of ${JSON.stringify(setting)?.slice(0, 90)}`, () => {
      const { models, problems } = readModels(setting);
      assert.equal(models.length, count);
      if (problem) assert.match(problems[0] ?? '', problem);
      else assert.deepEqual(problems, []);
    });

  const URLS: readonly [url: string, local: boolean][] = [
    ['http://localhost', true],
    ['http://localhost:11434/api', true],
    ['http://127.0.0.1:1/', true],
    ['http://[::1]:8000/x?y=1', true],
    ['https://localhost/', false],
    ['http://example.org/', false],
    ['http://localhost.example.org/', false],
    ['http://localhost@example.org/', false],
    ['http://localhost:80@example.org/', false],
    ['http://localhost\\@example.org/', false],
    ['http://localhost#@example.org/', false],
    ['http://127.0.0.1.example.org/', false],
    ['http://0.0.0.0/', false],
    ['http://[::]/', false],
    ['file:///etc/passwd', false],
    ['//localhost/', false],
    ['http://localhost/\nx', false],
  ];
  for (const [url, local] of URLS)
    it(`${JSON.stringify(url)} is ${local ? '' : 'not '}on this machine`, () =>
      assert.equal(isLocal(url), local));
});

describe('models of the user: their answers', () => {
  const TEXT = 'Bà 😀 Lan ở Huế.\nHà Nội';
  const one = (start: unknown, end: unknown, label: unknown = 'PER', more: object = {}) => ({
    entities: [{ start, end, label, ...more }],
  });
  const CASES: readonly [answer: unknown, found: readonly string[], fault?: RegExp][] = [
    [{ entities: [] }, []],
    [one(5, 8), ['Lan']],
    [one(5, 8, 'PER', { text: 'Lan' }), ['Lan']],
    [one(3, 9, 'PER', { text: 'Lan' }), [], /“Lan” does not stand/],
    [one(4, 9), ['Lan']],
    [{ entities: [...one(11, 14).entities, ...one(5, 8).entities] }, ['Lan', 'Huế']],
    [one(-1, 2), [], /from -1 to 2/],
    [one(2, 2), [], /from 2 to 2/],
    [one(8, 5), [], /from 8 to 5/],
    [one(0, 24), [], /in 22 characters/],
    [one(0.5, 2), [], /0\.5/],
    [one('0', 2), [], /"0"/],
    [one(null, 2), [], /null/],
    [one(4, 5), [], /blanks/],
    [one(12, 20), [], /two lines/],
    [one(5, 8, ''), [], /no label/],
    [one(5, 8, 7), [], /no label/],
    [one(5, 8, 'X'.repeat(101)), [], /no label/],
    [one(5, 8, 'PER', { confidence: 2 }), [], /confidence/],
    [one(5, 8, 'PER', { confidence: 'high' }), [], /confidence/],
    [{ entities: [3, ...one(5, 8).entities] }, ['Lan'], /not a JSON object/],
    [
      {
        entities: [
          { start: 0, end: 8, label: 'PER', confidence: 0.5 },
          { start: 5, end: 8, label: 'PER', confidence: 0.9 },
        ],
      },
      ['Lan'],
    ],
  ];
  for (const [answer, found, fault] of CASES)
    it(`${JSON.stringify(answer).slice(0, 100)} gives [${found}]`, () => {
      const read = readAnswer(answer, TEXT);
      assert.deepEqual(
        read.found.map(({ start, end }) => TEXT.slice(start, end)),
        found,
      );
      if (fault) assert.match(read.fault ?? '', fault);
      else assert.equal(read.fault, undefined);
    });

  const REFUSED: readonly [answer: unknown, why: RegExp][] = [
    [null, /no/],
    ['PER', /object/],
    [[], /object/],
    [{}, /“entities” is not a list/],
    [{ entities: {} }, /not a list/],
    [{ error: 'out of memory' }, /out of memory/],
    [{ entities: Array.from({ length: 24 }, () => 1) }, /24 entities in 22 characters/],
  ];
  for (const [answer, why] of REFUSED)
    it(`${JSON.stringify(answer).slice(0, 60)} is refused`, () =>
      assert.throws(() => readAnswer(answer, TEXT), why));
});

describe('models of the user: beside other suggestions', () => {
  const TEXT = 'Lan ở Huế hôm qua.';
  const MODEL: OutsideModel = { name: 'spaCy', command: ['x'], labels: { PERSON: 'PER', CARDINAL: false } };
  const entity = (word: string, label: string, confidence: number, rule = 'model'): EntitySuggestion => ({
    start: TEXT.indexOf(word),
    end: TEXT.indexOf(word) + word.length,
    label,
    confidence,
    canonical: word,
    evidence: [{ rule }],
  });
  const date: DateSuggestion = {
    start: 10,
    end: 17,
    type: 'DATE',
    value: '2024-01-01',
    rule: 'x',
    resolution: { how: 'published' },
    confidence: 0.9,
  };
  const CASES: readonly [
    what: string,
    entities: readonly EntitySuggestion[],
    said: readonly [word: string, label: string, confidence: number][],
    result: readonly string[],
  ][] = [
    ['what nobody else has comes in', [], [['Lan', 'PER', 0.8]], ['Lan PER 0.8 outside']],
    ['a label is mapped', [], [['Lan', 'PERSON', 0.8]], ['Lan PER 0.8 outside']],
    ['a label may be left out', [], [['Lan', 'CARDINAL', 0.8]], []],
    ['a label that the project has not is left out', [], [['Huế', 'GPE', 0.8]], []],
    ['both say the same', [entity('Huế', 'LOC', 0.6)], [['Huế', 'LOC', 0.9]], ['Huế LOC 0.9 model outside']],
    [
      'the surer one says how sure',
      [entity('Huế', 'LOC', 0.95)],
      [['Huế', 'LOC', 0.5]],
      ['Huế LOC 0.95 model outside'],
    ],
    ['the surer label stays', [entity('Huế', 'LOC', 0.6)], [['Huế', 'ORG', 0.9]], ['Huế ORG 0.9 outside']],
    ['the less sure one goes', [entity('Huế', 'LOC', 0.9)], [['Huế', 'ORG', 0.6]], ['Huế LOC 0.9 model']],
    [
      'of equals that of the recognizer stays',
      [entity('Huế', 'LOC', 0.9)],
      [['ở Huế', 'LOC', 0.9]],
      ['Huế LOC 0.9 model'],
    ],
    [
      'surer than all it overlaps',
      [entity('Lan', 'PER', 0.7), entity('Huế', 'LOC', 0.5)],
      [['Lan ở Huế', 'ORG', 0.6]],
      ['Lan PER 0.7 model', 'Huế LOC 0.5 model'],
    ],
    [
      'the project’s own names stay',
      [entity('Huế', 'LOC', 0.6, 'project')],
      [['Huế', 'ORG', 1]],
      ['Huế LOC 0.6 project'],
    ],
    ['dates stay', [], [['hôm', 'MISC', 1]], []],
    ['what the project ignores stays away', [], [['ở', 'MISC', 1]], []],
  ];
  for (const [what, entities, said, result] of CASES)
    it(what, () => {
      const recognition: Recognition = { lang: 'vi', entities, dates: [date], lines: [] };
      const found = said.map(([word, label, confidence]) => ({ ...entity(word, label, confidence) }));
      const laid = layOutside(
        recognition,
        TEXT,
        [{ model: MODEL, found }],
        ['PER', 'LOC', 'ORG', 'MISC'],
        new Set(['ở']),
      );
      assert.deepEqual(
        laid.entities.map(
          ({ start, end, label, confidence, evidence }) =>
            `${TEXT.slice(start, end)} ${label} ${confidence} ${evidence.map(({ rule }) => rule).join(' ')}`,
        ),
        result,
      );
    });

  it('what stays the same is the same object in the next version', () => {
    const recognition: Recognition = {
      lang: 'vi',
      entities: [entity('Huế', 'LOC', 0.6)],
      dates: [],
      lines: [],
    };
    const said = [{ model: MODEL, found: [entity('Lan', 'PER', 0.8), entity('Huế', 'LOC', 0.9)] }];
    const memory = new Map();
    const lay = () => layOutside(recognition, TEXT, said, ['PER', 'LOC'], new Set(), memory).entities;
    const before = lay();
    assert.ok(lay().every((each, n) => each === before[n]));
  });

  it('trust makes it less sure', () => {
    const recognition: Recognition = { lang: 'vi', entities: [], dates: [], lines: [] };
    const said = [{ model: { ...MODEL, trust: 0.5 }, found: [entity('Lan', 'PER', 0.8)] }];
    assert.equal(layOutside(recognition, TEXT, said, ['PER'], new Set()).entities[0]!.confidence, 0.4);
  });
});

describe('models of the user: when they are asked', () => {
  const answering = (answer: (text: string) => unknown) => {
    const asked: string[] = [];
    const told: OutsideFault[] = [];
    let answers = 0;
    let wake = () => {};
    let connections = 0;
    const connect = (): Connection => {
      connections++;
      return {
        async ask({ text }) {
          asked.push(text);
          return answer(text);
        },
        end: () => {},
      };
    };
    const models = new OutsideModels(connect, {
      fault: (fault) => {
        told.push(fault);
        wake();
      },
      answered: () => {
        answers++;
        wake();
      },
    });
    models.configure([{ name: 'm', command: ['m'] }]);
    const next = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    return { models, asked, told, next, answers: () => answers, connections: () => connections };
  };
  const FIRST = (text: string) => ({
    entities: [{ start: 0, end: [...text.split('\n')[0]!].length, label: 'PER' }],
  });
  const found = (models: OutsideModels, text: string) =>
    models
      .known('a', text, 'vi')
      .flatMap(({ found }) => found.map(({ start, end }) => text.slice(start, end)));

  it('once for each line; of an edited article for the changed one', async () => {
    const { models, asked, next } = answering(FIRST);
    const answer = next();
    assert.deepEqual(found(models, 'một\nhai\n\nhai'), [], 'nobody waits');
    await answer;
    assert.deepEqual(found(models, 'một\nhai\n\nhai'), ['một']);
    const again = next();
    assert.deepEqual(found(models, 'một\nba\nhai'), ['một']);
    await again;
    assert.deepEqual(found(models, 'một\nba\nhai'), ['một', 'ba']);
    assert.deepEqual(asked, ['một\nhai', 'ba']);
    models.end();
  });

  it('of what changed meanwhile the latest text', async () => {
    const waiting: ((answer: unknown) => void)[] = [];
    let isAsked = () => {};
    const { models, asked } = answering(() => {
      isAsked();
      return new Promise((resolve) => waiting.push(resolve));
    });
    const question = () => new Promise<void>((resolve) => (isAsked = resolve));
    const first = question();
    for (const text of ['a', 'ab', 'abc']) models.known('x', text, 'vi');
    await first;
    const second = question();
    waiting[0]!({ entities: [] });
    await second;
    assert.deepEqual(asked, ['a', 'abc']);
    models.end();
  });

  it('not any more after three failures, which is said once', async () => {
    const { models, asked, told, connections } = answering(() => {
      throw new Error('broken');
    });
    for (let n = 0; n < 5; n++) await models.all(`a${n}`, 'vi');
    assert.equal(asked.length, 3);
    assert.equal(connections(), 3, 'each failure ends it');
    assert.deepEqual(
      told.map(({ reason, detail }) => `${reason} ${detail}`),
      ['failed broken', 'off broken'],
    );
    models.configure([{ name: 'm', command: ['other'] }]);
    await models.all('a', 'vi');
    assert.equal(asked.length, 4, 'another one begins anew');
    models.end();
  });

  it('an answer between failures counts', async () => {
    let n = 0;
    const { models, asked } = answering(() => (++n % 3 === 0 ? { entities: [] } : { entities: 1 }));
    for (let k = 0; k < 9; k++) await models.all(`a${k}`, 'vi');
    assert.equal(asked.length, 9);
    models.end();
  });

  it('large articles in portions, and never for a line of a megabyte', async () => {
    const { models, asked } = answering(() => ({ entities: [] }));
    const lines = Array.from({ length: 50 }, (_, n) => `${n} `.repeat(500));
    await models.all([...lines, 'x'.repeat(1_000_000)].join('\n'), 'vi');
    assert.deepEqual(asked.join('\n'), lines.join('\n'));
    assert.ok(asked.length > 1 && asked.every(({ length }) => length <= 20_000));
    models.end();
  });

  it('labels that the project has not are said once', () => {
    const { models, told } = answering(() => ({ entities: [] }));
    const hint = { start: 0, end: 1, confidence: 1 };
    const model: OutsideModel = { name: 'm', command: ['m'], labels: { CARDINAL: false, PERSON: 'PER' } };
    const labels = ['GPE', 'GPE', 'CARDINAL', 'PERSON', 'PER'];
    for (let n = 0; n < 2; n++)
      models.tellLabels([{ model, found: labels.map((label) => ({ ...hint, label })) }], ['PER']);
    assert.deepEqual(
      told.map(({ reason, detail }) => `${reason} ${detail}`),
      ['labels GPE'],
    );
    models.end();
  });
});

describe('token classification', () => {
  /** One id for each three characters of a word. */
  const encode = (text: string) =>
    text.split(' ').flatMap((word) => (word.match(/.{1,3}/gu) ?? []).map((part) => part.codePointAt(0)!));
  const special = { before: [1], after: [2] };
  const config = (length = 512) => ({
    id2label: { 0: 'O', 1: 'B-PER', 2: 'I-PER', 3: 'B-LOC' },
    max_position_embeddings: length,
  });

  it('special tokens are those around the text', () => {
    assert.deepEqual(specialIn([1, 7, 8, 2], [7, 8]), special);
    assert.deepEqual(specialIn([7, 8], [7, 8]), { before: [], after: [] });
    assert.deepEqual(specialIn([5], [7]), { before: [], after: [] });
  });

  it('windows have whole words, and know the first token of each', () => {
    const line = 'Lan Nguyen, Hue';
    const windows = windowsOf(line, encode, special, config(8), false);
    assert.deepEqual(
      windows.map(({ ids, words }) => [
        ids.length,
        words.map(({ start, end, at }) => [line.slice(start, end), at]),
      ]),
      [
        [
          6,
          [
            ['Lan', 1],
            ['Nguyen', 2],
            [',', 4],
          ],
        ],
        [3, [['Hue', 1]]],
      ].map(([length, words]) => [length, words]),
    );
  });

  const scored = (...labels: readonly number[]) =>
    labels.flatMap((best) => [0, 1, 2, 3].map((label) => (label === best ? 5 : 0)));
  const TAGS: readonly [tags: readonly number[], names: readonly string[]][] = [
    [[0, 0, 0], []],
    [[1, 2, 0], ['Lan Anh PER']],
    [
      [1, 1, 0],
      ['Lan PER', 'Anh PER'],
    ],
    [
      [2, 2, 3],
      ['Lan Anh PER', 'Hue LOC'],
    ],
    [
      [1, 3, 3],
      ['Lan PER', 'Anh LOC', 'Hue LOC'],
    ],
  ];
  for (const [tags, names] of TAGS)
    it(`tags ${tags} are [${names}]`, () => {
      const line = 'Lan Anh Hue';
      const [window] = windowsOf(line, encode, special, config(), false);
      const found = namesOf(window!, scored(0, ...tags, 0), config());
      assert.deepEqual(
        found.map(({ start, end, label }) => `${line.slice(start, end)} ${label}`),
        names,
      );
      for (const { confidence } of found) assert.ok(confidence > 0.97 && confidence <= 1);
    });

  it('scores of another size are refused, and those that are no numbers are sure of nothing', () => {
    const [window] = windowsOf('Lan', encode, special, config(), false);
    assert.throws(() => namesOf(window!, [1, 2, 3], config()), /3 scores for 3 tokens and 4 labels/);
    const bad = Array.from({ length: 12 }, () => Number.NaN);
    assert.ok(namesOf(window!, bad, config()).every(({ confidence }) => confidence === 0));
  });
});
