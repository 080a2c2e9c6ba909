/** Ranges, quarters, halves, parts, decades and centuries in Indonesian. */
import { any, num, opt, type Pattern, phrase, rule, seq, table, word } from '../../../recognition/dates/rule';
import type { DateMeaning, Meaning, Part } from '../../../recognition/dates/types';
import { ANY_DAY, month, year } from './days';
import { unitRelative } from './relative';
import { DAY, MONTH, ORDINAL, STEP, YEAR, YEAR_AFTER } from './words';

const TO = word('- hingga sampai');

/** "26-28 Agustus 2024", "Januari hingga Maret 2024", "2019-2023", "Senin hingga Jumat". */
export const range = rule({
  code: 'range',
  match: any<readonly [Meaning, Meaning]>(
    seq(opt(word('tanggal')), DAY, TO, DAY, MONTH, opt(YEAR_AFTER)).map(
      ([, first, , last, month, year]): readonly [DateMeaning, DateMeaning] | undefined =>
        first < last
          ? [
              { kind: 'date', day: first },
              { kind: 'date', day: last, month, ...(year === undefined ? {} : { year }) },
            ]
          : undefined,
    ),
    seq(opt(word('bulan')), MONTH, TO, MONTH, opt(YEAR_AFTER)).map(([, first, , last, year]) => {
      const of = year === undefined ? {} : { year };
      return [
        { kind: 'date', month: first, ...of },
        { kind: 'date', month: last, ...of },
      ];
    }),
    seq(ANY_DAY, word('hingga sampai'), ANY_DAY).map(([from, , to]) => [from, to]),
    seq(opt(word('tahun')), YEAR, TO, YEAR).map(([, from, , to]) =>
      from < to
        ? [
            { kind: 'date', year: from },
            { kind: 'date', year: to },
          ]
        : undefined,
    ),
  ),
  means: ([from, to]) => ({ kind: 'range', from, to }),
  yes: [
    'Pameran digelar [26-28 September 2024=2024-09-26/2024-09-28].',
    'Ekspor [Januari hingga Maret 2024=2024-01/2024-03] naik.',
    'Ia menjabat [2019-2023=2019/2023].',
    'Diskon berlaku [30 Agustus hingga 3 September=2024-08-30/2024-09-03].',
  ],
  no: ['Skor akhir 26-28 untuk tim tamu.', 'Pasal 2019-20199 dihapus.', 'Bibit Januari sampai besar.'],
});

/** "kuartal I 2024", "triwulan kedua tahun ini". */
export const quarter = rule({
  code: 'quarter',
  match: seq(word('kuartal triwulan'), ORDINAL, opt(word('/ -')), opt(YEAR_AFTER)),
  means: ([, quarter, , year]) => ({ kind: 'quarter', quarter, ...(year === undefined ? {} : { year }) }),
  yes: ['Laba [kuartal I 2024=2024-Q1] susut.', 'Inflasi [triwulan kedua tahun ini=2024-Q2] rendah.'],
  no: ['Kuartal V tidak pernah ada.', 'Laba per kuartal susut.'],
});

/** "semester I 2024", "paruh kedua 2023". */
export const half = rule({
  code: 'half',
  match: seq(word('semester paruh'), ORDINAL, opt(word('/ -')), YEAR_AFTER),
  means: ([, half, , year]) => (half === 1 || half === 2 ? { kind: 'half', half, year } : undefined),
  yes: ['Penjualan [semester I 2024=2024-H1] naik.', 'Mereka rugi pada [paruh kedua 2023=2023-H2].'],
  no: ['Mahasiswa semester I pulang.', 'Paruh burung itu patah.', 'Semester III 2024 belum mulai.'],
});

const PART: Pattern<Part> = table<Part>({ awal: 'START', pertengahan: 'MID', akhir: 'END' });

/** "awal September", "akhir tahun 2023", "pertengahan pekan ini", "akhir tahun". */
export const part = rule({
  code: 'part',
  match: any<Meaning>(
    seq(PART, any(unitRelative.pattern, month.pattern, year.pattern)).map(([part, of]) => partOf(of, part)),
    seq(PART, YEAR).map(([part, year]) => ({ kind: 'date', year, part })),
    seq(PART, MONTH).map(([part, month]) => ({ kind: 'date', month, part })),
    seq(PART, table({ tahun: 'year', bulan: 'month' } as const)).map(([part, unit]) => ({
      kind: 'shift',
      unit,
      by: 0,
      base: 'published',
      part,
    })),
  ).when((t, i) => !t.words(i, 'akhir', 'pekan')),
  means: (meaning) => meaning,
  yes: [
    'Sekolah dibuka [awal September=2024-09-START].',
    'Proyek rampung [akhir tahun 2023=2023-END].',
    'Harga turun [pertengahan bulan lalu=2024-07-MID].',
    'Target dicapai [akhir tahun=2024-END].',
  ],
  no: ['Pada awal pertandingan ia cedera.', 'Akhir cerita itu sedih.', 'Awal mula September cerah.'],
});

function partOf(meaning: Meaning, part: Part): Meaning | undefined {
  return meaning.kind === 'date' || meaning.kind === 'shift' ? { ...meaning, part } : undefined;
}

export const weekend = rule({
  code: 'weekend',
  match: seq(phrase('akhir pekan'), opt(STEP)),
  means: ([, week]) => (week === undefined ? { kind: 'weekend' } : { kind: 'weekend', week }),
  yes: ['Jalan macet [akhir pekan lalu=2024-W34-WE].', 'Ia libur [akhir pekan=2024-W35-WE].'],
  no: ['Akhir pekanbaru bukan waktu.', 'Pada akhir laga ia cedera.'],
});

/** "tahun 1990-an", "era 80-an". */
export const decade = rule({
  code: 'decade',
  match: seq(word('tahun era dekade dasawarsa'), any(num(1000, 2090), num(10, 90)), word('-'), word('an')),
  means: ([, years]) =>
    years % 10 === 0
      ? { kind: 'fixed', value: String(years >= 1000 ? years / 10 : 190 + years / 10) }
      : undefined,
  yes: ['Musik [era 1990-an=199] kembali digemari.', 'Rumah itu dibangun [tahun 80-an=198].'],
  no: ['Sekitar 80-an orang hadir.', 'Tahun 85-an tidak lazim.'],
});

/** Roman numbers of centuries, in capitals. */
const ROMAN: Pattern<number> = table({
  xv: 15,
  xvi: 16,
  xvii: 17,
  xviii: 18,
  xix: 19,
  xx: 20,
  xxi: 21,
}).when((t, i) => t.at(i).capital);

/** "abad ke-21", "abad XX". */
export const century = rule({
  code: 'century',
  match: seq(
    word('abad'),
    any(
      seq(word('ke'), word('-'), num(1, 22)).map(([, , number]) => number),
      ROMAN,
    ),
  ),
  means: ([, number]) => ({ kind: 'fixed', value: String(number - 1).padStart(2, '0') }),
  yes: ['Candi dari [abad ke-9=08] dipugar.', 'Krisis [abad XX=19] terulang.'],
  no: ['Kios Abad Jaya tutup.', 'Urutan ke-9 kosong.'],
});
