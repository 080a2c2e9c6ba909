import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf } from './page';

const ARTICLE = [
  'Trang chủ / Kinh tế',
  'Nhà máy giấy ở Hậu Giang chạy thử dây chuyền mới',
  'Mai Lan',
  'Dây chuyền trị giá 40 triệu USD bắt đầu chạy thử sáng nay, sớm hơn kế hoạch hai tháng.',
  '',
  'Theo ban giám đốc, công suất của nhà máy sẽ tăng gấp đôi khi dây chuyền vận hành ổn định. Hơn 300 công nhân đã được tuyển và đào tạo từ đầu năm, phần lớn là người trong tỉnh.',
  'Nước thải được xử lý qua ba bể lắng trước khi đổ ra sông. Ông Trần Hữu Phước, giám đốc nhà máy, cho biết kết quả quan trắc được công khai hằng giờ trên bảng điện tử đặt trước cổng.',
  'Bình luận (3)',
  'Tin liên quan',
  'Giá bột giấy tăng mạnh',
  'Các nhà máy trong nước lo thiếu nguyên liệu trong quý tới ...',
  '© 2024 Báo Miệt Vườn',
];

const evidenceOf = (needle: string, context = {}) => {
  const marks = marksOf(ARTICLE, context);
  return marks[ARTICLE.findIndex((line) => line.includes(needle))]!.evidence;
};

describe('marks of lines', () => {
  it('has one mark for each line, blank ones too, with the line’s offsets', () => {
    const marks = marksOf(ARTICLE);
    assert.equal(marks.length, ARTICLE.length);
    assert.deepEqual(
      marks.map(({ start, end }) => end - start),
      ARTICLE.map((line) => line.length),
    );
    assert.equal(marks[4]!.kind, 'blank');
    assert.equal(marks[4]!.boilerplate, 0);
    assert.deepEqual(marks[4]!.evidence, []);
  });

  it('is not moved by blank lines', () => {
    const spaced = ARTICLE.flatMap((line) => [line, '', '   ']);
    const kinds = marksOf(spaced)
      .filter((_, i) => i % 3 === 0)
      .map((mark) => mark.kind);
    assert.deepEqual(
      kinds,
      marksOf(ARTICLE).map((mark) => mark.kind),
    );
  });

  it('has nothing to say of an empty article', () => {
    assert.deepEqual(marksOf([]), []);
    assert.equal(marksOf([''])[0]!.kind, 'blank');
  });

  const reasons: [line: string, rule: string, detail?: string][] = [
    ['Tin liên quan', 'cue', 'Tin liên quan'],
    ['© 2024', 'cue'],
    ['Trang chủ /', 'cue', 'Trang chủ'],
    ['Các nhà máy trong nước', 'truncated-summary'],
  ];
  for (const [line, rule, detail] of reasons) {
    it(`${line}: ${rule}`, () => {
      const found = evidenceOf(line).find((evidence) => evidence.rule === rule);
      assert.ok(found, JSON.stringify(evidenceOf(line)));
      if (detail !== undefined) assert.equal(found.detail, detail);
    });
  }

  it('a line that other articles have too is rather boilerplate', () => {
    const line = 'Chuyên trang của người trồng lúa';
    const page = ARTICLE.with(7, line);
    const probability = (times: number) =>
      marksOf(page, { repeated: (text: string) => (text === line ? times : 0) })[7]!.boilerplate;
    assert.ok(probability(4) > probability(0));
  });

  it('chrome is likelier boilerplate than the article’s own lines', () => {
    const marks = marksOf(ARTICLE);
    for (const mark of marks) {
      if (mark.kind === 'boilerplate') assert.ok(mark.boilerplate > 0.5);
      else assert.ok(mark.boilerplate < 0.5);
    }
  });
});

describe('any text', () => {
  it('gives a known kind and a probability for each line', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...ARTICLE),
      fc.constant('\ud800'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const marks = marksOf(lines);
        assert.equal(marks.length, lines.length);
        for (const { boilerplate } of marks) assert.ok(boilerplate >= 0 && boilerplate <= 1);
      }),
    );
  });

  const hard: [name: string, lines: string[]][] = [
    ['a million capital letters', ['A'.repeat(1e6)]],
    ['a million digits', ['1'.repeat(1e6)]],
    ['a million slashes', ['/'.repeat(1e6)]],
    ['a million opening brackets', ['('.repeat(1e6)]],
    ['a million cues', ['chia sẻ '.repeat(1e6)]],
    ['as many sentence ends', ['A. '.repeat(1e6)]],
    ['fifty thousand equal lines', new Array(5e4).fill('Xem thêm')],
  ];
  for (const [name, lines] of hard) {
    it(`gets through ${name}`, () => assert.equal(marksOf(lines).length, lines.length));
  }
});
