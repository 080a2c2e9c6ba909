import { FEATURES } from '../../core/recognition/names/features';
import type { CalibrationPoint, ModelParts } from '../../core/recognition/names/modelFile';
import type { TagSet } from '../../core/recognition/names/tags';
import type { TrainedWeights } from '../crf/adagrad';

/** Weights beyond this are cut: they are rare, and the scale of the others would suffer. */
const HIGHEST = 5;
/** Weights of fewer steps become none: they decide hardly anything, and pack badly. */
const LEAST_STEPS = 2;

/**
 * Rounds the weights to bytes and drops the features that decide nothing.
 *
 * @param prune features without any weight of at least this size are dropped
 */
export function quantize(
  tags: TagSet,
  trained: TrainedWeights,
  hashes: Int32Array,
  prune: number,
  calibration: readonly CalibrationPoint[],
): ModelParts {
  const { size } = tags;
  const scale = HIGHEST / 127;
  const kept: number[] = [];
  for (let row = 0; row < hashes.length; row++) {
    let top = 0;
    for (let t = 0; t < size; t++) top = Math.max(top, Math.abs(trained.state[row * size + t]!));
    if (top >= prune) kept.push(row);
  }
  kept.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  const weights = new Int8Array(kept.length * size);
  kept.forEach((row, place) => {
    for (let t = 0; t < size; t++) {
      const value = Math.round(trained.state[row * size + t]! / scale);
      weights[place * size + t] = Math.abs(value) < LEAST_STEPS ? 0 : Math.max(-127, Math.min(127, value));
    }
  });
  return {
    features: FEATURES,
    tags,
    hashes: Int32Array.from(kept, (row) => hashes[row]!),
    weights,
    scale: Math.fround(scale),
    transitions: trained.transitions.map(Math.fround),
    calibration,
  };
}
