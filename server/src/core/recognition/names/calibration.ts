import type { CalibrationPoint } from './modelFile';

/** Maps a raw probability to how often such a span is right, by linear interpolation of the curve. */
export function calibrate(raw: number, curve: readonly CalibrationPoint[]): number {
  if (curve.length === 0) return raw;
  let before = curve[0]!;
  if (raw <= before.raw) return before.right;
  for (const point of curve) {
    if (raw <= point.raw) {
      const share = point.raw === before.raw ? 1 : (raw - before.raw) / (point.raw - before.raw);
      return before.right + share * (point.right - before.right);
    }
    before = point;
  }
  return before.right;
}
