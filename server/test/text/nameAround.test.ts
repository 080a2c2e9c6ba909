import assert from 'node:assert/strict';
import { nameAround } from '../../src/core/text/nameAround';

describe('the name under the cursor', () => {
  // The cursor is at |.
  const cases: [line: string, found: string | undefined][] = [
    ['ông Nguyễn V|ăn An đến', 'Nguyễn Văn An'],
    ['ông |Nguyễn Văn An đến', 'Nguyễn Văn An'],
    ['ông Nguyễn Văn An| đến', 'Nguyễn Văn An'],
    ['Hà |Nội', 'Hà Nội'],
    ['thăm Nhật Bản-Hàn |Quốc', 'Hàn Quốc'],
    ['Nhật  B|ản', 'Bản'],
    ['hai nước nhất tr|í', 'trí'],
    ['ngày 6|/9', '6'],
    ['Covid|', 'Covid'],
    ['a, | b', undefined],
    ['|', undefined],
    ['ông 𝐀𝐧 |𝐁𝐢𝐧𝐡 nói', '𝐀𝐧 𝐁𝐢𝐧𝐡'],
    ['thủ đô Đà N|ẵng'.normalize('NFD'), 'Đà Nẵng'.normalize('NFD')],
  ];
  for (const [line, expected] of cases) {
    it(line, () => {
      const column = line.indexOf('|');
      const text = line.slice(0, column) + line.slice(column + 1);
      const found = nameAround(text, column);
      assert.equal(found && text.slice(found.start, found.end), expected);
    });
  }
});
