// What the data packages add to the Indonesian lists: countries, cities, words of names.
import { citiesIn, countriesIn, fakerWords } from '../../../scripts/knowledge/cldr.mjs';

/** Cities of other countries below this many people are hardly ever named without their country. */
const ABROAD = 500_000;
const AT_HOME = 50_000;

/** @param own the lists of this folder; @param text `{ fold }` of the core */
export default function recipe(own, { fold }) {
  const taken = new Set(own.records.flatMap(({ names }) => names.map(({ name }) => fold(name))));
  const words = new Set(Object.values(own.words).flat().map(fold));
  const isFree = ({ name, country, population }) =>
    population >= (country === 'ID' ? AT_HOME : ABROAD) && !taken.has(fold(name)) && !words.has(fold(name));
  const functional = new Set((own.words.function ?? []).map(fold));
  const names = [...fakerWords('id_ID', 'first_name'), ...fakerWords('id_ID', 'last_name')];
  return {
    records: [...own.records, ...countriesIn('id'), ...citiesIn('id', AT_HOME, isFree)],
    words: {
      ...own.words,
      seAsianName: [
        ...new Set([
          ...(own.words.seAsianName ?? []),
          ...names.filter((name) => !functional.has(fold(name))),
        ]),
      ],
    },
    cues: own.cues,
  };
}
