/** Predictions of one range of confidence. */
export interface Bin {
  /** Confidence from, inclusive, and to, exclusive but for 1. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence and share of right predictions. */
  readonly confidence: number;
  readonly right: number;
}

export interface Calibration {
  /** Bins that have predictions. */
  readonly bins: readonly Bin[];
  /** Mean distance of confidence and share of right ones over the bins, weighted by their counts. */
  readonly error: number;
}

/** A reliability diagram as a table, and the expected calibration error. */
export function calibrate(
  predictions: readonly { readonly confidence: number; readonly right: boolean }[],
  count = 10,
): Calibration {
  const groups = Array.from({ length: count }, () => ({ n: 0, sum: 0, right: 0 }));
  for (const { confidence, right } of predictions) {
    const group = groups[Math.min(count - 1, Math.floor(confidence * count))]!;
    group.n++;
    group.sum += confidence;
    if (right) group.right++;
  }
  const bins = groups.flatMap(({ n, sum, right }, i) =>
    n === 0
      ? []
      : [{ from: i / count, to: (i + 1) / count, count: n, confidence: sum / n, right: right / n }],
  );
  const error = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.right), 0);
  return { bins, error: predictions.length === 0 ? 0 : error / predictions.length };
}
