import type { CalibrationPoint } from '../../core/recognition/names/model';

/**
 * Fits a rising curve from raw probabilities to observed rates (pool adjacent violators over bins of equal
 * size).
 */
export function fitCalibration(
  outcomes: readonly { raw: number; right: boolean }[],
  bins: number,
): CalibrationPoint[] {
  const sorted = [...outcomes].sort((a, b) => a.raw - b.raw);
  const pools: { raw: number; right: number; size: number }[] = [];
  const perBin = Math.max(20, Math.ceil(sorted.length / bins));
  for (let at = 0; at < sorted.length; at += perBin) {
    const bin = sorted.slice(at, at + perBin);
    let pool = {
      raw: bin.reduce((sum, { raw }) => sum + raw, 0),
      // One imagined span each way keeps the ends off 0 and 1.
      right: bin.filter(({ right }) => right).length,
      size: bin.length,
    };
    for (
      let last = pools.at(-1);
      last && last.right / last.size >= pool.right / pool.size;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { raw: pool.raw + last.raw, right: pool.right + last.right, size: pool.size + last.size };
    }
    pools.push(pool);
  }
  return pools.map(({ raw, right, size }) => ({
    raw: Math.fround(raw / size),
    right: Math.fround((right + 0.5) / (size + 1)),
  }));
}
