import { Lattice } from '../../crf/lattice';
import { FEATURES, FeatureExtractor } from './features';
import { type CalibrationPoint, ModelError, type ModelParts, readModel } from './modelFile';
import type { TagSet } from './tags';
import type { NameView } from './view';
import { WeightTable } from './weightTable';

export interface NameModel {
  /** Its labels and their tags, which are the states of its lattice. */
  readonly tags: TagSet;
  /** The lattice of the tokens of the view, its emissions filled. It is the model's own, and so good until the next call. */
  score(view: NameView): Lattice;
  readonly calibration: readonly CalibrationPoint[];
}

/** @throws {ModelError} when the bytes are no model, or none for these features */
export function createNameModel(bytes: Uint8Array): NameModel {
  const parts = readModel(bytes);
  if (parts.features !== FEATURES) {
    throw new ModelError('version', `The model of names is for other features: ${parts.features}.`);
  }
  return new LoadedModel(parts);
}

class LoadedModel implements NameModel {
  readonly tags: TagSet;
  readonly calibration: readonly CalibrationPoint[];
  readonly #lattice: Lattice;
  readonly #scale: number;
  readonly #table: WeightTable;
  readonly #extractor = new FeatureExtractor();

  constructor(parts: ModelParts) {
    const { tags, scale, transitions, calibration } = parts;
    this.tags = tags;
    this.#table = new WeightTable(parts);
    this.#lattice = new Lattice(tags.chain, transitions);
    this.calibration = calibration;
    this.#scale = scale;
  }

  score(view: NameView): Lattice {
    const lattice = this.#lattice;
    lattice.resize(view.length);
    const table = this.#table;
    const { sums } = table;
    const { hashes } = this.#extractor;
    const { size } = this.tags;
    for (let i = 0; i < view.length; i++) {
      const count = this.#extractor.extract(view, i);
      view.features?.add(hashes, count);
      table.begin();
      table.takeAll(hashes, count);
      table.add();
      for (let t = 0; t < size; t++) lattice.emissions[i * size + t] = sums[t]! * this.#scale;
    }
    return lattice;
  }
}
