import { inOrder, overlaps, type Span } from './span';
import { lowerBound } from './units';

/** Finds the spans that overlap one without looking at all of them. */
export class SpanIndex<S extends Span> {
  readonly #sorted: readonly S[];
  /** For each of them the end of what reaches farthest up to it, from which on nothing before it matters. */
  readonly #reach: number[] = [];

  constructor(spans: readonly S[]) {
    this.#sorted = inOrder([...spans]);
    for (const { end } of this.#sorted) this.#reach.push(Math.max(end, this.#reach.at(-1) ?? 0));
  }

  /** In order. */
  overlapping(span: Span): S[] {
    const found: S[] = [];
    const first = lowerBound(this.#reach, (end) => end > span.start);
    for (let n = first; n < this.#sorted.length && this.#sorted[n]!.start < span.end; n++)
      if (overlaps(this.#sorted[n]!, span)) found.push(this.#sorted[n]!);
    return found;
  }
}
