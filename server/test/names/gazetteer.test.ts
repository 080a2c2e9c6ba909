import assert from 'node:assert/strict';
import { compileKnowledge } from '../../src/core/recognition/names/compile';
import { createGazetteer, type Gazetteer } from '../../src/core/recognition/names/gazetteer';
import type { KnowledgeData, KnowledgeSource } from '../../src/core/recognition/names/knowledge';
import { packNumbers, unpackNumbers } from '../../src/core/recognition/names/knowledge';
import { Word, type WordClass } from '../../src/core/recognition/names/lexicon';
import { tokenize } from '../../src/core/text/tokens';
import { en } from '../../src/features/messages/en';
import { vi } from '../../src/features/messages/vi';
import { wordFor } from '../../src/features/words';
import { buildKnowledge } from './knowledge';
import { WORDS } from './recognizer';

/** The longest matches from left to right: `name=label kind`, all readings, `?` for ambiguous, `^` for caps. */
function show(gazetteer: Gazetteer, text: string): string {
  const shown: string[] = [];
  let end = 0;
  for (const match of gazetteer.match(text, tokenize(text))) {
    if (match.start < end) continue;
    end = match.end;
    const readings = match.readings.map(
      ({ entry, ambiguous }) => `${entry.label} ${entry.kind}${ambiguous ? '?' : ''}`,
    );
    const name = text.slice(match.start, match.end).normalize('NFC');
    shown.push(`${name}${match.caps ? '^' : ''}=${[...new Set(readings)].sort().join('/')}`);
  }
  return shown.join('; ');
}

