import assert from 'node:assert/strict';
import type { LineKind, TimexType } from '../../src/core/recognition/types';
import { bootstrap, sumOf } from '../../src/training/evaluation/bootstrap';
import { calibrate } from '../../src/training/evaluation/calibration';
import { ratios } from '../../src/training/evaluation/counts';
import { readGoldJson } from '../../src/training/evaluation/goldJson';
import type { Annotation, Gold, LineLabel } from '../../src/training/evaluation/model';
import { correctionsPerSpan, microNames, report } from '../../src/training/evaluation/report';
import { noScore, scoreArticle, settle } from '../../src/training/evaluation/score';
import { readStandoff } from '../../src/training/evaluation/standoff';

/** `LABEL start-end`, for dates `TYPE=value start-end`. */
function spans(source: string): Annotation[] {
  return source
    .split(', ')
    .filter(Boolean)
    .map((item) => {
      const [, name = '', value, start, end] = /^(\w+)(?:=(\S+))? (\d+)-(\d+)$/.exec(item) ?? [];
      const place = { start: Number(start), end: Number(end) };
      return value ? { ...place, label: 'DATE', type: name as TimexType, value } : { ...place, label: name };
    });
}

function gold(source: string, lines: readonly LineLabel[] = []): Gold {
  return { spans: spans(source), disputes: [], lines };
}

describe('scoring of spans', () => {
  interface Case {
    gold: string;
    predicted: string;
    /** Right, spurious and missed names; the same of dates; right values; corrections. */
    names: string;
    dates: string;
    values: number;
    corrections: number;
  }
  const cases: Record<string, Case> = {
    'all right': {
      gold: 'PER 0-5, DATE=2024 10-14',
      predicted: 'PER 0-5, DATE=2024 10-14',
      names: '1 0 0',
      dates: '1 0 0',
      values: 1,
      corrections: 0,
    },
    'a wrong label is one correction': {
      gold: 'LOC 0-5',
      predicted: 'ORG 0-5',
      names: '0 1 1',
      dates: '0 0 0',
      values: 0,
      corrections: 1,
    },
    'wrong boundaries are two': {
      gold: 'LOC 0-5',
      predicted: 'LOC 0-7',
      names: '0 1 1',
      dates: '0 0 0',
      values: 0,
      corrections: 2,
    },
    'a wrong value is one, and the span is right': {
      gold: 'DATE=2024 0-4',
      predicted: 'DATE=2023 0-4',
      names: '0 0 0',
      dates: '1 0 0',
      values: 0,
      corrections: 1,
    },
    'a wrong type is a wrong value': {
      gold: 'SET=P1Y 0-4',
      predicted: 'DURATION=P1Y 0-4',
      names: '0 0 0',
      dates: '1 0 0',
      values: 0,
      corrections: 1,
    },
    'a name in the place of a date': {
      gold: 'DATE=2024 0-4',
      predicted: 'MISC 0-4',
      names: '0 1 0',
      dates: '0 0 1',
      values: 0,
      corrections: 1,
    },
    'nothing said': {
      gold: 'PER 0-5, PER 8-9',
      predicted: '',
      names: '0 0 2',
      dates: '0 0 0',
      values: 0,
      corrections: 2,
    },
    'the same said twice': {
      gold: 'PER 0-5',
      predicted: 'PER 0-5, PER 0-5',
      names: '1 1 0',
      dates: '0 0 0',
      values: 0,
      corrections: 1,
    },
  };
  for (const [name, wanted] of Object.entries(cases)) {
    it(name, () => {
      const score = noScore();
      scoreArticle(gold(wanted.gold), { spans: spans(wanted.predicted) }, score);
      const text = (counts = { right: 0, spurious: 0, missed: 0 }) =>
        `${counts.right} ${counts.spurious} ${counts.missed}`;
      assert.equal(text(microNames(score)), wanted.names);
      assert.equal(text(score.labels.get('DATE')), wanted.dates);
      assert.equal(score.values, wanted.values);
      assert.equal(score.corrections.names + score.corrections.dates, wanted.corrections);
    });
  }

  it('says what went wrong, by position', () => {
    const misses = scoreArticle(
      gold('PER 0-5, LOC 6-9, DATE=2024 20-24'),
      { spans: spans('ORG 6-9, DATE=2023 20-24, MISC 30-33') },
      noScore(),
    );
    assert.deepEqual(
      misses.map(({ kind, gold: g = '-', predicted = '-' }) => `${kind} ${g} ${predicted}`),
      ['missed PER -', 'label LOC ORG', 'value DATE 2024 DATE 2023', 'spurious - MISC'],
    );
  });

  it('precision, recall and F1', () => {
    assert.deepEqual(ratios({ right: 3, spurious: 1, missed: 3 }), { precision: 0.75, recall: 0.5, f1: 0.6 });
  });

  it('corrections are counted against gold spans', () => {
    const score = noScore();
    scoreArticle(gold('PER 0-5, PER 8-9, DATE=2024 20-24'), { spans: spans('PER 0-5') }, score);
    assert.equal(correctionsPerSpan(score, 'names'), 0.5);
    assert.equal(correctionsPerSpan(score, 'dates'), 1);
    assert.equal(correctionsPerSpan(score, 'both'), 2 / 3);
  });
});

