import type { CalibrationPoint, ModelParts } from '../../core/recognition/names/model';
import { TAG_COUNT } from '../../core/recognition/names/tags';
import type { TrainedWeights } from '../crf/adagrad';

/** Weights beyond this are cut: they are rare, and the scale of the others would suffer. */
const HIGHEST = 5;

/**
 * Rounds the weights to bytes and drops the features that decide nothing.
 *
 * @param prune features without any weight of at least this size are dropped
 */
export function quantize(
  trained: TrainedWeights,
  hashes: Int32Array,
  prune: number,
  calibration: readonly CalibrationPoint[],
): ModelParts {
  const scale = HIGHEST / 127;
  const kept: number[] = [];
  for (let row = 0; row < hashes.length; row++) {
    let top = 0;
    for (let t = 0; t < TAG_COUNT; t++) top = Math.max(top, Math.abs(trained.state[row * TAG_COUNT + t]!));
    if (top >= prune) kept.push(row);
  }
  kept.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  const weights = new Int8Array(kept.length * TAG_COUNT);
  kept.forEach((row, place) => {
    for (let t = 0; t < TAG_COUNT; t++) {
      const value = Math.round(trained.state[row * TAG_COUNT + t]! / scale);
      weights[place * TAG_COUNT + t] = Math.max(-127, Math.min(127, value));
    }
  });
  return {
    hashes: Int32Array.from(kept, (row) => hashes[row]!),
    weights,
    scale: Math.fround(scale),
    transitions: trained.transitions.map(Math.fround),
    calibration,
  };
}
