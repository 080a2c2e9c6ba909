import assert from 'node:assert/strict';
import { NAME_RULES, type NameRule } from '../../src/core/recognition/names/rules';
import type { NameResources } from '../../src/core/recognition/names/types';
import { loadResources, recognizeNames, withMarks, withoutMarks } from './recognizer';

/** Marked text and the name in it that the rule gives a reason for, or in the near miss does not. */
type Case = readonly [marked: string, name: string];

interface RuleCases {
  readonly matches: readonly Case[];
  readonly misses: readonly Case[];
}

const MATCHES = '{ORG|Chelsea} thắng {ORG|Arsenal} 3-1, {ORG|Everton} hòa {ORG|West Ham}.\n';

const CASES: Readonly<Record<NameRule, RuleCases>> = {
  gazetteer: {
    matches: [['Thủ tướng thăm {LOC|Hàn Quốc}.', 'Hàn Quốc']],
    misses: [['Anh {PER|Hàn Quốc Bảo} mở xưởng mộc.', 'Hàn Quốc Bảo']],
  },
  title: {
    matches: [
      ['Ông {PER|Lò Văn Phớ} nuôi ong.', 'Lò Văn Phớ'],
      ['Tiền đạo {PER|Herrik} ghi bàn.', 'Herrik'],
    ],
    misses: [['{PER|Lò Văn Phớ} nuôi ong.', 'Lò Văn Phớ']],
  },
  'person-shape': {
    matches: [['{PER|Nguyễn Văn An} (34 tuổi) bị tạm giữ.', 'Nguyễn Văn An']],
    misses: [['Ông {PER|Kishida} tới {LOC|Seoul}.', 'Kishida']],
  },
  'class-noun': {
    matches: [
      ['{ORG|Công ty Cổ phần Tân Phú Đông} lỗ nặng.', 'Công ty Cổ phần Tân Phú Đông'],
      ['Bão {MISC|Yagi} gây thiệt hại lớn.', 'Yagi'],
      ['Tàu ghé {LOC|căn cứ hải quân Sattahip} ba ngày.', 'căn cứ hải quân Sattahip'],
    ],
    misses: [
      ['{ORG|Vingroup} lãi lớn.', 'Vingroup'],
      ['Các căn cứ hải quân của {LOC|Trung Quốc} mở rộng.', 'Trung Quốc'],
    ],
  },
  abbreviation: {
    matches: [['{ORG|Ngân hàng Phát triển châu Á} ({ORG|ADB}) cho vay.', 'ADB']],
    misses: [['{ORG|Ngân hàng Phát triển châu Á} ({LOC|Manila}) cho vay.', 'Manila']],
  },
  coordination: {
    matches: [['Quan hệ {LOC|Nhật} - {LOC|Hàn} ấm lên.', 'Hàn']],
    misses: [['{LOC|Nhật Bản} giúp {LOC|Hàn Quốc}.', 'Hàn Quốc']],
  },
  quote: {
    matches: [['Phim "{MISC|Đất rừng phương Nam}" gây tranh cãi.', 'Đất rừng phương Nam']],
    misses: [['Phim {MISC|Đất rừng phương Nam} bị chê "dở".', 'Đất rừng phương Nam']],
  },
  number: {
    matches: [
      ['{LOC|Malaysia} đăng cai {MISC|SEA Games 2017}.', 'SEA Games 2017'],
      ['{LOC|Malaysia} đăng cai {MISC|SEA Games 29} và thắng lớn.', 'SEA Games 29'],
      ['Bế mạc {MISC|Hội nghị cấp cao ASEAN lần thứ 44}.', 'Hội nghị cấp cao ASEAN lần thứ 44'],
    ],
    misses: [
      ['Họ vô địch {MISC|AFF Cup} lần thứ 3.', 'AFF Cup'],
      ['Trận ra quân {MISC|SEA Games} 3-0 của {LOC|Lào}.', 'SEA Games'],
    ],
  },
  initial: {
    matches: [['HLV {PER|L.Enrique} khen học trò.', 'L.Enrique']],
    misses: [['HLV {PER|Enrique} khen học trò.', 'Enrique']],
  },
  hyphen: {
    matches: [['Ông {PER|Prayut Chan-o-cha} từ chức.', 'Prayut Chan-o-cha']],
    misses: [['Cạnh tranh {LOC|Mỹ}-{LOC|Trung} gay gắt hơn.', 'Mỹ']],
  },
  consistency: {
    matches: [
      ['Bị cáo {PER|Trần Văn Mẫn} xin giảm án.\nTheo cáo trạng, {PER|Mẫn} chiếm đoạt ba tỷ đồng.', 'Mẫn'],
    ],
    misses: [['Bị cáo {PER|Trần Văn Hòe} xin giảm án.\nTheo ông {PER|Mẫn}, mức án là nặng.', 'Mẫn']],
  },
  clubs: {
    matches: [[`${MATCHES}{ORG|Leicester} thua ngay trên sân nhà.`, 'Leicester']],
    misses: [
      ['Cảnh sát {LOC|Manchester} bắt hai người.', 'Manchester'],
      [`${MATCHES}Trận đấu diễn ra ở {LOC|Lisbon}.`, 'Lisbon'],
    ],
  },
  model: {
    matches: [['{PER|Tsipras} nói sẽ không nhượng bộ.', 'Tsipras']],
    misses: [['{LOC|Hàn Quốc} nói sẽ không nhượng bộ.', 'Hàn Quốc']],
  },
};

describe('reasons for names', () => {
  let resources: NameResources;
  before(async () => {
    resources = await loadResources();
  });

  /** The codes of the last mention of the name. */
  function rulesOf([marked, name]: Case): string[] {
    const text = withoutMarks(marked);
    const names = recognizeNames(text, resources);
    assert.equal(withMarks(text, names), marked);
    const mention = names.findLast(({ start, end }) => text.slice(start, end) === name);
    assert.ok(mention, `${name} is no name`);
    return mention.evidence.map(({ rule }) => rule);
  }

  for (const rule of NAME_RULES) {
    describe(rule, () => {
      it('has a case that matches and one that does not', () => {
        assert.ok(CASES[rule].matches.length > 0 && CASES[rule].misses.length > 0);
      });
      for (const one of CASES[rule].matches) {
        it(`matches ${one[1]} in: ${one[0]}`, () =>
          assert.ok(rulesOf(one).includes(rule), rulesOf(one).join()));
      }
      for (const one of CASES[rule].misses) {
        it(`does not match ${one[1]} in: ${one[0]}`, () =>
          assert.ok(!rulesOf(one).includes(rule), rulesOf(one).join()));
      }
    });
  }
});
