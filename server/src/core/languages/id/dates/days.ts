/** Days, months and years in Indonesian: "Senin, 26 Agustus 2024", "Agustus lalu", "pada 2023". */
import { digitDate, endsFigure, startsFigure } from '../../../recognition/dates/numeric';
import { any, NUMBER, opt, type Pattern, read, rule, seq, word } from '../../../recognition/dates/rule';
import type { Aim, DateMeaning, Meaning, YearRef } from '../../../recognition/dates/types';
import { AIM, DAY, MONTH, STEP, WEEKDAY, YEAR, YEAR_AFTER } from './words';

const digits = (withYear: boolean): Pattern<DateMeaning> =>
  read(5, new Set([NUMBER]), (t, i) => digitDate(t, i, { headed: true }))
    .when((_, __, ___, { meaning }) => meaning.day !== undefined && (!withYear || meaning.year !== undefined))
    .map(({ meaning }) => meaning);

/** "26 Agustus 2024", "26 Agustus". */
const SPELLED: Pattern<DateMeaning> = seq(DAY.not({ before: 'nomor no' }), MONTH, opt(YEAR_AFTER)).map(
  ([day, month, year]) => ({
    kind: 'date',
    day,
    month,
    ...(year === undefined ? {} : { year }),
  }),
);

/** A whole day, however it is written; what stands before says that it is one. */
const WRITTEN_DAY: Pattern<DateMeaning> = any(SPELLED, digits(false));

const withAim = (date: DateMeaning, aim: 'past' | 'future' | undefined): DateMeaning =>
  aim === undefined || date.year !== undefined ? date : { ...date, aim };

export const day = rule({
  code: 'day',
  match: any(
    seq(word('tanggal tgl'), WRITTEN_DAY, opt(AIM)).map(([, date, aim]) => withAim(date, aim)),
    seq(SPELLED, opt(AIM)).map(([date, aim]) => withAim(date, aim)),
  ),
  means: (date) => date,
  yes: [
    'Rapat digelar [tanggal 6/9=2024-09-06] di Bogor.',
    'Gempa terjadi pada [17 Agustus 2023=2023-08-17].',
    'Ia tiba [5 September mendatang=2024-09-05].',
  ],
  no: ['Sebanyak 17 rumah rusak.', 'Kontestan nomor 5 Mei Lestari menang.', 'Ruang 45 Agustus penuh.'],
});

/** Dates in digits that need no head: with a year, or in brackets behind a weekday: "Senin (26/8)". */
export const dayInDigits = rule({
  code: 'day-month-year',
  match: any(
    digits(true).when((t, i) => startsFigure(t, i)),
    digits(false).when((t, i, next) => t.word(i - 1) === '(' && t.word(next) === ')'),
  ),
  means: (date) => date,
  yes: [
    'Berkas itu diterima [27/08/2024=2024-08-27].',
    'Demikian kata Andi, [Selasa=2024-08-27] ([27/8=2024-08-27]).',
  ],
  no: ['Sebanyak 2/3 anggota hadir.', 'Nomor 28/13/2024 salah ketik.', 'Skor 27/8 dicatat.'],
});

export const weekdayDate = rule({
  code: 'weekday-date',
  match: seq(opt(word('hari')), WEEKDAY, opt(word(',')), WRITTEN_DAY),
  means: ([, weekday, , date]) => ({ ...date, weekday }),
  yes: ['[Senin, 26 Agustus 2024=2024-08-26]', 'Sidang dibuka [Rabu 28/8/2024=2024-08-28].'],
  no: ['Pada [Senin=2024-08-26], 26 orang pulang.', 'Sebelum [Rabu=2024-08-28], 28 tenda didirikan.'],
});

export const weekdayWeek = rule({
  code: 'weekday-week',
  match: seq(opt(word('hari')), WEEKDAY, word('pekan minggu'), STEP),
  means: ([, weekday, , week]) => ({ kind: 'weekday', weekday, week }),
  yes: ['Harga naik sejak [Jumat pekan lalu=2024-08-23].'],
  no: ['Toko buka [Jumat=2024-08-23] pekan panen.'],
});

export const weekday = rule({
  code: 'weekday',
  match: seq(opt(word('hari')), WEEKDAY, opt(AIM)),
  means: ([, weekday, aim]) => ({ kind: 'weekday', weekday, ...(aim ? { aim } : {}) }),
  yes: [
    'Polisi menangkap pelaku pada [Selasa=2024-08-27].',
    'Mereka bertemu [Kamis lalu=2024-08-22].',
    'Pasar tutup [hari Minggu=2024-08-25].',
  ],
  no: [
    'Hari itu ia libur [seminggu=P1W].',
    'Sudah dua kali [minggu lalu=2024-W34] berganti.',
    'Kain selasa bukan nama hari.',
  ],
});

interface OfMonth {
  readonly month: number;
  readonly year: YearRef | undefined;
  readonly aim: Aim | undefined;
}

export const month = rule({
  code: 'month',
  match: any<OfMonth>(
    seq(opt(word('bulan')), MONTH, YEAR_AFTER).map(([, month, year]) => ({ month, year, aim: undefined })),
    seq(word('bulan'), MONTH, opt(AIM)).map(([, month, aim]) => ({ month, year: undefined, aim })),
    seq(MONTH, AIM).map(([month, aim]) => ({ month, year: undefined, aim })),
    // "Mei Lestari", "Juni" are names of people too.
    MONTH.when((t, i, next) => BEFORE_MONTH.test(t.word(i - 1)) && !t.at(next).capital).map((month) => ({
      month,
      year: undefined,
      aim: undefined,
    })),
  ),
  means: ({ month, year, aim }) => ({
    kind: 'date',
    month,
    ...(year === undefined ? {} : { year }),
    ...(aim === undefined ? {} : { aim }),
  }),
  yes: [
    'Ekspor naik pada [Juli 2024=2024-07].',
    'Panen raya [Maret lalu=2024-03] gagal.',
    'Tol dibuka sejak [April=2024-04].',
    'Upacara [bulan Oktober tahun lalu=2023-10] batal.',
  ],
  no: ['Aktris Maret Lestari hadir.', 'Wisma April ramai.', 'Korban bernama Juli selamat.'],
});

const BEFORE_MONTH =
  /^(?:pada|sejak|hingga|sampai|dari|selama|awal|akhir|pertengahan|sebelum|setelah|per|dan|-)$/;

export const year = rule({
  code: 'year',
  match: any(
    seq(word('tahun'), YEAR).map(([, year]) => year),
    YEAR.when((t, i, next) => startsFigure(t, i) && endsFigure(t, next) && BEFORE_YEAR.test(t.word(i - 1))),
  ),
  means: (year) => ({ kind: 'date', year }),
  yes: ['Jembatan itu runtuh pada [2019=2019].', 'Produksi [tahun 2022=2022] turun.'],
  no: ['Sebanyak 2019 warga mengungsi.', 'Dana 2022 rupiah hilang.', 'Pada 20199 kasus ada data.'],
});

const BEFORE_YEAR = /^(?:pada|sejak|hingga|sampai|dalam|antara|dari|menjelang|akhir|awal|pertengahan|©|\()$/;

/** A day, however it is told, for what is put behind it. */
export const ANY_DAY: Pattern<Meaning> = any(
  weekdayDate.pattern,
  day.pattern,
  dayInDigits.pattern,
  weekdayWeek.pattern,
  weekday.pattern,
);
