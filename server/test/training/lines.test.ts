import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowed, bestPath, COUNT, STATES } from '../../src/core/recognition/lines/crf';
import { formatModel, parseModel } from '../../src/core/recognition/lines/model';
import { Posterior } from '../../src/core/recognition/lines/posterior';
import type { LineKind } from '../../src/core/recognition/types';
import { caution, examplesOf } from '../../src/training/lines/examples';
import { marginals } from '../../src/training/lines/marginals';
import { minimize } from '../../src/training/lines/minimize';
import { statesOf, train } from '../../src/training/lines/train';
import { variantsOf } from '../../src/training/lines/variants';
import { readPage } from '../lines/page';

const page = (brand: string) =>
  readPage(`
    boil> ${brand}
    title> Cầu treo Bản Lác thông xe trở lại
    byline> Hà Thu
    lead> Sau hai tháng sửa chữa, cầu treo dài 90 m ở Bản Lác thông xe sáng nay, người dân không còn phải đi đò.
    body> Cầu hỏng sau trận lũ tháng trước. Đơn vị thi công thay toàn bộ cáp và ván mặt cầu, tổng chi phí 2,4 tỷ đồng.
    body> Tải trọng được giới hạn ở 3 tấn. Xã cử người trực hai đầu cầu mỗi ngày chợ để điều tiết xe máy.
    boil> Chia sẻ Facebook
    boil> © ${brand}
  `);
const PAGES = ['Báo Suối', 'Báo Đồi'].map((site) => ({ site, page: page(site) }));
const OPTIONS = { rounds: 40, penalty: 1, caution };

describe('training of the line model', () => {
  it('gives the same bytes for the same pages', () => {
    const model = () => formatModel(train(examplesOf(PAGES), OPTIONS));
    assert.equal(model(), model());
  });

  it('survives writing and reading', () => {
    const text = formatModel(train(examplesOf(PAGES), OPTIONS));
    assert.equal(formatModel(parseModel(text)), text);
  });

  it('refuses a model of another version', () => {
    assert.throws(() => parseModel('0 head title\n'), /version/);
  });

  it('makes only pages that the model allows', () => {
    for (const { states } of examplesOf(PAGES)) {
      const pairs = states.slice(1).map((state, i) => [states[i]!, state] as const);
      assert.ok(pairs.every(([from, to]) => allowed(from, to)));
    }
  });

  it('keeps title, lead and own text in every variant', () => {
    for (const variant of variantsOf(page('Báo Suối'), [page('Báo Đồi')], 7)) {
      assert.equal(variant.filter((line) => line.kind === 'title').length, 1);
      assert.ok(variant.some((line) => line.kind === 'body'));
    }
  });
});

describe('states of lines', () => {
  const cases: [kinds: string, states: string][] = [
    ['boil title lead body boil', 'head title lead body tail'],
    ['byline title byline boil lead body', 'above title byline under lead body'],
    ['title caption lead boil body caption byline boil', 'title plate lead inner body caption credit tail'],
    ['title body boil body', 'title body inner body'],
  ];
  for (const [kinds, states] of cases) {
    it(kinds, () => {
      const list = kinds.split(' ').map((kind) => (kind === 'boil' ? 'boilerplate' : kind)) as LineKind[];
      assert.equal(
        statesOf(list)
          .map((state) => STATES[state])
          .join(' '),
        states,
      );
    });
  }

  const never: [string, string][] = [
    ['tail', 'body'],
    ['body', 'lead'],
    ['body', 'title'],
    ['title', 'title'],
    ['lead', 'lead'],
    ['lead', 'head'],
  ];
  for (const [from, to] of never) {
    it(`${to} never follows ${from}`, () =>
      assert.equal(allowed(STATES.indexOf(from as never), STATES.indexOf(to as never)), false));
  }
});

describe('sequences', () => {
  const pairs = Float64Array.from({ length: COUNT * COUNT }, (_, at) =>
    allowed(Math.floor(at / COUNT), at % COUNT) ? ((at * 7) % 5) / 3 : Number.NEGATIVE_INFINITY,
  );
  const scores = Float64Array.from({ length: 3 * COUNT }, (_, at) => ((at * 13) % 7) / 2);

  /** All sequences of three states with their scores. */
  const all: { path: number[]; score: number }[] = [];
  for (let a = 0; a < COUNT; a++) {
    for (let b = 0; b < COUNT; b++) {
      for (let c = 0; c < COUNT; c++) {
        const local = scores[a]! + scores[COUNT + b]! + scores[2 * COUNT + c]!;
        all.push({ path: [a, b, c], score: local + pairs[a * COUNT + b]! + pairs[b * COUNT + c]! });
      }
    }
  }

  it('the best path is the best of all', () => {
    const top = all.reduce((best, other) => (other.score > best.score ? other : best));
    const path = bestPath(scores, pairs);
    assert.equal(all.find((other) => String(other.path) === String(path))?.score, top.score);
  });

  it('the marginals are those of all', () => {
    const z = all.reduce((sum, { score }) => sum + Math.exp(score), 0);
    const { states, logZ } = marginals(scores, pairs);
    assert.ok(Math.abs(logZ - Math.log(z)) < 1e-9);
    for (let state = 0; state < COUNT; state++) {
      const own = all.filter(({ path }) => path[1] === state);
      const expected = own.reduce((sum, { score }) => sum + Math.exp(score), 0) / z;
      assert.ok(Math.abs(states[COUNT + state]! - expected) < 1e-9);
    }
  });

  it('a posterior that follows an article from version to version has its marginals', () => {
    const line = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: COUNT, maxLength: COUNT });
    const page = fc.array(line, { minLength: 1, maxLength: 12 });
    const edit = fc.tuple(fc.nat(11), fc.nat(3), fc.array(line, { maxLength: 3 }));
    fc.assert(
      fc.property(page, fc.array(edit, { maxLength: 6 }), (first, edits) => {
        const posterior = new Posterior(pairs);
        let rows = first.map((row) => Float64Array.from(row));
        for (const [at, removed, added] of [[0, 0, []] as const, ...edits]) {
          const more = added.map((row) => Float64Array.from(row));
          rows = [...rows.slice(0, at), ...more, ...rows.slice(at + removed)];
          // Lines are told apart by identity alone, for which their scores will do.
          posterior.update(rows as never[], rows);
          const all = Float64Array.from(rows.flatMap((row) => [...row]));
          const { states } = marginals(all, pairs);
          rows.forEach((_, n) => {
            for (let s = 0; s < COUNT; s++) {
              const state = states[n * COUNT + s]!;
              assert.ok(Math.abs(posterior.probability(n, [s]) - state) < 1e-12);
            }
          });
          assert.deepEqual(posterior.bestPath(), bestPath(all, pairs));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('minimum of a function', () => {
  const cases: [what: string, scales: number[], at: number[]][] = [
    ['a bowl', [1, 1], [3, -2]],
    ['a long valley', [1, 400], [-1, 0.5]],
    ['nothing to do', [1, 1], [0, 0]],
  ];
  for (const [what, scales, at] of cases) {
    it(what, () => {
      const found = minimize(
        2,
        (point, gradient) => {
          let value = 0;
          point.forEach((x, i) => {
            gradient[i] = scales[i]! * (x - at[i]!);
            value += (scales[i]! * (x - at[i]!) ** 2) / 2;
          });
          return value;
        },
        50,
      );
      assert.deepEqual(
        [...found].map((x) => Math.round(x * 1000) / 1000 + 0),
        at,
      );
    });
  }
});
