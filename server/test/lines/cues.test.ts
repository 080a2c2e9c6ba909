import assert from 'node:assert/strict';
import { findCues } from '../../src/core/recognition/lines/cues';
import { type Flag, shapeOf } from '../../src/core/recognition/lines/shape';
import { keysOf, wordsOf } from '../../src/core/recognition/lines/words';
import { LEXICON } from './page';

describe('words of a line', () => {
  const same: [string, string][] = [
    ['Toà soạn', 'Tòa soạn'],
    ['từ khoá', 'TỪ KHÓA'],
    ['Thuý'.normalize('NFD'), 'Thúy'],
    ['Đọc thêm', 'đọc thêm'.normalize('NFD')],
  ];
  for (const [a, b] of same) it(`${a} = ${b}`, () => assert.deepEqual(keysOf(a), keysOf(b)));
  const different: [string, string][] = [
    ['thẻ', 'the'],
    ['ảnh', 'anh'],
    ['đọc', 'doc'],
    ['tin', 'tín'],
  ];
  for (const [a, b] of different) it(`${a} ≠ ${b}`, () => assert.notDeepEqual(keysOf(a), keysOf(b)));

  const lines = [
    'Ông Ấm ở Đắk Lắk: “ĐẸP quá…” – 3/4, 20h30',
    'Ảnh: ÂN SƠN (TTXVN)',
    'Łódź, Čapek – Ørsted ≠ İzmir №5 Ωmega',
    'Тbilisi 東京 5 ½ 😀 được',
  ];
  for (const line of lines)
    it(`those of “${line}” are the same in every normal form`, () => {
      const told = (text: string) => wordsOf(text).words.map(({ start: _, end: __, ...form }) => form);
      assert.deepEqual(told(line.normalize('NFC')), told(line.normalize('NFD')));
    });
});

describe('cues', () => {
  /** Cues that are found, joined by `|`; none where there is nothing. */
  const cases: [line: string, cues: string][] = [
    ['Theo dõi Báo Sông Tiền trên Google News', 'Theo dõi|Google News'],
    ['TIN CÙNG CHUYÊN MỤC', 'TIN CÙNG CHUYÊN MỤC'],
    ['Follow us on Facebook', 'Follow us on|Facebook'],
    ['Lưu | Chia sẻ | In bài', 'Lưu|Chia sẻ|In bài'],
    ['Tổng biên tập: Lê An', 'Tổng biên tập'],
    ['ông Lưu Bá Thích cho biết', ''],
    ['Bài: Lưu Khả Di', 'Bài'],
    ['Trang 2', 'Trang'],
    ['bước vào trang sử mới', ''],
  ];
  for (const [line, expected] of cases) {
    it(line, () => {
      const tokens = wordsOf(line);
      const found = findCues(tokens, LEXICON).map(({ from, to }) =>
        tokens.text.slice(tokens.words[from]!.start, tokens.words[to - 1]!.end).normalize('NFC'),
      );
      assert.equal(found.join('|'), expected);
    });
  }
});

describe('flags of a line', () => {
  const cases: [flag: Flag, holds: string, not: string][] = [
    ['picture', 'Chợ nổi Cái Răng sáng mùng 5 - Ảnh 2.', 'Bài 2: Chợ nổi giữa lòng thành phố, chương 2'],
    ['picture', 'cho noi cai rang hinh anh 3', 'Tổ 3 đứng đầu với 12 điểm'],
    ['picture', 'IMG_2041.jpg', 'Ảnh lưu ở dạng jpg hay png đều được.'],
    ['scene', 'Toàn cảnh khu đô thị mới Cồn Khương', 'Nhìn toàn cảnh thị trường, giá vẫn tăng'],
    ['scene', 'Chị Lò Thị Ín (áo trắng) nhận giải', 'Cánh trái của đội khách bỏ trống'],
    ['colon-inside', 'Lúa hè thu: được mùa nhưng khó bán', 'Danh sách gồm có:'],
    ['arrow', '>> Cháy chợ Đầm, không ai bị thương', '+ Giấy khai sinh của trẻ'],
    [
      'dateline',
      'VOX.VN - Sáng nay, hơn hai trăm hộ dân ở xã ven biển đã được đưa đến nơi an toàn trước bão.',
      'Tại Bà Rịa - Vũng Tàu, hơn hai trăm hộ dân ở xã ven biển đã được đưa đến nơi an toàn.',
    ],
    ['source-end', 'Cầu mới nhìn từ trên cao. (Ảnh: Minh Anh)', 'Ảnh của anh được treo ở giữa phòng.'],
    ['source-end', 'Lễ ký kết tại Hà Nội. Ảnh: TTXVN', 'Bài và ảnh: Minh Anh'],
    [
      'source-end',
      'Nông dân phơi tiêu. Ảnh minh họa',
      'Ông chụp được một bức ảnh minh họa đẹp cho cuốn sách.',
    ],
    ['phone', 'Hotline: 0900 555 018', 'Đăng 10/02/2020 12:58'],
    ['phone', 'Điện thoại: (024) 5550.1212', 'giao dịch quanh 138.000.000 đồng'],
    ['domain', 'toasoan@baobien.vn', 'Ông nói vn là viết tắt'],
    ['numbered', '3. Bão giật cấp 14', '30 người bị thương'],
    ['date-end', 'Hội thi bóng chuyền (14/06/2023)', 'Hội thi lần thứ 14'],
    [
      'path',
      'Trang chủ > Thế giới > Châu Á',
      'Nga > Ukraine trong mọi cuộc so sánh về quân số và vũ khí hạng nặng',
    ],
    ['names-only', 'Nguyễn Văn An', 'Nguyễn Văn An nói'],
    ['hashtag', 'Gắn thẻ: #HaNoi', 'Giải thưởng # 1'],
    ['rights-sign', '© 2024 Báo Biển', '(c) mục thứ ba'],
  ];
  for (const [flag, holds, not] of cases) {
    it(`${flag}: ${holds}`, () => assert.equal(shapeOf(holds, LEXICON).flags.has(flag), true));
    it(`not ${flag}: ${not}`, () => assert.equal(shapeOf(not, LEXICON).flags.has(flag), false));
  }
});

describe('endings', () => {
  const cases: [string, string][] = [
    ['Ông nói: "Không."', 'stop'],
    ['khu vực đang ...', 'cut'],
    ['như APEC, G20…', 'cut'],
    ['Vì sao?', 'question'],
    ['Tuyệt vời!”', 'exclamation'],
    ['Gồm có:', 'colon'],
    ['Đọc thêm', 'none'],
  ];
  for (const [line, ending] of cases)
    it(`${line} ${ending}`, () => assert.equal(shapeOf(line, LEXICON).ending, ending));
});
