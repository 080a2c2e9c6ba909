import assert from 'node:assert/strict';
import { formatModel, parseModel } from '../../src/core/recognition/lines/model';
import { CHAIN, STATES } from '../../src/core/recognition/lines/states';
import type { LineKind } from '../../src/core/recognition/types';
import { minimize } from '../../src/training/crf/lbfgs';
import { caution, examplesOf } from '../../src/training/lines/examples';
import { statesOf, train } from '../../src/training/lines/train';
import { variantsOf } from '../../src/training/lines/variants';
import { readPage } from '../lines/page';

const allowed = (from: number, to: number) => CHAIN.before[to]!.includes(from);
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
      assert.ok(!allowed(STATES.indexOf(from as never), STATES.indexOf(to as never))));
  }
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
