import type { LineKind, TimexType } from '../../core/recognition/types';
import type { Span } from '../../core/text/span';

/** A name or date, gold or predicted. Dates have the label `DATE`. Offsets are UTF-16 code units. */
export interface Annotation extends Span {
  readonly label: string;
  readonly type?: TimexType | undefined;
  readonly value?: string | undefined;
  /** Only of gold: the text does not tell the value; what it leaves open may stay so. */
  readonly open?: true | undefined;
  /** Only of predictions: probability that the annotation is right. */
  readonly confidence?: number | undefined;
}

/** Two readings of one place; whichever agrees better with the prediction counts. */
export interface Dispute {
  readonly a: readonly Annotation[];
  readonly b: readonly Annotation[];
}

export interface LineLabel extends Span {
  readonly kind: LineKind;
  /** Only of predictions: probability that the line is boilerplate. */
  readonly boilerplate?: number | undefined;
}

export interface Gold {
  readonly spans: readonly Annotation[];
  readonly disputes: readonly Dispute[];
  /** Blank lines may be left out; empty when the gold says nothing of lines. */
  readonly lines: readonly LineLabel[];
}

/** What a tool says of one article. `lines` is undefined for tools that know nothing of lines. */
export interface Prediction {
  readonly spans: readonly Annotation[];
  readonly lines?: readonly LineLabel[] | undefined;
}
