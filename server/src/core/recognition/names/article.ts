import type { EntityLabel } from '../types';
import type { FoundName, NameAnalysis, NameWord } from './find';
import type { GazetteerEntry } from './gazetteer';
import { LABELS } from './tags';
import { PERSON_CUES } from './view';

/** All mentions of one written form in an article. */
export interface NameRecord {
  /** Folded words, divided by spaces. */
  readonly key: string;
  readonly forms: readonly string[];
  /** The name as its first mention writes it. */
  readonly surface: string;
  /** Mentions, those with a title counted twice. */
  readonly mentions: number;
  /** For each of `LABELS` the probabilities of all mentions together. */
  readonly weights: readonly number[];
  /** The label with the greatest weight. */
  readonly label: EntityLabel;
  /** The listed entity that the last mention of that label was taken for. */
  readonly entry: GazetteerEntry | undefined;
}

/** The written forms of all names of an article by their keys, in order of first mention. */
export type NameTable = ReadonlyMap<string, NameRecord>;

/** For how many mentions one counts that a title introduces. */
const INTRODUCED = 2;

class GrowingRecord implements NameRecord {
  readonly key: string;
  readonly forms: readonly string[];
  readonly surface: string;
  mentions = 0;
  readonly weights = LABELS.map(() => 0);
  label: EntityLabel;
  entry: GazetteerEntry | undefined;
  /** The listed entity for each label. */
  readonly #entries: (GazetteerEntry | undefined)[] = [];

  constructor({ key, surface, label, from, to }: FoundName, words: readonly NameWord[]) {
    this.key = key;
    this.forms = words.slice(from, to).map(({ form }) => form);
    this.surface = surface;
    this.label = label;
  }

  add({ label, labels, entry }: FoundName, first: NameWord): void {
    // "thủ môn Navas": a mention after a title says more of the name than one without.
    const weight = label === 'PER' && first.introduced & PERSON_CUES ? INTRODUCED : 1;
    this.mentions += weight;
    for (let l = 0; l < LABELS.length; l++) this.weights[l]! += weight * labels[l]!;
    if (entry) this.#entries[LABELS.indexOf(label)] = entry;
  }

  /** To be called once all mentions are in. */
  close(): void {
    const best = highest(this.weights);
    this.label = LABELS[best]!;
    this.entry = this.#entries[best];
  }
}

export function highest(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

export function collectNames(paragraphs: readonly { readonly analysis: NameAnalysis }[]): NameTable {
  const records = new Map<string, GrowingRecord>();
  for (const { analysis } of paragraphs) {
    for (const name of analysis.names) {
      let record = records.get(name.key);
      if (!record) {
        record = new GrowingRecord(name, analysis.words);
        records.set(name.key, record);
      }
      record.add(name, analysis.words[name.from]!);
    }
  }
  for (const record of records.values()) record.close();
  return records;
}
