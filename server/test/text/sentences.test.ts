import assert from 'node:assert/strict';
import { sentencesIn } from '../../src/core/text/sentences';

describe('sentences of a line', () => {
  const check = (title: string, line: string, ...expected: readonly string[]) =>
    it(title, () =>
      assert.deepEqual(
        sentencesIn(`x\n${line}\nx`, { start: 2, end: 2 + line.length }).map(({ start, end }) =>
          `x\n${line}\nx`.slice(start, end),
        ),
        expected,
      ),
    );

  check('by full stops before capitals', 'Ông tới Huế. Bà ở lại.', 'Ông tới Huế.', 'Bà ở lại.');
  check('not before small letters', 'Giá là 1.200 đ. mỗi cân.', 'Giá là 1.200 đ. mỗi cân.');
  check('quotes and brackets belong to the end', '“Tôi về!” (Vỗ tay.) Hết', '“Tôi về!”', '(Vỗ tay.)', 'Hết');
  check('a quote begins one', 'Ông nói. “Tôi về.”', 'Ông nói.', '“Tôi về.”');
  check('a number begins one', 'Xong. 20 người tới…  Hết?', 'Xong.', '20 người tới…', 'Hết?');
  check(
    'abbreviations end none',
    'TP. Huế và GS. Nam gặp ThS. An, Mr. Lee.',
    'TP. Huế và GS. Nam gặp ThS. An, Mr. Lee.',
  );
  check('after a number', 'Năm 2024. Ông về.', 'Năm 2024.', 'Ông về.');
  check('blanks around the line', '  Một. Hai. ', 'Một.', 'Hai.');
  check('an empty line', '');
  check('a line of blanks', '   ');

  for (const unit of ['.', '. ', '.”', 'A.', ' '])
    it(`hostile lines take linear time: ${JSON.stringify(unit)}`, () => {
      const line = `${unit.repeat(500_000 / unit.length)}a`;
      const started = performance.now();
      sentencesIn(line, { start: 0, end: line.length });
      assert.ok(performance.now() - started < 2000);
    });
});
