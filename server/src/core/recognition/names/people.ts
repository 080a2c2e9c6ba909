import { TextCache } from '../cache';
import type { NameRecord, NameTable } from './article';
import type { Gazetteer } from './gazetteer';
import { Word } from './lexicon';

/** Full names of more words than this do not occur; it bounds the parts of one name. */
const LONGEST = 6;
/** UTF-16 code units of names whose short forms are remembered. */
const CAPACITY = 500_000;

/**
 * Ties the short forms of people's names to the full ones: "Hùng" to "Nguyễn Văn Hùng", "Kishida" to
 * "Kishida Fumio". Vietnamese go by their last word or words, others by any word or by the words that end
 * their name.
 */
export class PeopleIndex {
  readonly #full = new Map<string, NameRecord>();

  constructor(table: NameTable, gazetteer: Gazetteer) {
    for (const record of table.values()) {
      const { forms, label, weights, mentions } = record;
      if (label !== 'PER' || forms.length < 2 || forms.length > LONGEST) continue;
      if (weights[0]! < 0.5 * mentions) continue;
      for (const part of shortForms(record, gazetteer)) {
        const known = this.#full.get(part);
        // The first to be named in full owns the short form.
        if (!known) this.#full.set(part, record);
      }
    }
  }

  /** The full name that the short form stands for. */
  fullName(key: string): NameRecord | undefined {
    return this.#full.get(key);
  }
}

const remembered = new WeakMap<Gazetteer, TextCache<readonly string[]>>();

/** They depend on the name and the lists alone, so each is made once. */
function shortForms({ key, forms }: NameRecord, gazetteer: Gazetteer): readonly string[] {
  let cache = remembered.get(gazetteer);
  if (!cache) {
    cache = new TextCache(CAPACITY);
    remembered.set(gazetteer, cache);
  }
  let parts = cache.get(key);
  if (!parts) {
    parts = partsOf(forms, gazetteer);
    cache.set(key, parts);
  }
  return parts;
}

function partsOf(forms: readonly string[], gazetteer: Gazetteer): string[] {
  const parts: string[] = [];
  for (let from = 1; from < forms.length; from++) parts.push(forms.slice(from).join(' '));
  const bits = forms.map((form) => gazetteer.wordBits(form));
  const vietnamese = bits.every((bit) => bit & Word.syllable);
  const family = vietnamese ? Word.koreanSurname | Word.sinoSurname : ~0;
  if (!vietnamese || (bits[0]! & family && !(bits[0]! & Word.surname))) {
    for (let to = 1; to < forms.length; to++) parts.push(forms.slice(0, to).join(' '));
    for (let i = 1; i < forms.length - 1; i++) parts.push(forms[i]!);
  }
  return parts;
}
