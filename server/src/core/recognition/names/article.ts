import type { EntityLabel } from '../types';
import type { FoundName, NameAnalysis, NameWord } from './find';
import type { GazetteerEntry } from './gazetteer';
import { LABELS } from './tags';

/** All mentions of one written form in an article. */
export interface NameRecord {
  /** Folded words, divided by spaces. */
  readonly key: string;
  readonly forms: readonly string[];
  /** The name as its first mention writes it. */
  readonly surface: string;
  readonly mentions: number;
  /** For each of `LABELS` the probabilities of all mentions together. */
  readonly weights: readonly number[];
  /** The label with the greatest weight. */
  readonly label: EntityLabel;
  readonly entry?: GazetteerEntry;
}

interface GrowingRecord {
  key: string;
  forms: readonly string[];
  surface: string;
  mentions: number;
  weights: number[];
  entries: Map<EntityLabel, GazetteerEntry>;
}

/** Collects the written forms of all names of an article, in order of first mention. */
export class NameTable {
  readonly #growing = new Map<string, GrowingRecord>();
  readonly #records = new Map<string, NameRecord>();

  add(text: string, name: FoundName, words: readonly NameWord[]): void {
    const key = keyOf(words, name.from, name.to);
    let record = this.#growing.get(key);
    if (!record) {
      const forms = words.slice(name.from, name.to).map(({ form }) => form);
      const surface = text.slice(name.start, name.end);
      record = { key, forms, surface, mentions: 0, weights: LABELS.map(() => 0), entries: new Map() };
      this.#growing.set(key, record);
    }
    record.mentions++;
    for (let l = 0; l < LABELS.length; l++) record.weights[l]! += name.labels[l]!;
    if (name.entry) record.entries.set(name.label, name.entry);
  }

  /** Call once all names are in. */
  close(): void {
    for (const { entries, ...record } of this.#growing.values()) {
      const label = LABELS[highest(record.weights)]!;
      const entry = entries.get(label);
      this.#records.set(record.key, { ...record, label, ...(entry && { entry }) });
    }
    this.#growing.clear();
  }

  get(key: string): NameRecord | undefined {
    return this.#records.get(key);
  }

  all(): Iterable<NameRecord> {
    return this.#records.values();
  }
}

export function keyOf(words: readonly NameWord[], from: number, to: number): string {
  if (to - from === 1) return words[from]!.form;
  let key = words[from]!.form;
  for (let i = from + 1; i < to; i++) key += ` ${words[i]!.form}`;
  return key;
}

export function highest(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

export function collectNames(
  paragraphs: readonly { readonly text: string; readonly analysis: NameAnalysis }[],
): NameTable {
  const table = new NameTable();
  for (const { text, analysis } of paragraphs) {
    for (const name of analysis.names) table.add(text, name, analysis.words);
  }
  table.close();
  return table;
}
