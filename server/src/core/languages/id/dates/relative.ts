/** What is told by its distance, lengths of time, and what recurs: "kemarin", "pekan lalu", "tiga hari lalu". */
import { durationValue } from '../../../recognition/dates/durations';
import { momentUnit } from '../../../recognition/dates/resolve/moment';
import { any, opt, type Pattern, phrase, rule, seq, table, word } from '../../../recognition/dates/rule';
import type { DayPart, Meaning, Unit } from '../../../recognition/dates/types';
import { ANY_DAY } from './days';
import { COUNT, DAY_PART, MEASURE, STEP, UNIT, WEEKDAY } from './words';

/** Days from now. */
const RELATIVE_DAY: Pattern<number> = any(
  phrase('hari ini').as(0),
  phrase('kemarin lusa').as(-2),
  phrase('kemarin dulu').as(-2),
  word('kemarin').as(-1),
  phrase('esok lusa').as(2),
  seq(word('besok esok'), opt(word('hari'))).as(1),
  word('lusa').as(2),
);

export const relativeDay = rule({
  code: 'day-relative',
  match: RELATIVE_DAY,
  means: (by) => ({ kind: 'shift', unit: 'day', by, base: 'published' }),
  yes: [
    '[Hari ini=2024-08-28] hujan.',
    'Ia datang [kemarin=2024-08-27].',
    'Sidang dilanjutkan [besok=2024-08-29].',
  ],
  no: ['Hari itu hujan.', 'Kita tunggu hari baik.', 'Mereka menanti hari esoknya.'],
});

/** "pagi ini", "tadi malam", "nanti sore": part of which day. */
const PART_OF_NOW = any<{ readonly by: number; readonly part: DayPart }>(
  word('semalam').as({ by: -1, part: 'NI' }),
  phrase('tadi malam').as({ by: -1, part: 'NI' }),
  phrase('malam tadi').as({ by: -1, part: 'NI' }),
  seq(word('tadi nanti'), DAY_PART).map(([, part]) => ({ by: 0, part })),
  seq(DAY_PART, word('ini tadi nanti')).map(([part]) => ({ by: 0, part })),
  seq(RELATIVE_DAY, DAY_PART).map(([by, part]) => ({ by, part })),
);

export const dayPart = rule({
  code: 'daypart',
  match: any<{ date: Meaning; part: DayPart }>(
    PART_OF_NOW.map(({ by, part }) => ({
      date: { kind: 'shift', unit: 'day', by, base: 'published' },
      part,
    })),
    seq(ANY_DAY, DAY_PART).map(([date, part]) => ({ date, part })),
  ),
  means: ({ date, part }) => ({ kind: 'time', date, part }),
  yes: [
    'Hujan turun [tadi malam=2024-08-27TNI].',
    'Rapat [pagi ini=2024-08-28TMO] ditunda.',
    'Gempa terasa [Selasa malam=2024-08-27TNI].',
    'Ia tiba [kemarin sore=2024-08-27TAF].',
  ],
  no: ['Pasar malam ramai.', 'Shalat malam dianjurkan.', 'Sore hari udara dingin.'],
});

export const unitRelative = rule({
  code: 'unit-relative',
  match: seq(
    UNIT.when(
      // "berusia 20 tahun lalu dibawa pulang"
      (t, i, _, unit) => unit !== 'day' && momentUnit(unit) !== undefined && !COUNT.match(t, i - 1),
    ),
    STEP,
  ),
  means: ([unit, by]) => ({ kind: 'shift', unit, by, base: 'published' }),
  yes: [
    'Harga cabai naik [pekan lalu=2024-W34].',
    'Panen [bulan depan=2024-09] diperkirakan turun.',
    'Target [tahun ini=2024] tercapai.',
  ],
  no: ['Tahun itu ia lahir.', 'Jam ini buatan Swiss.', 'Ia berumur lima tahun dan depan rumahnya ramai.'],
});

const notAge = <T>(measure: Pattern<T>): Pattern<T> =>
  measure.not({ before: 'usia berusia umur berumur' }).when((t, i) => !t.words(i - 2, 'di', 'usia'));

