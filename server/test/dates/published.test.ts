import { strict as assert } from 'node:assert';
import { findDateExpressions, shiftExpression } from '../../src/core/recognition/dates/find';
import {
  findPublicationDate,
  type PublishedLine,
  publicationYear,
} from '../../src/core/recognition/dates/published';
import { packOf, withMixed } from '../../src/core/recognition/language';

const vi = packOf('vi');
const words = withMixed(vi).map(({ dates }) => dates.publication);

function lines(text: string): PublishedLine[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const expressions = findDateExpressions(line, vi.dates).map((expression) =>
      shiftExpression(expression, start),
    );
    const result = { text: line, start, expressions };
    start += line.length + 1;
    return result;
  });
}

const BODY =
  'Mực nước trên sông tiếp tục dâng cao khiến nhiều tuyến đường ven bờ bị ngập, chính quyền phải huy động thêm ' +
  'lực lượng để đưa người dân tới nơi an toàn trước khi trời tối.';

/** Article, what is expected as `value source`, and options. */
const CASES: readonly (readonly [
  string,
  string,
  string | undefined,
  { fileName?: string; pattern?: string; otherwise?: string }?,
])[] = [
  ['a crawl header above the title', `2024-08-26 11:00\nNước lên nhanh\n${BODY}`, '2024-08-26 header'],
  [
    'an entry of a header',
    `# url = https://bao.example.vn/nuoc-len.htm\n# date = 20240826\n${BODY}`,
    '2024-08-26 header',
  ],
  ['no formula of a sentence', `Phép tính x = 2.\nHọ chọn ngày = 26/8/2024 ngày sau.\n${BODY}`, undefined],
  [
    'weekday, date and clock under the title',
    `Nước lên nhanh ở vùng trũng\nAn Chi\nThứ Hai, 26/08/2024 | 11:00\n${BODY}`,
    '2024-08-26 byline',
  ],
  ['a dotted date line', `Nước lên nhanh ở vùng trũng\n20.07.2022 | 11:00 AM\n${BODY}`, '2022-07-20 byline'],
  ['a field of a crawler', `# id = 12\n# date = 20240826\n${BODY}`, '2024-08-26 header'],
  ['a field with a longer name', `article.published_at: 2024-08-26\n${BODY}`, '2024-08-26 header'],
  ['a number in another field', `# id = 20240826\n${BODY}`, undefined],
  ['a label', `Nước lên nhanh ở vùng trũng\nCập nhật: 26/08/2024\n${BODY}`, '2024-08-26 byline'],
  [
    'author and date in a line',
    `Nước lên nhanh ở vùng trũng\nAn Chi - 26/8/2024\n${BODY}`,
    '2024-08-26 byline',
  ],
  ['a dateline', `Nước lên nhanh ở vùng trũng\nHÀ NỘI, 26/8/2024 - ${BODY}`, '2024-08-26 dateline'],
  [
    'the file name',
    `Nước lên nhanh\n${BODY}`,
    '2024-08-26 file-name',
    { fileName: '2024-08-26-nuoc-len.txt' },
  ],
  [
    'a compact file name',
    `Nước lên nhanh\n${BODY}`,
    '2024-08-26 file-name',
    { fileName: '20240826_nuoc_len.txt' },
  ],
  [
    'a file name, day first',
    `Nước lên nhanh\n${BODY}`,
    '2024-08-26 file-name',
    { fileName: 'bao/26-08-2024.txt' },
  ],
  [
    'a name by pattern',
    `Nước lên nhanh\n${BODY}`,
    '2024-08-26 file-name',
    { fileName: 'a26x08x2024.txt', pattern: '*DDxMMxYYYY*' },
  ],
  [
    'the header before the file name',
    `Thứ Hai, 26/08/2024 | 11:00\n${BODY}`,
    '2024-08-26 header',
    { fileName: '2024-09-01.txt' },
  ],
  [
    '"hôm nay" with its date in the text',
    `Nước lên nhanh\n${BODY} Đến sáng hôm nay, 26/8/2024, mưa đã ngớt.\n${BODY}\n${BODY}`,
    '2024-08-26 text',
  ],
  ['no day that does not exist', `Nước lên nhanh\n${BODY}`, undefined, { fileName: '2024-02-30.txt' }],
  ['no number of a file', `Nước lên nhanh\n${BODY}`, undefined, { fileName: 'anh-120240826123.txt' }],
  [
    'no date that the text tells of',
    `Nước lên nhanh\nTrận lũ ngày 12/11/1964 cuốn trôi cả làng, theo lời kể của các bậc cao niên.\n${BODY}`,
    undefined,
  ],
  ['no date of the title', `Ký ức 30/4/1975 qua lời kể của những người ở lại\n${BODY}`, undefined],
  ['no day without its year', `Nước lên nhanh\nThứ Hai, 26/8\n${BODY}`, undefined],
  [
    'no teaser at the end',
    `Nước lên nhanh\n${BODY}\n${BODY}\nGiá vàng hôm nay 22/11/2024: đi ngang`,
    undefined,
  ],
  [
    'no two days at once',
    `Tin nhanh\nBão tan hôm nay, 26/8/2024 ở phía bắc của tỉnh.\nGiá tiêu hôm nay 27/8/2024 tăng ở các vùng trồng.\n${BODY}\n${BODY}\n${BODY}`,
    undefined,
  ],
];

describe('dates: publication', () => {
  for (const [name, text, expected, options] of CASES) {
    it(name, () => {
      const found = findPublicationDate(lines(text), words, options);
      assert.equal(found && `${found.value} ${found.source}`, expected);
    });
  }

  it('tells where the date is written', () => {
    const text = `Nước lên nhanh ở vùng trũng\nThứ Hai, 26/08/2024 | 11:00\n${BODY}`;
    const { span } = findPublicationDate(lines(text), words)!;
    assert.equal(text.slice(span!.start, span!.end), 'Thứ Hai, 26/08/2024');
  });
});

describe('publication where nothing tells it', () => {
  const YEARS: readonly [fileName: string | undefined, otherwise: string | undefined, year?: number][] = [
    ['tin.txt', '2023', 2023],
    [undefined, '2023', 2023],
    ['bao-2021-7.txt', '*-YYYY-*', 2021],
    ['1234_2021.txt', '*_YYYY*', 2021],
    ['1234_2021.txt', '*YYYY*'],
    ['tin.txt', '*YYYY*'],
    ['tin.txt', '1789'],
    ['tin.txt', undefined],
  ];
  for (const [fileName, otherwise, year] of YEARS)
    it(`${fileName} as “${otherwise}” says ${year ?? 'nothing'}`, () =>
      assert.equal(publicationYear({ fileName, otherwise }), year));

  const at = (text: string, otherwise: string) =>
    findPublicationDate(lines(text), words, { fileName: 'bao_26082024x.txt', otherwise })?.value;
  it('a day in the name of the file, as people have said it reads', () =>
    assert.equal(at(`Nước lên nhanh\n${BODY}`, '*_DDMMYYYY*'), '2024-08-26'));
  it('what the article says comes first', () =>
    assert.equal(at(`Nước lên nhanh\nThứ Hai, 19/08/2024\n${BODY}`, '*_DDMMYYYY*'), '2024-08-19'));
});
