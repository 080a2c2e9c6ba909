import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compare,
  type Judged,
  type JudgedSpan,
  judge,
  NONE,
  SCHEMES,
} from '../../src/training/evaluation/judge';

/** `LABEL start-end`, of a tool with `:confidence`. */
function spans(source: string): JudgedSpan[] {
  return source
    .split(', ')
    .filter(Boolean)
    .map((item) => {
      const [, label = '', start, end, confidence] = /^(\w+) (\d+)-(\d+)(?::([\d.]+))?$/.exec(item) ?? [];
      const span = { label, start: Number(start), end: Number(end) };
      return confidence === undefined ? span : { ...span, confidence: Number(confidence) };
    });
}

const judged = (gold: string, predicted: string): Judged => ({
  gold: spans(gold),
  predicted: spans(predicted),
});

describe('judging names', () => {
  /** Correct, incorrect, partial, missed, spurious. */
  interface Case {
    readonly gold: string;
    readonly predicted: string;
    readonly strict: string;
    readonly exact: string;
    readonly partial: string;
    readonly type: string;
  }
  const cases: Record<string, Case> = {
    'all right': {
      gold: 'PER 0-5, LOC 10-14',
      predicted: 'PER 0-5, LOC 10-14',
      strict: '2 0 0 0 0',
      exact: '2 0 0 0 0',
      partial: '2 0 0 0 0',
      type: '2 0 0 0 0',
    },
    'another label': {
      gold: 'PER 0-5',
      predicted: 'LOC 0-5',
      strict: '0 1 0 0 0',
      exact: '1 0 0 0 0',
      partial: '1 0 0 0 0',
      type: '0 1 0 0 0',
    },
    'other boundaries': {
      gold: 'PER 0-5',
      predicted: 'PER 2-5',
      strict: '0 1 0 0 0',
      exact: '0 1 0 0 0',
      partial: '0 0 1 0 0',
      type: '1 0 0 0 0',
    },
    'other boundaries and label': {
      gold: 'PER 0-5',
      predicted: 'LOC 2-7',
      strict: '0 1 0 0 0',
      exact: '0 1 0 0 0',
      partial: '0 0 1 0 0',
      type: '0 1 0 0 0',
    },
    'one that is there and one that is not': {
      gold: 'PER 0-5',
      predicted: 'PER 5-9',
      strict: '0 0 0 1 1',
      exact: '0 0 0 1 1',
      partial: '0 0 0 1 1',
      type: '0 0 0 1 1',
    },
    'two in the place of one': {
      gold: 'PER 0-9',
      predicted: 'PER 0-4, PER 5-9',
      strict: '0 1 0 0 1',
      exact: '0 1 0 0 1',
      partial: '0 0 1 0 1',
      type: '1 0 0 0 1',
    },
    'one in the place of two: by label the nearest': {
      gold: 'PER 0-2, PER 3-9',
      predicted: 'PER 0-9',
      strict: '0 1 0 1 0',
      exact: '0 1 0 1 0',
      partial: '0 0 1 1 0',
      type: '1 0 0 1 0',
    },
    'the right one behind another that it overlaps': {
      gold: 'LOC 0-3, PER 3-9',
      predicted: 'PER 2-9',
      strict: '0 1 0 1 0',
      exact: '0 1 0 1 0',
      partial: '0 0 1 1 0',
      type: '1 0 0 1 0',
    },
    'nothing at all': {
      gold: '',
      predicted: '',
      strict: '0 0 0 0 0',
      exact: '0 0 0 0 0',
      partial: '0 0 0 0 0',
      type: '0 0 0 0 0',
    },
  };
  for (const [what, { gold, predicted, ...wanted }] of Object.entries(cases))
    it(what, () => {
      const { schemes } = judge([judged(gold, predicted)]);
      const counts = Object.fromEntries(
        SCHEMES.map((scheme) => {
          const { correct, incorrect, partial, missed, spurious } = schemes[scheme];
          return [scheme, [correct, incorrect, partial, missed, spurious].join(' ')];
        }),
      );
      assert.deepEqual(counts, wanted);
    });

  it('strict figures of labels, of all, on average and by support', () => {
    const { labels, micro, macro, weighted } = judge([
      judged('PER 0-5, PER 6-9, LOC 10-14', 'PER 0-5, LOC 6-9, LOC 10-14'),
      judged('PER 0-5', ''),
    ]);
    assert.deepEqual(
      [...labels].map(([label, { precision, recall, f1, support }]) => [
        label,
        precision,
        recall,
        f1,
        support,
      ]),
      [
        ['LOC', 0.5, 1, 2 / 3, 1],
        ['PER', 1, 1 / 3, 0.5, 3],
      ],
    );
    assert.deepEqual([micro.precision, micro.recall, micro.f1, micro.support], [2 / 3, 0.5, 4 / 7, 4]);
    assert.deepEqual(macro, { precision: 0.75, recall: 2 / 3, f1: (2 / 3 + 0.5) / 2 });
    assert.ok(Math.abs(weighted.f1 - (2 / 3 + 3 * 0.5) / 4) < 1e-12);
  });

  it('what was taken for what: first the same boundaries, then overlap', () => {
    const { confusion } = judge([
      judged('PER 0-5, ORG 6-9, LOC 10-14, LOC 20-24', 'LOC 0-5, ORG 7-9, ORG 10-14, PER 30-34'),
    ]);
    assert.deepEqual(
      [...confusion].map(([gold, row]) => [gold, Object.fromEntries(row)]),
      [
        ['PER', { LOC: 1 }],
        ['LOC', { ORG: 1, [NONE]: 1 }],
        ['ORG', { ORG: 1 }],
        [NONE, { PER: 1 }],
      ],
    );
  });

  it('how sure it is, and how often right', () => {
    const { calibration } = judge([judged('PER 0-5', 'PER 0-5:0.95, PER 6-9:0.91')]);
    assert.equal(calibration?.bins.length, 1);
    assert.deepEqual([calibration?.bins[0]?.count, calibration?.bins[0]?.right], [2, 0.5]);
    assert.equal(judge([judged('PER 0-5', 'PER 0-5')]).calibration, undefined);
  });

  const span = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 5 }), fc.constantFrom('A', 'B'));
  const disjoint = fc.array(span, { maxLength: 8 }).map((drawn) => {
    const kept: JudgedSpan[] = [];
    for (const [start, length, label] of drawn.sort(([a], [b]) => a - b))
      if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end: start + length, label });
    return kept;
  });
  it('counts each name once', () =>
    fc.assert(
      fc.property(disjoint, disjoint, (gold, predicted) => {
        const { schemes, micro, confusion } = judge([{ gold, predicted }]);
        for (const { correct, incorrect, partial, missed, spurious } of Object.values(schemes)) {
          assert.equal(correct + incorrect + partial + missed, gold.length);
          assert.equal(correct + incorrect + partial + spurious, predicted.length);
        }
        assert.equal(schemes.strict.correct, micro.counts.right);
        const cells = [...confusion].flatMap(([there, row]) =>
          [...row].map(([said, count]) => ({ there, said, count })),
        );
        const sum = (fits: (cell: { there: string; said: string }) => boolean) =>
          cells.filter(fits).reduce((all, { count }) => all + count, 0);
        assert.equal(
          sum(({ there }) => there !== NONE),
          gold.length,
        );
        assert.equal(
          sum(({ said }) => said !== NONE),
          predicted.length,
        );
      }),
    ));
});

describe('comparing two tools', () => {
  const gold = 'PER 0-5, LOC 10-14';
  const good = Array.from({ length: 40 }, () => judged(gold, gold));
  const bad = Array.from({ length: 40 }, (_, n) => judged(gold, n % 2 === 0 ? gold : 'PER 0-5'));

  it('one that is better on many articles is hardly so by chance', () => {
    const { first, second, difference, p, low, high } = compare(bad, good, 1);
    assert.deepEqual([second, difference > 0.1, second - first === difference], [1, true, true]);
    assert.ok(p < 0.01, `${p}`);
    assert.ok(low > 0 && low <= difference && difference <= high);
  });

  it('one that is better in a single article may be so by chance', () => {
    const { p, low } = compare([bad[1]!, ...good.slice(1)], good, 1);
    assert.equal(p, 1);
    assert.equal(low, 0);
  });

  it('the other way round it is as much worse', () => {
    const [a, b] = [compare(bad, good, 3), compare(good, bad, 3)];
    assert.equal(a.difference, -b.difference);
    assert.ok(Math.abs(a.p - b.p) < 0.01);
  });

  it('the same seed gives the same figures', () =>
    assert.deepEqual(compare(bad, good, 5), compare(bad, good, 5)));
});
