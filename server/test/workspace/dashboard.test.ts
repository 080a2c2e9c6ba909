import assert from 'node:assert/strict';
import { DEFAULT_PROJECT } from '../../src/core/project/model';
import type { Recognition } from '../../src/core/recognition/types';
import { readSidecar } from '../../src/core/sidecar/read';
import { parseDay } from '../../src/core/text/civil';
import { textHash as hashOf } from '../../src/core/text/hash';
import { runToEnd } from '../../src/core/text/steps';
import { messagesFor } from '../../src/features/messages';
import { compare } from '../../src/workspace/index/agreement';
import { dashboard } from '../../src/workspace/index/dashboard';
import { entryOf } from '../../src/workspace/index/entry';
import { CorpusIndex, packedOf } from '../../src/workspace/index/store';
import { calendarOf, fullest, UNITS, unitFor } from '../../src/workspace/index/timeline';
import { bareRecognition } from '../../src/workspace/load';

const NOTHING = { of: 0, known: [] };

interface Entry {
  readonly text: string;
  readonly label: string;
  readonly at?: string;
  readonly status?: string;
  readonly was?: string;
  readonly value?: string;
  readonly type?: string;
}

/** The text of an article is its entries, one a line. */
function put(index: CorpusIndex, name: string, entries: readonly Entry[], finished?: string): void {
  const text = `${entries.map((one) => one.text).join('\n')}\n`;
  let at = 0;
  const spans = entries.map(({ text, ...rest }) => {
    const start = at;
    at += text.length + 1;
    return `  - ${JSON.stringify({ start, end: start + text.length, text, status: 'accepted', ...rest })}`;
  });
  const header = finished === undefined ? '' : `finished: {at: "${finished}", sha256: "${hashOf(text)}"}\n`;
  const source = `version: 2\nunit: codepoint\n${header}spans:\n${spans.join('\n')}\n`;
  const entry = entryOf(text, source, {
    project: DEFAULT_PROJECT,
    messages: messagesFor('en'),
    sidecarName: `${name}.ann.yaml`,
  });
  index.put(packedOf(entry), {
    uri: `file:///${name}`,
    name,
    sidecar: `file:///${name}.ann.yaml`,
    root: '',
    stamp: '1',
  });
}

const HUE = { text: 'Huế', label: 'LOC' };
const date = (value: string, type = 'DATE'): Entry => ({ text: value, label: 'DATE', type, value });

