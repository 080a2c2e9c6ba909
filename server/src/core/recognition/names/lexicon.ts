/**
 * What a single syllable or word may be, as bits of a number. Names of lists in `server/data/<language>/lists/` that
 * hold single words use the same keys.
 */
export const Word = {
  /** A surname of the language that many bear: `nguyễn`, `trần`, `lê`. */
  surname: 1 << 0,
  /** A surname of the language that few bear: `doãn`, `khuất`. */
  rareSurname: 1 << 1,
  /** A usual middle syllable: `văn`, `thị`, `đức`. */
  middle: 1 << 2,
  /** A usual last syllable of a given name: `hùng`, `lan`. */
  given: 1 << 3,
  /** A syllable of Chinese or Korean names read the Sino-Vietnamese way, given names mostly. */
  sinoName: 1 << 4,
  /** A Chinese surname read the Sino-Vietnamese way: `vương`, `tập`. */
  sinoSurname: 1 << 5,
  /** A syllable of Chinese names in pinyin: `xi`, `jinping`. */
  pinyinName: 1 << 6,
  /** A Korean surname in Latin letters: `kim`, `yoon`. */
  koreanSurname: 1 << 7,
  /** A syllable of Korean given names: `suk`, `yeol`. */
  koreanGiven: 1 << 8,
  /** A Japanese surname or given name: `kishida`, `fumio`. */
  japaneseName: 1 << 9,
  /** A given name of English and other Western languages: `john`, `emmanuel`. */
  westernGiven: 1 << 10,
  /** A Western surname: `smith`, `macron`. */
  westernSurname: 1 << 11,
  /** A Russian, Ukrainian or other Slavic name. */
  slavicName: 1 << 12,
  /** An Arabic, Persian, Turkish or Hebrew name. */
  arabicName: 1 << 13,
  /** An Indian or other South Asian name. */
  indianName: 1 << 14,
  /** A Thai, Lao, Khmer, Burmese, Malay, Indonesian or Filipino name. */
  seAsianName: 1 << 15,
  /** A particle inside names: `van`, `de`, `bin`, `al`. */
  nameParticle: 1 << 16,
  /** A function word of the language: `của`, `và`, `đã`; capital only at the start of a sentence. */
  function: 1 << 17,
  /** One of the commonest words or syllables of the language outside names. */
  common: 1 << 18,
  /** A common English word. */
  english: 1 << 19,
  /** A syllable of the language by its spelling, see `NameWords.isSyllable`. */
  syllable: 1 << 20,
} as const;

export type WordClass = keyof typeof Word;

/**
 * Phrases that announce a name or stand for the class of what is named. They match in any case; the class
 * noun of a match is not a name by itself.
 */
export const CUES = [
  /** Before a person: `ông`, `bà`, `anh`, `chị`. */
  'honorific',
  /** An office or post: `Thủ tướng`, `Bộ trưởng`, `chủ tịch`, `giám đốc`. */
  'office',
  /** An occupation: `ca sĩ`, `HLV`, `tiền đạo`, `nhà báo`. */
  'occupation',
  /** A military rank or learned degree: `Đại tướng`, `PGS.TS`, `bác sĩ`. */
  'rank',
  /** Head noun of bodies: `Bộ`, `Công ty`, `Đại học`. */
  'orgHead',
  /** Head noun of administrative units: `tỉnh`, `phường`, `thành phố`. */
  'adminHead',
  /** Head noun of facilities: `đường`, `sân bay`, `cầu`, `nhà máy`. */
  'facilityHead',
  /** Head noun of natural places: `sông`, `núi`, `vịnh`. */
  'natureHead',
  /** Words before a country or a place that stay outside: `nước`, `thủ đô`, `người`, `đội tuyển`. */
  'placeIntro',
  /** Head noun of events: `Hội nghị`, `Diễn đàn`, `Giải`. */
  'eventHead',
  /** Head noun of documents and treaties: `Nghị định`, `Luật`, `Hiệp định`. */
  'documentHead',
  /** Head noun of programmes, campaigns, projects: `Dự án`, `Chương trình`. */
  'programHead',
  /** Head noun of works and products: `phim`, `bài hát`, `cuốn sách`. */
  'workHead',
  /** Verbs of speaking after or before a person: `cho biết`, `phát biểu`. */
  'sayVerb',
  /** Prepositions and verbs of motion before places: `tại`, `ở`, `thăm`. */
  'placePreposition',
  /** Ends of company names: `JSC`, `Corporation`, `Inc`. */
  'companyTail',
  /** Ends of the names of tournaments, prizes and the like in English: `Cup`, `Masters`, `Awards`. */
  'eventTail',
  /** Generic words after which a field or trade follows inside the name of a body: `và`, `phát triển`, `thương mại`. */
  'orgField',
  /** Verbs that often follow a name as its predicate, and end it: `đề nghị`, `tấn công`, `giành`. */
  'verb',
  /**
   * Class nouns that belong to a name in lower case too: `công ty`, `bệnh viện`, `sân bay`. Listed names that
   * begin with one match in lower case; those that begin with `Quốc hội`, `Chính phủ`, `Bộ` do not.
   */
  'lowerHead',
  /** Two syllables at which a sentence begins and which stand in no name: `Tuy nhiên`, `Trong khi`. */
  'opener',
  /** The first two syllables of a common word: `Nghệ nhân`; within the names of bodies too, but in no others. */
  'compound',
] as const;

export type Cue = (typeof CUES)[number];
