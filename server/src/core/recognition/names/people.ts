import { TextCache } from '../../text/cache';
import type { Gazetteer } from './gazetteer';
import { Word } from './lexicon';
import type { NameChanges, NameRecord } from './mentions';

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
  /** The full names that a short form may stand for. */
  readonly #full = new Map<string, Set<NameRecord>>();

  constructor(readonly gazetteer: Gazetteer) {}

  /** @returns the short forms that may stand for somebody else now */
  update({ gone, come }: NameChanges): Set<string> {
    const changed = new Set<string>();
    for (const record of gone) {
      for (const part of this.#shortForms(record)) {
        this.#full.get(part)?.delete(record);
        changed.add(part);
      }
    }
    for (const record of come) {
      for (const part of this.#shortForms(record)) {
        const known = this.#full.get(part);
        if (known) known.add(record);
        else this.#full.set(part, new Set([record]));
        changed.add(part);
      }
    }
    for (const part of changed) if (this.#full.get(part)?.size === 0) this.#full.delete(part);
    return changed;
  }

  /** The full name that the short form stands for: the first one that the article has. */
  fullName(key: string): NameRecord | undefined {
    let first: NameRecord | undefined;
    for (const record of this.#full.get(key) ?? []) if (!first || isBefore(record, first)) first = record;
    return first;
  }

  /** Of persons only. */
  #shortForms(record: NameRecord): readonly string[] {
    const { forms, label, weights, mentions } = record;
    if (label !== 'PER' || forms.length < 2 || forms.length > LONGEST) return NONE;
    return weights[0]! < 0.5 * mentions ? NONE : shortForms(record, this.gazetteer);
  }
}

const NONE: readonly string[] = [];

function isBefore(a: NameRecord, b: NameRecord): boolean {
  return a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.word < b.word);
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
