import type { CalibrationPoint } from '../../core/recognition/names/modelFile';

/** Spans for each pool that are imagined to be right just as often as the labeller says. */
const IMAGINED = 20;

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
    const raw = bin.reduce((sum, { raw }) => sum + raw, 0);
    const right = bin.filter(({ right }) => right).length;
    const imagined = (IMAGINED * raw) / bin.length;
    let pool = { raw: raw + imagined, right: right + imagined, size: bin.length + IMAGINED };
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
    right: Math.fround(right / size),
  }));
}