describe('values that gold leaves open', () => {
  const cases: [gold: Partial<Annotation>, predicted: Partial<Annotation>, right: boolean][] = [
    [{ value: '2017-06-04' }, { type: 'DATE', value: '2017-06-04' }, true],
    [{ value: '2017-06-04' }, { type: 'DATE', value: 'XXXX-06-04' }, false],
    [{ value: '2017-06-04', open: true }, { type: 'DATE', value: 'XXXX-06-04' }, true],
    [{ value: '2017-06-04', open: true }, { type: 'DATE', value: '2016-06-04' }, false],
    [{ value: '2017-06-04', open: true }, { type: 'DATE', value: 'XXXX-06' }, false],
    [{ value: '2017-06-04', open: true }, { type: 'DATE', value: undefined }, false],
    [{ type: 'SET', value: 'P1Y' }, { type: 'DURATION', value: 'P1Y' }, false],
  ];
  for (const [wanted, predicted, right] of cases) {
    it(`${JSON.stringify(wanted)} as ${predicted.type} ${predicted.value}`, () => {
      const span = (of: Partial<Annotation>) => ({ start: 0, end: 9, label: 'DATE', ...of });
      const score = noScore();
      scoreArticle({ spans: [span(wanted)], disputes: [], lines: [] }, { spans: [span(predicted)] }, score);
      assert.equal(score.values, right ? 1 : 0);
    });
  }
});

describe('gold beside texts that are kept elsewhere', () => {
  const standoff = {
    repository: 'owner/name',
    path: 'a.txt',
    sha256: '',
    published: null,
    watched: false,
    boilerplate: [1],
  };

  it('has code points, lines of chrome and open values', () => {
    const { spans, lines } = readStandoff(
      {
        ...standoff,
        spans: [
          [4, 6, 'PER'],
          [7, 10, 'DATE', '2017-06-04', 'open'],
          [11, 15, 'DATE', '2016'],
        ],
      },
      '# 😀\nAn 4/6 2016\n\n',
    );
    assert.deepEqual(spans, [
      { start: 5, end: 7, label: 'PER' },
      { start: 8, end: 11, label: 'DATE', value: '2017-06-04', open: true },
      { start: 12, end: 16, label: 'DATE', value: '2016' },
    ]);
    assert.deepEqual(
      lines.map(({ start, end, kind }) => `${kind} ${start}-${end}`),
      ['boilerplate 0-4', 'body 5-16', 'blank 17-17', 'blank 18-18'],
    );
  });
});

describe('bootstrap', () => {
  const article = (predicted: string) => {
    const score = noScore();
    scoreArticle(gold('PER 0-5, DATE=2024 6-10'), { spans: spans(predicted) }, score);
    return score;
  };
  const f1 = (score: ReturnType<typeof noScore>) => ratios(microNames(score)).f1;

  it('articles that are all alike leave no doubt', () => {
    assert.deepEqual(bootstrap([article('PER 0-5'), article('PER 0-5')], f1), { low: 1, high: 1 });
  });

  it('the figure of all lies within what samples give', () => {
    const scores = ['PER 0-5', 'LOC 0-5', 'PER 0-5', '', 'PER 0-5, ORG 6-7'].map(article);
    const { low, high } = bootstrap(scores, f1);
    const all = f1(sumOf(scores));
    assert.ok(low < all && all < high, `${low} ${all} ${high}`);
  });

  it('sums what articles have', () => {
    const { gold, values, corrections } = sumOf([article('PER 0-5, DATE=2024 6-10'), article('')]);
    assert.deepEqual(
      { gold, values, corrections },
      {
        gold: { names: 2, dates: 2 },
        values: 1,
        corrections: { names: 1, dates: 1 },
      },
    );
  });
});

