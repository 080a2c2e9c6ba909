import { FeatureExtractor } from '../../core/recognition/names/features';
import type { Gazetteer } from '../../core/recognition/names/gazetteer';
import { BEGIN, END, INSIDE, SINGLE, tagOf } from '../../core/recognition/names/tags';
import { createView, type NameView } from '../../core/recognition/names/view';
import type { Instance } from '../crf/likelihood';
import type { NamedLine } from './gold';

/** A line with its gold tags, before its features have row numbers. */
export interface RawInstance {
  readonly hashes: Int32Array;
  readonly offsets: Int32Array;
  readonly gold: Uint8Array;
  readonly weight: number;
}

export interface TaggedView {
  readonly view: NameView;
  readonly gold: Uint8Array;
  /** Names whose borders are not token borders. */
  readonly misaligned: readonly string[];
}

/** @param labels those of the model; the names of the line have no others */
export function tagLine(line: NamedLine, gazetteer: Gazetteer, labels: readonly string[]): TaggedView {
  const view = createView(line.text, gazetteer);
  const gold = new Uint8Array(view.length);
  const misaligned: string[] = [];
  let i = 0;
  for (const { start, end, label } of line.names) {
    while (i < view.length && view.tokens[i]!.end <= start) i++;
    const from = i;
    while (i < view.length && view.tokens[i]!.start < end) i++;
    if (from === i) continue;
    if (view.tokens[from]!.start !== start || view.tokens[i - 1]!.end !== end) {
      misaligned.push(line.text.slice(start, end));
    }
    const number = labels.indexOf(label);
    if (i - from === 1) gold[from] = tagOf(number, SINGLE);
    else {
      gold[from] = tagOf(number, BEGIN);
      gold.fill(tagOf(number, INSIDE), from + 1, i - 1);
      gold[i - 1] = tagOf(number, END);
    }
  }
  return { view, gold, misaligned };
}

const extractor = new FeatureExtractor();

export function extractInstance(view: NameView, gold: Uint8Array, weight: number): RawInstance {
  const hashes: number[] = [];
  const offsets = new Int32Array(view.length + 1);
  for (let i = 0; i < view.length; i++) {
    const count = extractor.extract(view, i);
    for (let k = 0; k < count; k++) hashes.push(extractor.hashes[k]!);
    offsets[i + 1] = hashes.length;
  }
  return { hashes: Int32Array.from(hashes), offsets, gold, weight };
}

export interface FeatureIndex {
  /** Hash of each row. */
  readonly hashes: Int32Array;
  /** Occurrences of each row's feature. */
  readonly counts: Float64Array;
  readonly rows: Map<number, number>;
}

/** Numbers the features that occur at least `least` times, in order of first occurrence. */
export function indexFeatures(instances: Iterable<RawInstance>, least: number): FeatureIndex {
  const all = new Map<number, number>();
  for (const { hashes } of instances) {
    for (const hash of hashes) all.set(hash, (all.get(hash) ?? 0) + 1);
  }
  const kept = [...all].filter(([, count]) => count >= least);
  return {
    hashes: Int32Array.from(kept, ([hash]) => hash),
    counts: Float64Array.from(kept, ([, count]) => count),
    rows: new Map(kept.map(([hash], row) => [hash, row])),
  };
}

export function numberFeatures(raw: RawInstance, { rows }: FeatureIndex): Instance {
  return {
    features: raw.hashes.map((hash) => rows.get(hash) ?? -1),
    offsets: raw.offsets,
    gold: raw.gold,
    weight: raw.weight,
  };
}