const COUNTED = notAge(MEASURE).when(
  (_, __, ___, { count, unit }) => Number.isInteger(count) && momentUnit(unit) !== undefined,
);

export const ago = rule({
  code: 'ago',
  match: any(
    seq(COUNTED, word('lalu silam')).map(([measure]) => measure),
    seq(COUNTED, phrase('yang lalu')).map(([measure]) => measure),
  ),
  means: ({ count, unit }) => ({ kind: 'shift', unit, by: -count, base: 'published' }),
  yes: [
    'Ia pindah [tiga hari lalu=2024-08-25].',
    'Pabrik dibangun [dua puluh tahun silam=2004].',
    'Mereka menikah [setahun yang lalu=2023].',
  ],
  no: [
    'Ia sakit [tiga hari=P3D] dan dirawat.',
    'Korban berusia 20 tahun lalu dibawa pulang.',
    'Tiga orang lalu pergi.',
  ],
});

export const later = rule({
  code: 'later',
  match: any(
    seq(COUNTED, word('kemudian')).map(([{ unit, count }]) => ({ unit, by: count })),
    seq(COUNTED, word('sebelumnya')).map(([{ unit, count }]) => ({ unit, by: -count })),
  ),
  means: ({ unit, by }) => ({ kind: 'shift', unit, by, base: 'mentioned' }),
  yes: ['Ia ditangkap [12 Agustus=2024-08-12] dan bebas [dua hari kemudian=2024-08-14].'],
  no: ['Dua orang kemudian datang.', 'Ia menunggu [dua hari=P2D] di kantor.'],
});

export const duration = rule({
  code: 'duration',
  match: any(
    seq(COUNT, word('- hingga sampai'), COUNT, UNIT)
      .when((_, __, ___, [low, , high]) => low < high)
      .map(([low, , high, unit]) => `${durationValue(low, unit)}/${durationValue(high, unit)}`),
    seq(MEASURE, word('setengah')).map(([{ count, unit }]) => durationValue(count + 0.5, unit)),
    notAge(MEASURE).map(({ count, unit }) => durationValue(count, unit)),
  ),
  means: (value) => ({ kind: 'duration', value }),
  yes: [
    'Perjalanan makan waktu [dua jam=PT2H].',
    'Ia dirawat [10-12 hari=P10D/P12D].',
    'Mereka absen [beberapa bulan=PXM].',
    'Hukumannya [satu tahun setengah=P18M].',
  ],
  no: ['Bocah berusia 12 tahun itu selamat.', 'Sebuah jam tangan dicuri.', 'Ia punya dua rumah.'],
});

export const recurring = rule({
  code: 'set',
  match: any(
    seq(word('setiap tiap saban'), UNIT).map(([, unit]) => durationValue(1, unit)),
    seq(word('setiap tiap saban'), MEASURE).map(([, { count, unit }]) => durationValue(count, unit)),
    seq(word('setiap tiap saban'), opt(word('hari')), WEEKDAY).map(([, , weekday]) => `XXXX-WXX-${weekday}`),
    table({ harian: 'P1D', mingguan: 'P1W', bulanan: 'P1M', tahunan: 'P1Y' }),
  ),
  means: (value) => ({ kind: 'set', value }),
  yes: [
    'Lomba digelar [setiap tahun=SET P1Y].',
    'Pasar buka [tiap Senin=SET XXXX-WXX-1].',
    'Laporan [bulanan=SET P1M] dikirim.',
  ],
  no: ['Setiap warga hadir.', 'Tiap rumah punya bulan di langit.', 'Lomba tahun-tahun itu sepi.'],
});

export const same = rule({
  code: 'same',
  match: seq(table<Unit>({ hari: 'day', bulan: 'month', tahun: 'year' }), phrase('yang sama')),
  means: ([unit]) => ({ kind: 'same', unit }),
  yes: ['Ia lahir [4 Juli 2020=2020-07-04]. [Hari yang sama=2020-07-04] ayahnya tiba.'],
  no: ['Orang yang sama menang lagi.', 'Hari yang cerah.'],
});