describe('gazetteer: matching', () => {
  const name = (text: string) => ({ name: text.replace('?', ''), ambiguous: text.endsWith('?') });
  const source: KnowledgeSource = {
    records: [
      { label: 'LOC', kind: 'country', iso: 'KR', names: ['Hàn Quốc', 'Hàn?', 'South Korea'].map(name) },
      { label: 'LOC', kind: 'province', within: 'Việt Nam', names: ['Hòa Bình?'].map(name) },
      { label: 'ORG', kind: 'igo', names: ['Liên hợp quốc', 'UN', 'UNESCO'].map(name) },
      { label: 'ORG', kind: 'hospital', names: ['Bệnh viện Bạch Mai'].map(name) },
      { label: 'ORG', kind: 'state-body', names: ['Quốc hội'].map(name) },
      { label: 'LOC', kind: 'city', names: ['Mát-xcơ-va', 'Thành phố Hồ Chí Minh', 'TP.HCM'].map(name) },
      { label: 'MISC', kind: 'disease', names: ['Covid-19'].map(name) },
      { label: 'PER', kind: 'person', names: ['Hồ Chí Minh'].map(name) },
      { label: 'LOC', kind: 'region', names: ['châu Á - Thái Bình Dương', 'châu Á'].map(name) },
      { label: 'LOC', kind: 'sea', names: ['Thái Bình Dương'].map(name) },
      { label: 'LOC', kind: 'city', within: 'Mỹ', names: ['Washington'].map(name) },
      { label: 'LOC', kind: 'state', within: 'Mỹ', names: ['Washington?'].map(name) },
    ],
    words: { surname: ['hồ', 'trần'], function: ['của'] },
    cues: { office: ['Thủ tướng', 'phó thủ tướng'], orgHead: ['quốc hội'], lowerHead: ['bệnh viện'] },
  };
  const gazetteer = createGazetteer(compileKnowledge(source, WORDS), WORDS);

  const cases: [text: string, matches: string][] = [
    ['Hàn Quốc', 'Hàn Quốc=LOC country'],
    ['hàn quốc', ''],
    ['HÀN QUỐC', 'HÀN QUỐC^=LOC country'],
    ['người Hàn ở', 'Hàn=LOC country?'],
    ['mối hàn', ''],
    ['HànQuốc', ''],
    ['Hàn\nQuốc', 'Hàn=LOC country?'],
    ['Hàn  Quốc', 'Hàn  Quốc=LOC country'],
    ['Hàn\u00a0Quốc', 'Hàn\u00a0Quốc=LOC country'],
    ['Hoà Bình', 'Hoà Bình=LOC province?'],
    ['Hòa Bình'.normalize('NFD'), 'Hòa Bình=LOC province?'],
    ['hòa bình', ''],
    ['Liên hợp quốc', 'Liên hợp quốc=ORG igo'],
    ['Liên Hợp Quốc', 'Liên Hợp Quốc=ORG igo'],
    ['liên hợp quốc', ''],
    ['UN', 'UN=ORG igo'],
    ['Un', ''],
    ['UNESCO', 'UNESCO=ORG igo'],
    ['Unesco', 'Unesco=ORG igo'],
    ['unesco', ''],
    ['Bệnh viện Bạch Mai', 'Bệnh viện Bạch Mai=ORG hospital'],
    ['bệnh viện Bạch Mai', 'bệnh viện Bạch Mai=ORG hospital'],
    ['bệnh viện bạch mai', ''],
    ['Quốc hội', 'Quốc hội=ORG state-body'],
    ['quốc hội', ''],
    ['Mát-xcơ-va', 'Mát-xcơ-va=LOC city'],
    ['Mát – xcơ – va', 'Mát – xcơ – va=LOC city'],
    ['Covid-19.', 'Covid-19=MISC disease'],
    ['COVID-19', 'COVID-19^=MISC disease'],
    ['TP.HCM', 'TP.HCM=LOC city'],
    ['Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh=LOC city'],
    ['thành phố Hồ Chí Minh', 'Hồ Chí Minh=PER person'],
    ['South Koreans', ''],
    ['(South Korea)', 'South Korea=LOC country'],
    ['châu Á – Thái Bình Dương', 'châu Á – Thái Bình Dương=LOC region'],
    ['châu Á, Thái Bình Dương', 'châu Á=LOC region; Thái Bình Dương=LOC sea'],
    ['Washington', 'Washington=LOC city/LOC state?'],
    ['', ''],
  ];
  for (const [text, matches] of cases) {
    it(JSON.stringify(text), () => assert.equal(show(gazetteer, text), matches));
  }

  it('gives nested matches, longer first', () => {
    const text = 'châu Á - Thái Bình Dương';
    const found = gazetteer.match(text, tokenize(text)).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, ['châu Á - Thái Bình Dương', 'châu Á', 'Thái Bình Dương']);
  });

  it('reports offsets of decomposed text', () => {
    const text = 'ở Hàn Quốc, Hòa Bình'.normalize('NFD');
    const found = gazetteer.match(text, tokenize(text)).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(
      found,
      ['Hàn Quốc', 'Hàn', 'Hòa Bình'].map((one) => one.normalize('NFD')),
    );
  });

  it('finds cues in any case', () => {
    const text = 'Phó Thủ tướng, THỦ TƯỚNG';
    const { cues } = gazetteer.scan(text, tokenize(text));
    assert.deepEqual(
      cues.map(({ cue, from, to }) => [cue, from, to]),
      [
        ['office', 0, 3],
        ['office', 1, 3],
        ['office', 4, 6],
      ],
    );
  });

  it('gives bits and forms for each token', () => {
    const text = 'Trần Của x';
    const { words, forms } = gazetteer.scan(text, tokenize(text));
    assert.deepEqual(forms, ['trần', 'của', 'x']);
    assert.equal(words[0]! & Word.surname, Word.surname);
    assert.equal(words[1]! & Word.function, Word.function);
    assert.equal(words[2]! & ~Word.syllable, 0);
  });

  it('tells the entity', () => {
    const [reading] = gazetteer.lookup('South Korea', tokenize('South Korea'));
    assert.deepEqual(reading?.entry, { label: 'LOC', canonical: 'Hàn Quốc', kind: 'country', iso: 'KR' });
    assert.deepEqual(gazetteer.lookup('South', tokenize('South')), []);
  });

  it('refuses unknown classes, cues, formats and empty names', () => {
    const empty = { records: [], words: {}, cues: {} };
    const record = (names: string[]) => ({ label: 'LOC' as const, kind: 'city', names: names.map(name) });
    assert.throws(() => compileKnowledge({ ...empty, words: { colour: ['red'] } }, WORDS), /colour/);
    assert.throws(() => compileKnowledge({ ...empty, cues: { colour: ['red'] } }, WORDS), /colour/);
    assert.throws(() => compileKnowledge({ ...empty, records: [record(['...'])] }, WORDS), /Not a name/);
    assert.throws(
      () => createGazetteer({ ...compileKnowledge(empty, WORDS), format: 0 as 1 }, WORDS),
      /format/,
    );
    assert.equal(createGazetteer(compileKnowledge(empty, WORDS), WORDS).size, 0);
  });

  it('packs numbers', () => {
    const numbers = [0, 1, 31, 32, 1023, 1024, 2 ** 30, 2 ** 31 - 1];
    assert.deepEqual([...unpackNumbers(packNumbers(numbers))], numbers);
  });
});

