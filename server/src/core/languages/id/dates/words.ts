/** What the rules of Indonesian are put together from. */
import { any, num, opt, type Pattern, phrase, seq, table, word } from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { Aim, DayPart, Unit, YearRef } from '../../../recognition/dates/types';

const isCapital = (t: Tokens, i: number): boolean => t.at(i).capital;

/** "Agustus", "Agt.": with a capital, short forms with or without their stop. */
export const MONTH: Pattern<number> = any(
  table({
    januari: 1,
    februari: 2,
    maret: 3,
    april: 4,
    mei: 5,
    juni: 6,
    juli: 7,
    agustus: 8,
    september: 9,
    oktober: 10,
    november: 11,
    nopember: 11,
    desember: 12,
  }),
  seq(
    table({
      jan: 1,
      feb: 2,
      mar: 3,
      apr: 4,
      jun: 6,
      jul: 7,
      agu: 8,
      ags: 8,
      agt: 8,
      sep: 9,
      sept: 9,
      okt: 10,
      nov: 11,
      des: 12,
    }),
    opt(word('.')),
  ).map(([month]) => month),
).when(isCapital);

/** "Senin", "Jum'at": with a capital, for "minggu" is the week. */
export const WEEKDAY: Pattern<number> = any(
  table({ senin: 1, selasa: 2, rabu: 3, kamis: 4, jumat: 5, sabtu: 6, minggu: 7, ahad: 7 }),
  phrase("jum ' at").as(5),
).when(isCapital);

/** "2024", where no longer figure goes on. */
export const YEAR: Pattern<number> = num(1000, 2199).when((t, i, next) => {
  const after = t.at(next);
  return t.at(i).text.length === 4 && !(after.glued && after.kind !== 'sign');
});

export const DAY: Pattern<number> = num(1, 31).when((t, i, next) => {
  const runsOn = t.at(next).glued && t.at(next).kind !== 'sign';
  return !runsOn && !(t.at(i).glued && t.at(i - 1).text !== '-' && t.at(i - 1).text !== '(');
});

/** Words behind a unit: how many of it from now. */
export const STEP: Pattern<number> = table({
  ini: 0,
  lalu: -1,
  kemarin: -1,
  silam: -1,
  depan: 1,
  mendatang: 1,
});

/** Words behind a day or month: which way it lies. */
export const AIM: Pattern<Aim> = any<Aim>(
  word('lalu kemarin silam').as('past'),
  word('ini depan mendatang').as('future'),
);

/** "2024", "tahun 2024", "tahun lalu" behind a month or a quarter. */
export const YEAR_AFTER: Pattern<YearRef> = any<YearRef>(
  seq(opt(word('tahun')), YEAR).map(([, year]) => year),
  seq(word('tahun'), STEP).map(([, shift]) => ({ shift, base: 'published' })),
);

export const DAY_PART: Pattern<DayPart> = any<DayPart>(
  phrase('dini hari').as('NI'),
  table<DayPart>({ pagi: 'MO', siang: 'MI', sore: 'AF', petang: 'EV', malam: 'NI' }),
);

export const UNIT: Pattern<Unit> = table<Unit>({
  detik: 'second',
  menit: 'minute',
  jam: 'hour',
  hari: 'day',
  minggu: 'week',
  pekan: 'week',
  bulan: 'month',
  kuartal: 'quarter',
  triwulan: 'quarter',
  tahun: 'year',
  dekade: 'decade',
  dasawarsa: 'decade',
  abad: 'century',
});

const ONES = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
};

/** "tiga", "dua belas", "dua puluh lima", "3", "1,5"; NaN for "beberapa". */
export const COUNT: Pattern<number> = any(
  seq(table(ONES), word('puluh'), opt(table(ONES))).map(([tens, , ones = 0]) => 10 * tens + ones),
  seq(table(ONES), word('belas')).map(([ones]) => 10 + ones),
  table({ ...ONES, sepuluh: 10, sebelas: 11, seratus: 100, setengah: 0.5 }),
  word('beberapa').as(Number.NaN),
  seq(num(0, 999), word(','), num(1, 9)).map(([whole, , tenths]) => whole + tenths / 10),
  num(1, 9999).when((t, i, next) => {
    const [before, after] = [t.at(i), t.at(next)];
    return (
      !(before.glued && t.at(i - 1).text !== '-') &&
      !(after.glued && after.kind !== 'word' && after.text !== '-')
    );
  }),
);

/** "tiga hari", "setahun", "sepekan": how many of a unit. */
export const MEASURE: Pattern<{ readonly count: number; readonly unit: Unit }> = any(
  table<Unit>({
    semenit: 'minute',
    sejam: 'hour',
    sehari: 'day',
    seminggu: 'week',
    sepekan: 'week',
    sebulan: 'month',
    setahun: 'year',
    sedekade: 'decade',
    seabad: 'century',
  }).map((unit) => ({ count: 1, unit })),
  seq(COUNT, UNIT).map(([count, unit]) => ({ count, unit })),
);

/** "I", "pertama", "ke-1". */
export const ORDINAL: Pattern<number> = any(
  table({ i: 1, ii: 2, iii: 3, iv: 4 }).when(isCapital),
  table({ pertama: 1, kedua: 2, ketiga: 3, keempat: 4 }),
  num(1, 4),
  seq(word('ke'), word('-'), num(1, 4)).map(([, , number]) => number),
);