describe('the dashboard of a corpus', () => {
  const of = (build: (index: CorpusIndex) => void) => {
    const index = new CorpusIndex();
    build(index);
    return runToEnd(dashboard(index, NOTHING));
  };

  it('of many articles it is made in steps, and what changes between them makes none fail', () => {
    const index = new CorpusIndex();
    for (let n = 0; n < 1000; n++) put(index, `${n}.txt`, [{ ...HUE, text: `Huế ${n}` }]);
    const whole = runToEnd(dashboard(index, NOTHING));
    assert.deepEqual(
      [whole.accepted, whole.entities.total, whole.folders.items[0]?.states.review],
      [1000, 1000, 1000],
    );
    const names = whole.entities.items.map(({ name }) => name);
    assert.deepEqual(names, [...names].sort());
    const steps = dashboard(index, NOTHING);
    let count = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      put(index, `new ${count}.txt`, [{ text: 'Cúp', label: `NEW${count}` }]);
      index.delete(`file:///${count++}.txt`);
    }
    assert.ok(count >= 10, `${count} steps`);
  });

  it('without an article all is empty, and nothing fails', () => {
    const { articles, pace, labels, dates, folders, agreement } = of(() => {});
    assert.deepEqual([articles, pace.items, labels.total, dates.items, folders.total], [0, [], 0, [], 0]);
    assert.deepEqual([agreement.over.items, agreement.calibration], [[], []]);
  });

  it('decisions stand under their days, with the days between', () => {
    const { pace } = of((index) => {
      put(
        index,
        'a.txt',
        [
          { ...HUE, at: '2026-01-01T23:59:59Z' },
          { ...HUE, at: '2026-01-03T00:00:00Z', was: 'ORG' },
          { ...HUE, at: '2026-01-03T00:00:00Z', status: 'rejected' },
          { ...HUE, status: 'suggested' },
        ],
        '2026-01-03T10:00:00Z',
      );
      put(index, 'b.txt', [HUE, { ...HUE, at: 'yesterday' }]);
    });
    assert.equal(pace.unit, 'day');
    assert.deepEqual(
      pace.items.map(({ at, ...counts }) => `${at} ${Object.values(counts).join(' ')}`),
      ['2026-01-01 1 0 0 0', '2026-01-02 0 0 0 0', '2026-01-03 0 1 1 1'],
    );
    assert.deepEqual(pace.undated, { kept: 2, changed: 0, rejected: 0, finished: 0 });
  });

  for (const [what, days, unit, first, last, earlier] of [
    ['sixty days', ['2026-01-01', '2026-03-01'], 'day', '2026-01-01', '2026-03-01', 0],
    ['sixty-one days', ['2026-01-01', '2026-03-02'], 'week', '2025-12-29', '2026-03-02', 0],
    ['two years', ['2024-01-31', '2026-01-01'], 'month', '2024-01', '2026-01', 0],
    ['more than is shown', ['2001-01-01', '2021-02-01', '2026-01-01'], 'month', '2021-02', '2026-01', 1],
  ] as const)
    it(`the pace over ${what} is told by ${unit}`, () => {
      const { pace } = of((index) =>
        put(
          index,
          'a.txt',
          days.map((day) => ({ ...HUE, at: `${day}T12:00:00Z` })),
        ),
      );
      assert.deepEqual(
        [pace.unit, pace.items[0]?.at, pace.items.at(-1)?.at, pace.earlier.kept],
        [unit, first, last, earlier],
      );
    });

  it('labels with mentions and entities, dates without entities', () => {
    const { labels, entities } = of((index) =>
      put(index, 'a.txt', [HUE, HUE, { text: 'Lan', label: 'PER' }, date('2024')]),
    );
    assert.deepEqual(labels.items, [
      { label: 'LOC', mentions: 2, entities: 1 },
      { label: 'DATE', mentions: 1 },
      { label: 'PER', mentions: 1, entities: 1 },
    ]);
    assert.deepEqual(entities.items[0], { label: 'LOC', name: 'Huế', mentions: 2, articles: 1 });
  });

  for (const [what, values, unit, items, outside, other] of [
    [
      'days',
      ['2024-09-05', '2024-09-07', '2024-09-07TMO'],
      'day',
      '2024-09-05 1, 2024-09-06 0, 2024-09-07 2',
      0,
      0,
    ],
    [
      'months where few know the day',
      ['2024-09-05', '2024-10', '2024-W36'],
      'month',
      '2024-09 2, 2024-10 1',
      0,
      0,
    ],
    ['years where they are far apart', ['1990', '2024-09-05'], 'year', /^1990 1, 1991 0, .* 2024 1$/, 0, 0],
    ['the fullest years', ['1010', '2023', '2024'], 'year', '2023 1, 2024 1', 1, 0],
    ['an interval by its beginning', ['2024-09-05/2024-10-01'], 'day', '2024-09-05 1', 0, 0],
    [
      'what is in no calendar apart',
      ['XXXX-09-02', 'P3Y', '199', '2024-02-31', '2024'],
      'year',
      '2024 1',
      0,
      4,
    ],
    ['a quarter as its year', ['2024-Q1', '2024'], 'year', '2024 2', 0, 0],
  ] as const)
    it(`dates: ${what}`, () => {
      const { dates } = of((index) =>
        put(
          index,
          'a.txt',
          values.map((value) => date(value, value.startsWith('P') ? 'DURATION' : 'DATE')),
        ),
      );
      const shown = dates.items.map(({ at, mentions }) => `${at} ${mentions}`).join(', ');
      if (typeof items === 'string') assert.equal(shown, items);
      else assert.match(shown, items);
      assert.deepEqual([dates.unit, dates.outside, dates.other], [unit, outside, other]);
    });

  it('folders with the states of their articles, the fullest first, and no more than people read', () => {
    const { folders, states } = of((index) => {
      put(index, 'b/x/1.txt', [HUE]);
      put(index, 'b/x/2.txt', [HUE], '2026-01-03T10:00:00Z');
      put(index, '3.txt', [HUE]);
      for (let n = 10; n < 40; n++) put(index, `c${n}/1.txt`, [HUE]);
    });
    assert.equal(states.finished, 1);
    assert.equal(folders.total, 32);
    assert.equal(folders.items.length, 20);
    assert.deepEqual(
      folders.items.slice(0, 2).map(({ folder, states }) => [folder, states.review, states.finished]),
      [
        ['b/x', 1, 1],
        ['', 1, 0],
      ],
    );
  });

  it('suggestions agree with decisions of the same place, label and value', () => {
    const text = 'Huế, Lan, Mai, 2024';
    const recognition = recognized(text, [
      ['Huế', 'LOC', 0.95],
      ['Lan', 'ORG', 0.75],
      ['Mai', 'PER', 0.3],
    ]);
    const sidecar = readSidecar(
      `version: 2\nunit: codepoint\nspans:\n${[
        [0, 3, 'Huế', 'LOC', 'accepted'],
        [5, 8, 'Lan', 'PER', 'accepted'],
        [10, 13, 'Mai', 'PER', 'rejected'],
      ]
        .map(
          ([start, end, text, label, status]) =>
            `  - {start: ${start}, end: ${end}, text: "${text}", label: ${label}, status: ${status}}`,
        )
        .join('\n')}\n`,
    );
    const comparison = compare(text, recognition, sidecar, 0.5);
    const { suggested, right, decided, tenths } = comparison;
    assert.deepEqual({ suggested, right, decided }, { suggested: 2, right: 1, decided: 2 });
    assert.deepEqual(
      tenths.map((tenth) => `${tenth.right}/${tenth.suggested}`).join(' '),
      '0/0 0/0 0/0 0/1 0/0 0/0 0/0 0/1 0/0 1/1',
    );
    const index = new CorpusIndex();
    put(index, 'a.txt', [HUE], '2026-01-03T10:00:00Z');
    const [article] = index.articles();
    const { agreement } = runToEnd(dashboard(index, { of: 3, known: [{ article: article!, comparison }] }));
    assert.deepEqual(agreement.over.items, [{ at: '2026-01-03', suggested: 2, right: 1, decided: 2 }]);
    assert.deepEqual([agreement.articles, agreement.of], [1, 3]);
    assert.deepEqual(
      agreement.calibration.map(({ confidence, right }) => [confidence, right]),
      [
        [0.3, 0],
        [0.75, 0],
        [0.95, 1],
      ],
    );
  });
});

