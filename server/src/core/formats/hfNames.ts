import { parse } from 'yaml';
import { isObject } from './json';
import type { InputFile } from './model';

/** The head of a data set's card; what is longer was not written by people. */
const HEAD = 1 << 18;

/** Files beside the rows of a data set that name its tags. */
export const CARDS = ['README.md', 'dataset_infos.json', 'dataset_info.json'] as const;

/** Names of the tags of one column, in the order of their numbers, as the data set's own files have them. */
export function namesBeside(file: InputFile, column: string): readonly string[] | undefined {
  for (const name of CARDS) {
    const text = file.sibling(name);
    if (text === undefined) continue;
    const about = name.endsWith('.md') ? headOf(text) : parsed(text);
    const names = namesIn(about, column);
    if (names) return names;
  }
  return undefined;
}

/** Names of a column's `ClassLabel` in the features of a data set, in any of the forms that are written. */
export function namesIn(about: unknown, column: string): readonly string[] | undefined {
  return search(about, 0);

  function search(value: unknown, depth: number): readonly string[] | undefined {
    if (depth > 8) return undefined;
    if (Array.isArray(value)) {
      const named = value.find((feature) => isObject(feature) && feature['name'] === column);
      if (named) return listOf(named, 0);
      return first(value, depth);
    }
    if (!isObject(value)) return undefined;
    const found = isObject(value[column]) ? listOf(value[column], 0) : undefined;
    return found ?? first(Object.values(value), depth);
  }

  function first(values: readonly unknown[], depth: number): readonly string[] | undefined {
    for (const value of values) {
      const found = search(value, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
}

/** The first list of names in a feature: an array, or an object from numbers to names. */
function listOf(feature: unknown, depth: number): readonly string[] | undefined {
  if (depth > 8) return undefined;
  if (Array.isArray(feature)) {
    for (const part of feature) {
      const names = listOf(part, depth + 1);
      if (names) return names;
    }
    return undefined;
  }
  if (!isObject(feature)) return undefined;
  const { names } = feature;
  if (Array.isArray(names)) return names.map(String);
  if (isObject(names)) {
    const list: string[] = [];
    for (const [n, name] of Object.entries(names)) if (/^\d{1,5}$/.test(n)) list[Number(n)] = String(name);
    return list;
  }
  return listOf(Object.values(feature), depth + 1);
}

function headOf(text: string): unknown {
  const [, head] = /^---\r?\n(.*?)^---\s*$/ms.exec(text.slice(0, HEAD)) ?? [];
  if (head === undefined) return undefined;
  try {
    return parse(head, { maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  if (text.length > HEAD * 16) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
