import type { FeastRule } from '../../../recognition/dates/feasts';
import {
  CHRISTMAS,
  EASTER,
  type FeastName,
  GOOD_FRIDAY,
  LUNAR_NEW_YEAR,
  NEW_YEAR,
  NEW_YEARS_EVE,
  solar,
  VALENTINE,
} from '../../../recognition/dates/feasts';
import { any, opt, type Pattern, phrase, rule, seq } from '../../../recognition/dates/rule';
import { YEAR_AFTER } from './words';

/** Feasts of the Islamic calendar are not computed and so not listed. */
const NAMES: readonly FeastName[] = [
  ['hari natal', CHRISTMAS],
  ['natal', CHRISTMAS],
  ['malam tahun baru', NEW_YEARS_EVE],
  ['tahun baru imlek', LUNAR_NEW_YEAR],
  ['imlek', LUNAR_NEW_YEAR],
  ['tahun baru', NEW_YEAR],
  ['jumat agung', GOOD_FRIDAY],
  ['paskah', EASTER],
  ['hari valentine', VALENTINE],
  ['hari buruh', solar(5, 1)],
  ['hari kemerdekaan', solar(8, 17)],
  ['hari pahlawan', solar(11, 10)],
  ['hari kartini', solar(4, 21)],
];

const FEAST: Pattern<FeastRule> = any(...NAMES.map(([name, feast]) => phrase(name).as(feast)));

/** "Natal 2024", "Hari Kemerdekaan", with a capital. */
export const feast = rule({
  code: 'feast',
  match: seq(
    FEAST.when((t, i) => t.at(i).capital || t.at(i + 1).capital),
    opt(YEAR_AFTER),
  ),
  means: ([feast, year]) => ({ kind: 'feast', feast, ...(year === undefined ? {} : { year }) }),
  yes: ['Toko tutup pada [Natal 2023=2023-12-25].', 'Lomba meriahkan [Hari Kemerdekaan=2024-08-17].'],
  no: ['Kota natal penyair itu sepi.', 'Ia memimpin kota natal dua puluh wali.'],
});