describe('gazetteer: the lists', function () {
  this.timeout(60_000);
  let gazetteer: Gazetteer;
  let file: string;
  before(async () => {
    const data = await buildKnowledge();
    file = JSON.stringify(data);
    gazetteer = createGazetteer(data, WORDS);
  });

  const names: [name: string, facts: string][] = [
    ['Nhật Bản', 'LOC country Nhật Bản JP'],
    ['Nhật', 'LOC country Nhật Bản JP ?'],
    ['Hoa Kỳ', 'LOC country Mỹ US'],
    ['CHDCND Triều Tiên', 'LOC country Triều Tiên KP'],
    ['Thuỵ Sĩ', 'LOC country Thụy Sĩ CH'],
    ['Séc', 'LOC country Séc CZ ?'],
    ['Luân Đôn', 'LOC capital London'],
    ['Mátxcơva', 'LOC capital Moscow'],
    ['Bắc Kinh', 'LOC capital Bắc Kinh'],
    ['Thượng Hải', 'LOC city Thượng Hải'],
    ['TP. HCM', 'LOC province Thành phố Hồ Chí Minh VN-SG'],
    ['Đăk Lăk', 'LOC province Đắk Lắk VN-33'],
    ['BR-VT', 'LOC province Bà Rịa - Vũng Tàu VN-43'],
    ['ĐBSCL', 'LOC region Đồng bằng sông Cửu Long'],
    ['Trường Sa', 'LOC island Trường Sa'],
    ['Biển Đông', 'LOC sea Biển Đông'],
    ['sân bay Nội Bài', 'LOC airport sân bay Nội Bài'],
    ['Liên Hiệp Quốc', 'ORG igo Liên hợp quốc'],
    ['LHQ', 'ORG igo Liên hợp quốc'],
    ['OPEC+', 'ORG igo OPEC+'],
    ['Bộ GD&ĐT', 'ORG ministry Bộ Giáo dục và Đào tạo'],
    ['Bộ Nông nghiệp và Môi trường', 'ORG ministry Bộ Nông nghiệp và Môi trường'],
    ['TTXVN', 'ORG press Thông tấn xã Việt Nam'],
    ['Tân Hoa Xã', 'ORG press Tân Hoa xã'],
    ['Lầu Năm Góc', 'ORG foreign-state-body Lầu Năm Góc'],
    ['Vingroup', 'ORG company Vingroup'],
    ['Đại học Bách khoa Hà Nội', 'ORG university Đại học Bách khoa Hà Nội'],
    ['bệnh viện Chợ Rẫy', 'ORG hospital Bệnh viện Chợ Rẫy'],
    ['SLNA', 'ORG club Sông Lam Nghệ An'],
    ['SEA Games', 'MISC tournament SEA Games'],
    ['VN-Index', 'MISC index VN-Index'],
    ['CPTPP', 'MISC treaty CPTPP'],
    ['Covid-19', 'MISC disease Covid-19'],
    ['Fumio Kishida', 'PER politician Kishida Fumio'],
    ['Tập Cận Bình', 'PER politician Tập Cận Bình'],
    ['Park Hang-seo', 'PER athlete Park Hang-seo'],
  ];
  for (const [name, facts] of names) {
    it(`${name} is ${facts}`, () => {
      const shown = gazetteer.lookup(name, tokenize(name)).map(({ entry, ambiguous }) => {
        const iso = entry.iso ? ` ${entry.iso}` : '';
        return `${entry.label} ${entry.kind} ${entry.canonical}${iso}${ambiguous ? ' ?' : ''}`;
      });
      assert.ok(shown.includes(facts), shown.join('; ') || 'nothing');
    });
  }

  const nothing = ['hôm nay', 'Theo đó', 'Ngày', 'Các', 'Tuy nhiên', 'Ông', 'Và', 'Một', 'Những', 'Trong'];
  for (const text of nothing) {
    it(`${text} is no name`, () => assert.equal(show(gazetteer, text), ''));
  }

  const words: [word: string, classes: WordClass[], not: WordClass[]][] = [
    ['Nguyễn', ['surname', 'syllable'], ['function']],
    ['Doãn', ['surname'], ['function']],
    ['THỊ', ['middle'], ['english']],
    ['của', ['function', 'syllable'], ['surname', 'given']],
    ['Yoon', ['koreanSurname'], ['syllable', 'function']],
    ['Fumio', ['japaneseName'], ['syllable']],
    ['Emmanuel', ['westernGiven'], ['syllable']],
    ['Tập', ['sinoSurname'], ['function']],
    ['bin', ['nameParticle', 'arabicName'], ['function']],
    ['Quxyz', [], ['syllable', 'surname', 'english']],
    ['thuý'.normalize('NFD'), ['given'], ['function']],
  ];
  for (const [word, classes, not] of words) {
    it(`${word} may be ${classes.join(', ') || 'nothing'}`, () => {
      const bits = gazetteer.wordBits(word);
      for (const one of classes) assert.ok(bits & Word[one], `not ${one}`);
      for (const one of not) assert.ok(!(bits & Word[one]), one);
    });
  }

  const cues: [text: string, cues: string][] = [
    ['Thủ tướng', 'office'],
    ['PGS.TS', 'rank'],
    ['huấn luyện viên', 'occupation'],
    ['sân bay', 'facilityHead'],
    ['quần đảo', 'natureHead'],
    ['Nghị định', 'documentHead'],
    ['thủ đô', 'placeIntro'],
  ];
  for (const [text, cue] of cues) {
    it(`${text} is a cue for ${cue}`, () => {
      const tokens = tokenize(text);
      const whole = gazetteer
        .scan(text, tokens)
        .cues.filter(({ from, to }) => from === 0 && to === tokens.length);
      assert.ok(whole.some((one) => one.cue === cue));
    });
  }

  it('compile to the same bytes each time', async () => {
    assert.equal(JSON.stringify(await buildKnowledge()), file);
  });

  it('have a word for each kind in both languages', () => {
    const { kinds } = JSON.parse(file) as KnowledgeData;
    for (const pair of kinds) {
      const kind = pair.split(' ')[1]!;
      assert.ok(wordFor(en.kinds, kind) && wordFor(vi.kinds, kind), kind);
    }
  });

  it('stay small', () => assert.ok(Buffer.byteLength(file) < 1_700_000));

  it('get through adversarial text', () => {
    for (const piece of ['A', 'Bộ ', 'Nguyễn Văn ', 'TP.', '(', 'châu Á - ', '1/', 'Á']) {
      const text = piece.repeat(100_000);
      const tokens = tokenize(text);
      assert.equal(gazetteer.scan(text, tokens).forms.length, tokens.length, piece);
    }
  });
});
