import assert from 'node:assert/strict';
import type { NameResources } from '../../src/core/recognition/names/types';
import { loadResources, recognizeNames, withMarks, withoutMarks } from './recognizer';

describe('names of an article', () => {
  let resources: NameResources;
  before(async () => {
    resources = await loadResources();
  });

  /** What the paragraphs say is taken together. */
  const ARTICLES: readonly (readonly [string, string])[] = [
    [
      'a surname alone follows the full name',
      'Tổng thống {PER|Yoon Suk Yeol} thăm {LOC|Tokyo}.\n{PER|Yoon} sẽ gặp các doanh nghiệp.\nÔng {PER|Yoon} trở về vào thứ Bảy.',
    ],
    [
      'a Vietnamese given name follows the full name',
      'Bị cáo {PER|Trần Văn Mẫn} xin giảm án.\nTheo cáo trạng, {PER|Mẫn} chiếm đoạt ba tỷ đồng.',
    ],
    [
      'a common word is no short form without reason',
      'Chị {PER|Lê Thị Thu} trồng rau sạch.\nThu hoạch xong, chị bán ở chợ.',
    ],
    [
      'an abbreviation follows its long form',
      '{ORG|Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam} ({ORG|VASEP}) họp báo.\n{ORG|VASEP} đề nghị giảm thuế.',
    ],
    [
      'the order of paragraphs does not matter',
      'Ông {PER|Kishida} phát biểu.\nThủ tướng {PER|Kishida Fumio} rời {LOC|Seoul}.',
    ],
    [
      'an abbreviation of common words is no name',
      'Doanh nghiệp nhà nước (DNNN) thua lỗ.\n{ORG|Bộ Tài chính} giám sát các DNNN.',
    ],
    [
      'a surname is the person’s, whatever it looks like',
      'Thủ môn {PER|Keylor Navas} cứu thua.\n{ORG|Real} tin dùng {PER|Navas} cả mùa.',
    ],
    [
      'a given name that is often there is found at the start of a sentence, a common word is not',
      '{PER|Nguyễn Thị Tuyết} bị bắt.\nCô {PER|Tuyết} nhận tội.\n{PER|Tuyết} khai thiếu tiền.\nTuyết rơi dày ở {LOC|Sa Pa}.',
    ],
    [
      'the last word of a full name is that person, though it is also a town',
      'Ca sĩ {PER|Whitney Houston} qua đời ở tuổi 48.\n{PER|Houston} từng bán hơn 170 triệu đĩa hát.\nKhán giả yêu mến {PER|Houston} từ những năm 1980.',
    ],
    [
      'a Vietnamese given name is that person, though it is also a town',
      'Ca sĩ {PER|Nguyễn Thị Huế} hát ba bài.\nSau đó {PER|Huế} cảm ơn khán giả.',
    ],
    [
      'the first word of a foreign name may be a town as well',
      '{PER|Paris Hilton} tới {LOC|Paris} hôm qua.\nCô nói yêu {LOC|Paris}.',
    ],
    [
      'the title of a work is found again, whatever its words are',
      'Ca sĩ hát nhạc phim "{MISC|Anh hai đại náo}" vào tối qua.\nKhán giả chờ xem {MISC|Anh hai đại náo} từ lâu.\nVới {MISC|Anh hai đại náo}, cô trở lại màn ảnh.',
    ],
    [
      'a short title is no beginning of a sentence',
      'Cô thu ca khúc "{MISC|Vì sao}" trong một đêm.\nVì sao cô chọn nó, không ai biết.',
    ],
    [
      'a capital within a sentence tells a name from a common word',
      'Bị cáo {PER|Lê Văn Nữa} xin giảm án.\nTối hôm đó, vợ gọi cho {PER|Nữa} nhưng không được.',
    ],
    [
      'a word that a lost line break has glued to a known name stays outside',
      'Ca sĩ {PER|Hoàng Kiều} hát ba bài.\nÔng {PER|Hoàng Kiều} ra về.\nHọ xem chiếc áo của {PER|Hoàng Kiều} Trang mạng đăng lại ảnh.',
    ],
    [
      'an article that goes to the town as well keeps it',
      'Nhà văn {PER|Jack London} sinh ra ở {LOC|San Francisco}.\nÔng chưa bao giờ tới {LOC|London}.\nNăm ấy {LOC|London} có dịch.',
    ],
    [
      'a town beside other towns stays one',
      'Ca sĩ {PER|Nguyễn Thị Huế} đi diễn.\nChị có khách ở khắp nơi: {LOC|Huế}, {LOC|Đà Nẵng}, {LOC|Vinh}.',
    ],
    [
      'a country behind an office stays one beside somebody of its name',
      'Ảnh của {PER|Lê Bảo Anh} đoạt giải.\nThủ tướng {LOC|Anh} {PER|Rishi Sunak} tới {LOC|Paris}.',
    ],
    ['an empty article has no names', ''],
    ['blank lines are no matter', '\n\n{LOC|Việt Nam} thắng.\n\n'],
  ];

  for (const [name, marked] of ARTICLES) {
    it(name, () => {
      const text = withoutMarks(marked);
      assert.equal(withMarks(text, recognizeNames(text, resources)), marked);
    });
  }

  /** Text, the name in it, and the canonical name. */
  const CANONICAL: readonly (readonly [string, string, string])[] = [
    ['{LOC|Nhật} tăng lãi suất, {LOC|Mỹ} lo ngại.', 'Nhật', 'Nhật Bản'],
    [
      'Ông {PER|Biden} gặp ông {PER|Kishida}.\nThủ tướng {PER|Kishida Fumio} cảm ơn.',
      'Kishida',
      'Kishida Fumio',
    ],
    ['Theo chị {PER|Phạm Thị Duyên}, giá tăng.\nChị {PER|Duyên} bán cá.', 'Duyên', 'Phạm Thị Duyên'],
    ['Anh {PER|Sùng A Páo} trồng hồng.', 'Sùng A Páo', 'Sùng A Páo'],
  ];

  for (const [marked, name, canonical] of CANONICAL) {
    it(`${name} is ${canonical} in: ${marked.split('\n')[0]}`, () => {
      const text = withoutMarks(marked);
      const found = recognizeNames(text, resources).find(({ start, end }) => text.slice(start, end) === name);
      assert.equal(found?.canonical, canonical);
    });
  }

  /** Text, the name in it, a reason that must be given and one that must not. */
  const EVIDENCE: readonly (readonly [string, string, string, string])[] = [
    ['Thủ tướng thăm {LOC|Hàn Quốc}.', 'Hàn Quốc', 'gazetteer', 'title'],
    ['Ông {PER|Lò Văn Phớ} nuôi ong.', 'Lò Văn Phớ', 'title', 'gazetteer'],
    ['Ông {PER|Lò Văn Phớ} nuôi ong.', 'Lò Văn Phớ', 'person-shape', 'class-noun'],
    [
      '{ORG|Công ty Cổ phần Tân Phú Đông} lỗ nặng.',
      'Công ty Cổ phần Tân Phú Đông',
      'class-noun',
      'person-shape',
    ],
    ['Quan hệ {LOC|Nhật} - {LOC|Hàn} ấm lên.', 'Hàn', 'coordination', 'title'],
    ['{ORG|Ngân hàng Phát triển châu Á} ({ORG|ADB}) cho vay.', 'ADB', 'abbreviation', 'title'],
  ];

  for (const [marked, name, rule, other] of EVIDENCE) {
    it(`${rule}, not ${other}, for ${name}`, () => {
      const text = withoutMarks(marked);
      const found = recognizeNames(text, resources).find(({ start, end }) => text.slice(start, end) === name);
      const rules = found?.evidence.map((evidence) => evidence.rule) ?? [];
      assert.ok(rules.includes(rule), rules.join());
      assert.ok(!rules.includes(other), rules.join());
    });
  }

  it('countries carry their ISO code', () => {
    const [name] = recognizeNames('Hàn Quốc cử chuyên gia.', resources);
    assert.equal(name?.facts?.iso, 'KR');
    assert.equal(name?.facts?.kind, 'country');
  });
});
