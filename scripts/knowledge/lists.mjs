// Reads server/data/lists/*.yaml; the format is described in server/data/lists/README.md.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** @returns {Promise<{ records: object[], words: Record<string, string[]>, cues: Record<string, string[]>, composed: object[] }>} */
export async function readLists(folder) {
  const lists = { records: [], words: {}, cues: {}, composed: [] };
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  for (const file of files) {
    const list = parse(await readFile(path.join(folder, file), 'utf8'));
    for (const section of list.entities ?? []) lists.records.push(...readSection(section, file));
    lists.composed.push(...(list.composed ?? []).map(readComposed));
    for (const [name, text] of Object.entries(list.words ?? {})) {
      addTo(lists.words, name, split(text, /\s+/));
    }
    for (const [name, text] of Object.entries(list.cues ?? {})) {
      addTo(lists.cues, name, splitNames(text));
    }
  }
  for (const group of [lists.words, lists.cues]) {
    for (const [name, items] of Object.entries(group)) group[name] = [...new Set(items)];
  }
  return lists;
}

function addTo(group, name, items) {
  group[name] = [...(group[name] ?? []), ...items];
}

function readSection({ label, kind, within, names }, file) {
  if (!label || !kind || !names) throw new Error(`${file}: a section needs label, kind and names`);
  return lines(names).flatMap((line) => {
    const [, iso, rest] = /^(?:([A-Z]{2}(?:-[A-Z0-9]{1,3})?) \| )?(.*)$/.exec(line);
    const [list, place] = rest.split(' @ ');
    const owner = place?.trim() ?? within;
    const several = list.startsWith('+ ');
    const entities = several
      ? split(list.slice(2), ';').map((item) => split(item, ' = '))
      : [split(list, ';')];
    return entities.map((entity) => ({
      label,
      kind,
      names: entity.map(readName),
      ...(iso && { iso }),
      ...(owner && { within: owner }),
    }));
  });
}

function readComposed({ label, kind, places, names }) {
  return {
    label,
    kind,
    places: splitNames(places).map((place) => split(place, ' = ')),
    names: lines(names).map((line) => split(line, ';')),
  };
}

function readName(text) {
  const ambiguous = text.endsWith('?');
  return { name: ambiguous ? text.slice(0, -1) : text, ambiguous };
}

function lines(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
}

function splitNames(text) {
  return lines(text).flatMap((line) => split(line, ';'));
}

function split(text, separator) {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter(Boolean);
}
