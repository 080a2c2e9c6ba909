import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { findDateExpressions } from '../../src/core/recognition/dates/find';
import { words } from '../../src/core/recognition/dates/words';
import { packOf } from '../../src/core/recognition/language';
import { suggest } from './cases';

/** Pieces of which date expressions, and what resembles them, are made. */
const PIECES = [
  ...'ngày tháng năm quý thứ Hai hôm nay qua sáng chiều tối đầu cuối giữa đến từ trước sau tuần mùng Tết rằm Giêng'.split(
    ' ',
  ),
  ...'một hai ba mười lăm rưỡi nửa hơn gần mỗi hằng cùng kỳ ngoái tới này và thế kỷ thập niên giờ phút h'.split(
    ' ',
  ),
  ...'5 7/9 26/8/2024 2024 1910-1945 15h30 11:00 6-7/9 XX IV 20.07.2022 2/3 - / , . ( ) ; %'.split(' '),
];

const wild = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', ' ', ' ', '  ')), {
  maxLength: 40,
});
const text = wild.map((pieces) => pieces.flat().join(''));

describe('dates: properties', () => {
  it('spans are sorted, not empty, apart and inside the text', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('vi' as const, 'en' as const), (source, lang) => {
        let end = 0;
        for (const expression of findDateExpressions(source, packOf(lang).dates)) {
          assert.ok(expression.start >= end && expression.end > expression.start);
          assert.equal(
            source.slice(expression.start, expression.end).trim().length,
            expression.end - expression.start,
          );
          end = expression.end;
        }
        assert.ok(end <= source.length);
      }),
      { numRuns: 500 },
    );
  });

  it('every expression resolves, with and without a publication day', () => {
    fc.assert(
      fc.property(
        text,
        fc.option(fc.constantFrom('2024-02-29', '2023-12-31', '1999-01-01'), { nil: undefined }),
        (source, published) => {
          for (const { value, confidence, resolution } of suggest(source, published)) {
            assert.equal(value === '', resolution.how === 'impossible');
            assert.ok(!/NaN|undefined|Infinity/.test(value), value);
            assert.ok(confidence > 0 && confidence < 1);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('NFD text has the same spans as NFC text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const nfd = source.normalize('NFD');
        const shown = (of: string) =>
          findDateExpressions(of, packOf('vi').dates).map((e) => [
            of.slice(e.start, e.end).normalize('NFC'),
            e.rule,
            e.meaning,
          ]);
        assert.deepEqual(shown(nfd), shown(source.normalize('NFC')));
      }),
      { numRuns: 300 },
    );
  });

  it('capitals change nothing in the digits and words of time', () => {
    const values = (of: string) => suggest(of, '2024-08-28').map(({ value }) => value);
    const source =
      'Họp ngày 5 tháng 9 năm 2024, hôm qua và quý I/2024, trong ba tháng đầu năm; mở lại cuối tháng 9.';
    assert.deepEqual(values(source.toUpperCase()), values(source));
    assert.equal(values(source).length, 5);
  });

  it('both placements of the tone mark are one word', () => {
    for (const [one, other] of [
      ['Lãi quý I/2024 giảm', 'Lãi qúy I/2024 giảm'],
      ['Hai bên hòa 2-1', 'Hai bên hoà 2-1'],
    ] as const) {
      assert.deepEqual(
        findDateExpressions(other, packOf('vi').dates),
        findDateExpressions(one, packOf('vi').dates),
      );
    }
    assert.ok(words('hòa').has([...words('hoà')][0]!));
  });

  it('is the same for a paragraph wherever it stands', () => {
    const line = 'Hai tháng sau đó, ngày 5/9, mưa lớn.';
    assert.deepEqual(
      findDateExpressions(line, packOf('vi').dates),
      findDateExpressions(line, packOf('vi').dates),
    );
  });

  /** Each would take minutes if any rule looked back or ahead without bound. */
  const ADVERSARIAL: readonly (readonly [string, string])[] = [
    ['digits', '1'.repeat(500_000)],
    ['slashes', '/'.repeat(500_000)],
    ['dates run together', '1/2/'.repeat(125_000)],
    ['thousands', '1.000'.repeat(100_000)],
    ['number words', 'hai mươi '.repeat(50_000)],
    ['vague numbers', 'nhiều chục '.repeat(50_000)],
    ['ranges', 'ngày 5 đến '.repeat(50_000)],
    ['decades', 'những năm đầu '.repeat(40_000)],
    ['head words', 'ngày '.repeat(100_000)],
    ['commas', 'năm, '.repeat(100_000)],
    ['brackets', '('.repeat(500_000)],
    ['one long word', 'ă'.repeat(500_000)],
    ['clock times', '10:00-'.repeat(75_000)],
  ];
  for (const [name, source] of ADVERSARIAL) {
    it(`ends soon on ${name}`, () => {
      suggest(source, '2024-08-28');
      findDateExpressions(source, packOf('en').dates);
    }).timeout(10_000);
  }
});
