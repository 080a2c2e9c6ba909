import assert from 'node:assert/strict';
import { withHeader } from '../../src/core/recognition/lines/header';

describe('a header above an article', () => {
  /** Texts and how many of their lines are such a header. */
  const CASES: readonly (readonly [string, number])[] = [
    ['# doc_id = news_12\n# url = https://bao.example.vn/tin.htm\n# date = 20210422\nNước lên nhanh.', 3],
    ['#title=Nước lên\nNước lên nhanh.', 1],
    ['# ngày_đăng = 22/4/2021\nNước lên nhanh.', 1],
    ['Nước lên nhanh.\n# url = https://bao.example.vn/tin.htm', 0],
    ['# Nước lên nhanh\nMưa lớn.', 0],
    ['#NuocLen #MuaLon\nMưa lớn.', 0],
    ['# url = x\n\n# date = y', 1],
    ['', 0],
  ];
  for (const [text, count] of CASES)
    it(JSON.stringify(text), () => {
      let start = 0;
      const marks = text.split('\n').map((line) => {
        const mark = {
          start,
          end: start + line.length,
          kind: 'body',
          boilerplate: 0.1,
          evidence: [],
        } as const;
        start = mark.end + 1;
        return mark;
      });
      const found = withHeader(marks, text);
      assert.deepEqual(
        found.map(({ kind }) => kind),
        marks.map((_, n) => (n < count ? 'boilerplate' : 'body')),
      );
      assert.deepEqual(found.slice(count), marks.slice(count));
    });
});