describe('disputes', () => {
  const a = 'LOC 0-4, LOC 5-9';
  const b = 'MISC 0-9';
  const cases: [predicted: string, chosen: string][] = [
    ['LOC 0-4, LOC 5-9', a],
    ['MISC 0-9', b],
    ['LOC 0-4', a],
    ['', b],
    ['ORG 0-9', b],
  ];
  for (const [predicted, chosen] of cases) {
    it(`${predicted || 'nothing'} is held against ${chosen}`, () => {
      const disputed = { spans: [], disputes: [{ a: spans(a), b: spans(b) }], lines: [] };
      assert.deepEqual(settle(disputed, spans(predicted)), spans(chosen));
    });
  }

  it('one reading may be that nothing is there', () => {
    const disputed = { spans: [], disputes: [{ a: spans(b), b: [] }], lines: [] };
    assert.deepEqual(settle(disputed, []), []);
  });
});

describe('scoring of lines', () => {
  const lines = (kinds: string, boilerplate?: number): LineLabel[] =>
    kinds
      .split(' ')
      .map((kind, i) => ({ start: 10 * i, end: 10 * i + 9, kind: kind as LineKind, boilerplate }));

  const cases: [gold: string, predicted: string, boilerplate: string, right: string][] = [
    ['title body boilerplate', 'title body boilerplate', '1 0 0', '3/3'],
    ['title body boilerplate', 'title boilerplate body', '0 1 1', '1/3'],
    ['lead blank boilerplate', 'body boilerplate boilerplate', '1 0 0', '1/2'],
  ];
  for (const [wanted, predicted, boilerplate, right] of cases) {
    it(`${wanted} as ${predicted}`, () => {
      const score = noScore();
      scoreArticle(gold('', lines(wanted)), { spans: [], lines: lines(predicted) }, score);
      const { right: r, spurious, missed } = score.boilerplate;
      assert.equal(`${r} ${spurious} ${missed}`, boilerplate);
      assert.equal(`${score.lines.right}/${score.lines.total}`, right);
    });
  }

  it('a tool that knows nothing of lines is not scored on them', () => {
    const score = noScore();
    scoreArticle(gold('', lines('title body')), { spans: [] }, score);
    assert.equal(score.lines.total, 0);
  });
});

describe('calibration', () => {
  it('compares stated and right shares by bins', () => {
    const { bins, error } = calibrate([
      { confidence: 0.95, right: true },
      { confidence: 0.85, right: true },
      { confidence: 0.85, right: false },
      { confidence: 1, right: true },
    ]);
    assert.deepEqual(
      bins.map(({ from, count, right }) => [from, count, right]),
      [
        [0.8, 2, 0.5],
        [0.9, 2, 1],
      ],
    );
    assert.ok(Math.abs(error - (0.5 * 0.35 + 0.5 * 0.025)) < 1e-12);
  });

  it('has no error without predictions', () => assert.equal(calibrate([]).error, 0));
});

describe('gold of two annotators', () => {
  it('is read with code points turned into UTF-16 units', () => {
    const source = JSON.stringify({
      published: '2024-08-28',
      agreed: [{ start: 2, end: 4, label: 'PER', text: 'An' }],
      disputes: [{ a: [], b: [{ start: 0, end: 1, label: 'MISC', text: '😀' }] }],
      lines: [{ n: 1, kind: 'title', start: 0, end: 4 }],
    });
    const read = readGoldJson(source, '😀 An');
    assert.equal(read.published, '2024-08-28');
    assert.deepEqual([read.spans[0]!.start, read.spans[0]!.end], [3, 5]);
    assert.deepEqual([read.disputes[0]!.b[0]!.start, read.disputes[0]!.b[0]!.end], [0, 2]);
    assert.equal(read.lines[0]!.end, 5);
  });
});

describe('report', () => {
  it('has a dash where a tool knows nothing', () => {
    const score = noScore();
    scoreArticle(gold('PER 0-5'), { spans: spans('PER 0-5') }, score);
    const does = { names: true, dates: false, lines: false };
    const text = report([{ tool: 'Tool', score, does, syllablesPerSecond: 1234567, memory: 50 * 2 ** 20 }]);
    assert.match(text, /\| PER +\| +1 \| +1\.000 \| 1\.000 \| 1\.000 \|/);
    assert.match(text, /\| \*\*dates\*\* +\| +0 \| +– \| +– \| +– \|/);
    assert.match(text, /\| syllables a second +\| 1,234,567 \|/);
  });
});
