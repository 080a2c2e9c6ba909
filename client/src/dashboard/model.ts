/** What the page of the dashboard shows: words and numbers that are ready to be drawn. It knows nothing of articles. */

export interface Series {
  readonly name: string;
  /** One for each label of the chart; null where there is none. */
  readonly values: readonly (number | null)[];
}

/**
 * `bars` stand one after another in time, `rows` lie below one another, both stacked; `lines` are shares in per cent;
 * in a `curve` labels are numbers, and both axes are shares in per cent.
 */
export interface Chart {
  readonly kind: 'bars' | 'rows' | 'lines' | 'curve';
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** The same for those who cannot see a chart, or want the numbers; the first column names the row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  /** Stays while its meaning does, so that what is open stays open. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence. */
  readonly summary: string;
  /** What is left out, and what the numbers do not say. */
  readonly notes: readonly string[];
  readonly chart?: Chart;
  readonly table?: Table;
}

export interface Model {
  readonly title: string;
  /** Why there is nothing, or not all yet. */
  readonly notice?: string;
  readonly tiles: readonly { readonly name: string; readonly value: string }[];
  readonly sections: readonly Section[];
  /** Above each table. */
  readonly asTable: string;
}

/** What is kept of the page while it is hidden, and when the window is opened again. */
export interface Kept {
  /** Sections whose tables are open. */
  readonly open?: readonly string[];
  /** Pixels. */
  readonly scroll?: number;
}
