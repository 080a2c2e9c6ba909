import assert from 'node:assert/strict';
import { nonBlank } from '../../src/core/recognition/lines/classify';
import { withHeader } from '../../src/core/recognition/lines/header';
import type { LineMark } from '../../src/core/recognition/types';
import { LEXICON } from './page';

describe('a notice above an article that is too short to show its headline', () => {
  const kinds = (text: string) => {
    const lexicon = LEXICON;
    const texts = text.split('\n');
    let start = 0;
    const marks = texts.map((line): LineMark => {
      const mark = { start, end: start + line.length, kind: 'body', boilerplate: 0.1, evidence: [] } as const;
      start = mark.end + 1;
      return mark;
    });
    const own = texts.map((line) => nonBlank(line, lexicon));
    return withHeader(marks, text, own).map(({ kind }) => kind === 'boilerplate');
  };
  const CASES: readonly (readonly [string, boolean])[] = [
    ['Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn.', true],
    ['Website sử dụng cookie', true],
    ['Bằng việc tiếp tục sử dụng trang này, bạn đồng ý với điều khoản sử dụng và chính sách bảo mật.', true],
    ['This site uses cookies. Accept all', true],
    ['By continuing to use this site you agree to our terms of use and our privacy policy.', true],
    ['Ông Nam đồng ý với kế hoạch của huyện.', false],
    [
      'Nhiều trang báo bị phạt vì thu thập dữ liệu người đọc mà không hỏi, trong khi luật buộc họ nói rõ việc dùng cookie',
      false,
    ],
    ['Nước sông Hương xuống chậm', false],
  ];
  for (const [line, isNotice] of CASES)
    it(line, () => assert.deepEqual(kinds(`${line}\nMưa lớn ở Huế.\nTrời sáng.`), [isNotice, false, false]));
});

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
