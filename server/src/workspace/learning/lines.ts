import type { Span } from '../../core/text/span';

/** For each line the spans that lie in it; both are in order. Spans over several lines are in none. */
export function inLines<S extends Span>(lines: readonly Span[], spans: readonly S[]): S[][] {
  let next = 0;
  return lines.map(({ start, end }) => {
    const within: S[] = [];
    for (; next < spans.length && spans[next]!.start < end; next++) {
      const span = spans[next]!;
      if (span.start >= start && span.end <= end) within.push(span);
    }
    return within;
  });
}