function recognized(
  text: string,
  names: readonly (readonly [string, 'LOC' | 'ORG' | 'PER', number])[],
): Recognition {
  return {
    ...bareRecognition(text),
    entities: names.map(([name, label, confidence]) => ({
      start: text.indexOf(name),
      end: text.indexOf(name) + name.length,
      label,
      confidence,
      evidence: [],
    })),
  } as unknown as Recognition;
}

describe('units of time', () => {
  it('a unit is called by the day, the month or the year that it begins with', () => {
    for (const day of ['1969-12-31', '1970-01-01', '2024-02-29', '2026-01-04', '2026-01-05']) {
      const n = parseDay(day)!;
      assert.equal(UNITS.day.at(UNITS.day.of(n)), day);
      assert.equal(UNITS.month.at(UNITS.month.of(n)), day.slice(0, 7));
      assert.equal(UNITS.year.at(UNITS.year.of(n)), day.slice(0, 4));
    }
    const week = (day: string) => UNITS.week.at(UNITS.week.of(parseDay(day)!));
    assert.deepEqual(['2026-01-04', '2026-01-05', '1969-12-31'].map(week), [
      '2025-12-29',
      '2026-01-05',
      '1969-12-29',
    ]);
  });

  it('a week of TIMEX3 is that of ISO 8601', () => {
    const dayOf = (value: string) => UNITS.day.at(calendarOf(value)!.day);
    assert.deepEqual(['2024-W01', '2021-W01', '2020-W53'].map(dayOf), [
      '2024-01-01',
      '2021-01-04',
      '2020-12-28',
    ]);
  });

  it('of windows that hold the same the later one', () => {
    assert.deepEqual(
      fullest(
        new Map([
          [0, 1],
          [500, 1],
        ]),
      ),
      { from: 500, until: 500, count: 1 },
    );
    assert.deepEqual(
      fullest(
        new Map([
          [0, 2],
          [59, 1],
          [60, 1],
        ]),
      ),
      { from: 0, until: 59, count: 3 },
    );
    assert.deepEqual(fullest(new Map()).count, 0);
  });

  it('without a day the smallest unit', () => assert.equal(unitFor([], ['day', 'month']), 'day'));
});
