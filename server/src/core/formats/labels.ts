import { DATE } from '../annotation/model';

/** Names of labels in corpora and tools, for projects that do not have such a label of their own. */
const COMMON: Readonly<Record<string, string>> = {
  person: 'PER',
  per: 'PER',
  pers: 'PER',
  persname: 'PER',
  location: 'LOC',
  loc: 'LOC',
  gpe: 'LOC',
  place: 'LOC',
  organization: 'ORG',
  organisation: 'ORG',
  org: 'ORG',
  misc: 'MISC',
  miscellaneous: 'MISC',
  date: DATE,
  time: DATE,
  timex3: DATE,
};

/** `PERSON=PER,FAC=LOC,NORP=`; an empty right side leaves a label out. Undefined when it is not of this form. */
export function parseLabelMap(text: string): Map<string, string> | undefined {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  const map = new Map(pairs.map((pair) => pair.split('=').map((part) => part.trim()) as [string, string]));
  return pairs.every((pair) => /^[^=]+=[^=]*$/.test(pair)) ? map : undefined;
}

/**
 * The label of the project that a label of a file stands for; `null` when it is to be left out, undefined
 * when nobody knows.
 */
export function mapLabel(
  label: string,
  known: ReadonlySet<string>,
  map: ReadonlyMap<string, string>,
): string | null | undefined {
  const mapped = map.get(label);
  if (mapped !== undefined) return mapped === '' ? null : mapped;
  if (known.has(label) || label === DATE) return label;
  const common = COMMON[label.toLowerCase()];
  return common !== undefined && (known.has(common) || common === DATE) ? common : undefined;
}
