import type { Lattice } from './crf/lattice';
import { FEATURE_VERSION, FeatureExtractor } from './features';
import { TAG_COUNT } from './tags';
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
  /** Fills the emissions of the lattice for all tokens of the view. */
  score(view: NameView, lattice: Lattice): void;
  readonly transitions: Float64Array;
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

const EMPTY = -1;

class LoadedModel implements NameModel {
  readonly transitions: Float64Array;
  readonly calibration: readonly CalibrationPoint[];
  readonly #weights: Int8Array;
  readonly #scale: number;
  /** Open addressing: hash and row side by side, so that a probe touches one cache line. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /**
   * One bit for each hash, by its upper bits: most features of a text are not in the model, and these
   * 128 kB, which stay in the cache of the processor, say so without a look at the table.
   */
  readonly #present = new Uint32Array(1 << 15);
  readonly #extractor = new FeatureExtractor();
  readonly #sums = new Int32Array(TAG_COUNT);

  constructor(parts: ModelParts) {
    this.transitions = parts.transitions;
    this.calibration = parts.calibration;
    this.#weights = parts.weights;
    this.#scale = parts.scale;
    let slots = 16;
    while (slots < parts.hashes.length * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#slots = new Int32Array(slots * 2).fill(EMPTY);
    for (let row = 0; row < parts.hashes.length; row++) {
      let slot = parts.hashes[row]! & this.#mask;
      while (this.#slots[2 * slot + 1] !== EMPTY) slot = (slot + 1) & this.#mask;
      this.#slots[2 * slot] = parts.hashes[row]!;
      this.#slots[2 * slot + 1] = row;
      const hash = parts.hashes[row]!;
      this.#present[hash >>> 17]! |= 1 << (hash >>> 12);
    }
  }

  score(view: NameView, lattice: Lattice): void {
    lattice.resize(view.length);
    const sums = this.#sums;
    const { hashes } = this.#extractor;
    for (let i = 0; i < view.length; i++) {
      const count = this.#extractor.extract(view, i);
      sums.fill(0);
      for (let k = 0; k < count; k++) this.#addRow(hashes[k]!);
      for (let t = 0; t < TAG_COUNT; t++) lattice.emissions[i * TAG_COUNT + t] = sums[t]! * this.#scale;
    }
  }

  #addRow(hash: number): void {
    if (((this.#present[hash >>> 17]! >>> (hash >>> 12)) & 1) === 0) return;
    const slots = this.#slots;
    let slot = hash & this.#mask;
    for (;;) {
      const row = slots[2 * slot + 1]!;
      if (row === EMPTY) return;
      if (slots[2 * slot] === hash) {
        const weights = this.#weights;
        const sums = this.#sums;
        const first = row * TAG_COUNT;
        for (let t = 0; t < TAG_COUNT; t++) sums[t]! += weights[first + t]!;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
  }
}
