/** Right, spurious and missed items. */
export interface Counts {
  right: number;
  spurious: number;
  missed: number;
}

export interface Ratios {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function noCounts(): Counts {
  return { right: 0, spurious: 0, missed: 0 };
}

export function addCounts(to: Counts, from: Counts): void {
  to.right += from.right;
  to.spurious += from.spurious;
  to.missed += from.missed;
}

/** Precision, recall and F1, 0 to 1; NaN where there is nothing to divide by. */
export function ratios({ right, spurious, missed }: Counts): Ratios {
  return {
    precision: right / (right + spurious),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + spurious + missed),
  };
}
