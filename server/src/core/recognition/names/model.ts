import { Lattice } from '../../crf/lattice';
import { FEATURES, FeatureExtractor } from './features';
import { type CalibrationPoint, ModelError, type ModelParts, readModel } from './modelFile';
import type { TagSet } from './tags';
import type { NameView } from './view';

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
  /** Open addressing, hash and weights side by side, so that most features cost one look at memory. */
  readonly #places: Int32Array;
  readonly #bytes: Int8Array;
  /** Bytes of a place: the hash, the weights, and at the end whether it is taken. */
  readonly #place: number;
  readonly #mask: number;
  /**
   * One bit for each hash, by its upper bits: most features of a text are not in the model, and these
   * 128 kB, which stay in the cache of the processor, say so without a look at the table.
   */
  readonly #present = new Uint32Array(1 << 15);
  readonly #extractor = new FeatureExtractor();
  readonly #sums: Int32Array;

  constructor({ tags, hashes, weights, scale, transitions, calibration }: ModelParts) {
    const width = tags.size;
    const placeBytes = Math.ceil((4 + width + 1) / 4) * 4;
    this.tags = tags;
    this.#sums = new Int32Array(width);
    this.#place = placeBytes;
    this.#lattice = new Lattice(tags.chain, transitions);
    this.calibration = calibration;
    this.#scale = scale;
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#places = new Int32Array((size * placeBytes) / 4);
    this.#bytes = new Int8Array(this.#places.buffer);
    for (let row = 0; row < hashes.length; row++) {
      const hash = hashes[row]!;
      let place = hash & this.#mask;
      while (this.#bytes[(place + 1) * placeBytes - 1] !== 0) place = (place + 1) & this.#mask;
      this.#places[(place * placeBytes) / 4] = hash;
      this.#bytes.set(weights.subarray(row * width, (row + 1) * width), place * placeBytes + 4);
      this.#bytes[(place + 1) * placeBytes - 1] = 1;
      this.#present[hash >>> 17]! |= 1 << (hash >>> 12);
    }
  }

  score(view: NameView): Lattice {
    const lattice = this.#lattice;
    lattice.resize(view.length);
    const sums = this.#sums;
    const { hashes } = this.#extractor;
    const { size } = this.tags;
    for (let i = 0; i < view.length; i++) {
      const count = this.#extractor.extract(view, i);
      sums.fill(0);
      for (let k = 0; k < count; k++) this.#addRow(hashes[k]!);
      for (let t = 0; t < size; t++) lattice.emissions[i * size + t] = sums[t]! * this.#scale;
    }
    return lattice;
  }

  #addRow(hash: number): void {
    if (((this.#present[hash >>> 17]! >>> (hash >>> 12)) & 1) === 0) return;
    const bytes = this.#bytes;
    const width = this.#place;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * width;
      if (bytes[at + width - 1] === 0) return;
      if (this.#places[at >> 2] !== hash) continue;
      const sums = this.#sums;
      for (let t = 0; t < sums.length; t++) sums[t]! += bytes[at + 4 + t]!;
      return;
    }
  }
}
