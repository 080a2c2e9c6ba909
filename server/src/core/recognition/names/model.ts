import { Lattice } from '../../crf/lattice';
import { FEATURE_VERSION, FeatureExtractor } from './features';
import { CHAIN, TAG_COUNT } from './tags';
import type { NameView } from './view';

/**
 * The shipped model, little endian: magic, format, feature version, count of rows, scale, the transition
 * scores (float32), count and points of the calibration curve (float32 pairs), the sorted hashes of the
 * features (uint32), then for each feature `TAG_COUNT` weights (int8, in units of `scale`).
 */
const MAGIC = 0x4d4e4c44;
const FORMAT = 1;

/** A point of the calibration curve: raw probability, and how often such a span is right. */
export interface CalibrationPoint {
  readonly raw: number;
  readonly right: number;
}

export interface ModelParts {
  readonly hashes: Int32Array;
  /** `hashes.length * TAG_COUNT`. */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly transitions: Float64Array;
  readonly calibration: readonly CalibrationPoint[];
}

export interface NameModel {
  /** The lattice of the tokens of the view, its emissions filled. It is the model's own, and so good until the next call. */
  score(view: NameView): Lattice;
  readonly calibration: readonly CalibrationPoint[];
}

/** @throws Error when the bytes are no model of this version. */
export function createNameModel(bytes: Uint8Array): NameModel {
  return new LoadedModel(readModel(bytes));
}

export function writeModel(parts: ModelParts): Uint8Array {
  const rows = parts.hashes.length;
  const size = 24 + 4 * TAG_COUNT * TAG_COUNT + 8 * parts.calibration.length + rows * (4 + TAG_COUNT);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const uint = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const float = (value: number) => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  uint(MAGIC);
  uint(FORMAT);
  uint(FEATURE_VERSION);
  uint(rows);
  float(parts.scale);
  uint(parts.calibration.length);
  for (const value of parts.transitions) float(value);
  for (const { raw, right } of parts.calibration) {
    float(raw);
    float(right);
  }
  for (const hash of parts.hashes) uint(hash >>> 0);
  bytes.set(new Uint8Array(parts.weights.buffer, parts.weights.byteOffset, parts.weights.length), at);
  return bytes;
}

export function readModel(bytes: Uint8Array): ModelParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(0, true) !== MAGIC) throw new Error('Not a name model.');
  if (view.getUint32(4, true) !== FORMAT || view.getUint32(8, true) !== FEATURE_VERSION) {
    throw new Error('The name model is of another version.');
  }
  const rows = view.getUint32(12, true);
  const scale = view.getFloat32(16, true);
  const points = view.getUint32(20, true);
  let at = 24;
  const size = at + 4 * TAG_COUNT * TAG_COUNT + 8 * points + rows * (4 + TAG_COUNT);
  if (bytes.length !== size) throw new Error('The name model is damaged.');
  const float = () => {
    at += 4;
    return view.getFloat32(at - 4, true);
  };
  const transitions = Float64Array.from({ length: TAG_COUNT * TAG_COUNT }, float);
  const calibration = Array.from({ length: points }, () => ({ raw: float(), right: float() }));
  const hashes = new Int32Array(rows);
  for (let i = 0; i < rows; i++, at += 4) hashes[i] = view.getInt32(at, true);
  const weights = new Int8Array(rows * TAG_COUNT);
  weights.set(new Int8Array(bytes.buffer, bytes.byteOffset + at, weights.length));
  return { hashes, weights, scale, transitions, calibration };
}

/** Bytes of a place in the table: the hash, the weights, and at the end whether it is taken. */
const PLACE = 24;
const TAKEN = PLACE - 1;

class LoadedModel implements NameModel {
  readonly calibration: readonly CalibrationPoint[];
  readonly #lattice: Lattice;
  readonly #scale: number;
  /** Open addressing, hash and weights side by side, so that most features cost one look at memory. */
  readonly #places: Int32Array;
  readonly #bytes: Int8Array;
  readonly #mask: number;
  /**
   * One bit for each hash, by its upper bits: most features of a text are not in the model, and these
   * 128 kB, which stay in the cache of the processor, say so without a look at the table.
   */
  readonly #present = new Uint32Array(1 << 15);
  readonly #extractor = new FeatureExtractor();
  readonly #sums = new Int32Array(TAG_COUNT);

  constructor({ hashes, weights, scale, transitions, calibration }: ModelParts) {
    this.#lattice = new Lattice(CHAIN, transitions);
    this.calibration = calibration;
    this.#scale = scale;
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#places = new Int32Array((size * PLACE) / 4);
    this.#bytes = new Int8Array(this.#places.buffer);
    for (let row = 0; row < hashes.length; row++) {
      const hash = hashes[row]!;
      let place = hash & this.#mask;
      while (this.#bytes[place * PLACE + TAKEN] !== 0) place = (place + 1) & this.#mask;
      this.#places[(place * PLACE) / 4] = hash;
      this.#bytes.set(weights.subarray(row * TAG_COUNT, (row + 1) * TAG_COUNT), place * PLACE + 4);
      this.#bytes[place * PLACE + TAKEN] = 1;
      this.#present[hash >>> 17]! |= 1 << (hash >>> 12);
    }
  }

  score(view: NameView): Lattice {
    const lattice = this.#lattice;
    lattice.resize(view.length);
    const sums = this.#sums;
    const { hashes } = this.#extractor;
    for (let i = 0; i < view.length; i++) {
      const count = this.#extractor.extract(view, i);
      sums.fill(0);
      for (let k = 0; k < count; k++) this.#addRow(hashes[k]!);
      for (let t = 0; t < TAG_COUNT; t++) lattice.emissions[i * TAG_COUNT + t] = sums[t]! * this.#scale;
    }
    return lattice;
  }

  #addRow(hash: number): void {
    if (((this.#present[hash >>> 17]! >>> (hash >>> 12)) & 1) === 0) return;
    const bytes = this.#bytes;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * PLACE;
      if (bytes[at + TAKEN] === 0) return;
      if (this.#places[at >> 2] !== hash) continue;
      const sums = this.#sums;
      for (let t = 0; t < TAG_COUNT; t++) sums[t]! += bytes[at + 4 + t]!;
      return;
    }
  }
}
