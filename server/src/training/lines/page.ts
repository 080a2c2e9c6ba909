import type { LineKind } from '../../core/recognition/types';

/** A non-blank line of a training article. */
export interface TrainingLine {
  readonly text: string;
  readonly kind: LineKind;
}

export type Page = readonly TrainingLine[];
